// How a column looks, whatever program shows it: its width, how its text stands, and how its values are written.
import type { Column, Kind } from '../tables/table.ts';

export type FormatName = 'text' | 'day' | 'moment' | 'clock' | 'whole' | 'general';

/** Days as people write them: the month in letters is never taken for the day. */
export const FORMATS: Readonly<Record<FormatName, string>> = {
  text: '@',
  day: 'd mmm yyyy',
  moment: 'd mmm yyyy, hh:mm',
  clock: 'hh:mm',
  whole: '0',
  general: 'General',
};

export interface ColumnLook {
  /** In letters of the ordinary size. */
  readonly width: number;
  readonly wraps: boolean;
  readonly align: 'left' | 'center';
  readonly format: FormatName;
  /** It leads somewhere. */
  readonly isLink?: boolean;
}

const WIDTHS: Readonly<Record<Kind, number>> = {
  text: 20,
  note: 44,
  day: 14,
  time: 20,
  clock: 9,
  yesNo: 10,
  answer: 12,
  whole: 10,
  phone: 18,
  postcode: 11,
  email: 34,
  ref: 15,
  list: 28,
  choice: 20,
};

// Numbers at the right edge would touch the text of the next column.
const CENTRED: ReadonlySet<Kind> = new Set(['whole', 'yesNo', 'answer', 'clock']);
const ONE_LINE: ReadonlySet<Kind> = new Set(['whole', 'yesNo', 'answer', 'clock', 'day', 'time', 'phone', 'postcode']);

/** Of the narrow column that holds nothing but the name of a group. */
export const LABEL_WIDTH = 11;

/** A letter of the ordinary size, and the edges of a cell. */
export const pixelsOf = (letters: number): number => letters * 7 + 12;

const ROW_ID: ColumnLook = { width: 13, wraps: false, align: 'left', format: 'text' };

/** Of a column, or of the column of row ids. */
export function columnLook(column: Column | undefined): ColumnLook {
  if (column === undefined) return ROW_ID;
  return {
    width: widthOf(column),
    wraps: !ONE_LINE.has(column.kind),
    align: CENTRED.has(column.kind) ? 'center' : 'left',
    format: formatOf(column),
    ...(column.leadsTo === undefined ? {} : { isLink: true }),
  };
}

/** Wide enough for its values and, with the arrow of the filter, for the longest word of its heading. */
function widthOf(column: Column): number {
  const longest = Math.max(...column.header.split(/[\s/-]/).map((word) => word.length));
  if (column.width !== undefined) return column.width;
  const base = column.refersTo === 'agencies' || column.refersTo === 'contacts' ? 24 : WIDTHS[column.kind];
  return Math.max(column.writer === 'runner' && column.kind === 'text' ? 24 : base, longest + 5);
}

/** A meeting is named by its day, everything else that people type stays the text they typed: no lost zeros, no names turned into dates. */
function formatOf({ kind, refersTo }: Column): FormatName {
  if (kind === 'day' || refersTo === 'meetings') return 'day';
  if (kind === 'time') return 'moment';
  if (kind === 'clock') return 'clock';
  if (kind === 'whole') return 'whole';
  return kind === 'yesNo' || kind === 'answer' ? 'general' : 'text';
}
