// What agencies did in a random world: actions, answers, notes, who came, and which lists left. Seeded; all synthetic.
import type { Action } from '../../../src/domain/actions/action.ts';
import type { Note, Research } from '../../../src/domain/meeting/listing.ts';
import type { Attendance, Came, Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Case } from '../../../src/domain/cases/case.ts';
import type { Agency, Conflict, Contact } from '../../../src/domain/register/register.ts';
import { addDays, day, type LocalTime } from '../../../src/domain/time/day.ts';
import type { Chance } from '../entitlement/ground.ts';

export interface Working {
  readonly chance: Chance;
  readonly agencies: readonly Agency[];
}

export interface WorkRows {
  readonly research: Research[];
  readonly notes: Note[];
  readonly actions: Action[];
}

/** Row ids of one case at one meeting begin so. */
export interface WorkPlace {
  readonly id: string;
  readonly rows: string;
}

export function makeWork(
  { chance, agencies }: Working,
  rows: WorkRows,
  meeting: Meeting,
  { id: caseRef, rows: named }: WorkPlace,
): void {
  for (const [nth, agency] of agencies.entries()) {
    const written = chance.in(5) ? agency.name : agency.id;
    if (chance.in(4)) {
      const done = chance.in(2);
      const due = addDays(meeting.on, chance.below(28));
      rows.actions.push({
        id: `A-${named}${nth}`,
        meeting: meeting.id,
        caseRef,
        agency: written,
        ...(chance.in(6) ? {} : { due }),
        ...(chance.in(7) ? { immediate: true, agreedOn: meeting.on } : {}),
        ...(done
          ? { status: 'completed', ...(chance.in(6) ? {} : { doneOn: addDays(meeting.on, chance.below(40)) }) }
          : {
              status: chance.one(['open', 'inProgress', 'notDone', 'notPossibleCircumstances', 'superseded'] as const),
            }),
      });
    }
    if (chance.in(4))
      rows.research.push({
        id: `RS-${named}${nth}`,
        meeting: meeting.id,
        caseRef,
        agency: written,
        ...(chance.in(5) ? {} : { known: chance.one(['yes', 'no', 'notKnown'] as const) }),
        ...(chance.in(3) ? {} : { answeredOn: addDays(meeting.on, -chance.below(12)) }),
        ...(chance.in(9) ? { late: true } : {}),
        ...(chance.in(5) ? { nil: true } : {}),
      });
  }
  if (chance.in(2))
    rows.notes.push({
      id: `NT-${named}A`,
      meeting: meeting.id,
      caseRef,
      section: chance.one(['background', 'victimView'] as const),
      text: 'said',
    });
}

const CAME: readonly (Came | undefined)[] = [
  ...(['present', 'present', 'substitute', 'apologiesWithInformation', 'apologiesWithoutInformation'] as const),
  ...(['absent', 'observer', undefined] as const),
];

export function makeAttendance({ chance, agencies }: Working, attendance: Attendance[], meeting: Meeting): void {
  for (const [nth, agency] of agencies.entries())
    for (let twice = 0; twice < (chance.in(3) ? 0 : chance.in(9) ? 2 : 1); twice += 1) {
      const came = chance.one(CAME);
      attendance.push({
        id: `AT-${meeting.id.slice(2)}${nth}${twice}`,
        meeting: meeting.id,
        agency: chance.in(5) ? agency.name : agency.id,
        ...(came === undefined ? {} : { came }),
        ...(chance.in(12) ? { informationReceivedOn: meeting.on } : {}),
      });
    }
}

/** Conflicts about some cases: of one contact or of a whole agency, some with an exception, some lifted by two people or by one twice. */
export function makeConflicts(
  { chance, agencies }: Working,
  contacts: readonly Contact[],
  cases: readonly Case[],
): readonly Conflict[] {
  return cases.flatMap(({ id: caseRef }, nth): readonly Conflict[] => {
    if (!chance.in(4)) return [];
    const agency = chance.one(agencies);
    const mine = contacts.find((each) => each.agency === agency.id || each.agency === agency.name);
    const whom = chance.in(2)
      ? { agency: chance.in(3) ? agency.name : agency.id }
      : { contact: mine?.id ?? 'C-AAZA22' };
    return [
      {
        id: `X-${caseRef.slice(2)}${nth}`,
        caseRef,
        ...whom,
        ...(chance.in(4) && mine !== undefined ? { exceptContact: mine.id } : {}),
        ...(chance.in(4)
          ? { liftedOn: day('2026-06-01'), liftedBy: 'A Chair', liftedSecondBy: chance.in(3) ? 'A Chair' : 'B Manager' }
          : {}),
      },
    ];
  });
}

/** The lists that left, with the days on which they did. */
export function makeCovered(
  { chance }: Working,
  maracs: readonly MaracFacts[],
  contacts: readonly Contact[],
): ReadonlyMap<string, LocalTime> {
  const covered = new Map<string, LocalTime>();
  for (const { listings, meetings } of maracs)
    for (const { meeting: id, caseRef } of listings)
      for (const contact of contacts) {
        const on = meetings.find((meeting) => meeting.id === id)?.on;
        if (on === undefined || !chance.in(3)) continue;
        covered.set(`list/${id}/${caseRef}/${contact.id}`, `${addDays(on, -11 + chance.below(4))}T12:05` as LocalTime);
      }
  return covered;
}
