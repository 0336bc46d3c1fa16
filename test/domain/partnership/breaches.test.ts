// Breaches of protocol are proposed after three misses running; everybody is made up, and no case is named.
import { describe, expect, test } from 'vitest';
import { describeMisses, findBreaches } from '../../../src/domain/partnership/breaches.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Came } from '../../../src/domain/meeting/meeting.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { day, localTime } from '../../../src/domain/time/day.ts';
import { openIdPool } from '../../../src/jobs/engine/open-id-pool.ts';
import { KEYS } from '../../prove/entitlement/ground.ts';
import { NOTHING_RECORDED } from '../../prove/entitlement/world.ts';

const DAYS = ['2027-01-12', '2027-02-09', '2027-03-09', '2027-04-13'].map((one) => day(one));
const TODAY = day('2027-04-14');
/** The agency at each meeting: whether it was asked, came, answered, and how its action stands. */
interface At {
  readonly asked?: boolean;
  readonly came?: Came;
  readonly answered?: boolean;
  readonly action?: 'open' | 'completed' | 'untold';
  readonly restricted?: boolean;
}

const ref = (index: number): string => `K-AAAA${index}A`;

function factsOf(meetings: readonly At[], more: Partial<MaracFacts> = {}): Facts {
  const ids = meetings.map((_, index) => `M-AAAA${index}A`);
  const at = <T>(make: (one: At, index: number) => T | undefined): readonly T[] =>
    meetings.flatMap((one, index) => make(one, index) ?? []);
  const covered = new Map(
    meetings.flatMap(({ asked }, index) =>
      asked === false
        ? []
        : [[`list/${ids[index] ?? ''}/${ref(index)}/C-AAAA2A`, localTime('2027-01-01T09:00')] as const],
    ),
  );
  const sheets = new Map(
    meetings.flatMap(({ action }, index) => {
      const id = `A-AAAA${index}A`;
      const sheet = { key: id, to: 'C-AAAA2A', state: 'sent', covers: [`${id}/told`], papers: [], held: false };
      return action === undefined || action === 'untold' ? [] : [[id, sheet] as const];
    }),
  );
  const marac = {
    name: 'ealing',
    title: 'Ealing MARAC',
    outward: 'Ealing MARAC',
    rules: openRules([{ id: 'S-A', setting: 'operatingProtocol', value: '2', fromDate: day('2027-01-12') }]),
    meetings: meetings.map((_, index) => ({
      id: ids[index] ?? '',
      on: DAYS[index] ?? TODAY,
      state: 'closed' as const,
    })),
    cases: meetings.map((_, index) => ({ id: ref(index) })),
    attendance: at(({ came }, index) =>
      came === undefined ? undefined : { id: `AT-${index}`, meeting: ids[index] ?? '', agency: 'G-AAAA2A', came },
    ),
    research: at(({ answered }, index) =>
      answered === true
        ? { id: `RS-${index}`, meeting: ids[index] ?? '', caseRef: ref(index), agency: 'G-AAAA2A', nil: true }
        : undefined,
    ),
    actions: at(({ action }, index) =>
      action === undefined
        ? undefined
        : {
            id: `A-AAAA${index}A`,
            meeting: ids[index] ?? '',
            caseRef: ref(index),
            agency: 'G-AAAA2A',
            due: day('2027-04-13'),
            ...(action === 'completed' ? { status: 'completed' as const, doneOn: TODAY } : {}),
          },
    ),
    listings: meetings.map((_, index) => ({ id: `L-${index}`, meeting: ids[index] ?? '', caseRef: ref(index) })),
    referrals: [],
    people: [],
    addresses: [],
    safeContacts: [],
    needed: [],
    notes: [],
    flags: [],
    keyDates: [],
    disclosures: [],
    transfers: [],
    practice: [],
    population: [],
    training: [],
    conflicts: [],
    restrictedCases: new Set(at(({ restricted }, index) => (restricted === true ? ref(index) : undefined))),
    unknownTables: new Set(),
    problems: [],
    blocked: new Set(),
    pool: openIdPool(KEYS, 'ealing'),
    ...more,
  } as unknown as MaracFacts;
  return {
    maracs: [marac],
    agencies: [{ id: 'G-AAAA2A', name: 'Test Housing', kind: 'housing' }],
    contacts: [{ id: 'C-AAAA2A', agency: 'G-AAAA2A', role: 'representative' }],
    recorded: { ...NOTHING_RECORDED, covered, messages: sheets as never },
    corrections: [],
  };
}

const duties = (meetings: readonly At[], more: Partial<MaracFacts> = {}, on = TODAY) =>
  findBreaches(factsOf(meetings, more), 'ealing', on).map(({ duty, misses }) => `${duty} ${misses.length}`);

const absent: At = { came: 'absent', answered: true };
const present: At = { came: 'present', answered: true };
const silent: At = { came: 'present' };

describe('J20: three misses running are proposed as a breach', () => {
  test.each<[string, readonly At[], readonly string[]]>([
    ['two are not', [absent, absent], []],
    ['three are', [absent, absent, absent], ['attendance 3']],
    ['four are one breach of four', [absent, absent, absent, absent], ['attendance 4']],
    ['a meeting that was kept begins anew', [absent, absent, present, absent], []],
    [
      'so does information in writing',
      [absent, absent, { came: 'apologiesWithInformation', answered: true }, absent],
      [],
    ],
    [
      'a meeting of which nothing is typed is passed over',
      [absent, absent, { answered: true }, absent],
      ['attendance 3'],
    ],
    ['one to which it was not asked is passed over', [absent, absent, { ...absent, asked: false }], []],
    ['research: nothing answered three times', [silent, silent, silent], ['research 3']],
    ['a nil return is an answer', [silent, silent, present, silent], []],
    ['a case about which it was not asked does not count', [silent, silent, { ...silent, asked: false }], []],
    ['a restricted case does not count', [silent, silent, { ...silent, restricted: true }], []],
    [
      'actions: past their day without an answer',
      [1, 2, 3].map(() => ({ ...present, action: 'open' as const })),
      ['actions 3'],
    ],
    [
      'an action that nobody told it does not count',
      [1, 2, 3].map(() => ({ ...present, action: 'untold' as const })),
      [],
    ],
    [
      'one that is done is an answer',
      [
        { ...present, action: 'open' },
        { ...present, action: 'open' },
        { ...present, action: 'completed' },
      ],
      [],
    ],
  ])('%s', (_name, meetings, wanted) => {
    expect(duties(meetings)).toEqual(wanted);
  });

  test('an action counts from the day after its own', () => {
    const open = [1, 2, 3].map(() => ({ ...present, action: 'open' as const }));
    expect(duties(open, {}, day('2027-04-13'))).toEqual([]);
  });

  test.each([
    ['the day of the meeting does not count yet', '2027-03-09', []],
    ['the day after it does', '2027-03-10', ['attendance 3']],
  ])('%s', (_name, on, wanted) => {
    expect(duties([absent, absent, absent], {}, day(on))).toEqual(wanted);
  });

  test.each([
    ['a meeting before the protocol was in force does not count', '2027-01-13', []],
    ['one on its first day does', '2027-01-12', ['attendance 3']],
  ])('%s', (_name, from, wanted) => {
    const rules = openRules([{ id: 'S-A', setting: 'operatingProtocol', value: '2', fromDate: day(from) }]);
    expect(duties([absent, absent, absent], { rules })).toEqual(wanted);
  });

  test('nothing is proposed while its tab cannot be read', () => {
    expect(duties([absent, absent, absent], { unknownTables: new Set(['attendance']) })).toEqual([]);
  });

  test('the evidence names days and counts, and the agreement that was in force', () => {
    const [breach] = findBreaches(factsOf([absent, absent, absent]), 'ealing', TODAY);
    expect(breach === undefined ? '' : describeMisses(breach)).toBe(
      '12 January 2027 (absent, and no information in writing); 9 February 2027 (absent, and no information in writing); 9 March 2027 (absent, and no information in writing)',
    );
    expect(breach?.clause).toBe('Operating protocol (version 2)');
  });
});
