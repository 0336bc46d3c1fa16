// The lists of a coordinator that can be taken in as history, and what one of them would come to. Writes nothing; nobody is told about it.
import { dayOf, type LocalTime } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { MaracReading } from '../../jobs/reading/reading.ts';
import type { Keys } from '../../system/keys.ts';
import type { ListMapping } from '../../workbook/lists/column-mapping.ts';
import { mapRows } from '../../workbook/lists/list-mapping.ts';
import { adoptCases, CASE_LIST } from './adopt-cases.ts';
import { ACTION_LIST, adoptActions, adoptContacts, CONTACT_LIST } from './adopt-list-rows.ts';
import { openAdoption, type Adoption } from './adoption.ts';
import type { ListFile } from './make-list.ts';

export const ADOPTED_LISTS = { cases: CASE_LIST, actions: ACTION_LIST, contacts: CONTACT_LIST } as const;
export type AdoptedTab = keyof typeof ADOPTED_LISTS;

const ADOPT = { cases: adoptCases, actions: adoptActions, contacts: adoptContacts } as const;

interface World {
  readonly keys: Keys;
  readonly marac: MaracReading;
  readonly facts: Facts;
  readonly now: LocalTime;
}

/** The rows that the list comes to. */
export function planAdoption(tab: AdoptedTab, world: World, list: ListFile, mapping: ListMapping): Adoption {
  const { keys, marac, facts } = world;
  const today = dayOf(world.now);
  const draft = openAdoption(keys, marac);
  const side = facts.maracs.find((other) => other.name === marac.ports.name);
  ADOPT[tab]({ draft, facts, side, today }, mapRows(ADOPTED_LISTS[tab], mapping, list.headings, list.rows, today));
  return draft.end();
}
