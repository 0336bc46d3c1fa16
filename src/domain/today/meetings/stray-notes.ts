// Rows of Minutes that stand in no minutes: about a case that is not on the list of their meeting, about no case under a heading of cases, or of a
// meeting that did not take place.
import { isTakenOver } from '../../plan/at-work-since.ts';
import { addDays, dayOf, formatDate, type LocalTime } from '../../time/day.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import type { Note } from '../../meeting/listing.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { isHeld, lastDayOf, listedAt } from '../../meeting/meetings.ts';
import { isUncertain } from '../../text/problem.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { TOLD_DAYS } from '../../plan/withheld.ts';
import type { Question } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';

const OUT: Question = {
  no: { does: 'it stays out of the minutes', why: 'needed' },
  otherwise: 'what is written there stands in no minutes.',
};

export function noteItems(
  facts: Pick<Facts, 'recorded' | 'latePapers'>,
  marac: MaracFacts,
  now: LocalTime,
): readonly TodayItem[] {
  const today = dayOf(now);
  if (isUncertain(marac, 'list') || isUncertain(marac, 'meetings')) return [];
  return marac.meetings
    .filter(
      (one) => !isTakenOver(facts, marac, one) && one.on <= today && addDays(lastDayOf(marac, one), TOLD_DAYS) >= today,
    )
    .flatMap((meeting) => {
      const listed = new Set(listedAt(marac, meeting.id).map((listing) => listing.caseRef));
      return rowsWith(marac.notes, 'meeting', meeting.id).flatMap((note) => {
        const why = (note.text ?? '') === '' ? undefined : leftOut(meeting, listed, note);
        return why === undefined ? [] : [lineOf(marac, meeting, note, why)];
      });
    });
}

function leftOut(meeting: Meeting, listed: ReadonlySet<string>, { caseRef, section }: Note): string | undefined {
  if (!isHeld(meeting)) return 'is of a meeting that did not take place. Correct “Meeting”.';
  if (caseRef === undefined)
    return section === 'general'
      ? undefined
      : 'names no case. Fill in “Case”, or choose the section “General” for what concerns everybody.';
  if (listed.has(caseRef)) return undefined;
  return `is about case ${caseRef}, which is not on the list of that meeting. Put it on the At Risk List, or correct “Case” or “Meeting”.`;
}

function lineOf(marac: MaracFacts, meeting: Meeting, note: Note, why: string): TodayItem {
  const content = JSON.stringify([note.caseRef ?? '', note.section, note.agency ?? '', note.text ?? '']);
  return {
    id: `note/${note.id}/${marac.pool.take('H', `note/${meeting.id}/${content}`)}`,
    kind: 'meeting',
    marac: marac.name,
    what: `On Minutes, ${note.id} stands in no minutes of ${formatDate(meeting.on)}: it ${why}`,
    about: note.id,
    tab: 'Minutes',
    restricted:
      marac.restrictedRows?.has(note.id) === true ||
      (note.caseRef !== undefined && marac.restrictedCases.has(note.caseRef)),
    question: OUT,
    alike: {
      as: `note/${meeting.id}/${why}`,
      thing: note.id,
      tell: (list, count) =>
        `On Minutes, ${count} rows stand in no minutes of ${formatDate(meeting.on)}: each ${why} ${list}.`,
    },
  };
}
