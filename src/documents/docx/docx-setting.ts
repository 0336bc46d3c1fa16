// What paragraphs and tables need to know of the place they stand in, and what a file gathers while it is written.
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';
import type { Lists } from './docx-shell.ts';

/** How the blocks of one container are set. */
export interface Setting {
  /** Keep each paragraph with the next: a section that must not break. */
  readonly keep: boolean;
  /** Style of loose text and plain paragraphs. */
  readonly plain: string;
  readonly bold: boolean;
  readonly right: boolean;
}
export const BODY: Setting = { keep: false, plain: 'Normal', bold: false, right: false };

export interface Sheet {
  readonly lists: Lists;
  /** Numbered lists so far: each counts from one. */
  numbered: number;
  /** Addresses that are linked to, in the order of the document; a link names its place in here. */
  readonly links: string[];
  /** The next paragraph starts a page. */
  newPage: boolean;
  /** Words of the last heading: what the tables under it are about. */
  heading: string;
}

/** Fills a cell with blocks: handed to the table, which stands below the blocks. */
export type Fill = (parent: Tree.ParentNode, setting: Setting, sheet: Sheet) => string[];
