// How charts look: one ink, its shades and an empty fill, so that a black-and-white printer loses nothing.
export const INK = '#1d3a4c';
export const MID = '#8fa0ab';
export const LIGHT = '#d3dbe0';
export const FAINT = '#e3e8eb';

/** What a chart is: the options of the library, without those that all have in common, and how tall it is. */
export interface Drawing {
  readonly height: number;
  readonly option: object;
}

export const TEXT = { color: '#1a1a1a', fontSize: 11 } as const;

/** Nothing moves, nothing answers a mouse. */
export const BASE = { animation: false, textStyle: TEXT, stateAnimation: { duration: 0 } } as const;

const FILL = { solid: INK, mid: MID, light: LIGHT, empty: '#fff' } as const;

export function fill(which: keyof typeof FILL): object {
  return { color: FILL[which], borderColor: INK, borderWidth: which === 'solid' ? 0 : 0.8 };
}

/** Without the marks that set other scripts apart on a page: SVG keeps its own order. */
export function plain(words: string): string {
  return words.replaceAll(/[\u2068\u2069]/g, '');
}

/** From one place of a chart to another, each by the values of its two axes. */
export type Stroke = readonly [from: readonly [number, number], to: readonly [number, number]];

/** Strokes with a short bar at each end. */
export function strokes(all: readonly Stroke[]): object {
  return {
    silent: true,
    symbol: 'rect',
    symbolSize: [9, 1.6],
    lineStyle: { color: INK, type: 'solid', width: 1.6 },
    label: { show: false },
    data: all.map(([from, to]) => [{ coord: from }, { coord: to }]),
  };
}
