// People name a row by what they call it: an agency by its name, a meeting by its day, a contact by the person's name. Here such names become row ids.
import type { ContactRole } from '../../domain/register/register.ts';
import { foldText } from '../../domain/text/fold.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { parseDayText } from '../../domain/cells/value-date.ts';
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
  /** What is there and cannot be read at present: a name that leads there is not wrong. */
  readonly unread?: Unread;
}

/** A row that people may mean, set aside until it is put right. */
export interface UnreadTarget {
  readonly row: string;
  /** As a person finds it: Meetings, row 5. */
  readonly where: string;
}

export interface Unread {
  /** By row id, and by what people call it, folded. */
  readonly rows: ReadonlyMap<TableName, ReadonlyMap<string, UnreadTarget>>;
  /** Tabs that cannot be read as a whole, by the table whose rows may stand on them. */
  readonly tabs: ReadonlyMap<TableName, string>;
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
  /** With the referral that a ref is kept ready for: people name that while the case has no row. */
  readonly cases: readonly { readonly id: string; readonly referral?: string }[];
  readonly people: readonly { readonly id: string }[];
}

type NamedCandidate = Candidate & { readonly called: readonly (string | undefined)[] };

/** The directory of one MARAC: its own rows and the register's. */
export function openDirectory(from: Sources, unread?: Unread): Directory {
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
    ['cases', from.cases.map((row) => ({ id: row.id, who: row.id, called: [row.referral] }))],
    ['people', from.people.map((row) => ({ id: row.id, who: row.id, called: [] }))],
  ];
  return {
    ids: new Map(named.map(([table, rows]) => [table, new Set(rows.map((row) => row.id))])),
    names: new Map(named.map(([table, rows]) => [table, index(rows)])),
    ...(unread === undefined ? {} : { unread }),
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

export type FoundRow =
  | { readonly id: string }
  | { readonly trouble: 'none' }
  | { readonly trouble: 'several' }
  /** It may be there: on this row, or somewhere on this tab. */
  | { readonly trouble: 'unread'; readonly where: string; readonly row?: string };

/** The row id that a typed name means, or that there is no such row, or several, or that what is there cannot be read. The field says which of one person's roles is meant. */
export function findRow(directory: Directory, table: TableName, typed: string, field = ''): FoundRow {
  const ids = directory.ids.get(table);
  if (ids === undefined) return { id: typed };
  const id = typed.trim().toUpperCase();
  if (ids.has(id)) return { id };
  const day = table === 'meetings' ? parseDayText(typed) : undefined;
  const name = foldText(typeof day === 'string' ? day : typed);
  const found = directory.names.get(table)?.get(name) ?? [];
  const [first] = found;
  if (first === undefined) return findUnread(directory, table, id, name) ?? { trouble: 'none' };
  if (found.length === 1) return { id: first.id };
  if (found.some((candidate) => candidate.who !== first.who)) return { trouble: 'several' };
  const meant = (ROLE_MEANT[field] ?? []).map((role) => found.find((candidate) => candidate.role === role));
  return { id: (meant.find((candidate) => candidate !== undefined) ?? first).id };
}

function findUnread({ unread }: Directory, table: TableName, id: string, name: string): FoundRow | undefined {
  const rows = unread?.rows.get(table);
  const target = rows?.get(id) ?? rows?.get(name);
  const tab = unread?.tabs.get(table);
  if (target !== undefined) return { trouble: 'unread', ...target };
  return tab === undefined ? undefined : { trouble: 'unread', where: tab };
}

/** Ids of rows that a name which nobody bears may mean, the nearest first. */
export type FindNear = (directory: Directory, table: TableName, typed: string) => readonly string[];

export interface SettledRows<Row> {
  readonly rows: readonly Row[];
  readonly setAside: readonly { readonly row: Row; readonly problems: readonly Problem[] }[];
  readonly problems: readonly Problem[];
  /** By row id, fields that count as not given: what is typed there leads nowhere, and must not be copied into other rows. */
  readonly gaps: ReadonlyMap<string, readonly string[]>;
}

/**
 * The rows with names replaced by row ids. A name that leads nowhere sets the row aside where the column is required or the table decides
 * access, unless it only limits its row (a substitute's meeting of last year); elsewhere it stays as typed, with a note, since no victim's row may be lost for a referrer's agency that is not on the
 * register. A name in place of a case's ref counts as not given: it would become the case of every row that the program makes.
 */
export function settleRefs<Fields>(
  table: Table<Fields>,
  rows: readonly Identified<Fields>[],
  directory: Directory,
  near: FindNear = () => [],
): SettledRows<Identified<Fields>> {
  const columns = Object.entries(table.columns as Readonly<Record<string, Column>>).filter(
    ([, column]) => column.refersTo !== undefined,
  );
  const settled: Identified<Fields>[] = [];
  const setAside: { row: Identified<Fields>; problems: readonly Problem[] }[] = [];
  const problems: Problem[] = [];
  const gaps = new Map<string, readonly string[]>();
  for (const row of rows) {
    const found = settleRow(table as unknown as Table, columns, row, directory, near);
    problems.push(...found.problems);
    if (found.gaps.length > 0) gaps.set(row.id, found.gaps);
    const stops = found.problems.filter((problem) => problem.size === 'row');
    if (stops.length > 0) setAside.push({ row, problems: stops });
    else settled.push(found.row);
  }
  return { rows: settled, setAside, problems, gaps };
}

function settleRow<Row extends { readonly id: string }>(
  table: Table,
  columns: readonly (readonly [string, Column])[],
  row: Row,
  directory: Directory,
  near: FindNear,
): { readonly row: Row; readonly problems: readonly Problem[]; readonly gaps: readonly string[] } {
  const gaps: string[] = [];
  const changed: Record<string, unknown> = { ...row };
  const problems: Problem[] = [];
  for (const [field, column] of columns) {
    const typed = changed[field];
    const target = column.refersTo;
    if (typed === undefined || target === undefined) continue;
    const settle = (text: string): string => {
      const found = findRow(directory, target, text, field);
      if ('id' in found) return found.id;
      const problem = refProblem(table, row.id, field, column, found, text, directory, near);
      if (problem.size === 'gap') gaps.push(field);
      problems.push(problem);
      return text;
    };
    if (typeof typed === 'string') changed[field] = settle(typed);
    else if (Array.isArray(typed)) changed[field] = (typed as readonly string[]).map(settle);
    if (gaps.includes(field)) delete changed[field];
  }
  return { row: changed as Row, problems, gaps };
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
  found: Exclude<FoundRow, { readonly id: string }>,
  typed: string,
  directory: Directory,
  near: FindNear,
): Problem {
  const target = column.refersTo ?? table.name;
  const isGap = table.name === 'referrals' && target === 'cases' && found.trouble !== 'unread' && !ROW_ID.test(typed);
  const code = `ref.${found.trouble}`;
  return {
    id: problemId(code, table.name, rowId, field),
    code,
    size: isGap ? 'gap' : column.required === true || (table.access && column.limits !== true) ? 'row' : 'note',
    table: table.name,
    rowId,
    column: column.header,
    place: `${table.tab}, row ${rowId}, "${column.header}"`,
    sentence: isGap
      ? 'This is not the ref of a case on Cases. Type the ref, as K-7KQ2MX, or the row id of the referral that opened it: a name may be borne by several.'
      : describeTrouble(found, CALLED[target] ?? 'row', near(directory, target, typed)),
    shown: typed,
  };
}

/** An id of a row that may have been archived is no name. */
const ROW_ID = /^\s*[A-Z]{1,3}-[0-9A-Z]{4,10}\s*$/i;

function describeTrouble(
  found: Exclude<FoundRow, { readonly id: string }>,
  called: string,
  near: readonly string[],
): string {
  if (found.trouble === 'none')
    return near.length === 0
      ? `There is no such ${called}. Choose one that is there, or add it there first.`
      : `There is no such ${called}. Near it: ${near.join(', ')}. Choose one that is there, or add it there first.`;
  if (found.trouble === 'several')
    return `This fits more than one ${called}. Write the row id of the one that is meant.`;
  return found.row === undefined
    ? `The tab ${found.where} cannot be read at present, so nobody can tell whether this is there. Put that tab right, as Checks says; here nothing needs to be changed.`
    : `What it names is there (${found.where}) and cannot be read at present. Put that row right, as Checks says; here nothing needs to be changed.`;
}
