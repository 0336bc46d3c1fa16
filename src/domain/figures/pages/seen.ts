// Figures as a page shows them: the team's own as they are, the published ones as their readers may see them. The pages know no other number.
import type { Agency } from '../../register/register.ts';
import type { Day } from '../../time/day.ts';
import type { PeopleOfGroup } from '../../register/population.ts';
import type { Verdict } from '../equality/equality.ts';
import type { RateRatio } from '../equality/rate-ratio.ts';
import { describeRate, RANGE_MEANS } from '../forecast/describe-forecast.ts';
import { describeThrough } from '../equality/describe-equality.ts';
import { formatFigure, formatNotKnown, formatNumber, formatValue, NOT_RECORDED } from '../format-figure.ts';
import type { Definition, Figure } from '../figure.ts';
import type { Period } from '../period.ts';
import type { PublishedAtMeeting, PublishedReports } from '../published/publish.ts';
import { FEWEST_SHOWN, type PublishedFigure, type Shown } from '../published/shown.ts';
import type { Statistics } from '../statistics.ts';

export interface SeenFigure extends Definition {
  /** Undefined where the page has no number: not recorded, or hidden. */
  readonly value: number | undefined;
  /** "32.5 %", "not recorded", "fewer than 5". */
  readonly text: string;
  readonly of: string;
  readonly notKnown: string;
  readonly missing?: string;
}

export interface SeenLine {
  readonly figure: SeenFigure;
  readonly before: readonly SeenFigure[];
}

export interface SeenMeeting {
  readonly on: Day;
  readonly expected: number | undefined;
  readonly low: number | undefined;
  readonly high: number | undefined;
  readonly warnCases: number;
  readonly overFullOn: Day | undefined;
  readonly minutes: string;
}

export interface SeenForecast {
  readonly marac: string;
  readonly words: readonly string[];
  readonly meetings: readonly SeenMeeting[];
}

export interface SeenGroup {
  readonly cases: SeenFigure;
  readonly population: PeopleOfGroup | undefined;
  readonly ratio: RateRatio | undefined;
  readonly verdict: Verdict | undefined;
  readonly through: readonly string[];
}

export interface Seen {
  readonly period: Period;
  readonly before: readonly Period[];
  readonly steering: readonly SeenLine[];
  readonly agencies: readonly {
    readonly agency: Agency;
    readonly figures: readonly SeenFigure[];
    readonly meetings: readonly PublishedAtMeeting[];
  }[];
  readonly forecasts: readonly SeenForecast[];
  readonly equality: readonly SeenGroup[];
  readonly principles: readonly {
    readonly number: number;
    readonly title: string;
    readonly figures: readonly SeenFigure[];
  }[];
}

export function seenFigure(figure: Figure): SeenFigure {
  return {
    ...figure,
    text: formatFigure(figure),
    of: formatNumber(figure.ofCount),
    notKnown: figure.missing === undefined ? formatNotKnown(figure) : '',
  };
}

/** The team's own look: every number as it is. */
export function seenByTeam({ period, steering, agencies, forecasts, equality, principles }: Statistics): Seen {
  return {
    period,
    before: steering.before,
    steering: steering.lines.map(({ figure, before }) => ({
      figure: seenFigure(figure),
      before: before.map(seenFigure),
    })),
    agencies: agencies.map(({ figures, ...rest }) => ({ ...rest, figures: figures.map(seenFigure) })),
    forecasts: forecasts.map((forecast) => ({
      marac: forecast.marac.title,
      words: [describeRate(forecast), RANGE_MEANS],
      meetings: forecast.meetings.map(({ meeting, cases, warnCases, overFullOn, minutesWanted, minutesThere }) => ({
        on: meeting.on,
        expected: cases?.mean,
        low: cases?.low,
        high: cases?.high,
        warnCases,
        overFullOn,
        minutes: `${minutesWanted === undefined ? 'not known' : formatNumber(minutesWanted, 0)} of ${minutesThere ?? 'not known'}`,
      })),
    })),
    equality: equality.map(({ cases, through, ...rest }) => ({
      ...rest,
      cases: seenFigure(cases),
      through: through.map(describeThrough),
    })),
    principles: principles.map((one) => ({ ...one, figures: one.figures.map(seenFigure) })),
  };
}

/** What is published, the same for every reader but SafeLives. */
export function seenByOthers({
  period,
  before,
  maracs,
  steering,
  agencies,
  forecasts,
  equality,
  principles,
}: PublishedReports): Seen {
  const lookUp = new Map(maracs.map(({ name, title }) => [name, title]));
  return {
    period,
    before,
    steering: steering.map((line) => ({ figure: seenPublished(line.figure), before: line.before.map(seenPublished) })),
    agencies: agencies.map(({ figures, ...rest }) => ({ ...rest, figures: figures.map(seenPublished) })),
    forecasts: forecasts.map(({ marac, meetings, casesAYear, per10000, expectedPer10000 }) => ({
      marac: lookUp.get(marac) ?? marac,
      words: [
        casesAYear === undefined
          ? 'Too little is on record for a rate.'
          : `About ${casesAYear} cases a year at the rate of the last twelve weeks${per10000 === undefined ? '' : `, ${per10000} for 10,000 adult women; ${expectedPer10000} are expected`}.`,
        'Cases expected are to the nearest five. The range holds four times in five.',
      ],
      meetings: meetings.map(({ meeting, ...rest }) => ({ ...rest, on: meeting.on, minutes: '' })),
    })),
    equality: equality.map((group) => ({ ...group, cases: seenPublished(group.cases), through: [] })),
    principles: principles.map((one) => ({ ...one, figures: one.figures.map(seenPublished) })),
  };
}

function seenPublished({ value, ofCount, notKnown, ...definition }: PublishedFigure): SeenFigure {
  const missing = value.as === 'notRecorded' ? value.missing : undefined;
  return {
    ...definition,
    value: value.as === 'number' ? value.number : undefined,
    text: textOf(value, definition),
    of: ofCount === undefined ? '' : textOf(ofCount),
    notKnown: missing !== undefined || (notKnown.as === 'number' && notKnown.number === 0) ? '' : textOf(notKnown),
    ...(missing === undefined ? {} : { missing }),
  };
}

export const NOT_SHOWN = 'not shown';
const WORDS = {
  fewerThanFive: `fewer than ${FEWEST_SHOWN}`,
  notShown: NOT_SHOWN,
  nothing: '–',
  notRecorded: NOT_RECORDED,
} as const;

function textOf(shown: Shown, definition?: Definition): string {
  if (shown.as !== 'number') return WORDS[shown.as];
  return definition === undefined ? formatNumber(shown.number) : formatValue(shown.number, definition);
}
