// What each cell says may be read and still not fit together: told on Checks beside the row, and stopping nothing by itself.
import type { Action } from '../domain/action.ts';
import type { Note } from '../domain/listing.ts';
import type { Meeting } from '../domain/meeting.ts';
import { problemId, type Problem } from '../domain/problem.ts';
import { rowsWith } from '../domain/rows-with.ts';
import { TABLE } from '../workbook/tables/index.ts';

/** A note under a heading of a case that names none: only what is said of the meeting as a whole stands so. */
export function findCaseless(notes: readonly Note[]): readonly Problem[] {
  const { tab, columns } = TABLE.notes;
  return notes.flatMap(({ id, section, caseRef, text = '' }) => {
    if (section === 'general' || section === 'disclosure' || caseRef !== undefined || text === '') return [];
    const sentence =
      'The note names no case, so it stands in the minutes of none. Write the case ref; what is said of the meeting as a whole stands under General.';
    return [oddity('note.no-case', 'notes', tab, id, columns.caseRef.header, sentence)];
  });
}

/** An action that was to be done before the meeting that agreed it: its agency would be chased from the first day. */
export function findEarlyDue(actions: readonly Action[], meetings: readonly Meeting[]): readonly Problem[] {
  const { tab, columns } = TABLE.actions;
  return actions.flatMap(({ id, due, meeting }) => {
    const on = rowsWith(meetings, 'id', meeting ?? '')[0]?.on;
    if (due === undefined || on === undefined || due >= on) return [];
    const sentence =
      'The action is due before the meeting at which it was agreed: probably a slip of the year or month. Look at "Due" and "Meeting"; it counts as overdue meanwhile.';
    return [oddity('action.due-early', 'actions', tab, id, columns.due.header, sentence)];
  });
}

function oddity(code: string, table: string, tab: string, id: string, column: string, sentence: string): Problem {
  return {
    id: problemId(code, table, id),
    code,
    size: 'note',
    table,
    rowId: id,
    column,
    place: `${tab}, row ${id}, "${column}"`,
    sentence,
  };
}
