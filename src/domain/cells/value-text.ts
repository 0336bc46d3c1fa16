// What makes a text unreadable (characters that are none) and what makes it worth a look (characters that deceive the eye).
import type { Fault } from './cell-read.ts';

/** As many characters as a cell of a spreadsheet holds. */
export const LONGEST_CELL = 32_767;

/** Nothing that could be broken or deceive: most cells, spared all that follows. */
const PLAIN = /^[\t\n\r\x20-\x7e]*$/;
const LONE_SURROGATE = /[\ud800-\udbff](?![\udc00-\udfff])|(?:[^\ud800-\udbff]|^)[\udc00-\udfff]/;
const NO_CHARACTER = /[\ufdd0-\ufdef\ufffe\uffff\ufffd\ue000-\uf8ff]|[\u{f0000}-\u{10ffff}]/u;
const DIRECTION = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/;
const MANY_MARKS = /\p{M}{6}/u;
const MIXED_WORD = /[\p{L}\p{M}]+/gu;

/** A text that cannot be what somebody meant: broken or private characters, or more than a cell holds. */
export function faultInText(text: string): Fault | undefined {
  if (text.length > LONGEST_CELL)
    return {
      code: 'cell.too-long',
      sentence: `There is more text than a cell holds (${LONGEST_CELL} characters). Part it over several rows.`,
    };
  if (PLAIN.test(text)) return undefined;
  if (LONE_SURROGATE.test(text) || NO_CHARACTER.test(text))
    return {
      code: 'cell.broken-character',
      sentence: 'A character here is broken or belongs to one machine only. Type the text again.',
    };
  return undefined;
}

function hasControl(text: string): boolean {
  for (let index = 0; index < text.length; index++) {
    const code = text.charCodeAt(index);
    if (code < 32 ? code !== 9 && code !== 10 && code !== 13 : code >= 127 && code < 160) return true;
  }
  return false;
}

function mixed(text: string): boolean {
  return (text.match(MIXED_WORD) ?? []).some(
    (word) =>
      /\p{Script=Latin}/u.test(word) &&
      /[\p{Script=Cyrillic}\p{Script=Greek}\p{Script=Armenian}\p{Script=Cherokee}]/u.test(word),
  );
}

/** A text that is kept exactly, and that a person should look at: letters of two alphabets in a word, marks that turn the direction, controls, heaps of accents. */
export function warningInText(text: string): Fault | undefined {
  if (PLAIN.test(text)) return undefined;
  if (DIRECTION.test(text))
    return {
      code: 'text.direction',
      sentence:
        'Invisible marks here turn the reading direction: what you see may not be what stands. Type it again if in doubt.',
    };
  if (hasControl(text))
    return { code: 'text.control', sentence: 'Invisible control characters stand here. Type it again if in doubt.' };
  if (MANY_MARKS.test(text))
    return { code: 'text.marks', sentence: 'A letter here carries a heap of accents. Type it again if in doubt.' };
  if (mixed(text))
    return {
      code: 'text.look-alike',
      sentence:
        'A word here mixes letters of two alphabets that look alike. Searches fold them; type it again if it was not meant.',
    };
  return undefined;
}
