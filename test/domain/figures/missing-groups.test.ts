// Which groups are named as missing: by the whole interval, from 20 cases on, and never so that a small number could be told from it. All made up.
import { expect, test } from 'vitest';
import { findMissingGroups } from '../../../src/domain/figures/equality/missing-groups.ts';
import type { Population } from '../../../src/domain/register/population.ts';
import { day } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const population = (people: number): readonly Population[] => [
  { id: 'PN-1', group: 'male', people, ofPeople: 1000, from: day('2021-03-21'), source: 'made up' },
];

function named(men: number, women: number, menHere: number | undefined, heardOn = '2026-09-08'): readonly string[] {
  const genders = [...Array.from({ length: men }, () => 'male'), ...Array.from({ length: women }, () => 'female')];
  const marac = bareMarac('ealing', {
    population: menHere === undefined ? [] : population(menHere),
    meetings: [{ id: 'M-1', on: day(heardOn) }],
    listings: genders.map((_, at) => ({ id: `L-${at}`, meeting: 'M-1', caseRef: `K-${at}`, outcome: 'actionPlan' })),
    people: genders.map((gender, at) => ({ id: `P-${at}`, caseRef: `K-${at}`, role: 'victim', gender })),
  });
  return findMissingGroups(bareFacts([marac]), marac, day('2027-03-01')).map(({ group }) => group);
}

test.each<readonly [string, readonly [number, number, number | undefined, string?], boolean]>([
  ['under 20 cases', [0, 19, 490], false],
  ['20 cases, and none of the group', [0, 20, 490], true],
  ['none of a small group, where four would not say so', [0, 20, 200], false],
  ['four cases of the group say the same as none', [4, 36, 490], true],
  ['five, and fewer than live here', [5, 40, 490], true],
  ['as many as live here', [20, 20, 490], false],
  ['a group without a row of Population', [0, 40, undefined], false],
  ['a meeting of twelve months ago', [0, 40, 490, '2026-03-01'], true],
  ['a meeting of the day before', [0, 40, 490, '2026-02-28'], false],
])('J12: %s', (_rule, [men, women, here, on], isNamed) => {
  expect(named(men, women, here, on)).toEqual(isNamed ? ['Male'] : []);
});
