// Whether two reads of a file show the same cells. What Drive says of a file's version is no answer to that: it lags behind.
import { createHash } from 'node:crypto';
import { BLANK } from '../../../domain/cells/cell.ts';
import type { FileRead, ReadRow, ReadTable } from './read-file.ts';
import { sameStored } from './google-cells.ts';

/** Whether `before` has every table of `after`, bound as there, with the same rows in the same order and the same cells. */
export function sameContent(before: FileRead, after: FileRead): boolean {
  const { locale, timeZone } = after.spreadsheet.properties;
  if (before.spreadsheet.properties.locale !== locale || before.spreadsheet.properties.timeZone !== timeZone)
    return false;
  return [...after.tables].every(([name, table]) => sameTable(before.tables.get(name), table));
}

function sameTable(before: ReadTable | undefined, after: ReadTable): boolean {
  if (before?.state !== after.state || bindingOf(before) !== bindingOf(after)) return false;
  return (
    before.rows.length === after.rows.length &&
    after.rows.every((row, index) => sameRow(before.rows[index] ?? { index: -1, cells: new Map() }, row))
  );
}

export function sameRow(before: ReadRow, after: ReadRow): boolean {
  if (before.id !== after.id || before.cells.size !== after.cells.size) return false;
  for (const [field, cell] of after.cells) if (!sameStored(before.cells.get(field) ?? BLANK, cell)) return false;
  return true;
}

/** Where a table stands and what was said of it. */
function bindingOf({ at, problems }: ReadTable): string {
  const columns = [...(at?.columns ?? [])].map(([field, column]) => `${field}=${column}`);
  return [at?.sheetId, at?.idColumn, ...columns, ...problems.map(({ id }) => id)].join('/');
}

/** A name for what stands in a read: the same for the same cells. */
export function nameContent(read: FileRead): string {
  const hash = createHash('sha256');
  for (const [name, table] of read.tables) {
    hash.update(JSON.stringify([name, table.state, bindingOf(table)]));
    for (const { id, cells } of table.rows) hash.update(JSON.stringify([id, ...cells]));
  }
  return hash.digest('base64url').slice(0, 22);
}
