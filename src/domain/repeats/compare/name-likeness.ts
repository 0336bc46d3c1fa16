// How alike two names are, as a level: from the same, over known other forms and slips, to different.
import { isSlip, likeness, countSlips } from './edit-distance.ts';
import { familyForm, formsOf, nameWords } from './spellings.ts';
import { hashText, soundOf } from './name-sound.ts';

/** Levels of agreement, best first; every field uses the same ladder, not every field all rungs. */
export const levels = ['same', 'variant', 'slip', 'sound', 'part', 'similar', 'different', 'missing'] as const;
export type LevelName = (typeof levels)[number];
export const level = { same: 0, variant: 1, slip: 2, sound: 3, part: 4, similar: 5, different: 6, missing: 7 } as const;

/** A word of a name made ready for comparing and for looking up; the numbers are hashes. */
export interface NameWord {
  readonly text: string;
  readonly sound: string;
  /** Without a man's or woman's ending. */
  readonly family: string;
  /** The known names it may be a form of. */
  readonly forms: readonly string[];
  /** Its sound and those of the names it may be a form of. */
  readonly codes: readonly number[];
  /** Its first two, first three and last three letters. */
  readonly head: number;
  readonly start: number;
  readonly end: number;
}

export function prepareWord(text: string): NameWord {
  const family = familyForm(text);
  const sound = soundOf(family);
  const forms = formsOf(text);
  const codes = Array.from(new Set([sound, ...forms.slice(0, 3).map(soundOf)].map(hashText)));
  return {
    text,
    sound,
    family,
    forms,
    codes,
    head: hashText(text.slice(0, 2)),
    start: hashText(text.slice(0, 3)),
    end: hashText(text.slice(-3)),
  };
}

/** A whole name, forenames or surname: its folded text and the numbers of its words. */
export interface NameValue {
  readonly folded: string;
  /** The folded text without spaces. */
  readonly text: string;
  readonly words: readonly number[];
}

/** Makes a folded name ready; `idOf` numbers its words. */
export function prepareName(folded: string, idOf: (word: string) => number): NameValue {
  return {
    folded,
    text: folded.includes(' ') ? folded.replace(/ /g, '') : folded,
    words: nameWords(folded).slice(0, 5).map(idOf),
  };
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && a.some((form) => b.includes(form));
}

/** The level of two single words. */
export function wordLevel(a: NameWord, b: NameWord): number {
  const [x, y] = [a.text, b.text];
  if (x === y) return level.same;
  if (x.length === 1 || y.length === 1) return x.charCodeAt(0) === y.charCodeAt(0) ? level.part : level.different;
  if (a.family === b.family || meet(a.forms, b.forms)) return level.variant;
  const short = Math.min(x.length, y.length);
  if (short >= 3 && isSlip(x, y)) return level.slip;
  if (x.charCodeAt(0) !== y.charCodeAt(0) && a.sound.charCodeAt(0) !== b.sound.charCodeAt(0)) return level.different;
  const alike = likeness(x, y);
  if (alike < 0.7) return short > 2 && (x.startsWith(y) || y.startsWith(x)) ? level.part : level.different;
  if (a.sound.length > 1 && a.sound === b.sound) return level.sound;
  if (short > 4 && countSlips(x, y) === 2) return level.similar;
  if (short > 2 && (x.startsWith(y) || y.startsWith(x))) return level.part;
  return alike >= 0.88 || (short > 4 && alike >= 0.82) ? level.similar : level.different;
}

type WordRung = (a: number, b: number) => number;

function manyWords(a: NameValue, b: NameValue, rungOf: WordRung): number {
  const turned = a.words.length > b.words.length;
  const [few, many] = turned ? [b.words, a.words] : [a.words, b.words];
  let [best, worst]: [number, number] = [level.different, level.same];
  for (const word of few) {
    let found: number = level.different;
    for (const other of many) found = Math.min(found, turned ? rungOf(other, word) : rungOf(word, other));
    best = Math.min(best, found);
    worst = Math.max(worst, found);
  }
  if (few.length === many.length && worst < level.part) return Math.max(worst, level.variant);
  if (best <= level.sound) return level.part;
  return best <= level.similar ? level.similar : level.different;
}

/** The level of two names; the order of their words, short forms, spellings and slips are seen through. `rungOf` gives that of two words. */
export function nameLevel(a: NameValue, b: NameValue, rungOf: WordRung): number {
  if (a.text === b.text) return level.same;
  if (a.words.length === 1 && b.words.length === 1) return rungOf(a.words[0] ?? 0, b.words[0] ?? 0);
  if (Math.min(a.text.length, b.text.length) > 3 && isSlip(a.text, b.text)) return level.slip;
  return manyWords(a, b, rungOf);
}
