// A group of the equality figures as it is published: its rate only where its number of cases is shown, its verdict where any small number gives the same.
import { verdictAt, type GroupFigures, type Verdict } from '../equality/equality.ts';
import type { PeopleOfGroup } from '../../register/population.ts';
import type { RateRatio } from '../equality/rate-ratio.ts';
import { FEWEST_SHOWN, type PublishedFigure } from './shown.ts';

export interface PublishedGroup {
  readonly cases: PublishedFigure;
  readonly population: PeopleOfGroup | undefined;
  readonly ratio: RateRatio | undefined;
  readonly verdict: Verdict | undefined;
}

export function publishGroup(
  { cases, population, ratio, verdict }: GroupFigures,
  shown: PublishedFigure,
): PublishedGroup {
  const as = shown.value.as;
  const isSameOfAll =
    as === 'fewerThanFive' &&
    population !== undefined &&
    Array.from({ length: FEWEST_SHOWN }, (_, few) => verdictAt(few, cases.ofCount - cases.notKnown, population)).every(
      (each) => each === verdict,
    );
  return {
    cases: shown,
    population,
    ratio: as === 'number' ? ratio : undefined,
    verdict: as === 'number' || isSameOfAll ? verdict : undefined,
  };
}
