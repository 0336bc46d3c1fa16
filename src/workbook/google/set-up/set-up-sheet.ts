// Makes a Google Sheet a workbook of ours: tabs, headings, formats, validations, protected ranges and marks, all in one batch. Run again it
// adds what is missing and touches nothing that people made.
import type { sheets_v4 } from '@googleapis/sheets';
import type { Problem } from '../../../domain/text/problem.ts';
import type { FileRole } from '../../workbook-port.ts';
import { protectColumns, protectHeadings, unguardedTabs } from './protections.ts';
import { SIDE_TABLES, TABLES, tablesIn } from '../../tables/all-tables.ts';
import { inTabOrder } from '../../looks/tab-looks.ts';
import type { Table } from '../../tables/table.ts';
import { bindColumns, bindTab, type BoundColumns } from '../rows/bind-google-tabs.ts';
import type { GoogleClient } from '../calls/google-client.ts';
import { problemOfRefusal } from '../google-file-state.ts';
import { FILE_MARK, LOCALE_MARK, mark, markColumn, markedColumns, markTab, ZONE_MARK } from '../rows/sheet-marks.ts';
import { failureOf } from '../calls/retry.ts';
import { lookRequests } from './look-requests.ts';
import { addTab, allColumns, dress, prepare, tabColumns } from './set-up-tab.ts';
import type { Sheet, Spreadsheet, Values } from '../calls/google-shapes.ts';

type Request = sheets_v4.Schema$Request;

export interface SetUp {
  /** Titles of tabs that were made, and headings that were added to tabs that stood there. */
  readonly tabs: readonly string[];
  readonly headings: readonly string[];
  /** Tabs that a person must look at first: left alone. */
  readonly problems: readonly Problem[];
}

export interface SetUpOptions {
  readonly client: GoogleClient;
  readonly id: string;
  readonly roles: readonly FileRole[];
  /** The account that keeps our columns: their only editor besides the file's owner. */
  readonly account: string;
  /** Rows of each new tab; rows that are added later take their look from the row above. */
  readonly rows?: number;
  /** A new row id with this prefix, for the rows every MARAC needs; without it new tabs stay empty. */
  readonly newId?: (prefix: string) => string;
}

const MOST_TRIES = 3;

/**
 * Sets a file up, or brings it up to date. A lost answer is settled by reading again: what is there by then is not made a second time. Throws when Google
 * cannot be reached; what a person must do is in `problems`.
 */
export async function setUpSheet(options: SetUpOptions, earlier?: SetUp, nth = 1): Promise<SetUp> {
  const { client, id, roles, account, rows = ROWS, newId } = options;
  const role = roles[0] ?? 'main';
  const spreadsheet = await client.getSpreadsheet(id);
  if (!spreadsheet.ok) {
    const problem = problemOfRefusal(role, spreadsheet.trouble);
    if (problem === undefined) throw failureOf(spreadsheet.trouble);
    return { tabs: [], headings: [], problems: [problem] };
  }
  const tables = tablesFor(roles);
  const values = await client.getValues(id, gridsOf(spreadsheet.value));
  if (!values.ok) throw failureOf(values.trouble);
  const protections = await client.getProtections(id);
  if (!protections.ok) throw failureOf(protections.trouble);
  const plan = planSetUp(spreadsheet.value, headingsOf(values.value), tables, {
    account,
    rows,
    unguarded: unguardedTabs(protections.value),
    ...(newId && { newId }),
  });
  const answer = await client.update(id, { requests: [...plan.requests], includeSpreadsheetInResponse: false });
  const made = earlier === undefined ? plan : bothOf(earlier, plan);
  if (answer.ok) return made;
  if (answer.trouble.kind === 'lost' && nth < MOST_TRIES) return setUpSheet(options, made, nth + 1);
  throw failureOf(answer.trouble);
}

/** What was made in any of the tries. */
function bothOf(one: SetUp, other: SetUp): SetUp {
  return {
    tabs: [...new Set([...one.tabs, ...other.tabs])],
    headings: [...new Set([...one.headings, ...other.headings])],
    problems: other.problems,
  };
}

/** The tabs that a file with these roles has. */
export function tablesFor(roles: readonly FileRole[]): readonly Table[] {
  const sides = roles.includes('main') ? SIDE_TABLES : [];
  if (roles.includes('main') && roles.includes('register')) return [...tablesIn('mainAndRegister'), ...sides];
  return [...new Set(roles.flatMap((role) => tablesIn(role))), ...sides];
}

/** The tabs that hold cells. */
export function gridsOf({ sheets }: Spreadsheet): readonly number[] {
  return sheets.flatMap(({ properties }) => (properties.sheetType === 'GRID' ? [properties.sheetId] : []));
}

/** The first row of each tab, as wide as the tab is filled. */
export function headingsOf({ valueRanges }: Values): ReadonlyMap<number, readonly string[]> {
  const headings = new Map<number, readonly string[]>();
  for (const { valueRange, dataFilters } of valueRanges) {
    const rows = valueRange.values ?? [];
    const width = Math.max(0, ...rows.map((row) => row.length));
    const first = Array.from({ length: width }, (_, at) => String(rows[0]?.[at] ?? ''));
    for (const { gridRange } of dataFilters) if (gridRange) headings.set(gridRange.sheetId, first);
  }
  return headings;
}

interface SetUpPlan extends SetUp {
  readonly requests: readonly Request[];
}

/** The requests of a set-up, from what stands in the file. */
export function planSetUp(
  spreadsheet: Spreadsheet,
  headings: ReadonlyMap<number, readonly string[]>,
  tables: readonly Table[],
  {
    account,
    rows,
    newId,
    unguarded,
  }: Pick<SetUpOptions, 'account' | 'newId'> & { readonly rows: number; readonly unguarded?: ReadonlySet<number> },
): SetUpPlan {
  const requests: Request[] = [...fileRequests(spreadsheet)];
  const [tabs, added, problems]: [string[], string[], Problem[]] = [[], [], []];
  const taken = new Set(spreadsheet.sheets.map(({ properties }) => properties.sheetId));
  for (const table of inTabOrder(tables)) {
    const tab = bindTab(spreadsheet, table);
    if (!tab.ok && tab.problems.length === 0) continue;
    if (!tab.ok && spreadsheet.sheets.some(({ properties }) => properties.title === table.tab)) {
      problems.push(...tab.problems);
    } else if (!tab.ok) {
      requests.push(...freshTab(table, freeId(taken, table), { account, rows, ...(newId && { newId }) }));
      tabs.push(table.tab);
    } else {
      const made = complete(table, tab.sheet, headings.get(tab.sheet.properties.sheetId) ?? [], account);
      const { sheetId } = tab.sheet.properties;
      const anew = unguarded?.has(sheetId) === true && made.problems.length === 0;
      requests.push(
        ...made.requests,
        ...(anew ? [protectHeadings(sheetId, account), ...protectColumns(sheetId, made.own, account)] : []),
        ...(tab.marked ? [] : [markTab(table.name, tab.sheet.properties.sheetId)]),
      );
      added.push(...made.headings);
      problems.push(...made.problems);
    }
  }
  return { requests, tabs, headings: added, problems };
}

/** The requests for columns and tabs that a sheet does not have yet; a tab that a person must look at first is left alone. */
export function planLaying(
  spreadsheet: Spreadsheet,
  headings: ReadonlyMap<number, readonly string[]>,
  wanted: ReadonlyMap<Table, readonly string[] | 'tab'>,
  account: string,
): readonly Request[] {
  const taken = new Set(spreadsheet.sheets.map(({ properties }) => properties.sheetId));
  return [...wanted].flatMap(([table, fields]): readonly Request[] => {
    const tab = bindTab(spreadsheet, table);
    if (!tab.ok) return fields === 'tab' ? freshTab(table, freeId(taken, table), { account, rows: ROWS }) : [];
    const there = headings.get(tab.sheet.properties.sheetId) ?? [];
    return fields === 'tab' ? [] : complete(table, tab.sheet, there, account, fields).requests;
  });
}

function freshTab(
  table: Table,
  sheetId: number,
  { account, rows, newId }: Pick<SetUpOptions, 'account' | 'newId'> & { readonly rows: number },
): readonly Request[] {
  return [
    addTab(table, sheetId, rows),
    ...(newId === undefined ? [] : prepare(table, sheetId, newId)),
    ...dress(table, sheetId, tabColumns(table), 0, account),
    ...lookRequests(table, sheetId),
    markTab(table.name, sheetId),
  ];
}

const LACKING: readonly string[] = ['heading.missing', 'heading.new', 'heading.not-shown'];

function complete(
  table: Table,
  sheet: Sheet,
  headings: readonly string[],
  account: string,
  only?: readonly string[],
): {
  readonly requests: readonly Request[];
  readonly headings: readonly string[];
  readonly problems: readonly Problem[];
  /** Where the runner's own columns stood before. */
  readonly own: readonly number[];
} {
  const bound = bindColumns(sheet, headings, table);
  const others = bound.problems.filter(({ code }) => !LACKING.includes(code));
  if (others.length > 0) return { requests: [], headings: [], problems: others, own: [] };
  const lacking = new Set(bound.problems.map(({ column }) => column));
  const fresh = allColumns(table).filter(({ field, header }) => lacking.has(header) && only?.includes(field) !== false);
  const { sheetId, gridProperties } = sheet.properties;
  const missing = headings.length + fresh.length - (gridProperties?.columnCount ?? 0);
  const room: Request[] = missing > 0 ? [{ appendDimension: { sheetId, dimension: 'COLUMNS', length: missing } }] : [];
  const whole = bindColumns(sheet, [...headings, ...fresh.map(({ header }) => header)], table);
  const marks = whole.ok ? markRequests(table, sheet, whole, headings.length) : [];
  const dressed = fresh.length > 0 ? dress(table, sheetId, fresh, headings.length, account) : [];
  return {
    requests: [...room, ...dressed, ...marks],
    headings: fresh.map(({ header }) => `${table.tab}: ${header}`),
    problems: [],
    own: whole.ok ? ownColumns(table, whole).filter((at) => at >= 0 && at < headings.length) : [],
  };
}

function ownColumns(table: Table, { columns, idColumn }: Extract<BoundColumns, { ok: true }>): readonly number[] {
  return allColumns(table).flatMap(({ field, writer }) =>
    writer === 'runner' ? [field === '' ? idColumn : (columns.get(field) ?? -1)] : [],
  );
}

/** Marks for columns that stood there before we came: those left of `end`. */
function markRequests(
  table: Table,
  sheet: Sheet,
  { columns, idColumn }: Extract<BoundColumns, { ok: true }>,
  end: number,
): Request[] {
  const marked = markedColumns(sheet, table.name);
  return [...columns, ['', idColumn] as const].flatMap(([field, column]) =>
    marked.has(field) || column >= end ? [] : [markColumn(table.name, sheet.properties.sheetId, field, column)],
  );
}

function freeId(taken: Set<number>, table: Table): number {
  let id = 1000 + TABLES.indexOf(table);
  while (taken.has(id)) id += 1;
  taken.add(id);
  return id;
}

const ROWS = 200;

/** Which file this is, and the language and zone it must keep. */
function fileRequests({ spreadsheetId, properties, developerMetadata }: Spreadsheet): Request[] {
  const wanted = { locale: 'en_GB', timeZone: 'Europe/London' };
  const marks = [
    [FILE_MARK, spreadsheetId],
    [LOCALE_MARK, wanted.locale],
    [ZONE_MARK, wanted.timeZone],
  ] as const;
  const gone = marks.filter(([key]) => developerMetadata.some(({ metadataKey }) => metadataKey === key));
  const same = properties.locale === wanted.locale && properties.timeZone === wanted.timeZone;
  return [
    ...(same ? [] : [{ updateSpreadsheetProperties: { properties: wanted, fields: 'locale,timeZone' } }]),
    ...gone.map(([metadataKey]) => ({
      deleteDeveloperMetadata: {
        dataFilter: { developerMetadataLookup: { metadataKey, locationType: 'SPREADSHEET' } },
      },
    })),
    ...marks.map(([key, value]) => mark(key, value, { spreadsheet: true })),
  ];
}
