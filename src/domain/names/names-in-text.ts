// A text with row ids as people read it: before each id the words by which they know the row. The id stays, as the last word, except beside the name
// of an agency, of its contact or of somebody in a case.
import type { Facts } from '../plan/facts.ts';
import type { Side } from './called.ts';
import { wordsOfRow, type RowWords } from './row-words.ts';

/** A command that is to be typed, or an id by itself: not a part of a key, an address or a file name. */
const COMMAND_OR_ID = /`[^`]*`|(\brows? )?(?<![\w/.@-])([A-Z]{1,3}-[0-9A-Z]{4,10})(?![\w/@-])/g;

const IN_BRACKETS = { before: /\((?:D-[0-9A-Z]+, )*$/, after: /^(?:, D-[0-9A-Z]+)*\)/ };

/** By row id, the words for rows that cannot be read: each as its own workbook may show it. */
export type UnreadNames = ReadonlyMap<string, string>;

export function nameRows(facts: Facts, side: Side, text: string, unread?: UnreadNames): string {
  if (!text.includes('-')) return text;
  let [said, end] = ['', 0];
  for (const { 0: found, 1: row, 2: id, index } of text.matchAll(COMMAND_OR_ID)) {
    said += text.slice(end, index);
    end = index + found.length;
    const known = id === undefined ? undefined : (wordsOfRow(facts, side, id) ?? asUnread(unread?.get(id)));
    said += known === undefined || id === undefined ? found : nameId({ said, after: text.slice(end), row, id }, known);
  }
  return said + text.slice(end);
}

interface Place {
  /** The text before it, with names. */
  readonly said: string;
  readonly after: string;
  /** “row ” or “rows ” before the id. */
  readonly row: string | undefined;
  readonly id: string;
}

function nameId({ said, after, row, id }: Place, known: RowWords): string {
  // What stands before a number of a paper in brackets says what it is.
  if (id.startsWith('D-') && IN_BRACKETS.before.test(said) && IN_BRACKETS.after.test(after)) return id;
  const title = id.startsWith('D-') ? /“([^”]*)”/.exec(known.parts[0] ?? '')?.[1] : undefined;
  if (title !== undefined && holds(said, title)) return id;
  // On its tab the id is what a person looks for.
  const [first = '', ...more] = row === undefined ? known.parts : known.short;
  // Whose it is need not be said twice in one line.
  const words = [first, ...more.filter((part) => !holds(said, part))].join(', ');
  if (said.endsWith(`${words} (`)) return id;
  if (row !== undefined)
    return known.short.every((part) => holds(said, part)) ? `${row}${id}` : `${row}for ${words} (${id})`;
  if (!known.withId) return words;
  return said.endsWith('(') && after.startsWith(')') ? `${words}, ${id}` : `${words} (${id})`;
}

/** As words by themselves: “Li” does not stand in “Lilian”. */
function holds(text: string, part: string): boolean {
  for (let at = text.indexOf(part); at >= 0; at = text.indexOf(part, at + 1))
    if (!LETTER.test(text.charAt(at - 1)) && !LETTER.test(text.charAt(at + part.length))) return true;
  return false;
}

const LETTER = /[\p{L}\p{N}]/u;

const asUnread = (words: string | undefined): RowWords | undefined =>
  words === undefined ? undefined : { parts: [words], short: [words], withId: true };

/** Contacts and agencies only: for a text that outlives the rows it is about. */
export function nameContacts(facts: Facts, text: string): string {
  return text.replace(COMMAND_OR_ID, (found) =>
    /^[CG]-/.test(found) ? (wordsOfRow(facts, 'main', found)?.parts[0] ?? found) : found,
  );
}

/** Agencies only: their names are nobody's data. */
export function nameAgencies(facts: Facts, text: string): string {
  return text.replace(COMMAND_OR_ID, (found) =>
    found.startsWith('G-') ? (wordsOfRow(facts, 'main', found)?.parts[0] ?? found) : found,
  );
}

/** For a cell that holds one id alone: whose row it is, of a contact with the address, and the id as the last word. */
export function nameRow(facts: Facts, side: Side, id: string): string {
  const known = id === '' ? undefined : wordsOfRow(facts, side, id);
  return known === undefined ? id : `${(known.whole ?? known.short).join(', ')} (${id})`;
}
