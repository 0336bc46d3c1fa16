// What a workbook is to the rest of the house: tables read as one snapshot, changes by row id and column, each change answered.
// Positions (row numbers, column letters) never leave an adapter, except as words in `place`.
import type { Cell } from '../domain/cells/cell.ts';
import type { Problem } from '../domain/text/problem.ts';
import type { TableName } from './tables/table.ts';

/** Which file of a MARAC a row stands in: part of where it is, never of what it is. */
export type FileRole = 'main' | 'restricted' | 'register';

/** Opaque: what the adapter needs to notice that a file moved on since it was read. */
export type Revision = string;

export interface RawRow {
  /** The row id as it stands in the sheet; absent when nobody has given the row one yet. */
  readonly id?: string;
  readonly file: FileRole;
  /** `row 14` of that file's tab, for people's eyes. */
  readonly place: string;
  /** By field name of the table's definition (people's, born and runner's columns alike); an absent field is blank. */
  readonly cells: ReadonlyMap<string, Cell>;
}

export interface RawTable {
  readonly name: TableName;
  /** known: columns bound, rows to work with. unknown: a column that rows need is missing, or one is doubled or renamed; its jobs stop. */
  readonly state: 'known' | 'unknown';
  readonly rows: readonly RawRow[];
  readonly problems: readonly Problem[];
  /** Fields whose columns stand there, file by file; what is missing is read as blank. Not said where the tab could not be bound. */
  readonly columns?: ReadonlyMap<FileRole, ReadonlySet<string>>;
  /** Files that do not have the tab, nor anything that could be it under another name. */
  readonly absent?: readonly FileRole[];
}

export interface Snapshot {
  readonly revision: Revision;
  readonly tables: ReadonlyMap<TableName, RawTable>;
  /** Trouble with a whole file: not a workbook, cannot be read, shared too widely (size run). */
  readonly problems: readonly Problem[];
  /** Files that someone has open right now: read as last saved, writes are kept back. */
  readonly open: readonly FileRole[];
}

export type Change =
  /** Sets cells of a row known by its id, each only where it still is what was read. */
  | {
      readonly do: 'set';
      readonly table: TableName;
      readonly rowId: string;
      readonly cells: ReadonlyMap<string, { readonly from: Cell; readonly to: Cell }>;
    }
  /** A whole new row at the end of the table, with its id among the runner's cells. A row of that id already there counts as done. */
  | {
      readonly do: 'add';
      readonly table: TableName;
      readonly file: FileRole;
      readonly rowId: string;
      readonly cells: ReadonlyMap<string, Cell>;
    }
  /** Gives an id to the row that stood at `place` with these cells and still does. */
  | {
      readonly do: 'adopt';
      readonly table: TableName;
      readonly file: FileRole;
      readonly place: string;
      readonly rowId: string;
      readonly cells: ReadonlyMap<string, Cell>;
    }
  /** Removes a row of a view that is the runner's own (Today, Checks, Outbox): refused for any other table. */
  | { readonly do: 'remove'; readonly table: TableName; readonly rowId: string }
  /** Puts the rows of a view into this order from the top, without gaps, what people typed in them with them. A row that cannot be moved stays. */
  | { readonly do: 'order'; readonly table: TableName; readonly file: FileRole; readonly rowIds: readonly string[] };

export type Answer =
  | { readonly outcome: 'done' }
  /** The file is open elsewhere: asked again at the next run. */
  | { readonly outcome: 'keptBack' }
  /** The row or cell is no longer what was read. */
  | { readonly outcome: 'movedOn'; readonly fields: readonly string[] };

/** A row that shall stand in another file of the MARAC: copied there, read back, and only then taken out where it stood; the rows below it go up. */
export interface RowMove {
  readonly table: TableName;
  readonly rowId: string;
  readonly to: FileRole;
}

export type MoveAnswer =
  /**
   * left: places in the old file where something of the row still stands in columns that are not ours. gaps: blank rows there that could not be closed
   * up, and show that something stood in them.
   */
  | { readonly outcome: 'done'; readonly left: readonly string[]; readonly gaps?: readonly string[] }
  | { readonly outcome: 'keptBack' }
  /** The two copies differ, or no file has the row: nothing was emptied. */
  | { readonly outcome: 'movedOn'; readonly fields: readonly string[] };

/** One entry of a file's sharing, as far as the place itself knows who can open it. */
export interface SharedWith {
  readonly emailAddress?: string | undefined;
  /** The account is gone: nobody opens the file with it. */
  readonly deleted?: boolean | undefined;
}

/** Columns of ours that the tab of a file does not have, or the whole tab. */
export interface Lay {
  readonly table: TableName;
  readonly file: FileRole;
  readonly fields: readonly string[] | 'tab';
}

/** Columns of a tab that stand in a file. */
export interface Columns {
  readonly table: TableName;
  readonly file: FileRole;
  readonly fields: readonly string[];
}

/** Rows of a tab in the order in which they shall stand from the top, without gaps. */
export interface Arrange {
  readonly table: TableName;
  readonly file: FileRole;
  readonly rowIds: readonly string[];
}

/** A tab of a file. */
export interface Tab {
  readonly table: TableName;
  readonly file: FileRole;
}

export interface ReadHow {
  /** What was read within the last ten seconds will do, with what was written since: as before a message that leaves. Who can open it is asked anew. */
  readonly recent?: boolean;
}

export interface Workbook {
  /** One snapshot of the named tables over all files of the MARAC. Never throws for what people did to the file: that is in `problems`. */
  read(tables: readonly TableName[], how?: ReadHow): Promise<Snapshot>;
  /** Answers every change, in order. A set whose cells moved on in part writes the rest and names the fields that moved. */
  write(changes: readonly Change[], since: Revision): Promise<readonly Answer[]>;
  /** Answers every move, in order; asked again after a crash it goes on where it stopped. A row that stands there already is done. */
  move(rows: readonly RowMove[]): Promise<readonly MoveAnswer[]>;
  /** Adds columns right of everything that stands there, as a blank workbook has them, or tabs behind the others. What is there is left as it is. */
  lay?(what: readonly Lay[]): Promise<readonly Answer[]>;
  /** Brings what cells of columns take up to date where an earlier version wrote it: drop-downs offer every choice of this one. Nothing else changes. */
  renew?(what: readonly Columns[]): Promise<readonly Answer[]>;
  /** Puts rows in order as they stand, with what people wrote beside them; a row that cannot be moved stays. For tabs that people type in. */
  arrange?(what: readonly Arrange[]): Promise<readonly Answer[]>;
  /** Shows these tabs where they are hidden. */
  show?(what: readonly Tab[]): Promise<readonly Answer[]>;
  /** Whether any file moved on since that reading: a stat, or Drive's version; cheap enough to ask before every message. */
  moved(since: Revision): Promise<boolean>;
  /** Whether `order` is done here. A Google Sheet closes up by itself, and its rows stay as they came. */
  readonly orders?: boolean;
  /** Who can open each file, as of the newest read; absent where only the operating system knows. */
  sharing?(): ReadonlyMap<FileRole, readonly SharedWith[]>;
  /** What kept the last writes back beside somebody who has the file open: a disk that is full or read-only, rights that are missing. */
  troubles?(): readonly Problem[];
  close(): Promise<void>;
}
