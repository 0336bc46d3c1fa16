// The files of fonts: WOFF 1.0 unpacked to TrueType, and a family given a name of its own.
import { inflateSync } from 'node:zlib';

interface Table {
  readonly tag: string;
  readonly content: Buffer;
}

/** WOFF 1.0 is an OpenType file with each table packed by zlib: puts the tables back (W3C WOFF 1.0, sections 4 and 5). */
export function unwrapWoff(woff: Buffer): Buffer {
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, i): Table => {
    const at = 44 + i * 20;
    const [from, packed, size] = [woff.readUInt32BE(at + 4), woff.readUInt32BE(at + 8), woff.readUInt32BE(at + 12)];
    const bytes = woff.subarray(from, from + packed);
    return { tag: woff.toString('latin1', at, at + 4), content: packed < size ? inflateSync(bytes) : bytes };
  });
  return writeFont(woff.readUInt32BE(4), tables);
}

/** The font under another family name: programs know fonts by name, and two of one name would shadow each other. */
export function renameFont(font: Buffer, family: string): Buffer {
  const tables = Array.from({ length: font.readUInt16BE(4) }, (_, i): Table => {
    const at = 12 + i * 16;
    const [from, size] = [font.readUInt32BE(at + 8), font.readUInt32BE(at + 12)];
    return { tag: font.toString('latin1', at, at + 4), content: font.subarray(from, from + size) };
  });
  const named = tables.map((table) =>
    table.tag === 'name' ? { tag: table.tag, content: renamed(table.content, family) } : table,
  );
  return writeFont(font.readUInt32BE(0), named);
}

/** Numbers of the names that tell the family: family, unique name, full name, PostScript name (OpenType, table "name"). */
const FAMILY_NAMES: Readonly<Record<number, (family: string, style: string) => string>> = {
  1: (family) => family,
  3: (family, style) => `${family} ${style}`,
  4: (family, style) => `${family} ${style}`,
  6: (family, style) => `${family.replaceAll(' ', '')}-${style}`,
};
const STYLE_NAME = 2;

function renamed(table: Buffer, family: string): Buffer {
  const [count, store] = [table.readUInt16BE(2), table.readUInt16BE(4)];
  const wordsAt = (record: number): Buffer => {
    const from = store + table.readUInt16BE(record + 10);
    return Buffer.from(table.subarray(from, from + table.readUInt16BE(record + 8)));
  };
  const records = Array.from({ length: count }, (_, i) => 6 + i * 12);
  const styled = records.find((record) => table.readUInt16BE(record + 6) === STYLE_NAME);
  const style = styled === undefined ? 'Regular' : wordsAt(styled).swap16().toString('utf16le');
  const head = Buffer.from(table.subarray(0, 6 + count * 12));
  head.writeUInt16BE(head.length, 4);
  const words: Buffer[] = [];
  let at = 0;
  for (const record of records) {
    const name = FAMILY_NAMES[table.readUInt16BE(record + 6)];
    const own = name === undefined ? wordsAt(record) : Buffer.from(name(family, style), 'utf16le').swap16();
    head.writeUInt16BE(own.length, record + 8);
    head.writeUInt16BE(at, record + 10);
    words.push(own);
    at += own.length;
  }
  return Buffer.concat([head, ...words]);
}

const ALL_BITS = 2 ** 32;
/** Sum of a table's 32-bit words, as the directory of a font wants it. */
function sumOf(bytes: Buffer): number {
  let sum = 0;
  for (let at = 0; at < bytes.length; at += 4) sum = (sum + bytes.readUInt32BE(at)) % ALL_BITS;
  return sum;
}

function writeFont(version: number, tables: readonly Table[]): Buffer {
  const header = Buffer.alloc(12 + tables.length * 16);
  const power = 2 ** Math.floor(Math.log2(tables.length));
  header.writeUInt32BE(version, 0);
  header.writeUInt16BE(tables.length, 4);
  header.writeUInt16BE(power * 16, 6);
  header.writeUInt16BE(Math.log2(power), 8);
  header.writeUInt16BE((tables.length - power) * 16, 10);
  const bodies: Buffer[] = [];
  let at = header.length;
  let head = 0;
  for (const [i, { tag, content }] of tables.entries()) {
    const padded = Buffer.alloc(Math.ceil(content.length / 4) * 4);
    content.copy(padded);
    if (tag === 'head') {
      head = at;
      padded.writeUInt32BE(0, 8);
    }
    const entry = 12 + i * 16;
    header.write(tag, entry, 'latin1');
    header.writeUInt32BE(sumOf(padded), entry + 4);
    header.writeUInt32BE(at, entry + 8);
    header.writeUInt32BE(content.length, entry + 12);
    bodies.push(padded);
    at += padded.length;
  }
  const font = Buffer.concat([header, ...bodies]);
  // The whole file adds up to a constant (OpenType, table "head").
  font.writeUInt32BE((0xb1b0afba - sumOf(font) + ALL_BITS) % ALL_BITS, head + 8);
  return font;
}
