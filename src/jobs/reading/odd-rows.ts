// Cells that can each be read and still contradict each other: shown on Checks beside the row, without stopping anything.
import type { Action } from '../../domain/actions/action.ts';
import type { Note } from '../../domain/meeting/listing.ts';
import type { Meeting } from '../../domain/meeting/meeting.ts';
import { isSound, type Population } from '../../domain/register/population.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { rowsWith } from '../../domain/text/rows-with.ts';
import { TABLE } from '../../workbook/tables/all-tables.ts';

/** A note under a heading for cases that names no case; only notes about the meeting as a whole may do that. */
export function findCaseless(notes: readonly Note[]): readonly Problem[] {
  const { tab, columns } = TABLE.notes;
  return notes.flatMap(({ id, section, caseRef, text = '' }) => {
    if (section === 'general' || section === 'disclosure' || caseRef !== undefined || text === '') return [];
    const sentence =
      'The note names no case, so it stands in the minutes of none. Write the case ref; what is said of the meeting as a whole stands under General.';
    return [oddity('note.no-case', 'notes', tab, id, columns.caseRef.header, sentence)];
  });
}

/** More people of a group than there are. */
export function findOddPopulation(rows: readonly Population[]): readonly Problem[] {
  const { tab, columns } = TABLE.population;
  return rows
    .filter((row) => !isSound(row))
    .map(({ id }) => {
      const sentence = '"People" is more than "Of", or "Of" is 0: the row counts as not given.';
      return oddity('population.more-than-all', 'population', tab, id, columns.people.header, sentence);
    });
}

export interface EarlyDays {
  readonly actions: readonly Action[];
  readonly problems: readonly Problem[];
  /** Actions whose due date is impossible: papers that print it wait until it is put right. */
  readonly keepPapers: readonly string[];
}

/** Due before the meeting that agreed it, or done before it was agreed: such a date counts as not given, so it chases nobody and ends no chase. */
export function withoutEarlyDays(actions: readonly Action[], meetings: readonly Meeting[]): EarlyDays {
  const { tab, columns } = TABLE.actions;
  const problems: Problem[] = [];
  const keepPapers: string[] = [];
  const read = actions.map((action) => {
    const on = rowsWith(meetings, 'id', action.meeting ?? '')[0]?.on;
    const { due, doneOn, agreedOn, ...rest } = action;
    const isEarly = due !== undefined && on !== undefined && due < on;
    const isDoneBefore = doneOn !== undefined && agreedOn !== undefined && doneOn < agreedOn;
    if (!isEarly && !isDoneBefore) return action;
    if (isEarly) {
      const sentence =
        'The action is due before the meeting at which it was agreed: probably a slip of the year or month. Look at "Due" and "Meeting". It counts as not given: nobody is chased by it, and the papers that print it wait.';
      problems.push(oddity('action.due-early', 'actions', tab, action.id, columns.due.header, sentence, 'gap'));
      keepPapers.push(action.id);
    }
    if (isDoneBefore) {
      const sentence = 'The action was done before it was agreed. "Done on" counts as not given: the chase goes on.';
      problems.push(oddity('action.done-early', 'actions', tab, action.id, columns.doneOn.header, sentence, 'gap'));
    }
    return {
      ...rest,
      ...(agreedOn === undefined ? {} : { agreedOn }),
      ...(isEarly || due === undefined ? {} : { due }),
      ...(isDoneBefore || doneOn === undefined ? {} : { doneOn }),
    };
  });
  return { actions: read, problems, keepPapers };
}

function oddity(
  code: string,
  table: string,
  tab: string,
  id: string,
  column: string,
  sentence: string,
  size: Problem['size'] = 'note',
): Problem {
  return {
    id: problemId(code, table, id),
    code,
    size,
    table,
    rowId: id,
    column,
    place: `${tab}, row ${id}, "${column}"`,
    sentence,
  };
}
