// Makes the plan: the jobs return effects, access is decided, and what may not go is listed, before anything is done.
import { findDaysToCome, findDomainTroubles } from '../../domain/register/allowed-domain.ts';
import { frozenCases, gatherAccess, type Access } from '../../domain/access/access.ts';
import { atWorkSince } from '../../domain/plan/at-work-since.ts';
import { dayOf, type LocalTime } from '../../domain/time/day.ts';
import { findAddressee, mayGo } from '../../domain/access/may-go.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import { withoutRestricted } from '../../domain/access/unrestricted-facts.ts';
import {
  type Disclosed,
  type Hashed,
  type Key,
  type MessageEffect,
  type MessageState,
  type Effect,
  type PaperEffect,
  type Recorded,
} from '../../domain/plan/effects.ts';
import { reconcile } from '../../domain/plan/reconcile.ts';
import { namesRestricted } from '../../domain/access/restricted.ts';
import { isCorrectable } from '../../domain/access/correctable-reasons.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import { isForgotten, isWithheld, type Due, type Withheld } from '../../domain/plan/withheld.ts';
import { chosenTitle } from '../../domain/outward/chosen-title.ts';
import { lastRead } from '../../domain/register/roster.ts';
import { disclosedByMessage, disclosedByPaper, hashEffects } from './content-hash.ts';
import type { Ports } from './ports.ts';
import { planWhatWasMissed, type MissedPlanning } from './catch-up.ts';
import type { Job } from './job.ts';
import type { PlanContext } from '../../domain/plan/plan-context.ts';
import { longLate } from '../memory/remember-late-papers.ts';
import { toMissedMessage, isMissed } from '../messages/missed-messages.ts';
import { forceGates, holdUnusualCounts } from './forced-gates.ts';
import { unknownOf } from '../reading/unreadable-at-planning.ts';
import { withheldMessage } from '../messages/withheld-message.ts';
import { isReissued } from '../../domain/plan/reissue.ts';
import type { Stopped, Planned } from './planned.ts';
import { memoBy } from '../../domain/text/memo-by.ts';

/** These stop nothing at planning: the message is drafted and shown, and waits. */
const PLANNED_ALL_THE_SAME: readonly string[] = ['sending.off', 'sending.unreadable'];

type PlanPorts = Pick<Ports, 'keys' | 'documents' | 'allowedDomains' | 'actionUpdateForm'>;

const contextOf = memoBy((ports: PlanPorts, facts: Facts, now: LocalTime): PlanContext => {
  const { allowedDomains, actionUpdateForm } = ports;
  const today = dayOf(now);
  const access = gatherAccess(facts, today, allowedDomains);
  return { facts, access, now, today, ...(actionUpdateForm === undefined ? {} : { actionUpdateForm }) };
});

/** The views ask for the plans of all jobs after a run of some: what a job wants of the same facts at the same moment is worked out once. */
const planJob = memoBy((context: PlanContext, job: Job): readonly Due[] => job.plan(context));

/** Pure apart from the key of the hash: the plan of these jobs for this time, and for what `over` prevented from being planned in time. */
export function makePlan(
  ports: PlanPorts,
  facts: Facts,
  jobs: readonly Job[],
  now: LocalTime,
  over: readonly MissedPlanning[] = [],
): Planned {
  const context = contextOf(ports, facts, now);
  const { access } = context;
  const due = jobs.flatMap((job) => planJob(context, job));
  const effects = withBack(due, planWhatWasMissed(context, jobs, over)).map((effect) => forceGates(effect, facts));
  const discloses = new Map<Key, readonly Disclosed[]>();
  for (const effect of effects) if (effect.do === 'paper') discloses.set(effect.key, disclosedByPaper(effect));
  const stopped: Stopped[] = [];
  const missed: MessageEffect[] = [];
  const asked = askedSingly(facts);
  const since = atWorkSince(facts.recorded);
  const allowed: Effect[] = effects.flatMap((planned): readonly Effect[] => {
    if (planned.do !== 'message') return [planned];
    const effect = gateFrozen(planned, disclosedByMessage(planned, discloses), asked);
    const isPast = effect.notAfter < now;
    if (isPast && !isMissed(effect, facts.recorded, since, now)) return [];
    const shown = disclosedByMessage(effect, withRecorded(effect, discloses, facts.recorded));
    discloses.set(effect.key, shown);
    const why = whyNot(effect, shown, access);
    // What has left, or ended without leaving, is shown as that.
    if (why !== undefined && hasEnded(effect, facts.recorded)) return [];
    if (isPast && (why === undefined || isCorrectable(why))) missed.push(toMissedMessage(effect, why));
    else if (why !== undefined) stopped.push({ effect, because: why });
    return why === undefined && !isPast ? [effect] : [];
  });
  const going = holdUnusualCounts(allowed, facts.recorded);
  const needed = neededPapers(going, (key) => isReissued(facts, key, now));
  const addresses = new Map(lastRead(facts).contacts.map((contact) => [contact.id, contact.address]));
  const hash = (some: readonly Effect[]): readonly Hashed[] =>
    hashEffects(
      ports.keys,
      some,
      facts.recorded,
      (sort, template) => versionOf(ports, sort, template),
      (contact) => addresses.get(contact),
      (marac) => chosenTitle(facts, marac),
    );
  const wanted = hash(going.filter((effect) => effect.do !== 'paper' || needed.has(effect.key)));
  const withheld = [
    ...due.filter(isWithheld).filter((one) => !isForgotten(one.notAfter, since, now)),
    ...stopped.map((one) => withheldMessage(one, discloses, effects)),
    ...longLate(facts, now),
  ];
  const reasons = new Map(stopped.map((one) => [one.effect.key, one.because]));
  const reconciled = reconcile(wanted, facts.recorded, pairsOf(facts, jobs), unknownOf(facts, jobs, reasons, now));
  return {
    access,
    wanted,
    reconciled,
    stopped,
    withheld,
    ...(withheld.some((one) => tellsOfBoth(facts, one))
      ? { open: makePlan(ports, withoutRestricted(facts), jobs, now).withheld }
      : {}),
    missed: hash(missed),
    discloses,
    troubles: [...findDomainTroubles(access), ...findDaysToCome(access)],
  };
}

/** What the jobs want, and what they would have wanted then and no longer want. */
function withBack(due: readonly Due[], back: readonly Effect[]): readonly Effect[] {
  const now = due.flatMap((one) => (isWithheld(one) ? [] : [one]));
  const keys = new Set(now.map((effect) => effect.key));
  return [...now, ...back.filter((effect) => !keys.has(effect.key))];
}

/** `marac/job`, also over all MARACs. */
const pairsOf = ({ maracs }: Facts, jobs: readonly Job[]): ReadonlySet<string> =>
  new Set([...maracs.map((marac) => marac.name), '*'].flatMap((marac) => jobs.map((job) => `${marac}/${job.name}`)));

/** About a restricted case or a row of one, and about another case too. */
function tellsOfBoth(facts: Facts, { tells }: Withheld): boolean {
  // `K-7KQ2MX`, or the occasion of a message without content: `A-7KQ2MX/manager-2027-W10`.
  const rows = tells.map((one) => one.split('/')[0] ?? '').filter((part) => /^[A-Z]{1,3}-/.test(part));
  const apart = rows.filter((row) => namesRestricted(facts, [row]));
  return apart.length > 0 && apart.length < rows.length;
}

/** Cases that a death froze and for which a person has allowed papers again. */
function askedSingly(facts: Facts): ReadonlySet<string> {
  return new Set(
    facts.maracs.flatMap((marac) => {
      const frozen = frozenCases(marac.cases);
      return marac.cases.filter((one) => frozen.has(one.id) && one.papersAllowedBy !== undefined).map((one) => one.id);
    }),
  );
}

/** A message about such a case waits for a person, whatever its kind. */
function gateFrozen(effect: MessageEffect, shown: readonly Disclosed[], asked: ReadonlySet<string>): MessageEffect {
  const about = shown.find((disclosed) => asked.has(disclosed.case));
  if (about === undefined || effect.gate === 'release' || effect.contentFree === true) return effect;
  return {
    ...effect,
    gate: 'release',
    because: [...effect.because, makeReason('case.asked-singly', { case: about.case })],
  };
}

/** A paper that is not planned now goes in its newest version: what that version shows counts. */
function withRecorded(
  effect: MessageEffect,
  planned: ReadonlyMap<Key, readonly Disclosed[]>,
  recorded: Recorded,
): ReadonlyMap<Key, readonly Disclosed[]> {
  const missing = effect.papers.filter((key) => !planned.has(key));
  if (missing.length === 0) return planned;
  const unknown: readonly Disclosed[] = [{ case: 'paper-not-known', classes: ['note'] }];
  return new Map([...planned, ...missing.map((key) => [key, recorded.papers.get(key)?.discloses ?? unknown] as const)]);
}

function versionOf(ports: Pick<Ports, 'documents'>, sort: 'paper' | 'mail', template: string): string {
  return template === 'answer-sheet' || template === 'times' ? template : ports.documents.versionOf(sort, template);
}

const NOT_ENDED: readonly (MessageState | undefined)[] = [undefined, 'draft', 'offered', 'approved', 'cancelled'];

const hasEnded = ({ key }: MessageEffect, { messages }: Recorded): boolean =>
  !NOT_ENDED.includes(messages.get(key)?.state);

function whyNot(effect: MessageEffect, shown: readonly Disclosed[], access: Access): Reason | undefined {
  const neverWaits = effect.gate === 'none';
  const contact = findAddressee(access, { to: effect.to, neverWaits });
  const verdict = mayGo(
    {
      to: effect.to,
      marac: effect.marac,
      audience: effect.audience,
      discloses: shown,
      contentFree: effect.contentFree === true,
      neverWaits,
      address: effect.toAddress ?? contact?.address ?? '',
    },
    access,
  );
  return verdict.may || PLANNED_ALL_THE_SAME.includes(verdict.because.rule) ? undefined : verdict.because;
}

/** Papers that a planned message carries, the team's own papers, and those reissued after the time of the message that had them. */
function neededPapers(effects: readonly Effect[], isAnew: (key: Key) => boolean): ReadonlySet<Key> {
  const carried = new Set(effects.flatMap((effect) => (effect.do === 'message' ? effect.papers : [])));
  const others = effects.filter(
    (effect): effect is PaperEffect =>
      effect.do === 'paper' && (effect.audience === 'coordinator' || isAnew(effect.key)),
  );
  return new Set([...carried, ...others.map((other) => other.key)]);
}
