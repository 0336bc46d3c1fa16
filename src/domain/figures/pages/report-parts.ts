// What the six reports are put together from: sections, tables of figures, and points of charts.
import { formatFigure, formatNotKnown, formatNumber } from '../format-figure.ts';
import type { Figure } from '../figure.ts';
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
export function pointOf(figure: Figure | undefined, shown?: string): PointModel {
  const value = figure?.value;
  return point(value, shown ?? (figure === undefined ? '' : formatFigure(figure)));
}

export function point(value: number | undefined, shown: string, low = value, high = value): PointModel {
  const isKnown = value !== undefined;
  return { isKnown, value: value ?? 0, low: low ?? 0, high: high ?? 0, shown };
}

/** A figure beside the same of the quarters before: "2026-Q3", not known, "2026-Q2" ... */
export interface FigureLine {
  readonly figure: Figure;
  readonly before: readonly Figure[];
}

export function figureTable(
  period: Period,
  before: readonly Period[],
  lines: readonly FigureLine[],
): Pick<ReportSection, 'first' | 'columns' | 'rows'> {
  return {
    first: 'What',
    columns: [columnOf(period), 'Not known', ...before.map(columnOf)],
    rows: lines.map(({ figure, before: earlier }) => ({
      label: figure.label,
      note: figure.against === undefined ? '' : `Read against: ${figure.against}`,
      cells: [formatFigure(figure), notKnownOf(figure), ...earlier.map(formatFigure)],
    })),
  };
}

/** A quarter by its name; other days are named at the top of the report. */
const columnOf = ({ name }: Period): string => (/^\d{4}-Q\d$/.test(name) ? name : 'Now');

export function notKnownOf(figure: Figure): string {
  return figure.missing === undefined ? formatNotKnown(figure) : '';
}

export function findFigure(figures: readonly Figure[], name: string): Figure | undefined {
  return figures.find((figure) => figure.name === name);
}

export const shortNumber = (value: number | undefined): string => formatNumber(value, 1);
