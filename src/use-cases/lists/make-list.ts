// A list as headings and rows of cells. Everything in its file that is not a row of it is named.
import { cellText, textCell, type Cell } from '../../domain/cells/cell.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { findGroups, isTotals, nameHeadings } from '../../workbook/lists/heading-row.ts';

export interface ListRow {
  /** `line 14` or `row 14` of the list. */
  readonly place: string;
  readonly cells: readonly Cell[];
}

export interface ListFile {
  /** No two are equal: a text that occurs twice is named with its column. */
  readonly headings: readonly string[];
  /** Headings whose text is over another column too. */
  readonly doubled: ReadonlySet<string>;
  /** Headings whose column is hidden. */
  readonly hiddenHeadings: ReadonlySet<string>;
  readonly rows: readonly ListRow[];
  /** Rows hidden by a filter or by hand: a person says whether they belong to the list. */
  readonly hiddenRows: readonly ListRow[];
  /** What else is in the file: titles above, totals, other sheets. */
  readonly told: readonly Problem[];
}

export interface ReadListOptions {
  /** Whether a text is the name of one of our columns: this finds the row of headings. */
  readonly isKnown?: (text: string) => boolean;
  /** The sheet to read, by its name. */
  readonly sheet?: string | undefined;
}

export function listProblem(code: string, sentence: string, place = '', size: Problem['size'] = 'table'): Problem {
  const where = place === '' ? 'The list' : `The list, ${place}`;
  return { id: problemId(code, 'list', place), code, size, place: where, sentence };
}

/** Makes a list from its texts: headings made unique, other rows named. */
export function makeList(
  texts: readonly string[],
  above: readonly { readonly place: string; readonly texts: readonly string[] }[],
  rows: readonly ListRow[],
  letters: readonly string[],
): ListFile {
  const groups = findGroups(above.at(-1)?.texts, texts);
  const titles = groups === undefined ? above : above.slice(0, -1);
  const headings = nameHeadings(texts, letters, groups);
  const isFilled = (row: ListRow): boolean => row.cells.some((cell) => cellText(cell).trim() !== '');
  const plain = rows.filter(isFilled).map((row) => ({ ...row, cells: row.cells.map(withoutWrapping) }));
  const totals = plain.filter((row) => isTotals(row.cells.map(cellText)));
  return {
    headings: headings.map((heading) => heading.label),
    doubled: new Set(headings.filter((heading) => heading.doubled).map((heading) => heading.label)),
    hiddenHeadings: new Set(),
    rows: plain.filter((row) => !totals.includes(row)),
    hiddenRows: [],
    told: [
      ...titles
        .filter((title) => title.texts.some((text) => text.trim() !== ''))
        .map((title) => listProblem('list.above', ABOVE, title.place, 'note')),
      ...totals.map((one) => listProblem('list.totals', TOTALS, one.place, 'note')),
    ],
  };
}

const ABOVE = 'It stands above the headings and is no row of the list.';
const TOTALS = 'It adds the list up and is no row of it.';

/** `="0123"`, as programs write a number that must keep its leading zeros: returns the text. */
function withoutWrapping(cell: Cell): Cell {
  const text = cell.kind === 'text' ? cell.text.trim() : cell.kind === 'formula' ? cell.formula : undefined;
  const inside = text === undefined ? undefined : /^=?"((?:[^"]|"")*)"$/.exec(text)?.[1];
  if (inside === undefined || (cell.kind === 'text' && !text?.startsWith('='))) return cell;
  return textCell(inside.replaceAll('""', '"'));
}
