// Who gets what: SafeLives the return and nothing else, everybody else reports without a small number; whole quarters that are over, and nothing besides.
import { describe, expect, test } from 'vitest';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import { findQuarter, periodOf, type Period } from '../../../src/domain/figures/period.ts';
import { publish, type Audience } from '../../../src/domain/figures/published/publish.ts';
import type { PublishedFigure } from '../../../src/domain/figures/published/shown.ts';
import { day, localTime } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const QUARTER = findQuarter('2026-Q3')!;
const NOW = localTime('2026-10-05T09:00');

/** So many cases at one meeting, the first of them restricted. */
function maracWith(name: string, cases: number, lgbt: number): MaracFacts {
  const refs = Array.from({ length: cases }, (_, at) => `K-${name}${at}`);
  return bareMarac(name, {
    meetings: [{ id: `M-${name}`, on: day('2026-09-08') }],
    listings: refs.map((caseRef, at) => ({
      id: `L-${name}${at}`,
      meeting: `M-${name}`,
      caseRef,
      outcome: 'actionPlan',
    })),
    people: refs.map((caseRef, at) => ({
      id: `P-${name}${at}`,
      caseRef,
      role: 'victim',
      lgbt: 0 < at && at <= lgbt ? 'yes' : 'no',
    })),
    restrictedCases: new Set(refs.slice(0, 1)),
  });
}

const ask = (maracs: readonly MaracFacts[], audience: Audience, quarter: Period = QUARTER, marac?: string) =>
  publish(bareFacts(maracs), NOW, { quarter, ...(marac === undefined ? {} : { marac }) }, audience);

function figure(maracs: readonly MaracFacts[], name: string, marac?: string): PublishedFigure {
  const found = ask(maracs, 'everyoneElse', QUARTER, marac);
  if (found?.audience !== 'everyoneElse') throw new Error('not published');
  return found.reports.steering.find((line) => line.figure.name === name)!.figure;
}

test('SafeLives gets the return with its true counts, restricted cases among them, and no report', () => {
  const found = ask([maracWith('ealing', 3, 1)], 'safeLives')!;
  expect(Object.keys(found)).toEqual(['audience', 'quarterly']);
  if (found.audience !== 'safeLives') throw new Error('no return');
  expect(found.quarterly.sum.find(({ name }) => name === 'discussed')?.value).toBe(3);
});

test('nobody else gets the return: what it has more than the reports is how many cases are restricted', () => {
  expect(Object.keys(ask([maracWith('ealing', 30, 1)], 'everyoneElse')!)).toEqual(['audience', 'reports']);
  expect(figure([maracWith('ealing', 30, 1)], 'cases').value).toEqual({ as: 'number', number: 29 });
});

describe('a time that is published', () => {
  test.each([
    ['a quarter that is over', QUARTER, true],
    ['the quarter that runs', findQuarter('2026-Q4')!, false],
    ['other days', periodOf(day('2026-07-01'), day('2026-08-31')), false],
    ['the days of a quarter, asked for as days', periodOf(QUARTER.from, QUARTER.to), false],
  ])('%s: %s', (_, quarter, isPublished) => {
    for (const audience of ['safeLives', 'everyoneElse'] as const)
      expect(ask([maracWith('ealing', 30, 1)], audience, quarter) !== undefined).toBe(isPublished);
  });
});

describe('a small number', () => {
  test.each([
    ['four', 4, { as: 'fewerThanFive' }],
    ['five', 5, { as: 'number' }],
    ['all but five', 24, { as: 'number' }],
    ['all but four: it would tell the four', 25, { as: 'notShown' }],
  ])('%s of 29', (_, lgbt, shown) => {
    expect(figure([maracWith('ealing', 30, lgbt)], 'lgbtqShare').value).toMatchObject(shown);
  });

  test.each([
    ['4 of 5', 6, { as: 'fewerThanFive' }],
    ['of fewer than five cases nothing is said but that they are few', 5, { as: 'notShown' }],
  ])('%s', (_, cases, shown) => {
    const found = figure([maracWith('ealing', cases, cases - 2)], 'lgbtqShare');
    expect(found.value).toMatchObject(shown);
  });

  test.each([
    ['two that are 5 together', [4, 1], { as: 'notShown' }],
    ['two of which neither can be 0', [3, 2], { as: 'notShown' }],
    ['two that are few together', [2, 2], { as: 'notShown' }],
    ['one hidden and one shown', [2, 9], { as: 'notShown' }],
    ['both shown', [6, 9], { as: 'number' }],
  ])('in the sum of two MARACs: %s', (_, [one, other], shown) => {
    const maracs = [maracWith('ealing', 30, one!), maracWith('harrow', 30, other!)];
    expect(figure(maracs, 'lgbtqShare').value).toMatchObject(shown);
    expect(figure(maracs, 'lgbtqShare', 'ealing').value.as).toBe(one! < 5 ? 'fewerThanFive' : 'number');
  });
});

const three = (one: number, other: number) => [
  maracWith('brent', 30, one),
  maracWith('ealing', 30, other),
  maracWith('harrow', 30, 9),
];

test('in the sum of three MARACs, two hidden that may be anything from 0 to 4 are shown with the third', () => {
  expect(figure(three(2, 2), 'lgbtqShare').value).toMatchObject({ as: 'number' });
  expect(figure(three(2, 3), 'lgbtqShare').value).toMatchObject({ as: 'notShown' });
  expect(figure(three(2, 1), 'lgbtqShare').value).toMatchObject({ as: 'notShown' });
});

test('no MARAC that is not there', () => {
  expect(ask([maracWith('ealing', 30, 1)], 'everyoneElse', QUARTER, 'brent')).toBeUndefined();
});
