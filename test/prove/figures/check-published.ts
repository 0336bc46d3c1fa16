// From the published reports of eight quarters no hidden number can be worked out, and what is shown is true and not small.
import { findQuarter, type Period } from '../../../src/domain/figures/period.ts';
import { criteriaMeasures, decisionMeasures } from '../../../src/domain/figures/reports/referral-measures.ts';
import { REFERRER_NAMES } from '../../../src/domain/figures/return/referrer-columns.ts';
import { ethnicGroups } from '../../../src/domain/figures/return/victim-measures.ts';
import type { Facts } from '../../../src/domain/plan/facts.ts';
import { localTime } from '../../../src/domain/time/day.ts';
import { attack } from './attack.ts';
import { makePublishedWorld } from './published-world.ts';
import { nameOf, tellEverything, tellTruth, type Statement } from './statements.ts';

export const NOW = localTime('2027-02-01T09:00');
export const QUARTERS: readonly Period[] = ['2025', '2026'].flatMap((year) =>
  [1, 2, 3, 4].map((nth) => findQuarter(`${year}-Q${nth}`)!),
);
const SINGLE =
  'cases received repeat notPolice notHeard minoritised lgbtq disabled male aged16to17 aged65 researchAsked actions';
const OF_PEOPLE = new Set<string>([
  ...SINGLE.split(' '),
  ...REFERRER_NAMES,
  ...[...ethnicGroups, ...decisionMeasures, ...criteriaMeasures].map(({ name }) => name),
]);

type Truth = ReadonlyMap<string, number>;
export type PlantedTelling = (statement: Statement, truth: Truth) => Statement;

const reveal = (one: Statement, truth: Truth): Statement => {
  const number = truth.get(nameOf(one));
  return number === undefined ? one : { ...one, shown: { as: 'number', number } };
};

/** What would be told if a rule were broken. */
export const TELLINGS: readonly { readonly name: string; readonly plant: PlantedTelling }[] = [
  {
    name: 'only small numbers are hidden, and not what would tell them',
    plant: (one, truth) => (one.shown.as === 'notShown' ? reveal(one, truth) : one),
  },
  {
    name: 'sums of all MARACs are shown always',
    plant: (one, truth) => (one.who === 'all' && one.shown.as === 'notShown' ? reveal(one, truth) : one),
  },
  {
    name: 'who was expected is shown whatever the meetings had',
    plant: (one, truth) => (one.shown.as === 'notShown' && one.name.endsWith('/expected') ? reveal(one, truth) : one),
  },
  {
    name: 'whoever was absent is shown whatever it was asked',
    plant: (one, truth) => (one.shown.as === 'notShown' && one.name.endsWith('/absent') ? reveal(one, truth) : one),
  },
  {
    name: 'small numbers are shown in the year after',
    plant: (one, truth) =>
      one.shown.as === 'fewerThanFive' && one.quarter.startsWith('2025') ? reveal(one, truth) : one,
  },
];

/** Everything that can be worked out though it is hidden, in words; none where nothing can. */
export function checkPublished(seed: number, plant: PlantedTelling = (one) => one): readonly string[] {
  const facts: Facts = makePublishedWorld(seed);
  const truth = tellTruth(facts, NOW, QUARTERS);
  const told = tellEverything(facts, NOW, QUARTERS).map((one) => plant(one, truth));
  const faults = told.flatMap(({ shown, ...of }) => {
    if (shown.as !== 'number') return [];
    const real = truth.get(nameOf(of));
    const isSmall = shown.number > 0 && shown.number < 5 - 1e-6 && OF_PEOPLE.has(of.name);
    return [
      ...(real !== undefined && Math.abs(real - shown.number) > 1e-3 && of.name !== 'casesPer10000'
        ? [`${nameOf(of)} is shown as ${shown.number} and is ${real}`]
        : []),
      ...(isSmall ? [`${nameOf(of)} is shown, and is ${shown.number}`] : []),
    ];
  });
  return [...faults, ...attack(facts, QUARTERS, told, truth)].map((fault) => `${seed}: ${fault}`);
}
