// Which cells may be unreadable without taking their row with them. Such a cell is a gap: it is named, it counts as not given, never as no, and the
// rest of the row is read. Everywhere else an unreadable cell sets its row aside: tables that decide who may see what, rows that are printed, what
// a row is about, and names, by which somebody may be kept from a case.
import type { TableName } from './table.ts';

const NEVER: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  referrals: [],
  people: ['caseRef', 'role', 'surname', 'forenames', 'aliases'],
};

export function mayBeUnreadable(table: TableName, field: string): boolean {
  const never = NEVER[table];
  return never !== undefined && !never.includes(field);
}

/** Columns of rows that are printed, in which a day that cannot be keeps the paper as any unreadable cell does. */
const UNPRINTED: Readonly<Partial<Record<TableName, readonly string[]>>> = {
  actions: ['answeredOn', 'doneOn', 'phoneCallMadeOn'],
  list: ['lateAddedAt'],
  meetings: ['movedTo', 'chairApprovedOn'],
};

/** Whether a gap there keeps the papers on which the row stands. */
export function keepsPapers(table: TableName, field: string): boolean {
  const of = UNPRINTED[table];
  return of !== undefined && !of.includes(field);
}
