// The runner's own columns of every tab, computed whole; a cell is written only where it differs from what stands there.
import { cellText } from '../../domain/cells/cell.ts';
import { frozenCases, type Access } from '../../domain/access/access.ts';
import { isKept } from '../../domain/cases/archiving.ts';
import type { Reason } from '../../domain/text/reason.ts';
import { lastReferredOn } from '../../domain/cases/case-of-referral.ts';
import { addMonths, ageOn, dayOf, type Day } from '../../domain/time/day.ts';
import { tellNoCase } from '../../domain/cases/contacts-without-case.ts';
import { clockOf } from '../../domain/disclosures/disclosure-clock.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import { daysWaiting, deadlines, lastHeardOn, listedAt, wasDecided } from '../../domain/meeting/meetings.ts';
import { isEnded } from '../../domain/actions/action-state.ts';
import { proposeLinks } from '../../domain/cases/linked-cases.ts';
import { rowsWith } from '../../domain/text/rows-with.ts';
import { tellReason } from '../../domain/text/describe-reason.ts';
import { tellLate } from '../../domain/papers/parts/action-parts.ts';
import { tellKind } from '../../domain/papers/list/list-view.ts';
import { missingForMinutes } from '../../domain/papers/minutes/minutes-view.ts';
import { tellName, victimRow, type Scene } from '../../domain/papers/parts/case-parts.ts';
import type { Change, RawRow } from '../../workbook/workbook-port.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import { ownedCell, type Written } from '../../workbook/tables/write-cell.ts';
import { tellProposed } from '../intake/intake-needed.ts';
import { ofAddresses, ofResearch, placesAt, tellContacts } from './computed-around-cases.ts';
import { countChildren, flagsDueOn, tellWritten } from './computed-counts.ts';
import { ofConflicts } from './computed-conflicts.ts';
import { ofReferral } from './computed-referrals.ts';
import { contactState, transferState } from './computed-sentences.ts';
import { remindedOccasion } from '../follow-up/key-dates.ts';
import { differing } from './view-rows.ts';
import type { MaracReading } from '../reading/reading.ts';

type Own = Readonly<Record<string, Written>>;

export function ownColumnChanges(
  facts: Facts,
  access: Access,
  marac: MaracFacts,
  reading: MaracReading,
): readonly Change[] {
  const today = access.on;
  const scene: Scene = { facts, marac, today };
  const wanted: readonly (readonly [TableName, ReadonlyMap<string, Own>])[] = [
    ['referrals', eachRow(marac.referrals, (one) => ofReferral(scene, one))],
    ['cases', ofCases(scene)],
    ['list', ofListings(scene)],
    ['actions', ofActions(scene)],
    ['meetings', ofMeetings(scene)],
    ['flags', ofFlags(scene)],
    ['attendance', new Map(marac.attendance.map((one) => [one.id, { written: tellWritten(scene, one) }]))],
    ['people', eachRow(marac.people, (one) => ({ age: ageOf(one.birthDate, today) }))],
    [
      'notes',
      eachRow(marac.notes, (one) => ({
        names: one.caseRef === undefined ? undefined : tellName(victimRow(scene, one.caseRef)),
      })),
    ],
    [
      'safeContacts',
      eachRow(marac.safeContacts, (one) => ({
        expired:
          tellNoCase(marac, one) ??
          (one.expiresOn !== undefined && one.expiresOn < today ? 'Expired: ask again' : undefined),
      })),
    ],
    ['transfers', eachRow(marac.transfers, (one) => ({ state: transferState(one) }))],
    ['disclosures', eachRow(marac.disclosures, (one) => ({ clock: clockOf(marac, one, today)?.words }))],
    ['keyDates', eachRow(marac.keyDates, (one) => ({ reminded: toldOn(scene, remindedOccasion(one)) }))],
    ['practice', eachRow(marac.practice, (one) => ({ letterSent: toldOn(scene, `${one.id}/thanked`) }))],
    ['addresses', ofAddresses(scene)],
    ['needed', eachRow(marac.needed, (one) => ({ proposedBecause: tellProposed(facts, marac, one) }))],
    ['research', ofResearch(scene)],
    ['agencies', eachRow(facts.agencies, (one) => ({ contacts: tellContacts(facts, one, today) }))],
    ['conflicts', ofConflicts(facts, access, marac)],
    ['contacts', eachRow(facts.contacts, (one) => ({ verifiedState: contactState(one, access) }))],
  ];
  return wanted.flatMap(([name, rows]) => changesOf(marac, reading, name, rows));
}

/** The day on which a message about it left. */
function toldOn(scene: Scene, occasion: string): Day | undefined {
  const time = scene.facts.recorded.covered.get(occasion);
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

/** A row about a restricted case that somebody typed into the main workbook: nothing of the case is told there. */
function isStray(marac: MaracFacts, row: RawRow): boolean {
  const about = row.cells.get('caseRef');
  return row.file !== 'restricted' && about !== undefined && marac.restrictedCases.has(cellText(about).trim());
}

function blanked(own: Own): Own {
  return Object.fromEntries(Object.keys(own).map((field) => [field, undefined]));
}

function changesOf(
  marac: MaracFacts,
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
      new Map(Object.entries(own).map(([field, value]) => [field, ownedCell(table, field, value)])),
    );
    return set.size === 0 ? [] : [{ do: 'set' as const, table: name, rowId: row.id, cells: set }];
  });
}

function ofCases(scene: Scene): ReadonlyMap<string, Own> {
  const { marac, today } = scene;
  const links = new Map<string, string[]>();
  const tell = (ref: string, other: string, why: Reason): void => {
    // A restricted case is named in its own workbook only.
    if (marac.restrictedCases.has(other) && !marac.restrictedCases.has(ref)) return;
    links.set(ref, [...(links.get(ref) ?? []), tellReason(why)]);
  };
  for (const one of proposeLinks(marac.cases, marac.people)) {
    tell(one.caseRef, one.other, one.because);
    tell(one.other, one.caseRef, { ...one.because, facts: { case: one.other, other: one.caseRef } });
  }
  const frozen = frozenCases(marac.cases);
  const keepMonths = marac.rules.whole('keepMonths', today);
  const open = new Map<string, number>();
  for (const one of marac.actions)
    if (one.caseRef !== undefined && !isEnded(one)) open.set(one.caseRef, (open.get(one.caseRef) ?? 0) + 1);
  return new Map(
    marac.cases.map((one) => {
      const last = lastReferredOn(marac, one);
      return [
        one.id,
        {
          names: tellName(victimRow(scene, one.id)),
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

function ofListings(scene: Scene): ReadonlyMap<string, Own> {
  const { marac } = scene;
  const places = new Map(marac.meetings.flatMap((one) => [...placesAt(scene, one)]));
  return new Map(
    marac.listings.map((one) => {
      const meeting = rowsWith(marac.meetings, 'id', one.meeting)[0];
      const place = places.get(one.id);
      if (meeting === undefined) return [one.id, {}];
      return [
        one.id,
        {
          order: place?.order,
          time: place?.time,
          names: tellName(victimRow(scene, one.caseRef)),
          kind: tellKind(scene, one.caseRef, meeting),
          lastHeard: lastHeardOn(marac, one.caseRef, meeting.on),
          daysWaiting: daysWaiting(marac, one.caseRef, meeting.on),
          missing: meeting.on <= scene.today ? missingForMinutes(scene, one) : undefined,
        },
      ];
    }),
  );
}

const RUNGS = ['weekly', 'safety', 'deputy', 'manager'];

function ofActions(scene: Scene): ReadonlyMap<string, Own> {
  const covered = new Map<string, { on: Day; rung: string }>();
  for (const [occasion, time] of scene.facts.recorded.covered) {
    const [action = '', what = ''] = occasion.split('/');
    const rung = RUNGS.find((one) => what.startsWith(one));
    const before = covered.get(action);
    if (rung !== undefined && (before === undefined || before.on <= dayOf(time)))
      covered.set(action, { on: dayOf(time), rung });
  }
  return new Map(
    scene.marac.actions.map((one) => {
      const last = covered.get(one.id);
      return [
        one.id,
        {
          lateness: tellLate(scene, one),
          chasedOn: last?.on,
          rung:
            last === undefined || isEnded(one)
              ? undefined
              : last.rung === 'deputy'
                ? 'Deputy'
                : last.rung === 'manager'
                  ? 'Team manager'
                  : 'Representative',
          names: one.caseRef === undefined ? undefined : tellName(victimRow(scene, one.caseRef)),
        },
      ];
    }),
  );
}

function ofMeetings(scene: Scene): ReadonlyMap<string, Own> {
  const { marac, today } = scene;
  return new Map(
    marac.meetings.map((one) => {
      const due = deadlines(marac, one);
      const stage =
        one.state === 'cancelled'
          ? 'Cancelled'
          : one.state === 'moved'
            ? 'Moved'
            : one.on < today
              ? one.chairApproved === true
                ? 'Minutes approved'
                : 'Held'
              : dayOf(due.agenda) <= today
                ? 'Agenda'
                : dayOf(due.list) <= today
                  ? 'List and research'
                  : 'Referrals open';
      return [
        one.id,
        {
          stage,
          referralsClose: due.close,
          listDue: dayOf(due.list),
          chaseDue: dayOf(due.chase),
          agendaDue: dayOf(due.agenda),
          actionsDue: dayOf(due.actions),
          minutesDue: dayOf(due.minutes),
          cases: listedAt(marac, one.id).length,
          children: countChildren(scene, one),
        },
      ];
    }),
  );
}

function ofFlags(scene: Scene): ReadonlyMap<string, Own> {
  return new Map(scene.marac.flags.map((one) => [one.id, { due: flagsDueOn(scene, one) }]));
}
