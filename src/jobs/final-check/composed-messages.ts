// What the final check reads: messages just composed, and drafts of earlier runs that are now ready, each with the text of every paper it carries.
import type { Key, MessageEffect } from '../../domain/plan/effects.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { PlannedMessage } from '../../ledger/plan-commit.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import type { Composition } from '../engine/compose-plan.ts';
import type { Planned } from '../engine/planned.ts';

export interface ComposedMessage {
  readonly messages: readonly (Pick<PlannedMessage, 'key' | 'text' | 'discloses' | 'papers'> & {
    readonly contentHash?: string;
  })[];
  readonly papers: readonly { readonly key: Key; readonly plainText: string }[];
}

interface Draft {
  readonly effect: MessageEffect;
  readonly hash: string;
}

/** Drafts whose ready mark is now there: the same content as before, about to be offered. */
export function readyDrafts(facts: Facts, planned: Planned): readonly Draft[] {
  const kept = new Set(planned.reconciled.keep);
  return planned.wanted.flatMap(({ effect, hash }) =>
    effect.do === 'message' &&
    effect.ready &&
    kept.has(effect.key) &&
    facts.recorded.messages.get(effect.key)?.state === 'draft'
      ? [{ effect, hash }]
      : [],
  );
}

/** Drafts that say what they said at the last final check, which found something in them. */
function foundBefore({ look = [], recorded }: Facts, { wanted, reconciled }: Planned): readonly Draft[] {
  const kept = new Set(reconciled.keep);
  const found = new Set(look.map((finding) => finding.key));
  return wanted.flatMap(({ effect, hash }) =>
    effect.do === 'message' &&
    found.has(effect.key) &&
    kept.has(effect.key) &&
    recorded.messages.get(effect.key)?.state === 'draft'
      ? [{ effect, hash }]
      : [],
  );
}

/** A draft that was stopped once is checked again at every run until nothing is found; a paper that did not change is read from the ledger. */
export async function gatherComposed(
  ledger: Ledger,
  facts: Facts,
  planned: Planned,
  composed: Composition,
): Promise<ComposedMessage> {
  const fresh = new Set(composed.messages.map((message) => message.key));
  const again = new Map(
    [...readyDrafts(facts, planned), ...foundBefore(facts, planned)].map((draft) => [draft.effect.key, draft]),
  );
  const drafts = await Promise.all(
    [...again.values()]
      .filter((draft) => !fresh.has(draft.effect.key))
      .map(async ({ effect, hash }) => ({
        key: effect.key,
        contentHash: hash,
        text: (await ledger.findMailText(effect.key)) ?? { subject: '', text: '', html: '' },
        discloses: planned.discloses.get(effect.key) ?? [],
        papers: effect.papers,
      })),
  );
  const messages = [...composed.messages, ...drafts];
  const made = new Set(composed.papers.map((paper) => paper.key));
  const missing = [...new Set(messages.flatMap((message) => message.papers))].filter((key) => !made.has(key));
  const kept = await Promise.all(missing.map(async (key) => ({ key, plainText: await textOf(ledger, key) })));
  return { messages, papers: [...composed.papers, ...kept] };
}

async function textOf(ledger: Ledger, key: Key): Promise<string> {
  const paper = await ledger.findPaper(key);
  const bytes = paper === undefined ? undefined : await ledger.readContent(paper.textId);
  return bytes === undefined ? '' : Buffer.from(bytes).toString('utf8');
}
