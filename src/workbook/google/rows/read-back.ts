// What really stands in the sheet after a write: looked up by row id in the write's own answer, or in a fresh read when that answer was lost.
import { BLANK, type Cell } from '../../../domain/cells/cell.ts';
import type { Answer } from '../../workbook-port.ts';
import { readEntered, sameStored } from './google-cells.ts';
import { rowsWithId, type FileRead, type TablePlace } from './read-file.ts';
import type { EnteredValue, Updated } from '../calls/google-shapes.ts';
import { DONE, KEPT_BACK, movedOn, type Planned } from './google-write-plan.ts';

/** Column by column what an answer shows of a tab. */
type Columns = ReadonlyMap<number, readonly (EnteredValue | undefined)[]>;

function columnsIn(updated: Updated, sheetId: number): Columns {
  const sheet = updated.updatedSpreadsheet?.sheets.find((candidate) => candidate.properties.sheetId === sheetId);
  const columns = new Map<number, (EnteredValue | undefined)[]>();
  for (const { startColumn, startRow, rowData } of sheet?.data ?? []) {
    const values: (EnteredValue | undefined)[] = Array.from({ length: startRow });
    for (const row of rowData) values.push(row.values[0]?.userEnteredValue);
    columns.set(startColumn, values);
  }
  return columns;
}

/** A tab as an answer shows it: its columns, the id in each row, and where each id stands first. */
interface ShownTab {
  readonly columns: Columns;
  readonly ids: readonly string[];
  readonly at: ReadonlyMap<string, number>;
  /** Row indexes that were taken out, as they stood before. */
  readonly removed: readonly number[];
}

function shownTab(updated: Updated, place: TablePlace, table: string, planned: readonly Planned[]): ShownTab {
  const columns = columnsIn(updated, place.sheetId);
  const ids = (columns.get(place.idColumn) ?? []).map((value) =>
    String(value?.stringValue ?? value?.numberValue ?? ''),
  );
  const at = new Map<string, number>();
  ids.forEach((id, index) => {
    if (!at.has(id)) at.set(id, index);
  });
  const removed = planned.flatMap((one) => (one.do === 'remove' && one.table === table ? [one.row.index] : []));
  return { columns, ids, at, removed };
}

/** A row that was written although another one stood there by then: its cells are to be put back. */
export interface Mishap {
  readonly place: TablePlace;
  readonly index: number;
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface Checked {
  /** Undefined: not seen, to be looked for again. */
  readonly answers: readonly (Answer | undefined)[];
  readonly mishaps: readonly Mishap[];
}

/** What the write's own answer says about each change. */
export function checkUpdated(read: FileRead, planned: readonly Planned[], updated: Updated): Checked {
  const mishaps: Mishap[] = [];
  const tabs = new Map<TablePlace, ShownTab>();
  const answers = planned.map((one): Answer | undefined => {
    if (one.do === 'nothing') return one.answer;
    const table = one.do === 'set' ? one.set.table : one.do === 'add' ? one.add.table : one.table;
    const place = read.tables.get(table)?.at;
    if (place === undefined) return undefined;
    const tab = tabs.get(place) ?? shownTab(updated, place, table, planned);
    tabs.set(place, tab);
    const { columns, ids, at, removed } = tab;
    if (one.do === 'remove') return at.has(one.row.id ?? '') ? undefined : DONE;
    const { rowId, cells } = one.do === 'set' ? one.set : one.add;
    const index = at.get(rowId) ?? -1;
    if (
      one.do === 'set' &&
      !one.set.adopts &&
      !removed.some((each) => each < one.set.row.index) &&
      ids[one.set.row.index] !== rowId
    )
      mishaps.push(...mishapAt(read, place, one.set.row.index, ids[one.set.row.index] ?? '', cells, columns));
    if (index < 0) return undefined;
    const missing = [...cells].filter(([field, cell]) => {
      const column = place.columns.get(field);
      return column !== undefined && !sameStored(shownAt(columns, column, index, place, field), cell);
    });
    if (missing.length > 0) return undefined;
    return one.do === 'set' && one.moved.length > 0 ? movedOn(one.moved) : DONE;
  });
  return { answers, mishaps };
}

function shownAt(columns: Columns, column: number, index: number, place: TablePlace, field: string): Cell {
  return readEntered(columns.get(column)?.[index], place.kinds.get(field) ?? 'text');
}

/** The cells that we wrote into a row that is not ours any more, with what that row had there when it was last read. */
function mishapAt(
  read: FileRead,
  place: TablePlace,
  index: number,
  idThere: string,
  written: ReadonlyMap<string, Cell>,
  columns: Columns,
): Mishap[] {
  const table = [...read.tables.values()].find((candidate) => candidate.at === place);
  const before = table?.rows.find((row) => row.id === idThere);
  const cells = new Map<string, Cell>();
  for (const [field, cell] of written) {
    const column = place.columns.get(field);
    if (column === undefined || !sameStored(shownAt(columns, column, index, place, field), cell)) continue;
    cells.set(field, before?.cells.get(field) ?? BLANK);
  }
  return cells.size > 0 ? [{ place, index, cells }] : [];
}

/** What a fresh read says about each change: seen, not there, or something else there by now. */
export function checkRead(before: FileRead, planned: readonly Planned[], now: FileRead): readonly Answer[] {
  return planned.map((one): Answer => {
    switch (one.do) {
      case 'nothing':
        return one.answer;
      case 'add':
        return rowsWithId(now.tables.get(one.add.table), one.add.rowId).length > 0 ? DONE : KEPT_BACK;
      case 'remove':
        return rowsWithId(now.tables.get(one.table), one.row.id ?? '').length > 0 ? KEPT_BACK : DONE;
      case 'set': {
        const { table, rowId, cells, adopts } = one.set;
        const [row] = rowsWithId(now.tables.get(table), rowId);
        if (row === undefined) return adopts ? KEPT_BACK : movedOn(cells.keys());
        const [earlier] = rowsWithId(before.tables.get(table), rowId);
        const unseen = [...cells].filter(([field, cell]) => !sameStored(row.cells.get(field) ?? BLANK, cell));
        if (unseen.length === 0) return one.moved.length > 0 ? movedOn(one.moved) : DONE;
        const untouched = unseen.every(([field]) =>
          sameStored(row.cells.get(field) ?? BLANK, earlier?.cells.get(field) ?? BLANK),
        );
        return untouched ? KEPT_BACK : movedOn([...unseen.map(([field]) => field), ...one.moved]);
      }
    }
  });
}
