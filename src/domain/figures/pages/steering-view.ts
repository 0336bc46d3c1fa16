// The steering group's report: how long cases wait, how many there are, who refers, who the victims are, and whether papers leave in time.
import { formatFigure, formatNumber } from '../format-figure.ts';
import type { Figure } from '../figure.ts';
import type { SteeringLine } from '../reports/steering-group.ts';
import type { Statistics } from '../statistics.ts';
import { REFERRER_NAMES } from '../return/referrer-columns.ts';
import { formatDate } from '../../time/day.ts';
import type { ChartModel } from '../../papers/parts/chart-model.ts';
import type { ReportBody } from '../../papers/figures-report/figures-report-paper.ts';
import { chartOf, figureTable, findFigure, notKnownOf, point, pointOf, section, shortNumber } from './report-parts.ts';

const WAITS = ['waitMedian', 'waitNinetieth', 'waitMost', 'notHeard', 'idvaAcknowledged'];
const CASES = ['cases', 'casesPerMeeting', 'casesPer10000', 'repeatShare', 'notPolice'];
const WORK = ['actionsInTime', 'minutesInTime', 'coreNew', 'coreLapsed', 'coreAbsent'];
const NATIONAL = 16;

export function viewSteering(statistics: Statistics, limits: readonly number[]): ReportBody {
  const { steering, principles } = statistics;
  const { period, before, lines } = steering;
  const named = (names: readonly string[]) =>
    names.flatMap((name) => lines.find(({ figure }) => figure.name === name) ?? []);
  const shares = lines.filter(({ figure }) => figure.name.endsWith('Share') && figure.name !== 'repeatShare');
  const referrers = (principles[1]?.figures ?? []).filter(({ name }) => REFERRER_NAMES.some((one) => one === name));
  const quarters = [...before]
    .reverse()
    .concat(period)
    .map(({ name }) => name);
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
        chart: casesChart(statistics, quarters, named(['casesPerMeeting'])[0]),
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
          cells: [formatFigure(figure), notKnownOf(figure)],
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
function inTime(line: SteeringLine | undefined): ChartModel['series'][number]['points'] {
  if (line === undefined) return [];
  return [...line.before]
    .reverse()
    .concat(line.figure)
    .map((figure) => pointOf(figure, figure.value === undefined ? '' : shortNumber(figure.value)));
}

/** Cases a meeting in each quarter, then those expected at the meetings ahead with the range; of one MARAC alone, whose meetings these are. */
function casesChart(
  { forecasts }: Statistics,
  quarters: readonly string[],
  line: SteeringLine | undefined,
): ChartModel {
  const [only] = forecasts.length === 1 ? forecasts : [];
  const ahead = (only?.meetings ?? []).filter(({ cases }) => cases !== undefined);
  return chartOf(
    'columns',
    'Cases a meeting by quarter, and the cases expected at the next meetings with their range.',
    {
      labels: [...quarters, ...ahead.map(({ meeting }) => formatDate(meeting.on).replace(/ \d{4}$/, ''))],
      series: [
        {
          name: 'cases a meeting',
          points: [
            ...inTime(line),
            ...ahead.map(({ cases }) =>
              point(cases?.mean, `${cases?.low ?? ''} to ${cases?.high ?? ''}`, cases?.low, cases?.high),
            ),
          ],
        },
      ],
      marks: [{ name: `${NATIONAL}: the national average`, value: NATIONAL }],
    },
  );
}

function inShort(figures: readonly Figure[], limits: readonly number[]): readonly string[] {
  const of = (name: string): Figure | undefined => findFigure(figures, name);
  const [cases, perMeeting, repeats, others] = ['cases', 'casesPerMeeting', 'repeatShare', 'notPolice'].map(of);
  const [half, most, notHeard] = ['waitMedian', 'waitMost', 'notHeard'].map(of);
  const [limit] = limits;
  const said: string[] = [];
  if (cases?.value !== undefined && perMeeting?.value !== undefined)
    said.push(
      `${formatFigure(cases)} cases were discussed, ${formatFigure(perMeeting)} at each of ${formatNumber(perMeeting.ofCount)} meetings (emergency meetings apart). The national average is ${NATIONAL}.`,
    );
  if (half?.value !== undefined && most?.value !== undefined)
    said.push(
      `Half of the cases were heard within ${formatFigure(half)} of the referral; the longest wait was ${formatFigure(most)}.${limit === undefined || limits.length > 1 ? '' : ` ${limit} days are agreed.`}`,
    );
  if (repeats?.value !== undefined)
    said.push(`Repeat cases: ${formatFigure(repeats)}. Between 28 and 40 per cent is expected.`);
  if (others?.value !== undefined) said.push(`Others than the police referred ${formatFigure(others)} of the cases.`);
  if (notHeard !== undefined && notHeard.value !== 0 && notHeard.value !== undefined)
    said.push(`Listed and not heard, or deferred: ${formatFigure(notHeard)}.`);
  return said;
}
