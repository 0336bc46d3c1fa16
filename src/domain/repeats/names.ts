// How alike two names are, as a level: from the same, over known other forms and slips, to different.
import { isSlip, likeness, slips } from './distance.ts';
import { familyForm, formsOf, nameWords } from './spellings.ts';
import { hashText, soundOf } from './sound.ts';

/** Levels of agreement, best first; every field uses the same ladder, not every field all rungs. */
export const levels = ['same', 'variant', 'slip', 'sound', 'part', 'similar', 'different', 'missing'] as const;
export type LevelName = (typeof levels)[number];
export const level = { same: 0, variant: 1, slip: 2, sound: 3, part: 4, similar: 5, different: 6, missing: 7 } as const;

/** A name made ready for comparing. */
export interface NameValue {
  /** The folded words without spaces. */
  readonly text: string;
  readonly folded: string;
  readonly words: readonly string[];
  readonly sounds: readonly string[];
  /** For each word its form without a man's or woman's ending. */
  readonly families: readonly string[];
  /** For each word the known names it may be a form of. */
  readonly forms: readonly (readonly string[])[];
  /** For each word what it is looked up by: numbers made of its sounds, its first two, its first three and its last three letters. */
  readonly codes: readonly (readonly number[])[];
  readonly heads: readonly number[];
  /** The letter with which each word's sound begins. */
  readonly headLetters: readonly number[];
  readonly starts: readonly number[];
  readonly ends: readonly number[];
}

/** Makes a folded name ready for comparing and for looking up. */
export function prepareName(folded: string): NameValue {
  const words = nameWords(folded).slice(0, 5);
  const forms = words.map(formsOf);
  const families = words.map(familyForm);
  const sounds = families.map(soundOf);
  const codes = words.map((_, i) => {
    const all = [sounds[i] ?? '', ...(forms[i] ?? []).slice(0, 3).map(soundOf)];
    return Array.from(new Set(all.map(hashText)));
  });
  return {
    text: folded.replace(/ /g, ''),
    folded,
    words,
    sounds,
    families,
    forms,
    codes,
    heads: words.map((word) => hashText(word.slice(0, 2))),
    headLetters: sounds.map((sound) => sound.charCodeAt(0)),
    starts: words.map((word) => hashText(word.slice(0, 3))),
    ends: words.map((word) => hashText(word.slice(-3))),
  };
}

function meet(a: readonly string[], b: readonly string[]): boolean {
  return a.length > 0 && b.length > 0 && a.some((form) => b.includes(form));
}

/** The level of two single words. */
function wordLevel(a: NameValue, i: number, b: NameValue, j: number): number {
  const x = a.words[i] ?? '';
  const y = b.words[j] ?? '';
  if (x === y) return level.same;
  if (x.length === 1 || y.length === 1) return x.charAt(0) === y.charAt(0) ? level.part : level.different;
  if (a.families[i] === b.families[j] || meet(a.forms[i] ?? [], b.forms[j] ?? [])) return level.variant;
  return plainLevel(x, y, a.sounds[i] ?? '', b.sounds[j] ?? '');
}

function plainLevel(x: string, y: string, soundX: string, soundY: string): number {
  const short = Math.min(x.length, y.length);
  if (short >= 3 && isSlip(x, y)) return level.slip;
  if (x.charCodeAt(0) !== y.charCodeAt(0) && soundX.charCodeAt(0) !== soundY.charCodeAt(0)) return level.different;
  const alike = likeness(x, y);
  if (alike < 0.7) return short > 2 && (x.startsWith(y) || y.startsWith(x)) ? level.part : level.different;
  if (soundX.length > 1 && soundX === soundY) return level.sound;
  if (short > 4 && slips(x, y) === 2) return level.similar;
  if (short > 2 && (x.startsWith(y) || y.startsWith(x))) return level.part;
  return alike >= 0.88 || (short > 4 && alike >= 0.82) ? level.similar : level.different;
}

function manyWords(a: NameValue, b: NameValue): number {
  const [few, many] = a.words.length <= b.words.length ? [a, b] : [b, a];
  let best: number = level.different;
  let worst: number = level.same;
  for (let i = 0; i < few.words.length; i++) {
    let found: number = level.different;
    for (let j = 0; j < many.words.length; j++) found = Math.min(found, wordLevel(few, i, many, j));
    best = Math.min(best, found);
    worst = Math.max(worst, found);
  }
  if (few.words.length === many.words.length && worst < level.part) return Math.max(worst, level.variant);
  if (best <= level.sound) return level.part;
  return best <= level.similar ? level.similar : level.different;
}

/** The level of two names; the order of their words, short forms, spellings and slips are seen through. */
export function nameLevel(a: NameValue, b: NameValue): number {
  if (a.text === b.text) return level.same;
  if (a.words.length === 1 && b.words.length === 1) return wordLevel(a, 0, b, 0);
  if (Math.min(a.text.length, b.text.length) > 3 && isSlip(a.text, b.text)) return level.slip;
  return manyWords(a, b);
}
