// Signs of the fonts of signs (w:sym) as letters: ticks and boxes where they are that.
import { EMPTY, TICKED } from '../../domain/referral/form-page.ts';
import type { XmlNode } from './word-xml.ts';

const SYMBOLS: Readonly<Record<string, string>> = {
  'wingdings fe': '☑',
  'wingdings fd': '☒',
  'wingdings fc': '✓',
  'wingdings fb': '✗',
  'wingdings a8': '☐',
  'wingdings 6f': '☐',
  'wingdings 78': '☒',
  'wingdings 71': '☐',
  'wingdings 72': '☐',
  'wingdings 2 50': '✓',
  'wingdings 2 51': '☒',
  'wingdings 2 52': '☑',
  'wingdings 2 53': '☒',
  'wingdings 2 54': '☒',
  'wingdings 2 a3': '☐',
  'wingdings 2 4f': '✗',
};

/** A sign of a font of signs: a tick or a box where it is one, else a mark that something stands there. */
export function symbolOf(node: XmlNode): string {
  const font = (node.attributes['font'] ?? '').toLowerCase();
  const code = Number.parseInt(node.attributes['char'] ?? '', 16);
  if (!Number.isInteger(code)) return '';
  const low = (code >= 0xf000 && code <= 0xf0ff ? code - 0xf000 : code).toString(16);
  const known = SYMBOLS[`${font} ${low}`];
  if (known !== undefined) return known;
  const sign = code >= 0xf000 || code > 0x10ffff ? '' : String.fromCodePoint(code);
  return TICKED.includes(sign) || EMPTY.includes(sign) ? sign : sign.replace(/[\ue000-\uf8ff]/g, '') || '•';
}
