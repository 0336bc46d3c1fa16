// What agencies answered to the request for research: in time, late, never, and after how many days.
import { daysBetween } from '../../time/day.ts';
import type { CountedRow, Measure } from '../figure.ts';
import { listRow, rowOf } from '../ground.ts';
import { isAnswered, type AgencyGround, type Request } from './agency-ground.ts';

/** undated: answered, and nobody typed when. waiting: its day has not come. */
export type ResearchState = 'onTime' | 'late' | 'undated' | 'never' | 'waiting';

export function stateOfRequest({ answer, dueOn }: Request, asOf: string): ResearchState {
  if (answer === undefined || !isAnswered(answer)) return asOf > dueOn ? 'never' : 'waiting';
  if (answer.late === true || (answer.answeredOn !== undefined && answer.answeredOn > dueOn)) return 'late';
  return answer.answeredOn === undefined ? 'undated' : 'onTime';
}

function requestRow({ hearing, answer }: Request, counts = 1): CountedRow {
  return answer === undefined ? listRow(hearing, counts) : rowOf(hearing.marac, 'research', answer, counts);
}

const SHAPE = {
  unit: 'answers',
  tells: 'work',
  source: 'docs/figures.md, "Agencies"',
  of: 'cases about which it was asked: the list left for one of its contacts',
  unknown: 'answered, and the day is not typed',
} as const;

function answers(name: string, label: string, state: ResearchState): Measure<AgencyGround> {
  return {
    name,
    label,
    kind: 'count',
    ...SHAPE,
    count: ({ requests, asOf }) => ({
      rows: requests.filter((each) => stateOfRequest(each, asOf) === state).map((each) => requestRow(each)),
      of: requests.map((each) => requestRow(each)),
      notKnown: requests.filter((each) => stateOfRequest(each, asOf) === 'undated').map((each) => requestRow(each)),
    }),
  };
}

export const researchMeasures: readonly Measure<AgencyGround>[] = [
  {
    name: 'researchAsked',
    label: 'Research: asked',
    kind: 'count',
    ...SHAPE,
    unknown: 'nothing',
    count: ({ requests }) => {
      const rows = requests.map((each) => requestRow(each));
      return { rows, of: rows, notKnown: [] };
    },
  },
  answers('researchOnTime', 'Research: in time', 'onTime'),
  answers('researchLate', 'Research: late', 'late'),
  answers('researchNever', 'Research: never', 'never'),
  answers('researchWaiting', 'Research: not due yet', 'waiting'),
  {
    name: 'researchDays',
    label: 'Research: days from asked to answered, half of them within',
    kind: 'median',
    ...SHAPE,
    unit: 'days',
    of: 'cases about which it was asked and has answered',
    count: ({ requests }) => {
      const answered = requests.filter(({ answer }) => answer !== undefined && isAnswered(answer));
      return {
        rows: answered.flatMap((each) => {
          const on = each.answer?.answeredOn;
          return on === undefined ? [] : [requestRow(each, Math.max(0, daysBetween(each.askedOn, on)))];
        }),
        of: answered.map((each) => requestRow(each)),
        notKnown: answered.filter(({ answer }) => answer?.answeredOn === undefined).map((each) => requestRow(each)),
      };
    },
  },
];
