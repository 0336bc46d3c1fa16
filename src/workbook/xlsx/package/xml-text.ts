// Text in and out of XML: references, line ends, UTF-8, and the _xHHHH_ spelling that workbooks use for what XML cannot hold.
import { Refused } from '../reading/refusal.ts';

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

const STRICT_UTF8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

function decodeUtf8(raw: string, strict: boolean): string {
  const bytes = Buffer.from(raw, 'latin1');
  if (!strict) return bytes.toString('utf8');
  try {
    return STRICT_UTF8.decode(bytes);
  } catch (cause) {
    throw new Refused('encoding', 'A text in it is not UTF-8. Save it again as an Excel workbook (.xlsx).', { cause });
  }
}

function decodeReference(whole: string, name: string | undefined, strict: boolean): string {
  const known = name === undefined ? undefined : (NAMED.get(name) ?? decodeNumber(name));
  if (known !== undefined && !(strict && isForbidden(known))) return known;
  if (strict)
    throw new Refused(
      'damaged',
      'A text in it has a reference that XML does not know. Save it again as an Excel workbook (.xlsx).',
    );
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

/** `_x000D_` and its kind turned into the characters they stand for. */
export function decodeEscapes(text: string): string {
  return text.includes('_x')
    ? text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)))
    : text;
}

/** The text as it stands in a cell's XML: any Unicode comes back exactly. */
export function encodeCellText(text: string): string {
  return encodeXml(escapeText(text));
}

const ESCAPE_LIKE = /^_x[0-9A-Fa-f]{4}_/;

// What XML 1.0 cannot hold or would change on the way back is escaped; a text that already looks like an escape gets its underscore escaped.
function escapeText(text: string): string {
  let out = '';
  let kept = 0;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    if (code === 0x5f ? !ESCAPE_LIKE.test(text.slice(at, at + 7)) : !isUnwritable(text, at, code)) continue;
    out += `${text.slice(kept, at)}_x${code.toString(16).toUpperCase().padStart(4, '0')}_`;
    kept = at + 1;
  }
  return kept === 0 ? text : out + text.slice(kept);
}

function isUnwritable(text: string, at: number, code: number): boolean {
  if (code < 0x20) return code !== 9 && code !== 10;
  if (code < 0xd800) return false;
  if (code >= 0xfffe) return true;
  if (code >= 0xe000) return false;
  const isPair =
    code < 0xdc00 ? isBetween(text.charCodeAt(at + 1), 0xdc00) : isBetween(text.charCodeAt(at - 1), 0xd800);
  return !isPair;
}

function isBetween(code: number, first: number): boolean {
  return code >= first && code < first + 0x400;
}

/** The text for an attribute, before its references are made: line breaks and tabs are escaped the workbook's way. */
export function escapeAttributeText(text: string): string {
  return escapeText(text).replace(/[\t\n]/g, (char) => `_x000${char === '\t' ? '9' : 'a'}_`);
}

/** `&`, `<`, `>` and `"` as references. */
export function encodeXml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
