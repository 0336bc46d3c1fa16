// What people changed after its paper had gone: which paper, and about what.
import type { Key } from './effects.ts';

/** What a paper said of a case: in the minutes, or of what agencies wrote before the meeting. */
export interface About {
  readonly about: Changed['about'];
  readonly meeting: string;
  readonly caseRef: string;
}

/** A question that stood open at a run, as the ledger remembers it: refs alone. */
export type AskedAnew = About & { readonly marac: string };

export interface Changed {
  readonly marac: string;
  /** minutes, or what agencies wrote before the meeting. */
  readonly about: 'minutes' | 'answers';
  readonly meeting: string;
  readonly cases: readonly string[];
  readonly contacts: readonly string[];
  /** Keys of the papers that do not say it. */
  readonly papers: readonly Key[];
  readonly restricted: boolean;
  /** The line of Today that asks: for this content and these readers alone. */
  readonly item: string;
}
