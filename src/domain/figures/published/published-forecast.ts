// A forecast as it is published: to the next five cases, so that nobody counts back from it who is on a list.
import type { Day } from '../../time/day.ts';
import type { Forecast } from '../forecast/forecast.ts';
import type { Meeting } from '../../meeting/meeting.ts';

const STEP = 5;
const round = (value: number | undefined, step: number): number | undefined =>
  value === undefined ? undefined : Math.round(value / step) * step;

export interface PublishedForecast {
  readonly marac: string;
  /** Cases expected and the range that holds four times in five, in steps of five; undefined without a rate. */
  readonly meetings: readonly {
    readonly meeting: Meeting;
    readonly expected: number | undefined;
    readonly low: number | undefined;
    readonly high: number | undefined;
    readonly warnCases: number;
    readonly overFullOn: Day | undefined;
  }[];
  /** At the rate of the last twelve weeks, in steps of ten. */
  readonly casesAYear: number | undefined;
  readonly per10000: number | undefined;
  readonly expectedPer10000: number;
}

export function publishForecast({
  marac,
  meetings,
  casesAYear,
  womenInArea,
  expectedPer10000,
}: Forecast): PublishedForecast {
  const year = round(casesAYear, STEP * 2);
  return {
    marac: marac.name,
    meetings: meetings.map(({ meeting, cases, warnCases, overFullOn }) => ({
      meeting,
      expected: round(cases?.mean, STEP),
      low: round(cases?.low, STEP),
      high: round(cases?.high, STEP),
      warnCases,
      overFullOn,
    })),
    casesAYear: year,
    per10000: year === undefined || womenInArea === 0 ? undefined : Math.round((year / womenInArea) * 10_000),
    expectedPer10000,
  };
}
