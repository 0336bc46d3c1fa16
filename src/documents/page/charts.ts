// Charts of a model, drawn by ECharts as SVG without a browser. Told apart by fill, dash and sign, never by colour alone; the numbers stand beside.
import { drawSvg } from './chart-realm.ts';
import type { ChartKind, ChartModel } from '../../domain/papers/parts/chart-model.ts';
import { drawGrid, drawIntervals } from './chart-series.ts';
import { BASE, FAINT, fill, INK, MID, plain, strokes, TEXT, type Drawing, type Stroke } from './chart-look.ts';
import { drawnAs } from './pictures.ts';

const WIDTH = 680;

const DRAW: Readonly<Record<ChartKind, (model: ChartModel) => Drawing>> = {
  lines: drawLines,
  columns: drawColumns,
  bars: (model) => drawAcross(model, false),
  stacked: (model) => drawAcross(model, true),
  grid: drawGrid,
  intervals: drawIntervals,
};

const isKind = (kind: string): kind is ChartKind => Object.hasOwn(DRAW, kind);

export function drawChart(model: ChartModel): string {
  if (!isKind(model.kind) || model.labels.length === 0) return '';
  const { height, option } = DRAW[model.kind](model);
  const svg = drawSvg({ width: WIDTH, height, option: { ...BASE, ...option } });
  return drawnAs(`${plain(model.words)} The table after the picture says the same.`, WIDTH, height, inside(svg));
}

/** What stands in the library's <svg>: without what is there for a mouse, and in the fonts of the page. */
function inside(svg: string): string {
  return svg
    .replace(/^[\s\S]*?<svg[^>]*>/, '')
    .replace(/<\/svg>\s*$/, '')
    .replaceAll(/<(style|defs)\b[\s\S]*?<\/\1>/g, '')
    .replaceAll(/ (?:class|clip-path|pointer-events|cursor|ecmeta_\w+)="[^"]*"/g, '')
    .replaceAll(/ style="font-size:([\d.]+)px;[^"]*"/g, ' font-size="$1"')
    .replaceAll('\n', '');
}

/** Never below nought, and high enough for the lines to read it against. */
function upTo({ series, marks }: ChartModel): number {
  const values = series.flatMap(({ points }) => points.filter(({ isKnown }) => isKnown).map(({ high }) => high));
  return Math.max(1, ...values, ...marks.map(({ value }) => value)) * 1.12;
}

const axis = (model: ChartModel): object => ({
  type: 'value',
  name: '',
  min: 0,
  max: upTo(model),
  splitLine: { lineStyle: { color: FAINT } },
  axisLabel: { ...TEXT, showMaxLabel: false },
});

const names = (model: ChartModel): object => ({
  type: 'category',
  name: '',
  data: model.labels.map(plain),
  axisLine: { lineStyle: { color: INK } },
  axisTick: { show: false },
  axisLabel: { ...TEXT, interval: 0 },
});

function markLine({ marks }: ChartModel): object {
  return {
    silent: true,
    symbol: 'none',
    lineStyle: { color: INK, type: [6, 3], width: 1.2 },
    label: { ...TEXT, ...ON_PAPER, position: 'insideStartTop', distance: [4, 3] },
    data: marks.map(({ name, value }) => ({ yAxis: value, label: { formatter: plain(name) } })),
  };
}

/** No line goes through the words. */
const ON_PAPER = { backgroundColor: '#fff', padding: [1, 2] } as const;

const DASHES = ['solid', [5, 3], [1.5, 3]] as const;
const SIGNS = ['circle', 'emptyCircle', 'diamond'] as const;

function drawLines(model: ChartModel): Drawing {
  return {
    height: 230,
    option: {
      grid: { left: 34, right: 136, top: 16, bottom: 26 },
      xAxis: { ...names(model), boundaryGap: true },
      yAxis: axis(model),
      series: model.series.map(({ name, points }, index) => ({
        type: 'line',
        name: plain(name),
        clip: false,
        silent: true,
        data: points.map(({ isKnown, value, shown }) => ({
          value: isKnown ? value : null,
          label: { formatter: plain(shown) },
        })),
        lineStyle: { color: INK, width: 1.8, type: DASHES[index] ?? 'solid' },
        itemStyle: { color: INK },
        symbol: SIGNS[index] ?? 'circle',
        symbolSize: 7,
        label: { ...TEXT, ...ON_PAPER, show: true, position: 'top' },
        endLabel: { ...TEXT, ...ON_PAPER, show: true, formatter: plain(name), distance: 10 },
        ...(index === 0 ? { markLine: { ...markLine(model), z: 1 } } : {}),
      })),
    },
  };
}

/** What was, solid; what is expected, the second series, empty and with its range as a stroke. */
function drawColumns(model: ChartModel): Drawing {
  const [held, expected] = model.series;
  const ranges = (expected?.points ?? []).flatMap(({ isKnown, low, high }, at): Stroke[] =>
    isKnown
      ? [
          [
            [at, low],
            [at, high],
          ],
        ]
      : [],
  );
  return {
    height: 240,
    option: {
      grid: { left: 34, right: 12, top: 16, bottom: 34 },
      xAxis: names(model),
      yAxis: axis(model),
      series: [
        {
          ...column(held, 'solid', { position: 'inside', color: '#fff' }),
          markLine: markLine(model),
        },
        { ...column(expected, 'empty', { position: 'insideBottom' }), z: 3, markLine: strokes(ranges) },
      ],
    },
  };
}

/** Columns of two series stand in the same place: of each place one is known at most. */
function column(series: ChartModel['series'][number] | undefined, how: 'solid' | 'empty', label: object): object {
  return {
    type: 'bar',
    name: '',
    clip: false,
    silent: true,
    barMaxWidth: 46,
    barGap: '-100%',
    itemStyle: fill(how),
    label: { ...TEXT, show: true, ...label },
    data: (series?.points ?? []).map(({ isKnown, value, shown }) => ({
      value: isKnown ? value : null,
      label: { formatter: plain(shown) },
    })),
  };
}

const FILLS = ['solid', 'mid', 'light', 'empty'] as const;

/** One bar a row, or its parts one after the other. */
function drawAcross(model: ChartModel, isStacked: boolean): Drawing {
  const top = isStacked ? 30 : 4;
  return {
    height: top + model.labels.length * 22 + 10,
    option: {
      grid: { left: 200, right: isStacked ? 20 : 110, top, bottom: 6 },
      ...(isStacked
        ? {
            legend: {
              top: 0,
              left: 196,
              icon: 'rect',
              itemGap: 18,
              itemWidth: 12,
              itemHeight: 9,
              selectedMode: false,
              textStyle: TEXT,
            },
          }
        : {}),
      yAxis: { ...names(model), inverse: true, axisLabel: { ...TEXT, interval: 0, width: 186, overflow: 'truncate' } },
      xAxis: { type: 'value', name: '', min: 0, show: false },
      series: model.series.map(({ name, points }, index) => ({
        type: 'bar',
        name: plain(name),
        clip: false,
        silent: true,
        barWidth: 13,
        ...(isStacked ? { stack: 'all' } : {}),
        itemStyle: fill(FILLS[index] ?? 'empty'),
        data: points.map(({ isKnown, value, shown }) => ({
          value: isKnown ? value : 0,
          label: {
            show: !isStacked || (isKnown && value > 0),
            formatter: plain(shown),
          },
        })),
        label: isStacked
          ? { ...TEXT, position: 'inside', color: index === 0 ? '#fff' : '#1a1a1a' }
          : { ...TEXT, position: 'right' },
      })),
      color: [INK, MID],
    },
  };
}
