// Facts with nothing in them but what a test puts there: for rules that are given rows, without a workbook.
import type { Facts, MaracFacts } from '../../src/domain/plan/facts.ts';
import { openRules } from '../../src/domain/settings/rules.ts';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import { demoKeys, type Keys } from '../../src/system/keys.ts';

const KEYS = demoKeys('bare-facts');

/** A MARAC without a row; fields of `more` win. */
export function bareMarac(name: string, more: Partial<MaracFacts> = {}, keys: Keys = KEYS): MaracFacts {
  return {
    name,
    title: `${name.charAt(0).toUpperCase()}${name.slice(1)} MARAC`,
    outward: `${name.charAt(0).toUpperCase()}${name.slice(1)} MARAC`,
    rules: openRules([]),
    referrals: [],
    cases: [],
    people: [],
    addresses: [],
    safeContacts: [],
    listings: [],
    needed: [],
    research: [],
    notes: [],
    actions: [],
    flags: [],
    keyDates: [],
    meetings: [],
    attendance: [],
    disclosures: [],
    transfers: [],
    practice: [],
    population: [],
    training: [],
    conflicts: [],
    restrictedCases: new Set(),
    unknownTables: new Set(),
    problems: [],
    blocked: new Set<string>(),
    pool: openIdPool(keys, name),
    ...more,
  };
}

/** Of these MARACs, with an empty register and a ledger that remembers nothing. */
export function bareFacts(maracs: readonly MaracFacts[], more: Partial<Facts> = {}): Facts {
  const recorded = {
    messages: new Map(),
    papers: new Map(),
    done: new Set<string>(),
    covered: new Map(),
    orders: new Map(),
  };
  return { maracs, agencies: [], contacts: [], recorded, corrections: [], ...more };
}
