// What each agency did in the period: came, answered, and did what it had undertaken.
import type { Meeting } from '../../meeting/meeting.ts';
import type { Agency } from '../../register/register.ts';
import { figureOf, type Figure, type Measure } from '../figure.ts';
import type { Ground } from '../ground.ts';
import { actionMeasures } from './action-figures.ts';
import { agencyGrounds, type AgencyGround } from './agency-ground.ts';
import { attendanceMeasures, presenceAt, type Presence } from './attendance-figures.ts';
import { researchMeasures } from './research-figures.ts';

export const AGENCY_MEASURES: readonly Measure<AgencyGround>[] = [
  ...attendanceMeasures,
  ...researchMeasures,
  ...actionMeasures,
];

export interface AgencyFigures {
  readonly agency: Agency;
  readonly figures: readonly Figure[];
  /** How it was at each meeting that expected it. */
  readonly meetings: readonly AtMeeting[];
}

export interface AtMeeting {
  readonly meeting: Meeting;
  readonly presence: Presence;
}

export function accountabilityOf(ground: Ground): readonly AgencyFigures[] {
  return agencyGrounds(ground).map((from) => ({
    agency: from.agency,
    figures: AGENCY_MEASURES.map((measure) => figureOf(measure, from)),
    meetings: from.expected.map((each) => ({ meeting: each.meeting, presence: presenceAt(from, each).presence })),
  }));
}

/** The same measure of all agencies together. */
export function ofAllAgencies({ count, ...definition }: Measure<AgencyGround>): Measure<readonly AgencyGround[]> {
  return {
    ...definition,
    count: (agencies) => {
      const counted = agencies.map((from) => count(from));
      return {
        rows: counted.flatMap(({ rows }) => rows),
        of: counted.flatMap(({ of }) => of),
        notKnown: counted.flatMap(({ notKnown }) => notKnown),
      };
    },
  };
}
