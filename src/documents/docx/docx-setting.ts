// What paragraphs and tables need to know of the place they stand in, and what is gathered while a file is written.
import type { IParagraphOptions, Paragraph, Table } from 'docx';
import type { DefaultTreeAdapterTypes as Tree } from 'parse5';

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
  /** Numbered lists so far: each counts from one. */
  numbered: number;
  /** The next paragraph starts a page. */
  newPage: boolean;
  /** Words of the last heading: what the tables under it are about. */
  heading: string;
  readonly pictures: Pictures;
}

/** The pictures of a page, by the section that each stands in. */
export type Pictures = ReadonlyMap<Tree.Element, Picture>;

export interface Picture {
  readonly png: Uint8Array;
  readonly width: number;
  readonly height: number;
  /** The alternative text. */
  readonly words: string;
}

/** A paragraph not made yet, because a section that ends with it may change it; or a table, kept with what follows or not. */
export type Block =
  | { readonly kind: 'paragraph'; readonly options: IParagraphOptions }
  | { readonly kind: 'table'; readonly table: Table; readonly keep: boolean };

/** Fills a cell: handed to the table, which the blocks import. */
export type Fill = (parent: Tree.ParentNode, setting: Setting) => (Paragraph | Table)[];
