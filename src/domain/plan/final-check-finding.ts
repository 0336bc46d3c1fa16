// What the final check found, as the ledger remembers it between runs: references only, never the words themselves.
import type { Key } from './effects.ts';
import type { IdPool } from './id-pool.ts';

export type Secret = 'hiddenPlace' | 'safeContact' | 'name';

/** A cell that contains something a reader may not see. */
export interface FoundIn {
  readonly tab: string;
  readonly row: string;
  readonly column: string;
  /** Hash of its content: if the cell is typed again, it is asked about again. */
  readonly hash: string;
}

export interface Tripped {
  readonly cause: 'tripwire';
  readonly secret: Secret;
  /** The case that the text belongs to. */
  readonly caseRef: string;
  /** For a name: the row of the person, and a hash of the words that were found. */
  readonly person?: string;
  readonly words: string;
  /** Empty if nobody typed it: it comes from the paper itself. */
  readonly cells: readonly FoundIn[];
}

export type Cause =
  | Tripped
  | { readonly cause: 'template'; readonly template: string; readonly accept: string }
  | { readonly cause: 'unprinted'; readonly template: string; readonly field: string; readonly asks: string }
  | { readonly cause: 'notMade'; readonly template: string; readonly code: string }
  | { readonly cause: 'printer'; readonly format: string; readonly why: string };

/** One finding that keeps one message a draft. */
export type Finding = Cause & {
  readonly key: Key;
  /** Hash of the message's content: other content is asked about again. */
  readonly version: string;
  readonly marac: string;
  readonly job: string;
  /** The mail, by its name in the catalogue. */
  readonly mail: string;
  /** The paper it carries, if the mail says only that there is one. */
  readonly paper?: string;
  /** Everything the message would tell, and does not while it is kept. */
  readonly cases?: readonly string[];
  readonly to: string;
};

/** The line of Today that asks whether the words in a cell mean this person: one for each person, words and cell, whoever reads it. */
export function nameQuestion(pool: IdPool, tripped: Tripped, cell: FoundIn | string): string {
  const where = typeof cell === 'string' ? cell : `${cell.tab}/${cell.row}/${cell.column}/${cell.hash}`;
  return `tripwire/${pool.take('H', `name/${tripped.caseRef}/${tripped.person ?? ''}/${tripped.words}/${where}`)}`;
}
