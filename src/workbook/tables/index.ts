// The list of all tables, in the order of their tabs.
import { actionUpdates } from './action-updates.ts';
import { actions } from './actions.ts';
import { addresses } from './addresses.ts';
import { agencies } from './agencies.ts';
import { attendance } from './attendance.ts';
import { cases } from './cases.ts';
import { conflicts } from './conflicts.ts';
import { contacts } from './contacts.ts';
import { disclosures } from './disclosures.ts';
import { flags } from './flags.ts';
import { keyDates } from './key-dates.ts';
import { list } from './list.ts';
import { meetings } from './meetings.ts';
import { needed } from './needed.ts';
import { notes } from './notes.ts';
import { people } from './people.ts';
import { practice } from './practice.ts';
import { record } from './record.ts';
import { referrals } from './referrals.ts';
import { requests } from './requests.ts';
import { research } from './research.ts';
import { safeContacts } from './safe-contacts.ts';
import { settings } from './settings.ts';
import type { SideTableName, Table, TableName } from './table.ts';
import { transfers } from './transfers.ts';
import { checks, outbox, today } from './views.ts';

/** Every table by name; each keeps its row type. */
export const TABLE = {
  today,
  referrals,
  cases,
  list,
  notes,
  actions,
  people,
  addresses,
  safeContacts,
  needed,
  research,
  flags,
  keyDates,
  meetings,
  attendance,
  disclosures,
  transfers,
  practice,
  agencies,
  contacts,
  conflicts,
  settings,
  outbox,
  checks,
  record,
} as const satisfies { readonly [N in Exclude<TableName, SideTableName>]: { readonly name: TableName } };

/** Tables that a person may have put beside the others. */
export const SIDE_TABLE = { actionUpdates, requests } as const satisfies {
  readonly [N in SideTableName]: { readonly name: TableName };
};

/** Every table in tab order. */
export const TABLES: readonly Table[] = Object.values(TABLE) as readonly unknown[] as readonly Table[];

export const SIDE_TABLES: readonly Table[] = Object.values(SIDE_TABLE) as readonly unknown[] as readonly Table[];

export function tableNamed(name: TableName): Table {
  return name in SIDE_TABLE ? SIDE_TABLE[name as SideTableName] : TABLE[name as Exclude<TableName, SideTableName>];
}

/** The tables whose tabs a file is expected to have: main and register may be one file (`mainAndRegister`). */
export function tablesIn(file: 'main' | 'restricted' | 'register' | 'mainAndRegister'): readonly Table[] {
  return TABLES.filter((table) => {
    if (file === 'restricted') return table.home === 'restricted' || table.alsoRestricted;
    if (file === 'mainAndRegister') return table.home !== 'restricted';
    return table.home === file;
  });
}
