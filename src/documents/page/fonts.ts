// The fonts of a PDF, which travel with the product: Noto Sans for Latin, Greek, Cyrillic, Vietnamese, Devanagari, and one family for each script beyond.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

export interface Face {
  readonly family: string;
  readonly weight: string;
  /** Name under /fonts/ of the page's made-up host. */
  readonly name: string;
  readonly file: string;
  readonly range: string;
  readonly spans: readonly (readonly [number, number])[];
}

/** Of the script packages only their own script is taken: their Latin would win over Noto Sans. */
const SCRIPTS = [
  { fonts: '@fontsource/noto-sans-arabic/', script: 'arabic' },
  { fonts: '@fontsource/noto-sans-armenian/', script: 'armenian' },
  { fonts: '@fontsource/noto-sans-bengali/', script: 'bengali' },
  { fonts: '@fontsource/noto-sans-ethiopic/', script: 'ethiopic' },
  { fonts: '@fontsource/noto-sans-georgian/', script: 'georgian' },
  { fonts: '@fontsource/noto-sans-gujarati/', script: 'gujarati' },
  { fonts: '@fontsource/noto-sans-gurmukhi/', script: 'gurmukhi' },
  { fonts: '@fontsource/noto-sans-hebrew/', script: 'hebrew' },
  { fonts: '@fontsource/noto-sans-malayalam/', script: 'malayalam' },
  { fonts: '@fontsource/noto-sans-sinhala/', script: 'sinhala' },
  { fonts: '@fontsource/noto-sans-tamil/', script: 'tamil' },
  { fonts: '@fontsource/noto-sans-telugu/', script: 'telugu' },
  { fonts: '@fontsource/noto-sans-thai/', script: 'thai' },
];

const SHEETS: readonly { readonly css: string; readonly only?: RegExp }[] = [
  { css: '@fontsource/noto-sans/400.css' },
  { css: '@fontsource/noto-sans/600.css' },
  ...SCRIPTS.flatMap(({ fonts, script }) =>
    ['400', '600'].map((weight) => ({
      css: `${fonts}${weight}.css`,
      only: new RegExp(`-${script}-${script}-`),
    })),
  ),
  { css: '@fontsource/noto-sans-symbols-2/400.css', only: /-symbols-400/ },
  { css: '@fontsource-variable/noto-sans-kr/wght.css', only: /-kr-(?!latin|cyrillic|vietnamese)/ },
  { css: '@fontsource-variable/noto-sans-sc/wght.css', only: /-sc-(?!latin|cyrillic|vietnamese)/ },
];

let faces: readonly Face[] | undefined;

/** Every face we have, read once from the packages' own style sheets. */
export function listFaces(): readonly Face[] {
  faces ??= SHEETS.flatMap(({ css, only }) => readSheet(fileURLToPath(import.meta.resolve(css)), only));
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

/** The faces a page needs for the letters it has: a page in English asks for two small files, not for a hundred. */
export function facesFor(html: string): readonly Face[] {
  const letters = [...new Set(html)].map((letter) => letter.codePointAt(0) ?? 0);
  return listFaces().filter((face) => face.spans.some(([from, to]) => letters.some((one) => one >= from && one <= to)));
}

export function fontStyle(wanted: readonly Face[], host: string): string {
  return wanted
    .map(
      (face) =>
        `@font-face{font-family:"${face.family}";font-weight:${face.weight};src:url(${host}/fonts/${face.name}) format("woff2");unicode-range:${face.range}}`,
    )
    .join('');
}
