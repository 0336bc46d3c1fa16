// The answers on Action updates that were proposed and not decided, and those that were not taken in.
import type { ProposedAnswer } from '../../domain/actions/proposed-answer.ts';
import { readLeft, type AnswerLeft } from '../../domain/actions/answers-left.ts';
import { BLANK, cellText } from '../../domain/cells/cell.ts';
import { findDay } from '../../domain/time/day.ts';
import type { RawRow, RawTable } from '../../workbook/workbook-port.ts';
import { SIDE_TABLE } from '../../workbook/tables/all-tables.ts';
import { parseTable } from '../../workbook/tables/parse-row.ts';

/** How the Outcome of such an answer begins. */
export const PROPOSED_OUTCOME = 'Proposed:';

export function isProposed(row: RawRow): boolean {
  const outcome = row.cells.get('outcome');
  return outcome !== undefined && cellText(outcome).startsWith(PROPOSED_OUTCOME);
}

export function readProposed(table: RawTable | undefined): readonly ProposedAnswer[] {
  if (table?.state !== 'known') return [];
  const rows = table.rows.filter((row) => row.id !== undefined && isProposed(row));
  if (rows.length === 0) return [];
  return parseTable(SIDE_TABLE.actionUpdates, { ...table, rows }).rows.map((row) => ({
    ...row,
    action: refOf(row),
  }));
}

/** With the day on which marac looked; a row without one was not written by marac. */
export function readAnswersLeft(table: RawTable | undefined): readonly AnswerLeft[] {
  if (table?.state !== 'known') return [];
  return table.rows.flatMap(({ id, cells }) => {
    const text = (field: string): string => cellText(cells.get(field) ?? BLANK);
    const [why, on] = [readLeft(text('outcome')), findDay(text('takenInOn'))];
    return id === undefined || why === undefined || on === undefined
      ? []
      : [{ id, why, on, action: refOf({ action: text('action') }) }];
  });
}

/** People type it as they read it. */
export function refOf({ action }: { readonly action: string }): string {
  return action.trim().toUpperCase();
}
