// The steering group's report: how long cases wait, how many there are, who refers, who the victims are, and whether papers leave in time.
import { REFERRER_NAMES } from '../return/referrer-columns.ts';
import type { ChartModel } from '../../papers/parts/chart-model.ts';
import type { ReportBody } from '../../papers/figures-report/figures-report-paper.ts';
import {
  chartOf,
  figureTable,
  findFigure,
  oldestFirst,
  point,
  pointOf,
  rangeOf,
  section,
  shortDate,
  shortNumber,
} from './report-parts.ts';
import type { Seen, SeenFigure, SeenLine } from './seen.ts';

const WAITS = ['waitMedian', 'waitNinetieth', 'waitMost', 'notHeard', 'idvaAcknowledged'];
const CASES = ['cases', 'casesPerMeeting', 'casesPer10000', 'repeatShare', 'notPolice'];
const WORK = ['actionsInTime', 'minutesInTime', 'coreNew', 'coreLapsed', 'coreAbsent'];
const NATIONAL = 16;

export function viewSteering(seen: Seen, limits: readonly number[]): ReportBody {
  const { period, before, steering: lines, principles } = seen;
  const named = (names: readonly string[]) =>
    names.flatMap((name) => lines.find(({ figure }) => figure.name === name) ?? []);
  const shares = lines.filter(({ figure }) => figure.name.endsWith('Share') && figure.name !== 'repeatShare');
  const referrers = (principles[1]?.figures ?? []).filter(({ name }) => REFERRER_NAMES.some((one) => one === name));
  const quarters = oldestFirst(period, before).map(({ name }) => name);
  return {
    title: 'Report to the steering group',
    inShort: inShort(
      lines.map(({ figure }) => figure),
      limits,
    ),
    sections: [
      section('How long cases wait', {
        chart: chartOf('lines', 'Days from referral to meeting, by quarter, with the limit.', {
          labels: quarters,
          series: [
            { name: 'nine of ten within', points: inTime(named(['waitNinetieth'])[0]) },
            { name: 'half of them within', points: inTime(named(['waitMedian'])[0]) },
          ],
          marks: limits.map((limit) => ({ name: `limit: ${limit} days`, value: limit })),
        }),
        ...figureTable(period, before, named(WAITS)),
      }),
      section('How many cases', {
        chart: casesChart(seen, quarters, named(['casesPerMeeting'])[0]),
        ...figureTable(period, before, named(CASES)),
      }),
      section('Who referred', {
        chart: chartOf('bars', 'Cases by the agency that referred them.', {
          labels: referrers.map(({ label }) => label.replace('Referred by: ', '')),
          series: [{ name: 'cases', points: referrers.map((figure) => pointOf(figure)) }],
          marks: [],
        }),
        first: 'Referred by',
        columns: ['Cases', 'Not known'],
        rows: referrers.map((figure) => ({
          label: figure.label.replace('Referred by: ', ''),
          note: '',
          cells: [figure.text, figure.notKnown],
        })),
      }),
      section('Who the victims are', {
        words: ['Of all cases, as the national figures are.'],
        ...figureTable(period, before, shares),
      }),
      section('Papers and members', figureTable(period, before, named(WORK))),
    ],
  };
}

/** The oldest quarter first. */
function inTime(line: SeenLine | undefined): ChartModel['series'][number]['points'] {
  if (line === undefined) return [];
  return oldestFirst(line.figure, line.before).map(pointOfLine);
}

/** Beside a point stands its number alone; the unit stands below. */
const pointOfLine = ({ value, text }: SeenFigure) => point(value, value === undefined ? text : shortNumber(value));

/** Cases a meeting in each quarter, then those expected at the meetings ahead with the range; of one MARAC alone, whose meetings these are. */
function casesChart({ forecasts }: Seen, quarters: readonly string[], line: SeenLine | undefined): ChartModel {
  const [only] = forecasts.length === 1 ? forecasts : [];
  const ahead = (only?.meetings ?? []).filter(({ expected }) => expected !== undefined);
  const nothing = point(undefined, '');
  return chartOf(
    'columns',
    'Cases a meeting by quarter, and the cases expected at the next meetings with their range.',
    {
      labels: [...quarters, ...ahead.map(({ on }) => shortDate(on))],
      series: [
        { name: 'cases a meeting', points: [...inTime(line), ...ahead.map(() => nothing)] },
        {
          name: 'expected',
          points: [
            ...quarters.map(() => nothing),
            ...ahead.map(({ expected, low, high }) => point(expected, rangeOf(low, high), low, high)),
          ],
        },
      ],
      marks: [{ name: `${NATIONAL}: the national average`, value: NATIONAL }],
    },
  );
}

function inShort(figures: readonly SeenFigure[], limits: readonly number[]): readonly string[] {
  const of = (name: string): SeenFigure | undefined => findFigure(figures, name);
  const [cases, perMeeting, repeats, others] = ['cases', 'casesPerMeeting', 'repeatShare', 'notPolice'].map(of);
  const [half, most, notHeard] = ['waitMedian', 'waitMost', 'notHeard'].map(of);
  const [limit] = limits;
  const said: string[] = [];
  if (cases?.value !== undefined && perMeeting?.value !== undefined)
    said.push(
      `${cases.text} cases were discussed, ${perMeeting.text} at each of ${perMeeting.of} meetings (emergency meetings apart). The national average is ${NATIONAL}.`,
    );
  else if (cases?.value !== undefined) said.push(`${cases.text} cases were discussed.`);
  if (half?.value !== undefined && most?.value !== undefined)
    said.push(
      `Half of the cases were heard within ${half.text} of the referral; the longest wait was ${most.text}.${limit === undefined || limits.length > 1 ? '' : ` ${limit} days are agreed.`}`,
    );
  if (repeats?.value !== undefined) said.push(`Repeat cases: ${repeats.text}. Between 28 and 40 per cent is expected.`);
  if (others?.value !== undefined) said.push(`Others than the police referred ${others.text} of the cases.`);
  if (notHeard !== undefined && notHeard.value !== 0 && notHeard.value !== undefined)
    said.push(`Listed and not heard, or deferred: ${notHeard.text}.`);
  return said;
}
