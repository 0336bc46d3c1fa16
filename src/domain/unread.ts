// Rows of Minutes and Actions of which something cannot be read: what of them is certain, and whose minutes and action sheets wait for them.
import { addDays, type Day } from './day.ts';
import type { MaracFacts } from './facts.ts';
import type { Listing } from './listing.ts';
import { reversed } from './agenda/sorted.ts';
import { FORGET_AFTER_DAYS, listedAt, meetingsInOrder } from './meetings.ts';

/** A row id, `none` where the row is about none, or that it cannot be told. */
export type Pointed = { readonly id: string } | 'none' | 'notKnown';

export interface UnreadRow {
  readonly table: 'notes' | 'actions';
  readonly rowId?: string;
  /** As a person finds it: Actions, row 5. */
  readonly place: string;
  /** It stands in the restricted workbook. */
  readonly restricted: boolean;
  readonly meeting: Pointed;
  /** The day that was written for a meeting that is not on Meetings. */
  readonly on?: Day;
  readonly caseRef: Pointed;
  readonly agency: Pointed;
}

/** Rows that may belong to this case at its meeting: without them nobody can say that its minutes are whole. */
export function unreadAt(marac: MaracFacts, listing: Listing, today: Day): readonly UnreadRow[] {
  const rows = marac.unread ?? [];
  const meeting = marac.meetings.find((one) => one.id === listing.meeting);
  if (rows.length === 0 || meeting === undefined || addDays(meeting.on, FORGET_AFTER_DAYS) < today) return [];
  // A row that does not say of which meeting it is: of the last one, or of the last that had its case.
  const held = reversed(meetingsInOrder(marac)).filter((one) => one.on <= today);
  const last = held[0]?.id === meeting.id;
  const lastOfCase = held.find((one) => listedAt(marac, one.id).some(({ caseRef }) => caseRef === listing.caseRef));
  return rows.filter((row) => {
    if (!mayBeOfCase(marac, row, listing.caseRef)) return false;
    if (row.meeting === 'none') return false;
    if (row.meeting !== 'notKnown') return row.meeting.id === meeting.id;
    if (row.on !== undefined && addDays(row.on, FORGET_AFTER_DAYS) < meeting.on) return false;
    return row.caseRef === 'notKnown' ? last : lastOfCase?.id === meeting.id;
  });
}

function mayBeOfCase(marac: MaracFacts, row: UnreadRow, ref: string): boolean {
  if (row.caseRef === 'none') return false;
  if (row.caseRef !== 'notKnown') return row.caseRef.id === ref;
  // What stands in the restricted workbook is about its own cases: nothing in main may wait for it.
  return !row.restricted || marac.restrictedCases.has(ref);
}

/** Ids of rows for which minutes wait that are due by now. */
export function waitedFor(marac: MaracFacts, today: Day): ReadonlySet<string> {
  const begun = new Set(marac.meetings.filter((one) => one.on <= today).map((one) => one.id));
  const listings = (marac.unread ?? []).length === 0 ? [] : marac.listings.filter((one) => begun.has(one.meeting));
  return new Set(listings.flatMap((one) => unreadAt(marac, one, today)).flatMap((one) => one.rowId ?? []));
}

/** So many are named one by one. */
const MOST_NAMED = 3;

/** "Actions, row 5", or of many the first and how many more. */
export function tellUnread(rows: readonly UnreadRow[]): string {
  const places = [...new Set(rows.map((one) => one.place))];
  const more = places.length - MOST_NAMED;
  return `${places.slice(0, MOST_NAMED).join('; ')}${more > 0 ? ` and ${more} more` : ''}`;
}
