// Whoever reads a workbook may see its cases: no text that the runner writes there names a row by a bare ref. Before the ref stand the words by which
// people know the row. An oracle of its own: names are put together from the cells here, not by the product's words.
import { TABLES as ALL_TABLES, tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import { plain } from '../entitlement/words.ts';
import type { Seen, SeenRow } from './seen.ts';
import type { Broken } from './view.ts';

/** Texts of the runner's views, by tab; of all other tabs every computed column. */
const VIEWS: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  today: ['what', 'about'],
  outbox: ['what', 'about', 'because', 'goes'],
  checks: ['place', 'sentence'],
};

const OF_PREFIX: Readonly<Record<string, TableName>> = {
  R: 'referrals',
  K: 'cases',
  P: 'people',
  AD: 'addresses',
  SC: 'safeContacts',
  L: 'list',
  N: 'needed',
  RS: 'research',
  NT: 'notes',
  A: 'actions',
  KD: 'keyDates',
  M: 'meetings',
  X: 'conflicts',
  TR: 'transfers',
  C: 'contacts',
  G: 'agencies',
};

const COMMAND = /`[^`]*`/g;
export const REF = /(?<![\w/.@-])[A-Z]{1,3}-[0-9A-Z]{4,10}(?![\w/@-])/g;

export function findBareRefs(seen: Seen): readonly Broken[] {
  const names = namesIn(seen);
  return ALL_TABLES.flatMap(({ name: table }) => {
    const fields = VIEWS[table] ?? (tableNamed(table).view ? [] : Object.keys(tableNamed(table).computed));
    return seen.rows(table).flatMap((row) =>
      fields.flatMap((field) =>
        bareIn(row[field] ?? '', names, row.file === 'restricted').map((id) => ({
          thing: `bare ${id}`,
          what: `${tableNamed(table).tab} (${row.file}), ${field}: ${id} stands there without its name: “${row[field] ?? ''}”`,
        })),
      ),
    );
  });
}

export interface Known {
  /** Any of these says what the row is. */
  readonly words: readonly string[];
  /** What an action or a note says of itself: enough before its ref where the same text says one of the words too, wherever it does. */
  readonly own?: readonly string[];
  readonly restricted: boolean;
}

const isSaid = (words: readonly string[], where: string): boolean =>
  words.some((word) => where.includes(` ${plain(word)} `));

/** Refs in a text before which nothing says what they are, though its reader may see it. */
function bareIn(text: string, names: (id: string) => Known | undefined, inRestricted: boolean): readonly string[] {
  const said = text.replace(COMMAND, (command) => ' '.repeat(command.length));
  return [...said.matchAll(REF)].flatMap(({ 0: id, index }) => {
    const known = names(id);
    if (known === undefined || (known.restricted && !inRestricted)) return [];
    const before = ` ${plain(said.slice(0, index))} `;
    const isKnown =
      isSaid(known.words, before) || (isSaid(known.own ?? [], before) && isSaid(known.words, ` ${plain(said)} `));
    return isKnown ? [] : [id];
  });
}

const nameOf = (row: SeenRow | undefined): readonly string[] => {
  if (row === undefined || Object.values(row).some((value) => value.startsWith('?'))) return [];
  const name = [row['forenames'], row['surname']].filter((part) => part !== undefined).join(' ');
  return name === '' ? [] : [name];
};

/** Nothing of rows that hold something unreadable, and of people without a name. */
export function namesIn(seen: Seen): (id: string) => Known | undefined {
  const known = new Map<string, Known | undefined>();
  // A row that Checks has something against may be set aside: nothing is known of it then but its ref.
  const doubted = new Set(seen.rows('checks').flatMap((row) => (row['problem'] ?? '').split('/')));
  const find = (id: string): Known | undefined => {
    if (doubted.has(id)) return undefined;
    const table = OF_PREFIX[id.slice(0, id.indexOf('-'))];
    const row = table === undefined ? undefined : seen.row(table, id);
    if (table === undefined || row === undefined || Object.values(row).some((value) => value.startsWith('?')))
      return undefined;
    const person = table === 'addresses' ? seen.row('people', row['personId']) : undefined;
    const caseRef = table === 'cases' ? id : (row['caseRef'] ?? person?.['caseRef']);
    const agency = seen.agency(row['agency'])?.['name'];
    const named: Readonly<Partial<Record<TableName, readonly string[]>>> = {
      referrals: nameOf(row),
      people: nameOf(row),
      addresses: nameOf(person),
      contacts: [row['personName'] ?? agency ?? ''],
      agencies: [row['name'] ?? ''],
      meetings: [dayOf(row['on'])],
    };
    const words = (
      named[table] ?? [...nameOf(caseRef === undefined ? undefined : seen.victim(caseRef)), agency ?? '']
    ).filter((word) => plain(word) !== '');
    const itself =
      table === 'actions' ? row['text'] : table === 'notes' ? dayOf(seen.row('meetings', row['meeting'])?.['on']) : '';
    const own = [beginOf(itself ?? '')].filter((word) => plain(word) !== '');
    return words.length === 0
      ? undefined
      : { words, own, restricted: row.file === 'restricted' || seen.isRestricted(caseRef) };
  };
  return (id) => {
    if (!known.has(id)) known.set(id, find(id));
    return known.get(id);
  };
}

/** A long text is cut off in a line: its first 40 letters, in whole words. */
const beginOf = (text: string): string => (text.length <= 40 ? text : text.slice(0, 40).replace(/\s+\S*$/, ''));

const MONTHS = 'January February March April May June July August September October November December'.split(' ');

/** 2027-03-16 as “16 March 2027”. */
function dayOf(on = ''): string {
  const [year = '', month = '', day = ''] = on.split('-');
  return `${Number(day)} ${MONTHS[Number(month) - 1] ?? ''} ${year}`;
}
