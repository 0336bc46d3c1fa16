// Rows that decide access and cannot be read, or that name something unknown. Such a row stops everything with case content, unless it is certainly
// about one case only.
import type { AccessGap } from '../../domain/access/access-gap.ts';
import { BLANK } from '../../domain/cells/cell.ts';
import type { Problem } from '../../domain/text/problem.ts';
import { readCell } from '../../domain/cells/value.ts';
import type { RawRow } from '../../workbook/workbook-port.ts';
import { TABLE, TABLES } from '../../workbook/tables/all-tables.ts';
import type { Directory } from '../../workbook/tables/row-refs.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import { pointToCase } from './find-unreadable-rows.ts';
import { describePlace } from './unreadable-targets.ts';
import type { MaracReading } from './reading.ts';

/** Tables whose rows decide access; Settings are read cell by cell, by the rules. */
export const ACCESS_TABLES: readonly TableName[] = TABLES.filter((table) => table.access).map((table) => table.name);

/** By row id: what is wrong with rows that could be read and name something nobody knows. */
export type Lost = ReadonlyMap<string, readonly Problem[]>;

export function findAccessGaps(reading: MaracReading, directory: Directory, lost: Lost): readonly AccessGap[] {
  return ACCESS_TABLES.filter((name) => name !== 'settings').flatMap((name) => {
    const aside = reading.parsed.get(name)?.setAside ?? [];
    const named = (reading.tables.get(name)?.rows ?? []).flatMap((raw) => {
      const problems = raw.id === undefined ? undefined : lost.get(raw.id);
      return problems === undefined ? [] : [{ raw, problems }];
    });
    return [
      ...aside.map(({ raw, problems }) => gapOf(name, raw, problems, stopsUnread(name, raw, problems, directory))),
      ...named.map(({ raw, problems }) => gapOf(name, raw, problems, stopsOneCase(name, raw, directory))),
    ];
  });
}

function gapOf(table: TableName, raw: RawRow, problems: readonly Problem[], stops: AccessGap['stops']): AccessGap {
  const columns = problems.map(({ column, sentence }) =>
    column === undefined ? sentence : `"${column}": ${sentence}`,
  );
  return {
    table,
    ...(raw.id === undefined ? {} : { rowId: raw.id }),
    place: describePlace(table, raw),
    sentence: columns.join(' '),
    restricted: raw.file === 'restricted',
    ...(isNewRow(problems) ? { isNew: true } : {}),
    stops,
  };
}

/** Problems of whole tabs that decide access. */
export function gapsOfTabs(problems: readonly Problem[]): readonly AccessGap[] {
  return problems.flatMap(({ size, table = '', place, sentence }) =>
    size === 'table' && ACCESS_TABLES.some((name) => name === table)
      ? [{ table, place, sentence, restricted: table === 'conflicts', stops: 'all' as const }]
      : [],
  );
}

/** A row that can be read and only waits for its id gives nobody anything yet. */
function isNewRow(problems: readonly Problem[]): boolean {
  return problems.every((problem) => problem.code === 'row.no-id');
}

function stopsUnread(
  table: TableName,
  raw: RawRow,
  problems: readonly Problem[],
  directory: Directory,
): AccessGap['stops'] {
  if (table === 'conflicts' || (table === 'needed' && isNewRow(problems))) return stopsOneCase(table, raw, directory);
  return table === 'cases' ? casesOf(raw) : 'all';
}

/** The case that the row names, if that is certain. */
function stopsOneCase(table: TableName, raw: RawRow, directory: Directory): AccessGap['stops'] {
  if (table === 'cases') return casesOf(raw);
  if (table !== 'conflicts' && table !== 'needed') return 'all';
  const found = pointToCase(directory, table, raw);
  return typeof found === 'string' ? 'all' : [found.id];
}

/** The case of the row, and those it may be linked to: a death freezes them together. A row without a ref is nobody's case yet. */
function casesOf(raw: RawRow): AccessGap['stops'] {
  if (raw.id === undefined) return [];
  const linked = readCell(raw.cells.get('linkedCases') ?? BLANK, TABLE.cases.columns.linkedCases);
  if (!linked.ok) return 'all';
  return [raw.id, ...((linked.value ?? []) as readonly string[]).map((one) => one.trim().toUpperCase())];
}
