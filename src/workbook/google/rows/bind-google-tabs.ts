// Which tab is which table, and which column which field: by heading and by the mark we left there. Both must agree; where they do not,
// a person is asked and nothing of the tab is read.
import { foldText } from '../../../domain/text/fold.ts';
import { problemId, type Problem } from '../../../domain/text/problem.ts';
import { bindHeaders, columnLetters } from '../../tables/headers.ts';
import { laidAs } from '../../looks/sheet-order.ts';
import { SIDE_TABLES } from '../../tables/all-tables.ts';
import { columnsOf, ROW_ID_HEADER, type Table } from '../../tables/table.ts';
import { markedColumns, markOfTab } from './sheet-marks.ts';
import type { Sheet, Spreadsheet } from '../calls/google-shapes.ts';

export type BoundTab =
  | { readonly ok: true; readonly sheet: Sheet; readonly marked: boolean; readonly problems: readonly Problem[] }
  /** `absent`: no tab has its mark or title, and no copy of it is left. */
  | { readonly ok: false; readonly problems: readonly Problem[]; readonly absent?: boolean };

/** The tab of a table: by its mark wherever it stands and whatever it is called; by its title where nothing is marked. */
export function bindTab(spreadsheet: Spreadsheet, table: Table): BoundTab {
  const grids = spreadsheet.sheets.filter((sheet) => sheet.properties.sheetType === 'GRID');
  const marks = grids.flatMap((sheet) => {
    const mark = markOfTab(sheet);
    return mark?.table === table.name ? [{ sheet, copy: mark.copy }] : [];
  });
  const own = marks.find((mark) => !mark.copy);
  const copies = marks.filter((mark) => mark.copy).map((mark) => copyNote(table, mark.sheet));
  if (own !== undefined) return { ok: true, sheet: own.sheet, marked: true, problems: copies };
  const titled = grids.filter(
    (sheet) => foldText(sheet.properties.title) === foldText(table.tab) && markOfTab(sheet) === undefined,
  );
  const [first, ...others] = titled;
  if (first === undefined && SIDE_TABLES.includes(table)) return { ok: false, problems: [] };
  if (first !== undefined && others.length === 0) return { ok: true, sheet: first, marked: false, problems: copies };
  const sentence =
    first === undefined
      ? `The tab is missing. Undo what removed it, or let \`marac init --google\` make it again; nothing of it is read until then.`
      : 'Two tabs have this name. Rename the one that is not it; nothing of either is read until then.';
  const absent = first === undefined && copies.length === 0;
  return { ok: false, absent, problems: [...copies, tell(table, 'tab.missing', 'table', sentence)] };
}

function copyNote(table: Table, sheet: Sheet): Problem {
  const sentence = 'A copy of this tab stands in the file. It is not read; delete it when you no longer need it.';
  return { ...tell(table, 'tab.copied', 'note', sentence), shown: sheet.properties.title };
}

function tell(table: Table, code: string, size: Problem['size'], sentence: string, field?: Field): Problem {
  return {
    id: problemId(code, table.name, '', field === undefined ? '' : field.field === '' ? 'row id' : field.field),
    code,
    size,
    table: table.name,
    ...(field === undefined ? {} : { column: field.header }),
    place: field === undefined ? table.tab : `${table.tab}, headings, "${field.header}"`,
    sentence,
  };
}

interface Field {
  readonly field: string;
  readonly header: string;
  readonly readBack: boolean;
}

export type BoundColumns =
  | {
      readonly ok: true;
      readonly columns: ReadonlyMap<string, number>;
      readonly idColumn: number;
      /** Fields ('' for the row id) whose column carries no mark yet: marked at the next write. */
      readonly unmarked: readonly string[];
      readonly problems: readonly Problem[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** The columns of a tab, by heading; every mark that says otherwise makes the table unknown. */
export function bindColumns(
  sheet: Sheet,
  headers: readonly (string | undefined)[],
  table: Table,
  isFilled: (index: number) => boolean = () => false,
): BoundColumns {
  const byHeading = bindHeaders(headers, table, { isFilled, order: laidAs(table) });
  const marks = markedColumns(sheet, table.name);
  const fields: readonly Field[] = [
    { field: '', header: table.idHeader ?? ROW_ID_HEADER, readBack: true },
    ...columnsOf(table).map(({ field, header, writer }) => ({ field, header, readBack: writer !== 'runner' })),
  ];
  const sharpened = byHeading.problems.map((problem) => sharpen(problem, fields, marks, headers));
  if (sharpened.some(({ size }) => size === 'table') || !byHeading.ok) return { ok: false, problems: sharpened };
  const at = (field: string): number | undefined => (field === '' ? byHeading.idColumn : byHeading.columns.get(field));
  const moved = fields.filter(({ field, readBack }) => {
    const places = marks.get(field) ?? [];
    return readBack && places.length > 0 && !places.includes(at(field) ?? -1);
  });
  if (moved.length > 0) return { ok: false, problems: moved.map((field) => swapped(table, field, at, marks)) };
  const unmarked = fields.map(({ field }) => field).filter((field) => at(field) !== undefined && !marks.has(field));
  return { ...byHeading, unmarked };
}

/** A heading that is gone, where the mark still says which column it was: named, and asked about. */
function sharpen(
  problem: Problem,
  fields: readonly Field[],
  marks: ReadonlyMap<string, readonly number[]>,
  headers: readonly (string | undefined)[],
): Problem {
  if (!['heading.missing', 'heading.renamed', 'heading.new'].includes(problem.code)) return problem;
  const field = fields.find(({ header }) => header === problem.column);
  const [index] = (field && marks.get(field.field)) ?? [];
  if (index === undefined) return problem;
  const shown = headers[index] ?? '';
  const now = shown === '' ? 'has no heading now' : 'has another heading now';
  return {
    ...problem,
    code: 'heading.renamed',
    size: 'table',
    id: problem.id.replace(problem.code, 'heading.renamed'),
    sentence: `Column ${columnLetters(index)} was this one and ${now}. If it still is, give it this heading again; nothing of this tab is read until then.`,
    ...(shown === '' ? {} : { shown }),
  };
}

function swapped(
  table: Table,
  field: Field,
  at: (field: string) => number | undefined,
  marks: ReadonlyMap<string, readonly number[]>,
): Problem {
  const was = (marks.get(field.field) ?? []).map(columnLetters).join(' and ');
  const now = columnLetters(at(field.field) ?? 0);
  const sentence = `This heading stood over column ${was} and stands over column ${now} now. Put the headings back where they were; nothing of this tab is read until then.`;
  return tell(table, 'heading.swapped', 'table', sentence, field);
}
