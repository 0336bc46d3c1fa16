// Which groups of the people who live here the MARAC hears of less than of others, over the last twelve months. It says where to ask, and proposes no number.
import { equalityOf, verdictAt, type GroupFigures } from './equality.ts';
import { gatherAll, groundOf } from '../ground.ts';
import { periodOf } from '../period.ts';
import { FEWEST_SHOWN } from '../published/shown.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { POPULATION_GROUPS, type PeopleOfGroup, type PopulationGroup } from '../../register/population.ts';
import { addDays, addMonths, at, clockTime, type Day } from '../../time/day.ts';

const MONTHS = 12;

export interface MissingGroup {
  /** "Aged 65 and over". */
  readonly group: string;
  /** How many of it live here, by the tab Population. */
  readonly population: PeopleOfGroup;
}

/**
 * Groups whose cases are fewer than live here, by the whole interval of the rate ratio, from 20 cases on of which it is known. Where a group has under
 * five cases it is named only if every number under five says the same. Restricted cases do not count. docs/figures.md, "Equality".
 */
export function findMissingGroups(facts: Facts, marac: MaracFacts, on: Day): readonly MissingGroup[] {
  if (marac.population.length === 0) return [];
  const period = periodOf(addMonths(on, -MONTHS), addDays(on, -1));
  const gathered = gatherAll(facts, at(on, clockTime('00:00')));
  return equalityOf(groundOf(gathered, { period, maracs: [marac], restricted: 'leftOut' })).flatMap((found) =>
    found.population !== undefined && isFewer(found, found.population)
      ? [{ group: POPULATION_GROUPS[found.cases.name as PopulationGroup], population: found.population }]
      : [],
  );
}

function isFewer({ cases, verdict }: GroupFigures, population: PeopleOfGroup): boolean {
  if (verdict !== 'fewer' || cases.value === undefined) return false;
  const known = cases.ofCount - cases.notKnown;
  return (
    cases.value >= FEWEST_SHOWN ||
    Array.from({ length: FEWEST_SHOWN }, (_, few) => verdictAt(few, known, population)).every(
      (each) => each === 'fewer',
    )
  );
}
