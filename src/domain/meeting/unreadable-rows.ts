// Rows of which something cannot be read: what of them is certain, and whose minutes, action sheets and places on a list wait for them.
import type { Day } from '../time/day.ts';
import type { MaracFacts } from '../plan/facts.ts';
import type { UnreadRow } from './unreadable-row.ts';

export function mayBeOfCase(marac: MaracFacts, row: UnreadRow, ref: string): boolean {
  if (row.caseRef === 'none') return false;
  if (row.caseRef !== 'notKnown') return row.caseRef.id === ref;
  // What stands in the restricted workbook is about its own cases: nothing in main may wait for it.
  return !row.restricted || marac.restrictedCases.has(ref);
}

/** A row of Meetings that may be of a day from one to the other, or of any day after. */
export function unreadMeeting(marac: MaracFacts, from: Day, to?: Day): UnreadRow | undefined {
  return (marac.unread ?? []).find(
    ({ table, on }) => table === 'meetings' && (on === undefined || (on >= from && (to === undefined || on <= to))),
  );
}

/** A row of the At Risk List that may have the case on it, at a meeting since that day. */
export function unreadPlace(marac: MaracFacts, caseRef: string, since: Day): UnreadRow | undefined {
  return (marac.unread ?? []).find((row) => {
    if (row.table !== 'list' || !mayBeOfCase(marac, row, caseRef)) return false;
    const { meeting } = row;
    const on = row.on ?? marac.meetings.find((other) => typeof meeting !== 'string' && other.id === meeting.id)?.on;
    return on === undefined || on >= since;
  });
}

/** So many are named one by one. */
const MOST_NAMED = 3;

/** "Actions, row 5", or of many the first and how many more. */
export function describeUnread(rows: readonly UnreadRow[]): string {
  return formatPlaces(rows.map((row) => row.place));
}

export function formatPlaces(all: readonly string[]): string {
  const places = [...new Set(all)];
  const more = places.length - MOST_NAMED;
  return `${places.slice(0, MOST_NAMED).join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
}
