// What leaves: the messages of a plan with the papers they carry, as models (the fast path), as composed mail with HTML and .docx, or printed.
import type { MessageEffect } from '../../../src/domain/plan/effects.ts';
import type { Access } from '../../../src/domain/access/access.ts';
import { mayGo } from '../../../src/domain/access/may-go.ts';
import type { Facts } from '../../../src/domain/plan/facts.ts';
import { mailboxOf } from './words.ts';
import type { Planned } from '../../../src/jobs/engine/planned.ts';

export interface Leaving {
  readonly key: string;
  readonly to: string;
  readonly address: string;
  readonly mailbox: string;
  readonly template: string;
  readonly papers: readonly string[];
  /** All text that leaves, decoded. */
  readonly text: string;
  readonly effect: MessageEffect;
}

/** The gate inside the second commit: the message as its manifest says, against the newest access. */
function goes(effect: MessageEffect, planned: Planned, access: Access): boolean {
  const address = planned.access.contacts.find((one) => one.id === effect.to)?.address ?? '';
  return mayGo(
    {
      to: effect.to,
      marac: effect.marac,
      audience: effect.audience,
      discloses: planned.discloses.get(effect.key) ?? [],
      contentFree: effect.contentFree === true,
      neverWaits: effect.gate === 'none',
      address: effect.toAddress ?? address,
    },
    access,
  ).may;
}

/** Every message of the plan with the models of its papers: all that a template could print. */
export function leavingModels(planned: Planned, facts: Facts, access: Access = planned.access): readonly Leaving[] {
  const papers = new Map(
    planned.wanted.flatMap(({ effect }) => (effect.do === 'paper' ? [[effect.key, effect] as const] : [])),
  );
  return planned.wanted.flatMap(({ effect }) => {
    if (effect.do !== 'message' || !goes(effect, planned, access)) return [];
    const address = effect.toAddress ?? facts.contacts.find((one) => one.id === effect.to)?.address ?? '';
    const carried = effect.papers.flatMap((key) => papers.get(key) ?? []);
    return [
      {
        key: effect.key,
        to: effect.to,
        address,
        mailbox: mailboxOf(address),
        template: effect.template,
        papers: carried.map((one) => one.template),
        text: [effect.model, ...carried.map((one) => one.model)].map((one) => JSON.stringify(one)).join('\n'),
        effect,
      },
    ];
  });
}
