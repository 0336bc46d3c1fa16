// What was taken over from a referral into a case to which it belongs no longer, because a person answered otherwise since: named until it is out.
import { groupBy } from '../text/order.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Recorded } from '../plan/effects.ts';
import { rowsWith } from '../text/rows-with.ts';
import { caseSpokenOf } from './find-news.ts';
import { memoBy } from '../text/memo-by.ts';

export interface LeftBehind {
  readonly caseRef: string;
  readonly referral: string;
  /** "People, row P-7KQ2MX", as far as they are there. */
  readonly places: readonly string[];
  /** Keys of what was done, for the name of the line. */
  readonly keys: readonly string[];
}

/** Keys of what was taken over in one MARAC: looked for once, the ledger remembers many. */
const takenKeys = memoBy((recorded: Recorded, marac: string): readonly string[] => {
  const prefix = `${marac}/intake/news/`;
  return [...recorded.done].filter((key) => key.startsWith(prefix));
});

export function findLeftBehind(marac: MaracFacts, recorded: Recorded): readonly LeftBehind[] {
  const taken = takenKeys(recorded, marac.name).map((key) => {
    const [, , , caseRef = '', referral = '', ...name] = key.split('/');
    return { key, caseRef, referral, name: name.join('/') };
  });
  return [...groupBy(taken, (one) => `${one.caseRef} ${one.referral}`).values()].flatMap((group) => {
    const [first] = group;
    if (first === undefined || rowsWith(marac.cases, 'id', first.caseRef).length === 0) return [];
    const referral = rowsWith(marac.referrals, 'id', first.referral)[0];
    // One that is gone from the tab has a line of its own.
    if (referral === undefined || caseSpokenOf(marac, referral)?.id === first.caseRef) return [];
    const places = [...new Set(group.flatMap((one) => placeOf(marac, one.caseRef, one.referral, one.name)))];
    if (places.length === 0) return [];
    return [{ caseRef: first.caseRef, referral: first.referral, places, keys: group.map((one) => one.key) }];
  });
}

const TABLES = [
  ['people', 'P', 'People'],
  ['addresses', 'AD', 'Addresses'],
  ['keyDates', 'KD', 'Key dates'],
] as const;

function placeOf(marac: MaracFacts, caseRef: string, referral: string, name: string): readonly string[] {
  const [kind, row = ''] = name.split('/');
  if (kind === 'fill' || kind === 'add') return [`${row.startsWith('K-') ? 'Cases' : 'People'}, row ${row}`];
  return TABLES.flatMap(([table, prefix, tab]) => {
    const id = marac.pool.take(prefix, `news/${caseRef}/${referral}/${name}`);
    const rows: readonly { readonly id: string }[] = marac[table];
    return rowsWith(rows, 'id', id).length > 0 ? [`${tab}, row ${id}`] : [];
  });
}
