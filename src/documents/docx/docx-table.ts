// Tables to Word: widths from the columns' classes, header rows that repeat, hairlines instead of boxes, rows that stay together.
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import { elementsIn } from '../page/plain-text.ts';
import { ACCENT, HAIRLINE, TEXT_WIDTH } from './docx-styles.ts';
import { AFTER_TABLE, escapeXml, paragraph } from './docx-markup.ts';
import { attributeOf, classesOf, makeRuns } from './docx-runs.ts';
import type { Fill, Setting, Sheet } from './docx-setting.ts';

const none = (side: string): string => `<w:${side} w:val="none" w:sz="0" w:space="0" w:color="auto"/>`;
const hair = (side: string): string => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${HAIRLINE}"/>`;
/** Hairlines between rows and under the last, said once for the table. */
const BORDERS = `<w:tblBorders>${none('top')}${none('left')}${hair('bottom')}${none('right')}${hair('insideH')}${none('insideV')}</w:tblBorders>`;
const MARGINS =
  '<w:tblCellMar><w:top w:w="60" w:type="dxa"/><w:left w:w="0" w:type="dxa"/><w:bottom w:w="24" w:type="dxa"/><w:right w:w="120" w:type="dxa"/></w:tblCellMar>';
const HEAD_BORDER = `<w:tcBorders><w:bottom w:val="single" w:sz="8" w:space="0" w:color="${ACCENT}"/></w:tcBorders>`;
const PAUSE = '<w:shd w:val="clear" w:color="auto" w:fill="F2F4F5"/>';
const ROW_HEIGHTS = { form: 440, tall: 600, box: 960 } as const;

/** The table, its caption before it, and the small space after it that Word does not give by itself. */
export function makeTable(node: Tree.Element, setting: Setting, sheet: Sheet, fill: Fill): readonly string[] {
  const rows = elementsIn(node, ['tr']);
  const columns = columnWidths(node, rows);
  const kind = classesOf(node)[0] ?? '';
  const newPage = sheet.newPage;
  sheet.newPage = false;
  const before = childrenOf(node, 'caption').map((caption) =>
    paragraph(makeRuns(caption.childNodes, true, sheet), { style: 'Normal', keep: true, newPage }),
  );
  if (newPage && before.length === 0) before.push(paragraph('', { style: 'Cell', newPage }));
  const made = rows.map((row) =>
    makeRow(row, kind, columns, setting.keep, (cell, inside) => fill(cell, inside, sheet)),
  );
  const grid = columns.map((width) => `<w:gridCol w:w="${width}"/>`).join('');
  const table = `<w:tbl>${tableProperties(rows, sheet)}<w:tblGrid>${grid}</w:tblGrid>${made.join('')}</w:tbl>`;
  return [...before, table, AFTER_TABLE];
}

/** With the heading it stands under as its title: what a screen reader says before it reads a table. */
function tableProperties(rows: readonly Tree.Element[], sheet: Sheet): string {
  const cells = rows.flatMap(cellsOf);
  const head = Number(rows.some(isHeadRow));
  const side = Number(cells.some((cell) => attributeOf(cell, 'scope') === 'row'));
  // The old form of the same flags: 0x20 the first row, 0x80 the first column, 0x600 no bands.
  const flags = (0x600 + head * 0x20 + side * 0x80).toString(16).toUpperCase().padStart(4, '0');
  const look = `<w:tblLook w:val="${flags}" w:firstRow="${head}" w:lastRow="0" w:firstColumn="${side}" w:lastColumn="0" w:noHBand="1" w:noVBand="1"/>`;
  const title = sheet.heading === '' ? '' : `<w:tblCaption w:val="${escapeXml(sheet.heading)}"/>`;
  return `<w:tblPr><w:tblW w:w="${TEXT_WIDTH}" w:type="dxa"/>${BORDERS}<w:tblLayout w:type="fixed"/>${MARGINS}${look}${title}</w:tblPr>`;
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
function isHeadRow(row: Tree.Element): boolean {
  return row.parentNode !== null && 'tagName' in row.parentNode && row.parentNode.tagName === 'thead';
}

function makeRow(
  row: Tree.Element,
  kind: string,
  columns: readonly number[],
  keep: boolean,
  fill: (cell: Tree.Element, inside: Setting) => string[],
): string {
  const isHead = isHeadRow(row);
  const classes = classesOf(row);
  const height = isHead ? 0 : rowHeight(row, kind, classes);
  let at = 0;
  const cells = cellsOf(row).map((cell) => {
    const span = spanOf(cell);
    const width = columns.slice(at, at + span).reduce((sum, one) => sum + one, 0);
    at += span;
    return makeCell(cell, { isHead, span, width, keep: keep || isHead, pause: classes.includes('pause') }, fill);
  });
  const properties = [
    classes.includes('long') ? '' : '<w:cantSplit/>',
    height > 0 ? `<w:trHeight w:val="${height}" w:hRule="atLeast"/>` : '',
    isHead ? '<w:tblHeader/>' : '',
  ].join('');
  return `<w:tr>${properties === '' ? '' : `<w:trPr>${properties}</w:trPr>`}${cells.join('')}</w:tr>`;
}

function rowHeight(row: Tree.Element, kind: string, classes: readonly string[]): number {
  if (kind === 'form' && elementsIn(row, ['span']).some((one) => attributeOf(one, 'data-kind') === 'text'))
    return ROW_HEIGHTS.box;
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
  fill: (cell: Tree.Element, inside: Setting) => string[],
): string {
  const side = cell.tagName === 'th' && !place.isHead;
  const plain = place.isHead ? 'CellHead' : side ? 'CellSide' : 'Cell';
  const right = classesOf(cell).includes('num');
  const inside = fill(cell, { keep: place.keep, plain, bold: false, right });
  const properties = [
    `<w:tcW w:w="${place.width}" w:type="dxa"/>`,
    place.span > 1 ? `<w:gridSpan w:val="${place.span}"/>` : '',
    place.isHead ? HEAD_BORDER : '',
    place.pause ? PAUSE : '',
    place.isHead ? '<w:vAlign w:val="bottom"/>' : '',
  ].join('');
  const content = inside.length > 0 ? inside.join('') : paragraph('', { style: plain });
  return `<w:tc><w:tcPr>${properties}</w:tcPr>${content}</w:tc>`;
}
