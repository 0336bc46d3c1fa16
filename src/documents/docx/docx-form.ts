// Draws a form to fill in as a Word file: sections in boxes, a header row on each table that repeats on the next page, content controls to write in.
import {
  BorderStyle,
  Document,
  HeadingLevel,
  HeightRule,
  LineRuleType,
  Packer,
  Paragraph,
  ShadingType,
  Tab,
  type Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type ParagraphChild,
} from 'docx';
import type { FormCellLayout, FormLayout, FormLine, FormPart } from '../../domain/referral/form-layout.ts';
import { wordControl } from './docx-control.ts';
import { coreProperties, margins } from './docx-printer.ts';
import { ACCENT, NUMBERING, PAGE, STYLES, TEXT_WIDTH } from './docx-styles.ts';
import { makeWords } from './docx-runs.ts';
import { TitledTable } from './docx-table.ts';

const EDGE = { style: BorderStyle.SINGLE, size: 6, color: '6B757D' } as const;
const EDGES = { top: EDGE, bottom: EDGE, left: EDGE, right: EDGE, insideHorizontal: EDGE, insideVertical: EDGE };
/** Light enough for ink, dark enough to show in black and white. */
const BAND = { type: ShadingType.CLEAR, color: 'auto', fill: 'DCE3E8' } as const;
const ASKS = { type: ShadingType.CLEAR, color: 'auto', fill: 'F2F4F5' } as const;
const MARGINS = { top: 30, left: 90, bottom: 30, right: 90, marginUnitType: WidthType.DXA };
/** Room to write by hand, in twentieths of a point. */
const HEIGHTS = { line: 360, text: 700, much: 2600 } as const;
/** So many rows at the beginning and at the end of a table stay together: no page begins with fewer. */
const TOGETHER = { first: 3, last: 5 } as const;
/** At least so high, in twentieths of a point: tighter than a paper that is read. */
const LINE = 225;

/** The bytes of the Word file; the same for the same layout. */
export async function drawForm(layout: FormLayout): Promise<Uint8Array> {
  const document = new Document({
    styles: STYLES,
    numbering: NUMBERING,
    sections: [
      {
        properties: { page: PAGE },
        ...margins(layout),
        children: [
          new Paragraph({ heading: HeadingLevel.HEADING_1, children: [...makeWords(layout.title)] }),
          ...layout.lines.map(
            (line, index) =>
              new Paragraph({
                ...(index === 0 ? { style: 'Lead' } : { spacing: { after: 60 } }),
                children: [...makeWords(line)],
              }),
          ),
          ...layout.parts.flatMap(drawPart),
        ],
      },
    ],
  });
  return Packer.toBuffer(document, false, [{ path: 'docProps/core.xml', data: coreProperties(layout.title) }]);
}

const NO_BREAK = '\u00A0';

function drawPart(part: FormPart): readonly (Paragraph | Table)[] {
  const widths = part.widths.map((share) => Math.round((TEXT_WIDTH * share) / 100));
  const rows = [
    headRow(part, widths),
    ...part.rows.map((row, index) => bodyRow(row, widths, staysWithNext(part, index))),
  ];
  const options = {
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    borders: EDGES,
    layout: TableLayoutType.FIXED,
    cellMargin: MARGINS,
    tableLook: { firstRow: true, lastRow: false, firstColumn: true, lastColumn: false, noHBand: true, noVBand: true },
  };
  return [
    new Paragraph({
      heading: HeadingLevel.HEADING_2,
      keepNext: true,
      spacing: { before: part.newPage === true ? 0 : 240, after: part.help === '' ? 60 : 20 },
      ...(part.newPage === true ? { pageBreakBefore: true } : {}),
      children: [...makeWords(part.heading, { color: ACCENT })],
    }),
    ...(part.help === ''
      ? []
      : [new Paragraph({ style: 'Quiet', keepNext: true, children: [...makeWords(part.help)] })]),
    new TitledTable(rows, widths, options, part.heading),
    new Paragraph({ style: 'Cell', spacing: { before: 0, after: 0, line: 20, lineRule: LineRuleType.EXACT } }),
  ];
}

/** The first rows stay with the heading, and the last with each other; all rows of a part that is about one person or case. */
function staysWithNext({ rows, together }: FormPart, index: number): boolean {
  return (
    index < rows.length - 1 && (together === true || index < TOGETHER.first - 1 || index >= rows.length - TOGETHER.last)
  );
}

function headRow({ head }: FormPart, widths: readonly number[]): TableRow {
  return new TableRow({
    tableHeader: true,
    cantSplit: true,
    children: head.map(
      (words, index) =>
        new TableCell({
          width: { size: widths[index] ?? 0, type: WidthType.DXA },
          shading: BAND,
          verticalAlign: VerticalAlignTable.CENTER,
          children: [
            new Paragraph({
              style: 'CellHead',
              keepNext: true,
              children: [...makeWords(words, { color: '1A1A1A' })],
            }),
          ],
        }),
    ),
  });
}

function bodyRow(row: FormLine, widths: readonly number[], keepNext: boolean): TableRow {
  const isTall = row.cells.some((cell) => 'place' in cell && cell.place.kind === 'text');
  const label = row.needed ? `${row.label} *` : row.label;
  const asked = [
    new Paragraph({
      style: 'Cell',
      keepNext,
      spacing: { after: 0, line: LINE },
      children: [...makeWords(label, { bold: true })],
    }),
    ...(row.help === ''
      ? []
      : [
          new Paragraph({
            style: 'CellQuiet',
            keepNext,
            spacing: { after: 0, line: 210 },
            children: [...makeWords(row.help, { size: 16 })],
          }),
        ]),
  ];
  const cellOf = (index: number, children: readonly Paragraph[], isAsked = false): TableCell =>
    new TableCell({
      width: { size: widths[index] ?? 0, type: WidthType.DXA },
      ...(isAsked ? { shading: ASKS } : {}),
      verticalAlign: isAsked || isTall ? VerticalAlignTable.TOP : VerticalAlignTable.CENTER,
      children: [...children],
    });
  return new TableRow({
    cantSplit: true,
    height: { value: HEIGHTS[row.room ?? (isTall ? 'text' : 'line')], rule: HeightRule.ATLEAST },
    children: [
      cellOf(0, asked, true),
      ...row.cells.map((cell, index) => cellOf(index + 1, drawCell(cell, keepNext, widths[index + 1] ?? 0))),
    ],
  });
}

function drawCell(cell: FormCellLayout, keepNext: boolean, width: number): readonly Paragraph[] {
  const line = (children: readonly ParagraphChild[], tabs: readonly number[] = []): Paragraph =>
    new Paragraph({
      style: 'Cell',
      keepNext,
      spacing: { after: 0 },
      tabStops: tabs.map((position) => ({ type: TabStopType.LEFT, position })),
      children: [...children],
    });
  if ('words' in cell) return cell.words.split('\n').map((words) => line(makeWords(words)));
  if ('place' in cell) return [line([wordControl(cell.place)])];
  const { ticks } = cell;
  const step = Math.round((width - MARGINS.left - MARGINS.right) / 3);
  return [
    line(
      ticks.flatMap((tick, index) => [
        ...(index === 0 ? [] : [new TextRun({ children: [new Tab()] })]),
        wordControl({ tag: tick.tag, title: tick.title, kind: 'tick' }),
        // A box is not parted from its words at the end of a line.
        ...(tick.words === '' ? [] : [new TextRun(` ${tick.words}`.replaceAll(' ', NO_BREAK))]),
      ]),
      ticks.slice(1).map((_, index) => step * (index + 1)),
    ),
  ];
}
