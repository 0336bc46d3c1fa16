// Ways to reach a victim that were typed, or changed, after her IDVA had the safe-contact paper: a further paper at once, on a release.
import { atWorkSince } from '../../domain/plan/at-work-since.ts';
import { referralsOf, safeContactsOf } from '../../domain/cases/case-of-referral.ts';
import type { Referral } from '../../domain/referral/referral.ts';
import { key as keyOfReferral, receivedAt } from './intake-keys.ts';
import type { Case, SafeContact } from '../../domain/cases/case.ts';
import type { Contact } from '../../domain/register/register.ts';
import { addDays, at, clockTime, dayOf, type LocalTime } from '../../domain/time/day.ts';
import { sortBy } from '../../domain/text/order.ts';
import type { Occasion } from '../../domain/plan/effects.ts';
import { because } from '../../domain/text/reason.ts';
import { viewFirstContact } from '../../domain/papers/idva/idva-view.ts';
import { attachedTitles, letterhead } from '../../domain/papers/mail-views.ts';
import type { Due } from '../../domain/plan/withheld.ts';
import { idvaFor } from '../meeting/idva-for.ts';
import { hasGone, isSettled, message, paper, sceneOf } from '../meeting/circulation.ts';
import type { MaracRound } from '../engine/job.ts';
import { withoutIdva } from '../meeting/without-idva.ts';

/** A paper that nobody released in this time ends as not released. */
const OPEN_DAYS = 21;

/** What a paper tells of one way: another number, another answer or other times are told anew. */
export function wayOccasion({ marac }: MaracRound, contact: string, way: SafeContact): Occasion {
  const { id, route, value, safe, times, messageSafe } = way;
  // Rows of Safe contacts stand in the restricted workbook: what names one would stand there too.
  return `way/${marac.pool.take('H', `way/${JSON.stringify([id, route, value, safe, times, messageSafe])}`)}/${contact}`;
}

/** Those of all ways of a case that a paper shows. */
export function wayOccasions(round: MaracRound, contact: string, caseRef: string): readonly Occasion[] {
  return safeContactsOf(round.marac, caseRef).map((one) => wayOccasion(round, contact, one));
}

export function planLaterWays(round: MaracRound): readonly Due[] {
  return round.marac.cases.flatMap((one) =>
    one.state === 'closed' || one.state === 'archived' ? [] : ofCase(round, one),
  );
}

function ofCase(round: MaracRound, one: Case): readonly Due[] {
  const ways = safeContactsOf(round.marac, one.id);
  if (ways.length === 0) return [];
  const contact = idvaFor(round, one);
  const colleagues = round.facts.contacts.filter((each) => contact === undefined || each.agency === contact.agency);
  const untold = sortBy(ways, (way) => way.id).filter(
    (way) => isLater(round, one, contact, way) && !isTold(round, one, way, colleagues),
  );
  if (untold.length === 0) return [];
  const what = 'idva-first-contact';
  const keyOf = (count: number): string => `${round.marac.name}/intake/${one.id}/ways-${count}/${contact?.id ?? ''}`;
  let count = 1;
  while (isSettled(round, keyOf(count))) count += 1;
  const mailKey = keyOf(count);
  const since = round.facts.recorded.messages.get(mailKey)?.plannedAt ?? round.now;
  const notAfter = at(addDays(dayOf(since), OPEN_DAYS), clockTime('23:59'));
  if (contact === undefined)
    return withoutIdva(round, one.id, {
      what,
      about: one.id,
      notAfter,
      had: (id) => wayOccasion(round, id, untold[0] as SafeContact),
    });
  const scene = sceneOf(round);
  const paperKey = `${mailKey}/paper`;
  const why = [because('intake.later-ways', { case: one.id })];
  // Of a case that was taken over there is no referral.
  const referral = referralsOf(round.marac, one.id).at(-1) ?? { id: one.id };
  return [
    paper(round, 'intake', {
      key: paperKey,
      template: what,
      audience: 'idva',
      reader: contact.id,
      model: viewFirstContact(scene, paperKey, referral, one.id),
      because: why,
    }),
    message(round, 'intake', {
      key: mailKey,
      to: contact.id,
      audience: 'idva',
      template: 'papers',
      model: {
        head: letterhead(scene, mailKey, contact),
        intro: `A way to reach the victim of case ${one.id} was added or changed since the last paper.`,
        answerBy: '',
        papers: attachedTitles([what]),
      },
      papers: [paperKey],
      covers: wayOccasions(round, contact.id, one.id),
      gate: 'release',
      ready: true,
      notAfter,
      because: why,
    }),
  ];
}

/** Not on the first paper, which tells all that stands there when it goes: that has gone or is over, or the way is newer than the program's work. */
function isLater(round: MaracRound, one: Case, contact: Contact | undefined, { confirmedOn }: SafeContact): boolean {
  const referrals = referralsOf(round.marac, one.id);
  if (referrals.some((each) => isFirstDue(round, each, contact))) return false;
  if (firstPapers(round, one).length > 0) return true;
  return confirmedOn !== undefined && confirmedOn > dayOf(atWorkSince(round.facts.recorded) as LocalTime);
}

function isFirstDue(round: MaracRound, referral: Referral, contact: Contact | undefined): boolean {
  if (firstPaperUntil(round, referral) < round.now) return false;
  return contact === undefined
    ? !round.facts.recorded.covered.has(`${referral.id}/safe-contact`)
    : !isSettled(round, keyOfReferral(round, referral, `safe-contact/${contact.id}`));
}

/** Counted from the referral: cases taken over with old referrals send nothing on their first day. */
export function firstPaperUntil(round: MaracRound, referral: Referral): LocalTime {
  return at(addDays(referral.decidedOn ?? dayOf(receivedAt(round, referral)), OPEN_DAYS), clockTime('23:59'));
}

/** Keys of the safe-contact papers of its referrals, whoever got them. */
function firstPapers({ facts, marac }: MaracRound, one: Case): readonly string[] {
  const starts = referralsOf(marac, one.id).map((each) => `${marac.name}/intake/${each.id}/safe-contact/`);
  return [...facts.recorded.messages.keys()].filter((key) => starts.some((start) => key.startsWith(start)));
}

function isTold(round: MaracRound, one: Case, way: SafeContact, colleagues: readonly Contact[]): boolean {
  const { covered, messages } = round.facts.recorded;
  const occasions = colleagues.map((each) => wayOccasion(round, each.id, way));
  if (occasions.some((each) => covered.has(each))) return true;
  // Of one that may have gone a person says whether it did: a further paper beside it could tell the same twice.
  const mayHaveGone = [...messages.values()].filter((each) => each.state === 'uncertain');
  if (mayHaveGone.some((each) => each.covers.some((told) => occasions.includes(told)))) return true;
  // Papers of an earlier version do not say which ways stood on them: those of a referral did.
  const before = firstPapers(round, one).filter(
    (key) => hasGone(round, key) && messages.get(key)?.covers.every((each) => !each.startsWith('way/')) === true,
  );
  return (
    before.length > 0 &&
    way.confirmedBy !== undefined &&
    referralsOf(round.marac, one.id).some((each) => each.referrerAgency === way.confirmedBy)
  );
}
