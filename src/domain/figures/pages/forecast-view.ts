// How full the next meetings will be, and what the area needs at this rate.
import { formatNumber } from '../format-figure.ts';
import { formatDate } from '../../time/day.ts';
import type { ReportBody, ReportSection } from '../../papers/figures-report/figures-report-paper.ts';
import { chartOf, point, rangeOf, section } from './report-parts.ts';
import type { Seen, SeenForecast, SeenMeeting } from './seen.ts';

export function viewForecast({ forecasts }: Seen): ReportBody {
  return {
    title: 'The next meetings',
    inShort: forecasts.flatMap(({ marac, meetings }) =>
      meetings
        .filter(({ overFullOn }) => overFullOn !== undefined)
        .map((each) => `${marac}, ${formatDate(each.on)}: over-full ${whenFull(each)}.`),
    ),
    sections: forecasts.map(viewOne),
  };
}

function viewOne({ marac, words, meetings }: SeenForecast): ReportSection {
  const known = meetings.filter(({ expected }) => expected !== undefined);
  const marks = [...new Set(known.map(({ warnCases }) => warnCases))];
  const hasMinutes = meetings.some(({ minutes }) => minutes !== '');
  return section(marac, {
    words,
    chart: chartOf('columns', 'Cases expected at the next meetings with their range.', {
      labels: known.map(({ on }) => formatDate(on)),
      series: [
        { name: 'held', points: known.map(() => point(undefined, '')) },
        {
          name: 'expected',
          points: known.map(({ expected, low, high }) => point(expected, rangeOf(low, high), low, high)),
        },
      ],
      marks: marks.map((value) => ({ name: `${value}: over-full beyond`, value })),
    }),
    first: 'Meeting',
    columns: ['Cases expected', 'Range', ...(hasMinutes ? ['Minutes'] : []), 'Over-full'],
    rows: meetings.map((each) => ({
      label: formatDate(each.on),
      note: '',
      cells: [
        each.expected === undefined ? 'not known' : formatNumber(each.expected, 1),
        each.expected === undefined ? '' : rangeOf(each.low, each.high),
        ...(hasMinutes ? [each.minutes] : []),
        whenFull(each),
      ],
    })),
  });
}

function whenFull({ overFullOn, warnCases }: SeenMeeting): string {
  const beyond = `(more than ${warnCases})`;
  return overFullOn === undefined ? `not expected ${beyond}` : `expected from ${formatDate(overFullOn)} ${beyond}`;
}
