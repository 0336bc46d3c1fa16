// Whether a text holds a name that somebody looks for: case, accents, order, short forms, spellings and slips are seen through, as for repeats.
import { levels, prepareWord, wordLevel, level, type NameWord } from '../repeats/compare/name-likeness.ts';
import { foldText } from '../text/fold.ts';

/** How well a text fits: 0 is word for word; more is less alike. Undefined: not at all. */
export interface NameSearch {
  /** A cell that holds names. */
  inNames(text: string): number | undefined;
  /** Any other text: its words as they were asked for. */
  inText(text: string): number | undefined;
}

/** So few letters may begin a name. */
const FEWEST = 3;

/** Undefined if there is nothing to look for. */
export function openNameSearch(asked: string): NameSearch | undefined {
  const wanted = foldText(asked)
    .split(' ')
    .filter((word) => word !== '');
  if (wanted.join('').length < 2) return undefined;
  const known = new Map<string, NameWord>();
  const wordOf = (text: string): NameWord => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const made = prepareWord(text);
    known.set(text, made);
    return made;
  };
  const ranks = new Map<string, number | undefined>();
  const rankOf = (word: string, other: string): number | undefined => {
    const pair = `${word} ${other}`;
    if (!ranks.has(pair)) ranks.set(pair, compare(wordOf(word), wordOf(other)));
    return ranks.get(pair);
  };
  /** The worst of its words, each by the word that fits it best. */
  const rankAll = (writing: readonly string[], words: readonly string[]): number | undefined => {
    let worst: number = level.same;
    for (const word of writing) {
      let best: number | undefined;
      for (const other of words) {
        const rank = rankOf(word, other);
        if (rank !== undefined && (best === undefined || rank < best)) best = rank;
      }
      if (best === undefined) return undefined;
      worst = Math.max(worst, best);
    }
    return worst;
  };
  // O Neill is O’Neill too.
  const joined = wanted
    .slice(1)
    .map((word, at) => [...wanted.slice(0, at), `${wanted[at] ?? ''}${word}`, ...wanted.slice(at + 2)]);
  const writings = [wanted, ...joined];
  return {
    inNames(text) {
      const words = foldText(text).split(' ');
      const found = writings.flatMap((writing) => rankAll(writing, words) ?? []);
      return found.length === 0 ? undefined : Math.min(...found);
    },
    inText: (text) => (` ${foldText(text)} `.includes(` ${wanted.join(' ')} `) ? level.same : undefined),
  };
}

/** The last rung: the first letters of a name. */
const BEGINS = levels.length;

function compare(word: NameWord, other: NameWord): number | undefined {
  const rung = wordLevel(word, other);
  if (rung <= level.sound) return rung;
  return word.text.length >= FEWEST && other.text.startsWith(word.text) ? BEGINS : undefined;
}
