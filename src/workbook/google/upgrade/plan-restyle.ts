// A sheet of an earlier version with the look of this one, as requests: order of tabs and columns, groups, filter, colours, protected ranges.
// No cell is written but the names of groups; what could not go along keeps the columns of its tab where they are.
import type { sheets_v4 } from '@googleapis/sheets';
import { findNewOrder, type NewOrder } from '../../looks/column-order.ts';
import { inTabOrder } from '../../looks/tab-looks.ts';
import { columnsOf, type Table } from '../../tables/table.ts';
import type { Looks, Spreadsheet } from '../calls/google-shapes.ts';
import { bindColumns, bindTab } from '../rows/bind-google-tabs.ts';
import { stateFormulas, stateRequests } from '../set-up/look-requests.ts';
import { isOurRange, protectColumns, protectHeadings } from '../set-up/protections.ts';
import { moveRequests } from './move-columns-google.ts';
import type { StandingTab } from './standing-tab.ts';
import { formulaIn, whyColumnsStay } from './why-columns-stay.ts';

type Request = sheets_v4.Schema$Request;

export interface Restyled {
  readonly requests: readonly Request[];
  /** What becomes different, in sentences; empty where the sheet is of this version already. */
  readonly said: readonly string[];
  /** Tabs whose columns stay where they are, each with what could not go along. */
  readonly left: readonly string[];
}

export interface Restyling {
  readonly spreadsheet: Spreadsheet;
  readonly looks: Looks;
  /** The first row of each tab, by sheet id. */
  readonly headings: ReadonlyMap<number, readonly string[]>;
  readonly tables: readonly Table[];
  readonly account: string;
}

const CHANGES = {
  columns: 'Columns stand in the order in which they are needed',
  filter: 'Filter on the headings',
  protection: 'Protected anew are the headings and the columns of the program, and no others',
  states: 'Marked where something is overdue, due today or waits for you',
} as const;

export function planRestyle(given: Restyling): Restyled {
  const standing = standingTabs(given);
  const left: string[] = [];
  const said = new Map<string, string[]>();
  const requests = [...tabOrder(standing, given.looks)];
  const isMovedTab = requests.length > 0;
  for (const tab of standing) {
    const order = newOrderOf(tab);
    const why =
      order === undefined
        ? undefined
        : whyColumnsStay(tab, given.spreadsheet, given.looks.namedRanges, ruleOfOurs(tab));
    if (why !== undefined) left.push(`${tab.title} (${why})`);
    for (const [what, made] of restyleTab(tab, why === undefined ? order : undefined, given.account)) {
      requests.push(...made);
      if (made.length > 0 && what !== '') said.set(what, [...(said.get(what) ?? []), tab.title]);
    }
  }
  return {
    requests,
    said: [
      ...(isMovedTab ? ['Tabs stand in the order of the work.'] : []),
      ...[...said].map(([what, tabs]) => `${what}: ${tabs.join(', ')}.`),
    ],
    left,
  };
}

function standingTabs({ spreadsheet, looks, headings, tables }: Restyling): readonly StandingTab[] {
  return inTabOrder(tables).flatMap((table): readonly StandingTab[] => {
    const tab = bindTab(spreadsheet, table);
    if (!tab.ok) return [];
    const { sheetId, title } = tab.sheet.properties;
    const [mine, look] = [
      headings.get(sheetId) ?? [],
      looks.sheets.find(({ properties }) => properties.sheetId === sheetId),
    ];
    const bound = bindColumns(tab.sheet, mine, table);
    if (!bound.ok || look === undefined) return [];
    return [{ table, sheetId, title, look, headings: mine, columns: bound.columns, idColumn: bound.idColumn }];
  });
}

function newOrderOf({ table, columns, idColumn, headings }: StandingTab): NewOrder | undefined {
  return findNewOrder(table, {
    ours: new Map([['', idColumn] as const, ...columns].map(([field, at]) => [field, at + 1])),
    headings: headings.map((text, at) => [text, at + 1]),
    last: headings.length,
  });
}

/** Tabs of ours in the places of tabs of ours; people's own stay in theirs. From left to right, so that none moves one that is in its place. */
function tabOrder(standing: readonly StandingTab[], { sheets }: Looks): readonly Request[] {
  const now = sheets
    .toSorted((a, b) => a.properties.index - b.properties.index)
    .map(({ properties }) => properties.sheetId);
  const ours = standing.map(({ sheetId }) => sheetId);
  let next = 0;
  const wanted = now.map((sheetId) => (ours.includes(sheetId) ? (ours[next++] ?? sheetId) : sheetId));
  return wanted.flatMap((sheetId, index): readonly Request[] => {
    const from = now.indexOf(sheetId);
    if (from === index) return [];
    now.splice(index, 0, ...now.splice(from, 1));
    return [{ updateSheetProperties: { properties: { sheetId, index }, fields: 'index' } }];
  });
}

function restyleTab(
  tab: StandingTab,
  order: NewOrder | undefined,
  account: string,
): readonly (readonly [what: string, requests: readonly Request[]])[] {
  const { table, sheetId, look } = tab;
  const placeAfter = order === undefined ? (column: number) => column : placesIn(order);
  const width = order?.columns.length ?? tab.headings.length;
  const isOurRule = ruleOfOurs(tab);
  const rules = look.conditionalFormats.map(({ booleanRule }) => formulaIn(booleanRule));
  const lacksStates = stateFormulas(table, (field) => tab.columns.get(field)).some(([, rule]) => !rules.includes(rule));
  const redraws = order !== undefined || lacksStates;
  // Before columns move, while each formula still names the columns it was made for; the last first.
  const old = redraws ? rules.flatMap((rule, index) => (isOurRule(rule) ? [index] : [])).toReversed() : [];
  const placeOf = (field: string): number | undefined => {
    const at = tab.columns.get(field);
    return at === undefined ? undefined : placeAfter(at);
  };
  const filter = { range: { sheetId, startRowIndex: 0, startColumnIndex: 0, endColumnIndex: width } };
  return [
    ['', old.map((index) => ({ deleteConditionalFormatRule: { sheetId, index } }))],
    [CHANGES.columns, order === undefined ? [] : inNewOrder(tab, order, account)],
    [
      lacksStates ? CHANGES.states : '',
      redraws ? stateRequests(table, { sheetId, width, before: rules.length - old.length, placeOf }) : [],
    ],
    [CHANGES.protection, order === undefined && !isProtectedRight(tab) ? protectAnew(tab, account) : []],
    [CHANGES.filter, look.basicFilter === undefined ? [{ setBasicFilter: { filter } }] : []],
  ];
}

/** Ranges of ours are laid anew: moved along they would cover columns of people's own, and lock them out. */
function inNewOrder(tab: StandingTab, order: NewOrder, account: string): readonly Request[] {
  return protectAnew(tab, account, moveRequests(tab, order), placesIn(order));
}

function protectAnew(
  tab: StandingTab,
  account: string,
  between: readonly Request[] = [],
  placeAfter = (column: number): number => column,
): readonly Request[] {
  const { sheetId, look } = tab;
  const old = look.protectedRanges.filter(({ description }) => isOurRange(description));
  return [
    ...old.map(({ protectedRangeId }) => ({ deleteProtectedRange: { protectedRangeId } })),
    ...between,
    protectHeadings(sheetId, account),
    ...protectColumns(sheetId, runnersColumns(tab).map(placeAfter), account),
  ];
}

/** Whether ranges of ours cover the runner's columns, and none in which people type. */
function isProtectedRight(tab: StandingTab): boolean {
  const covered = tab.look.protectedRanges.flatMap(({ description, range }) => {
    if (!isOurRange(description) || range?.startColumnIndex === undefined) return [];
    const { startColumnIndex: from, endColumnIndex: to = tab.headings.length } = range;
    return Array.from({ length: to - from }, (_, at) => from + at);
  });
  const own = new Set(runnersColumns(tab));
  return own.size === new Set(covered).size && covered.every((column) => own.has(column));
}

function ruleOfOurs({ table, columns }: StandingTab): (formula: string) => boolean {
  const formulas = new Set(stateFormulas(table, (field) => columns.get(field)).map(([, formula]) => formula));
  return (formula) => formulas.has(formula);
}

function placesIn({ columns }: NewOrder): (column: number) => number {
  const places = new Map(columns.flatMap(({ from }, at) => (from === undefined ? [] : [[from - 1, at] as const])));
  return (column) => places.get(column) ?? column;
}

function runnersColumns({ table, columns, idColumn }: StandingTab): readonly number[] {
  const computed = columnsOf(table).filter(({ writer }) => writer === 'runner');
  return [idColumn, ...computed.flatMap(({ field }) => columns.get(field) ?? [])];
}
