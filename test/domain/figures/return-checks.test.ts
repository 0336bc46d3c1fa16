// The checks of the quarterly return: each names the rows that a person must look at, and holds without them.
import { describe, expect, test } from 'vitest';
import type { Listing } from '../../../src/domain/meeting/listing.ts';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Agency } from '../../../src/domain/register/register.ts';
import { gatherAll } from '../../../src/domain/figures/ground.ts';
import { findQuarter } from '../../../src/domain/figures/period.ts';
import { columnLetter, makeReturn, type QuarterlyReturn } from '../../../src/domain/figures/return/quarterly-return.ts';
import { day, localTime } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const pool = bareMarac('ealing').pool;
const CASE = pool.take('K', 'case/R-1');
const POLICE: Agency = { id: 'G-1', name: 'Police', kind: 'police' };
const meeting = (id: string, more: Partial<Meeting> = {}): Meeting => ({ id, on: day('2026-09-08'), ...more });
const listing = (id: string, more: Partial<Listing> = {}): Listing => ({
  id,
  meeting: 'M-1',
  caseRef: CASE,
  outcome: 'actionPlan',
  ...more,
});
const victim = (id: string) => ({ id, caseRef: CASE, role: 'victim' as const });

/** One case that is as it should be; `more` wins. */
function returnOf(more: Partial<MaracFacts>, meetings?: readonly string[], now = '2026-10-05T09:00'): QuarterlyReturn {
  const marac = bareMarac('ealing', {
    meetings: [meeting('M-1')],
    referrals: [{ id: 'R-1', decision: 'accept', referredOn: day('2026-09-01'), referrerAgency: 'Police' }],
    listings: [listing('L-1')],
    people: [victim('P-1')],
    ...more,
  });
  const gathered = gatherAll(bareFacts([marac], { agencies: [POLICE] }), localTime(now));
  const chosen = { period: findQuarter('2026-Q3')!, maracs: [marac] };
  return makeReturn(gathered, { ...chosen, ...(meetings === undefined ? {} : { meetings }) });
}

const failed = (more: Partial<MaracFacts>, meetings?: readonly string[], now?: string): readonly string[] =>
  returnOf(more, meetings, now)
    .checks.filter(({ holds }) => !holds)
    .map(({ name, rows }) => `${name}: ${rows.map(({ id }) => id).join(' ')}`);

describe('a check', () => {
  const { outcome: _none, ...blank } = listing('L-1');
  const cancelled = [meeting('M-1'), meeting('M-2', { state: 'cancelled' })];
  const there = listing('L-2', { meeting: 'M-2' });
  test.each<readonly [string, Partial<MaracFacts>, readonly string[]]>([
    ['holds for a case that is as it should be', {}, []],
    ['names a case without an outcome', { listings: [blank] }, ['outcomesTyped: L-1']],
    ['names a case without a referrer', { referrals: [] }, ['referrersAddUp: L-1']],
    ['names a case without a victim', { people: [] }, ['oneVictim: L-1']],
    ['names a case with two victims', { people: [victim('P-1'), victim('P-2')] }, ['oneVictim: L-1']],
    [
      'names an outcome at a meeting that was cancelled',
      { meetings: cancelled, listings: [listing('L-1'), there] },
      ['heardWhereHeld: L-2'],
    ],
    [
      'names none that was taken off there',
      { meetings: cancelled, listings: [listing('L-1'), { ...there, takenOff: true }] },
      [],
    ],
    [
      'names none that was deferred there',
      { meetings: cancelled, listings: [listing('L-1'), { ...there, outcome: 'deferred' }] },
      [],
    ],
    [
      'names a row whose meeting is nowhere',
      { listings: [listing('L-1'), listing('L-2', { meeting: 'M-9' })] },
      ['meetingsKnown: L-2'],
    ],
  ])('%s', (_, more, names) => {
    expect(failed(more)).toEqual(names);
  });

  test('names an outcome before the day of its meeting, and none on it', () => {
    const meetings = [meeting('M-1'), meeting('M-2', { on: day('2026-09-30') })];
    const listings = [listing('L-1'), there];
    expect(failed({ meetings, listings }, undefined, '2026-09-29T23:00')).toEqual(['heardWhereHeld: L-2']);
    expect(failed({ meetings, listings }, undefined, '2026-09-30T00:00')).toEqual([]);
  });

  test('of one meeting is not asked about rows whose meeting is nowhere', () => {
    expect(failed({ listings: [listing('L-1'), listing('L-2', { meeting: 'M-9' })] }, ['M-1'])).toEqual([]);
  });
});

test('a meeting of the day has its row, one of tomorrow has none, and one that was cancelled has none', () => {
  const meetings = [
    meeting('M-1', { on: day('2026-09-30') }),
    meeting('M-2', { state: 'cancelled' }),
    meeting('M-3', { on: day('2026-10-01') }),
  ];
  const marac = bareMarac('ealing', { meetings });
  const rowsOn = (now: string, quarter: string): readonly string[] =>
    makeReturn(gatherAll(bareFacts([marac]), localTime(now)), {
      period: findQuarter(quarter)!,
      maracs: [marac],
    }).rows.map(({ meeting: { id } }) => id);
  expect(rowsOn('2026-09-30T09:00', '2026-Q3')).toEqual(['M-1']);
  expect(rowsOn('2026-09-29T09:00', '2026-Q3')).toEqual([]);
  expect(rowsOn('2026-10-05T09:00', '2026-Q4')).toEqual(['M-3']);
});

test('columns have the letters of the template, from C to AF, and what stands beside them has none', () => {
  const letters = returnOf({}).sum.map(({ name }) => columnLetter(name) ?? '');
  expect(letters.join(' ')).toBe('C D E F G H I J K L M N O P Q R S T U V W X Y Z AA AB AC AD AE AF   ');
});
