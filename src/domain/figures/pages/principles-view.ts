// The ten principles: a page for each, with its measures, their course over the quarters, and room for a comment.
import { NO_CHART, type ChartModel } from '../../papers/parts/chart-model.ts';
import type { ReportBody } from '../../papers/figures-report/figures-report-paper.ts';
import { chartOf, oldestFirst, point, section, shortNumber } from './report-parts.ts';
import type { Seen } from './seen.ts';

/** The figures of the steering group's report whose course stands beside a principle, by its number. */
const COURSE: Readonly<Record<number, readonly string[]>> = {
  2: ['notPolice', 'repeatShare'],
  7: ['casesPerMeeting'],
  9: ['actionsInTime', 'minutesInTime'],
};

export function viewPrinciples(seen: Seen): ReportBody {
  return {
    title: 'Ten principles of an effective MARAC',
    inShort: [
      'One page for each principle: what the program can show for it. A review asks for more than numbers: write beside them.',
    ],
    sections: seen.principles.map((principle) =>
      section(`${principle.number}. ${principle.title}`, {
        newPage: principle.number > 1,
        chart: courseOf(principle, seen),
        first: 'What',
        columns: ['Number', 'Of', 'Not known'],
        rows: principle.figures.map((figure) => ({
          label: figure.label,
          note: figure.missing === undefined ? '' : `Missing: ${figure.missing}`,
          cells: [figure.text, figure.of, figure.notKnown],
        })),
        comment: true,
      }),
    ),
  };
}

function courseOf(
  { number, title }: Seen['principles'][number],
  { period, before, steering: lines }: Seen,
): ChartModel {
  const found = (COURSE[number] ?? []).flatMap((name) => lines.find(({ figure }) => figure.name === name) ?? []);
  if (found.length === 0 || before.length === 0) return NO_CHART;
  return chartOf('lines', `${title}: by quarter.`, {
    labels: oldestFirst(period, before).map(({ name }) => name),
    series: found.map(({ figure, before: earlier }) => ({
      name: figure.label,
      points: oldestFirst(figure, earlier).map((each) =>
        point(each.value, each.value === undefined ? each.text : shortNumber(each.value)),
      ),
    })),
    marks: [],
  });
}
