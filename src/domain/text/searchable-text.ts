// The whole text that a message would carry, prepared for searching: as folded words and as runs of digits.
import { foldText } from './fold.ts';
import { sorted } from './sorted.ts';

export interface SearchableText {
  /** Folded, words separated by one space, with a space at either end. */
  readonly words: string;
  /** Each of these words once: most searches end at the first word. */
  readonly once: ReadonlySet<string>;
  /** Digits that belong to one number as it is written; each run separate. */
  readonly runs: readonly string[];
  /** Like `words`, with hyphenated names as one word ("khan-lee"); computed only if something was found. */
  joined(): string;
}

/** Folding reads only the beginning of a text, so a paper is folded piece by piece. */
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
  return pieces.filter((piece) => piece !== '').join(' ');
}

/** "Amy Khan’s school" is about Amy Khan. */
const POSSESSIVE = /(\p{L})['’ʼ]s(?![\p{L}\p{N}])/giu;
/** A hyphen joins two names if the second begins with a capital: "Khan-Lee", but not "Khan-her sister". */
const JOINT = /(?<=[\p{L}\p{M}])[-\u2010\u2011](?=\p{Lu})/gu;
/** A character that no name contains and folding does not change. */
const MARK = 'ꟷ';

export function openSearchableText(texts: readonly string[]): SearchableText {
  const all = texts.join('\n');
  const runs = all.match(/\+?\d(?:[ \u00a0().-]{0,2}\d){8,}/g) ?? [];
  const plain = all.replace(POSSESSIVE, '$1 s');
  const words = foldAll(plain);
  let joined: string | undefined;
  return {
    words: ` ${words} `,
    once: new Set(words.split(' ')),
    runs: runs.map((run) => run.replace(/\D/g, '')),
    joined: () => (joined ??= ` ${foldAll(plain.replace(JOINT, MARK)).split(MARK).join('-')} `),
  };
}

/** Whole words only: a name inside another name is another name. */
export function hasWords(hay: SearchableText, folded: string): boolean {
  const end = folded.indexOf(' ');
  return hay.once.has(end < 0 ? folded : folded.slice(0, end)) && hay.words.includes(` ${folded} `);
}

/** As whole words, not as part of a hyphenated name, and not only inside one of these longer names. */
export function hasName(hay: SearchableText, folded: string, longer: readonly string[]): boolean {
  if (!hasWords(hay, folded)) return false;
  const inside = sorted(
    longer.filter((one) => one !== folded && ` ${one} `.includes(` ${folded} `)),
    (a, b) => b.length - a.length,
  );
  const left = inside.reduce((text, one) => text.replace(asWords(one), ' '), hay.joined());
  return asWords(folded).test(left);
}

/** The words of a name in sequence, separated by a space or joined by a hyphen. */
function asWords(folded: string): RegExp {
  return new RegExp(`(?<= )${folded.split(' ').join('[ -]')}(?= )`, 'gu');
}

export function hasDigits(hay: SearchableText, digits: string): boolean {
  return hay.runs.some((run) => run.includes(digits));
}
