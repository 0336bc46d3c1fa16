// What is wanted now, squared with what has happened: jobs plan, access is asked, and everything is sorted before anything is done.
import { gatherAccess, type Access } from '../domain/access.ts';
import { dayOf, type LocalTime } from '../domain/day.ts';
import { mayGo } from '../domain/entitlement.ts';
import type { Facts } from '../domain/facts.ts';
import {
  reconcile,
  type Disclosed,
  type Hashed,
  type Key,
  type MessageEffect,
  type Once,
  type PaperEffect,
  type Reconciled,
} from '../domain/plan.ts';
import type { Reason } from '../domain/reason.ts';
import { disclosedByMessage, disclosedByPaper, hashEffects } from './content.ts';
import type { Desk } from './desk.ts';
import type { Job } from './job.ts';
import { applyPeoplesWord } from './peoples-word.ts';

/** A message that would be due but may not go: shown on Today with its reason, planned again at every run until it may. */
export interface Stopped {
  readonly effect: MessageEffect;
  readonly because: Reason;
}

export interface Planned {
  readonly access: Access;
  readonly wanted: readonly Hashed[];
  readonly reconciled: Reconciled;
  readonly stopped: readonly Stopped[];
  readonly discloses: ReadonlyMap<Key, readonly Disclosed[]>;
}

/** These stop nothing at planning: the message is drafted, shown, and waits. */
const PLANNED_ALL_THE_SAME: readonly string[] = ['sending.off'];

/** Pure but for the hash's key: the plan of these jobs for this moment. */
export function makePlan(
  desk: Pick<Desk, 'keys' | 'documents' | 'allowedDomains'>,
  facts: Facts,
  jobs: readonly Job[],
  now: LocalTime,
): Planned {
  const access = gatherAccess(facts, dayOf(now), desk.allowedDomains);
  const round = { facts, access, now, today: dayOf(now) };
  const effects = jobs.flatMap((job) => job.plan(round)).map((effect) => applyPeoplesWord(effect, facts));
  const discloses = new Map<Key, readonly Disclosed[]>();
  for (const effect of effects) if (effect.do === 'paper') discloses.set(effect.key, disclosedByPaper(effect));
  const stopped: Stopped[] = [];
  const going: Once[] = effects.filter((effect) => {
    if (effect.do !== 'message') return true;
    // Past its time and never planned before: history, as on the first day with old rows. Nobody is told about it, nobody is mailed.
    if (effect.notAfter < now && !facts.recorded.messages.has(effect.key)) return false;
    const shown = disclosedByMessage(effect, discloses);
    discloses.set(effect.key, shown);
    const because = whyNot(effect, shown, access, now);
    if (because !== undefined) stopped.push({ effect, because });
    return because === undefined;
  });
  const needed = neededPapers(going);
  const wanted = hashEffects(
    desk.keys,
    going.filter((effect) => effect.do !== 'paper' || needed.has(effect.key)),
    facts.recorded,
    (sort, template) => versionOf(desk, sort, template),
  );
  const planned = new Set(
    facts.maracs
      .flatMap((marac) => jobs.map((job) => `${marac.name}/${job.name}`))
      .concat(jobs.map((job) => `*/${job.name}`)),
  );
  return { access, wanted, reconciled: reconcile(wanted, facts.recorded, planned), stopped, discloses };
}

function versionOf(desk: Pick<Desk, 'documents'>, sort: 'paper' | 'mail', template: string): string {
  return template === 'answer-sheet' || template === 'times' ? template : desk.documents.versionOf(sort, template);
}

function whyNot(
  effect: MessageEffect,
  shown: readonly Disclosed[],
  access: Access,
  now: LocalTime,
): Reason | undefined {
  if (effect.notAfter < now) return { rule: 'not-after', facts: { at: effect.notAfter } };
  const contact = access.contacts.find((one) => one.id === effect.to);
  const verdict = mayGo(
    {
      to: effect.to,
      marac: effect.marac,
      audience: effect.audience,
      discloses: shown,
      contentFree: effect.contentFree === true,
      address: effect.toAddress ?? contact?.address ?? '',
    },
    access,
  );
  return verdict.may || PLANNED_ALL_THE_SAME.includes(verdict.because.rule) ? undefined : verdict.because;
}

/** Papers that a planned message carries, and the team's own, which no message carries. */
function neededPapers(effects: readonly Once[]): ReadonlySet<Key> {
  const carried = new Set(effects.flatMap((effect) => (effect.do === 'message' ? effect.papers : [])));
  const team = effects.filter(
    (effect): effect is PaperEffect => effect.do === 'paper' && effect.audience === 'coordinator',
  );
  return new Set([...carried, ...team.map((one) => one.key)]);
}
