// Text out to XML, and the _xHHHH_ spelling that workbooks use for what XML cannot hold.

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
