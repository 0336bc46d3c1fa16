// Gives an id to a row that a person typed, before anything is planned from it: first in the ledger, then in the cell. Only what was written counts.
import { cellText, type Cell } from '../../domain/cells/cell.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { Change, RawRow, RawTable, Snapshot } from '../../workbook/workbook-port.ts';
import { TABLES } from '../../workbook/tables/all-tables.ts';
import { isEmptyRow } from '../../workbook/tables/parse-row.ts';
import type { Table, TableName } from '../../workbook/tables/table.ts';
import type { Ports, MaracPorts } from '../engine/ports.ts';

export interface Adoption {
  readonly tables: ReadonlyMap<TableName, RawTable>;
  readonly adopted: number;
  readonly waiting: number;
  readonly problems: readonly Problem[];
}

interface New {
  readonly table: Table;
  readonly row: RawRow;
}

export async function adoptRows(
  ports: Ports,
  marac: MaracPorts,
  snapshot: Snapshot,
  tables: readonly Table[] = TABLES,
): Promise<Adoption> {
  const found = tables
    .filter((table) => !table.view)
    .flatMap((table) => {
      const raw = snapshot.tables.get(table.name);
      return raw === undefined || raw.state !== 'known'
        ? []
        : raw.rows.filter((row) => row.id === undefined && !isEmptyRow(table, row)).map((row): New => ({ table, row }));
    });
  if (found.length === 0) return { tables: snapshot.tables, adopted: 0, waiting: 0, problems: [] };
  const ids = await ports.ledger.adoptRows(
    found.map(({ table, row }) => ({
      table: `${marac.name}/${table.name}`,
      prefix: table.prefix,
      fingerprint: fingerprint(ports, row),
      file: row.file,
      place: row.place,
    })),
  );
  ports.faults.reach('after-adopt-ledger');
  const changes = found.map(({ table, row }, index): Change => ({
    do: 'adopt',
    table: table.name,
    file: row.file,
    place: row.place,
    rowId: ids[index] ?? '',
    cells: row.cells,
  }));
  const answers = await marac.workbook.write(changes, snapshot.revision);
  const given = new Map<RawRow, string>();
  found.forEach(({ row }, index) => {
    if (answers[index]?.outcome === 'done') given.set(row, ids[index] ?? '');
  });
  await ports.ledger.confirmAdopted([...given.values()]);
  const [adopted, waiting] = [given.size, found.length - given.size];
  // If the disk of the workbook is full or read-only, nobody else can write it either: its rows count under the ids in the ledger, or nobody would be
  // told.
  if ((marac.workbook.troubles?.() ?? []).length > 0)
    found.forEach(({ row }, index) => {
      if (answers[index]?.outcome === 'keptBack') given.set(row, ids[index] ?? '');
    });
  return { tables: withIds(snapshot, given), adopted, waiting, problems: [] };
}

function fingerprint(ports: Ports, row: RawRow): string {
  const parts = [...row.cells]
    .map(([field, cell]: readonly [string, Cell]) => `${field}=${cell.kind}:${cellText(cell)}`)
    .toSorted();
  return ports.keys.mac('fingerprint', parts.join('\n')).toString('hex').slice(0, 32);
}

function withIds(snapshot: Snapshot, given: ReadonlyMap<RawRow, string>): ReadonlyMap<TableName, RawTable> {
  const tables = new Map<TableName, RawTable>();
  for (const [name, table] of snapshot.tables) {
    tables.set(name, {
      ...table,
      rows: table.rows.map((row) => {
        const id = given.get(row);
        return id === undefined ? row : { ...row, id };
      }),
    });
  }
  return tables;
}
