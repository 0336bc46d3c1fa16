// Everything a message would carry, made ready for searching: all of it, however long, as folded words and as runs of digits.
import { foldText } from '../domain/fold.ts';

export interface Haystack {
  /** Folded, words apart by one space, one space at either end. */
  readonly words: string;
  /** Each of these words once: most of what is searched for ends at its first word. */
  readonly once: ReadonlySet<string>;
  /** Digits that stand together as a number is written, each run apart. */
  readonly runs: readonly string[];
}

/** Folding reads the beginning of a text only: a paper is folded piece by piece. */
const PIECE = 300;

export function foldAll(text: string): string {
  const pieces: string[] = [];
  for (const line of text.split('\n')) {
    let piece = '';
    for (const word of line.split(/\s+/)) {
      if (piece.length + word.length > PIECE) {
        pieces.push(foldText(piece));
        piece = '';
      }
      piece = `${piece} ${word}`;
    }
    pieces.push(foldText(piece));
  }
  return pieces.filter((one) => one !== '').join(' ');
}

export function openHaystack(texts: readonly string[]): Haystack {
  const all = texts.join('\n');
  const runs = all.match(/\+?\d(?:[ \u00a0().-]{0,2}\d){8,}/g) ?? [];
  const words = foldAll(all);
  return { words: ` ${words} `, once: new Set(words.split(' ')), runs: runs.map((one) => one.replace(/\D/g, '')) };
}

/** Whole words only: a name inside another name is another name. */
export function hasWords(hay: Haystack, folded: string): boolean {
  const end = folded.indexOf(' ');
  return hay.once.has(end < 0 ? folded : folded.slice(0, end)) && hay.words.includes(` ${folded} `);
}

export function hasDigits(hay: Haystack, digits: string): boolean {
  return hay.runs.some((one) => one.includes(digits));
}
