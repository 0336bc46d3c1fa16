// Random desks of two years whose figures lie about five: one to three MARACs with monthly meetings, small and large agencies, and much that is rare.
import { ETHNIC_GROUPS, type EthnicGroup } from '../../../src/domain/cases/ethnic-group.ts';
import type { Person } from '../../../src/domain/cases/case.ts';
import type { Listing, Note, Research } from '../../../src/domain/meeting/listing.ts';
import type { Action } from '../../../src/domain/actions/action.ts';
import type { Attendance, Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import type { Agency, Contact } from '../../../src/domain/register/register.ts';
import { POPULATION_GROUPS, type Population, type PopulationGroup } from '../../../src/domain/register/population.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { addDays, day, type LocalTime } from '../../../src/domain/time/day.ts';
import { openIdPool } from '../../../src/jobs/engine/open-id-pool.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';
import { chanceOf, KEYS, type Chance } from '../entitlement/ground.ts';
import { NOTHING_RECORDED } from '../entitlement/world.ts';
import { makeAttendance, makeCovered, makeWork } from './work.ts';

const FIRST = day('2025-01-06');
const MONTHS = 24;
const KINDS = ['police', 'idva', 'housing', 'childrensServices', 'primaryCare', 'probation', 'specialist'] as const;
const GROUPS = Object.keys(ETHNIC_GROUPS) as readonly EthnicGroup[];

/** The same in each area: a fifth of the people are of each group. */
const POPULATION = (Object.keys(POPULATION_GROUPS) as readonly PopulationGroup[]).map((group, at): Population => ({
  id: `PN-AA${at % 10}A2${2 + Math.floor(at / 10)}`,
  group,
  people: 20_000,
  ofPeople: 100_000,
  from: day('2021-03-21'),
  source: 'Census 2021',
}));

export function makePublishedWorld(seed: number): Facts {
  const chance = chanceOf(seed);
  const agencies = KINDS.map((kind, at): Agency => ({
    id: `G-AA${at}A22`,
    name: `Agency ${at}`,
    kind,
    ...(kind === 'specialist' && chance.in(2) ? { countsAs: 'voluntarySector' } : {}),
    ...(chance.in(2) ? { searchesAll: true } : {}),
  }));
  const contacts = agencies.map(({ id }, at): Contact => ({ id: `C-AA${at}A22`, agency: id, role: 'representative' }));
  const names = ['brent', 'ealing', 'harrow'].slice(0, 1 + chance.below(3));
  const maracs = names.map((name, index) => makeMarac(chance, agencies, name, index));
  return bareFacts(maracs, {
    agencies,
    contacts,
    recorded: { ...NOTHING_RECORDED, covered: makeCovered({ chance, agencies }, maracs, contacts) },
  });
}

function makeMarac(chance: Chance, agencies: readonly Agency[], name: string, index: number): MaracFacts {
  const pool = openIdPool(KEYS, name);
  const rows = {
    referrals: [] as Referral[],
    people: [] as Person[],
    listings: [] as Listing[],
    research: [] as Research[],
    notes: [] as Note[],
    actions: [] as Action[],
    attendance: [] as Attendance[],
  };
  const restricted = new Set<string>();
  const size = chance.one([1, 3, 6, 12, 20]);
  const meetings: Meeting[] = [];
  for (let month = 0; month < MONTHS; month += 1) {
    const on = addDays(FIRST, month * 30 + chance.below(3));
    const isEmergency = chance.in(9);
    meetings.push({
      id: `M-${index}AA${String.fromCodePoint(65 + month)}A`,
      on,
      ...(chance.in(5) ? {} : { start: '09:30' as never, end: '12:30' as never }),
      ...(isEmergency ? { kind: 'emergency' as const } : {}),
      ...(chance.in(20) ? { state: 'cancelled' as const } : {}),
    });
    const cases = isEmergency ? 1 + chance.below(2) : chance.below(size + 1);
    for (let nth = 0; nth < cases; nth += 1) {
      const place = `${index}${String.fromCodePoint(65 + month)}${String.fromCodePoint(65 + nth)}`;
      const referral = `R-${place}AA`;
      const caseRef = pool.take('K', `case/${referral}`);
      if (chance.in(15)) restricted.add(caseRef);
      makeReferrals(chance, agencies, rows.referrals, { id: referral, caseRef, on: meetings[month]!.on });
      const outcome = chance.in(12) ? chance.one(['notHeard', 'deferred', undefined] as const) : 'actionPlan';
      rows.listings.push({
        id: `L-${place}AA`,
        meeting: meetings[month]!.id,
        caseRef,
        ...(outcome === undefined ? {} : { outcome }),
      });
      rows.people.push(makeVictim(chance, `P-${place}AA`, caseRef));
      if (chance.in(3)) makeWork({ chance, agencies }, rows, meetings[month]!, { id: caseRef, rows: `${place}W` });
    }
    makeAttendance({ chance, agencies }, rows.attendance, meetings[month]!);
  }
  const rules = openRules([{ id: 'S-AAAA22', setting: 'womenInArea', value: '50000' }]);
  return bareMarac(name, { rules, population: POPULATION, ...rows, meetings, restrictedCases: restricted }, KEYS);
}

function makeReferrals(
  chance: Chance,
  agencies: readonly Agency[],
  referrals: Referral[],
  { id, caseRef, on }: { readonly id: string; readonly caseRef: string; readonly on: ReturnType<typeof day> },
): void {
  const receivedAt = `${addDays(on, -1 - chance.below(40))}T10:30` as LocalTime;
  const by = (): string => (chance.in(2) ? agencies[0]!.id : chance.one(agencies).id);
  referrals.push({
    id,
    decision: chance.in(6) ? 'acceptUrgent' : 'accept',
    receivedAt,
    ...(chance.in(12) ? {} : { referrerAgency: by() }),
    ...(chance.in(4) ? { matchAnswer: 'repeat' as const } : {}),
    ...(chance.in(3) ? { idvaAcknowledgedAt: receivedAt } : {}),
  });
  if (chance.in(8))
    referrals.push({
      id: `${id.slice(0, -1)}B`,
      decision: 'join',
      matchCase: caseRef,
      receivedAt,
      referrerAgency: by(),
    });
}

function makeVictim(chance: Chance, id: string, caseRef: string): Person {
  const rare = (): 'yes' | 'no' | 'notKnown' => (chance.in(8) ? 'yes' : chance.in(5) ? 'notKnown' : 'no');
  return {
    id,
    caseRef,
    role: 'victim',
    minoritised: chance.in(3) ? 'yes' : rare(),
    disability: rare(),
    lgbt: rare(),
    gender: chance.in(10) ? 'male' : 'female',
    birthDate: day(`${chance.one(['1990', '1985', '2009', '1950', '1979'])}-05-1${chance.below(10)}`),
    ...(chance.in(6) ? {} : { ethnicGroup: chance.in(2) ? 'whiteBritish' : chance.one(GROUPS) }),
  };
}
