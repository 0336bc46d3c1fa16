// A random world of the entitlement proof as people would type it: every row of it into cells of the workbooks, under row ids of this desk.
import { addDays, dayOf } from '../../../src/domain/time/day.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import { openIdPool } from '../../../src/jobs/engine/open-id-pool.ts';
import { demoKeys } from '../../../src/system/keys.ts';
import type { FileRole } from '../../../src/workbook/workbook-port.ts';
import { tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import type { Written } from '../../../src/workbook/tables/write-cell.ts';
import type { MemoryWorkbook } from '../../support/memory-workbook.ts';
import { chanceOf } from '../entitlement/ground.ts';
import type { World } from '../entitlement/world.ts';
import { shortHash } from './look.ts';

/** The working day after each stage of a world, when it is looked at again. */
export const NEXT = { list: '2027-03-08', agenda: '2027-03-12', after: '2027-03-18', week: '2027-03-23' } as const;

export interface TypedRow {
  readonly table: TableName;
  readonly id: string;
  readonly file: FileRole;
  readonly values: Readonly<Record<string, Written>>;
}
/** By table and id, in the order in which they are typed. */
export type TypedRows = ReadonlyMap<string, TypedRow>;

const LISTS = {
  referrals: 'referrals',
  cases: 'cases',
  people: 'people',
  addresses: 'addresses',
  safeContacts: 'safeContacts',
  listings: 'list',
  needed: 'needed',
  research: 'research',
  notes: 'notes',
  actions: 'actions',
  meetings: 'meetings',
  disclosures: 'disclosures',
  conflicts: 'conflicts',
} as const satisfies Partial<Record<keyof MaracFacts, TableName>>;

/** Some areas have rules of their own. The list is not read off the product: a setting that comes or goes must not change what the others are. */
const RULES: readonly (readonly [string, string])[] = [
  ['listDays', '6'],
  ['listDays', '10'],
  ['chaseDays', '2'],
  ['agendaDays', '2'],
  ['agendaDays', '4'],
  ['actionsDays', '0'],
  ['minutesDays', '1'],
  ['nation', 'scotland'],
  ['cadence', 'fortnightly'],
  ['cadence', 'weekly'],
  ['minutesPerCase', '50'],
  ['warnCases', '2'],
  ['maxWaitDays', '10'],
  ['visibleHighMin', '1'],
  ['managerSignOff', 'yes'],
  ['safeContactDays', '7'],
  ['releaseOff', 'list-and-request; actions'],
  ['undoMinutes', '0'],
  ['idvaAckHours', '1'],
  ['dueSoonDays', '0'],
  ['deputyAfterDays', '2'],
  ['managerAfterDays', '4'],
  ['digestWeekday', '5'],
  ['dutyNumber', '020 7946 0199'],
  ['workFrom', '11:00'],
  ['wordTogetherMinutes', '0'],
  ['keepMonths', '12'],
  ['minutesDays', 'three'],
];

type Fields = Readonly<Record<string, unknown>> & { readonly id: string };

/** What stands in the workbook of that MARAC. */
export function rowsOf(world: World, marac: MaracFacts): TypedRows {
  const rename = renamer(world);
  const days = daysNear(world);
  const rows = new Map<string, TypedRow>();
  const add = (table: TableName, { id, ...fields }: Fields, isApart = false): void => {
    const { home, alsoRestricted } = tableNamed(table);
    const typed = (field: string, value: Written): Written =>
      atTheEdge(world.seed, days, `${id} ${field}`, rename(value));
    const values = Object.fromEntries(
      Object.entries(fields).map(([field, value]) => [field, typed(field, value as Written)]),
    );
    const row = { table, id: rename(id), file: isApart && alsoRestricted ? ('restricted' as const) : home, values };
    rows.set(`${table} ${row.id}`, row);
  };
  for (const agency of world.facts.agencies) add('agencies', { ...agency });
  for (const contact of world.facts.contacts) add('contacts', { phone: '020 7946 0100', ...contact });
  for (const [nth, [setting, value]] of rulesOf(world, marac).entries())
    add('settings', { id: `S-AAAAA${'ABCDEFGH'[nth] ?? ''}`, setting, value });
  const apart = marac.restrictedCases;
  const people = new Set(marac.people.filter((one) => apart.has(one.caseRef ?? '')).map((one) => one.id));
  const signs = chanceOf(world.seed + 1_000_003);
  for (const [list, table] of Object.entries(LISTS) as readonly (readonly [keyof typeof LISTS, TableName])[])
    for (const one of marac[list] as readonly object[] as readonly Fields[]) {
      const signed = list === 'referrals' && !signs.in(4) ? { decidedBy: 'Cora Coordinata' } : {};
      const [caseRef, personId] = [one['caseRef'], one['personId']] as readonly (string | undefined)[];
      const ref = list === 'referrals' ? marac.pool.take('K', `case/${one.id}`) : (caseRef ?? one.id);
      add(table, { ...one, ...signed }, apart.has(ref) || people.has(personId ?? ''));
    }
  return rows;
}

function rulesOf(world: World, marac: MaracFacts): readonly (readonly [string, string])[] {
  const chance = chanceOf(world.seed + 2_000_003);
  const own = Array.from({ length: chance.below(4) }, () => chance.one(RULES));
  return [['sending', marac.rules.text('sending', world.now.slice(0, 10) as never)], ...own];
}

/** The days on which limits are met: when the world is looked at, the day before and after, and when it is looked at again. */
function daysNear({ now, stage }: World): readonly string[] {
  const on = dayOf(now);
  return [addDays(on, -1), on, addDays(on, 1), NEXT[stage], addDays(on, -5), addDays(on, -7), addDays(on, -10)];
}

/** Every fourth day in a cell is moved to one of those, by its row and field, so that the same cell has the same day when it is typed again. */
function atTheEdge(seed: number, days: readonly string[], cell: string, value: Written): Written {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
  const chance = chanceOf(seed + Number.parseInt(shortHash([cell]), 16));
  return chance.in(4) ? chance.one(days) : value;
}

/** Row ids of this desk for those of the world, so that the case of an accepted referral is the one that intake would make. */
function renamer(world: World): <T extends Written>(value: T) => T {
  const keys = demoKeys('test');
  const ids = new Map<string, string>();
  for (const marac of world.facts.maracs) {
    const pool = openIdPool(keys, marac.name);
    for (const list of Object.keys(LISTS) as readonly (keyof typeof LISTS)[])
      for (const { id } of marac[list]) ids.set(id, pool.take(id.split('-')[0] ?? '', `typed/${id}`));
    for (const { id } of marac.referrals)
      ids.set(marac.pool.take('K', `case/${id}`), pool.take('K', `case/${ids.get(id) ?? id}`));
  }
  const register = openIdPool(keys, 'register');
  for (const { id } of [...world.facts.agencies, ...world.facts.contacts])
    ids.set(id, register.take(id.split('-')[0] ?? '', `typed/${id}`));
  return (value) =>
    (typeof value === 'string'
      ? (ids.get(value) ?? value)
      : Array.isArray(value)
        ? value.map((one: string) => ids.get(one) ?? one)
        : value) as never;
}

/** Types what is new or has changed since `before`. */
export async function typeRows(book: MemoryWorkbook, rows: TypedRows, before: TypedRows = new Map()): Promise<void> {
  const standing = (row: TypedRow): boolean => book.rows(row.table).some((one) => one.id === row.id);
  for (const [name, row] of rows) {
    const old = before.get(name);
    if (old === undefined) {
      book.type(row.table, row.values, { id: row.id, file: row.file });
      continue;
    }
    if (!standing(row)) continue;
    const changed = [...new Set([...Object.keys(old.values), ...Object.keys(row.values)])].filter(
      (field) => JSON.stringify(old.values[field]) !== JSON.stringify(row.values[field]),
    );
    if (changed.length > 0)
      book.edit(row.table, row.id, Object.fromEntries(changed.map((field) => [field, row.values[field]])));
    if (old.file !== row.file) await book.move([{ table: row.table, rowId: row.id, to: row.file }]);
  }
  for (const [name, row] of before) if (!rows.has(name) && standing(row)) book.remove(row.table, row.id);
}
