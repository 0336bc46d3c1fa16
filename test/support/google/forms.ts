// A Google Form linked to a spreadsheet: each answer is a new row under the last one, with a timestamp in the sheet's zone; its
// columns follow their questions wherever people move them, and a question added later brings a column of its own.
import { boxOf } from './a1.ts';
import { addSheet, updateSheetProperties } from './objects.ts';
import { insertDimension } from './dimensions.ts';
import { isBlank, mapCells, newRows, renumbered, withTab } from './book.ts';
import type { Book, Cell, Tab } from './book.ts';
import { serialInZone } from './numbers.ts';
import { saveBook } from './world.ts';
import type { StoredFile, World } from './world.ts';

export interface Form {
  readonly sheetId: number;
  /** One person's answers by question title; a question left out is left blank. A question for a date answers with a day, as a Date in UTC. */
  readonly submit: (answers: Readonly<Record<string, string | Date>>) => void;
  /** A new question: its column comes right after the form's last one, before whatever else stands there. */
  readonly addQuestion: (title: string) => void;
  /** Rewords a question: its column's header follows. */
  readonly reword: (title: string, to: string) => void;
  /** Takes a question away: its column stays, without new answers. */
  readonly removeQuestion: (title: string) => void;
}

const forms = 'forms-receipts-noreply@google.com';

/** Links a form: a new tab called `title` with Timestamp and the questions as headers. */
export function linkForm(world: World, fileId: string, title: string, questions: readonly string[]): Form {
  const file = world.files.get(fileId);
  if (!file?.book) throw new Error(`No spreadsheet ${fileId}`);
  const width = Math.max(26, questions.length + 1);
  const made = addSheet(file.book, {
    title: `Form responses ${file.book.tabs.length}`,
    gridProperties: { rowCount: 100, columnCount: width },
  });
  const sheetId = made.properties.sheetId ?? 0;
  const named = updateSheetProperties(made.book, { properties: { sheetId, title }, fields: 'title' });
  const tab = tabOf(named, sheetId);
  const headed = mapCells(tab, { top: 0, bottom: 1, left: 0, right: questions.length + 1 }, (_, __, column) =>
    text(column === 0 ? 'Timestamp' : (questions[column - 1] ?? '')),
  );
  saveBook(world, file, withTab(named, headed), forms);
  const tracks = new Map(['Timestamp', ...questions].map((question, index) => [question, headed.columns[index]!.id]));
  return openForm(world, file, sheetId, tracks);
}

function openForm(world: World, file: StoredFile, sheetId: number, tracks: Map<string, number>): Form {
  const book = () => file.book!;
  const save = (after: Book) => {
    saveBook(world, file, after, forms);
  };
  return {
    sheetId,
    submit(answers) {
      const now = serialInZone(world.nowMs(), book().properties.timeZone ?? 'Europe/London');
      const { after, tab, row } = rowForAnswer(book(), sheetId);
      const cells = new Map<number, Cell>();
      cells.set(columnOf(tab, tracks.get('Timestamp')), {
        userEnteredValue: { numberValue: now },
        userEnteredFormat: { numberFormat: { type: 'DATE_TIME', pattern: 'dd/MM/yyyy HH:mm:ss' } },
      });
      for (const [question, answer] of Object.entries(answers)) {
        const id = tracks.get(question);
        if (id === undefined) throw new Error(`The form has no question "${question}"`);
        if (answer !== '') cells.set(columnOf(tab, id), typeof answer === 'string' ? text(answer) : day(answer));
      }
      const box = { ...boxOf({}, tab), top: row, bottom: row + 1 };
      save(
        withTab(
          after,
          mapCells(tab, box, (cell, _, column) => cells.get(column) ?? cell),
        ),
      );
    },
    addQuestion(title) {
      const tab = tabOf(book(), sheetId);
      const last = Math.max(...[...tracks.values()].map((id) => columnOf(tab, id)));
      const range = { sheetId, dimension: 'COLUMNS', startIndex: last + 1, endIndex: last + 2 };
      const grown = insertDimension(book(), { range, inheritFromBefore: true });
      const after = tabOf(grown, sheetId);
      tracks.set(title, after.columns[last + 1]!.id);
      save(
        withTab(
          grown,
          mapCells(after, { top: 0, bottom: 1, left: last + 1, right: last + 2 }, () => text(title)),
        ),
      );
    },
    reword(title, to) {
      const id = tracks.get(title);
      if (id === undefined) throw new Error(`The form has no question "${title}"`);
      tracks.delete(title);
      tracks.set(to, id);
      const tab = tabOf(book(), sheetId);
      const column = columnOf(tab, id);
      save(
        withTab(
          book(),
          mapCells(tab, { top: 0, bottom: 1, left: column, right: column + 1 }, () => text(to)),
        ),
      );
    },
    removeQuestion: (title) => void tracks.delete(title),
  };
}

function tabOf(book: Book, sheetId: number): Tab {
  const tab = book.tabs.find((each) => each.properties.sheetId === sheetId);
  if (!tab) throw new Error('The form lost its tab');
  return tab;
}

function columnOf(tab: Tab, id: number | undefined): number {
  return tab.columns.findIndex((column) => column.id === id);
}

function day(answer: Date): Cell {
  return {
    userEnteredValue: { numberValue: answer.getTime() / 86_400_000 + 25_569 },
    userEnteredFormat: { numberFormat: { type: 'DATE', pattern: 'dd/MM/yyyy' } },
  };
}

function text(value: string): Cell {
  return { userEnteredValue: { stringValue: value } };
}

/** The row under the last one that holds anything; the grid grows when it is full. */
function rowForAnswer(book: Book, sheetId: number): { after: Book; tab: Tab; row: number } {
  const tab = tabOf(book, sheetId);
  const row = tab.rows.findLastIndex((each) => each.cells.some((cell) => !isBlank(cell))) + 1;
  if (row < tab.rows.length) return { after: book, tab, row };
  const grown = { ...tab, rows: [...tab.rows, ...newRows(book.nextId, 100)] };
  const after = renumbered(withTab({ ...book, nextId: book.nextId + 100 }, grown));
  return { after, tab: tabOf(after, sheetId), row };
}
