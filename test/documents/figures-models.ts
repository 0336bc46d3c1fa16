// Synthetic models of a report of figures, with one chart of each kind.
import type { ChartKind, ChartModel, PointModel } from '../../src/domain/papers/parts/chart-model.ts';
import type { FiguresReportModel, ReportSection } from '../../src/domain/papers/figures-report/figures-report-paper.ts';
import * as s from './synthetic.ts';

const point = (value: number | undefined, shown = String(value), low = value, high = value): PointModel => ({
  isKnown: value !== undefined,
  value: value ?? 0,
  low: low ?? 0,
  high: high ?? 0,
  shown,
});
const QUARTERS = ['2025-Q4', '2026-Q1', '2026-Q2', '2026-Q3', '2026-Q4'];

const chart = (kind: ChartKind, words: string, content: Partial<ChartModel>): ChartModel => ({
  kind,
  words,
  labels: QUARTERS,
  series: [],
  marks: [],
  ...content,
});

const series = (name: string, values: readonly (number | undefined)[]): ChartModel['series'][number] => ({
  name,
  points: values.map((value) => point(value, value === undefined ? 'fewer than 5' : String(value))),
});

/** One of each kind. */
export const CHARTS: readonly ChartModel[] = [
  chart('lines', 'Days from referral to meeting, by quarter, with the limit.', {
    series: [
      series('nine of ten within', [24, 26, 30, 34, 33]),
      series('half of them within', [12, 14, undefined, 21, 20]),
    ],
    marks: [{ name: 'limit: 28 days', value: 28 }],
  }),
  chart('columns', 'Cases a meeting by quarter, and the cases expected at the next meetings with their range.', {
    labels: [...QUARTERS, '13 January'],
    series: [
      {
        name: 'cases a meeting',
        points: [14, 15.5, 17, 16, 13, undefined].map((v) => point(v, v === undefined ? '' : String(v))),
      },
      { name: 'expected', points: [...QUARTERS.map(() => point(undefined, '')), point(17, '14 to 21', 14, 21)] },
    ],
    marks: [{ name: '16: the national average', value: 16 }],
  }),
  chart('bars', 'Cases by the agency that referred them.', {
    labels: ['Police', 'IDVA', 'Housing'],
    series: [series('cases', [14.5, undefined, 6])],
  }),
  chart('stacked', 'Actions by agency: done in time, done late, open, not done.', {
    labels: s.AGENCIES.slice(0, 4),
    series: [series('in time', [5, 8, 3, 0]), series('late', [1, 0, 2, 0]), series('open', [2, 2, 0, 7])],
  }),
  chart('grid', 'Which agency came to which meeting.', {
    labels: s.AGENCIES.slice(0, 4),
    series: ['14 July', '11 August'].map((name, at) => ({
      name,
      points: [4, 3 - at, 1, 0].map((value) => point(value, 'ABSP?'[value] ?? '')),
    })),
  }),
  chart('intervals', 'Rate ratios of groups with their 95 per cent intervals; 1 is as often as everybody else.', {
    labels: ['LGBTQ+', 'Disabled', 'Male'],
    series: [
      {
        name: 'rate ratio',
        points: [
          point(0.6, '0.6 (0.3 to 1.2)', 0.3, 1.2),
          point(2, '2 (1.2 to 1000)', 1.2, 1000),
          point(undefined, '–'),
        ],
      },
    ],
    marks: [{ name: 'as often', value: 1 }],
  }),
];

export function figuresReportModel(): FiguresReportModel {
  return {
    head: { ...s.head('Figures', ''), meeting: '' },
    title: 'Report to the steering group',
    period: '2026-Q4: 1 October 2026 to 31 December 2026.',
    team: 'For the team alone: small numbers are shown as they are. Do not hand it on.',
    inShort: ['38 cases at 3 meetings, 12.7 a meeting. The national average is 16.'],
    sections: CHARTS.map((one, index): ReportSection => ({
      title: ['Waits', 'Cases', 'Who referred', 'Actions', 'Meetings', 'Groups'][index] ?? '',
      newPage: index === 3,
      words: index === 0 ? ['Of all cases, as the national figures are.'] : [],
      chart: one,
      isWide: index === 3,
      first: 'What',
      columns: one.series.map(({ name }) => name),
      rows: one.labels.map((label, at) => ({
        label,
        note: at === 0 ? 'Read against: 28 days are agreed' : '',
        cells: one.series.map(({ points }) => points[at]?.shown ?? ''),
      })),
      comment: index === 5,
    })),
    notes: ['Missing: People, column "Ethnic group".'],
    coordinator: s.coordinator,
  };
}
