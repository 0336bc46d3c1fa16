// The ten principles: a page for each, with its measures, their course over the quarters, and room for a comment.
import { formatFigure, formatNumber } from '../format-figure.ts';
import type { Principle } from '../reports/ten-principles.ts';
import type { SteeringReport } from '../reports/steering-group.ts';
import type { Statistics } from '../statistics.ts';
import { NO_CHART, type ChartModel } from '../../papers/parts/chart-model.ts';
import type { ReportBody } from '../../papers/figures-report/figures-report-paper.ts';
import { chartOf, notKnownOf, pointOf, section, shortNumber } from './report-parts.ts';

/** The figures of the steering group's report whose course stands beside a principle, by its number. */
const COURSE: Readonly<Record<number, readonly string[]>> = {
  2: ['notPolice', 'repeatShare'],
  7: ['casesPerMeeting'],
  9: ['actionsInTime', 'minutesInTime'],
};

export function viewPrinciples({ principles, steering }: Statistics): ReportBody {
  return {
    title: 'Ten principles of an effective MARAC',
    inShort: [
      'One page for each principle: what the program can show for it. A review asks for more than numbers: write beside them.',
    ],
    sections: principles.map((principle) =>
      section(`${principle.number}. ${principle.title}`, {
        newPage: principle.number > 1,
        chart: courseOf(principle, steering),
        first: 'What',
        columns: ['Number', 'Of', 'Not known'],
        rows: principle.figures.map((figure) => ({
          label: figure.label,
          note: figure.missing === undefined ? '' : `Missing: ${figure.missing}`,
          cells: [formatFigure(figure), formatNumber(figure.ofCount), notKnownOf(figure)],
        })),
        comment: true,
      }),
    ),
  };
}

function courseOf({ number, title }: Principle, { period, before, lines }: SteeringReport): ChartModel {
  const found = (COURSE[number] ?? []).flatMap((name) => lines.find(({ figure }) => figure.name === name) ?? []);
  if (found.length === 0 || before.length === 0) return NO_CHART;
  return chartOf('lines', `${title}: by quarter.`, {
    labels: [...before]
      .reverse()
      .concat(period)
      .map(({ name }) => name),
    series: found.map(({ figure, before: earlier }) => ({
      name: figure.label,
      points: [...earlier]
        .reverse()
        .concat(figure)
        .map((each) => pointOf(each, each.value === undefined ? '' : shortNumber(each.value))),
    })),
    marks: [],
  });
}
