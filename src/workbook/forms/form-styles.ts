// How our forms look: plain cells to read, framed pale cells to answer in, lists where there are choices, readable in black and white.
import type ExcelJS from 'exceljs';
import { FONT, solid } from '../blank/styles.ts';
import { COLOURS } from '../looks/colours.ts';
import type { Column } from '../tables/table.ts';

const EDGE = { style: 'thin', color: { argb: COLOURS.quiet } } as const;

function title(cell: ExcelJS.Cell, words: string): void {
  cell.value = words;
  cell.font = { name: FONT, size: 18, bold: true, color: { argb: COLOURS.person } };
}

export function heading(cell: ExcelJS.Cell, words: string): void {
  cell.value = words;
  cell.font = { name: FONT, size: 13, bold: true, color: { argb: COLOURS.person } };
}

export function plain(cell: ExcelJS.Cell, words: string, style: 'ink' | 'quiet' | 'bold' = 'ink'): void {
  cell.value = words;
  const argb = style === 'quiet' ? COLOURS.quiet : COLOURS.ink;
  cell.font = { name: FONT, size: style === 'quiet' ? 10 : 11, bold: style === 'bold', color: { argb } };
  cell.alignment = { vertical: 'top', wrapText: true };
}

export function columnHeading(cell: ExcelJS.Cell, words: string): void {
  cell.value = words;
  cell.font = { name: FONT, size: 11, bold: true, color: { argb: COLOURS.paper } };
  cell.fill = solid(COLOURS.person);
  cell.alignment = { vertical: 'middle', wrapText: true };
  cell.border = { right: { style: 'thin', color: { argb: COLOURS.line } } };
}

/** The title of a tab and the lines below it; the row where its content begins. */
export function writeTop(sheet: ExcelJS.Worksheet, words: string, lines: readonly string[]): number {
  title(sheet.getCell(1, 1), words);
  sheet.getRow(1).height = 30;
  lines.forEach((line, index) => {
    plain(sheet.getCell(index + 2, 1), line);
    sheet.getCell(index + 2, 1).alignment = { wrapText: false };
  });
  return lines.length + 3;
}

type Asked = Pick<Column, 'kind' | 'choices'>;

function offered({ kind, choices }: Asked): readonly string[] | undefined {
  if (kind === 'choice') return Object.values(choices ?? {});
  if (kind === 'yesNo') return ['Yes', 'No'];
  return kind === 'answer' ? ['Yes', 'No', 'Don’t know'] : undefined;
}

/** A cell to answer in; lists offer their choices, without commas, which a list inside a rule may not hold. */
export function answerCell(cell: ExcelJS.Cell, asked: Asked): void {
  const { kind } = asked;
  const list = offered(asked);
  cell.fill = solid(COLOURS.answer);
  cell.border = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE };
  cell.font = { name: FONT, size: 11, color: { argb: COLOURS.ink } };
  cell.alignment = { vertical: 'top', horizontal: 'left', wrapText: true };
  cell.protection = { locked: false };
  const isPlain = list !== undefined || kind === 'whole';
  cell.numFmt = kind === 'day' ? 'dd/mm/yyyy' : kind === 'clock' ? 'hh:mm' : isPlain ? 'General' : '@';
  if (list !== undefined)
    cell.dataValidation = {
      type: 'list',
      allowBlank: true,
      formulae: [`"${list.map((choice) => choice.replace(/,/g, '')).join(',')}"`],
      showErrorMessage: true,
      errorTitle: 'Not in the list',
      error: 'Choose one from the list, or leave it blank.',
    };
}

/** Everything but the answers is locked, without a password: nobody overwrites a question by mistake, and nobody is kept out. */
export async function lockQuestions(sheet: ExcelJS.Worksheet): Promise<void> {
  await sheet.protect('', {
    selectLockedCells: true,
    selectUnlockedCells: true,
    formatColumns: true,
    formatRows: true,
  });
}

export interface OnPaper {
  readonly marking: string;
  /** At the foot, before the name of the tab. */
  readonly foot?: string;
  readonly orientation: 'portrait' | 'landscape';
  /** Where a part begins, by rows: a part that does not fit on the rest of a page begins a new one. */
  readonly parts?: readonly number[];
}

/** A4 in inches, and the margins of it. */
const PAPER = { portrait: [8.27, 11.69], landscape: [11.69, 8.27] } as const;
const MARGIN = { left: 0.4, right: 0.4, top: 0.65, bottom: 0.6, header: 0.3, footer: 0.3 } as const;
const USUAL_HEIGHT = 15;

/** On A4, as wide as the paper. */
export function forPaper(sheet: ExcelJS.Worksheet, { marking, foot, orientation, parts = [] }: OnPaper): void {
  const [width, height] = PAPER[orientation];
  const columns = Array.from({ length: sheet.columnCount }, (_, index) => sheet.getColumn(index + 1).width ?? 9);
  const inches = columns.reduce((sum, characters) => sum + (characters * 7 + 5) / 96, 0);
  const scale = Math.min(1, (width - MARGIN.left - MARGIN.right) / inches);
  sheet.pageSetup = { orientation, paperSize: 9, fitToPage: true, fitToWidth: 1, fitToHeight: 0, margins: MARGIN };
  sheet.headerFooter = {
    oddHeader: `&C${escaped(marking)}`,
    oddFooter: `&L${foot === undefined ? '' : `${escaped(foot)} · `}&A&RPage &P of &N`,
  };
  breakPages(sheet, parts, ((height - MARGIN.top - MARGIN.bottom) * 72) / scale);
}

const escaped = (words: string): string => words.replace(/&/g, '&&');

function breakPages(sheet: ExcelJS.Worksheet, parts: readonly number[], page: number): void {
  let used = 0;
  for (const [index, from] of [1, ...parts].entries()) {
    const to = [...parts, sheet.rowCount + 1][index] ?? from;
    let tall = 0;
    for (let row = from; row < to; row += 1) tall += sheet.getRow(row).height ?? USUAL_HEIGHT;
    if (index > 1 && used + tall > page) {
      sheet.getRow(from - 1).addPageBreak();
      used = 0;
    }
    used += tall;
  }
}

/** Lines that a text takes in a column of so many characters: rows of a made file do not grow by themselves everywhere. */
export function linesOf(text: string, width: number): number {
  return text.split('\n').reduce((lines, line) => lines + Math.max(1, Math.ceil((line.length * 1.15) / width)), 0);
}
