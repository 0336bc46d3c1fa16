// What is left open by people and papers: leavers' actions, a ladder's third rung, consent not recorded, meetings not named.
import { nationOf, workingDaysBetween } from '../../time/calendar.ts';
import { dueDay, isEnded } from '../../actions/action-state.ts';
import { frozenCases, agencyNamed, sameAgency } from '../../access/access.ts';
import { caseRefOf, isWithdrawn, referralsOf } from '../../cases/case-of-referral.ts';
import { findRepresentative, isByPhone } from '../../register/contacts.ts';
import { at, clockTime, dayOf, formatDay, type Day, type LocalTime } from '../../time/day.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { findLeavers } from '../../actions/actions-of-leavers.ts';
import { deadlines, listedAt, meetingsInOrder, standingAt } from '../../meeting/meetings.ts';
import { groupBy } from '../../text/order.ts';
import type { MessageState } from '../../plan/effects.ts';
import { actionLines } from '../lines-of-actions.ts';
import type { TodayItem, TodayKind, Words } from '../today-item.ts';
import { notHeardItems } from '../meetings/not-heard.ts';
import { transferItems } from './transfer-lines.ts';

export function leftOpenItems(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  const today = dayOf(now);
  return [
    ...leavers(facts, marac, today),
    ...thirdRung(facts, marac, today),
    ...transferItems(facts, marac, today),
    ...consent(marac),
    ...notHeardItems(marac, today),
    ...emergencies(marac, today),
    ...notAsked(marac, today),
    ...listedTwice(marac, today),
    ...byPhone(facts, marac, now),
  ];
}

function item(
  marac: MaracFacts,
  row: string,
  tab: string,
  kind: TodayKind,
  rule: string,
  words: Words,
  ref?: string,
): TodayItem {
  return {
    id: `${kind}/${row}/${rule}`,
    kind,
    marac: marac.name,
    about: row,
    tab,
    restricted: ref !== undefined && marac.restrictedCases.has(ref),
    ...words,
  };
}

function leavers(facts: Facts, marac: MaracFacts, today: Day): readonly TodayItem[] {
  return findLeavers(facts, marac, today).map(({ contact, actions }) =>
    item(marac, contact.id, 'Contacts', 'action', 'left', {
      what: `Contact ${contact.id} has left with ${actions.length} open action${actions.length === 1 ? '' : 's'} (${actions.map((one) => one.id).join(', ')}): who does them now? ${describeHeir(facts, marac, contact.id)}`,
      otherwise: 'they stay open, and nobody may know that they are theirs.',
    }),
  );
}

/** Whether whoever represents the agency from now on has word of it. */
function describeHeir({ recorded }: Facts, { name }: MaracFacts, contact: string): string {
  const words = [...recorded.messages.values()].filter((message) =>
    message.key.startsWith(`${name}/follow-up/leaver-${contact}/`),
  );
  const told = words.filter(({ state }) => state === 'sent').map(({ to }) => to);
  if (told.length > 0) return `${told.join(' and ')} ${told.length === 1 ? 'has' : 'have'} been told.`;
  const open = words.find(({ state }) => WAITS.includes(state));
  return open === undefined
    ? 'Nobody of the agency has been told: ring them.'
    : `The word to ${open.to} has not gone yet (Outbox).`;
}

const WAITS: readonly MessageState[] = ['draft', 'offered', 'approved', 'sending', 'dataStarted', 'handing', 'handed'];

/** Before the team manager, somebody rings; and above the deputy nothing goes without a release. What was answered is rung about already. */
function thirdRung(facts: Facts, marac: MaracFacts, today: Day): readonly TodayItem[] {
  const nation = nationOf(marac.rules, today);
  const after = marac.rules.whole('managerAfterDays', today);
  const frozen = frozenCases(marac.cases);
  const late = marac.actions.filter((one) => {
    const due = dueDay(one);
    const answered = one.status === 'notPossibleCircumstances' || one.status === 'notDone';
    if (isEnded(one) || answered || due === undefined || one.due === undefined) return false;
    // The team's own and the chair's climb no ladder: they stand on Today as such.
    const kind = agencyNamed(facts.agencies, one.agency)?.kind;
    if (kind === 'chair' || kind === 'maracTeam') return false;
    if (one.phoneCallMadeOn !== undefined || (one.caseRef !== undefined && frozen.has(one.caseRef))) return false;
    return workingDaysBetween(due, today, nation) >= after;
  });
  return actionLines(facts, marac, late, {
    kind: 'ring',
    rule: 'third-rung',
    one: (subject) =>
      `${subject} is long overdue: ring the agency and type “Phone call made on”. The team manager is told only on a release.`,
    several: (list, count) =>
      `${count} actions are long overdue: ring the agencies and type “Phone call made on” beside each. The team manager is told only on a release. ${list}.`,
    otherwise: 'what was agreed stays undone, and nobody above the agency’s own people hears of it.',
  });
}

/** Nobody's case is shared against her word without a decision on record. */
function consent(marac: MaracFacts): readonly TodayItem[] {
  return marac.cases.flatMap((one) => {
    const last = referralsOf(marac, one.id).slice(-1)[0];
    const open = one.state !== 'closed' && one.state !== 'archived';
    if (!open || last?.consent === undefined || last.consent === 'given' || one.withoutConsentBy !== undefined)
      return [];
    const what = `Case ${one.id} is shared without consent, and no decision is on record. Type basis, why, who and when on Cases, or withdraw the referral.`;
    const otherwise = 'her case is shared against her word, and nobody has said why that is right.';
    const alike = {
      as: 'consent',
      thing: `case ${one.id}`,
      tell: (list: string, count: number) =>
        `${count} cases are shared without consent, and no decision is on record. Type basis, why, who and when on Cases, or withdraw the referral. ${list}.`,
    };
    return [item(marac, one.id, 'Cases', 'alarm', 'consent', { what, otherwise, alike }, one.id)];
  });
}

const TURNED: Readonly<Record<string, string>> = {
  withdraw: 'withdrawn',
  signpost: 'signposted',
  redirect: 'redirected',
};

/** A referral that was accepted, listed, and then decided otherwise: the place on the list is a person's to take away. */
function notAsked(marac: MaracFacts, today: Day): readonly TodayItem[] {
  return marac.referrals.flatMap((referral) => {
    const turned = referral.decision === undefined ? undefined : TURNED[referral.decision];
    const ref = caseRefOf(marac, referral);
    if (turned === undefined || referralsOf(marac, ref).length > 0) return [];
    return marac.listings.flatMap((listing) => {
      const meeting = marac.meetings.find((each) => each.id === listing.meeting);
      if (listing.caseRef !== ref || listing.takenOff === true || listing.outcome !== undefined) return [];
      if (meeting === undefined || meeting.on < today) return [];
      const papers = isWithdrawn(marac, ref)
        ? 'No paper about it is made; those that went can be withdrawn.'
        : 'Its papers go on meanwhile.';
      const what = `Case ${ref} still stands on the list of ${formatDay(meeting.on)}, and its referral was ${turned}: type “Taken off” and why, or decide otherwise. ${papers}`;
      const otherwise = `it is heard on ${formatDay(meeting.on)}.`;
      return [item(marac, listing.id, 'At Risk List', 'alarm', 'not-asked', { what, otherwise }, ref)];
    });
  });
}

/** One case twice on one list, as when it was carried over and typed as well: it is heard once, and a person says which row stays. */
function listedTwice(marac: MaracFacts, today: Day): readonly TodayItem[] {
  return meetingsInOrder(marac).flatMap((meeting) => {
    if (meeting.on < today) return [];
    const byCase = groupBy(standingAt(marac, meeting.id), (listing) => listing.caseRef);
    return [...byCase].flatMap(([ref, rows]) => {
      const [first, other] = rows;
      if (first === undefined || other === undefined) return [];
      const what = `Case ${ref} stands ${rows.length === 2 ? 'twice' : `${rows.length} times`} on the list of ${formatDay(meeting.on)} (rows ${rows.map((one) => one.id).join(', ')}). It is heard once: take the other row${rows.length === 2 ? '' : 's'} off.`;
      const otherwise = 'it is heard once, by the row that has the outcome, else by the first.';
      return [item(marac, other.id, 'At Risk List', 'meeting', 'twice', { what, otherwise }, ref)];
    });
  });
}

const MIDNIGHT = clockTime('00:00');

function emergencies(marac: MaracFacts, today: Day): readonly TodayItem[] {
  return marac.meetings.flatMap((meeting) => {
    if (meeting.kind !== 'emergency' || meeting.on < today || meeting.state === 'cancelled') return [];
    if (marac.attendance.some((attendance) => attendance.meeting === meeting.id)) return [];
    const what = `The emergency meeting of ${formatDay(meeting.on)} has nobody named: type the few on Attendance. Nothing goes to anybody else.`;
    const otherwise = 'nobody is told of the meeting.';
    const words: Words = { what, otherwise, due: at(meeting.on, MIDNIGHT) };
    return [item(marac, meeting.id, 'Attendance', 'alarm', 'few', words)];
  });
}

/** Agencies that are reached by phone and paper are heard all the same: somebody rings them about the list. */
function byPhone(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  const today = dayOf(now);
  return meetingsInOrder(marac).flatMap((meeting) => {
    if (meeting.on < today || now < deadlines(marac, meeting).list || meeting.kind === 'emergency') return [];
    return facts.agencies.flatMap((agency) => {
      const contact = findRepresentative(facts.contacts, agency.id, marac.name, today);
      if (contact === undefined || !isByPhone(contact)) return [];
      return [false, true].flatMap((apart) => {
        const cases = listedAt(marac, meeting.id).filter(
          (one) =>
            marac.restrictedCases.has(one.caseRef) === apart &&
            marac.needed.some(
              (each) =>
                each.caseRef === one.caseRef && (each.level ?? 'acts') !== 'acts' && sameAgency(each.agency, agency),
            ),
        );
        const told = cases.filter((one) =>
          marac.research.some(
            (each) => each.meeting === meeting.id && each.caseRef === one.caseRef && sameAgency(each.agency, agency),
          ),
        );
        if (cases.length === told.length) return [];
        const what = `Ring ${agency.name} (${contact.id}) about ${cases.length - told.length} of their cases on ${formatDay(meeting.on)}: it is reached by phone and paper. Type what they say on Research.`;
        const otherwise = `it is not heard about them on ${formatDay(meeting.on)}.`;
        const due = deadlines(marac, meeting).agenda;
        const rule = `list-${meeting.id}${apart ? '/restricted' : ''}`;
        const line = item(marac, contact.id, 'Contacts', 'ring', rule, { what, otherwise, due });
        return [{ ...line, restricted: apart }];
      });
    });
  });
}
