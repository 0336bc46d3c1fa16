// Rows of Minutes and Actions for which what goes out after a meeting waits.
import { memoBy } from '../text/memo-by.ts';
import { groupBy, sortBy } from '../text/order.ts';
import { rowsWith } from '../text/rows-with.ts';
import { reversed } from '../text/sorted.ts';
import type { Day } from '../time/day.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { Listing } from './listing.ts';
import { lastDayOf, listedAt, meetingsInOrder } from './meetings.ts';
import { mayBeOfCase } from './unreadable-rows.ts';
import type { UnreadRow } from './unreadable-row.ts';

/** Rows that name their case, by its ref, and those of which it is not known. */
const unreadByCase = memoBy((marac: MaracFacts) => {
  const rows = (marac.unread ?? [])
    .map((row, at) => ({ row, at }))
    .filter(({ row }) => row.table === 'notes' || row.table === 'actions');
  const named = groupBy(rows, ({ row: { caseRef } }) => (typeof caseRef === 'string' ? '' : caseRef.id));
  return { named, others: named.get('') ?? [] };
});

/** Rows of Minutes and Actions that may belong to a case, in the order they stand. */
const unreadOfCase = memoBy((marac: MaracFacts, caseRef: string): readonly UnreadRow[] => {
  const { named, others } = unreadByCase(marac);
  const rows = [...(named.get(caseRef) ?? []), ...others.filter(({ row }) => mayBeOfCase(marac, row, caseRef))];
  return sortBy(rows, (one) => one.at).map((one) => one.row);
});

/** Rows that may belong to this case at its meeting: without them nobody can say that its minutes are whole. */
export function unreadAt(marac: MaracFacts, listing: Listing, today: Day): readonly UnreadRow[] {
  const rows = unreadOfCase(marac, listing.caseRef);
  const meeting = rowsWith(marac.meetings, 'id', listing.meeting)[0];
  if (rows.length === 0 || meeting === undefined || lastDayOf(marac, meeting) < today) return [];
  // A row that does not say of which meeting it is: of the last one, or of the last that had its case.
  const held = reversed(meetingsInOrder(marac)).filter((one) => one.on <= today);
  const last = held[0]?.id === meeting.id;
  const lastOfCase = held.find((one) => listedAt(marac, one.id).some(({ caseRef }) => caseRef === listing.caseRef));
  return rows.filter((row) => {
    if (row.meeting === 'none') return false;
    if (row.meeting !== 'notKnown') return row.meeting.id === meeting.id;
    if (row.on !== undefined && lastDayOf(marac, { on: row.on }) < meeting.on) return false;
    return row.caseRef === 'notKnown' ? last : lastOfCase?.id === meeting.id;
  });
}

/** Ids of rows for which minutes wait that are due by now. */
export function waitedFor(marac: MaracFacts, today: Day): ReadonlySet<string> {
  const begun = new Set(marac.meetings.filter((meeting) => meeting.on <= today).map((meeting) => meeting.id));
  const listings = (marac.unread ?? []).length === 0 ? [] : marac.listings.filter((one) => begun.has(one.meeting));
  return new Set(listings.flatMap((listing) => unreadAt(marac, listing, today)).flatMap((row) => row.rowId ?? []));
}
