// Words that people typed, as they may stand in a name that leaves (a file, a folder, a subject, a calendar title): the area's title, an agency's name.
import { findDay } from '../time/day.ts';

export const LONGEST_AREA = 40;
export const LONGEST_AGENCY = 36;

const CURLY = /[‘’ʼ`´]/g;
const DASHES = /[‐‑‒–—―−]/g;
/** Controls, bidi marks, zero-width and other invisible characters. */
const INVISIBLE = /[\p{Cc}\p{Cf}\p{Co}\p{Cn}\p{Cs}]/gu;
const LETTER = /\p{L}/u;
const FOREIGN = /(?!\p{Script=Latin})\p{L}|\p{M}/u;
const OTHER = /[^\p{Script=Latin}0-9 '&()-]/gu;
const ENDS = /^[ '&)-]+|[ '&(-]+$/g;
/** Names that Windows keeps for devices, whatever follows the first dot or space. */
const DEVICE = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:$|[ .(-])/i;

const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*';
const SAYS_TOO_MUCH: readonly RegExp[] = [
  // A day, in figures or in words.
  /\d{1,4}[ -]+\d{1,2}[ -]+\d{1,4}/,
  new RegExp(`\\d{1,2}(?:st|nd|rd|th)?[ -]+(?:of )?${MONTH}|${MONTH}[ -]+\\d{1,2}(?!\\d)`, 'i'),
  // A telephone number, a row id of ours, a postcode, a house in a street.
  /\d{5,}|\d[ -]?\d[ -]?\d[ -]?\d[ -]?\d/,
  /(?:^| )[A-Z]{1,3}-[0-9A-Z]{6}(?:$| )/,
  /(?:^| )[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}(?:$| )/i,
  /\d+[a-z]? (?:[\p{L}'-]+ ){1,3}(?:street|st|road|rd|lane|avenue|ave|close|drive|way|court|place|terrace|crescent)(?:$| )/iu,
];

/**
 * As it may stand in a name: Latin letters with their accents (NFC), digits, spaces and - ' & ( ), one line, no word cut. Other marks become a space.
 * Undefined if nothing is left, if it has letters of another alphabet, or if it could be a day, a number, a postcode, an address or a device.
 */
export function outwardWords(typed: string, longest: number): string | undefined {
  if (typed.includes('@')) return undefined;
  const plain = typed.normalize('NFKC').replace(CURLY, "'").replace(DASHES, '-').replace(INVISIBLE, ' ');
  if (FOREIGN.test(plain)) return undefined;
  const words = cutAtWord(plain.replace(OTHER, ' ').replace(/ {2,}/g, ' ').replace(ENDS, ''), longest);
  return isSound(words) ? words : undefined;
}

export function isOutwardWords(text: string, longest: number): boolean {
  return outwardWords(text, longest) === text;
}

function cutAtWord(words: string, longest: number): string {
  if (words.length <= longest) return words;
  const cut = words.slice(0, longest + 1);
  return cut.slice(0, Math.max(0, cut.lastIndexOf(' '))).replace(ENDS, '');
}

function isSound(words: string): boolean {
  if (!LETTER.test(words) || DEVICE.test(words) || findDay(words) !== undefined) return false;
  return !SAYS_TOO_MUCH.some((pattern) => pattern.test(words));
}

/** An area's title where none is given for outside: its title on papers, or from its short name if that cannot stand in a file's name. */
export function outwardArea(title: string, name: string): string {
  const short = `${name.charAt(0).toUpperCase()}${name.slice(1)} MARAC`;
  return outwardWords(title, LONGEST_AREA) ?? outwardWords(short, LONGEST_AREA) ?? 'MARAC';
}
