// What the descriptions of rows are made from and what they give.
import type { Facts, MaracFacts } from '../plan/facts.ts';

/** Which workbook the text stands in: main names nothing of a restricted case. */
export type Side = 'main' | 'restricted';

export interface At {
  readonly facts: Facts;
  readonly marac: MaracFacts;
  readonly side: Side;
  /** What another row is called there. */
  readonly say: (id: string) => string | undefined;
}

/** Parts that are joined by commas; what is not known or not to be shown is left out. */
export type Parts = readonly (string | undefined)[];

/** What a row is called; `short` where that differs beside the row itself. */
export interface Called {
  readonly words: Parts;
  readonly short?: Parts;
}
