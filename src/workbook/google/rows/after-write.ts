// The read that a write leaves behind: what was read, with what was written, so that the next write of the same run need not read again.
import type { Cell } from '../../../domain/cells/cell.ts';
import type { TableName } from '../../tables/table.ts';
import type { FileRead, ReadRow, ReadTable, TablePlace } from './read-file.ts';
import type { Planned } from './google-write-plan.ts';

/** The file as it stands after everything planned was done. */
export function afterWrite(read: FileRead, planned: readonly Planned[]): FileRead {
  const tables = new Map<TableName, ReadTable>();
  for (const [name, table] of read.tables) tables.set(name, tableAfter(name, table, planned));
  return { ...read, tables };
}

function tableAfter(name: TableName, table: ReadTable, planned: readonly Planned[]): ReadTable {
  const { at } = table;
  const touched = planned.some((one) => tableOf(one) === name);
  if (at === undefined || !touched) return table;
  const sets = planned.flatMap((one) => (one.do === 'set' && one.set.table === name ? [one.set] : []));
  const adds = planned.flatMap((one) => (one.do === 'add' && one.add.table === name ? [one.add] : []));
  const removed = planned.flatMap((one) => (one.do === 'remove' && one.table === name ? [one.row.index] : []));
  const ofRow = Map.groupBy(sets, ({ row }) => row);
  const kept = table.rows.map((row) =>
    (ofRow.get(row) ?? []).reduce<ReadRow>(
      (was, { rowId, cells }) => ({ ...was, id: rowId, cells: merged(was.cells, cells) }),
      row,
    ),
  );
  const added = adds.map(({ rowId, cells }, position): ReadRow => {
    return { id: rowId, index: at.endOfData + position, cells: merged(new Map(), cells) };
  });
  const rows = [...kept, ...added]
    .filter(({ index }) => !removed.includes(index))
    .map((row) => ({ ...row, index: row.index - removed.filter((index) => index < row.index).length }));
  return { ...table, rows, at: placeAfter(at, adds.length, removed.length) };
}

function tableOf(planned: Planned): TableName | undefined {
  if (planned.do === 'set') return planned.set.table;
  if (planned.do === 'add') return planned.add.table;
  return planned.do === 'remove' ? planned.table : undefined;
}

function merged(before: ReadonlyMap<string, Cell>, written: ReadonlyMap<string, Cell>): ReadonlyMap<string, Cell> {
  const cells = new Map(before);
  for (const [field, cell] of written) {
    if (cell.kind === 'blank') cells.delete(field);
    else cells.set(field, cell);
  }
  return cells;
}

function placeAfter(at: TablePlace, added: number, removed: number): TablePlace {
  return {
    ...at,
    marked: true,
    unmarked: [],
    endOfData: at.endOfData + added - removed,
    rowCount: at.rowCount + added - removed,
  };
}
