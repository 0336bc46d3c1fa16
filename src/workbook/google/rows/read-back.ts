// What really stands in the sheet after a write: looked up by row id in the write's own answer, or in a fresh read when that answer was lost.
import { BLANK, type Cell } from '../../../domain/cells/cell.ts';
import type { Answer } from '../../workbook-port.ts';
import { readEntered, sameStored } from './google-cells.ts';
import { rowsWithId, type FileRead, type TablePlace } from './read-file.ts';
import type { Updated } from '../calls/google-shapes.ts';
import { DONE, KEPT_BACK, movedOn, type Planned, type PlannedSet } from './google-write-plan.ts';
import type { WasThere } from './scratch.ts';
import { columnsIn, type Columns } from './shown-columns.ts';
import type { ShownRow } from './same-row.ts';
import type { Undo, UndoCell } from './undo.ts';

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

export interface Checked {
  /** Undefined: not seen, to be looked for again. */
  readonly answers: readonly (Answer | undefined)[];
  /** Cells that were written although something else stood there by then. */
  readonly undos: readonly Undo[];
}

/** What the write's own answer says about each change; `wasThere` is what stood in people's cells when they were written over. */
export function checkUpdated(
  read: FileRead,
  planned: readonly Planned[],
  updated: Updated,
  wasThere: WasThere,
): Checked {
  const undos: Undo[] = [];
  const tabs = new Map<TablePlace, ShownTab>();
  const answers = planned.map((one): Answer | undefined => {
    if (one.do === 'nothing') return one.answer;
    const table = one.do === 'set' ? one.set.table : one.do === 'add' ? one.add.table : one.table;
    const place = read.tables.get(table)?.at;
    if (place === undefined) return undefined;
    const tab = tabs.get(place) ?? shownTab(updated, place, table, planned);
    tabs.set(place, tab);
    if (one.do === 'remove') return tab.at.has(one.row.id ?? '') ? undefined : DONE;
    // An answer that does not show the tab says nothing of it.
    if (tab.ids.length === 0) return undefined;
    if (one.do === 'set') {
      const met = { read, place, tab, set: one.set, wasThere };
      const missed = one.set.adopts ? adoptedAnother(met) : metAnother(met);
      undos.push(...missed.undos);
      if (missed.answer !== undefined) return missed.answer;
    }
    const { rowId, cells } = one.do === 'set' ? one.set : one.add;
    const index = tab.at.get(rowId) ?? -1;
    if (index < 0) return undefined;
    const missing = [...cells].filter(([field, cell]) => {
      const column = place.columns.get(field);
      return column !== undefined && !sameStored(shownAt(tab.columns, column, index, place, field), cell);
    });
    if (missing.length > 0) return undefined;
    return one.do === 'set' && one.moved.length > 0 ? movedOn(one.moved) : DONE;
  });
  return { answers, undos };
}

function shownAt(columns: Columns, column: number, index: number, place: TablePlace, field: string): Cell {
  return readEntered(columns.get(column)?.[index], place.kinds.get(field) ?? 'text');
}

interface Met {
  readonly read: FileRead;
  readonly place: TablePlace;
  readonly tab: ShownTab;
  readonly set: PlannedSet;
  readonly wasThere: WasThere;
}

interface Missed {
  readonly undos: readonly Undo[];
  /** Absent where the change may be looked for as any other. */
  readonly answer?: Answer;
}

/** The row that was written, as the answer numbers it: rows above it may have been taken out by the same write. */
const indexAfter = ({ tab, set }: Met): number =>
  set.row.index - tab.removed.filter((removed) => removed < set.row.index).length;

/** Cells of a row that holds something else by now, or is another row: what stood there goes back. */
function metAnother(met: Met): Missed {
  const { read, place, set, wasThere } = met;
  const index = indexAfter(met);
  const row = shownRow(met, index);
  const known = [...read.tables.values()].find(({ at }) => at === place);
  const isOurs = row.id === set.rowId;
  const stolen = [...set.cells].flatMap(([field, wrote]): UndoCell[] => {
    const column = place.columns.get(field);
    if (column === undefined) return [];
    if (set.over.has(field)) {
      const back = readEntered(wasThere(place.sheetId, set.row.index, column), place.kinds.get(field) ?? 'text');
      const isSame = sameStored(back, set.row.cells.get(field) ?? BLANK);
      return isOurs && isSame ? [] : [{ field, wrote, back }];
    }
    // Nobody but us writes in these: what another row had there is what was read of it.
    const before = known?.rows.find(({ id }) => id === row.id)?.cells.get(field) ?? BLANK;
    return isOurs ? [] : [{ field, wrote, back: before }];
  });
  if (stolen.length === 0) return { undos: [] };
  const answer = isOurs ? movedOn(stolen.map(({ field }) => field)) : KEPT_BACK;
  return { undos: [{ table: set.table, index, row, cells: stolen }], answer };
}

/** A row that was given an id although it was another one by then, or had changed: its id goes back to what it was. */
function adoptedAnother(met: Met): Missed {
  const { place, set, wasThere } = met;
  const index = indexAfter(met);
  const back = readEntered(wasThere(place.sheetId, set.row.index, place.idColumn), 'text');
  const row = shownRow(met, index);
  const isSame = [...place.columns.keys()].every((field) =>
    sameStored(row.cells.get(field) ?? BLANK, set.row.cells.get(field) ?? BLANK),
  );
  if (back.kind === 'blank' && isSame) return { undos: [] };
  const wrote: Cell = { kind: 'text', text: set.rowId };
  return { undos: [{ table: set.table, index, row, cells: [{ field: '', wrote, back }] }], answer: KEPT_BACK };
}

function shownRow({ place, tab }: Met, index: number): ShownRow {
  const cells = new Map<string, Cell>();
  for (const [field, column] of place.columns) {
    const cell = shownAt(tab.columns, column, index, place, field);
    if (cell.kind !== 'blank') cells.set(field, cell);
  }
  return { id: (tab.ids[index] ?? '').trim(), cells };
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
