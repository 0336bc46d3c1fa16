// A return that was sent: what is different since, where Today may tell it, and when nothing is. Every case is made up.
import { describe, expect, test } from 'vitest';
import { reportItems } from '../../../src/domain/figures/drafted/figures-report-lines.ts';
import { countReturn, findRevision, type CountedReturn } from '../../../src/domain/figures/drafted/return-revisions.ts';
import { findQuarter } from '../../../src/domain/figures/period.ts';
import type { Listing } from '../../../src/domain/meeting/listing.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { SentReturn } from '../../../src/domain/plan/sent-return.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { day, localTime } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const QUARTER = findQuarter('2026-Q3')!;
const NOW = localTime('2026-10-20T09:00');
const listing = (id: string, more: Partial<Listing> = {}): Listing => ({
  id,
  meeting: 'M-1',
  caseRef: `K-${id}`,
  outcome: 'actionPlan',
  ...more,
});
const MAIN = [listing('L-1'), listing('L-2')];
const APART = listing('L-3');

const ASKED = openRules([{ id: 'S-AAAA22', setting: 'reports', value: 'quarterly', fromDate: day('2026-07-01') }]);
const world = (listings: readonly Listing[], more: Partial<MaracFacts> = {}): Facts =>
  bareFacts([
    bareMarac('ealing', {
      meetings: [
        { id: 'M-1', on: day('2026-07-14') },
        { id: 'M-2', on: day('2026-08-11') },
      ],
      restrictedCases: new Set(['K-L-3']),
      restrictedRows: new Set(['L-3']),
      listings,
      ...more,
    }),
  ]);
const counted = (facts: Facts): CountedReturn => countReturn(facts, 'ealing', QUARTER, NOW)!;
const sentOf = (facts: Facts): SentReturn => ({
  marac: 'ealing',
  quarter: '2026-Q3',
  at: localTime('2026-10-15T11:00'),
  by: 'Cora Coordinata',
  hash: '00',
  ...counted(facts),
});
const SENT = sentOf(world([...MAIN, APART]));

describe('what is different since a return was sent', () => {
  test('nothing, while the rows stand as they stood, in whatever order', () => {
    expect(findRevision(SENT, counted(world([APART, ...MAIN].toReversed())))).toBeUndefined();
  });

  test('a number, by the name of its figure, as it was and as it is', () => {
    const found = findRevision(SENT, counted(world([...MAIN, APART, listing('L-4')])));
    expect(found?.differences).toContainEqual({ name: 'discussed', was: 3, is: 4 });
    expect(found?.open).toBeGreaterThan(0);
  });

  test('a case that moved to another meeting of the quarter, although the sum is the same', () => {
    const moved = counted(world([listing('L-1', { meeting: 'M-2' }), listing('L-2'), APART]));
    expect(findRevision(SENT, moved)).toMatchObject({ differences: [], meetings: 2, open: 0 });
  });

  test('a case that became restricted changes nothing: the return counts it all the same', () => {
    const now = world([...MAIN, APART], { restrictedCases: new Set(['K-L-3', 'K-L-2']) });
    expect(findRevision(SENT, counted(now))).toBeUndefined();
  });

  test('of a restricted case alone is no difference that main may tell', () => {
    expect(findRevision(SENT, counted(world(MAIN)))).toMatchObject({ open: 0 });
  });
});

const lines = (facts: Facts, now: string, sentReturns: readonly SentReturn[] = [SENT]): readonly string[] =>
  reportItems({ ...facts, sentReturns }, facts.maracs[0]!, localTime(now)).map(
    ({ id, restricted }) => `${id}${restricted ? ' restricted' : ''}`,
  );

describe('Today', () => {
  test('names a return whose rows were changed, in the restricted workbook where only restricted ones were', () => {
    expect(lines(world([...MAIN, APART]), '2026-10-20T09:00')).toEqual([]);
    expect(lines(world([...MAIN, APART, listing('L-4')]), '2026-10-20T09:00')).toEqual(['report/revised/2026-Q3']);
    expect(lines(world(MAIN), '2026-10-20T09:00')).toEqual(['report/revised/2026-Q3 restricted']);
  });

  test('does so for 15 months after the quarter and no longer', () => {
    const changed = world([...MAIN, APART, listing('L-4')]);
    expect(lines(changed, '2027-12-31T09:00')).toEqual(['report/revised/2026-Q3']);
    expect(lines(changed, '2028-01-01T09:00')).toEqual([]);
  });

  test('asks for the return from the end of the quarter until somebody says that it was sent, or the next quarter ends', () => {
    const asked = world([...MAIN, APART], { rules: ASKED });
    const due = (now: string, sent: readonly SentReturn[]) =>
      lines(asked, now, sent).filter((id) => id.includes('/return/'));
    expect(due('2026-09-30T09:00', [])).toEqual([]);
    expect(due('2026-10-01T09:00', [])).toEqual(['report/return/2026-Q3']);
    expect(due('2026-12-31T09:00', [])).toEqual(['report/return/2026-Q3']);
    expect(due('2027-01-01T09:00', [])).toEqual(['report/return/2026-Q4']);
    expect(due('2026-10-01T09:00', [SENT])).toEqual([]);
    expect(due('2026-10-01T09:00', [{ ...SENT, marac: 'harrow' }])).toEqual(['report/return/2026-Q3']);
  });
});
