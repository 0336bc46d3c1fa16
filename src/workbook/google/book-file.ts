// A Google file and the parts it plays: main, register and restricted may be two files or three, and a table lies in those that have its part.
import type { Change, FileRole } from '../workbook-port.ts';
import { SIDE_TABLES, TABLES } from '../tables/all-tables.ts';
import type { Table, TableName } from '../tables/table.ts';

/** Every table that a sheet may hold: our own, and those that a person has put beside them. */
export const ALL_TABLES: readonly Table[] = [...TABLES, ...SIDE_TABLES];

/** One Google file with every part it plays. */
export interface BookFile {
  readonly id: string;
  readonly roles: readonly FileRole[];
}

/** Where no register is named, main is the register too. */
export function groupFiles(files: readonly { readonly role: FileRole; readonly id: string }[]): readonly BookFile[] {
  const hasRegister = files.some(({ role }) => role === 'register');
  const named = files.flatMap(({ role, id }) => {
    const roles: readonly FileRole[] = role === 'main' && !hasRegister ? ['main', 'register'] : [role];
    return roles.map((one) => ({ role: one, id }));
  });
  const byId = Map.groupBy(named, ({ id }) => id);
  return [...byId].map(([id, all]) => ({ id, roles: all.map(({ role }) => role) }));
}

/** The file that a table's rows say they stand in: a register inside the main file is main. */
export function roleOf(file: BookFile, table: Table): FileRole | undefined {
  const role = file.roles.find((one) => table.home === one || (one === 'restricted' && table.alsoRestricted));
  return role === 'register' && file.roles.includes('main') ? 'main' : role;
}

export function tablesOf(file: BookFile, names: readonly TableName[]): readonly Table[] {
  return ALL_TABLES.filter((table) => names.includes(table.name) && roleOf(file, table) !== undefined);
}

export function mayBeIn(file: BookFile, change: Change): boolean {
  if (change.do === 'add' || change.do === 'adopt') return file.roles.includes(change.file);
  return tablesOf(file, [change.table]).length > 0;
}
