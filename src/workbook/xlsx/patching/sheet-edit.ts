// Turns wished-for cells of one worksheet into byte ranges to replace: cells keep their style, missing rows and cells are put where they belong,
// a shared formula whose first cell goes is handed to the next one.
import type { Cell } from '../../../domain/cells/cell.ts';
import { dateToSerial } from '../reading/date-format.ts';
import { growRange, holds, isOnGrid, placeName, rangeName, type Range } from '../package/cell-reference.ts';
import { Refused } from '../reading/refusal.ts';
import { moveFormula } from '../reading/shared-formula.ts';
import type { FoundCell, FoundRow, SharedGroup, SheetPlan } from './sheet-plan.ts';
import type { Splice } from './splice.ts';
import { encodeCellText, encodeXml } from '../package/xml-text.ts';

/** What may be written: never a formula, never an error. */
export type WritableCell = Exclude<Cell, { kind: 'formula' } | { kind: 'error' }>;

export interface CellEdit {
  readonly column: number;
  readonly row: number;
  readonly to: WritableCell;
  /** Its style, where it is not what stands there or what the row and column have. */
  readonly style?: string;
}

/** The style for a cell: given its own (undefined for a new cell) and what it will hold. */
export type ChooseStyle = (style: string, to: WritableCell) => string;

export interface SheetEdits {
  readonly splices: readonly Splice[];
  /** Cells whose formula went. */
  readonly formulasGone: readonly { readonly column: number; readonly row: number }[];
}

const MOST_CHARS = 32_767;
const NO_HEIGHTS: ReadonlyMap<number, number> = new Map();

/** Undefined where the row has that height, or one that somebody set. */
function newHeight({ height, isFixedHeight }: FoundRow, points: number | undefined): number | undefined {
  return points === undefined || isFixedHeight || (height ?? ONE_LINE) === points ? undefined : points;
}

/** The height of a row that says none. */
export const ONE_LINE = 15;

/** Plans the edits of one sheet; `grown` are rows that a table grew by, whose cells look like those above. Throws Refused for what must not be changed. */
export function editSheet(
  plan: SheetPlan,
  edits: readonly CellEdit[],
  grown: ReadonlySet<number>,
  date1904: boolean,
  chooseStyle: ChooseStyle,
  heights: ReadonlyMap<number, number> = NO_HEIGHTS,
): SheetEdits {
  for (const edit of edits) refuseEdit(plan, edit);
  const byRow = new Map<number, CellEdit[]>();
  for (const edit of edits) byRow.set(edit.row, [...(byRow.get(edit.row) ?? []), edit]);
  const write = (edit: CellEdit, found: FoundCell | undefined): string => {
    const style = edit.style ?? chooseStyle(found?.style ?? newStyle(plan, edit.column, edit.row, grown), edit.to);
    return writeCell(plan.prefix, edit, found, style, date1904);
  };
  const splices: Splice[] = [];
  for (const [row, cells] of byRow) {
    const found = plan.rows.get(row);
    const ordered = cells.toSorted((a, b) => a.column - b.column);
    if (found !== undefined) splices.push(...editRow(found, ordered, write, newHeight(found, heights.get(row))));
  }
  for (const [row, points] of heights) {
    const found = byRow.has(row) ? undefined : plan.rows.get(row);
    const height = found === undefined ? undefined : newHeight(found, points);
    if (found === undefined || height === undefined) continue;
    const opened = found.openWith(undefined, height);
    const text = found.selfClosed ? `${opened.slice(0, -1)}/>` : opened;
    splices.push({ start: found.start, end: found.openEnd, text });
  }
  splices.push(...addRows(plan, byRow, write, heights), ...growDimension(plan, edits), ...handOnShared(plan, byRow));
  const formulasGone = edits.filter((edit) => findCell(plan, edit.column, edit.row)?.formula === true);
  return { splices, formulasGone };
}

export function findCell(plan: SheetPlan, column: number, row: number): FoundCell | undefined {
  return plan.rows.get(row)?.cells.find((cell) => cell.column === column);
}

function refuseEdit(plan: SheetPlan, edit: CellEdit): void {
  const place = placeName(edit.column, edit.row);
  if (!isOnGrid(edit)) throw new Refused('off-grid', `${place} is outside the sheet.`);
  if (plan.data === undefined)
    throw new Refused(
      'damaged',
      'The sheet has no place for cells. Open it in Excel or LibreOffice and save it again.',
    );
  const merge = plan.merges.find((range) => holds(range, edit.column, edit.row));
  if (merge !== undefined && (merge.left !== edit.column || merge.top !== edit.row)) {
    throw new Refused(
      'inside-merge',
      `${place} is covered by the merged cells ${rangeName(merge)}. Write to ${placeName(merge.left, merge.top)}, or unmerge them.`,
    );
  }
  const array = plan.filled.find((range) => holds(range, edit.column, edit.row));
  if (array !== undefined) {
    throw new Refused(
      'array-formula',
      `${place} is part of the array or data-table formula in ${rangeName(array)}. Clear that formula first.`,
    );
  }
  if (edit.to.kind === 'text' && edit.to.text.length > MOST_CHARS) {
    throw new Refused(
      'text-too-long',
      `A cell holds at most ${MOST_CHARS} characters; the text for ${place} has ${edit.to.text.length}.`,
    );
  }
}

type Write = (edit: CellEdit, found: FoundCell | undefined) => string;

function editRow(row: FoundRow, edits: readonly CellEdit[], write: Write, height: number | undefined): Splice[] {
  const splices: Splice[] = [];
  const added: string[] = [];
  for (const edit of edits) {
    const found = row.cells.find((cell) => cell.column === edit.column);
    const text = write(edit, found);
    if (found !== undefined) splices.push({ start: found.start, end: found.end, text });
    else if (row.selfClosed) added.push(text);
    else {
      const after = row.cells.find((cell) => cell.column > edit.column);
      const at = after?.start ?? row.closeStart;
      splices.push({ start: at, end: at, text });
    }
  }
  const spans = widerSpans(row.spans, edits);
  if (row.selfClosed && added.some((text) => text !== '')) {
    splices.push({
      start: row.start,
      end: row.openEnd,
      text: `${row.openWith(spans, height)}${added.join('')}</${row.prefix}row>`,
    });
  } else if (!row.selfClosed && (spans !== undefined || height !== undefined))
    splices.push({ start: row.start, end: row.openEnd, text: row.openWith(spans, height) });
  return splices;
}

function widerSpans(spans: string | undefined, edits: readonly CellEdit[]): string | undefined {
  const match = /^(\d+):(\d+)$/.exec(spans ?? '');
  if (match === null) return undefined;
  const first = Math.min(Number(match[1]), ...edits.map((edit) => edit.column));
  const last = Math.max(Number(match[2]), ...edits.map((edit) => edit.column));
  return first === Number(match[1]) && last === Number(match[2]) ? undefined : `${first}:${last}`;
}

function addRows(
  plan: SheetPlan,
  byRow: ReadonlyMap<number, readonly CellEdit[]>,
  write: Write,
  heights: ReadonlyMap<number, number>,
): Splice[] {
  const { data } = plan;
  if (data === undefined) return [];
  const missing = [...byRow].filter(([row]) => !plan.rows.has(row)).toSorted(([a], [b]) => a - b);
  const atPlace = new Map<number, string>();
  for (const [row, edits] of missing) {
    const cells = edits.toSorted((a, b) => a.column - b.column).map((edit) => write(edit, undefined));
    if (cells.every((cell) => cell === '')) continue;
    const next = plan.rowNumbers.findIndex((number) => number > row);
    const at = data.selfClosed ? data.openStart : (plan.rowStarts[next] ?? data.closeStart);
    const points = heights.get(row) ?? ONE_LINE;
    const ht = points === ONE_LINE ? '' : ` ht="${points}"`;
    atPlace.set(at, `${atPlace.get(at) ?? ''}<${plan.prefix}row r="${row}"${ht}>${cells.join('')}</${plan.prefix}row>`);
  }
  return [...atPlace].map(([at, text]) =>
    data.selfClosed
      ? { start: data.openStart, end: data.openEnd, text: `${data.reopened}${text}</${plan.prefix}sheetData>` }
      : { start: at, end: at, text },
  );
}

function growDimension(plan: SheetPlan, edits: readonly CellEdit[]): Splice[] {
  const { dimension } = plan;
  if (dimension === undefined) return [];
  let range: Range = dimension.range;
  for (const edit of edits) if (edit.to.kind !== 'blank') range = growRange(range, edit.column, edit.row);
  const before = rangeName(dimension.range);
  const after = rangeName(range);
  return before === after ? [] : [{ start: dimension.start, end: dimension.end, text: dimension.write(after) }];
}

function newStyle(plan: SheetPlan, column: number, row: number, grown: ReadonlySet<number>): string {
  const own =
    plan.rows.get(row)?.style ?? plan.columnStyles.find((one) => column >= one.left && column <= one.right)?.style;
  if (own !== undefined || !grown.has(row)) return own ?? '';
  return findCell(plan, column, row - 1)?.style ?? newStyle(plan, column, row - 1, grown);
}

function writeCell(
  prefix: string,
  edit: CellEdit,
  found: FoundCell | undefined,
  style: string,
  date1904: boolean,
): string {
  const { to } = edit;
  if (to.kind === 'blank' && found === undefined) return '';
  const styled =
    found !== undefined && style === found.style && found.opening !== undefined
      ? found.opening
      : reopen(prefix, edit, found?.opening, style);
  const close = `</${prefix}c>`;
  const value = (type: string, text: string): string => `${styled}${type}><${prefix}v>${text}</${prefix}v>${close}`;
  switch (to.kind) {
    case 'blank':
      return `${styled}/>`;
    case 'text':
      return to.text === ''
        ? `${styled}/>`
        : `${styled} t="inlineStr"><${prefix}is><${prefix}t xml:space="preserve">${encodeCellText(to.text)}</${prefix}t></${prefix}is>${close}`;
    case 'number':
      if (!Number.isFinite(to.number)) throw new Refused('damaged', 'Only finite numbers can be written.');
      return value('', String(to.number));
    case 'boolean':
      return value(' t="b"', to.boolean ? '1' : '0');
    case 'date': {
      const serial = dateToSerial(to.date, date1904);
      if (serial === undefined) throw new Refused('damaged', 'Only a real day after 1900 can be written.');
      return value('', String(serial));
    }
  }
}

function reopen(prefix: string, edit: CellEdit, opening: string | undefined, style: string): string {
  const s = style === '' ? '' : ` s="${encodeXml(style)}"`;
  if (opening === undefined) return `<${prefix}c r="${placeName(edit.column, edit.row)}"${s}`;
  return opening.replace(/\ss="[^"]*"/, '') + s;
}

function handOnShared(plan: SheetPlan, byRow: ReadonlyMap<number, readonly CellEdit[]>): Splice[] {
  const splices: Splice[] = [];
  const edited = (column: number, row: number): boolean =>
    byRow.get(row)?.some((edit) => edit.column === column) === true;
  for (const [name, group] of plan.shared) {
    if (!edited(group.first.column, group.first.row)) continue;
    const left = group.others.filter((other) => !edited(other.column, other.row));
    if (left.length > 0) splices.push(handOn(plan.prefix, name, group, left));
  }
  return splices;
}

function handOn(prefix: string, name: string, group: SharedGroup, left: SharedGroup['others']): Splice {
  const [next] = left;
  if (next === undefined) throw new RangeError('A shared formula was handed on to nobody.');
  const formula = moveFormula(group.first.formula, next.column - group.first.column, next.row - group.first.row);
  if (formula === undefined || formula.includes('#REF!')) {
    throw new Refused(
      'shared-formula',
      `${placeName(group.first.column, group.first.row)} holds a formula that other cells share and that cannot be handed on. Change it in Excel.`,
    );
  }
  let range: Range | undefined;
  for (const cell of left) range = growRange(range, cell.column, cell.row);
  const ref = range === undefined ? '' : rangeName(range);
  return {
    start: next.formulaStart,
    end: next.formulaEnd,
    text: `<${prefix}f t="shared" ref="${ref}" si="${encodeXml(name)}">${encodeXml(formula)}</${prefix}f>`,
  };
}
