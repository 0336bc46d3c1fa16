// What the final check found, as the ledger remembers it between runs: references only, never the words themselves.
import type { Key } from './effects.ts';
import type { IdPool } from './id-pool.ts';

export type Secret = 'hiddenPlace' | 'safeContact' | 'name';

/** A cell in which something was typed that a reader may not see. */
export interface FoundIn {
  readonly tab: string;
  readonly row: string;
  readonly column: string;
  /** Of what stands in it: a cell typed anew is asked about anew. */
  readonly hash: string;
}

export interface Tripped {
  readonly cause: 'tripwire';
  readonly secret: Secret;
  /** The case whose secret it is. */
  readonly caseRef: string;
  /** Of a name: the row of the person, and of the words that were found. */
  readonly person?: string;
  readonly words: string;
  /** Empty where nobody typed it: it comes from the paper itself. */
  readonly cells: readonly FoundIn[];
}

export type Cause =
  | Tripped
  | { readonly cause: 'template'; readonly template: string; readonly accept: string }
  | { readonly cause: 'unprinted'; readonly template: string; readonly field: string; readonly asks: string }
  | { readonly cause: 'notMade'; readonly template: string; readonly code: string }
  | { readonly cause: 'printer'; readonly format: string; readonly why: string };

/** One thing that keeps one message a draft. */
export type Finding = Cause & {
  readonly key: Key;
  /** With what it says: another content is asked about anew. */
  readonly version: string;
  readonly marac: string;
  readonly job: string;
  /** The mail, by its name in the catalogue. */
  readonly mail: string;
  /** The paper that it carries, where the mail says only that there is one. */
  readonly paper?: string;
  /** What the whole of it would tell of, and does not while it is kept. */
  readonly cases?: readonly string[];
  readonly to: string;
};

/** The line of Today that asks whether the words in a cell are this person's: named by person, words and cell, whoever reads it. */
export function nameQuestion(pool: IdPool, one: Tripped, cell: FoundIn | string): string {
  const where = typeof cell === 'string' ? cell : `${cell.tab}/${cell.row}/${cell.column}/${cell.hash}`;
  return `tripwire/${pool.take('H', `name/${one.caseRef}/${one.person ?? ''}/${one.words}/${where}`)}`;
}
