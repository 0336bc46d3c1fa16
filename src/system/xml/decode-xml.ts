// The text behind raw XML: references, line ends, UTF-8.
import { isUtf8 } from 'node:buffer';
import { XmlTrouble } from './xml-trouble.ts';

const NEEDS_WORK = /[&\r\x80-\xff]/;
const NAMED: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

/** The text behind raw XML bytes (one character a byte). A strict reading refuses what is not proper UTF-8 or no known reference; otherwise it stays as it stands. */
export function decodeXml(raw: string, strict: boolean, literal = false): string {
  if (!NEEDS_WORK.test(raw)) return copyOf(raw);
  const text = raw.includes('\r') ? raw.replace(/\r\n?/g, '\n') : raw;
  const decoded = /[\x80-\xff]/.test(text) ? decodeUtf8(text, strict) : copyOf(text);
  return literal || !decoded.includes('&')
    ? decoded
    : decoded.replace(/&([^&;\s]{0,32});|&/g, (whole: string, name?: string) => decodeReference(whole, name, strict));
}

// A piece cut out of a long string keeps the whole of it in memory; a copy does not.
function copyOf(raw: string): string {
  return raw.length < 13 ? raw : Buffer.from(raw, 'latin1').toString('latin1');
}

function decodeUtf8(raw: string, strict: boolean): string {
  const bytes = Buffer.from(raw, 'latin1');
  if (strict && !isUtf8(bytes)) throw new XmlTrouble('encoding', 'a text in it is not UTF-8');
  return bytes.toString('utf8');
}

function decodeReference(whole: string, name: string | undefined, strict: boolean): string {
  const known = name === undefined ? undefined : (NAMED.get(name) ?? decodeNumber(name));
  if (known !== undefined && !(strict && isForbidden(known))) return known;
  if (strict) throw new XmlTrouble('damaged', 'a text in it has a reference that XML does not know');
  return known ?? whole;
}

function decodeNumber(name: string): string | undefined {
  const match = /^#(?:x([0-9a-fA-F]{1,8})|([0-9]{1,8}))$/.exec(name);
  if (match === null) return undefined;
  const code = match[1] === undefined ? Number(match[2]) : Number.parseInt(match[1], 16);
  return code > 0x10ffff || code === 0 ? '\uFFFD' : String.fromCodePoint(code);
}

function isForbidden(text: string): boolean {
  const code = text.codePointAt(0) ?? 0;
  return (
    code === 0xfffd ||
    code === 0xfffe ||
    code === 0xffff ||
    (code < 32 && code !== 9 && code !== 10 && code !== 13) ||
    (code >= 0xd800 && code < 0xe000)
  );
}
