// People name a row by what they call it: an agency by its name, a meeting by its day, a contact by the person's name. Here such names become row ids.
import type { ContactRole } from '../../domain/register.ts';
import { foldText } from '../../domain/fold.ts';
import type { Problem } from '../../domain/problem.ts';
import { problemId } from '../../domain/problem.ts';
import { parseDayText } from '../../domain/value-date.ts';
import type { Identified } from './parse-row.ts';
import type { Column, Table, TableName } from './table.ts';

interface Candidate {
  readonly id: string;
  readonly who: string;
  readonly role?: ContactRole;
}

/** Which row ids there are, and which names lead to them. */
export interface Directory {
  readonly ids: ReadonlyMap<TableName, ReadonlySet<string>>;
  readonly names: ReadonlyMap<TableName, ReadonlyMap<string, readonly Candidate[]>>;
}

interface Sources {
  readonly agencies: readonly { readonly id: string; readonly name: string; readonly shortName?: string }[];
  readonly contacts: readonly {
    readonly id: string;
    readonly role: ContactRole;
    readonly personName?: string;
    readonly address?: string;
  }[];
  readonly meetings: readonly { readonly id: string; readonly on: string }[];
  readonly cases: readonly { readonly id: string }[];
  readonly people: readonly { readonly id: string }[];
}

type NamedCandidate = Candidate & { readonly called: readonly (string | undefined)[] };

/** The directory of one MARAC: its own rows and the register's. */
export function openDirectory(from: Sources): Directory {
  const named: readonly (readonly [TableName, readonly NamedCandidate[]])[] = [
    ['agencies', from.agencies.map((row) => ({ id: row.id, who: row.id, called: [row.name, row.shortName] }))],
    [
      'contacts',
      from.contacts.map((row) => ({
        id: row.id,
        who: `${foldText(row.personName ?? '')}/${(row.address ?? '').toLowerCase()}`,
        role: row.role,
        called: [row.personName, row.address],
      })),
    ],
    ['meetings', from.meetings.map((row) => ({ id: row.id, who: row.id, called: [row.on] }))],
    ['cases', from.cases.map((row) => ({ id: row.id, who: row.id, called: [] }))],
    ['people', from.people.map((row) => ({ id: row.id, who: row.id, called: [] }))],
  ];
  return {
    ids: new Map(named.map(([table, rows]) => [table, new Set(rows.map((row) => row.id))])),
    names: new Map(named.map(([table, rows]) => [table, index(rows)])),
  };
}

function index(rows: readonly NamedCandidate[]): ReadonlyMap<string, readonly Candidate[]> {
  const found = new Map<string, Candidate[]>();
  for (const { called, ...candidate } of rows)
    for (const name of new Set(called.map((one) => foldText(one ?? ''))))
      if (name !== '') found.set(name, [...(found.get(name) ?? []), candidate]);
  return found;
}

// Somebody with two roles has two rows; the column says which of them is meant.
const ROLE_MEANT: Readonly<Record<string, readonly ContactRole[]>> = {
  chair: ['chair', 'viceChair'],
  viceChair: ['viceChair', 'chair'],
  idvaContact: ['idva', 'idvaDuty'],
};

export type FoundRow = { readonly id: string } | { readonly trouble: 'none' | 'several' };

/** The row id that a typed name means, or that there is no such row, or several. The field says which of one person's roles is meant. */
export function findRow(directory: Directory, table: TableName, typed: string, field = ''): FoundRow {
  const ids = directory.ids.get(table);
  if (ids === undefined) return { id: typed };
  const id = typed.trim().toUpperCase();
  if (ids.has(id)) return { id };
  const day = table === 'meetings' ? parseDayText(typed) : undefined;
  const found = directory.names.get(table)?.get(foldText(typeof day === 'string' ? day : typed)) ?? [];
  const [first] = found;
  if (first === undefined) return { trouble: 'none' };
  if (found.length === 1) return { id: first.id };
  if (found.some((candidate) => candidate.who !== first.who)) return { trouble: 'several' };
  const meant = (ROLE_MEANT[field] ?? []).map((role) => found.find((candidate) => candidate.role === role));
  return { id: (meant.find((candidate) => candidate !== undefined) ?? first).id };
}

export interface SettledRows<Row> {
  readonly rows: readonly Row[];
  readonly setAside: readonly { readonly row: Row; readonly problems: readonly Problem[] }[];
  readonly problems: readonly Problem[];
}

/**
 * The rows with names replaced by row ids. A name that leads nowhere sets the row aside where the column is required or the table decides
 * access, unless it only limits its row (a substitute's meeting of last year); elsewhere it stays as typed, with a note, since no victim's row may be lost for a referrer's agency that is not on the register.
 */
export function settleRefs<Fields>(
  table: Table<Fields>,
  rows: readonly Identified<Fields>[],
  directory: Directory,
): SettledRows<Identified<Fields>> {
  const columns = Object.entries(table.columns as Readonly<Record<string, Column>>).filter(
    ([, column]) => column.refersTo !== undefined,
  );
  const settled: Identified<Fields>[] = [];
  const setAside: { row: Identified<Fields>; problems: readonly Problem[] }[] = [];
  const problems: Problem[] = [];
  for (const row of rows) {
    const found = settleRow(table as unknown as Table, columns, row, directory);
    problems.push(...found.problems);
    const stops = found.problems.filter((problem) => problem.size === 'row');
    if (stops.length > 0) setAside.push({ row, problems: stops });
    else settled.push(found.row);
  }
  return { rows: settled, setAside, problems };
}

function settleRow<Row extends { readonly id: string }>(
  table: Table,
  columns: readonly (readonly [string, Column])[],
  row: Row,
  directory: Directory,
): { readonly row: Row; readonly problems: readonly Problem[] } {
  const changed: Record<string, unknown> = { ...row };
  const problems: Problem[] = [];
  for (const [field, column] of columns) {
    const typed = changed[field];
    const target = column.refersTo;
    if (typed === undefined || target === undefined) continue;
    const settle = (text: string): string => {
      const found = findRow(directory, target, text, field);
      if ('id' in found) return found.id;
      problems.push(refProblem(table, row.id, field, column, found.trouble, text));
      return text;
    };
    if (typeof typed === 'string') changed[field] = settle(typed);
    else if (Array.isArray(typed)) changed[field] = (typed as readonly string[]).map(settle);
  }
  return { row: changed as Row, problems };
}

const CALLED: Readonly<Partial<Record<TableName, string>>> = {
  agencies: 'agency on Agencies',
  contacts: 'contact on Contacts',
  meetings: 'meeting on Meetings',
  cases: 'case on Cases',
  people: 'person on People',
};

function refProblem(
  table: Table,
  rowId: string,
  field: string,
  column: Column,
  found: 'none' | 'several',
  typed: string,
): Problem {
  const called = CALLED[column.refersTo ?? table.name] ?? 'row';
  const code = found === 'none' ? 'ref.none' : 'ref.several';
  return {
    id: problemId(code, table.name, rowId, field),
    code,
    size: column.required === true || (table.access && column.limits !== true) ? 'row' : 'note',
    table: table.name,
    rowId,
    column: column.header,
    place: `${table.tab}, row ${rowId}, "${column.header}"`,
    sentence:
      found === 'none'
        ? `There is no such ${called}. Choose one that is there, or add it there first.`
        : `This fits more than one ${called}. Write the row id of the one that is meant.`,
    shown: typed,
  };
}
