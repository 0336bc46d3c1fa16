// People at the keyboard of the sheet: what they type, paste, sort, insert, rename and undo, without the API and its quota,
// through the same rules (protections stop them, strict validations refuse what they type).
import type { sheets_v4 } from '@googleapis/sheets';
import { readRange } from './a1.ts';
import { applyBatch } from './batch.ts';
import { mapCells, withTab } from './book.ts';
import type { Book, Cell, Tab } from './book.ts';
import { enteredCell } from './cells.ts';
import { getValues, renderOptions } from './values.ts';
import { atLeast, mime, permissionOf, roleOn, saveBook, storeFile, touch } from './world.ts';
import type { StoredFile, World } from './world.ts';

export interface Person {
  /** Types into the cell at `Tab!B3`, as the browser would read it; refused (thrown) where a protection or a strict rule says so. */
  readonly type: (range: string, text: string) => void;
  /** Types a block of cells from the corner on; each text as if typed. */
  readonly fill: (corner: string, rows: readonly (readonly string[])[]) => void;
  /** Any requests of batchUpdate: menus and mouse. */
  readonly act: (...requests: readonly sheets_v4.Schema$Request[]) => void;
  readonly sort: (range: string, column: number, descending?: boolean) => void;
  readonly insertRows: (tab: string, at: number, count?: number) => void;
  readonly deleteRows: (tab: string, at: number, count?: number) => void;
  readonly insertColumns: (tab: string, at: number, count?: number) => void;
  readonly deleteColumns: (tab: string, at: number, count?: number) => void;
  readonly renameTab: (tab: string, title: string) => void;
  readonly moveTab: (tab: string, index: number) => void;
  readonly findReplace: (find: string, replacement: string) => void;
  /** File > Version history > Restore: the content of an earlier revision becomes the newest. */
  readonly restore: (revisionId: string) => void;
  readonly undo: () => void;
}

export interface People {
  /** Opens a file as this person. */
  readonly open: (email: string, fileId: string) => Person;
  readonly share: (
    fileId: string,
    with_: { email?: string; domain?: string; anyone?: boolean; group?: string },
    role?: string,
  ) => void;
  readonly unshare: (fileId: string, email: string) => void;
  /** File > Make a copy: the content with its marks, shared with nobody; only whoever copied may write where a range is protected. */
  readonly copy: (email: string, fileId: string) => string;
  readonly trash: (fileId: string, trashed?: boolean) => void;
  readonly erase: (fileId: string) => void;
  /** The texts shown in a range, as a person sees them. */
  readonly look: (fileId: string, range: string) => string[][];
  readonly setSheetLocale: (fileId: string, change: { locale?: string; timeZone?: string; title?: string }) => void;
}

/** Hands to the world. */
export function openPeople(world: World): People {
  const need = (fileId: string): StoredFile & { book: Book } => {
    const file = world.files.get(fileId);
    if (!file?.book) throw new Error(`No spreadsheet ${fileId}`);
    return file as StoredFile & { book: Book };
  };
  const needFile = (fileId: string): StoredFile => {
    const file = world.files.get(fileId);
    if (!file) throw new Error(`No file ${fileId}`);
    return file;
  };
  return {
    open: (email, fileId) => openPerson(world, need(fileId), email),
    share(fileId, given, role = 'writer') {
      const file = needFile(fileId);
      const type = given.anyone ? 'anyone' : given.domain ? 'domain' : given.group ? 'group' : 'user';
      const address = given.email ?? given.group;
      const permission = permissionOf({
        type,
        role,
        ...(address && { emailAddress: address }),
        ...(given.domain && { domain: given.domain }),
      });
      file.permissions = [...file.permissions.filter((each) => each.id !== permission.id), permission];
      touch(world, file, file.modifiedBy);
    },
    unshare(fileId, email) {
      const file = needFile(fileId);
      file.permissions = file.permissions.filter((each) => each.emailAddress !== email);
      touch(world, file, file.modifiedBy);
    },
    copy(email, fileId) {
      const { book, name } = need(fileId);
      const id = world.nextId('file');
      const title = `Copy of ${name}`;
      const tabs = book.tabs.map((tab) => ({
        ...tab,
        protectedRanges: tab.protectedRanges.map((range) =>
          range.warningOnly ? range : { ...range, editors: { users: [email] } },
        ),
      }));
      const copied = { ...book, spreadsheetId: id, properties: { ...book.properties, title }, tabs };
      return storeFile(world, { id, name: title, mimeType: mime.sheet, owner: email, book: copied }).id;
    },
    trash(fileId, trashed = true) {
      const file = needFile(fileId);
      file.trashed = trashed;
      touch(world, file, file.modifiedBy);
    },
    erase: (fileId) => void world.files.delete(fileId),
    look(fileId, range) {
      const { book } = need(fileId);
      const { values = [] } = getValues(book, readRange(book, range), renderOptions('FORMATTED_VALUE'));
      return (values ?? []) as string[][];
    },
    setSheetLocale(fileId, change) {
      const file = need(fileId);
      const book = { ...file.book, properties: { ...file.book.properties, ...change } };
      saveBook(world, file, book, file.modifiedBy);
    },
  };
}

function openPerson(world: World, file: StoredFile & { book: Book }, email: string): Person {
  const editor = () => {
    const role = roleOn(world, file, email);
    if (!atLeast(role, 'writer')) throw new Error(`${email} may not edit this file`);
    return { email, owner: role === 'owner' };
  };
  const act = (...requests: readonly sheets_v4.Schema$Request[]) => {
    saveBook(world, file, applyBatch(file.book, requests, editor()).book, email);
  };
  const fill = (corner: string, rows: readonly (readonly string[])[]) => {
    const { tab, box } = readRange(file.book, corner);
    const start = { sheetId: tab.properties.sheetId ?? 0, rowIndex: box.top, columnIndex: box.left };
    const locale = file.book.properties.locale ?? 'en_GB';
    const values = rows.map((row, down) => ({
      values: row.map((text, across) => typed(tab, box.top + down, box.left + across, text, locale)),
    }));
    const missing = box.top + rows.length - tab.rows.length;
    act(...(missing > 0 ? [{ appendDimension: { sheetId: start.sheetId, dimension: 'ROWS', length: missing } }] : []), {
      updateCells: { start, rows: values, fields: 'userEnteredValue,userEnteredFormat' },
    });
  };
  const span = (title: string, dimension: 'ROWS' | 'COLUMNS', at: number, count: number) => {
    const tab = file.book.tabs.find((each) => each.properties.title === title);
    if (!tab) throw new Error(`No tab ${title}`);
    return { sheetId: tab.properties.sheetId ?? 0, dimension, startIndex: at, endIndex: at + count };
  };
  const rename = (title: string, properties: sheets_v4.Schema$SheetProperties) => {
    const { sheetId } = span(title, 'ROWS', 0, 1);
    act({
      updateSheetProperties: { properties: { sheetId, ...properties }, fields: Object.keys(properties).join(',') },
    });
  };
  return {
    act,
    fill,
    type: (range, text) => {
      fill(range, [[text]]);
    },
    sort(range, column, descending = false) {
      const { tab, box } = readRange(file.book, range);
      const sortSpecs = [{ dimensionIndex: column, sortOrder: descending ? 'DESCENDING' : 'ASCENDING' }];
      act({ sortRange: { range: gridOf(tab, box), sortSpecs } });
    },
    insertRows: (tab, at, count = 1) => {
      act({ insertDimension: { range: span(tab, 'ROWS', at, count), inheritFromBefore: at > 1 } });
    },
    deleteRows: (tab, at, count = 1) => {
      act({ deleteDimension: { range: span(tab, 'ROWS', at, count) } });
    },
    insertColumns: (tab, at, count = 1) => {
      act({ insertDimension: { range: span(tab, 'COLUMNS', at, count), inheritFromBefore: false } });
    },
    deleteColumns: (tab, at, count = 1) => {
      act({ deleteDimension: { range: span(tab, 'COLUMNS', at, count) } });
    },
    renameTab: (tab, title) => {
      rename(tab, { title });
    },
    moveTab: (tab, index) => {
      rename(tab, { index });
    },
    findReplace: (find, replacement) => {
      act({ findReplace: { find, replacement, allSheets: true } });
    },
    restore(revisionId) {
      const revision = file.revisions.find((each) => each.id === revisionId);
      if (!revision?.book) throw new Error(`No revision ${revisionId}`);
      saveBook(world, file, { ...revision.book }, email);
    },
    undo() {
      const before = file.revisions.at(-2)?.book;
      if (before) saveBook(world, file, { ...before }, email);
    },
  };
}

function gridOf(
  tab: Tab,
  box: { top: number; bottom: number; left: number; right: number },
): sheets_v4.Schema$GridRange {
  return {
    sheetId: tab.properties.sheetId ?? 0,
    startRowIndex: box.top,
    endRowIndex: box.bottom,
    startColumnIndex: box.left,
    endColumnIndex: box.right,
  };
}

/** A cell as typing leaves it: plain-text cells keep the text, a strict list refuses what is not on it. */
function typed(tab: Tab, row: number, column: number, text: string, locale: string): Cell {
  const before = tab.rows[row]?.cells[column];
  const format = before?.userEnteredFormat;
  const rule = before?.dataValidation;
  const allowed = rule?.condition?.values?.map((value) => value.userEnteredValue);
  if (rule?.strict && rule.condition?.type === 'ONE_OF_LIST' && text !== '' && !allowed?.includes(text)) {
    throw new Error('The data that you entered violates the data validation rules set on this cell.');
  }
  if (format?.numberFormat?.type === 'TEXT') {
    return { userEnteredFormat: format, ...(text !== '' && { userEnteredValue: { stringValue: text } }) };
  }
  const entered = enteredCell(text, locale);
  const merged = format?.numberFormat ? format : { ...format, ...entered.userEnteredFormat };
  return {
    ...(entered.userEnteredValue && { userEnteredValue: entered.userEnteredValue }),
    ...(Object.keys(merged).length > 0 && { userEnteredFormat: merged }),
  };
}

/** Sets values directly, without any person: for building a world before a test begins. */
export function plant(
  file: StoredFile,
  range: string,
  rows: readonly (readonly (string | number | boolean)[])[],
): void {
  const book = file.book;
  if (!book) throw new Error('Not a spreadsheet');
  const { tab, box } = readRange(book, range);
  const area = {
    top: box.top,
    left: box.left,
    bottom: box.top + rows.length,
    right: box.left + Math.max(...rows.map((row) => row.length)),
  };
  file.book = withTab(
    book,
    mapCells(tab, area, (cell, row, column) => {
      const value = rows[row - area.top]?.[column - area.left];
      if (value === undefined || value === '') return cell;
      if (typeof value === 'number') return { ...cell, userEnteredValue: { numberValue: value } };
      if (typeof value === 'boolean') return { ...cell, userEnteredValue: { boolValue: value } };
      return { ...cell, userEnteredValue: value.startsWith('=') ? { formulaValue: value } : { stringValue: value } };
    }),
  );
}
