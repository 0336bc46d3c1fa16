// The workbook as a person reads it: every cell by the labels of its column, rows named by their id or by what people call them. Nothing of the
// product's own reading is in it.
import type { LocalTime } from '../../../src/domain/time/day.ts';
import { tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import type { Column, TableName } from '../../../src/workbook/tables/table.ts';
import type { MemoryWorkbook } from '../../support/memory-workbook.ts';
import { plain } from '../entitlement/words.ts';
import { Oracle } from '../entitlement/oracle.ts';
import type { World } from '../entitlement/world.ts';

export interface SeenRow {
  readonly id: string;
  readonly file: string;
  readonly [field: string]: string;
}

const YES = ['yes', 'y', 'true'];
const NO = ['no', 'n', 'false'];

function read(column: Column | undefined, text: string): string {
  if (column?.choices !== undefined) {
    const found = Object.entries(column.choices).find(
      ([value, label]) => plain(label) === plain(text) || plain(value) === plain(text),
    );
    return found?.[0] ?? `?${text}`;
  }
  if (column?.kind === 'yesNo') return YES.includes(plain(text)) ? 'yes' : NO.includes(plain(text)) ? 'no' : `?${text}`;
  if (column?.kind === 'answer')
    return plain(text) === 'not known' ? 'notKnown' : YES.includes(plain(text)) ? 'yes' : 'no';
  if (column?.kind === 'day') return /^\d{4}-\d\d-\d\d/.test(text) ? text.slice(0, 10) : `?${text}`;
  return text;
}

export class Seen {
  readonly book: MemoryWorkbook;
  private readonly kept = new Map<TableName, readonly SeenRow[]>();

  constructor(book: MemoryWorkbook) {
    this.book = book;
  }

  rows(name: TableName): readonly SeenRow[] {
    const known = this.kept.get(name);
    if (known !== undefined) return known;
    const table = tableNamed(name);
    const columns = table.columns as Readonly<Record<string, Column>>;
    const rows = this.book.rows(name).flatMap(({ id, file, cells }) => {
      if (id === undefined) return [];
      const row: Record<string, string> = { id, file };
      for (const [field, cell] of cells) {
        const text =
          'text' in cell ? cell.text : 'number' in cell ? String(cell.number) : 'date' in cell ? cell.date : '';
        if (text !== '') row[field] = read(columns[field] ?? table.computed[field], text);
      }
      return [row as SeenRow];
    });
    this.kept.set(name, rows);
    return rows;
  }

  row(name: TableName, id: string | undefined): SeenRow | undefined {
    return id === undefined ? undefined : this.rows(name).find((one) => one.id === id);
  }

  agency(written: string | undefined): SeenRow | undefined {
    if (written === undefined) return undefined;
    return this.rows('agencies').find(
      (one) =>
        one.id === written ||
        plain(one['name'] ?? '') === plain(written) ||
        plain(one['shortName'] ?? '-') === plain(written),
    );
  }

  contact(written: string | undefined): SeenRow | undefined {
    if (written === undefined) return undefined;
    return this.rows('contacts').find((one) => one.id === written || plain(one['personName'] ?? '') === plain(written));
  }

  meeting(written: string | undefined): SeenRow | undefined {
    if (written === undefined) return undefined;
    return this.rows('meetings').find((one) => one.id === written || one['on'] === written);
  }

  isRestricted(caseRef: string | undefined): boolean {
    const row = this.row('cases', caseRef);
    return row !== undefined && (row.file === 'restricted' || row['restricted'] === 'yes');
  }

  victim(caseRef: string): SeenRow | undefined {
    return this.rows('people').find((one) => one['caseRef'] === caseRef && one['role'] === 'victim');
  }

  sendingWord(today: string): string {
    const rows = this.rows('settings').filter((one) => plain(one['setting'] ?? '') === 'sending');
    const holding = rows.filter((one) => (one['fromDate'] ?? '0') <= today);
    return plain(holding[holding.length - 1]?.['value'] ?? 'on');
  }

  /** The entitlement proof's oracle over the same cells: who may read what. */
  oracle(now: LocalTime): Oracle {
    return new Oracle(worldOf(this, now));
  }
}

type Value = string | boolean;
type Values = Record<string, Value>;

/** Unreadable values are as if nothing stood there. */
function clean(row: SeenRow): Values {
  return Object.fromEntries(
    Object.entries(row).flatMap(([field, value]): readonly [string, Value][] =>
      value.startsWith('?')
        ? []
        : [[field, value === 'yes' && field !== 'known' ? true : value === 'no' ? false : value]],
    ),
  );
}

function partsOf(one: Values, field: string): Record<string, readonly string[]> {
  const text = one[field];
  return typeof text === 'string' ? { [field]: text.split(';').map((each) => each.trim()) } : {};
}

function worldOf(seen: Seen, now: LocalTime): World {
  const typed = (name: TableName): Values[] => seen.rows(name).map(clean);
  const named = (one: Values, field: string): Values => {
    const text = one[field];
    return typeof text === 'string' ? { [field]: seen.contact(text)?.id ?? text } : {};
  };
  const agencyOf = ({ agency }: Values): Values =>
    typeof agency === 'string' ? { agency: seen.agency(agency)?.id ?? agency } : {};
  const cases = typed('cases').map((one) => ({
    ...one,
    ...named(one, 'idvaContact'),
    ...partsOf(one, 'linkedCases'),
  }));
  const marac = {
    name: 'ealing',
    rules: { text: () => (seen.sendingWord(now.slice(0, 10)) === 'on' ? 'on' : 'off') },
    cases,
    people: typed('people'),
    listings: typed('list').map((one) => ({ ...one, meeting: seen.meeting(String(one['meeting']))?.id })),
    needed: typed('needed').map((one) => ({ ...one, ...agencyOf(one) })),
    research: typed('research').map((one) => ({ ...one, ...agencyOf(one) })),
    conflicts: typed('conflicts').map((one) => ({
      ...one,
      ...agencyOf(one),
      ...named(one, 'contact'),
      ...named(one, 'exceptContact'),
    })),
    meetings: typed('meetings').map((one) => ({ ...one, ...named(one, 'chair'), ...named(one, 'viceChair') })),
    disclosures: typed('disclosures').map((one) => ({ ...one, ...partsOf(one, 'agenciesWho') })),
    restrictedCases: new Set(seen.rows('cases').flatMap((one) => (seen.isRestricted(one.id) ? [one.id] : []))),
    blocked: new Set<string>(),
  };
  const contacts = typed('contacts').map((one) => ({
    ...one,
    ...agencyOf(one),
    ...named(one, 'cover'),
    ...partsOf(one, 'mailboxReaders'),
  }));
  const facts = { maracs: [marac], agencies: typed('agencies'), contacts };
  return { seed: 0, stage: 'list', now, facts, canaries: undefined } as unknown as World;
}
