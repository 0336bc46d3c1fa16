// The computed columns of every tab. Each is computed as a whole; a cell is written only if its content differs.
import { cellText } from '../../../domain/cells/cell.ts';
import { frozenCases, type Access } from '../../../domain/access/access.ts';
import { isKept } from '../../../domain/cases/archiving.ts';
import type { Reason } from '../../../domain/text/reason.ts';
import { lastReferredOn } from '../../../domain/cases/case-of-referral.ts';
import { addMonths, ageOn, dayOf, type Day } from '../../../domain/time/day.ts';
import { describeNoCase } from '../../../domain/cases/contacts-without-case.ts';
import { clockOf } from '../../../domain/disclosures/disclosure-clock.ts';
import type { Facts, MaracFacts } from '../../../domain/plan/facts.ts';
import { daysWaiting, deadlines, lastHeardOn, listedAt, wasDecided } from '../../../domain/meeting/meetings.ts';
import { isEnded } from '../../../domain/actions/action-state.ts';
import { proposeLinks } from '../../../domain/cases/linked-cases.ts';
import { nameRows } from '../../../domain/names/names-in-text.ts';
import { rowsWith } from '../../../domain/text/rows-with.ts';
import { describeReason } from '../../../domain/text/describe-reason.ts';
import { describeLate } from '../../../domain/papers/parts/action-parts.ts';
import { describeKind } from '../../../domain/papers/parts/listed-case.ts';
import { missingForMinutes } from '../../../domain/papers/minutes/minutes-view.ts';
import type { ViewContext } from '../../../domain/papers/parts/case-parts.ts';
import type { Change, RawRow } from '../../../workbook/workbook-port.ts';
import { tableNamed } from '../../../workbook/tables/all-tables.ts';
import type { TableName } from '../../../workbook/tables/table.ts';
import { ownedCell, type Written } from '../../../workbook/tables/write-cell.ts';
import { describeProposed } from '../../intake/intake-needed.ts';
import { ofAddresses, ofResearch, placesAt, describeContacts } from './computed-around-cases.ts';
import { columnsForReading } from './computed-for-reading.ts';
import { countChildren, flagsDueOn, describeWritten } from './computed-counts.ts';
import { ofConflicts } from './computed-conflicts.ts';
import { ofReferral } from './computed-referrals.ts';
import { packSentOn } from '../../../domain/cases/pack-sent.ts';
import { contactState, transferState } from './computed-sentences.ts';
import { remindedOccasion } from '../../follow-up/key-dates.ts';
import { differing } from '../view-rows.ts';
import type { MaracReading } from '../../reading/reading.ts';

type Own = Readonly<Record<string, Written>>;
type Rows = readonly (readonly [TableName, ReadonlyMap<string, Own>])[];

export function computedColumnChanges(
  facts: Facts,
  access: Access,
  marac: MaracFacts,
  reading: MaracReading,
): readonly Change[] {
  const today = access.on;
  const view: ViewContext = { facts, marac, today };
  const wanted: Rows = [
    ['referrals', eachRow(marac.referrals, (referral) => ofReferral(view, referral))],
    ['cases', ofCases(view)],
    ['list', ofListings(view)],
    ['actions', ofActions(view)],
    ['meetings', ofMeetings(view)],
    ['flags', ofFlags(view)],
    ['attendance', new Map(marac.attendance.map((one) => [one.id, { written: describeWritten(view, one) }]))],
    ['people', eachRow(marac.people, (person) => ({ age: ageOf(person.birthDate, today) }))],
    [
      'safeContacts',
      eachRow(marac.safeContacts, (contact) => ({
        expired:
          describeNoCase(marac, contact) ??
          (contact.expiresOn !== undefined && contact.expiresOn < today ? 'Expired: ask again' : undefined),
      })),
    ],
    [
      'transfers',
      eachRow(marac.transfers, (transfer) => ({
        state: transferState(transfer, packSentOn(facts.recorded, transfer)),
      })),
    ],
    ['disclosures', eachRow(marac.disclosures, (disclosure) => ({ clock: clockOf(marac, disclosure, today)?.words }))],
    ['keyDates', eachRow(marac.keyDates, (date) => ({ reminded: toldOn(view, remindedOccasion(date)) }))],
    ['practice', eachRow(marac.practice, (practice) => ({ letterSent: toldOn(view, `${practice.id}/thanked`) }))],
    ['addresses', ofAddresses(view)],
    ['needed', eachRow(marac.needed, (needed) => ({ proposedBecause: describeProposed(facts, marac, needed) }))],
    ['research', ofResearch(view)],
    ['agencies', eachRow(facts.agencies, (agency) => ({ contacts: describeContacts(facts, agency, today) }))],
    ['conflicts', ofConflicts(facts, access, marac)],
    ['contacts', eachRow(facts.contacts, (contact) => ({ verifiedState: contactState(contact, access) }))],
  ];
  return [...withColumnsForReading(wanted, view)].flatMap(([name, rows]) => changesOf(view, reading, name, rows));
}

/** Of each row all its computed columns together: a row is written once. */
function withColumnsForReading(wanted: Rows, view: ViewContext): ReadonlyMap<TableName, ReadonlyMap<string, Own>> {
  const all = new Map<TableName, Map<string, Own>>(wanted.map(([name, rows]) => [name, new Map(rows)]));
  for (const [name, rows] of columnsForReading(view)) {
    const known = all.get(name) ?? new Map<string, Own>();
    for (const [id, own] of rows) known.set(id, { ...known.get(id), ...own });
    all.set(name, known);
  }
  return all;
}

/** The day on which a message about it left. */
function toldOn(view: ViewContext, occasion: string): Day | undefined {
  const time = view.facts.recorded.covered.get(occasion);
  return time === undefined ? undefined : dayOf(time);
}

function eachRow<R extends { readonly id: string }>(
  rows: readonly R[],
  own: (row: R) => Own,
): ReadonlyMap<string, Own> {
  return new Map(rows.map((row) => [row.id, own(row)]));
}

function ageOf(birth: Day | undefined, today: Day): number | undefined {
  return birth === undefined || birth > today ? undefined : ageOn(birth, today);
}

/** A row about a restricted case that somebody typed into the main workbook: nothing about the case is shown there. */
function isStray(marac: MaracFacts, row: RawRow): boolean {
  const about = row.cells.get('caseRef');
  return row.file !== 'restricted' && about !== undefined && marac.restrictedCases.has(cellText(about).trim());
}

/** With the words by which people know what a text names by its id. */
function withNames(facts: Facts, { file }: RawRow, value: Written): Written {
  const side = file === 'restricted' ? 'restricted' : 'main';
  if (typeof value === 'string') return nameRows(facts, side, value);
  return Array.isArray(value) ? (value as readonly string[]).map((one) => nameRows(facts, side, one)) : value;
}

function blanked(own: Own): Own {
  return Object.fromEntries(Object.keys(own).map((field) => [field, undefined]));
}

function changesOf(
  { facts, marac }: ViewContext,
  reading: MaracReading,
  name: TableName,
  rows: ReadonlyMap<string, Own>,
): readonly Change[] {
  const table = tableNamed(name);
  const raw = reading.tables.get(name);
  if (raw === undefined || raw.state !== 'known') return [];
  return raw.rows.flatMap((row) => {
    const found = row.id === undefined ? undefined : rows.get(row.id);
    if (found === undefined || row.id === undefined) return [];
    const own = isStray(marac, row) ? blanked(found) : found;
    const set = differing(
      row.cells,
      new Map(
        Object.entries(own).map(([field, value]) => [field, ownedCell(table, field, withNames(facts, row, value))]),
      ),
    );
    return set.size === 0 ? [] : [{ do: 'set' as const, table: name, rowId: row.id, cells: set }];
  });
}

function ofCases(view: ViewContext): ReadonlyMap<string, Own> {
  const { marac, today } = view;
  const links = new Map<string, string[]>();
  const tell = (ref: string, other: string, why: Reason): void => {
    // A restricted case is named in its own workbook only.
    if (marac.restrictedCases.has(other) && !marac.restrictedCases.has(ref)) return;
    links.set(ref, [...(links.get(ref) ?? []), describeReason(why)]);
  };
  for (const link of proposeLinks(marac.cases, marac.people)) {
    tell(link.caseRef, link.other, link.because);
    tell(link.other, link.caseRef, { ...link.because, facts: { case: link.other, other: link.caseRef } });
  }
  const frozen = frozenCases(marac.cases);
  const keepMonths = marac.rules.whole('keepMonths', today);
  const open = new Map<string, number>();
  for (const action of marac.actions)
    if (action.caseRef !== undefined && !isEnded(action)) open.set(action.caseRef, (open.get(action.caseRef) ?? 0) + 1);
  return new Map(
    marac.cases.map((one) => {
      const last = lastReferredOn(marac, one);
      return [
        one.id,
        {
          daysWaiting:
            one.state === 'closed' || wasDecided(marac, one.id) ? undefined : daysWaiting(marac, one.id, today),
          linksToConfirm: links.get(one.id),
          openActions: open.get(one.id) ?? 0,
          keepUntil: last === undefined || isKept(one) || frozen.has(one.id) ? undefined : addMonths(last, keepMonths),
        },
      ];
    }),
  );
}

function ofListings(view: ViewContext): ReadonlyMap<string, Own> {
  const { marac } = view;
  const places = new Map(marac.meetings.flatMap((meeting) => [...placesAt(view, meeting)]));
  return new Map(
    marac.listings.map((listing) => {
      const meeting = rowsWith(marac.meetings, 'id', listing.meeting)[0];
      const place = places.get(listing.id);
      if (meeting === undefined) return [listing.id, {}];
      return [
        listing.id,
        {
          order: place?.order,
          time: place?.time,
          kind: describeKind(view, listing.caseRef, meeting),
          lastHeard: lastHeardOn(marac, listing.caseRef, meeting.on),
          daysWaiting: daysWaiting(marac, listing.caseRef, meeting.on),
          missing: meeting.on <= view.today ? missingForMinutes(view, listing) : undefined,
        },
      ];
    }),
  );
}

const RUNGS = ['weekly', 'safety', 'deputy', 'manager'];

function ofActions(view: ViewContext): ReadonlyMap<string, Own> {
  const covered = new Map<string, { on: Day; rung: string }>();
  for (const [occasion, time] of view.facts.recorded.covered) {
    const [action = '', what = ''] = occasion.split('/');
    const rung = RUNGS.find((candidate) => what.startsWith(candidate));
    const before = covered.get(action);
    if (rung !== undefined && (before === undefined || before.on <= dayOf(time)))
      covered.set(action, { on: dayOf(time), rung });
  }
  return new Map(
    view.marac.actions.map((action) => {
      const last = covered.get(action.id);
      return [
        action.id,
        {
          lateness: describeLate(view, action),
          chasedOn: last?.on,
          rung:
            last === undefined || isEnded(action)
              ? undefined
              : last.rung === 'deputy'
                ? 'Deputy'
                : last.rung === 'manager'
                  ? 'Team manager'
                  : 'Representative',
        },
      ];
    }),
  );
}

function ofMeetings(view: ViewContext): ReadonlyMap<string, Own> {
  const { marac, today } = view;
  return new Map(
    marac.meetings.map((meeting) => {
      const due = deadlines(marac, meeting);
      const stage =
        meeting.state === 'cancelled'
          ? 'Cancelled'
          : meeting.state === 'moved'
            ? 'Moved'
            : meeting.on < today
              ? meeting.chairApproved === true
                ? 'Minutes approved'
                : 'Held'
              : dayOf(due.agenda) <= today
                ? 'Agenda'
                : dayOf(due.list) <= today
                  ? 'List and research'
                  : 'Referrals open';
      return [
        meeting.id,
        {
          stage,
          referralsClose: due.close,
          listDue: dayOf(due.list),
          chaseDue: dayOf(due.chase),
          agendaDue: dayOf(due.agenda),
          actionsDue: dayOf(due.actions),
          minutesDue: dayOf(due.minutes),
          cases: listedAt(marac, meeting.id).length,
          children: countChildren(view, meeting),
        },
      ];
    }),
  );
}

function ofFlags(view: ViewContext): ReadonlyMap<string, Own> {
  return new Map(view.marac.flags.map((flag) => [flag.id, { due: flagsDueOn(view, flag) }]));
}
