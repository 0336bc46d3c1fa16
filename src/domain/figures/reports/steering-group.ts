// The steering group's report: the quarter beside the four before it, the last of which is the same quarter a year ago. No case, no name.
import { figureOf, type Figure, type Measure } from '../figure.ts';
import { groundIn, type Ground } from '../ground.ts';
import { quarterBefore, quarterOf, type Period } from '../period.ts';
import { discussed } from '../return/case-measures.ts';
import {
  casesPer10000,
  casesPerMeeting,
  diversityShares,
  notHeard,
  notPolice,
  repeatShare,
  waits,
} from './case-figures.ts';
import { coreMeasures } from './core-members.ts';
import { actionsInTime, idvaAcknowledged, minutesInTime } from './timeliness.ts';

export const STEERING_MEASURES: readonly Measure<Ground>[] = [
  { ...discussed, name: 'cases' },
  casesPer10000,
  casesPerMeeting,
  repeatShare,
  notPolice,
  ...diversityShares,
  ...waits,
  notHeard,
  idvaAcknowledged,
  actionsInTime,
  minutesInTime,
  ...coreMeasures,
];

const QUARTERS_BEFORE = 4;

export interface SteeringLine {
  readonly figure: Figure;
  /** The same figure of the quarters before, the nearest first; empty for a time that is no quarter. */
  readonly before: readonly Figure[];
}

export interface SteeringReport {
  readonly period: Period;
  readonly before: readonly Period[];
  readonly lines: readonly SteeringLine[];
}

export function steeringReport(ground: Ground): SteeringReport {
  const { period, meetings } = ground;
  const isQuarter = meetings === undefined && quarterOf(period.from).name === period.name;
  const before = isQuarter
    ? Array.from({ length: QUARTERS_BEFORE }, (_, index) => quarterBefore(period, index + 1))
    : [];
  const grounds = before.map((each) => groundIn(ground, each));
  return {
    period,
    before,
    lines: STEERING_MEASURES.map((measure) => ({
      figure: figureOf(measure, ground),
      before: grounds.map((each) => figureOf(measure, each)),
    })),
  };
}
