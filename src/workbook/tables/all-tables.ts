// The list of all tables, in the order of their tabs.
import { actionUpdates } from './cases/action-updates-tab.ts';
import { actions } from './cases/actions-tab.ts';
import { addresses } from './cases/addresses-tab.ts';
import { agencies } from './register/agencies-tab.ts';
import { attendance } from './meetings/attendance-tab.ts';
import { cases } from './cases/cases-tab.ts';
import { conflicts } from './cases/conflicts-tab.ts';
import { contacts } from './register/contacts-tab.ts';
import { disclosures } from './meetings/disclosures-tab.ts';
import { flags } from './cases/flags-tab.ts';
import { keyDates } from './cases/key-dates-tab.ts';
import { list } from './meetings/list-tab.ts';
import { meetings } from './meetings/meetings-tab.ts';
import { needed } from './cases/needed-tab.ts';
import { notes } from './meetings/minutes-tab.ts';
import { people } from './cases/people-tab.ts';
import { population } from './register/population-tab.ts';
import { training } from './register/training-tab.ts';
import { practice } from './meetings/practice-tab.ts';
import { record } from './runner/record-tab.ts';
import { referrals } from './referrals/referrals-tab.ts';
import { requests } from './runner/requests-tab.ts';
import { research } from './meetings/research-tab.ts';
import { safeContacts } from './cases/safe-contacts-tab.ts';
import { settings } from './register/settings-tab.ts';
import type { SideTableName, Table, TableName } from './table.ts';
import { transfers } from './cases/transfers-tab.ts';
import { checks, outbox, today } from './runner/view-tabs.ts';

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
  population,
  training,
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
