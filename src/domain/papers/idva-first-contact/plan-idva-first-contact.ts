// Ways to reach a victim that were typed or changed after her IDVA had the safe-contact paper: another paper, released by a person.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { SafeContact, Case } from '../../cases/case.ts';
import type { Occasion } from '../../plan/effects.ts';
import { safeContactsOf, referralsOf } from '../../cases/case-of-referral.ts';
import type { Due } from '../../plan/withheld.ts';
import { idvaFor } from './idva-for.ts';
import { withoutIdva } from './without-idva.ts';
import { sortBy } from '../../text/order.ts';
import { isSettled, viewContextOf, hasGone } from '../parts/circulation.ts';
import { at, addDays, dayOf, clockTime, type LocalTime } from '../../time/day.ts';
import { makeReason } from '../../text/reason.ts';
import { viewFirstContact } from './idva-first-contact-paper.ts';
import { sendPaper } from '../mail-views.ts';
import type { Contact } from '../../register/register.ts';
import { atWorkSince } from '../../plan/at-work-since.ts';
import type { Referral } from '../../referral/referral.ts';
import { key as keyOfReferral, receivedAt } from '../../referral/intake-keys.ts';

/** A paper that nobody released by then ends as not released. */
const OPEN_DAYS = 21;

/** What a paper says about one way: another number, answer or time is told again. */
export function wayOccasion({ marac }: MaracPlanContext, contact: string, way: SafeContact): Occasion {
  const { id, route, value, safe, times, messageSafe } = way;
  // Rows of Safe contacts are in the restricted workbook, so whatever names one is there too.
  return `way/${marac.pool.take('H', `way/${JSON.stringify([id, route, value, safe, times, messageSafe])}`)}/${contact}`;
}

/** The ones of a case that a paper shows. */
export function wayOccasions(context: MaracPlanContext, contact: string, caseRef: string): readonly Occasion[] {
  return safeContactsOf(context.marac, caseRef).map((one) => wayOccasion(context, contact, one));
}

export function planLaterWays(context: MaracPlanContext): readonly Due[] {
  return context.marac.cases.flatMap((caseRow) =>
    caseRow.state === 'closed' || caseRow.state === 'archived' ? [] : ofCase(context, caseRow),
  );
}

function ofCase(context: MaracPlanContext, one: Case): readonly Due[] {
  const ways = safeContactsOf(context.marac, one.id);
  if (ways.length === 0) return [];
  const contact = idvaFor(context, one);
  const colleagues = context.facts.contacts.filter((each) => contact === undefined || each.agency === contact.agency);
  const untold = sortBy(ways, (way) => way.id).filter(
    (way) => isLater(context, one, contact, way) && !isTold(context, one, way, colleagues),
  );
  if (untold.length === 0) return [];
  const what = 'idva-first-contact';
  const keyOf = (count: number): string => `${context.marac.name}/intake/${one.id}/ways-${count}/${contact?.id ?? ''}`;
  let count = 1;
  while (isSettled(context, keyOf(count))) count += 1;
  const mailKey = keyOf(count);
  const since = context.facts.recorded.messages.get(mailKey)?.plannedAt ?? context.now;
  const notAfter = at(addDays(dayOf(since), OPEN_DAYS), clockTime('23:59'));
  if (contact === undefined)
    return withoutIdva(context, one.id, {
      what,
      about: one.id,
      notAfter,
      had: (id) => wayOccasion(context, id, untold[0] as SafeContact),
    });
  const view = viewContextOf(context);
  const paperKey = `${mailKey}/paper`;
  const why = [makeReason('intake.later-ways', { case: one.id })];
  // A case that was taken over has no referral.
  const referrals = referralsOf(context.marac, one.id);
  const referral = referrals[referrals.length - 1] ?? { id: one.id };
  return sendPaper(context, 'intake', {
    template: what,
    paperKey,
    mailKey,
    to: contact,
    audience: 'idva',
    model: viewFirstContact(view, paperKey, referral, one.id),
    intro: `A way to reach the victim of case ${one.id} was added or changed since the last paper.`,
    covers: wayOccasions(context, contact.id, one.id),
    notAfter,
    because: why,
  });
}

/**
 * Not those on the first paper, which contains everything there when it goes: that has gone or is over, or the way is newer than the program's use.
 */
function isLater(
  context: MaracPlanContext,
  caseRow: Case,
  contact: Contact | undefined,
  { confirmedOn }: SafeContact,
): boolean {
  const referrals = referralsOf(context.marac, caseRow.id);
  if (referrals.some((each) => isFirstDue(context, each, contact))) return false;
  if (firstPapers(context, caseRow).length > 0) return true;
  return confirmedOn !== undefined && confirmedOn > dayOf(atWorkSince(context.facts.recorded) as LocalTime);
}

function isFirstDue(context: MaracPlanContext, referral: Referral, contact: Contact | undefined): boolean {
  if (firstPaperUntil(context, referral) < context.now) return false;
  return contact === undefined
    ? !context.facts.recorded.covered.has(`${referral.id}/safe-contact`)
    : !isSettled(context, keyOfReferral(context, referral, `safe-contact/${contact.id}`));
}

/** Counted from the referral, so that cases taken over with old referrals send nothing on the first day. */
export function firstPaperUntil(context: MaracPlanContext, referral: Referral): LocalTime {
  return at(addDays(referral.decidedOn ?? dayOf(receivedAt(context, referral)), OPEN_DAYS), clockTime('23:59'));
}

/** Keys of the safe-contact papers of its referrals, whoever got them. */
function firstPapers({ facts, marac }: MaracPlanContext, caseRow: Case): readonly string[] {
  const starts = referralsOf(marac, caseRow.id).map((each) => `${marac.name}/intake/${each.id}/safe-contact/`);
  return [...facts.recorded.messages.keys()].filter((key) => starts.some((start) => key.startsWith(start)));
}

function isTold(context: MaracPlanContext, caseRow: Case, way: SafeContact, colleagues: readonly Contact[]): boolean {
  const { covered, messages } = context.facts.recorded;
  const occasions = colleagues.map((each) => wayOccasion(context, each.id, way));
  if (occasions.some((each) => covered.has(each))) return true;
  // If one may have gone, a person says whether it did: another paper beside it could tell the same twice.
  const mayHaveGone = [...messages.values()].filter((each) => each.state === 'uncertain');
  if (mayHaveGone.some((each) => each.covers.some((told) => occasions.includes(told)))) return true;
  // Papers of an earlier version do not say which ways they contained: they had those of a referral.
  const before = firstPapers(context, caseRow).filter(
    (key) => hasGone(context, key) && messages.get(key)?.covers.every((each) => !each.startsWith('way/')) === true,
  );
  return (
    before.length > 0 &&
    way.confirmedBy !== undefined &&
    referralsOf(context.marac, caseRow.id).some((each) => each.referrerAgency === way.confirmedBy)
  );
}
