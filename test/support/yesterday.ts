// A workbook as an earlier version made it: without columns, or whole tabs, that the tables of this version describe.
import { TABLES, tableNamed } from '../../src/workbook/tables/all-tables.ts';
import type { Column, Table, TableName } from '../../src/workbook/tables/table.ts';

export interface Lacking {
  /** Fields of people's columns or the runner's own, by table. */
  readonly columns?: Readonly<Partial<Record<TableName, readonly string[]>>>;
  readonly tabs?: readonly TableName[];
}

/** Makes something while the tables are without these columns and tabs, and puts them back. */
export async function asYesterday<T>(lacking: Lacking, make: () => Promise<T>): Promise<T> {
  const back: (() => void)[] = [];
  const takeOut = (columns: Record<string, Column>, fields: readonly string[]): void => {
    const before = { ...columns };
    for (const field of fields) delete columns[field];
    back.push(() => {
      for (const field of Object.keys(columns)) delete columns[field];
      Object.assign(columns, before);
    });
  };
  for (const [name, fields] of Object.entries(lacking.columns ?? {})) {
    const table = tableNamed(name as TableName);
    takeOut(table.columns as Record<string, Column>, fields);
    takeOut(table.computed, fields);
  }
  const tables = TABLES as Table[];
  const all = [...tables];
  tables.splice(0, tables.length, ...all.filter(({ name }) => lacking.tabs?.includes(name) !== true));
  back.push(() => tables.splice(0, tables.length, ...all));
  try {
    return await make();
  } finally {
    for (const one of back) one();
  }
}
