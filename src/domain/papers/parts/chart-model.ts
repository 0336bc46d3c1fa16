// What a chart is drawn from. Everything in it also stands in the table after the chart.
import { count, group, list, text, yesNo, type ModelOf } from '../model-shape.ts';

/** One number of a chart. `isKnown` is false where it is not recorded or may not be shown: then nothing is drawn, and `shown` says so. */
const point = group({
  isKnown: yesNo(),
  value: count(),
  /** The ends of its range; both are the value where it has none. */
  low: count(),
  high: count(),
  shown: text('open'),
});
export type PointModel = ModelOf<typeof point>;

export const chart = group({
  /** `lines`, `columns`, `bars`, `stacked`, `grid` or `intervals` (documents/page/charts.ts). Blank: there is none. */
  kind: text('open'),
  /** The alternative text, without "The table after the picture says the same". */
  words: text('open'),
  /** One for each point of a series: quarters, meetings, agencies. */
  labels: list(text('staff')),
  series: list(group({ name: text('open'), points: list(point) })),
  /** Lines to read the numbers against: "limit 28". */
  marks: list(group({ name: text('open'), value: count() })),
});
export type ChartModel = ModelOf<typeof chart>;
export type ChartKind = 'lines' | 'columns' | 'bars' | 'stacked' | 'grid' | 'intervals';

export const NO_CHART: ChartModel = { kind: '', words: '', labels: [], series: [], marks: [] };
