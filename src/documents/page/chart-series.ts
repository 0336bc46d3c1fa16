// Two charts of small parts: who came to which meeting, and ratios with their intervals.
import type { ChartModel } from '../../domain/papers/parts/chart-model.ts';
import { INK, LIGHT, MID, plain, strokes, TEXT, type Drawing } from './chart-look.ts';

const ROW = 20;
const LABELS = 200;

const rows = (labels: readonly string[]): object => ({
  type: 'category',
  name: '',
  data: labels.map(plain),
  inverse: true,
  axisLine: { show: false },
  axisTick: { show: false },
  splitLine: { show: false },
  axisLabel: { ...TEXT, interval: 0, width: LABELS - 14, overflow: 'truncate' },
});

/** By the value of a point: 4 present, 3 a substitute, 2 in writing, 1 absent, 0 anything else. */
const SHADES = ['#fff', '#fff', LIGHT, MID, INK] as const;

/** A box for each row and column, with a letter in it: dark where somebody was there, empty where nobody was. */
export function drawGrid(model: ChartModel): Drawing {
  const boxes = model.series.flatMap(({ points }, column) =>
    points.flatMap(({ isKnown, value, shown }, row) => (isKnown ? [{ column, row, value, shown: plain(shown) }] : [])),
  );
  const width = Math.min(64, Math.floor(460 / Math.max(1, model.series.length)) - 4);
  return {
    height: 26 + model.labels.length * ROW + 6,
    option: {
      grid: { left: LABELS, right: 12, top: 24, bottom: 6 },
      yAxis: rows(model.labels),
      xAxis: {
        type: 'category',
        name: '',
        position: 'top',
        data: model.series.map(({ name }) => plain(name)),
        axisLine: { show: false },
        axisTick: { show: false },
        axisLabel: { ...TEXT, interval: 0, hideOverlap: false },
      },
      series: [
        {
          type: 'scatter',
          name: '',
          clip: false,
          silent: true,
          symbol: 'rect',
          symbolSize: [width, 16],
          label: { ...TEXT, show: true, position: 'inside' },
          data: boxes.map(({ column, row, value, shown }) => {
            const shade = SHADES[value] ?? '#fff';
            return {
              value: [column, row],
              itemStyle: { opacity: 1, color: shade, borderColor: INK, borderWidth: value > 0 ? 0.8 : 0 },
              label: { formatter: shown, color: shade === INK ? '#fff' : '#1a1a1a' },
            };
          }),
        },
      ],
    },
  };
}

/** Twice as often is as far from one as half as often. */
const [LEAST, MOST] = [0.1, 10];
const held = (value: number): number => Math.min(MOST, Math.max(LEAST, value));

/** A point for each ratio, a stroke for its interval; what goes beyond the axis ends at its edge. */
export function drawIntervals(model: ChartModel): Drawing {
  const found = model.labels.flatMap((_, row) => {
    const point = model.series[0]?.points[row];
    return point === undefined || !point.isKnown ? [] : [{ ...point, row }];
  });
  const said = model.labels.map((_, row) => model.series[0]?.points[row]?.shown ?? '');
  return {
    height: 40 + model.labels.length * ROW,
    option: {
      grid: { left: LABELS, right: 130, top: 8, bottom: 30 },
      yAxis: [rows(model.labels), { ...rows(said), position: 'right' }],
      xAxis: {
        type: 'log',
        name: '',
        min: LEAST,
        max: MOST,
        splitLine: { show: false },
        axisLine: { show: true, lineStyle: { color: INK } },
        axisLabel: TEXT,
      },
      series: [
        {
          type: 'scatter',
          name: '',
          clip: false,
          silent: true,
          symbol: 'circle',
          symbolSize: 8,
          itemStyle: { color: INK, opacity: 1 },
          data: found.map(({ value, row }) => [held(value), row]),
          markLine: strokes(
            found.map(({ low, high, row }) => [
              [held(low), row],
              [held(high), row],
            ]),
          ),
        },
        {
          type: 'scatter',
          name: '',
          silent: true,
          yAxisIndex: 1,
          data: [],
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: INK, type: [6, 3], width: 1.2 },
            label: { show: false },
            data: model.marks.map(({ value }) => ({ xAxis: value })),
          },
        },
      ],
    },
  };
}
