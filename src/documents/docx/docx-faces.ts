// Which font draws which letters of a Word file: the subsets of Noto Sans that travel inside it, or a font of the machine where we have none.
import type { TrueTypeFamily } from '../page/fonts.ts';

/** For letters that no embedded font has: on every Windows and Mac, and known to LibreOffice. */
export const WIDE_FONT = 'Arial';
export const HAN_FONT = 'Microsoft YaHei';

/** '' is the file's own Noto Sans. */
type Font = '' | Exclude<TrueTypeFamily, 'Noto Sans'> | typeof WIDE_FONT | typeof HAN_FONT;

// All that the Latin subset of Noto Sans can draw.
const NARROW = /^[\u0020-\u00ff\u2000-\u206fıŒœʻʼˆ˚˜€™↑↓−∕]*$/;
/** Whether the file's own font draws all of these words. */
export function isNarrow(words: string): boolean {
  return NARROW.test(words);
}

/** Whole words: their letters join, stack or change with their neighbours. */
const JOINED: readonly (readonly [RegExp, Font])[] = [
  [/[\u0600-\u06ff\u0750-\u077f\ufb50-\ufdff\ufe70-\ufefc]/, 'Noto Sans Arabic'],
  [/[\u0980-\u09ff]/, 'Noto Sans Bengali'],
  [/[\u0a00-\u0a7f]/, 'Noto Sans Gurmukhi'],
  [/[\u2e80-\u9fff\uf900-\ufaff]/, HAN_FONT],
];
/** Letters that stand for themselves: what each subset can draw. */
const SINGLE: readonly (readonly [RegExp, Font])[] = [
  [/[\u0100-\u0130\u0132-\u0151\u0154-\u02ba\u1e00-\u1e9f]/, 'Noto Sans Latin Ext'],
  [/[\u1ea0-\u1ef9\u20ab]/, 'Noto Sans Vietnamese'],
  [/[\u0370-\u0377\u037a-\u037f\u0384-\u038a\u038c\u038e-\u03a1\u03a3-\u03e1\u03f0-\u03ff]/, 'Noto Sans Greek'],
  [/[\u0400-\u045f\u0490\u0491\u04b0\u04b1\u2116]/, 'Noto Sans Cyrillic'],
];

const fontOfLetter = (letter: string): Font =>
  isNarrow(letter) ? '' : (SINGLE.find(([letters]) => letters.test(letter))?.[1] ?? WIDE_FONT);

export interface Piece {
  readonly words: string;
  readonly font: Font;
}

/** A word in pieces of one font each: a Polish name changes its font for the letters that need it, and so stays one picture. */
export function fontPieces(word: string): readonly Piece[] {
  if (isNarrow(word)) return [{ words: word, font: '' }];
  const joined = JOINED.find(([letters]) => letters.test(word));
  if (joined !== undefined) return [{ words: word, font: joined[1] }];
  const letters = Array.from(word.normalize('NFC')).map((letter): Piece => ({
    words: letter,
    font: fontOfLetter(letter),
  }));
  // A letter that no subset has, or a mark that must sit on the letter before it, wants one font for the whole word.
  if (letters.some((one) => one.font === WIDE_FONT)) return [{ words: word, font: WIDE_FONT }];
  const pieces: Piece[] = [];
  for (const letter of letters) {
    const last = pieces.at(-1);
    if (last?.font === letter.font) pieces[pieces.length - 1] = { ...last, words: last.words + letter.words };
    else pieces.push(letter);
  }
  return pieces;
}
