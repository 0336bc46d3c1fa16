// The XML of a sheet whose columns move: every cell, width, rule, filter, link and merged range goes where its column goes. What is not known here
// keeps the columns where they are.
import { decodeXml } from '../../../system/xml/decode-xml.ts';
import { LABEL_WIDTH } from '../../looks/column-look.ts';
import { columnName, columnNumber } from '../package/cell-reference.ts';
import { encodeCellText, encodeXml } from '../package/xml-text.ts';
import type { PlacedColumn } from '../../looks/column-order.ts';
import type { ColumnOrder } from './file-column-order.ts';
import { CannotFollow, moveArea, moveFormula, moveRange, type Moves } from './moved-references.ts';

/** What a worksheet may hold; with anything else its columns stay. */
const KNOWN = new Set(
  'sheetPr dimension sheetViews sheetFormatPr cols sheetData sheetProtection autoFilter mergeCells phoneticPr conditionalFormatting dataValidations hyperlinks printOptions pageMargins pageSetup headerFooter rowBreaks ignoredErrors legacyDrawing extLst sheetCalcPr'.split(
    ' ',
  ),
);

export function moveSheet(text: string, order: ColumnOrder, moves: Moves): string {
  refuseStrange(text);
  const data = /<sheetData>[\s\S]*<\/sheetData>/.exec(text);
  if (data === null) throw new CannotFollow('a sheet without rows');
  const before = text.slice(0, data.index);
  const after = text.slice(data.index + data[0].length);
  return moveFrame(before, order) + moveRows(data[0], order, moves) + moveRules(after, order, moves);
}

function refuseStrange(text: string): void {
  const inside = text.slice(text.search(/<worksheet[\s>]/)).replace(/<sheetData>[\s\S]*<\/sheetData>/, '<sheetData/>');
  let depth = 0;
  for (const [, close, name = '', , selfClosed] of inside.matchAll(/<(\/?)([\w:]+)((?:\s[^>]*?)?)(\/?)>/g)) {
    if (close === '/') depth -= 1;
    else {
      if (depth === 1 && !KNOWN.has(name))
        throw new CannotFollow(name === 'drawing' ? 'a picture or a chart' : `<${name}>`);
      if (selfClosed !== '/') depth += 1;
    }
  }
  if (/<x14:|<xm:/.test(text)) throw new CannotFollow('a rule of a newer Excel');
  if (/<!--|<!\[CDATA\[/.test(text)) throw new CannotFollow('a sheet in an unusual way of writing');
}

function moveFrame(text: string, order: ColumnOrder): string {
  const ySplit = /<pane\s[^>]*\sySplit="(\d+)"/.exec(text)?.[1];
  const framed = text
    .replace(/<dimension\s[^>]*\/>/, '')
    .replaceAll(/<selection\s[^>]*\/>/g, '')
    .replace(/<pane\s[^>]*\sxSplit="\d+"[^>]*\/>/, (pane) => {
      const wider = pane.replace(/\sxSplit="\d+"/, ` xSplit="${order.frozen}"`);
      return wider.replace(
        /\stopLeftCell="[^"]*"/,
        ` topLeftCell="${columnName(order.frozen + 1)}${Number(ySplit ?? 0) + 1}"`,
      );
    })
    .replace(/<sheetFormatPr\s[^>]*\/>/, (tag) => {
      const plain = tag.replace(/\soutlineLevelCol="\d+"/, '');
      return order.columns.some(({ folds }) => folds) ? plain.replace('/>', ' outlineLevelCol="1"/>') : tag;
    });
  const cols = /<cols>[\s\S]*<\/cols>/.exec(framed)?.[0] ?? '';
  return `${framed.replace(cols, '')}${moveWidths(cols, order)}`;
}

function moveWidths(text: string, { columns }: ColumnOrder): string {
  const old = [...text.matchAll(/<col\s[^>]*\/>/g)].map(([tag]) => ({
    tag: tag.replace(/\s(?:min|max)="\d+"/g, ''),
    min: Number(/\smin="(\d+)"/.exec(tag)?.[1] ?? 0),
    max: Number(/\smax="(\d+)"/.exec(tag)?.[1] ?? 0),
  }));
  const written = columns.flatMap(({ from, folds }, at) => {
    const place = ` min="${at + 1}" max="${at + 1}"`;
    if (from === undefined) return [`<col${place} width="${LABEL_WIDTH}" customWidth="1"/>`];
    const tag =
      old.find(({ min, max }) => from >= min && from <= max)?.tag ?? (folds ? '<col width="20"/>' : undefined);
    if (tag === undefined) return [];
    const placed = tag.replace('<col', `<col${place}`);
    if (!folds) return [placed];
    const plain = placed.replace(/\s(?:hidden|outlineLevel|collapsed)="[^"]*"/g, '');
    return [plain.replace('/>', ' hidden="1" outlineLevel="1"/>')];
  });
  const moved = columns.filter(({ from }) => from !== undefined).length;
  const more = columns.length - moved;
  const beyond = old
    .filter(({ max }) => max > moved)
    .map(({ tag, min, max }) => {
      const [first, last] = [Math.max(min, moved + 1) + more, Math.min(16_384, max + more)];
      return first > last ? '' : tag.replace('<col', `<col min="${first}" max="${last}"`);
    });
  return `<cols>${[...written, ...beyond].join('')}</cols>`;
}

function moveRows(text: string, { headingRow, columns }: ColumnOrder, moves: Moves): string {
  return text.replaceAll(/<row\s[^>]*?(?:\/>|>[\s\S]*?<\/row>)/g, (row) => {
    const opened = /^<row\s[^>]*>/.exec(row)?.[0] ?? '';
    const number = /\sr="(\d+)"/.exec(opened)?.[1];
    if (number === undefined) throw new CannotFollow('a row without a number');
    if (opened.endsWith('/>')) return row;
    const inner = row.slice(opened.length, -'</row>'.length);
    const cells: (readonly [number, string])[] = [];
    const left = inner.replaceAll(/<c\s[^>]*?(?:\/>|>[\s\S]*?<\/c>)/g, (cell) => {
      cells.push(moveCell(cell, moves));
      return '';
    });
    if (left.trim() !== '') throw new CannotFollow('a row in an unusual way of writing');
    if (Number(number) === headingRow) cells.push(...labelCells(columns, number, cells));
    const sorted = cells.toSorted(([a], [b]) => a - b).map(([, cell]) => cell);
    return `${opened.replace(/\sspans="[^"]*"/, '')}${sorted.join('')}</row>`;
  });
}

function moveCell(cell: string, moves: Moves): readonly [number, string] {
  const place = /^<c\s[^>]*?\br="([A-Z]{1,3})(\d+)"/.exec(cell);
  if (place === null) throw new CannotFollow('a cell that does not say where it stands');
  const [, letters = '', row = ''] = place;
  const column = moves.to(columnNumber(letters));
  const moved = cell.replace(`r="${letters}${row}"`, `r="${columnName(column)}${row}"`);
  return [column, moveFormulas(moved, moves.sheet, moves)];
}

/** The names of new groups, with the look of a heading of the runner's. */
function labelCells(
  columns: readonly PlacedColumn[],
  row: string,
  cells: readonly (readonly [number, string])[],
): readonly (readonly [number, string])[] {
  const style = /\ss="(\d+)"/.exec(cells.at(-1)?.[1] ?? '')?.[1];
  return columns.flatMap(({ from, label }, at) => {
    if (from !== undefined || label === undefined) return [];
    const look = style === undefined ? '' : ` s="${style}"`;
    const words = encodeCellText(label);
    return [[at + 1, `<c r="${columnName(at + 1)}${row}"${look} t="inlineStr"><is><t>${words}</t></is></c>`] as const];
  });
}

/** Formulas in cells of the tab `on`; a formula that the cells of one column share goes with it. */
export function moveFormulas(text: string, on: string, moves: Moves): string {
  const isHere = on.toLowerCase() === moves.sheet.toLowerCase();
  return text.replaceAll(/<f(\s[^>]*)?\/>|<f(\s[^>]*)?>([\s\S]*?)<\/f>/g, (tag: string, alone, some, raw) => {
    const says = String(alone ?? some ?? '');
    const ref = /\sref="([^"]*)"/.exec(says)?.[1];
    const formula = decodeXml(String(raw ?? ''), false);
    const moved = moveFormula(formula, on, moves);
    if (!isHere && moved === formula) return tag;
    if (says.includes('t="dataTable"')) throw new CannotFollow('a data table');
    if (says.includes('t="shared"') && ref !== undefined && !isOneColumn(ref))
      throw new CannotFollow('a formula that several columns share');
    const placed = ref === undefined || !isHere ? says : says.replace(`ref="${ref}"`, `ref="${moveRange(ref, moves)}"`);
    return raw === undefined ? `<f${placed}/>` : `<f${placed}>${encodeXml(moved)}</f>`;
  });
}

const isOneColumn = (range: string): boolean => new Set(range.match(/[A-Z]+/g)).size === 1;

function moveRules(text: string, order: ColumnOrder, moves: Moves): string {
  const area = (tag: string, name: string, move: (text: string, by: Moves) => string): string =>
    tag.replace(new RegExp(`\\s${name}="([^"]*)"`), (_, cells: string) => ` ${name}="${move(cells, moves)}"`);
  return text
    .replaceAll(/<autoFilter[\s\S]*?(?:<\/autoFilter>|\/>)/g, (filter) => moveFilter(filter, order, moves))
    .replaceAll(/<mergeCell\s[^>]*>/g, (tag) => area(tag, 'ref', moveRange))
    .replaceAll(/<hyperlink\s[^>]*>/g, (tag) => area(tag, 'ref', moveRange))
    .replaceAll(/<ignoredError\s[^>]*>/g, (tag) => area(tag, 'sqref', moveArea))
    .replaceAll(/<(conditionalFormatting|dataValidation)\s[^>]*?(?:\/>|>[\s\S]*?<\/\1>)/g, (rule) =>
      moveRule(rule, moves),
    );
}

/** It goes on covering the headings; what is chosen in it stays chosen. */
function moveFilter(filter: string, { columns }: ColumnOrder, moves: Moves): string {
  const [, left = 'A', top = '1', bottom = '1'] = /\sref="([A-Z]+)(\d+):[A-Z]+(\d+)"/.exec(filter) ?? [];
  const first = columnNumber(left);
  return filter
    .replace(/<sortState[\s\S]*?(?:<\/sortState>|\/>)/, '')
    .replace(/\sref="[^"]*"/, ` ref="A${top}:${columnName(columns.length)}${bottom}"`)
    .replaceAll(/\scolId="(\d+)"/g, (_, id: string) => ` colId="${moves.to(first + Number(id)) - 1}"`);
}

/** A rule counts from the first of its cells: where it covers several columns, only columns that stay whichever cell is asked can be followed. */
function moveRule(rule: string, moves: Moves): string {
  const cells = /\ssqref="([^"]*)"/.exec(rule)?.[1] ?? '';
  const moved = moveFormulasOf(rule, moves.sheet, moves, (formula) => {
    if (!isOneColumn(cells) && isRelative(formula)) throw new CannotFollow('a rule over several columns');
  });
  if (/<cfvo\s[^>]*type="formula"/.test(rule)) throw new CannotFollow('a colour scale with a formula');
  return moved.replace(`sqref="${cells}"`, `sqref="${moveArea(cells, moves)}"`);
}

const isRelative = (formula: string): boolean =>
  /(?<![\p{L}\p{N}_.$!])[A-Za-z]{1,3}\$?[1-9]\d{0,6}(?![\p{L}\p{N}_.(!])/u.test(
    formula.replaceAll(/"(?:[^"]|"")*"/g, ''),
  );

/** Formulas of rules. */
export function moveFormulasOf(
  text: string,
  on: string,
  moves: Moves,
  look: (formula: string) => void = () => undefined,
): string {
  return text.replaceAll(/<(formula[12]?)>([\s\S]*?)<\/\1>/g, (_, name: string, raw: string) => {
    const formula = decodeXml(raw, false);
    look(formula);
    return `<${name}>${encodeXml(moveFormula(formula, on, moves))}</${name}>`;
  });
}
