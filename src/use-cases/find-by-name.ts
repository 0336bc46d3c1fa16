// Finds by a name everything that a person of the team may see: rows of every tab of both workbooks, what is about the cases they lead to, and the
// messages and papers about these cases.
import { BLANK, cellText } from '../domain/cells/cell.ts';
import type { FieldClass } from '../domain/access/field-class.ts';
import { openNameSearch, type NameSearch } from '../domain/names/name-search.ts';
import type { OutboxMessage } from '../domain/outbox/outbox-message.ts';
import type { LocalTime } from '../domain/time/day.ts';
import { compareText } from '../domain/text/order.ts';
import { columnsOf, type Kind, type Table, type TableName } from '../workbook/tables/table.ts';
import { TABLES } from '../workbook/tables/all-tables.ts';
import type { FileRole, RawRow } from '../workbook/workbook-port.ts';
import type { MaracReading, Reading } from '../jobs/reading/reading.ts';

export interface FoundRow {
  readonly id: string;
  readonly table: TableName;
  readonly tab: string;
  readonly marac: string;
  readonly file: FileRole;
  /** As a person finds it: row 14. */
  readonly place: string;
  readonly caseRef: string | undefined;
}

export interface FoundByName {
  /** Best first: those that hold the name. */
  readonly named: readonly FoundRow[];
  /** About the cases that these lead to. */
  readonly about: readonly FoundRow[];
  /** Newest first. */
  readonly messages: readonly OutboxMessage[];
}

/** Columns of these classes hold names; every other text is searched for the words as they were asked for. */
const NAMES: readonly FieldClass[] = ['name', 'staff', 'conflict'];

const WORDS: readonly Kind[] = ['text', 'note', 'list', 'email', 'phone', 'postcode'];

/** Tabs that the runner keeps say in other words what stands elsewhere. */
const SEARCHED = TABLES.filter((table) => !table.view);

/** What leads from a person to a case. */
const LEADS: readonly TableName[] = ['people', 'referrals', 'cases', 'addresses', 'safeContacts'];

/** What is told of a case: not who was asked what, of which there is a row for every agency. */
const TOLD: readonly TableName[] = ['cases', 'referrals', 'list', 'actions', 'keyDates', 'transfers'];

/** Undefined if `asked` holds nothing to look for. A ref finds its row. */
export function findByName(
  { maracs }: Pick<Reading, 'maracs'>,
  messages: readonly OutboxMessage[],
  asked: string,
): FoundByName | undefined {
  const search = openNameSearch(asked);
  if (search === undefined) return undefined;
  const named = maracs
    .flatMap((marac) => namedRows(marac, search, asked.trim().toUpperCase()))
    .toSorted((a, b) => a.rank - b.rank || orderOf(a.row) - orderOf(b.row) || compareText(a.row.id, b.row.id));
  const cases = new Set(named.filter(({ row }) => LEADS.includes(row.table)).flatMap(({ row }) => row.caseRef ?? []));
  const ids = new Set(named.map(({ row }) => row.id));
  const about = maracs.flatMap((marac) => rowsAbout(marac, cases)).filter((row) => !ids.has(row.id));
  const referrals = new Set([...ids, ...about.map((row) => row.id)].filter((id) => id.startsWith('R-')));
  return {
    named: named.map(({ row }) => row),
    about,
    messages: messages
      .filter(
        (one) =>
          one.discloses.some((each) => cases.has(each.case)) || one.key.split('/').some((part) => referrals.has(part)),
      )
      .toSorted((a, b) => compareText(lastAt(b), lastAt(a))),
  };
}

/** When a message was settled, offered or planned, whichever came last. */
export const lastAt = ({ settledAt, offeredAt, plannedAt }: OutboxMessage): LocalTime =>
  settledAt ?? offeredAt ?? plannedAt;

const orderOf = ({ table }: FoundRow): number => SEARCHED.findIndex((one) => one.name === table);

interface Named {
  readonly row: FoundRow;
  readonly rank: number;
}

function namedRows(marac: MaracReading, search: NameSearch, ref: string): readonly Named[] {
  return SEARCHED.flatMap((table) =>
    (marac.tables.get(table.name)?.rows ?? []).flatMap((raw) => {
      const rank = raw.id === ref ? 0 : rankOf(table, raw, search);
      return rank === undefined || raw.id === undefined ? [] : [{ row: foundRow(marac, table, raw), rank }];
    }),
  );
}

/** The best of its cells; what stands under one heading (forenames and surname of one person) is read together. */
function rankOf(table: Table, { cells }: RawRow, search: NameSearch): number | undefined {
  const names = new Map<string, string>();
  let best: number | undefined;
  const take = (rank: number | undefined): void => {
    if (rank !== undefined && (best === undefined || rank < best)) best = rank;
  };
  for (const { field, kind, writer, fieldClass, group = '' } of columnsOf(table)) {
    const text = cellText(cells.get(field) ?? BLANK);
    if (text === '' || writer === 'runner' || !WORDS.includes(kind)) continue;
    if (NAMES.includes(fieldClass) && kind !== 'note') {
      const one = fieldClass === 'name' ? group : `${group}/${field}`;
      names.set(one, `${names.get(one) ?? ''} ${text}`);
    }
    take(search.inText(text));
  }
  for (const text of names.values()) take(search.inNames(text));
  return best;
}

function rowsAbout(marac: MaracReading, cases: ReadonlySet<string>): readonly FoundRow[] {
  return SEARCHED.filter((table) => TOLD.includes(table.name)).flatMap((table) =>
    (marac.tables.get(table.name)?.rows ?? [])
      .filter((raw) => raw.id !== undefined && cases.has(caseOf(marac, table.name, raw) ?? ''))
      .map((raw) => foundRow(marac, table, raw)),
  );
}

function foundRow(marac: MaracReading, { name, tab }: Table, raw: RawRow): FoundRow {
  const { id = '', file, place } = raw;
  return { id, table: name, tab, marac: marac.ports.name, file, place, caseRef: caseOf(marac, name, raw) };
}

/** The case of a row: the one it names, its person's, or that of a referral. */
function caseOf(marac: MaracReading, table: TableName, { id, cells }: RawRow): string | undefined {
  if (table === 'cases') return id;
  const typed = (field: string): string => cellText(cells.get(field) ?? BLANK).trim();
  const person = typed('personId');
  const own = typed('caseRef');
  if (own !== '' || person === '') return own === '' ? undefined : own;
  const raw = marac.tables.get('people')?.rows.find((row) => row.id === person);
  return raw === undefined ? undefined : caseOf(marac, 'people', raw);
}
