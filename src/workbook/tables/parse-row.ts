// Makes typed rows of raw ones, the same in the runner and in the add-on: a row that cannot be read is set aside with every reason, the rest goes on.
import { BLANK, cellText, type Cell } from '../../domain/cells/cell.ts';
import type { Day } from '../../domain/time/day.ts';
import { findImpossible } from '../../domain/cells/plausible-days.ts';
import { problemId, firstProblems, type Problem } from '../../domain/text/problem.ts';
import { readCell } from '../../domain/cells/value.ts';
import type { RawRow, RawTable } from '../workbook-port.ts';
import { keepsPapers, mayBeUnreadable } from './gap-columns.ts';
import type { Column, Table } from './table.ts';
import type { CellRead, Fault, Value } from '../../domain/cells/cell-read.ts';
import { memoBy } from '../../domain/text/memo-by.ts';

export type Identified<Row> = Row & { readonly id: string };

interface ReadRow<Row> {
  readonly ok: true;
  readonly value: Identified<Row>;
  /** Warnings: worth a look, they stop nothing. */
  readonly notes: readonly Problem[];
  /** Fields whose cells could not be read and count as not given; what is wrong with them stands among the notes. */
  readonly gaps: readonly string[];
}

export type ParsedRow<Row> = ReadRow<Row> | { readonly ok: false; readonly problems: readonly Problem[] };

export interface ParsedTable<Row> {
  readonly rows: readonly Identified<Row>[];
  /** Rows that could not be read, raw: for an access table the reader must find out which case each may be about. */
  readonly setAside: readonly { readonly raw: RawRow; readonly problems: readonly Problem[] }[];
  /** By row id, the fields that count as not given although something stands there. */
  readonly gaps: ReadonlyMap<string, readonly string[]>;
  /** Rows that are read, and whose papers wait all the same until a gap in them is mended. */
  readonly keepPapers: ReadonlySet<string>;
  /** Rows that nobody gave an id yet: adopted before anything is planned on them. */
  readonly unadopted: readonly RawRow[];
  /** The reader's own problems, those of the rows set aside, and the notes; of very many of a kind the first hundred and their number. */
  readonly problems: readonly Problem[];
}

/** Asked for twice for every row of a sheet: listed once. */
const fieldsOf = memoBy((table: { readonly columns: object }) =>
  Object.entries(table.columns as Readonly<Record<string, Column>>),
);

/** Whether nobody has typed anything into the row: an id alone is not a row. */
export function isEmptyRow<Row>(table: Table<Row>, raw: RawRow): boolean {
  // A view's row is the runner's: it is there although people typed nothing.
  if (table.view) return raw.id === undefined;
  return fieldsOf(table).every(([field]) => {
    const cell = raw.cells.get(field);
    return cell === undefined || cell.kind === 'blank' || (cell.kind === 'text' && cell.text.trim() === '');
  });
}

/** The row's values, or every problem of it. A row without an id is a problem: it is adopted first. */
export function parseRow<Row>(table: Table<Row>, raw: RawRow): ParsedRow<Row> {
  return parseOnce(table as Table<never>, raw) as ParsedRow<Row>;
}

/** A row that did not change is parsed once, however often it is looked at. */
const parseOnce: (table: Table<never>, raw: RawRow) => ParsedRow<object> = memoBy(parseAnew<object>);

function parseAnew<Row>(table: Table<Row>, raw: RawRow): ParsedRow<Row> {
  const tell = (fault: Fault, size: Problem['size'], field = '', column = '', shown?: string): Problem => ({
    id: problemId(fault.code, table.name, raw.id ?? `${raw.file} ${raw.place}`, field),
    code: fault.code,
    size,
    table: table.name,
    ...(raw.id === undefined ? {} : { rowId: raw.id }),
    ...(column === '' ? {} : { column }),
    place: column === '' ? `${table.tab}, ${raw.place}` : `${table.tab}, ${raw.place}, "${column}"`,
    sentence: fault.sentence,
    ...(shown === undefined ? {} : { shown }),
  });
  const value: Record<string, Value> = {};
  const problems: Problem[] = [];
  const notes: Problem[] = [];
  const gaps: string[] = [];
  const alsoUnread: Problem[] = [];
  for (const [field, column] of fieldsOf(table)) {
    const cell = raw.cells.get(field) ?? BLANK;
    const read = cell.kind === 'blank' ? NOTHING : readCell(cell, column);
    if (!read.ok && mayBeUnreadable(table.name, field)) {
      gaps.push(field);
      alsoUnread.push(tell(read.fault, 'row', field, column.header, shownOf(column, cell)));
      notes.push(tell(asGap(read.fault), 'gap', field, column.header, shownOf(column, cell)));
    } else if (!read.ok) problems.push(tell(read.fault, 'row', field, column.header, shownOf(column, cell)));
    else if (read.value === undefined) {
      if (column.required === true) problems.push(tell(REQUIRED, 'row', field, column.header));
    } else {
      value[field] = read.value;
      if (read.warning !== undefined) notes.push(tell(read.warning, 'note', field, column.header, cellText(cell)));
    }
  }
  if (raw.id === undefined) problems.push(tell(NO_ID, 'row'));
  // A row that is set aside for one cell tells of every other that cannot be read; so does one in which nothing can be, like a row of totals.
  const isAllGaps = gaps.length > 0 && Object.keys(value).length === 0;
  if (problems.length > 0 || isAllGaps) return { ok: false, problems: [...problems, ...alsoUnread] };
  return { ok: true, value: { ...value, id: raw.id ?? '' } as unknown as Identified<Row>, notes, gaps };
}

/** How to reach somebody, and where they hide, is told by tab, row and column only. */
const NOT_SHOWN: ReadonlySet<string> = new Set(['safeContact', 'hiddenPlace', 'conflict']);

function shownOf(column: Column, cell: Cell): string | undefined {
  return NOT_SHOWN.has(column.fieldClass) ? undefined : cellText(cell);
}

function asGap({ code, sentence }: Fault): Fault {
  return { code, sentence: `${sentence} Until then it counts as not given; the rest of the row is read.` };
}

const NOTHING: CellRead = { ok: true };

const REQUIRED: Fault = { code: 'cell.required', sentence: 'This must be filled in. The row waits until it is.' };
const NO_ID: Fault = {
  code: 'row.no-id',
  sentence: 'The row is new and has no row id yet. The next run gives it one.',
};
// Names of files and keys of the ledger hold the id: nothing that is not one of ours may get there.
const ROW_ID = /^[A-Z]{1,2}-[0-9A-Z]{4,10}$/;
const ODD_ID: Fault = {
  code: 'row.odd-id',
  sentence: 'This is no row id of ours: somebody typed over it. Put the old one back, or clear it; a new row gets one.',
};
const DOUBLED: Fault = {
  code: 'row.doubled-id',
  sentence:
    'Two rows have this row id: one is probably a copy. Clear the row id of the copy; until then neither is read.',
};

/** All rows of a table: read, set aside with reasons, or waiting for an id. Empty rows are none. A doubled id sets all its rows aside; where only `given` ids count, so does one that the runner never gives. */
export function parseTable<Row>(
  table: Table<Row>,
  raw: RawTable,
  ids: 'given' | 'orProvisional' = 'orProvisional',
  today?: Day,
): ParsedTable<Row> {
  const filled = raw.state === 'known' ? raw.rows.filter((row) => !isEmptyRow(table, row)) : [];
  const times = new Map<string, number>();
  for (const row of filled) if (row.id !== undefined) times.set(row.id, (times.get(row.id) ?? 0) + 1);
  const rows: Identified<Row>[] = [];
  const setAside: { raw: RawRow; problems: readonly Problem[] }[] = [];
  const problems: Problem[] = [...raw.problems];
  const gaps = new Map<string, readonly string[]>();
  const unprinted = new Set<string>();
  for (const row of filled) {
    const read = parseRow(table, row);
    const parsed = today === undefined || !read.ok ? read : possibleOn(table, today, row, read);
    const odd = row.id !== undefined && (times.get(row.id) ?? 0) > 1 ? [idProblem(table, row, row.id, DOUBLED)] : [];
    if (ids === 'given' && row.id !== undefined && !ROW_ID.test(row.id))
      odd.push(idProblem(table, row, row.id, ODD_ID));
    if (parsed.ok) problems.push(...parsed.notes);
    if (parsed.ok && odd.length === 0) {
      rows.push(parsed.value);
      if (parsed.gaps.length > 0) gaps.set(parsed.value.id, parsed.gaps);
      if (parsed.gaps.some((field) => keepsPapers(table.name, field))) unprinted.add(parsed.value.id);
    } else {
      const all = [...odd, ...(parsed.ok ? [] : parsed.problems)];
      setAside.push({ raw: row, problems: all });
      problems.push(...all);
    }
  }
  return {
    rows,
    setAside,
    unadopted: filled.filter((row) => row.id === undefined),
    gaps,
    keepPapers: unprinted,
    problems: firstProblems(problems),
  };
}

function possibleOn<Row>(table: Table<Row>, today: Day, raw: RawRow, read: ReadRow<Row>): ParsedRow<Row> {
  return withoutImpossible(table as Table<never>, today, raw, read as ReadRow<object>) as ParsedRow<Row>;
}

/** The row without days that cannot be, each named; one that the row cannot do without sets it aside. */
const withoutImpossible = memoBy(leaveOutImpossible);

const daysOf = memoBy((table: { readonly columns: object }) =>
  fieldsOf(table).filter(([, column]) => column.kind === 'day' || column.kind === 'time'),
);

function leaveOutImpossible(table: Table<never>, today: Day, raw: RawRow, parsed: ReadRow<object>): ParsedRow<object> {
  const value: Record<string, unknown> = { ...parsed.value };
  const problems: Problem[] = [];
  const gaps: string[] = [];
  let isLost = false;
  for (const [field, column] of daysOf(table)) {
    const given = value[field];
    if (typeof given !== 'string') continue;
    const sentence = findImpossible(table.name, field, given, today);
    if (sentence === undefined) continue;
    const cell = raw.cells.get(field) ?? BLANK;
    const shown = shownOf(column, cell);
    isLost ||= column.required === true;
    delete value[field];
    gaps.push(field);
    problems.push({
      id: problemId('cell.impossible', table.name, raw.id ?? `${raw.file} ${raw.place}`, field),
      code: 'cell.impossible',
      size: column.required === true ? 'row' : 'gap',
      table: table.name,
      ...(raw.id === undefined ? {} : { rowId: raw.id }),
      column: column.header,
      place: `${table.tab}, ${raw.place}, "${column.header}"`,
      sentence,
      ...(shown === undefined ? {} : { shown }),
    });
  }
  if (gaps.length === 0) return parsed;
  if (isLost) return { ok: false, problems };
  // A way whose day of expiry cannot be is not safe for ever.
  if (table.name === 'safeContacts' && value['safe'] === 'yes') value['safe'] = 'notKnown';
  return {
    ok: true,
    value: value as Identified<object>,
    notes: [...parsed.notes, ...problems],
    gaps: [...parsed.gaps, ...gaps],
  };
}

function idProblem<Row>(table: Table<Row>, row: RawRow, id: string, { code, sentence }: Fault): Problem {
  return {
    // The place is in the id: two rows with one id are two problems.
    id: problemId(code, table.name, id, `${row.file} ${row.place}`),
    code,
    size: 'row',
    table: table.name,
    rowId: id,
    place: `${table.tab}, ${row.place}`,
    sentence,
  };
}
