// What must be known of a worksheet before its cells are changed: where the rows and cells to change stand, and what forbids a change.
import { createFormulaReader } from '../reading/formula-reader.ts';
import type { Package, SheetPart } from '../package/workbook-package.ts';
import { scanPart } from '../package/part-text.ts';
import { parseRange, type Range } from '../package/cell-reference.ts';
import { createSheetWalker } from '../reading/sheet-walker.ts';
import type { SheetVisitor, WalkedCell } from '../reading/sheet-visitor.ts';
import type { XmlTag } from '../../../system/xml/xml-scanner.ts';
import { writeTag } from './splice.ts';

export interface FoundCell {
  readonly column: number;
  readonly start: number;
  readonly end: number;
  readonly style: string;
  readonly filled: boolean;
  readonly formula: boolean;
  /** Opening tag up to where type and content go, without `t`, `cm` and `vm`; undefined when place and style are all it says. */
  readonly opening: string | undefined;
}

export interface FoundRow {
  readonly row: number;
  readonly start: number;
  readonly openEnd: number;
  readonly closeStart: number;
  readonly selfClosed: boolean;
  readonly prefix: string;
  readonly style: string | undefined;
  readonly spans: string | undefined;
  /** The opening tag with other spans and another height. */
  readonly openWith: (spans: string | undefined, height?: number) => string;
  /** Points; undefined where the row says none. */
  readonly height: number | undefined;
  /** Somebody set the height. */
  readonly isFixedHeight: boolean;
  readonly cells: readonly FoundCell[];
}

export interface SharedCell {
  readonly column: number;
  readonly row: number;
  readonly formulaStart: number;
  readonly formulaEnd: number;
}

export interface SharedGroup {
  first: SharedCell & { readonly formula: string };
  readonly others: SharedCell[];
}

export interface SheetPlan {
  readonly prefix: string;
  readonly data:
    | {
        readonly openStart: number;
        readonly openEnd: number;
        readonly closeStart: number;
        readonly selfClosed: boolean;
        readonly reopened: string;
      }
    | undefined;
  readonly dimension:
    | { readonly start: number; readonly end: number; readonly range: Range; readonly write: (range: string) => string }
    | undefined;
  /** Row numbers as they stand in the file, with the byte each begins at. */
  readonly rowNumbers: readonly number[];
  readonly rowStarts: readonly number[];
  readonly rows: ReadonlyMap<number, FoundRow>;
  readonly merges: readonly Range[];
  readonly filled: readonly Range[];
  readonly shared: ReadonlyMap<string, SharedGroup>;
  readonly columnStyles: readonly { readonly left: number; readonly right: number; readonly style: string }[];
  readonly hasFormula: boolean;
}

type Draft = { -readonly [key in keyof SheetPlan]: SheetPlan[key] } & {
  rowNumbers: number[];
  rowStarts: number[];
  rows: Map<number, FoundRow>;
  merges: Range[];
  shared: Map<string, SharedGroup>;
  columnStyles: { left: number; right: number; style: string }[];
};

/** Looks through a worksheet once; rows in `wanted` are described cell by cell. Throws Refused or ZipTrouble. */
export async function planSheet(pack: Package, sheet: SheetPart, wanted: ReadonlySet<number>): Promise<SheetPlan> {
  const formulas = createFormulaReader();
  const draft: Draft = {
    prefix: '',
    data: undefined,
    dimension: undefined,
    rowNumbers: [],
    rowStarts: [],
    rows: new Map(),
    merges: [],
    filled: formulas.filled,
    shared: new Map(),
    columnStyles: [],
    hasFormula: false,
  };
  const rows = followRows(draft, wanted);
  const visitor: SheetVisitor = {
    outside: (tag, depth) => lookAround(draft, tag, depth),
    startRow: rows.start,
    startCell: rows.startCell,
    cell(cell): void {
      formulas.read(cell);
      if (cell.formula !== undefined) draft.hasFormula = true;
      noteShared(draft, cell);
      rows.cell(cell);
    },
    endRow: rows.end,
    endData(start): void {
      if (draft.data !== undefined) draft.data = { ...draft.data, closeStart: start };
    },
  };
  await scanPart(pack.parts.zip, sheet.entry, pack.profile.strict, createSheetWalker(pack.profile, visitor));
  return draft;
}

function lookAround(draft: Draft, tag: XmlTag, depth: number): void {
  if (depth === 0) draft.prefix = tag.prefix;
  else if (tag.name === 'sheetData' && depth === 1) {
    const reopened = writeTag(tag, new Map(), false);
    draft.data = { openStart: tag.start, openEnd: tag.end, closeStart: tag.end, selfClosed: tag.selfClosed, reopened };
  } else if (tag.name === 'dimension') {
    const range = parseRange(tag.get('ref') ?? '');
    const kept = copyTag(tag);
    if (range !== undefined)
      draft.dimension = {
        start: tag.start,
        end: tag.end,
        range,
        write: (ref) => writeTag(kept, new Map([['ref', ref]]), kept.selfClosed),
      };
  } else if (tag.name === 'mergeCell') {
    const range = parseRange(tag.get('ref') ?? '');
    if (range !== undefined) draft.merges.push(range);
  } else if (tag.name === 'col' && tag.get('style') !== undefined) {
    draft.columnStyles.push({
      left: Number(tag.get('min') ?? 0),
      right: Number(tag.get('max') ?? 0),
      style: tag.get('style') ?? '',
    });
  }
}

/** A tag that stays what it is while the scanner goes on. */
export function copyTag(tag: XmlTag): XmlTag {
  const list = tag.list();
  const { name, prefix, start, end, selfClosed } = tag;
  return {
    name,
    prefix,
    start,
    end,
    selfClosed,
    list: () => list,
    get: (wanted) => list.find(([key]) => key === wanted)?.[1],
    getPrefixed: (wanted) => list.find(([key]) => key.endsWith(`:${wanted}`))?.[1],
  };
}

function noteShared(draft: Draft, cell: WalkedCell): void {
  if (cell.formula === undefined || cell.formulaType !== 'shared') return;
  const place = { column: cell.column, row: cell.row, formulaStart: cell.formulaStart, formulaEnd: cell.formulaEnd };
  if (cell.formula === '') draft.shared.get(cell.formulaGroup)?.others.push(place);
  else draft.shared.set(cell.formulaGroup, { first: { ...place, formula: cell.formula }, others: [] });
}

interface RowFollower {
  readonly start: (row: number, tag: XmlTag) => void;
  readonly startCell: (tag: XmlTag, column: number, row: number) => void;
  readonly cell: (cell: WalkedCell) => void;
  readonly end: (row: number, start: number, end: number) => void;
}

const REPLACED = new Map<string, undefined>([
  ['t', undefined],
  ['cm', undefined],
  ['vm', undefined],
]);

function followRows(draft: Draft, wanted: ReadonlySet<number>): RowFollower {
  let tag: XmlTag | undefined;
  let opening: string | undefined;
  let cells: FoundCell[] = [];
  return {
    // A row without a number, or with one that is none, may turn out to be another than it seems: it is looked at whole and kept by the number
    // it ends with.
    start: (row, opened) => {
      tag = wanted.has(row) || Number(opened.get('r')) !== row ? copyTag(opened) : undefined;
      draft.rowStarts.push(opened.start);
      cells = [];
    },
    startCell: (opened) => {
      if (tag !== undefined) opening = writeTag(opened, REPLACED, true).slice(0, -2);
    },
    cell: (cell) => {
      if (tag !== undefined) cells.push(describeCell(cell, opening));
      opening = undefined;
    },
    end: (row, start) => {
      draft.rowNumbers.push(row);
      if (tag !== undefined && wanted.has(row)) draft.rows.set(row, describeRow(row, tag, start, cells));
    },
  };
}

function describeCell(cell: WalkedCell, opening: string | undefined): FoundCell {
  const { column, start, end, style } = cell;
  const filled = cell.formula !== undefined || (cell.value ?? '') !== '' || cell.inline !== undefined;
  return { column, start, end, style, filled, formula: cell.formula !== undefined, opening };
}

function describeRow(row: number, tag: XmlTag, closeStart: number, cells: readonly FoundCell[]): FoundRow {
  const isStyled = tag.get('customFormat') === '1' || tag.get('customFormat') === 'true';
  return {
    row,
    start: tag.start,
    openEnd: tag.end,
    closeStart,
    selfClosed: tag.selfClosed,
    prefix: tag.prefix,
    style: isStyled ? tag.get('s') : undefined,
    spans: tag.get('spans'),
    openWith: (spans, height) =>
      writeTag(
        tag,
        new Map([
          ...(spans === undefined ? [] : [['spans', spans] as const]),
          ...(height === undefined ? [] : [['ht', String(height)] as const]),
        ]),
        false,
      ),
    height: tag.get('ht') === undefined ? undefined : Number(tag.get('ht')),
    isFixedHeight: /^(1|true)$/.test(tag.get('customHeight') ?? ''),
    cells,
  };
}

/** Columns of a wanted row that already hold something. */
export function findFilled(plan: SheetPlan, row: number): readonly number[] {
  return (plan.rows.get(row)?.cells ?? []).filter((cell) => cell.filled).map((cell) => cell.column);
}
