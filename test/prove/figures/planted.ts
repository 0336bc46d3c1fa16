// Faults that the proof must find: a world is changed behind the back of the second count, as if a rule of the program had been broken.
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { checkWorld } from './check-world.ts';
import { makeFigureWorld } from './world.ts';

type Plant = (marac: MaracFacts) => MaracFacts;

/** What the program would count if it broke the rule, done to the rows that it is given alone. */
export const PLANTED: readonly { readonly name: string; readonly plant: Plant }[] = [
  {
    name: 'rows that were taken off are counted',
    plant: (marac) => ({ ...marac, listings: marac.listings.map(({ takenOff: _off, ...row }) => row) }),
  },
  {
    name: 'cases that were deferred are counted',
    plant: (marac) => ({
      ...marac,
      listings: marac.listings.map((row) => (row.outcome === 'deferred' ? { ...row, outcome: 'actionPlan' } : row)),
    }),
  },
  {
    name: 'a second report of the same incident is a repeat',
    plant: (marac) => ({
      ...marac,
      referrals: marac.referrals.map((row) =>
        row.matchAnswer === 'duplicate' ? { ...row, matchAnswer: 'repeat' } : row,
      ),
    }),
  },
  {
    name: 'no answer is No',
    plant: (marac) => ({ ...marac, people: marac.people.map((row) => ({ ...row, lgbt: row.lgbt ?? 'no' })) }),
  },
  {
    name: 'a shared child is counted in each case',
    plant: (marac) => ({ ...marac, people: marac.people.map(({ sharedWith: _with, ...row }) => row) }),
  },
  {
    name: 'meetings that were cancelled are counted',
    plant: (marac) => ({ ...marac, meetings: marac.meetings.map(({ state: _state, ...row }) => row) }),
  },
  {
    name: 'a restricted case is counted as any other',
    plant: (marac) => ({ ...marac, restrictedCases: new Set() }),
  },
  {
    name: 'whoever is Irish is counted with nobody',
    plant: (marac) => ({
      ...marac,
      people: marac.people.map((row) =>
        row.ethnicGroup === 'whiteIrish' ? { ...row, ethnicGroup: 'whiteBritish' } : row,
      ),
    }),
  },
  {
    name: 'a child of whom nothing is said does not live there',
    plant: (marac) => ({
      ...marac,
      people: marac.people.map((row) =>
        row.role === 'child' ? { ...row, inHousehold: row.inHousehold ?? 'no' } : row,
      ),
    }),
  },
  {
    name: 'what a person says that it counts as is not read',
    plant: (marac) => ({ ...marac, listings: marac.listings.map(({ countsAs: _as, ...row }) => row) }),
  },
  {
    name: 'the settings of counting are not read',
    plant: (marac) => ({ ...marac, rules: openRules([]) }),
  },
  {
    name: 'core members are always the twelve of the template',
    plant: (marac) => ({
      ...marac,
      rules: {
        ...marac.rules,
        list: (name, on) => (name === 'coreMembers' ? openRules([]) : marac.rules).list(name, on),
      },
    }),
  },
  {
    name: 'actions that were late are in time',
    plant: (marac) => ({
      ...marac,
      actions: marac.actions.map((row) =>
        row.doneOn !== undefined && row.due !== undefined ? { ...row, doneOn: row.due } : row,
      ),
    }),
  },
  {
    name: 'an agency is expected for a case that a conflict keeps from it',
    plant: (marac) => ({ ...marac, conflicts: [] }),
  },
  {
    name: 'whoever sent a substitute was absent',
    plant: (marac) => ({
      ...marac,
      attendance: marac.attendance.map((row) => (row.came === 'substitute' ? { ...row, came: 'absent' } : row)),
    }),
  },
];

/** The first world in which the fault is found. */
export function findPlanted(plant: Plant, from: number, worlds: number): number | undefined {
  for (let seed = from; seed < from + worlds; seed += 1)
    if (checkWorld(makeFigureWorld(seed), plant).length > 0) return seed;
  return undefined;
}
