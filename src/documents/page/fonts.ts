// The fonts of a PDF, which travel with the product: Noto Sans for Latin, Greek, Cyrillic, Vietnamese, Devanagari, and one family for each script beyond.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { openLetters } from './font-letters.ts';

export interface Face {
  readonly family: string;
  readonly weight: string;
  /** Name under /fonts/ of the page's made-up host. */
  readonly name: string;
  readonly file: string;
  readonly range: string;
  readonly spans: readonly (readonly [number, number])[];
}

interface Family {
  readonly family: string;
  readonly fonts: string;
  readonly sheets: readonly string[];
  /** Which of its files; all of them where it is left out. */
  readonly only?: RegExp;
}

const WEIGHTS = ['400', '600'];

/** Of these only their own script is taken: their Latin would win over Noto Sans. */
const SCRIPTS = [
  { family: 'Noto Sans Arabic', fonts: '@fontsource/noto-sans-arabic' },
  { family: 'Noto Sans Armenian', fonts: '@fontsource/noto-sans-armenian' },
  { family: 'Noto Sans Bengali', fonts: '@fontsource/noto-sans-bengali' },
  { family: 'Noto Sans Ethiopic', fonts: '@fontsource/noto-sans-ethiopic' },
  { family: 'Noto Sans Georgian', fonts: '@fontsource/noto-sans-georgian' },
  { family: 'Noto Sans Gujarati', fonts: '@fontsource/noto-sans-gujarati' },
  { family: 'Noto Sans Gurmukhi', fonts: '@fontsource/noto-sans-gurmukhi' },
  { family: 'Noto Sans Hebrew', fonts: '@fontsource/noto-sans-hebrew' },
  { family: 'Noto Sans Malayalam', fonts: '@fontsource/noto-sans-malayalam' },
  { family: 'Noto Sans Sinhala', fonts: '@fontsource/noto-sans-sinhala' },
  { family: 'Noto Sans Tamil', fonts: '@fontsource/noto-sans-tamil' },
  { family: 'Noto Sans Telugu', fonts: '@fontsource/noto-sans-telugu' },
  { family: 'Noto Sans Thai', fonts: '@fontsource/noto-sans-thai' },
];

function ofScript({ family, fonts }: Pick<Family, 'family' | 'fonts'>): Family {
  const script = fonts.split('-').at(-1) ?? '';
  return { family, fonts, sheets: WEIGHTS, only: new RegExp(`-${script}-${script}-`) };
}

/** In this order each letter takes the first family that has it: Chinese letters are drawn as in China. */
const FAMILIES: readonly Family[] = [
  { family: 'Noto Sans', fonts: '@fontsource/noto-sans', sheets: WEIGHTS },
  ...SCRIPTS.map(ofScript),
  {
    family: 'Noto Sans SC Variable',
    fonts: '@fontsource-variable/noto-sans-sc',
    sheets: ['wght'],
    only: /-sc-(?!latin|cyrillic|vietnamese)/,
  },
  {
    family: 'Noto Sans KR Variable',
    fonts: '@fontsource-variable/noto-sans-kr',
    sheets: ['wght'],
    only: /-kr-(?!latin|cyrillic|vietnamese)/,
  },
  { family: 'Noto Sans Symbols 2', fonts: '@fontsource/noto-sans-symbols-2', sheets: ['400'], only: /-symbols-400/ },
];

/** For the style of a page: every family, in the order in which a letter looks for one. */
export const FONT_FAMILIES = [...FAMILIES.map(({ family }) => `"${family}"`), 'sans-serif'].join(',');

let faces: readonly Face[] | undefined;

/** Every face we have, read once from the packages' own style sheets. */
export function listFaces(): readonly Face[] {
  faces ??= FAMILIES.flatMap(({ fonts, sheets, only }) =>
    sheets.flatMap((sheet) => readSheet(fileURLToPath(import.meta.resolve(`${fonts}/${sheet}.css`)), only)),
  );
  return faces;
}

function readSheet(file: string, only: RegExp | undefined): readonly Face[] {
  const found: Face[] = [];
  for (const match of readFileSync(file, 'utf8').matchAll(/@font-face\s*\{([^}]*)\}/g)) {
    const rule = match[1] ?? '';
    const value = (name: string): string => new RegExp(`${name}:\\s*([^;]+);`).exec(rule)?.[1]?.trim() ?? '';
    const source = /url\(\.\/files\/([^)]+\.woff2)\)/.exec(rule)?.[1];
    if (source === undefined || (only !== undefined && !only.test(source))) continue;
    found.push({
      family: value('font-family').replaceAll("'", ''),
      weight: value('font-weight'),
      name: source,
      file: path.join(path.dirname(file), 'files', source),
      range: value('unicode-range'),
      spans: parseRange(value('unicode-range')),
    });
  }
  return found;
}

function parseRange(range: string): readonly (readonly [number, number])[] {
  return range.split(',').map((part) => {
    const [from = '', to = from] = part.trim().replace('U+', '').split('-');
    return [Number.parseInt(from, 16), Number.parseInt(to, 16)] as const;
  });
}

const byLetter = new Map<string, readonly Face[]>();

/** The faces that draw a letter: those of the first family that has it, one for each weight. None: papers print an empty box. */
function facesOfLetter(letter: string): readonly Face[] {
  let found = byLetter.get(letter);
  if (found === undefined) {
    const code = letter.codePointAt(0) ?? 0;
    const all = listFaces().filter(
      ({ spans, file }) => spans.some(([from, to]) => code >= from && code <= to) && openLetters(file).has(code),
    );
    found = all.filter(({ family }) => family === all[0]?.family);
    byLetter.set(letter, found);
  }
  return found;
}

/** The faces a page needs for the letters it has: a page in English asks for two small files, not for a hundred. */
export function facesFor(html: string): readonly Face[] {
  const wanted = new Set([...new Set(html)].flatMap((letter) => facesOfLetter(letter)));
  return listFaces().filter((face) => wanted.has(face));
}

/** Spaces, marks of direction and the like are drawn by no font. */
const DRAWN = /[^\p{C}\p{Z}\u034f\u{fe00}-\u{fe0f}]/u;

/** Letters that no font of the papers has, each once. */
export function lettersWithoutFont(words: string): readonly string[] {
  return [...new Set(words)].filter((letter) => DRAWN.test(letter) && facesOfLetter(letter).length === 0);
}

export function fontStyle(wanted: readonly Face[], host: string): string {
  return wanted
    .map(
      (face) =>
        `@font-face{font-family:"${face.family}";font-weight:${face.weight};src:url(${host}/fonts/${face.name}) format("woff2");unicode-range:${face.range}}`,
    )
    .join('');
}
