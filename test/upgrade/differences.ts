// What is different between two looks at a desk, in lines: columns and rows that came or went, and cells of the runner's own that say something else.
import { cellText } from '../../src/domain/cells/cell.ts';
import type { RawRow, Snapshot } from '../../src/workbook/workbook-port.ts';
import { TABLES } from '../../src/workbook/tables/all-tables.ts';
import { columnsOf, type Table } from '../../src/workbook/tables/table.ts';

type Rows = ReadonlyMap<string, RawRow>;

export function differences(before: Snapshot, after: Snapshot): readonly string[] {
  return TABLES.flatMap((table) => [
    ...columnLines(table, before, after),
    ...rowLines(table, rowsOf(table, before), rowsOf(table, after)),
  ]);
}

/** Every cell of a tab that people type in, as `main cases K-AAAA22 state=listed`; of the views what they answered. */
export function peoplesCells(look: Snapshot): readonly string[] {
  return TABLES.flatMap((table) =>
    [...rowsOf(table, look)].flatMap(([at, row]) =>
      Object.keys(table.columns).flatMap((field) => {
        const cell = row.cells.get(field);
        return cell === undefined || cell.kind === 'blank' ? [] : [`${table.name} ${at} ${field}=${cellText(cell)}`];
      }),
    ),
  );
}

function rowsOf({ name }: Table, look: Snapshot): Rows {
  return new Map((look.tables.get(name)?.rows ?? []).map((row) => [`${row.file} ${row.id ?? row.place}`, row]));
}

function columnLines(table: Table, before: Snapshot, after: Snapshot): readonly string[] {
  const [was, is] = [before, after].map((look) => look.tables.get(table.name)?.columns);
  return [...(is ?? [])].flatMap(([file, fields]) =>
    columnsOf(table).flatMap(({ field, header }) => {
      if (was?.get(file)?.has(field) === fields.has(field)) return [];
      return [`${fields.has(field) ? 'new' : 'gone'} column: ${file}, ${table.tab}, "${header}"`];
    }),
  );
}

function rowLines(table: Table, was: Rows, is: Rows): readonly string[] {
  const tell = (what: string, at: string, row: RawRow): string => {
    const [kind, about] = ['kind', 'about'].map((field) => row.cells.get(field));
    const more = [kind, about].flatMap((cell) => (cell === undefined ? [] : [cellText(cell)])).join(', ');
    return `${what}: ${table.tab}, ${at}${table.view && more !== '' ? ` (${more})` : ''}`;
  };
  const gone = [...was].filter(([at]) => !is.has(at)).map(([at, row]) => tell('row gone', at, row));
  const fresh = [...is].filter(([at]) => !was.has(at)).map(([at, row]) => tell('new row', at, row));
  const changed = columnsOf(table).flatMap(({ field, header }) => {
    const other = [...was].filter(([at, row]) => is.has(at) && textOf(row, field) !== textOf(is.get(at), field));
    return other.map(([at]) => `other cell: ${table.tab}, ${at}, "${header}"`);
  });
  return [...gone, ...fresh, ...changed];
}

function textOf(row: RawRow | undefined, field: string): string {
  const cell = row?.cells.get(field);
  return cell === undefined ? '' : cellText(cell);
}
