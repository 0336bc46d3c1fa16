// Columns that a workbook of an earlier version does not have, as the blank workbook of this one has them: where they go in a file, what they look
// like (as their likes in the same file), and what their cells take.
import { foldText } from '../../domain/text/fold.ts';
import { helpRule, LISTS_TAB, ruleFor, type Lists, type Rule } from '../blank/drop-downs.ts';
import { bodyStyle, headerStyle } from '../blank/styles.ts';
import { COLOURS } from '../looks/colours.ts';
import { columnLook } from '../looks/column-look.ts';
import { sheetOrder, type PlacedColumn } from '../looks/sheet-order.ts';
import type { Columns, Lay } from '../workbook-port.ts';
import { choicesOf } from '../tables/choices-of.ts';
import { tableNamed } from '../tables/all-tables.ts';
import { columnsOf, type Table } from '../tables/table.ts';
import type { BoundTable } from './bind-tab.ts';
import type { CellRule, Like, NewColumn } from './patching/new-column.ts';
import type { NewTab } from './patching/new-tab.ts';
import type { Renewal, Renewals } from './patching/renew-sheet-rules.ts';
import { columnName } from './package/cell-reference.ts';
import type { SheetChange } from './patching/sheet-change.ts';
import type { Additions } from './patching/additions.ts';
import type { ReadCells } from './read-cells.ts';

export interface Laying {
  readonly bound: ReadonlyMap<string, BoundTable>;
  readonly sheets: readonly ReadCells[];
  /** The tables of this file. */
  readonly tables: readonly Table[];
  /** Whether a table that folds away elsewhere is shown here. */
  readonly isHome: (table: Table) => boolean;
}

/** What becomes of these in one file; what is there already, or has no place, is left out. */
export function planLaying(
  laying: Laying,
  wanted: readonly Lay[],
): Additions & { readonly cells: readonly SheetChange[] } {
  const lists = openFileLists(laying.sheets);
  const looks = openLooks(laying.bound);
  const tabs: NewTab[] = [];
  const columns: NewColumn[] = [];
  for (const { table: name, fields } of wanted) {
    const table = tableNamed(name);
    const place = fields === 'tab' ? freshPlace(laying, table) : placeIn(laying, table);
    if (place === undefined) continue;
    const { columns: placed, frozen } = sheetOrder(table);
    if (fields === 'tab')
      tabs.push({
        name: table.tab,
        hidden: !(table.shown || laying.isHome(table)),
        colour: table.view ? COLOURS.seeded : COLOURS.person,
        frozen,
      });
    const fresh = placed.filter((column) => fields === 'tab' || fields.includes(column.field ?? ''));
    fresh.forEach((one, at) => columns.push(newColumn(laying, { table, place, looks, lists }, one, place.column + at)));
  }
  return { tabs, columns, cells: lists.cells };
}

interface Place {
  readonly sheet: string;
  readonly headingRow: number;
  /** The first that is free. */
  readonly column: number;
}

interface Around {
  readonly table: Table;
  readonly place: Place;
  readonly looks: Looks;
  readonly lists: Pick<Lists, 'rangeOf'>;
}

function freshPlace({ sheets }: Laying, { tab }: Table): Place | undefined {
  const isThere = sheets.some(({ name }) => foldText(name) === foldText(tab));
  return isThere ? undefined : { sheet: tab, headingRow: 1, column: 1 };
}

function placeIn({ bound, sheets }: Laying, { name }: Table): Place | undefined {
  const at = bound.get(name)?.at;
  const sheet = sheets.find((candidate) => candidate.name === at?.sheet);
  if (at === undefined || sheet === undefined) return undefined;
  const right = Math.max(
    at.idColumn,
    ...at.columns.values(),
    ...sheet.rows.map((row) => row.columns.at(-1) ?? 0),
    ...sheet.merges.map((range) => range.right),
  );
  return { sheet: at.sheet, headingRow: at.headingRow, column: right + 1 };
}

function newColumn(
  laying: Laying,
  { table, place, looks, lists }: Around,
  placed: PlacedColumn,
  at: number,
): NewColumn {
  const { column } = placed;
  const placeOf = (of: Table, field: string): number | undefined => {
    const there = laying.bound.get(of.name)?.at;
    const found = field === '' ? there?.idColumn : there?.columns.get(field);
    return found === undefined ? undefined : found - 1;
  };
  const rule = column === undefined ? undefined : ruleFor(column, table, laying.tables, lists, placeOf);
  const [letters, top] = [columnName(at), place.headingRow];
  return {
    sheet: place.sheet,
    column: at,
    headingRow: top,
    heading: placed.header,
    width: columnLook(column).width,
    hidden: placed.hidden,
    headingLike: looks.heading(placed),
    cellsLike: looks.cells(placed),
    rules: [
      cellRule(`${letters}${top}`, helpRule(placed)),
      ...(rule === undefined ? [] : [cellRule(`${letters}${top + 1}:${letters}${top + LAST_CHECKED}`, rule)]),
    ],
  };
}

const LAST_CHECKED = 4999;

interface Looks {
  heading(placed: PlacedColumn): Like | undefined;
  cells(placed: PlacedColumn): Like | undefined;
}

/** Columns of the file by the look that a blank workbook gives them: a new one takes the look of one of its kind, however people changed it. */
function openLooks(bound: ReadonlyMap<string, BoundTable>): Looks {
  const headings = new Map<string, Like>();
  const cells = new Map<string, Like>();
  for (const { table, at } of bound.values()) {
    if (at === undefined) continue;
    for (const placed of sheetOrder(table).columns) {
      const column = placed.field === undefined ? at.idColumn : at.columns.get(placed.field);
      if (column === undefined) continue;
      const like = { sheet: at.sheet, row: at.headingRow, column };
      for (const key of headingKeys(placed)) if (!headings.has(key)) headings.set(key, like);
      for (const key of cellsKeys(placed)) if (!cells.has(key)) cells.set(key, like);
    }
  }
  return {
    heading: (placed) => first(headings, headingKeys(placed)),
    cells: (placed) => first(cells, cellsKeys(placed)),
  };
}

function first(known: ReadonlyMap<string, Like>, keys: readonly string[]): Like | undefined {
  return keys.flatMap((key) => known.get(key) ?? [])[0];
}

/** The same look; where the file has none of it that of the same writer, then any. */
function headingKeys({ column }: PlacedColumn): readonly string[] {
  return [JSON.stringify(headerStyle(column)), column?.writer ?? 'runner', ''];
}

/** The same look; where the file has none of it any of the same format. */
function cellsKeys({ column }: PlacedColumn): readonly string[] {
  const style = bodyStyle(column);
  return [JSON.stringify(style), style.numFmt ?? ''];
}

/** The lists of choices on the file's hidden tab: one that stands there is used, another is added in its first free column. */
function openFileLists(sheets: readonly ReadCells[]): Pick<Lists, 'rangeOf'> & { readonly cells: SheetChange[] } {
  const sheet = sheets.find((candidate) => candidate.name === LISTS_TAB);
  const cells: SheetChange[] = [];
  const known = sheet === undefined ? [] : [...listsOn(sheet)];
  return {
    cells,
    rangeOf(choices) {
      // Without the tab the choices stand in the rule itself.
      if (sheet === undefined) return `"${choices.join(',')}"`;
      let at = known.findIndex((one) => one.join('\n') === choices.join('\n'));
      if (at < 0) {
        at = known.push(choices) - 1;
        choices.forEach((text, row) =>
          cells.push({ sheet: sheet.name, row: row + 1, column: at + 1, to: { kind: 'text', text } }),
        );
      }
      const letters = columnName(at + 1);
      return `${LISTS_TAB}!$${letters}$1:$${letters}$${choices.length}`;
    },
  };
}

/** What the cells of these columns take in this version; columns that are not there, and those that take anything, are left out. */
export function planRenewing(laying: Laying, wanted: readonly Columns[]): Renewals {
  const sheet = laying.sheets.find((candidate) => candidate.name === LISTS_TAB);
  const lists = sheet === undefined ? undefined : { sheet: sheet.name, columns: listsOn(sheet) };
  const columns = wanted.flatMap(({ table: name, fields }) => {
    const table = tableNamed(name);
    const at = laying.bound.get(name)?.at;
    return columnsOf(table).flatMap((column): Renewal[] => {
      const place = at?.columns.get(column.field);
      if (at === undefined || place === undefined || !fields.includes(column.field)) return [];
      const rule = ruleFor(column, table, laying.tables, { rangeOf: () => '' }, () => undefined);
      if (rule === undefined) return [];
      const { says, formulas } = cellRule('', rule);
      const choices = choicesOf(column, table);
      const taken = choices === undefined ? { formulas } : { formulas: [], choices, spellings: column.spellings };
      return [{ sheet: at.sheet, column: place, headingRow: at.headingRow, says, ...taken }];
    });
  });
  return { lists, columns };
}

/** What stands in each column of the tab of lists. */
function listsOn({ rows }: ReadCells): readonly (readonly string[])[] {
  const lists: string[][] = [];
  for (const { columns, cells } of rows)
    columns.forEach((column, at) => {
      const cell = cells[at];
      while (lists.length < column) lists.push([]);
      lists[column - 1]?.push(cell?.kind === 'text' ? cell.text : '');
    });
  return lists;
}

const SAID = [
  'type',
  'operator',
  'errorStyle',
  'allowBlank',
  'showInputMessage',
  'showErrorMessage',
  'errorTitle',
  'error',
  'promptTitle',
  'prompt',
] as const;

function cellRule(cells: string, rule: Rule): CellRule {
  const says = SAID.flatMap((name) => {
    const value: unknown = { ...rule }[name as keyof typeof rule];
    if (value === true) return [[name, '1'] as const];
    return typeof value === 'string' && value !== 'between' ? [[name, value] as const] : [];
  });
  return { cells, says: Object.fromEntries(says), formulas: (rule.formulae as readonly unknown[]).map(String) };
}
