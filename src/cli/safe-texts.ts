// The only texts that --json can print: refs, words, days, and sentences of this source. A name fits none.
import type { Problem } from '../domain/text/problem.ts';

declare const safeBrand: unique symbol;
/** Text that holds no person's data, because of how it was made. */
export type Safe = string & { readonly [safeBrand]: true };

const REF = /^[A-Z]{1,3}-[0-9A-Z]{4,10}$/;
const KEY = /^[A-Za-z0-9][A-Za-z0-9._-]{0,40}(\/[A-Za-z0-9._-]{1,60}){1,7}$/;
const WORD = /^[a-z][A-Za-z0-9.-]{0,60}$/;
const TIME = /^\d{4}-\d{2}-\d{2}(T\d{2}:\d{2})?$/;
const HASH = /^[0-9a-f]{8,64}$/;

const shaped =
  (shape: RegExp) =>
  (text: string): Safe =>
    (shape.test(text) ? text : 'withheld') as Safe;

/** A row id or case ref; anything else reads "withheld". */
export const ref = shaped(REF);
/** A key of an effect, a problem's or an occasion's id: refs, days and words parted by slashes. */
export const key = shaped(KEY);
/** A word of this house: a job, a state, a rule, a table, the name of a MARAC in the config. */
export const word = shaped(WORD);
/** A day or a local time. */
export const time = shaped(TIME);
export const hash = shaped(HASH);

/** Text of a definition of ours: a header, a help text, a rule. Never give it what came from a workbook. */
export function fixed(text: string): Safe {
  return text as Safe;
}

/** A path of the config: it names folders of the machine, not people. Returned forms are not told by their file name. */
export function configPath(text: string): Safe {
  return text as Safe;
}

/** A problem's place and sentence; the cell's value it may carry is left behind. */
export function problemSentence(problem: Problem): Safe {
  return `${problem.place}: ${problem.sentence}` as Safe;
}

export type SafeValue = Safe | number | boolean | null | readonly SafeValue[] | { readonly [name: string]: SafeValue };
