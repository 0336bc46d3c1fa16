// How full the next meetings will be, and what the area needs at this rate.
import { describeOverFull, describeRate, FORECAST_COLUMNS, RANGE_MEANS } from '../forecast/describe-forecast.ts';
import type { Forecast } from '../forecast/forecast.ts';
import type { Statistics } from '../statistics.ts';
import { formatDate } from '../../time/day.ts';
import type { ReportBody, ReportSection } from '../../papers/figures-report/figures-report-paper.ts';
import { chartOf, point, section } from './report-parts.ts';

export function viewForecast({ forecasts }: Statistics): ReportBody {
  return {
    title: 'The next meetings',
    inShort: forecasts.flatMap(({ marac, meetings }) =>
      meetings
        .filter(({ overFullOn }) => overFullOn !== undefined)
        .map((each) => `${marac.title}, ${formatDate(each.meeting.on)}: over-full ${describeOverFull(each)}.`),
    ),
    sections: forecasts.map(viewOne),
  };
}

function viewOne(forecast: Forecast): ReportSection {
  const { marac, meetings } = forecast;
  const [first, ...rest] = FORECAST_COLUMNS;
  const known = meetings.filter(({ cases }) => cases !== undefined);
  const marks = [...new Set(known.map(({ warnCases }) => warnCases))];
  return section(marac.title, {
    words: [describeRate(forecast), RANGE_MEANS],
    chart: chartOf('columns', 'Cases expected at the next meetings with their range.', {
      labels: known.map(({ meeting }) => formatDate(meeting.on)),
      series: [
        {
          name: 'cases',
          points: known.map(({ cases }) =>
            point(cases?.mean, `${cases?.low ?? ''} to ${cases?.high ?? ''}`, cases?.low, cases?.high),
          ),
        },
      ],
      marks: marks.map((value) => ({ name: `${value}: over-full beyond`, value })),
    }),
    first: first?.header ?? '',
    columns: rest.map(({ header }) => header),
    rows: meetings.map((row) => ({
      label: first?.text(row) ?? '',
      note: '',
      cells: rest.map(({ text }) => text(row)),
    })),
  });
}
