// The two charts that the library has no series for: who came to which meeting, and ratios with their intervals.
import type { ChartModel } from '../../domain/papers/parts/chart-model.ts';
import { INK, LIGHT, MID, plain, TEXT, type Coordinates, type Drawing } from './chart-look.ts';

const ROW = 20;
const LABELS = 200;

const rows = ({ labels }: ChartModel): object => ({
  type: 'category',
  name: '',
  data: labels.map(plain),
  inverse: true,
  axisLine: { show: false },
  axisTick: { show: false },
  axisLabel: { ...TEXT, interval: 0, width: LABELS - 14, overflow: 'truncate' },
});

/** By the value of a point: 4 present, 3 a substitute, 2 in writing, 1 absent, 0 anything else. */
const SHADES = ['#fff', '#fff', LIGHT, MID, INK] as const;

/** A box for each row and column, with a letter in it: dark where somebody was there, empty where nobody was. */
export function drawGrid(model: ChartModel): Drawing {
  const boxes = model.series.flatMap(({ points }, column) =>
    points.flatMap(({ isKnown, value, shown }, row) => (isKnown ? [{ column, row, value, shown: plain(shown) }] : [])),
  );
  return {
    height: 26 + model.labels.length * ROW + 6,
    option: {
      grid: { left: LABELS, right: 12, top: 24, bottom: 6 },
      yAxis: rows(model),
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
          type: 'custom',
          name: '',
          clip: false,
          silent: true,
          data: boxes.map(({ column, row }, index) => [column, row, index]),
          renderItem: (_params: unknown, api: Coordinates) => {
            const box = boxes[api.value(2)];
            const [x = 0, y = 0] = api.coord([api.value(0), api.value(1)]);
            const width = Math.min(64, (api.size([1, 1])[0] ?? 40) - 4);
            const shade = SHADES[box?.value ?? 0] ?? '#fff';
            const isBox = (box?.value ?? 0) > 0;
            return {
              type: 'group',
              children: [
                {
                  type: 'rect',
                  shape: { x: x - width / 2, y: y - 8, width, height: 16 },
                  style: { fill: shade, stroke: isBox ? INK : 'none', lineWidth: 0.8 },
                },
                {
                  type: 'text',
                  style: {
                    ...TEXT,
                    x,
                    y,
                    text: box?.shown ?? '',
                    fill: shade === INK ? '#fff' : '#1a1a1a',
                    align: 'center',
                    verticalAlign: 'middle',
                  },
                },
              ],
            };
          },
        },
      ],
    },
  };
}

/** Twice as often is as far from one as half as often. */
const [LEAST, MOST] = [0.1, 10];
const held = (value: number): number => Math.min(MOST, Math.max(LEAST, value));

/** A point for each ratio, a stroke for its interval; what goes beyond the axis has no end there. */
export function drawIntervals(model: ChartModel): Drawing {
  const found = model.labels.map((_, row) => model.series[0]?.points[row]);
  return {
    height: 40 + model.labels.length * ROW,
    option: {
      grid: { left: LABELS, right: 130, top: 8, bottom: 30 },
      yAxis: rows(model),
      xAxis: {
        type: 'log',
        name: '',
        min: LEAST,
        max: MOST,
        splitLine: { show: false },
        axisLine: { show: true, lineStyle: { color: INK } },
        axisLabel: { ...TEXT, formatter: (value: number) => String(value) },
      },
      series: [
        {
          type: 'custom',
          name: '',
          clip: false,
          silent: true,
          markLine: {
            silent: true,
            symbol: 'none',
            lineStyle: { color: INK, type: [6, 3], width: 1.2 },
            label: { show: false },
            data: model.marks.map(({ value }) => ({ xAxis: value })),
          },
          data: found.map((point, row) => [held(point?.value ?? 1), row]),
          renderItem: (_params: unknown, api: Coordinates) => {
            const row = api.value(1);
            const point = found[row];
            if (point === undefined) return { type: 'group', children: [] };
            const [x = 0, y = 0] = api.coord([held(point.value), row]);
            const [left = 0] = api.coord([held(point.low), row]);
            const [right = 0] = api.coord([held(point.high), row]);
            const [edge = 0] = api.coord([MOST, row]);
            const line = (x1: number, y1: number, x2: number, y2: number) => ({
              type: 'line',
              shape: { x1, y1, x2, y2 },
              style: { stroke: INK, lineWidth: 1.6 },
            });
            const words = {
              type: 'text',
              style: { ...TEXT, x: edge + 12, y, text: plain(point.shown), fill: '#1a1a1a', verticalAlign: 'middle' },
            };
            if (!point.isKnown) return { type: 'group', children: [words] };
            return {
              type: 'group',
              children: [
                line(left, y, right, y),
                ...(point.low > LEAST ? [line(left, y - 4, left, y + 4)] : []),
                ...(point.high < MOST ? [line(right, y - 4, right, y + 4)] : []),
                { type: 'circle', shape: { cx: x, cy: y, r: 4 }, style: { fill: INK } },
                words,
              ],
            };
          },
        },
      ],
    },
  };
}
