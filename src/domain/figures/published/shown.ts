// A number as it is published: itself, or why it is not there. Readers other than SafeLives see no number of people below five.
import type { Definition } from '../figure.ts';

/** Smaller numbers of people are told as "fewer than 5", nought among them. */
export const FEWEST_SHOWN = 5;

/** fewerThanFive: it is. notShown: it, or a small number that could be computed from it, would be told. nothing: there was nothing to look at. */
export type Shown =
  | { readonly as: 'number'; readonly number: number }
  | { readonly as: 'fewerThanFive' | 'notShown' | 'nothing' }
  | { readonly as: 'notRecorded'; readonly missing?: string };

export interface PublishedFigure extends Definition {
  readonly value: Shown;
  /** What it is taken from; undefined where that is no published number. */
  readonly ofCount: Shown | undefined;
  readonly notKnown: Shown;
}

/** How a number is hidden, if it is. */
export type Hiding = 'number' | 'fewerThanFive' | 'notShown';

export function show(number: number, hiding: Hiding): Shown {
  return hiding === 'number' ? { as: 'number', number } : { as: hiding };
}

export function isHidden({ as }: Shown): boolean {
  return as === 'fewerThanFive' || as === 'notShown';
}
