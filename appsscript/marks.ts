// Notes and colours on cells: ours are told from people's by their first words and one colour, so that they go when the trouble goes and a person's stay.
import { columnLetters } from '../src/workbook/tables/headers.ts';
import { columnsOf } from '../src/workbook/tables/table.ts';
import type { Problem } from '../src/domain/text/problem.ts';
import type { Jump } from './page.ts';
import type { ReadTab, SheetFile } from './sheet.ts';

type Tab = GoogleAppsScript.Spreadsheet.Sheet;

const OURS = '⚑ Marac: ';
/** Amber: the row waits. Used for nothing else in these sheets. */
export const PROBLEM_COLOUR = '#fce8b2';
const PLAIN_COLOUR = '#ffffff';

/** A cell's note with our sentences after whatever a person wrote; ours are gone when there are none. */
export function noteWith(before: string, sentences: readonly string[]): string {
  const at = before.indexOf(OURS);
  const theirs = (at < 0 ? before : before.slice(0, at)).trim();
  const ours = sentences.length === 0 ? '' : OURS + [...new Set(sentences)].join(' ');
  return [theirs, ours].filter((part) => part !== '').join('\n\n');
}

/** The cell a problem is about; a whole row's is its first cell, a whole tab's the first heading. */
export function placeOf(file: SheetFile, problem: Problem): Jump | undefined {
  const name = file.present.size === 0 ? undefined : [...file.present].find((candidate) => candidate === problem.table);
  const read = name === undefined ? undefined : file.read(name);
  if (read === undefined) return undefined;
  const sheet = read.tab.getSheetId();
  const row = rowOf(read, problem);
  if (row === undefined) return { sheet, row: 1, column: 1 };
  const field = columnsOf(read.table).find((column) => column.header === problem.column)?.field;
  return { sheet, row, column: (field === undefined ? 0 : (read.columns.get(field) ?? 0)) + 1 };
}

function rowOf(read: ReadTab, problem: Problem): number | undefined {
  const told = /, row (\d+)(?:,|$)/.exec(problem.place)?.[1];
  if (told !== undefined) return Number(told);
  const place = read.raw.rows.find((row) => row.id === problem.rowId)?.place ?? problem.rowId;
  const found = /row (\d+)/.exec(place ?? '')?.[1];
  return found === undefined ? undefined : Number(found);
}

interface Marked {
  readonly row: number;
  readonly column: number;
  readonly sentences: string[];
}

/** Brings the marks of every tab that was read to what its problems are now. */
export function markProblems(file: SheetFile, problems: readonly Problem[]): void {
  const bySheet = new Map<number, Map<string, Marked>>();
  for (const problem of problems) {
    const at = placeOf(file, problem);
    if (at === undefined || at.row === 1) continue;
    const cells = bySheet.get(at.sheet) ?? new Map<string, Marked>();
    bySheet.set(at.sheet, cells);
    const key = `${at.row}/${at.column}`;
    const marked = cells.get(key) ?? { row: at.row, column: at.column, sentences: [] };
    cells.set(key, marked);
    marked.sentences.push(problem.sentence);
  }
  for (const name of file.present) {
    const read = file.read(name);
    if (read === undefined || read.table.view || read.raw.state !== 'known' || read.rowCount < 2) continue;
    markTab(read.tab, bySheet.get(read.tab.getSheetId()) ?? new Map<string, Marked>());
  }
}

function markTab(tab: Tab, wanted: ReadonlyMap<string, Marked>): void {
  const range = tab.getDataRange();
  const notes = range.getNotes();
  const cells = new Map<string, Marked>(wanted);
  notes.forEach((line, row) =>
    line.forEach((note, column) => {
      const key = `${row + 1}/${column + 1}`;
      if (note.includes(OURS) && !cells.has(key)) cells.set(key, { row: row + 1, column: column + 1, sentences: [] });
    }),
  );
  if (cells.size === 0) return;
  const colours = range.getBackgrounds();
  writeMarks(
    tab,
    [...cells.values()].map((cell) => ({
      ...cell,
      note: notes[cell.row - 1]?.[cell.column - 1] ?? '',
      colour: colours[cell.row - 1]?.[cell.column - 1] ?? PLAIN_COLOUR,
    })),
  );
}

export interface Standing extends Marked {
  readonly note: string;
  readonly colour: string;
}

/** Writes what differs, cells of one kind together: few calls however many cells. */
export function writeMarks(tab: Tab, cells: readonly Standing[]): void {
  const notes = new Map<string, string[]>();
  const [coloured, cleared]: [string[], string[]] = [[], []];
  for (const { row, column, sentences, note, colour } of cells) {
    const at = `${columnLetters(column - 1)}${row}`;
    const wanted = noteWith(note, sentences);
    if (wanted !== note) notes.set(wanted, [...(notes.get(wanted) ?? []), at]);
    // A colour that a person gave stays theirs: the note is enough there.
    if (sentences.length > 0 && colour === PLAIN_COLOUR) coloured.push(at);
    if (sentences.length === 0 && colour === PROBLEM_COLOUR) cleared.push(at);
  }
  for (const [note, places] of notes) tab.getRangeList(places).setNote(note);
  if (coloured.length > 0) tab.getRangeList(coloured).setBackground(PROBLEM_COLOUR);
  if (cleared.length > 0) tab.getRangeList(cleared).setBackground(null);
}
