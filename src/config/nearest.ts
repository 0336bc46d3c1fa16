// The word a person most likely meant: for wrong keys, commands and names.
import { countSlips } from '../domain/repeats/compare/edit-distance.ts';

/** The known word that differs by the fewest slips, at most two; short words by one. */
export function findNearest(word: string, known: readonly string[]): string | undefined {
  let best: string | undefined;
  let bestSlips = Math.min(2, Math.max(1, Math.floor(word.length / 3))) + 1;
  for (const one of known) {
    const found = countSlips(word.toLowerCase(), one.toLowerCase());
    if (found < bestSlips) [best, bestSlips] = [one, found];
  }
  return best;
}
