// Papers of meetings that were due in a time and left late, or have not left: by the deadlines of Settings and the record of messages.
import { deadlines, meetingsInOrder, standingAt } from '../../meeting/meetings.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { workedOn } from '../../plan/at-work-since.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import { dayOf, type Day } from '../../time/day.ts';
import { isWithin, type Period } from '../period.ts';
import { firstDaysOut } from '../reports/timeliness.ts';

export interface LatePaper {
  readonly meeting: Meeting;
  readonly title: string;
  readonly due: Day;
  /** The day on which the first copy left; undefined: none has left. */
  readonly left: Day | undefined;
}

/** The message that carries the paper, its deadline, and its name in a sentence. */
const PAPERS = [
  ['list-and-request', 'list', 'List and research request'],
  ['agenda', 'agenda', 'Agenda'],
  ['actions', 'actions', 'Action sheets'],
  ['minutes', 'minutes', 'Minutes'],
] as const;

/** Of meetings that the program worked on, with a case on their list; emergency meetings have hours instead, and are left out. */
export function findLatePapers(facts: Facts, marac: MaracFacts, period: Period): readonly LatePaper[] {
  const meetings = meetingsInOrder(marac).filter(
    (meeting) =>
      meeting.kind !== 'emergency' &&
      standingAt(marac, meeting.id).length > 0 &&
      workedOn(facts.recorded, marac, meeting),
  );
  return PAPERS.flatMap(([template, step, title]) => {
    const out = firstDaysOut(facts, template);
    return meetings.flatMap((meeting) => {
      const due = dayOf(deadlines(marac, meeting)[step]);
      const left = out.get(meeting.id);
      return isWithin(period, due) && (left === undefined || left > due) ? [{ meeting, title, due, left }] : [];
    });
  });
}
