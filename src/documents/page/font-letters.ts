// Which letters a font file has a picture for: read from the table "cmap" inside a WOFF2 file (W3C WOFF 2.0, 4 and 5; OpenType cmap, formats 4 and 12).
import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

export interface Letters {
  has(code: number): boolean;
}

const opened = new Map<string, Letters>();

/** Read once for each file. */
export function openLetters(file: string): Letters {
  let letters = opened.get(file);
  if (letters === undefined) {
    const spans = readSpans(cmapOf(readFileSync(file)));
    letters = { has: (code) => spans.some(([from, to]) => code >= from && code <= to) };
    opened.set(file, letters);
  }
  return letters;
}

const HEADER = 48;
const CMAP = 0;
/** glyf and loca: for these alone 3 says "as it is". */
const GLYPHS = [10, 11];

/** The tables stand one behind the other in one packed stream, in the order of the directory. */
function cmapOf(bytes: Buffer): Buffer {
  let at = HEADER;
  const number = (): number => {
    let value = 0;
    for (let byte = 0x80; (byte & 0x80) !== 0;) {
      byte = bytes.readUInt8(at);
      at += 1;
      value = value * 128 + (byte & 0x7f);
    }
    return value;
  };
  const tables: { readonly tag: number; readonly length: number }[] = [];
  for (let left = bytes.readUInt16BE(12); left > 0; left -= 1) {
    const flags = bytes.readUInt8(at);
    const tag = flags & 0x3f;
    at += tag === 0x3f ? 5 : 1;
    const whole = number();
    const isChanged = flags >> 6 !== (GLYPHS.includes(tag) ? 3 : 0);
    tables.push({ tag, length: isChanged ? number() : whole });
  }
  const packed = bytes.subarray(at, at + bytes.readUInt32BE(20));
  const stream = brotliDecompressSync(packed);
  let from = 0;
  for (const { tag, length } of tables) {
    if (tag === CMAP) return stream.subarray(from, from + length);
    from += length;
  }
  return Buffer.alloc(4);
}

type Span = readonly [from: number, to: number];

/** The tables for Unicode: format 12 has every letter, format 4 those up to U+FFFF. */
function readSpans(cmap: Buffer): readonly Span[] {
  const spans: Span[] = [];
  for (let n = 0; n < cmap.readUInt16BE(2); n += 1) {
    const [platform, encoding] = [cmap.readUInt16BE(4 + 8 * n), cmap.readUInt16BE(6 + 8 * n)];
    const isUnicode = platform === 0 ? encoding !== 5 : platform === 3 && (encoding === 1 || encoding === 10);
    if (!isUnicode) continue;
    const table = cmap.subarray(cmap.readUInt32BE(8 + 8 * n));
    const format = table.readUInt16BE(0);
    if (format === 12) spans.push(...readGroups(table));
    if (format === 4) spans.push(...readSegments(table));
  }
  return spans;
}

function readGroups(table: Buffer): readonly Span[] {
  return Array.from({ length: table.readUInt32BE(12) }, (_, n) => [
    table.readUInt32BE(16 + 12 * n),
    table.readUInt32BE(20 + 12 * n),
  ]);
}

function readSegments(table: Buffer): readonly Span[] {
  const size = table.readUInt16BE(6);
  const spans: Span[] = [];
  for (let n = 0; n < size; n += 2) {
    const [to, from] = [table.readUInt16BE(14 + n), table.readUInt16BE(16 + size + n)];
    const place = 16 + 3 * size + n;
    const offset = table.readUInt16BE(place);
    const delta = table.readUInt16BE(16 + 2 * size + n);
    for (let code = from; code <= to && code < 0xffff; code += 1) {
      const glyph = offset === 0 ? (code + delta) & 0xffff : table.readUInt16BE(place + offset + 2 * (code - from));
      if (glyph !== 0) spans.push([code, code]);
    }
  }
  return spans;
}
