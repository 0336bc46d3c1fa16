// Random worlds for figures: two years of meetings of one or two MARACs, with relistings, joined referrals, shared children, restricted cases, rows
// that stand twice, and much that nobody typed. Seeded; all synthetic. `truth` says what was meant, for a count that reads no rule of the program.
import type { Action } from '../../../src/domain/actions/action.ts';
import { ETHNIC_GROUPS, type EthnicGroup } from '../../../src/domain/cases/ethnic-group.ts';
import type { Case, Person } from '../../../src/domain/cases/case.ts';
import type { Listing, Needed, Note, Outcome, Research } from '../../../src/domain/meeting/listing.ts';
import type { Attendance, Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import type { Agency, AgencyKind, Contact } from '../../../src/domain/register/register.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { addDays, day, localTime, type Day, type LocalTime } from '../../../src/domain/time/day.ts';
import { openIdPool } from '../../../src/jobs/engine/open-id-pool.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';
import { chanceOf, KEYS, type Chance } from '../entitlement/ground.ts';
import { NOTHING_RECORDED } from '../entitlement/world.ts';
import { settingRows, type CountingSettings } from './settings.ts';
import { makeAttendance, makeConflicts, makeCovered, makeWork } from './work.ts';

export interface FigureWorld {
  readonly seed: number;
  readonly now: LocalTime;
  readonly facts: Facts;
  /** By case ref, the row ids of its referrals. */
  readonly referralsOf: ReadonlyMap<string, readonly string[]>;
  readonly restricted: ReadonlySet<string>;
  /** By the name of the MARAC, the day from which a relisted case counts again, and from which the first agency has all of a joined referral. */
  readonly settings: ReadonlyMap<string, CountingSettings>;
}

/** The quarters that the worlds lie in. */
export const QUARTERS = ['2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'] as const;
const FIRST = day('2025-12-08');
const LAST = day('2027-01-20');
const NOW = localTime('2027-01-04T09:00');

const KINDS: readonly AgencyKind[] = [
  ...(['police', 'idva', 'childrensServices', 'primaryCare', 'housing', 'probation', 'acuteTrust'] as const),
  ...(['specialist', 'other', 'fire', 'maracTeam'] as const),
];

interface Made {
  readonly chance: Chance;
  readonly agencies: readonly Agency[];
  readonly referralsOf: Map<string, string[]>;
  readonly restricted: Set<string>;
  readonly settings: Map<string, CountingSettings>;
}

export function makeFigureWorld(seed: number): FigureWorld {
  const chance = chanceOf(seed);
  const agencies = KINDS.map((kind, at): Agency => ({
    id: `G-AA${String.fromCodePoint(65 + at)}A22`,
    name: `Agency ${String.fromCodePoint(65 + at)}`,
    kind,
    ...(chance.in(4)
      ? { countsAs: chance.one(['voluntarySector', 'mash', 'police', 'housing', 'other'] as const) }
      : {}),
    ...(chance.in(2) ? { searchesAll: true } : {}),
    ...(chance.in(6) ? { activeFrom: addDays(FIRST, chance.below(300)) } : {}),
    ...(chance.in(8) ? { activeTo: addDays(FIRST, 100 + chance.below(300)) } : {}),
  }));
  const names = chance.in(3) ? ['brent', 'ealing'] : ['ealing'];
  const contacts = agencies.flatMap((agency, at): readonly Contact[] =>
    chance.in(9)
      ? []
      : [
          {
            id: `C-AA${String.fromCodePoint(65 + at)}A22`,
            // Reading makes the row id of what somebody typed.
            agency: agency.id,
            role: 'representative',
            ...(chance.in(5) ? { marac: chance.one(names) } : {}),
          },
        ],
  );
  const made: Made = { chance, agencies, referralsOf: new Map(), restricted: new Set(), settings: new Map() };
  const maracs = names.map((name, index) => makeMarac(made, name, index, contacts));
  return {
    seed,
    now: NOW,
    facts: bareFacts(maracs, {
      agencies,
      contacts,
      recorded: { ...NOTHING_RECORDED, covered: makeCovered(made, maracs, contacts) },
    }),
    referralsOf: made.referralsOf,
    restricted: made.restricted,
    settings: made.settings,
  };
}

interface Rows {
  readonly referrals: Referral[];
  readonly cases: Case[];
  readonly people: Person[];
  readonly listings: Listing[];
  readonly needed: Needed[];
  readonly research: Research[];
  readonly notes: Note[];
  readonly actions: Action[];
  readonly attendance: Attendance[];
}

function makeMarac(made: Made, name: string, index: number, contacts: readonly Contact[]): MaracFacts {
  const { chance } = made;
  const pool = openIdPool(KEYS, name);
  const meetings = makeMeetings(chance, index);
  const rows: Rows = {
    referrals: [],
    cases: [],
    people: [],
    listings: [],
    needed: [],
    research: [],
    notes: [],
    actions: [],
    attendance: [],
  };
  const cases = chance.below(10) === 0 ? 0 : 1 + chance.below(24);
  for (let at = 0; at < cases; at += 1) {
    const referral = `R-${index}${letters(at)}A`;
    makeCase(made, rows, meetings, { id: pool.take('K', `case/${referral}`), referral, at, index });
  }
  shareChildren(chance, rows.people);
  for (const meeting of meetings) makeAttendance(made, rows.attendance, meeting);
  return bareMarac(
    name,
    {
      conflicts: makeConflicts(made, contacts, rows.cases),
      rules: openRules([
        ...(chance.in(2) ? [{ id: 'S-AAAA22', setting: 'womenInArea', value: '50000' }] : []),
        ...settingRows(made, name, FIRST),
      ]),
      ...rows,
      meetings,
      restrictedCases: made.restricted,
    },
    KEYS,
  );
}

const letters = (at: number): string =>
  [Math.floor(at / 625), Math.floor(at / 25) % 25, at % 25].map((one) => String.fromCodePoint(65 + one)).join('');

function makeMeetings(chance: Chance, index: number): readonly Meeting[] {
  const every = chance.one([14, 28, 28, 35]);
  const meetings: Meeting[] = [];
  for (let on = addDays(FIRST, chance.below(every)); on <= LAST; on = addDays(on, every))
    meetings.push({
      id: `M-${index}${letters(meetings.length)}A`,
      on,
      ...(chance.in(3) ? {} : { start: '09:30' as never, end: '12:30' as never }),
      ...(chance.in(9) ? { state: chance.one(['cancelled', 'moved'] as const) } : {}),
      ...(chance.in(8) ? { kind: chance.one(['emergency', 'extra'] as const) } : {}),
    });
  return meetings;
}

interface Place {
  readonly id: string;
  readonly referral: string;
  readonly at: number;
  readonly index: number;
}

const GROUPS = Object.keys(ETHNIC_GROUPS) as readonly EthnicGroup[];
const ANSWERS = ['yes', 'no', 'no', 'notKnown', undefined] as const;

function makeCase(made: Made, rows: Rows, meetings: readonly Meeting[], place: Place): void {
  const { chance } = made;
  const { id, at, index } = place;
  if (chance.in(6)) made.restricted.add(id);
  rows.cases.push({ id, state: 'open', openedOn: FIRST });
  const first = chance.below(meetings.length);
  const received = addDays(meetings[first]?.on ?? FIRST, -1 - chance.below(30));
  makeReferrals(made, rows, place, received);
  makePeople(made, rows.people, place);
  const times = 1 + chance.below(4);
  for (let nth = 0; nth < times; nth += 1) {
    const meeting = meetings[first + nth * (1 + chance.below(3))];
    if (meeting === undefined) continue;
    const row = { id: `L-${index}${letters(at)}${nth}A`, meeting: meeting.id, caseRef: id };
    rows.listings.push({ ...row, ...listingOf(chance, meeting) });
    // The case was carried over and typed a second time.
    if (chance.in(9))
      rows.listings.push({ ...row, ...listingOf(chance, meeting), id: `L-${index}${letters(at)}${nth}B` });
    makeWork(made, rows, meeting, { id, rows: `${index}${letters(at * 4 + nth)}` });
  }
  for (const [nth, agency] of made.agencies.entries())
    if (chance.in(4))
      rows.needed.push({
        id: `N-${index}${letters(at)}${nth}`,
        caseRef: id,
        agency: chance.in(4) ? agency.name : agency.id,
        ...(chance.in(4) ? {} : { level: chance.one(['searches', 'takesPart', 'seesAll', 'acts'] as const) }),
        ...(chance.in(4) ? { inTheRoom: chance.in(2) } : {}),
      });
}

function listingOf(chance: Chance, meeting: Meeting): Partial<Listing> {
  const outcomes: readonly (Outcome | undefined)[] =
    meeting.on > NOW.slice(0, 10)
      ? [undefined, undefined, 'actionPlan']
      : ['actionPlan', 'actionPlan', 'relist', 'noFurtherListing', 'transferOut', 'deferred', 'notHeard', undefined];
  const outcome = chance.one(outcomes);
  return {
    ...(outcome === undefined ? {} : { outcome }),
    ...(chance.in(10) ? { takenOff: true } : {}),
    ...(chance.in(12) ? { countsAs: chance.one(['newCase', 'repeatCase', 'notCounted'] as const) } : {}),
  };
}

function makeReferrals({ chance, agencies, referralsOf }: Made, rows: Rows, place: Place, received: Day): void {
  const { id, referral, index, at } = place;
  if (chance.in(12)) return;
  const add = (row: Referral): void => {
    rows.referrals.push(row);
    if (['accept', 'acceptUrgent', 'join'].includes(row.decision ?? ''))
      referralsOf.set(id, [...(referralsOf.get(id) ?? []), row.id]);
  };
  const from = (): Partial<Referral> => ({
    ...(chance.in(9)
      ? {}
      : { referrerAgency: chance.one([(a: Agency) => a.id, (a: Agency) => a.name])(chance.one(agencies)) }),
    ...(chance.in(5) ? { saidRepeat: 'yes' as const } : {}),
  });
  const when = (on: Day): Partial<Referral> =>
    chance.in(15)
      ? {}
      : chance.in(3)
        ? { referredOn: on }
        : { receivedAt: `${on}T10:30` as LocalTime, ...acknowledged(chance, on) };
  add({
    id: referral,
    ...from(),
    ...when(received),
    decision: chance.one(['accept', 'accept', 'accept', 'acceptUrgent', 'withdraw', 'query'] as const),
  });
  const more = chance.below(3);
  for (let nth = 0; nth < more; nth += 1) {
    const joins = chance.in(2);
    add({
      id: `R-${index}${letters(at)}${nth + 1}`,
      ...from(),
      ...when(addDays(received, chance.below(200))),
      decision: joins ? 'join' : chance.one(['accept', 'acceptUrgent'] as const),
      matchCase: id,
      matchAnswer: joins ? 'duplicate' : 'repeat',
    });
  }
}

function acknowledged(chance: Chance, on: Day): Partial<Referral> {
  return chance.in(3) ? {} : { idvaAcknowledgedAt: `${addDays(on, chance.below(3))}T15:00` as LocalTime };
}

function makePeople({ chance }: Made, people: Person[], { id: caseRef, index, at }: Place): void {
  const roles = [
    ...(chance.in(14) ? [] : (['victim'] as const)),
    ...(['perpetrator', 'child', 'child', 'unborn'] as const).filter(() => !chance.in(3)),
  ];
  for (const [nth, role] of roles.entries()) {
    const [minoritised, disability, lgbt] = [chance.one(ANSWERS), chance.one(ANSWERS), chance.one(ANSWERS)];
    const gender = chance.one(['female', 'Female', 'Male', 'm', 'Woman', undefined, 'not said']);
    const year = chance.one(['2009', '2010', '1961', '1990', '1985', '2008']);
    people.push({
      id: `P-${index}${letters(at)}${nth}`,
      caseRef,
      role,
      ...(chance.in(5) ? {} : { birthDate: `${year}-0${1 + chance.below(9)}-1${chance.below(10)}` as Day }),
      ...(minoritised === undefined ? {} : { minoritised }),
      ...(disability === undefined ? {} : { disability }),
      ...(lgbt === undefined ? {} : { lgbt }),
      ...(gender === undefined ? {} : { gender }),
      ...(role === 'victim' && !chance.in(4) ? { ethnicGroup: chance.one(GROUPS) } : {}),
      ...(role === 'child' && !chance.in(4)
        ? { inHousehold: chance.one(['yes', 'yes', 'no', 'notKnown'] as const) }
        : {}),
    });
  }
}

/** Some children and some who harm are in two or three cases. */
function shareChildren(chance: Chance, people: Person[]): void {
  for (const [at, person] of people.entries()) {
    if ((person.role !== 'child' && person.role !== 'perpetrator') || !chance.in(4)) continue;
    const others = people.filter((other) => other.role === person.role && other.id !== person.id);
    if (others.length > 0) people[at] = { ...person, sharedWith: chance.one(others).id };
  }
}
