// Tables to Word: widths from the columns' classes, header rows that repeat, hairlines instead of boxes, rows that stay together.
import {
  BorderStyle,
  BuilderElement,
  HeightRule,
  Paragraph,
  ShadingType,
  Table,
  TableCell,
  TableLayoutType,
  TableProperties,
  TableRow,
  VerticalAlignTable,
  WidthType,
  type ITableBordersOptions,
  type ITablePropertiesOptions,
} from 'docx';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { attributeOf, classesOf } from '../page/paper-elements.ts';
import { elementsIn } from '../page/plain-text.ts';
import { ACCENT, HAIRLINE, TEXT_WIDTH } from './docx-styles.ts';
import { makeRuns } from './docx-runs.ts';
import type { Block, Fill, Setting, Sheet } from './docx-setting.ts';

const NO_LINE = { style: BorderStyle.NONE, size: 0, color: 'auto' } as const;
const HAIR = { style: BorderStyle.SINGLE, size: 4, color: HAIRLINE } as const;
/** Hairlines between rows and under the last. */
const BORDERS: ITableBordersOptions = {
  top: NO_LINE,
  left: NO_LINE,
  bottom: HAIR,
  right: NO_LINE,
  insideHorizontal: HAIR,
  insideVertical: NO_LINE,
};
const MARGINS = { top: 60, left: 0, bottom: 24, right: 120, marginUnitType: WidthType.DXA };
const HEAD = {
  borders: { bottom: { style: BorderStyle.SINGLE, size: 8, color: ACCENT } },
  verticalAlign: VerticalAlignTable.BOTTOM,
} as const;
const PAUSE = { shading: { type: ShadingType.CLEAR, color: 'auto', fill: 'F2F4F5' } } as const;
const ROW_HEIGHTS = { form: 440, tall: 600, box: 960 } as const;

/** The docx library's table with a title, which it has no option for: what a screen reader says before it reads a table. */
export class TitledTable extends Table {
  constructor(
    rows: readonly TableRow[],
    columnWidths: readonly number[],
    options: ITablePropertiesOptions,
    title: string,
  ) {
    super({ rows, columnWidths });
    this.root[0] = new TitledProperties(options, title);
  }
}
class TitledProperties extends TableProperties {
  constructor(options: ITablePropertiesOptions, title: string) {
    super(options);
    if (title !== '')
      this.root.push(new BuilderElement({ name: 'w:tblCaption', attributes: { val: { key: 'w:val', value: title } } }));
  }
}

/** The table, titled with the heading it stands under, and its caption before it. */
export function makeTable(node: Tree.Element, setting: Setting, sheet: Sheet, fill: Fill): readonly Block[] {
  const rows = elementsIn(node, ['tr']);
  const columns = widthsOf(node, rows);
  const kind = classesOf(node)[0] ?? '';
  const pageBreakBefore = sheet.newPage;
  sheet.newPage = false;
  const before = childrenOf(node, 'caption').map((caption): Block => ({
    kind: 'paragraph',
    options: { keepNext: true, pageBreakBefore, children: makeRuns(caption.childNodes, true) },
  }));
  if (pageBreakBefore && before.length === 0)
    before.push({ kind: 'paragraph', options: { style: 'Cell', pageBreakBefore } });
  const made = rows.map((row) => makeRow(row, kind, setting.keep, fill));
  const options: ITablePropertiesOptions = {
    width: { size: TEXT_WIDTH, type: WidthType.DXA },
    borders: BORDERS,
    layout: TableLayoutType.FIXED,
    cellMargin: MARGINS,
    tableLook: {
      firstRow: rows.some(isHeadRow),
      lastRow: false,
      firstColumn: rows.flatMap(cellsOf).some((cell) => attributeOf(cell, 'scope') === 'row'),
      lastColumn: false,
      noHBand: true,
      noVBand: true,
    },
  };
  return [
    ...before,
    { kind: 'table', table: new TitledTable(made, columns, options, sheet.heading), keep: setting.keep },
  ];
}

function widthsOf(node: Tree.Element, rows: readonly Tree.Element[]): readonly number[] {
  const columns = childrenOf(node, 'colgroup')
    .flatMap((group) => childrenOf(group, 'col'))
    .map((column) => Number(/^w(\d+)$/.exec(classesOf(column)[0] ?? '')?.[1] ?? 0));
  const count = Math.max(1, ...rows.map((row) => cellsOf(row).reduce((sum, cell) => sum + spanOf(cell), 0)));
  // Columns without a width share what the others leave, as a browser has it.
  const unset = columns.filter((share) => share === 0).length;
  const rest = (100 - columns.reduce((sum, share) => sum + share, 0)) / Math.max(1, unset);
  const shares =
    columns.length === count
      ? columns.map((share) => (share === 0 ? rest : share))
      : Array.from({ length: count }, () => 100 / count);
  return shares.map((share) => Math.round((TEXT_WIDTH * share) / 100));
}

function childrenOf(node: Tree.Element, name: string): readonly Tree.Element[] {
  return node.childNodes.filter((one): one is Tree.Element => one.nodeName === name);
}

function cellsOf(row: Tree.Element): readonly Tree.Element[] {
  return row.childNodes.filter((node): node is Tree.Element => node.nodeName === 'td' || node.nodeName === 'th');
}
function spanOf(cell: Tree.Element): number {
  return Math.max(1, Number(attributeOf(cell, 'colspan')) || 1);
}
function isHeadRow(row: Tree.Element): boolean {
  return row.parentNode !== null && 'tagName' in row.parentNode && row.parentNode.tagName === 'thead';
}

function makeRow(row: Tree.Element, kind: string, keep: boolean, fill: Fill): TableRow {
  const isHead = isHeadRow(row);
  const classes = classesOf(row);
  const height = isHead ? 0 : rowHeight(row, kind, classes);
  const children = cellsOf(row).map((cell) => {
    const plain = isHead ? 'CellHead' : cell.tagName === 'th' ? 'CellSide' : 'Cell';
    const right = classesOf(cell).includes('num');
    const inside = fill(cell, { keep: keep || isHead, plain, bold: false, right });
    return new TableCell({
      ...(spanOf(cell) > 1 ? { columnSpan: spanOf(cell) } : {}),
      ...(isHead ? HEAD : {}),
      ...(classes.includes('pause') ? PAUSE : {}),
      children: inside.length > 0 ? inside : [new Paragraph({ style: plain })],
    });
  });
  return new TableRow({
    ...(classes.includes('long') ? {} : { cantSplit: true }),
    ...(isHead ? { tableHeader: true } : {}),
    ...(height > 0 ? { height: { value: height, rule: HeightRule.ATLEAST } } : {}),
    children,
  });
}

function rowHeight(row: Tree.Element, kind: string, classes: readonly string[]): number {
  if (kind === 'form' && elementsIn(row, ['span']).some((element) => attributeOf(element, 'data-kind') === 'text'))
    return ROW_HEIGHTS.box;
  if (classes.includes('tall')) return ROW_HEIGHTS.tall;
  return kind === 'form' ? ROW_HEIGHTS.form : 0;
}
