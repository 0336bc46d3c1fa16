// The tab that explains the others: what to do first and what is still empty, what the colours mean, what each tab is for.
import type ExcelJS from 'exceljs';
import { MANNERS, stepsOf, whenShown, type MadeFile } from '../looks/start-here-lines.ts';
import { STATE_LOOKS } from '../looks/state-looks.ts';
import { COLOURS } from '../looks/colours.ts';
import { PRINT } from '../looks/print-look.ts';
import type { Table } from '../tables/table.ts';
import type { TabLink } from './pack-workbook.ts';
import { linesIn } from '../xlsx/row-heights.ts';
import { FONT, solid } from './styles.ts';

export type { MadeFile };

const LEGEND: readonly (readonly [fill: string, ink: string, words: string])[] = [
  [COLOURS.person, COLOURS.paper, 'You write this column.'],
  [COLOURS.seeded, COLOURS.paper, 'Filled once when the row is made; yours from then on.'],
  [COLOURS.runner, COLOURS.paper, 'The runner writes this column; what you type there is overwritten.'],
];

/** Of the wide column; a text goes on in the next line. */
const WIDE = 116;
const LINE_HEIGHT = 15.5;
const WIDTHS = [3, 26, WIDE, 30];

interface Pen {
  /** The cells of the next line, from the second column on. */
  line(left: string, right: string, style?: Partial<ExcelJS.Font>): readonly [ExcelJS.Cell, ExcelJS.Cell, ExcelJS.Cell];
  heading(words: string): void;
}

function openPen(sheet: ExcelJS.Worksheet): Pen {
  let row = 2;
  const line: Pen['line'] = (left, right, style = {}) => {
    const cells = [2, 3, 4].map((column) => sheet.getCell(row, column));
    const [first, second, third] = cells as unknown as readonly [ExcelJS.Cell, ExcelJS.Cell, ExcelJS.Cell];
    first.value = left;
    second.value = right;
    for (const cell of cells) {
      cell.font = { name: FONT, size: 11, color: { argb: COLOURS.ink }, ...style };
      cell.alignment = { vertical: 'top', wrapText: cell !== first };
    }
    // LibreOffice fits a row that says no height to its fonts, now and then to a line too many.
    sheet.getRow(row).height = linesIn(right, WIDE) * LINE_HEIGHT;
    row += 1;
    return [first, second, third];
  };
  return {
    line,
    heading(words) {
      row += 1;
      line(words, '', { size: 13, bold: true, color: { argb: COLOURS.person } });
      sheet.getRow(row - 1).height = 20;
    },
  };
}

/** Writes the tab; its links, since those are put into the made file. */
export function writeStartHere(
  sheet: ExcelJS.Worksheet,
  title: string,
  file: MadeFile,
  tables: readonly Table[],
): readonly TabLink[] {
  const links: TabLink[] = [];
  const linkTo = (cell: ExcelJS.Cell, tab: string): void => {
    links.push({ cell: cell.address, tab });
    cell.font = { name: FONT, size: 11, underline: true, color: { argb: COLOURS.person } };
  };
  sheet.views = [{ showGridLines: false }];
  sheet.pageSetup = {
    orientation: PRINT.orientation,
    paperSize: PRINT.paper,
    fitToPage: true,
    fitToWidth: 1,
    fitToHeight: 0,
    margins: PRINT.margins,
  };
  sheet.headerFooter = { oddHeader: PRINT.header, oddFooter: PRINT.footer };
  WIDTHS.forEach((width, index) => (sheet.getColumn(index + 1).width = width));
  const pen = openPen(sheet);
  pen.line(title, '', { size: 20, bold: true, color: { argb: COLOURS.person } });
  sheet.getRow(2).height = 32;
  const sensitive = 'Real people’s safety stands in this file. Keep it where only your team can open it.';
  pen.line('OFFICIAL-SENSITIVE', sensitive, { bold: true });
  pen.heading('First');
  stepsOf(file, tables).forEach(({ words, tab, counts }, index) => {
    const [first, , third] = pen.line(tab ?? '', `${index + 1}. ${words}`);
    if (tab !== undefined) linkTo(first, tab);
    if (counts === undefined) return;
    third.value = { formula: counts, result: '' };
    third.font = { name: FONT, size: 11, bold: true, color: { argb: COLOURS.ink } };
  });
  pen.heading('Colours');
  for (const { fill, ink, bold, words } of Object.values(STATE_LOOKS)) {
    const [cell] = pen.line('A cell', words);
    if (fill !== undefined) cell.fill = solid(`FF${fill}`);
    cell.font = { name: FONT, size: 11, bold: bold === true, color: { argb: `FF${ink}` } };
  }
  for (const [fill, ink, words] of LEGEND) {
    const [cell] = pen.line('Heading', words);
    cell.fill = solid(fill);
    cell.font = { name: FONT, size: 11, bold: true, color: { argb: ink } };
  }
  const [required] = pen.line('Thick line below', 'Must be filled in, or the row waits.');
  required.border = { bottom: { style: 'thick', color: { argb: COLOURS.required } } };
  pen.line('Help', 'Select a heading and its help appears beside it.');
  pen.heading('Good to know');
  for (const words of MANNERS) pen.line('', `• ${words}`);
  pen.heading('The tabs');
  for (const table of tables) {
    const [cell] = pen.line(table.tab, `${table.help}${whenShown(table, table.home === file)}`);
    linkTo(cell, table.tab);
  }
  return links;
}
