// How near a typed name is to another: for the words “Near it” behind a name that nobody bears.
import { foldText } from '../text/fold.ts';
import { sorted } from '../text/sorted.ts';
import { likeness } from '../repeats/compare/edit-distance.ts';

/** Below this two names are not taken for one another. */
export const NEAR = 0.88;

/** As `nearness`, of the words of a longer text that are nearest to the name. */
export function nearnessIn(text: string, name: string): number {
  const [words, { length }] = [partsOf(text), partsOf(name)];
  if (length === 0 || words.length <= length) return nearness(text, name);
  const starts = Array.from({ length: words.length - length + 1 }, (_, at) => at);
  return Math.max(...starts.map((at) => nearness(words.slice(at, at + length).join(' '), name)));
}

/** From 0 to 1: the same words in another order, one of two names in common, or the whole almost the same. */
export function nearness(typed: string, name: string): number {
  const [a, b] = [partsOf(typed), partsOf(name)];
  if (a.length === 0 || b.length === 0) return 0;
  const whole = Math.max(likeness(a.join(' '), b.join(' ')), likeness(joined(a), joined(b)));
  // The last name counts: half a register may bear one forename.
  const last = likeness(a[a.length - 1] ?? '', b[b.length - 1] ?? '') >= 0.95 ? NEAR : 0;
  return Math.max(whole, last);
}

const partsOf = (name: string): readonly string[] =>
  foldText(name)
    .split(' ')
    .filter((part) => part !== '');

const joined = (parts: readonly string[]): string => sorted(parts, (x, y) => (x < y ? -1 : 1)).join(' ');
