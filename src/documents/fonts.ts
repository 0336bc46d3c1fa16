// The fonts that travel with the product: Noto Sans for Latin, Greek, Cyrillic, Vietnamese, Devanagari, and one family for each script beyond.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { inflateSync } from 'node:zlib';

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
const SHEETS: readonly { readonly css: string; readonly only?: RegExp }[] = [
  { css: '@fontsource/noto-sans/400.css' },
  { css: '@fontsource/noto-sans/600.css' },
  { css: '@fontsource/noto-sans-arabic/400.css', only: /-arabic-arabic-/ },
  { css: '@fontsource/noto-sans-arabic/600.css', only: /-arabic-arabic-/ },
  { css: '@fontsource/noto-sans-bengali/400.css', only: /-bengali-bengali-/ },
  { css: '@fontsource/noto-sans-bengali/600.css', only: /-bengali-bengali-/ },
  { css: '@fontsource/noto-sans-gurmukhi/400.css', only: /-gurmukhi-gurmukhi-/ },
  { css: '@fontsource/noto-sans-gurmukhi/600.css', only: /-gurmukhi-gurmukhi-/ },
  { css: '@fontsource/noto-sans-symbols-2/400.css', only: /-symbols-400/ },
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
  return range.split(',').map((one) => {
    const [from = '', to = from] = one.trim().replace('U+', '').split('-');
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

/** Families that can travel inside a Word file: those that come as plain fonts, each with its own name inside. */
export type TrueTypeFamily =
  'noto-sans-latin' | 'noto-sans-arabic-arabic' | 'noto-sans-bengali-bengali' | 'noto-sans-gurmukhi-gurmukhi';

/** A face as TrueType, for embedding in Word files and as the one font a browser must find on the machine. */
export function readTrueType(family: TrueTypeFamily, weight: '400' | '700'): Buffer {
  const folder = family.replace(/-(\w+)$/, '');
  return unwrapWoff(
    readFileSync(fileURLToPath(import.meta.resolve(`@fontsource/${folder}/files/${family}-${weight}-normal.woff`))),
  );
}

/** WOFF 1.0 is an OpenType file with each table packed by zlib: puts the tables back (W3C WOFF 1.0, sections 4 and 5). */
export function unwrapWoff(woff: Buffer): Buffer {
  const count = woff.readUInt16BE(12);
  const header = Buffer.alloc(12 + count * 16);
  woff.copy(header, 0, 4, 8);
  header.writeUInt16BE(count, 4);
  const power = 2 ** Math.floor(Math.log2(count));
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((count - power) * 16, 10);
  const tables: Buffer[] = [];
  let at = header.length;
  for (let i = 0; i < count; i += 1) {
    const entry = 44 + i * 20;
    const [from, packed, size] = [
      woff.readUInt32BE(entry + 4),
      woff.readUInt32BE(entry + 8),
      woff.readUInt32BE(entry + 12),
    ];
    const bytes = woff.subarray(from, from + packed);
    const table = packed < size ? inflateSync(bytes) : bytes;
    woff.copy(header, 12 + i * 16, entry, entry + 4);
    header.writeUInt32BE(woff.readUInt32BE(entry + 16), 16 + i * 16);
    header.writeUInt32BE(at, 20 + i * 16);
    header.writeUInt32BE(size, 24 + i * 16);
    const padded = Buffer.alloc(Math.ceil(size / 4) * 4);
    table.copy(padded);
    tables.push(padded);
    at += padded.length;
  }
  return Buffer.concat([header, ...tables]);
}
