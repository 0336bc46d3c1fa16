// How a made workbook looks: colours say who writes a column, formats keep dates dates and numbers of phones text.
import type ExcelJS from 'exceljs';
import type { Column, Kind } from '../tables/table.ts';

/** Dark enough for white letters in print, told apart also in grey. */
export const COLOURS = {
  person: 'FF1F4E79',
  seeded: 'FF2F6B4F',
  runner: 'FF7F7F7F',
  runnerCell: 'FFF2F2F2',
  required: 'FFF4B183',
  ink: 'FF1F2933',
  quiet: 'FF5F6B76',
  line: 'FFBFC7CF',
  paper: 'FFFFFFFF',
  answer: 'FFFFF8E1',
} as const;

export const FONT = 'Calibri';

const WIDTHS: Readonly<Record<Kind, number>> = {
  text: 20,
  note: 42,
  day: 12,
  time: 17,
  clock: 9,
  yesNo: 10,
  answer: 12,
  whole: 10,
  phone: 18,
  postcode: 11,
  email: 28,
  ref: 15,
  list: 26,
  choice: 20,
};

/** Wide enough for its values and for the longest word of its heading. */
export function columnWidth(column: Column): number {
  const longest = Math.max(...column.header.split(/[\s/-]/).map((word) => word.length));
  const base = column.refersTo === 'agencies' || column.refersTo === 'contacts' ? 22 : WIDTHS[column.kind];
  return Math.max(column.writer === 'runner' && column.kind === 'text' ? 24 : base, longest + 3);
}

/** A meeting is named by its day, everything else that people type stays the text they typed: no lost zeros, no names turned into dates. */
export function numberFormat(column: Column): string {
  if (column.kind === 'day' || column.refersTo === 'meetings') return 'dd/mm/yyyy';
  if (column.kind === 'time') return 'dd/mm/yyyy hh:mm';
  if (column.kind === 'clock') return 'hh:mm';
  if (column.kind === 'whole') return '0';
  return column.kind === 'yesNo' || column.kind === 'answer' ? 'General' : '@';
}

export function solid(argb: string): ExcelJS.Fill {
  return { type: 'pattern', pattern: 'solid', fgColor: { argb } };
}

export function headerStyle(column: Column | undefined): Partial<ExcelJS.Style> {
  const writer = column?.writer ?? 'runner';
  const required = column?.required === true;
  return {
    font: {
      name: FONT,
      size: 11,
      bold: writer !== 'runner',
      italic: writer === 'runner',
      color: { argb: COLOURS.paper },
    },
    fill: solid(COLOURS[writer]),
    alignment: { vertical: 'middle', wrapText: true },
    border: {
      right: { style: 'thin', color: { argb: COLOURS.line } },
      bottom: required
        ? { style: 'thick', color: { argb: COLOURS.required } }
        : { style: 'thin', color: { argb: COLOURS.line } },
    },
    numFmt: '@',
  };
}

// Numbers at the right edge would touch the text of the next column.
const CENTRED: ReadonlySet<Kind> = new Set(['whole', 'yesNo', 'answer', 'clock']);

export function bodyStyle(column: Column | undefined): Partial<ExcelJS.Style> {
  const runner = (column?.writer ?? 'runner') === 'runner';
  const wrapped = runner || column?.kind === 'note' || column?.kind === 'list';
  return {
    font: { name: FONT, size: 11, color: { argb: runner ? COLOURS.quiet : COLOURS.ink } },
    alignment: {
      vertical: 'top',
      wrapText: wrapped,
      horizontal: CENTRED.has(column?.kind ?? 'text') ? 'center' : 'left',
    },
    numFmt: column === undefined ? '@' : numberFormat(column),
    ...(runner
      ? {
          fill: solid(COLOURS.runnerCell),
          border: {
            bottom: { style: 'hair', color: { argb: COLOURS.line } },
            right: { style: 'hair', color: { argb: COLOURS.line } },
          },
        }
      : {}),
  };
}
