// Tables to Word: widths from the columns' classes, header rows that repeat, hairlines instead of boxes, rows that stay together.
import {
  BorderStyle,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  VerticalAlign,
  WidthType,
} from 'docx';
import type { ITableBordersOptions } from 'docx';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { elementsIn } from '../plain-text.ts';
import type { Block, Fill, Setting, Sheet } from './setting.ts';
import { ACCENT, HAIRLINE, TEXT_WIDTH } from './look.ts';
import { attributeOf, classesOf, makeRuns } from './runs.ts';

const NONE = { style: BorderStyle.NONE, size: 0, color: 'auto' };
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: HAIRLINE };
/** Hairlines between rows and under the last, said once for the table: said for each cell they cost a third of the time. */
const BORDERS: ITableBordersOptions = {
  top: NONE,
  bottom: HAIR,
  left: NONE,
  right: NONE,
  insideHorizontal: HAIR,
  insideVertical: NONE,
};
const HEAD_BORDER = { bottom: { style: BorderStyle.SINGLE, size: 8, color: ACCENT } };
const ROW_HEIGHTS = { form: 440, tall: 600, box: 960 } as const;

/** The table, its caption before it, and the small space after it that Word does not give by itself. */
export function makeTable(node: Tree.Element, setting: Setting, sheet: Sheet, fill: Fill): readonly Block[] {
  const rows = elementsIn(node, ['tr']);
  const columns = columnWidths(node, rows);
  const kind = classesOf(node)[0] ?? '';
  const newPage = sheet.newPage;
  sheet.newPage = false;
  const before = childrenOf(node, 'caption').map(
    (caption) => new Paragraph({ style: 'Normal', keepNext: true, children: makeRuns(caption.childNodes, true) }),
  );
  if (newPage && before.length === 0)
    before.push(new Paragraph({ style: 'Cell', pageBreakBefore: true, children: [] }));
  const table = new Table({
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    columnWidths: [...columns],
    layout: TableLayoutType.FIXED,
    borders: BORDERS,
    margins: { top: 60, bottom: 24, left: 0, right: 120 },
    rows: rows.map((row) => makeRow(row, kind, columns, setting.keep, (cell, inside) => fill(cell, inside, sheet))),
  });
  return [
    ...before,
    table,
    new Paragraph({ style: 'Cell', spacing: { before: 0, after: 0, line: 150, lineRule: 'exact' }, children: [] }),
  ];
}

function columnWidths(node: Tree.Element, rows: readonly Tree.Element[]): readonly number[] {
  const columns = childrenOf(node, 'colgroup')
    .flatMap((group) => childrenOf(group, 'col'))
    .map((column) => Number(/^w(\d+)$/.exec(classesOf(column)[0] ?? '')?.[1] ?? 0));
  const count = Math.max(1, ...rows.map((row) => cellsOf(row).reduce((sum, cell) => sum + spanOf(cell), 0)));
  const shares = columns.length === count ? columns : Array.from({ length: count }, () => 100 / count);
  return shares.map((share) => Math.round((TEXT_WIDTH * share) / 100));
}

function childrenOf(node: Tree.Element, name: string): readonly Tree.Element[] {
  return node.childNodes.filter((one): one is Tree.Element => one.nodeName === name);
}

function cellsOf(row: Tree.Element): readonly Tree.Element[] {
  return row.childNodes.filter((one): one is Tree.Element => one.nodeName === 'td' || one.nodeName === 'th');
}
function spanOf(cell: Tree.Element): number {
  return Math.max(1, Number(attributeOf(cell, 'colspan')) || 1);
}

function makeRow(
  row: Tree.Element,
  kind: string,
  columns: readonly number[],
  keep: boolean,
  fill: (cell: Tree.Element, inside: Setting) => Block[],
): TableRow {
  const isHead = row.parentNode !== null && 'tagName' in row.parentNode && row.parentNode.tagName === 'thead';
  const classes = classesOf(row);
  const height = isHead ? 0 : rowHeight(row, kind, classes);
  let at = 0;
  const children = cellsOf(row).map((cell) => {
    const span = spanOf(cell);
    const width = columns.slice(at, at + span).reduce((sum, one) => sum + one, 0);
    at += span;
    return makeCell(cell, { isHead, span, width, keep: keep || isHead, pause: classes.includes('pause') }, fill);
  });
  return new TableRow({
    children,
    tableHeader: isHead,
    cantSplit: !classes.includes('long'),
    ...(height > 0 ? { height: { value: height, rule: HeightRule.ATLEAST } } : {}),
  });
}

function rowHeight(row: Tree.Element, kind: string, classes: readonly string[]): number {
  if (elementsIn(row, ['span']).some((one) => attributeOf(one, 'data-kind') === 'text')) return ROW_HEIGHTS.box;
  if (classes.includes('tall')) return ROW_HEIGHTS.tall;
  return kind === 'form' ? ROW_HEIGHTS.form : 0;
}

interface CellPlace {
  readonly isHead: boolean;
  readonly span: number;
  readonly width: number;
  readonly keep: boolean;
  readonly pause: boolean;
}

function makeCell(
  cell: Tree.Element,
  place: CellPlace,
  fill: (cell: Tree.Element, inside: Setting) => Block[],
): TableCell {
  const side = cell.tagName === 'th' && !place.isHead;
  const plain = place.isHead ? 'CellHead' : side ? 'CellSide' : 'Cell';
  const right = classesOf(cell).includes('num');
  const inside = fill(cell, { keep: place.keep, plain, bold: false, right });
  return new TableCell({
    children: inside.length > 0 ? inside : [new Paragraph({ style: plain, children: [] })],
    width: { size: place.width, type: WidthType.DXA },
    ...(place.span > 1 ? { columnSpan: place.span } : {}),
    ...(place.isHead ? { verticalAlign: VerticalAlign.BOTTOM, borders: HEAD_BORDER } : {}),
    ...(place.pause ? { shading: { type: ShadingType.CLEAR, fill: 'F2F4F5', color: 'auto' } } : {}),
  });
}
