// Finds a table's columns by their headings: order, case, spaces and known other names do not matter; what is doubled, looks renamed or is
// missing although no row can be without it makes the table unknown, and a person is asked. A column that may be blank and of which nothing is
// there to be seen is one that the workbook does not have yet: whether it once had it, the ledger knows (jobs/reading/new-columns.ts).
import { foldText } from '../../domain/text/fold.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { columnsOf, ROW_ID_HEADER, ROW_ID_OTHER_NAMES, type Table } from './table.ts';

export type BoundHeaders =
  | {
      readonly ok: true;
      /** Index into the given headings by field. What is absent is read as blank, and what the runner would show there is not shown. */
      readonly columns: ReadonlyMap<string, number>;
      readonly idColumn: number;
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The column's letters as a spreadsheet shows them: 0 is A, 26 is AA. */
export function columnLetters(index: number): string {
  const letters = (rest: number): string =>
    (rest >= 26 ? letters(Math.floor(rest / 26) - 1) : '') + String.fromCharCode(65 + (rest % 26));
  return letters(index);
}

interface Wanted {
  readonly field: string;
  readonly header: string;
  readonly names: readonly string[];
  readonly readBack: boolean;
  readonly required: boolean;
}

function wantedOf(table: Table): readonly [Wanted, ...Wanted[]] {
  const id = {
    field: '',
    header: table.idHeader ?? ROW_ID_HEADER,
    names: [table.idHeader ?? ROW_ID_HEADER, ROW_ID_HEADER, ...ROW_ID_OTHER_NAMES].map(foldText),
    readBack: true,
    required: true,
  };
  return [
    id,
    ...columnsOf(table).map((column) => ({
      field: column.field,
      header: column.header,
      names: [column.header, ...(column.otherNames ?? [])].map(foldText),
      readBack: column.writer !== 'runner',
      required: column.required === true,
    })),
  ];
}

export interface Around {
  /** Whether anything stands below a heading. */
  readonly isFilled?: (index: number) => boolean;
  /** The fields in the order in which the tab was laid, '' for the row id; as the table is described where nothing else is said. */
  readonly order?: readonly string[];
}

/** The name of a group of columns that is folded up: no heading of ours, and no stranger's. */
const GROUP_LABEL = /^More: .+ ▸$/;

export const isGroupLabel = (heading: string): boolean => GROUP_LABEL.test(heading);

export const groupLabel = (group: string): string => `More: ${group} ▸`;

/** Which column of a heading row is which field. Blank and unknown headings are left alone. */
export function bindHeaders(
  headers: readonly (string | undefined)[],
  table: Table,
  { isFilled, order }: Around = {},
): BoundHeaders {
  const wanted = wantedOf(table);
  const byName = new Map<string, Wanted>();
  for (const one of wanted) for (const name of one.names) if (!byName.has(name)) byName.set(name, one);
  const found = new Map<Wanted, number[]>();
  const strangers: number[] = [];
  headers.forEach((header, index) => {
    const folded = foldText(header ?? '');
    if (folded === '' || isGroupLabel(header ?? '')) return;
    const one = byName.get(folded);
    const places = one === undefined ? strangers : (found.get(one) ?? []);
    places.push(index);
    if (one !== undefined) found.set(one, places);
  });
  const places = new Map([...found].map(([one, [first]]) => [one.field, first ?? 0] as const));
  const last = Math.max(...places.values());
  const isOdd = (index: number): boolean =>
    strangers.includes(index) ||
    (index >= 0 && foldText(headers[index] ?? '') === '' && (index < last || isFilled?.(index) === true));
  const [{ field: id }, ...fields] = wanted;
  const laid = order ?? [...fields, { field: id }].map(({ field }) => field);
  const row: HeadingRow = { table, headers, strangers, places, order: laid, isOdd };
  const problems = wanted.flatMap((one) => problemsOf(one, found.get(one) ?? [], row));
  if (problems.some((problem) => problem.size === 'table')) return { ok: false, problems };
  const { '': idColumn = 0, ...columns } = Object.fromEntries(places);
  return { ok: true, columns: new Map(Object.entries(columns)), idColumn, problems };
}

interface HeadingRow {
  readonly table: Table;
  readonly headers: readonly (string | undefined)[];
  readonly strangers: readonly number[];
  /** By field; '' is the row id. */
  readonly places: ReadonlyMap<string, number>;
  readonly order: readonly string[];
  /** Not ours: an unknown heading, or none between ours or over cells that hold something. */
  readonly isOdd: (index: number) => boolean;
}

function problemsOf(wanted: Wanted, places: readonly number[], row: HeadingRow): readonly Problem[] {
  const { table, headers, strangers } = row;
  if (places.length > 1) {
    const where = places.map(columnLetters).join(' and ');
    return [
      tell(
        table,
        wanted,
        'heading.doubled',
        `Columns ${where} both have this heading. Rename or delete the one that is not it.`,
      ),
    ];
  }
  if (places.length === 1) return [];
  if (!wanted.readBack) return [{ ...tell(table, wanted, 'heading.not-shown', NOT_SHOWN), size: 'note' }];
  const close = strangers.find((index) => looksLike(foldText(headers[index] ?? ''), wanted.names));
  if (close === undefined) return [missing(wanted, row)];
  const renamed = `The column is missing, and column ${columnLetters(close)} looks like it under another name. If it is the one, give it this heading again; if not, write this heading over a free column.`;
  return [{ ...tell(table, wanted, 'heading.renamed', renamed), shown: headers[close] ?? '' }];
}

const NOT_SHOWN =
  'The column is missing: what the runner would show there is not shown. Add the heading again to see it.';
const NEW =
  'This version has the column and the workbook does not have it yet. It is read as blank, and the next `marac run` adds it: nothing is to be done by hand.';
/** Said of a column of the runner's own that the workbook never had. */
export const NEW_OWN =
  'This version shows something in this column, and the workbook does not have it yet. The next `marac run` adds it: nothing is to be done by hand.';
/** Said of a column that the workbook had. */
export const MISSING =
  'The column is missing. Add its heading again, or undo what removed it; nothing of this tab is read until then.';

/** A column without which no row can be, or in whose place something else stands, is asked about. */
function missing(wanted: Wanted, { table, headers, places, order, isOdd }: HeadingRow): Problem {
  if (wanted.required) return tell(table, wanted, 'heading.missing', MISSING);
  const odd = findStandIn(wanted.field, order, places, isOdd);
  if (odd === undefined) return { ...tell(table, wanted, 'heading.new', NEW), size: 'note' };
  const shown = headers[odd] ?? '';
  const sentence = `The column is missing, and column ${columnLetters(odd)} stands where it would. If it is the one, give it this heading again; if not, write this heading over a free column. Nothing of this tab is read until then.`;
  return { ...tell(table, wanted, 'heading.missing', sentence), ...(shown === '' ? {} : { shown }) };
}

function tell(table: Table, wanted: Wanted, code: string, sentence: string): Problem {
  return {
    id: problemId(code, table.name, '', wanted.field === '' ? 'row id' : wanted.field),
    code,
    size: 'table',
    table: table.name,
    column: wanted.header,
    place: `${table.tab}, headings, "${wanted.header}"`,
    sentence,
  };
}

function looksLike(heading: string, names: readonly string[]): boolean {
  return names.some((name) => {
    const most = name.length <= 4 ? 1 : name.length <= 8 ? 2 : 3;
    if (changes(heading, name) <= most) return true;
    const [a, b] = [new Set(heading.split(' ')), new Set(name.split(' '))];
    const both = [...a].filter((part) => b.has(part)).length;
    return both > 0 && both / (a.size + b.size - both) >= 0.5;
  });
}

/** Letters to insert, delete or change to make one of the other. */
function changes(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const next = [i];
    for (let j = 1; j <= b.length; j++)
      next.push(
        Math.min((row[j] ?? 0) + 1, (next[j - 1] ?? 0) + 1, (row[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1)),
      );
    row = next;
  }
  return row[b.length] ?? 0;
}

/** The place beside the nearest column on either side where the missing one would stand, if what stands there is not ours. */
function findStandIn(
  field: string,
  order: readonly string[],
  places: ReadonlyMap<string, number>,
  isOdd: (index: number) => boolean,
): number | undefined {
  const at = order.indexOf(field);
  const placesOf = (fields: readonly string[]): readonly number[] => fields.flatMap((one) => places.get(one) ?? []);
  const before = placesOf(order.slice(0, at)).at(-1);
  const [after] = placesOf(order.slice(at + 1));
  return [...(before === undefined ? [] : [before + 1]), ...(after === undefined ? [] : [after - 1])].find(isOdd);
}
