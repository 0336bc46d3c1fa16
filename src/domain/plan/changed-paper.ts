// What people changed after its paper had gone: which paper, and about what.
import type { Key } from './effects.ts';

/** What the change is about: the minutes, or what agencies wrote before the meeting. */
export interface About {
  readonly about: Changed['about'];
  readonly meeting: string;
  readonly caseRef: string;
}

/** A question that was open at a run, as the ledger remembers it: references only. */
export type AskedAnew = About & { readonly marac: string };

export interface Changed {
  readonly marac: string;
  /** minutes, or what agencies wrote before the meeting. */
  readonly about: 'minutes' | 'answers';
  readonly meeting: string;
  readonly cases: readonly string[];
  readonly contacts: readonly string[];
  /** Keys of the papers that do not contain the change. */
  readonly papers: readonly Key[];
  readonly restricted: boolean;
  /** The line of Today that asks, for this content and these readers only. */
  readonly item: string;
}
