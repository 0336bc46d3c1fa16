// Rate ratios with exact intervals, at their ends too; which number of the population counts; and when something is concluded.
import { describe, expect, test } from 'vitest';
import { equalityOf } from '../../../src/domain/figures/equality/equality.ts';
import { peopleOfGroup, type Population } from '../../../src/domain/register/population.ts';
import { compareRates } from '../../../src/domain/figures/equality/rate-ratio.ts';
import { gatherAll, groundOf } from '../../../src/domain/figures/ground.ts';
import { periodOf } from '../../../src/domain/figures/period.ts';
import { day, localTime } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const rounded = (value: number | undefined): number => Number(value?.toFixed(3));

describe('a rate ratio', () => {
  // Clopper and Pearson by scipy 1.17.1, binomtest: 10 of 30 0.1729 to 0.5281, 0 of 10 0 to 0.3085, 5 of 5 0.4782 to 1.
  test.each([
    [10, 20, 1000, 1000, 0.5, 0.209, 1.119],
    [10, 20, 1000, 4000, 2, 0.836, 4.477],
    [0, 10, 1000, 1000, 0, 0, 0.446],
    [5, 0, 1000, 1000, Infinity, 0.916, Infinity],
  ])('of %d and %d cases in %d and %d people is %d (%d to %d)', (a, b, people, others, ratio, low, high) => {
    const found = compareRates({ cases: a, people }, { cases: b, people: others });
    expect([rounded(found?.ratio), rounded(found?.low), rounded(found?.high)]).toEqual([ratio, low, high]);
  });

  test.each([
    [0, 0, 10, 10],
    [1, 1, 0, 10],
    [1, 1, 10, 0],
  ])('of %d and %d cases in %d and %d people there is none', (a, b, people, others) => {
    expect(compareRates({ cases: a, people }, { cases: b, people: others })).toBeUndefined();
  });

  test('of a hundred thousand cases is found', () => {
    const found = compareRates({ cases: 50_000, people: 10 }, { cases: 50_000, people: 10 });
    expect([rounded(found?.low), rounded(found?.high)]).toEqual([0.988, 1.012]);
  });
});

const row = (id: string, from: string, people: number): Population => ({
  id,
  group: 'male',
  people,
  ofPeople: 1000,
  from: day(from),
  source: 'made up',
});

describe('the people of a group', () => {
  const area = [row('a', '2021-03-21', 100), row('b', '2031-03-21', 300), row('c', '2026-01-01', 200)];

  test.each([
    ['on a later day', 'male', '2026-09-30', 200],
    ['on the day itself', 'male', '2026-01-01', 200],
    ['on the day before', 'male', '2025-12-31', 100],
    ['before there was any', 'male', '2020-01-01', undefined],
    ['of another group', 'disabled', '2026-09-30', undefined],
  ])('are those of the newest row that holds: %s', (_, group, on, people) => {
    expect(peopleOfGroup([area], group, day(on))?.people).toBe(people);
  });

  test('of several areas are added up, and not known where one of them has none', () => {
    const other = [row('d', '2021-03-21', 50)];
    const found = peopleOfGroup([area, other], 'male', day('2026-09-30'));
    expect([found?.people, found?.ofPeople, found?.rows.map(({ id }) => id)]).toEqual([250, 2000, ['c', 'd']]);
    expect(peopleOfGroup([area, []], 'male', day('2026-09-30'))).toBeUndefined();
    expect(peopleOfGroup([], 'male', day('2026-09-30'))).toBeUndefined();
  });

  test.each([
    [1000, 1000],
    [1001, undefined],
  ])('a row with %d people of 1000', (people, counted) => {
    expect(peopleOfGroup([[row('a', '2021-03-21', people)]], 'male', day('2026-09-30'))?.people).toBe(counted);
  });
});

const conclude = (men: number, women: number, unknown: number, menHere: number): string | undefined => {
  const on = day('2026-09-08');
  const genders = [
    ...Array.from({ length: men }, () => 'male'),
    ...Array.from({ length: women }, () => 'female'),
    ...Array.from({ length: unknown }, () => ''),
  ];
  const marac = bareMarac('ealing', {
    population: [row('a', '2021-03-21', menHere)],
    meetings: [{ id: 'M-1', on }],
    listings: genders.map((_, at) => ({ id: `L-${at}`, meeting: 'M-1', caseRef: `K-${at}`, outcome: 'actionPlan' })),
    people: genders.map((gender, at) => ({ id: `P-${at}`, caseRef: `K-${at}`, role: 'victim', gender })),
  });
  const gathered = gatherAll(bareFacts([marac]), localTime('2026-10-05T09:00'));
  const choice = { period: periodOf(on, on), maracs: [marac], restricted: 'leftOut' } as const;
  const found = equalityOf(groundOf(gathered, choice));
  return found.find(({ cases }) => cases.name === 'male')?.verdict;
};

describe('a conclusion', () => {
  test.each([
    [1, 18, 50, 490, 'tooFew'],
    [1, 19, 0, 490, 'fewer'],
    [19, 1, 0, 490, 'more'],
    [10, 10, 0, 490, 'noneShown'],
  ])('%d men and %d women, %d not known, of %d men in a thousand: %s', (men, women, unknown, here, verdict) => {
    expect(conclude(men, women, unknown, here)).toBe(verdict);
  });
});
