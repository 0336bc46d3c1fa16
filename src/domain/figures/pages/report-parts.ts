// What the six reports are put together from: sections, tables of figures, and points of charts.
import { formatNumber } from '../format-figure.ts';
import type { SeenFigure, SeenLine } from './seen.ts';
import { formatDate, type Day } from '../../time/day.ts';
import type { Period } from '../period.ts';
import { NO_CHART, type ChartKind, type ChartModel, type PointModel } from '../../papers/parts/chart-model.ts';
import type { ReportSection } from '../../papers/figures-report/figures-report-paper.ts';

/** More are set closer, beside a narrower first column. */
const MOST_COLUMNS = 6;

export function section(title: string, content: Partial<ReportSection>): ReportSection {
  return {
    title,
    newPage: false,
    words: [],
    chart: NO_CHART,
    isWide: (content.columns?.length ?? 0) > MOST_COLUMNS,
    first: '',
    columns: [],
    rows: [],
    comment: false,
    ...content,
  };
}

export function chartOf(kind: ChartKind, words: string, content: Omit<ChartModel, 'kind' | 'words'>): ChartModel {
  const isThere = content.series.some(({ points }) => points.some(({ isKnown }) => isKnown));
  return isThere ? { kind, words, ...content } : NO_CHART;
}

/** A figure in a chart: nothing is drawn of what is not recorded or not shown. */
export function pointOf({ value, text }: SeenFigure): PointModel {
  return point(value, text);
}

export function point(value: number | undefined, shown: string, low = value, high = value): PointModel {
  const isKnown = value !== undefined;
  return { isKnown, value: value ?? 0, low: low ?? 0, high: high ?? 0, shown };
}

/** "5 to 10"; both ends to the nearest five may be the same: "about 5". */
export function rangeOf(low: number | undefined, high: number | undefined): string {
  return low === high ? `about ${low ?? ''}` : `${low ?? ''} to ${high ?? ''}`;
}

/** Each figure beside the same of the quarters before: "2026-Q3", not known, "2026-Q2" ... */
export function figureTable(
  period: Period,
  before: readonly Period[],
  lines: readonly SeenLine[],
): Pick<ReportSection, 'first' | 'columns' | 'rows'> {
  return {
    first: 'What',
    columns: [columnOf(period), 'Not known', ...before.map(columnOf)],
    rows: lines.map(({ figure, before: earlier }) => ({
      label: figure.label,
      note: figure.against === undefined ? '' : `Read against: ${figure.against}`,
      cells: [figure.text, figure.notKnown, ...earlier.map(({ text }) => text)],
    })),
  };
}

/** A quarter by its name; other days are named at the top of the report. */
const columnOf = ({ name }: Period): string => (/^\d{4}-Q\d$/.test(name) ? name : 'Now');

export function findFigure(figures: readonly SeenFigure[], name: string): SeenFigure | undefined {
  return figures.find((figure) => figure.name === name);
}

/** "14 July". */
export const shortDate = (on: Day): string => formatDate(on).replace(/ \d{4}$/, '');

export const shortNumber = (value: number | undefined): string => formatNumber(value, 1);

/** Of a period and those before it, the nearest of which comes first. */
export function oldestFirst<T>(now: T, before: readonly T[]): readonly T[] {
  return [now, ...before].map((_, index, all) => all[all.length - 1 - index] as T);
}
