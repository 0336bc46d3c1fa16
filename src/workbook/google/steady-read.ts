// A sheet that people type into while it is read: of two reads, what is equal in both is worked with, what moved waits for the next look.
// Only headings and the tabs that decide access must be still.
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { TableName } from '../tables/table.ts';
import { sameRow } from './rows/same-content.ts';
import type { FileRead, ReadRow, ReadTable } from './rows/read-file.ts';

export interface Steadied {
  readonly read: FileRead;
  /** Tables that must be still and were not: read once more. */
  readonly restless: readonly TableName[];
}

/** The later of two reads, without the rows that differ from the earlier one. */
export function steady(before: FileRead, after: FileRead): Steadied {
  const tables = new Map<TableName, ReadTable>();
  const restless: TableName[] = [];
  for (const [name, table] of after.tables) {
    const earlier = before.tables.get(name);
    const kept = earlier === undefined ? table : steadyTable(earlier, table);
    if (kept === undefined) restless.push(name);
    tables.set(name, kept ?? edited(table));
  }
  return { read: { ...after, tables }, restless };
}

/** Undefined when the table must be still and was not. */
function steadyTable(before: ReadTable, after: ReadTable): ReadTable | undefined {
  if (after.state === 'unknown') return after;
  const strict = after.table.access || after.table.name === 'settings';
  if (before.state === 'unknown' || !sameHeadings(before, after)) return undefined;
  const earlier = new Map(before.rows.map((row) => [keyOf(row), row]));
  const rows = after.rows.filter((row) => {
    const was = earlier.get(keyOf(row));
    return was !== undefined && sameRow(was, row);
  });
  if (rows.length === after.rows.length && before.rows.length === after.rows.length) return after;
  if (strict) return undefined;
  const moved = after.rows.length - rows.length;
  if (moved === 0) return after;
  const note: Problem = {
    id: problemId('row.being-edited', after.table.name),
    code: 'row.being-edited',
    size: 'note',
    table: after.table.name,
    place: after.table.tab,
    sentence: `${moved} ${moved === 1 ? 'row was' : 'rows were'} being typed in while it was read. They wait for the next look.`,
  };
  return { ...after, rows, problems: [...after.problems, note] };
}

function keyOf(row: ReadRow): string {
  return row.id ?? `at ${row.index}`;
}

function sameHeadings(before: ReadTable, after: ReadTable): boolean {
  return headingsOf(before) === headingsOf(after) && before.at?.sheetId === after.at?.sheetId;
}

function headingsOf({ at }: ReadTable): string {
  return [...(at?.columns.keys() ?? [])].join('/');
}

function edited(table: ReadTable): ReadTable {
  const problem: Problem = {
    id: problemId('table.being-edited', table.table.name),
    code: 'table.being-edited',
    size: 'table',
    table: table.table.name,
    place: table.table.tab,
    sentence:
      'Someone is typing in it, and what stands in it decides who gets what. It is read again at the next look.',
  };
  const { at: _unsure, ...rest } = table;
  return { ...rest, state: 'unknown', rows: [], problems: [...table.problems, problem] };
}
