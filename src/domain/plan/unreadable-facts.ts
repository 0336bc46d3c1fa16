// What could not be read when a plan was made, and which recorded messages may be made of it: those are frozen, not cancelled.
import type { MaracFacts } from './facts.ts';
import type { RecordedMessage } from './effects.ts';
import { makeReason, type Reasons } from '../text/reason.ts';
import { formatPlaces } from '../meeting/unreadable-rows.ts';
import type { UnreadRow } from '../meeting/unreadable-row.ts';

/** What a message is made of, as the ledger remembers it. */
type Made = Pick<RecordedMessage, 'key' | 'marac' | 'job' | 'to' | 'covers' | 'papers' | 'discloses'>;

export interface ReadTables {
  /** Tables that a job reads. */
  reads(job: string): readonly string[];
  /** As people call the tab. */
  tabOf(table: string): string;
}

/** Every table of the register and the settings decides whom a message goes to, and when: one row of them may be about any. */
const OF_ALL: readonly string[] = ['agencies', 'contacts', 'settings'];
/** A row of these changes the papers of everybody at its meeting: hours, order, who is there. */
const OF_THE_MEETING: readonly string[] = ['list', 'meetings', 'attendance'];

const ROW_ID = /^[A-Z]{1,3}-[0-9A-Z]{4,10}$/;

/** Why the message may be other than what this plan says of it; nothing where all that it is made of was read. */
export function findUnreadableFacts(maracs: readonly MaracFacts[], message: Made, tables: ReadTables): Reasons {
  const places = maracs.flatMap((marac) => gapsIn(marac, maracs, message, tables));
  return places.length === 0 ? [] : [makeReason('plan.unread', { what: formatPlaces(places) })];
}

function gapsIn(
  marac: MaracFacts,
  maracs: readonly MaracFacts[],
  message: Made,
  tables: ReadTables,
): readonly string[] {
  const ids = idsOf(message);
  if (message.marac !== marac.name && (message.marac !== '*' || !mayHold(marac, maracs, ids))) return [];
  const read = tables.reads(message.job);
  const unknown = read.filter((name) => marac.unknownTables.has(name));
  if (unknown.length === read.length && read.length > 0) return [`the workbook of ${marac.title}`];
  const cases = new Set(message.discloses.map((disclosed) => disclosed.case));
  const rows = (marac.unread ?? []).filter((row) => read.includes(row.table) && mayConcern(marac, row, ids, cases));
  return [...unknown.map((name) => `the tab ${tables.tabOf(name)}`), ...rows.map((row) => row.place)];
}

/** Whether something that a message over all MARACs covers may stand in this one: not where every row of it was read in another. */
function mayHold(marac: MaracFacts, maracs: readonly MaracFacts[], ids: ReadonlySet<string>): boolean {
  const elsewhere = maracs.filter((other) => other !== marac && !other.unknownTables.has('actions'));
  const known = new Set(elsewhere.flatMap((one) => one.actions.map(({ id }) => id)));
  return [...ids].some((id) => id.startsWith('A-') && !known.has(id));
}

/** Row ids that the message, what it covers and what it carries are named by. */
function idsOf({ key, covers, papers, to }: Made): ReadonlySet<string> {
  const parts = [key, ...covers, ...papers].flatMap((part) => part.split('/'));
  return new Set([to, ...parts.filter((part) => ROW_ID.test(part))]);
}

function mayConcern(marac: MaracFacts, row: UnreadRow, ids: ReadonlySet<string>, cases: ReadonlySet<string>): boolean {
  if (OF_ALL.includes(row.table)) return true;
  // What stands in the restricted workbook is about its own cases: nothing in main may wait for it.
  if (row.restricted && ![...cases, ...ids].some((id) => isOfRestricted(marac, id))) return false;
  if (row.rowId !== undefined && ids.has(row.rowId)) return true;
  const { caseRef, meeting } = row;
  if (typeof caseRef === 'object' && (cases.has(caseRef.id) || ids.has(caseRef.id))) return true;
  if (caseRef === 'notKnown' && cases.size > 0) return true;
  if (typeof caseRef === 'object' && !OF_THE_MEETING.includes(row.table)) return false;
  if (typeof meeting === 'object') return ids.has(meeting.id);
  return meeting === 'notKnown' && [...ids].some((id) => id.startsWith('M-'));
}

function isOfRestricted(marac: MaracFacts, id: string): boolean {
  return marac.restrictedCases.has(id) || marac.restrictedRows?.has(id) === true;
}
