// Flags: one answer per agency and meeting, asked for by a row; and once a month the list of people whose flags may come off.
import type { MaracPlanContext } from '../../plan/plan-context.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { type Copy, isSettled, viewContextOf } from '../parts/circulation.ts';
import type { Effect } from '../../plan/effects.ts';
import { rowMaker } from '../../plan/row-maker.ts';
import { makeReason, type Reason } from '../../text/reason.ts';
import { sameAgency } from '../../access/access.ts';
import type { Case } from '../../cases/case.ts';
import {
  type Day,
  type LocalTime,
  daysInMonth,
  at,
  clockTime,
  addMonths,
  dayOf,
  formatDay,
  formatDate,
} from '../../time/day.ts';
import type { Due, Withheld } from '../../plan/withheld.ts';
import {
  gatherRecipients,
  workingAgencies,
  type Recipient,
  type CaseVisibility,
  visibilityOf,
  isVisibility,
} from '../../register/recipients.ts';
import type { Agency } from '../../register/register.ts';
import { lastReferredOn } from '../../cases/case-of-referral.ts';
import { canBeMailed } from '../../register/contacts.ts';
import { paperHead, askingFor } from '../parts/paper-head.ts';
import { agencyName, searchedViews } from '../parts/case-parts.ts';
import { sendPaper } from '../mail-views.ts';

/** A row for each agency that had cases of the meeting: it answers once for all of them. */
export function planFlagRows(context: MaracPlanContext, meeting: Meeting, copies: readonly Copy[]): readonly Effect[] {
  const { marac, facts } = context;
  if (marac.unknownTables.has('flags')) return [];
  const row = rowMaker(context, 'minutes', [makeReason('actions.due', { on: meeting.on, due: context.now })], false);
  const agencies = new Set(copies.flatMap((copy) => copy.agencies));
  return [...agencies].flatMap((agency) => {
    const purpose = `flags/${meeting.id}/${agency}`;
    const mine = marac.pool.take('F', purpose);
    const known = facts.agencies.find((other) => other.id === agency);
    const there = marac.flags.some(
      (one) => one.meeting === meeting.id && known !== undefined && sameAgency(one.agency, known) && one.id !== mine,
    );
    return there ? [] : [row('flags', 'F', purpose, { meeting: meeting.id, agency })];
  });
}

interface DueFlag {
  readonly one: Case;
  readonly last: Day;
  readonly flaggedOn: Day;
}

/** Once a month, to each agency that flagged: the people whose months since the last referral ended in the month before. */
export function planFlagRemoval(context: MaracPlanContext): readonly Due[] {
  const { marac, facts, access, maracAccess, today } = context;
  if (marac.unknownTables.has('flags')) return [];
  const { recipients, absent } = gatherRecipients(access, maracAccess, workingAgencies(facts.agencies, today));
  return [
    ...recipients.flatMap((recipient) => planRemoval(context, recipient)),
    ...absent.flatMap(({ agency, why }) => {
      const rule =
        why === 'nobody'
          ? makeReason('agency.nobody', { agency: agency.id })
          : makeReason('agency.no-address', { agency: agency.id });
      return dueFor(context, [agency]).map(({ one }) => removalWithheld(context, one.id, rule, { agency: agency.id }));
    }),
  ];
}

function removalWithheld(
  context: MaracPlanContext,
  caseRef: string,
  why: Reason,
  whom: Pick<Withheld, 'to' | 'agency'>,
): Withheld {
  return {
    do: 'withhold',
    marac: context.marac.name,
    what: 'flag-removal-list',
    about: `flags-${context.today.slice(0, 7)}`,
    ...whom,
    cases: [caseRef],
    tells: [caseRef],
    notAfter: endOfMonth(context),
    because: why,
  };
}

function endOfMonth({ today }: MaracPlanContext): LocalTime {
  const month = today.slice(0, 7);
  const last = daysInMonth(Number(month.slice(0, 4)), Number(month.slice(5, 7)));
  return at(`${month}-${String(last).padStart(2, '0')}` as Day, clockTime('17:00'));
}

function dueFor(context: MaracPlanContext, agencies: readonly Agency[]): readonly DueFlag[] {
  const { marac, today } = context;
  const before = addMonths(`${today.slice(0, 7)}-01` as Day, -1).slice(0, 7);
  const months = marac.rules.whole('flagMonths', today);
  return marac.cases.flatMap((caseRow) => {
    const last = lastReferredOn(marac, caseRow);
    if (last === undefined || addMonths(last, months).slice(0, 7) !== before) return [];
    const flaggedOn = flaggedBy(context, agencies, caseRow.id);
    return flaggedOn === undefined ? [] : [{ one: caseRow, last, flaggedOn }];
  });
}

/** The meeting after which one of their agencies said that it had flagged the case, and has not removed the flag. */
function flaggedBy(context: MaracPlanContext, agencies: readonly Agency[], caseRef: string): Day | undefined {
  const { marac } = context;
  for (const flag of marac.flags) {
    const theirs = agencies.some((agency) => sameAgency(flag.agency, agency));
    const listed = marac.listings.some((listing) => listing.meeting === flag.meeting && listing.caseRef === caseRef);
    const said = flag.flagged === 'all' || (flag.flagged === 'except' && !(flag.exceptCases ?? []).includes(caseRef));
    if (theirs && listed && said && flag.removedOn === undefined)
      return marac.meetings.find((meeting) => meeting.id === flag.meeting)?.on;
  }
  return undefined;
}

/** An agency that only acts in a case has no flag to remove. */
function sightForFlags(
  { access, maracAccess }: MaracPlanContext,
  recipient: Recipient,
  caseRef: string,
): CaseVisibility | Reason {
  const visibility = visibilityOf(access, maracAccess, recipient, caseRef);
  return isVisibility(visibility) && visibility.level === 'acts'
    ? makeReason('level.none', { case: caseRef })
    : visibility;
}

function planRemoval(context: MaracPlanContext, recipient: Recipient): readonly Due[] {
  const contact = recipient.contact;
  const all = dueFor(
    context,
    recipient.acting.map((acting) => acting.agency),
  ).map((each) => ({ ...each, visibility: sightForFlags(context, recipient, each.one.id) }));
  const due = all.flatMap(({ visibility, ...rest }) => (isVisibility(visibility) ? [{ ...rest, visibility }] : []));
  const covered = (ref: string): boolean => context.facts.recorded.covered.has(`flags/${ref}/${contact.id}`);
  const withheld = all.flatMap(({ one, visibility }) => {
    const why = isVisibility(visibility)
      ? !canBeMailed(contact)
        ? makeReason('route.phone', { contact: contact.id })
        : undefined
      : visibility;
    return why === undefined || why.rule === 'level.none' || covered(one.id)
      ? []
      : [removalWithheld(context, one.id, why, { to: contact.id })];
  });
  const month = context.today.slice(0, 7);
  const [paperKey, mailKey] = [
    `${context.marac.name}/minutes/flags-${month}/flag-removal-list/${contact.id}`,
    `${context.marac.name}/minutes/flags-${month}/removal/${contact.id}`,
  ];
  if (due.length === 0 || !canBeMailed(contact) || isSettled(context, mailKey)) return withheld;
  const view = viewContextOf(context);
  const end = dayOf(endOfMonth(context));
  const why = [makeReason('flags.due', { cases: due.length })];
  const model = {
    head: paperHead(view, paperKey, recipient.acting.map((acting) => agencyName(view, acting.agency.id)).join(', ')),
    coordinator: askingFor(view),
    due: formatDay(end),
    cases: due.map(({ one, last: referred, flaggedOn, visibility }, index) => ({
      ref: one.id,
      number: index + 1,
      lastReferred: formatDate(referred),
      flaggedOn: formatDate(flaggedOn),
      people: searchedViews(view, one.id, visibility.classes),
    })),
  };
  return [
    ...withheld,
    ...sendPaper(context, 'minutes', {
      template: 'flag-removal-list',
      paperKey,
      mailKey,
      to: contact,
      audience: 'agency',
      model,
      intro: 'Cases whose flags may come off your records: please take them off and tell us.',
      answerBy: formatDay(end),
      covers: due.map(({ one }) => `flags/${one.id}/${contact.id}`),
      notAfter: endOfMonth(context),
      because: why,
    }),
  ];
}
