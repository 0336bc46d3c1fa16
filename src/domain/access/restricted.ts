// What may stand in the main workbook: nothing that names a restricted case, by its own ref or by the id of any row about it.
import { caseRefOf } from '../cases/case-of-referral.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { memoBy } from '../text/memo-by.ts';

const ROW_ID = /\b[A-Z]{1,3}-[0-9A-Z]{4,10}\b/g;

/** Refs of restricted cases and the ids of all rows about them, of every MARAC. */
export const restrictedIds = memoBy((facts: Facts): ReadonlySet<string> => new Set(facts.maracs.flatMap(idsOf)));

function idsOf(marac: MaracFacts): readonly string[] {
  return [...(marac.restrictedRows ?? []), ...idsAbout(marac, marac.restrictedCases)];
}

/** Refs of cases and the ids of all rows about them. */
export function idsAbout(marac: MaracFacts, refs: ReadonlySet<string>): readonly string[] {
  if (refs.size === 0) return [];
  const of = (rows: readonly { readonly id: string; readonly caseRef?: string }[]): readonly string[] =>
    rows.flatMap((row) => (row.caseRef !== undefined && refs.has(row.caseRef) ? [row.id] : []));
  const people = of(marac.people);
  const whose = new Set(people);
  return [
    ...refs,
    ...marac.referrals.filter((referral) => refs.has(caseRefOf(marac, referral))).map((referral) => referral.id),
    ...people,
    ...marac.addresses.filter((address) => whose.has(address.personId)).map((address) => address.id),
    ...[marac.safeContacts, marac.listings, marac.needed, marac.research, marac.notes, marac.actions].flatMap(of),
    ...[marac.conflicts, marac.keyDates, marac.transfers].flatMap(of),
  ];
}

/** Whether any of these texts (keys, sentences, reasons) names a restricted case or a row about one. */
export function namesRestricted(facts: Facts, texts: readonly string[]): boolean {
  const ids = restrictedIds(facts);
  if (ids.size === 0) return false;
  return rowIdsIn(texts).some((id) => ids.has(id));
}

export function rowIdsIn(texts: readonly string[]): readonly string[] {
  return texts.flatMap((text) => text.match(ROW_ID) ?? []);
}
