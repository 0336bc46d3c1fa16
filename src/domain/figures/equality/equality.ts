// Which communities reach the MARAC, and through whom: the cases of each group against the people who live in the area, and by who referred.
import { figureOf, sumOf, type Figure, type Measure } from '../figure.ts';
import { listRow, type Ground } from '../ground.ts';
import { referrersOf } from '../referrers.ts';
import type { ReferrerColumn } from '../../register/referrer-column.ts';
import { referrerColumn, REFERRER_NAMES } from '../return/referrer-columns.ts';
import { aged16or17, aged65, disabled, ethnicGroups, lgbt, male, minoritised } from '../return/victim-measures.ts';
import { peopleOfGroup, type PeopleOfGroup } from '../../register/population.ts';
import { compareRates, type RateRatio } from './rate-ratio.ts';

/** Groups by the names of their measures. */
export const EQUALITY_GROUPS: readonly Measure<Ground>[] = [
  minoritised,
  ...ethnicGroups,
  lgbt,
  disabled,
  male,
  aged16or17,
  aged65,
];

/** With fewer cases nothing is concluded. */
export const FEWEST_FOR_A_VERDICT = 20;

/** fewer: the whole interval lies below one. more: above it. noneShown: it holds one. tooFew: under 20 cases of which it is known. */
export type Verdict = 'fewer' | 'more' | 'noneShown' | 'tooFew';

export interface ThroughWhom {
  readonly column: ReferrerColumn | 'notKnown';
  readonly cases: number;
  readonly ofGroup: number;
  readonly groupNotKnown: number;
}

export interface GroupFigures {
  readonly cases: Figure;
  readonly population: PeopleOfGroup | undefined;
  readonly ratio: RateRatio | undefined;
  readonly verdict: Verdict | undefined;
  readonly through: readonly ThroughWhom[];
}

export function equalityOf(ground: Ground): readonly GroupFigures[] {
  return EQUALITY_GROUPS.map((measure) => {
    const cases = figureOf(measure, ground);
    const areas = ground.maracs.map(({ population }) => population);
    const row = peopleOfGroup(areas, measure.name, ground.period.to);
    const ratio = row === undefined ? undefined : ratioOf(cases, row);
    return {
      cases,
      population: row,
      ratio,
      verdict: ratio === undefined ? undefined : verdictOf(ratio, cases),
      through: cases.missing === undefined ? throughWhom(ground, cases) : [],
    };
  });
}

/** Cases of which it is not known are left out on both sides. */
function ratioOf(cases: Figure, { people, ofPeople }: PeopleOfGroup): RateRatio | undefined {
  if (cases.value === undefined) return undefined;
  const others = cases.ofCount - cases.notKnown - cases.value;
  return compareRates({ cases: cases.value, people }, { cases: others, people: ofPeople - people });
}

/** What would be said if so many of those of whom it is known were of the group. */
export function verdictAt(cases: number, known: number, { people, ofPeople }: PeopleOfGroup): Verdict | undefined {
  const ratio = compareRates({ cases, people }, { cases: known - cases, people: ofPeople - people });
  return ratio === undefined ? undefined : verdictOf(ratio, { ofCount: known, notKnown: 0 });
}

function verdictOf({ low, high }: RateRatio, { ofCount, notKnown }: Pick<Figure, 'ofCount' | 'notKnown'>): Verdict {
  if (ofCount - notKnown < FEWEST_FOR_A_VERDICT) return 'tooFew';
  return high < 1 ? 'fewer' : low > 1 ? 'more' : 'noneShown';
}

/** The cases of each column of who referred: how many of the group, and of how many it is not known. */
function throughWhom({ cases, gathered }: Ground, figure: Figure): readonly ThroughWhom[] {
  // The figure looked at one row for each case, in the order of the cases.
  const of = new Set(figure.rows);
  const notKnown = new Set(figure.notKnownRows);
  const parts = cases.flatMap((hearing, index) => {
    const looked = figure.ofRows[index];
    return referrersOf(hearing, gathered.facts.agencies).map(({ agency, part }) => ({
      column: agency === undefined ? undefined : referrerColumn(agency),
      row: listRow(hearing, part),
      isOfGroup: looked !== undefined && of.has(looked),
      isNotKnown: looked !== undefined && notKnown.has(looked),
    }));
  });
  return ([...REFERRER_NAMES, 'notKnown'] as const).flatMap((column) => {
    const mine = parts.filter((each) => (each.column ?? 'notKnown') === column);
    const sum = (which: typeof mine): number => sumOf(which.map(({ row }) => row));
    const found = {
      column,
      cases: sum(mine),
      ofGroup: sum(mine.filter(({ isOfGroup }) => isOfGroup)),
      groupNotKnown: sum(mine.filter(({ isNotKnown }) => isNotKnown)),
    };
    return mine.length === 0 ? [] : [found];
  });
}
