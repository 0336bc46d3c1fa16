// What paragraphs and tables need to know of the place they stand in.
import type { Paragraph, Table } from 'docx';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

export type Block = Paragraph | Table;

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

/** Numbered lists count from one each: the library asks for a number of its own per list. */
export interface Sheet {
  lists: number;
  /** The next paragraph starts a page. */
  newPage: boolean;
}

/** Fills a cell with blocks: handed to the table, which stands below the blocks. */
export type Fill = (parent: Tree.ParentNode, setting: Setting, sheet: Sheet) => Block[];
