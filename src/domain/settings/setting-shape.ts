// How a setting is described: how it is written, what holds without it, and what holds while what was typed cannot be read.
import type { Labels, Spellings } from '../cells/choices.ts';

/**
 * What holds while it is not certain what was typed. is: this value. side: the largest or the smallest of everything it may say and of the
 * default; where it may say anything, not less (most) or not more (least) than `beyond`. none: neither side protects anybody, and why; the value before holds.
 */
export type Careful =
  { readonly is: string } | { readonly side: 'most' | 'least'; readonly beyond?: number } | { readonly none: string };

export interface Setting {
  readonly kind: 'choice' | 'whole' | 'yesNo' | 'list' | 'text' | 'clock';
  readonly value: string;
  /** The default depends on how often the MARAC meets; `value` is the monthly one then. */
  readonly byCadence?: Readonly<Record<'monthly' | 'fortnightly' | 'weekly', string>>;
  readonly help: string;
  readonly careful: Careful;
  /** Only for kind choice, and for a list of them. */
  readonly choices?: Labels;
  readonly spellings?: Spellings;
  /** Other names people give it. */
  readonly otherNames?: readonly string[];
  /** Whole numbers: the largest that makes sense. */
  readonly most?: number;
  /** Each part of a list, or the text, looks so. */
  readonly looks?: RegExp;
}
