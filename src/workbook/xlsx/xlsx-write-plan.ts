// Changes by row id turned into cells to write in one file: each only where it still is what was read, new rows below all that stands there.
import { BLANK, cellText, sameCell, textCell, type Cell } from '../../domain/cells/cell.ts';
import type { Answer, Change } from '../workbook-port.ts';
import type { BoundTable, PlacedRow, TablePlace } from './bind-tab.ts';
import { orderRows } from './order-rows.ts';
import { LAST_ROW } from './package/cell-reference.ts';
import type { WritableCell } from './patching/sheet-edit.ts';
import type { SheetChange } from './patching/sheet-change.ts';
import type { SheetDraft } from './sheet-draft.ts';
import { memoBy } from '../../domain/text/memo-by.ts';

export interface WritePlan {
  /** The answer to each change that is this file's business, by its place in the list; done ones are true only once the file is written. */
  readonly answers: ReadonlyMap<number, Answer>;
  readonly cells: readonly SheetChange[];
}

const DONE: Answer = { outcome: 'done' };

function movedOn(fields: Iterable<string>): Answer {
  return { outcome: 'movedOn', fields: [...fields] };
}

/** Plans what becomes of the changes in one file; `isHome` says whether a table's new rows for that change go here. */
export function planWrites(
  tables: ReadonlyMap<string, BoundTable>,
  changes: readonly Change[],
  isHome: (change: Change) => boolean,
): WritePlan {
  const answers = new Map<number, Answer>();
  const sheets = new Map<string, SheetDraft>();
  const order = ['remove', 'set', 'adopt', 'add', 'order'] as const;
  // Rows are taken out first, so that new ones may take their places; all are put in order last.
  for (const kind of order) {
    for (const [index, change] of changes.entries()) {
      const bound = change.do === kind ? tables.get(change.table) : undefined;
      if (bound?.at === undefined) continue;
      const draft = openDraft(sheets, bound, bound.at);
      const answer = planChange(bound, bound.at, draft, change, isHome(change));
      if (answer !== undefined) answers.set(index, answer);
    }
  }
  return { answers, cells: [...sheets.values()].flatMap((draft) => [...draft.cells.values()]) };
}

function openDraft(sheets: Map<string, SheetDraft>, bound: BoundTable, at: TablePlace): SheetDraft {
  const known = sheets.get(at.sheet);
  if (known !== undefined) return known;
  const taken = new Set(at.taken);
  const draft: SheetDraft = {
    cells: new Map(),
    taken,
    freed: new Set(),
    ids: new Map(),
    nextRow: lastOf(taken, at.headingRow) + 1,
  };
  // A view has no blank rows that people keep free: its gaps are filled first.
  if (bound.table.view)
    for (let row = at.headingRow + 1; row < draft.nextRow; row += 1) if (!taken.has(row)) draft.freed.add(row);
  sheets.set(at.sheet, draft);
  return draft;
}

function lastOf(rows: ReadonlySet<number>, least: number): number {
  let last = least;
  for (const row of rows) if (row > last) last = row;
  return last;
}

function write(draft: SheetDraft, at: TablePlace, row: number, column: number, cell: Cell): void {
  draft.cells.set(`${row}/${column}`, { sheet: at.sheet, row, column, to: writable(cell) });
}

function planChange(
  bound: BoundTable,
  at: TablePlace,
  draft: SheetDraft,
  change: Change,
  isHome: boolean,
): Answer | undefined {
  switch (change.do) {
    case 'set':
      return planSet(bound, at, draft, change);
    case 'adopt':
      return isHome ? planAdopt(bound, at, draft, change) : undefined;
    case 'add':
      return isHome ? planAdd(bound, at, draft, change) : undefined;
    case 'remove':
      return planRemove(bound, at, draft, change);
    case 'order':
      return isHome ? planOrder(bound, at, draft, change.rowIds) : undefined;
  }
}

/** A write may set a cell in each of ten thousand rows. */
const indexById = memoBy((rows: BoundTable['rows']) => Map.groupBy(rows, (row) => row.id ?? ''));

function rowsById(bound: BoundTable, id: string): readonly PlacedRow[] {
  return indexById(bound.rows).get(id) ?? [];
}

function planSet(
  bound: BoundTable,
  at: TablePlace,
  draft: SheetDraft,
  change: Extract<Change, { do: 'set' }>,
): Answer | undefined {
  const [row, copy] = rowsById(bound, change.rowId);
  if (row === undefined) return undefined;
  if (copy !== undefined) return movedOn(change.cells.keys());
  const moved: string[] = [];
  for (const [field, { from, to }] of change.cells) {
    const column = at.columns.get(field);
    // A heading of ours that somebody deleted: what would stand there is not shown.
    if (column === undefined) continue;
    const now = row.cells.get(field) ?? BLANK;
    if (sameStored(now, to)) continue;
    if (sameStored(now, from) && now.kind !== 'formula' && !at.isMerged(column, row.row))
      write(draft, at, row.row, column, to);
    else moved.push(field);
  }
  return moved.length === 0 ? DONE : movedOn(moved);
}

function planAdopt(
  bound: BoundTable,
  at: TablePlace,
  draft: SheetDraft,
  change: Extract<Change, { do: 'adopt' }>,
): Answer {
  if (rowsById(bound, change.rowId).length > 0) return DONE;
  const number = Number(/\d+$/.exec(change.place)?.[0] ?? 0);
  const alike = bound.rows.filter((row) => row.id === undefined && sameCells(row, change.cells));
  const row = alike.find((candidate) => candidate.row === number) ?? (alike.length === 1 ? alike[0] : undefined);
  if (row === undefined || at.isMerged(at.idColumn, row.row) || draft.cells.has(`${row.row}/${at.idColumn}`))
    return movedOn([]);
  write(draft, at, row.row, at.idColumn, { kind: 'text', text: change.rowId });
  return DONE;
}

function planAdd(bound: BoundTable, at: TablePlace, draft: SheetDraft, change: Extract<Change, { do: 'add' }>): Answer {
  if (draft.ids.has(change.rowId) || rowsById(bound, change.rowId).length > 0) return DONE;
  const row = freeRow(at, draft);
  draft.ids.set(change.rowId, row);
  if (row > LAST_ROW) return movedOn(change.cells.keys());
  for (const [field, cell] of change.cells) {
    const column = at.columns.get(field);
    if (column !== undefined && cell.kind !== 'blank') write(draft, at, row, column, cell);
  }
  write(draft, at, row, at.idColumn, { kind: 'text', text: change.rowId });
  return DONE;
}

function freeRow(at: TablePlace, draft: SheetDraft): number {
  const columns = [at.idColumn, ...at.columns.values()];
  const isFree = (row: number): boolean => columns.every((column) => !at.isMerged(column, row));
  for (const row of [...draft.freed].toSorted((a, b) => a - b)) {
    draft.freed.delete(row);
    if (isFree(row)) return row;
  }
  let row = draft.nextRow;
  while (!isFree(row) && row <= LAST_ROW) row += 1;
  draft.nextRow = row + 1;
  return row;
}

function planRemove(
  bound: BoundTable,
  at: TablePlace,
  draft: SheetDraft,
  change: Extract<Change, { do: 'remove' }>,
): Answer | undefined {
  const rows = rowsById(bound, change.rowId);
  if (rows.length === 0) return undefined;
  if (!bound.table.view) return movedOn([]);
  for (const row of rows) {
    for (const [field, column] of at.columns)
      if (row.cells.has(field) && !at.isMerged(column, row.row)) write(draft, at, row.row, column, BLANK);
    write(draft, at, row.row, at.idColumn, BLANK);
    draft.freed.add(row.row);
  }
  return DONE;
}

function planOrder(bound: BoundTable, at: TablePlace, draft: SheetDraft, rowIds: readonly string[]): Answer {
  if (!bound.table.view) return movedOn([]);
  for (const [place, cell] of orderRows(bound, at, draft, rowIds)) {
    const [row = 0, column = 0] = place.split('/').map(Number);
    if (cell === undefined) draft.cells.delete(place);
    else write(draft, at, row, column, cell);
  }
  return DONE;
}

function sameCells(row: PlacedRow, cells: ReadonlyMap<string, Cell>): boolean {
  const filled = [...cells].filter(([, cell]) => cell.kind !== 'blank');
  return (
    filled.length === row.cells.size && filled.every(([field, cell]) => sameStored(row.cells.get(field) ?? BLANK, cell))
  );
}

/** Whether two cells are the same once they have been in a file. */
export function sameStored(a: Cell, b: Cell): boolean {
  return sameCell(stored(a), stored(b));
}

function stored(cell: Cell): Cell {
  if (cell.kind === 'text') return textCell(cell.text);
  if (cell.kind === 'date') return { kind: 'date', date: cell.date.replace(/T00:00:00$/, '') };
  return cell;
}

// Nothing that is written is a formula: what looks like one goes in as the text it is.
function writable(cell: Cell): WritableCell {
  return cell.kind === 'formula' || cell.kind === 'error' ? (textCell(cellText(cell)) as WritableCell) : cell;
}
