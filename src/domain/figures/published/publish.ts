// What leaves the team: whole quarters in fixed tables. SafeLives gets the return with true counts; every other reader gets reports in which small
// numbers are hidden, the same for all of them, so that two readers together know no more than one.
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { Agency } from '../../register/register.ts';
import { dayOf, type Day, type LocalTime } from '../../time/day.ts';
import { equalityOf } from '../equality/equality.ts';
import { forecastOf } from '../forecast/forecast.ts';
import { gatherAll, groundIn, groundOf, type Gathered, type Ground } from '../ground.ts';
import { quarterOf, type Period } from '../period.ts';
import { accountabilityOf, type AgencyFigures, type AtMeeting } from '../reports/accountability.ts';
import { steeringReport } from '../reports/steering-group.ts';
import { tenPrinciples } from '../reports/ten-principles.ts';
import { makeReturn, type QuarterlyReturn } from '../return/quarterly-return.ts';
import { agencyKey, publishPresence, type PublishedPresence } from './hide-attendance.ts';
import { publishForecast, type PublishedForecast } from './published-forecast.ts';
import { publishFigure } from './published-figure.ts';
import { publishGroup, type PublishedGroup } from './published-group.ts';
import { show, type PublishedFigure, type Shown } from './shown.ts';
import { judgeUnit, type Unit } from './unit.ts';

export type Audience = 'safeLives' | 'everyoneElse';

export interface PublishAsked {
  /** One MARAC by its name; without it all of them. No other sum is published. */
  readonly marac?: string;
  /** A whole quarter that is over. */
  readonly quarter: Period;
}

export interface PublishedAtMeeting {
  readonly meeting: Meeting;
  readonly presence: PublishedPresence;
}

export interface PublishedReports {
  readonly period: Period;
  /** The four quarters before, the nearest first. */
  readonly before: readonly Period[];
  readonly maracs: readonly MaracFacts[];
  readonly steering: readonly { readonly figure: PublishedFigure; readonly before: readonly PublishedFigure[] }[];
  /** Meetings held in the quarter, emergency meetings left out. */
  readonly meetings: readonly { readonly marac: MaracFacts; readonly meeting: Meeting; readonly cases: Shown }[];
  readonly agencies: readonly {
    readonly agency: Agency;
    readonly figures: readonly PublishedFigure[];
    /** Of those that every usual meeting expects: of another it would tell which meeting had a case for it. */
    readonly meetings: readonly PublishedAtMeeting[];
  }[];
  readonly equality: readonly PublishedGroup[];
  readonly principles: readonly {
    readonly number: number;
    readonly title: string;
    readonly figures: readonly PublishedFigure[];
  }[];
  readonly forecasts: readonly PublishedForecast[];
}

export type Published =
  | { readonly audience: 'safeLives'; readonly quarterly: QuarterlyReturn }
  | { readonly audience: 'everyoneElse'; readonly reports: PublishedReports };

/** Undefined where the time is no whole quarter that is over, or no such MARAC is here. */
export function publish(facts: Facts, now: LocalTime, asked: PublishAsked, audience: Audience): Published | undefined {
  const maracs = facts.maracs.filter(({ name }) => asked.marac === undefined || name === asked.marac);
  if (maracs.length === 0 || !isPublishable(asked.quarter, dayOf(now))) return undefined;
  const gathered = gatherAll(facts, now);
  if (audience === 'safeLives') return { audience, quarterly: makeReturn(gathered, { period: asked.quarter, maracs }) };
  return { audience, reports: reportsOf(gathered, maracs, asked) };
}

/** Whole quarters only, and once they are over: the difference of two times would tell the cases between. */
export function isPublishable({ name, from, to }: Period, today: Day): boolean {
  return quarterOf(from).name === name && quarterOf(from).to === to && to < today;
}

function reportsOf(gathered: Gathered, maracs: readonly MaracFacts[], { quarter }: PublishAsked): PublishedReports {
  const ground = groundOf(gathered, { period: quarter, maracs, restricted: 'leftOut' });
  const { before, lines } = steeringReport(ground);
  const units = unitsOf(ground, true);
  const unitsBefore = before.map((each) => unitsOf(groundIn(ground, each), false));
  return {
    period: quarter,
    before,
    maracs,
    steering: lines.map(({ figure, before: earlier }) => ({
      figure: publishFigure(figure, figure.name, units),
      before: earlier.map((each, index) => publishFigure(each, each.name, unitsBefore[index] ?? [])),
    })),
    meetings: units.flatMap((unit) =>
      unit.meetings.map(({ meeting, cases, hiding }) => ({
        marac: unit.marac,
        meeting,
        cases: show(cases, hiding),
      })),
    ),
    agencies: accountabilityOf(ground).map(({ agency, figures, meetings }, _, all) => ({
      agency,
      meetings: publishMeetings(agency, meetings, all, units),
      figures: figures.map((figure) => publishFigure(figure, agencyKey(agency.id, figure.name), units)),
    })),
    equality: equalityOf(ground).map((group) =>
      publishGroup(group, publishFigure(group.cases, group.cases.name, units)),
    ),
    principles: tenPrinciples(ground).map(({ number, title, figures }) => ({
      number,
      title,
      figures: figures.map((figure) => publishFigure(figure, figure.name, units)),
    })),
    forecasts: maracs.map((marac) => publishForecast(forecastOf(gathered, marac))),
  };
}

const isUsual = ({ meeting }: AtMeeting): boolean => meeting.kind !== 'emergency';

function publishMeetings(
  { id }: Agency,
  own: readonly AtMeeting[],
  all: readonly AgencyFigures[],
  units: readonly Unit[],
): readonly PublishedAtMeeting[] {
  const usual = new Set(all.flatMap(({ meetings }) => meetings.filter(isUsual).map(({ meeting }) => meeting.id)));
  const found = own.filter(isUsual).flatMap(({ meeting, presence }) => {
    const shown = publishPresence(presence, id, units);
    return shown === undefined ? [] : [{ meeting, presence: shown }];
  });
  return found.length === usual.size ? found : [];
}

function unitsOf(ground: Ground, isWhole: boolean): readonly Unit[] {
  return ground.maracs.map((marac) => {
    const own = groundOf(ground.gathered, { period: ground.period, restricted: 'leftOut', maracs: [marac] });
    const agencies = isWhole ? accountabilityOf(own) : [];
    return judgeUnit(marac, own, agencies, isWhole ? tenPrinciples(own) : []);
  });
}
