// A text with row ids as people read it: before each id the words by which they know the row. The id stays, as the last word, except beside the name
// of an agency, of its contact or of somebody in a case.
import type { Facts } from '../plan/facts.ts';
import type { Side } from './called.ts';
import { wordsOfRow, type RowWords } from './row-words.ts';

/** A command that is to be typed, several numbers of papers in brackets, or an id by itself: not a part of a key, an address or a file name. */
const COMMAND_OR_ID =
  /`[^`]*`|\((D-[0-9A-Z]{4,10}(?:, D-[0-9A-Z]{4,10})+)(?= and \d+ more\)|\))|(\brows? )?(?<![\w/.@-])([A-Z]{1,3}-[0-9A-Z]{4,10})(?![\w/@-])/g;

/** By row id, the words for rows that cannot be read: each as its own workbook may show it. */
export type UnreadNames = ReadonlyMap<string, string>;

export function nameRows(facts: Facts, side: Side, text: string, unread?: UnreadNames): string {
  if (!text.includes('-')) return text;
  let [said, end, isListed] = ['', 0, false];
  const know = (id: string): RowWords | undefined => wordsOfRow(facts, side, id) ?? asUnread(unread?.get(id));
  for (const { 0: found, 1: numbers, 2: row, 3: id, index } of text.matchAll(COMMAND_OR_ID)) {
    const between = text.slice(end, index);
    said += between;
    end = index + found.length;
    const known = id === undefined ? undefined : know(id);
    isListed = row === 'rows ' || (isListed && AND.test(between));
    if (numbers !== undefined) said += nameNumbers(numbers.split(', '), said, know);
    else if (known === undefined || id === undefined) said += found;
    else {
      const after = text.slice(end);
      const soon = wordsAhead(know, after);
      said += nameId({ said, after, row: row ?? (isListed ? '' : undefined), id, soon }, known, know);
    }
  }
  return said + text.slice(end);
}

/** Between the ids of several rows: “rows A-7KQ2MX, A-4TX9QD and A-9XK4TP”. */
const AND = /^(?:,| and|, and) $/;

type Know = (id: string) => RowWords | undefined;

interface Place {
  /** The text before it, with names. */
  readonly said: string;
  readonly after: string;
  /** “row ” or “rows ” before the id; blank for a further one of several rows. */
  readonly row: string | undefined;
  readonly id: string;
  /** What the same clause goes on to say: as it stands, and the words of each id in it. */
  readonly soon: readonly string[];
}

function nameId({ said, after, row, id, soon }: Place, known: RowWords, know: Know): string {
  const isInBrackets = said.endsWith('(') && after.startsWith(')');
  // What stands before a number of a paper in brackets says what it is, as does a name before any other id.
  if (isInBrackets && (id.startsWith('D-') || known.short.every((part) => holds(said, part))))
    return `${row ?? ''}${id}`;
  const title = titleIn(id, known);
  const isOnlyOne = title !== undefined && !saysTitle(said, title, know);
  if (title !== undefined && isOnlyOne && holds(said, title)) return id;
  // On its tab the id is what a person looks for.
  const [first = '', ...more] = row === undefined ? known.parts : known.short;
  // Whose it is need not be said twice in one line, before it or behind it; which of two papers of one title it is, has to be.
  const isTold = (part: string): boolean =>
    (holds(said, part) || soon.some((words) => holds(words, part))) && (title === undefined || isOnlyOne);
  const all = [first, ...more.filter((part) => !isTold(part))].join(', ');
  if (said.replace(IDS, '').endsWith(`${all} (`)) return id;
  const words = SAID_BEFORE.test(id) ? withoutAgain(said, all) : all;
  if (row !== undefined)
    return known.short.every((part) => holds(said, part)) ? `${row}${id}` : `${row}for ${words} (${id})`;
  if (!known.withId) return words;
  return isInBrackets ? `${words}, ${id}` : `${words} (${id})`;
}

/** What is numbered D- is called by its title, in quotes. */
function titleIn(id: string, { parts: [first = ''] }: RowWords): string | undefined {
  return id.startsWith('D-') ? /“([^”]*)”/.exec(first)?.[1] : undefined;
}

/** Whether a number before it is of the same title. */
function saysTitle(said: string, title: string, know: Know): boolean {
  return (said.match(NUMBERS) ?? []).some((id) => {
    const known = know(id);
    return known !== undefined && titleIn(id, known) === title;
  });
}

const NUMBERS = /(?<![\w/.@-])D-[0-9A-Z]{4,10}(?![\w/@-])/g;

/** (“Agenda” D-7KQ2MX, “Agenda” for Borough Housing, second version D-4TX9QD): each with its title, and two of one title with what tells them apart. */
function nameNumbers(ids: readonly string[], said: string, know: Know): string {
  const titles = ids.map((id) => titleIn(id, know(id) ?? NOTHING));
  const called = ids.map((id, index) => {
    const title = titles[index];
    if (title === undefined) return id;
    const isOne = titles.filter((other) => other === title).length === 1 && !saysTitle(said, title, know);
    const [, ...more] = know(id)?.parts ?? [];
    return isOne ? `“${title}” ${id}` : `“${title}” ${[...more, id].join(', ')}`;
  });
  return `(${called.join(', ')}`;
}

const NOTHING: RowWords = { parts: [], short: [], withId: true };

/** Ids between the words of a row and this one: “release on 6 April 2027 (KD-3AAE3N, ”. */
const IDS = /(?:[A-Z]{1,3}-[0-9A-Z]{4,10}, )+$/;

/** “Transfer ” and “transfer out”, “Agency ” and “Agency of Hope”. */
const SAID_BEFORE = /^(?:TR|G)-/;

function withoutAgain(said: string, words: string): string {
  const [first = '', ...rest] = words.split(' ');
  const before = said.trimEnd().split(' ').slice(-1)[0] ?? '';
  return rest.length > 0 && said.endsWith(' ') && before.toLowerCase() === first.toLowerCase() ? rest.join(' ') : words;
}

/** Up to the end of the clause; a row id that follows “row” names its row anew. */
function wordsAhead(know: Know, after: string): readonly string[] {
  const [clause = ''] = /^(?:, (?:case|due)| of )[^;\n]*/.exec(after) ?? [];
  const ids = clause.match(/[A-Z]{1,3}-[0-9A-Z]{4,10}/g) ?? [];
  return clause === '' ? [] : [clause, ...ids.flatMap((id) => know(id)?.parts ?? [])];
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
