// The Word file's package, put in order: no dates, no author, no chance numbers, our font inside, and the same bytes for the same paper.
import { crc32, deflateRawSync } from 'node:zlib';
import { openZip, writeZip } from '../../system/zip.ts';
import type { ZipPart } from '../../system/zip.ts';
import { readTrueType } from '../page/fonts.ts';
import type { TrueTypeFamily } from '../page/fonts.ts';
import { FONT } from './docx-styles.ts';
import { escapeXml } from './docx-markup.ts';

const OURS = { maxEntries: 200, maxPartBytes: 64 * 2 ** 20, maxTotalBytes: 128 * 2 ** 20, maxRatio: 10_000 };
const XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
const R = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const PACKAGE_R = 'http://schemas.openxmlformats.org/package/2006/relationships';

/** Parts that say nothing and would only carry the library's name or a date. */
const LEFT_OUT = ['docProps/custom.xml'];

export function partsOfZip(bytes: Buffer): ReadonlyMap<string, string> {
  const zip = openZip(bytes, OURS);
  const parts = new Map<string, string>();
  for (const entry of zip.entries)
    if (!entry.name.endsWith('/')) parts.set(entry.name, zip.read(entry).toString('utf8'));
  return parts;
}

/** The file of these parts; `links` are the addresses that rIdLink1 and on name in the body. */
export function normalisePackage(
  made: ReadonlyMap<string, string>,
  title: string,
  links: readonly string[],
): Uint8Array {
  const parts = new Map(made);
  for (const name of LEFT_OUT) parts.delete(name);
  const document = parts.get('word/document.xml') ?? '';
  parts.set('docProps/core.xml', coreProperties(title));
  parts.set('word/fontTable.xml', fontTable(document));
  parts.set('word/_rels/fontTable.xml.rels', fontRelations(document));
  parts.set('[Content_Types].xml', withoutLeftOut(parts.get('[Content_Types].xml') ?? '', 'Override', 'PartName'));
  parts.set('_rels/.rels', withoutLeftOut(parts.get('_rels/.rels') ?? '', 'Relationship', 'Target'));
  parts.set(
    'word/settings.xml',
    (parts.get('word/settings.xml') ?? '').replace(
      '<w:displayBackgroundShape/>',
      '<w:embedTrueTypeFonts/><w:saveSubsetFonts/>',
    ),
  );
  parts.set('word/_rels/document.xml.rels', withLinks(parts.get('word/_rels/document.xml.rels') ?? '', links));
  const names = [...parts.keys()].toSorted((a, b) => rank(a) - rank(b) || (a < b ? -1 : 1));
  const written: ZipPart[] = names.map((name) => ({ name, content: Buffer.from(parts.get(name) ?? '', 'utf8') }));
  return writeZip([...written, ...fontParts(document)]);
}

/** Word looks for the list of types first. */
function rank(name: string): number {
  return name === '[Content_Types].xml' ? 0 : name === '_rels/.rels' ? 1 : 2;
}

function withoutLeftOut(xml: string, element: string, attribute: string): string {
  return xml.replaceAll(
    new RegExp(`<${element} [^>]*${attribute}="/?(${LEFT_OUT.join('|').replaceAll('.', '\\.')})"[^>]*/>`, 'g'),
    '',
  );
}

/** Links, numbered in the order of the document. */
function withLinks(relations: string, links: readonly string[]): string {
  const more = links.map(
    (href, i) =>
      `<Relationship Id="rIdLink${i + 1}" Type="${R}/hyperlink" Target="${escapeXml(href)}" TargetMode="External"/>`,
  );
  return relations.replace('</Relationships>', () => `${more.join('')}</Relationships>`);
}

function coreProperties(title: string): string {
  return `${XML}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>${escapeXml(title)}</dc:title><dc:language>en-GB</dc:language></cp:coreProperties>`;
}

const EMBEDDED: readonly TrueTypeFamily[] = [
  FONT,
  'Noto Sans Arabic',
  'Noto Sans Bengali',
  'Noto Sans Gurmukhi',
  'Noto Sans Latin Ext',
  'Noto Sans Vietnamese',
  'Noto Sans Greek',
  'Noto Sans Cyrillic',
];
const PANOSE = '020B0502040504020204';
const WEIGHTS = [
  { element: 'embedRegular', weight: '400' },
  { element: 'embedBold', weight: '700' },
] as const;

/** Where a face stands in the file, and the key it is obfuscated with: fixed, as chance would make each file another. */
const faceFile = (one: number, weight: number): string => `font${one * 2 + weight + 1}.odttf`;
const faceKey = (one: number, weight: number): string => `{6D617261-6364-6573-6B00-0000000000${one}${weight}}`;
const isUsed = (font: TrueTypeFamily, document: string): boolean => font === FONT || document.includes(`"${font}"`);

function fontTable(document: string): string {
  const fonts = EMBEDDED.map((font, i) =>
    isUsed(font, document)
      ? `<w:font w:name="${font}"><w:panose1 w:val="${PANOSE}"/><w:charset w:val="00"/><w:family w:val="swiss"/><w:pitch w:val="variable"/>${WEIGHTS.map((face, k) => `<w:${face.element} r:id="rId${i * 2 + k + 1}" w:fontKey="${faceKey(i, k)}"/>`).join('')}</w:font>`
      : '',
  );
  return `${XML}<w:fonts xmlns:w="${W}" xmlns:r="${R}">${fonts.join('')}</w:fonts>`;
}

function fontRelations(document: string): string {
  const relations = EMBEDDED.flatMap((font, i) =>
    isUsed(font, document)
      ? WEIGHTS.map(
          (_, k) => `<Relationship Id="rId${i * 2 + k + 1}" Type="${R}/font" Target="fonts/${faceFile(i, k)}"/>`,
        )
      : [],
  );
  return `${XML}<Relationships xmlns="${PACKAGE_R}">${relations.join('')}</Relationships>`;
}

const packedFonts = new Map<string, ZipPart>();

/** Packed once for all files; obfuscated as ECMA-376 part 4, 2.8.1 asks. */
function fontParts(document: string): readonly ZipPart[] {
  return EMBEDDED.flatMap((font, i) =>
    isUsed(font, document) ? WEIGHTS.map((face, k) => fontPart(font, i, face.weight, k)) : [],
  );
}

function fontPart(font: TrueTypeFamily, i: number, weight: '400' | '700', k: number): ZipPart {
  const known = packedFonts.get(faceFile(i, k));
  if (known !== undefined) return known;
  const content = obfuscate(readTrueType(font, weight), faceKey(i, k));
  const part: ZipPart = {
    rawName: Buffer.from(`word/fonts/${faceFile(i, k)}`),
    utf8: false,
    packed: deflateRawSync(content),
    crc: crc32(content),
    bytes: content.length,
  };
  packedFonts.set(faceFile(i, k), part);
  return part;
}

/** The first 32 bytes against the key's 16, read from its end. */
export function obfuscate(font: Buffer, key: string): Buffer {
  const digits = Buffer.from(key.replaceAll(/[{}-]/g, ''), 'hex').toReversed();
  const out = Buffer.from(font);
  for (let i = 0; i < 32; i += 1) out[i] = (out[i] ?? 0) ^ (digits[i % 16] ?? 0);
  return out;
}
