// How a made workbook looks: colours say who writes a column, formats keep dates dates and numbers of phones text.
import type ExcelJS from 'exceljs';
import { COLOURS } from '../looks/colours.ts';
import { columnLook, FORMATS } from '../looks/column-look.ts';
import type { StateLook } from '../looks/state-looks.ts';
import type { Column } from '../tables/table.ts';

export const FONT = 'Calibri';

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

export function bodyStyle(column: Column | undefined): Partial<ExcelJS.Style> {
  const runner = (column?.writer ?? 'runner') === 'runner';
  const { wraps, align, format, isLink = false } = columnLook(column);
  return {
    font: {
      name: FONT,
      size: 11,
      color: { argb: isLink ? COLOURS.link : runner ? COLOURS.quiet : COLOURS.ink },
      ...(isLink ? { underline: true } : {}),
    },
    alignment: {
      vertical: 'top',
      wrapText: wraps,
      horizontal: align,
    },
    numFmt: FORMATS[format],
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

/** The heading of a folded group: quiet, with its name and nothing else. */
export const LABEL_STYLE: Partial<ExcelJS.Style> = {
  font: { name: FONT, size: 10, bold: true, color: { argb: COLOURS.person } },
  fill: solid(COLOURS.label),
  alignment: { vertical: 'middle', wrapText: true },
  numFmt: '@',
};

/** What a cell or row in this state looks like. */
export function stateStyle({ fill, ink, bold }: StateLook): Partial<ExcelJS.Style> {
  return {
    font: { color: { argb: `FF${ink}` }, ...(bold === true ? { bold } : {}) },
    ...(fill === undefined ? {} : { fill: { type: 'pattern', pattern: 'solid', bgColor: { argb: `FF${fill}` } } }),
  };
}
