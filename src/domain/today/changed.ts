// Words that people changed or added after the paper on which they stand had gone: a person has it made anew, or says why not.
import { addDays, dayOf, tellDate, type Day, type LocalTime } from '../day.ts';
import type { Facts, MaracFacts } from '../facts.ts';
import type { Meeting } from '../meeting.ts';
import { isHeld, lastDayOf } from '../meetings.ts';
import { isUncertain } from '../problem.ts';
import { rowsWith } from '../rows-with.ts';
import { findChanged, type Changed } from '../said-since.ts';
import { TOLD_DAYS } from '../withheld.ts';
import type { Question } from './answered.ts';
import type { TodayItem } from './item.ts';

export const ANEW: Question = {
  yes: { does: 'it is made anew for those who had it and may still have it, and waits for a release' },
  no: { does: 'they keep the paper as it is', why: 'needed' },
  otherwise: 'they keep the paper as it is, and the line goes when its time is over.',
};

export function changedItems(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  return askedAnew(facts, marac, now).map((one) => ({
    id: one.item,
    kind: 'stopped',
    marac: marac.name,
    what: tell(marac, one),
    about: one.meeting,
    tab: one.about === 'minutes' ? 'Minutes' : 'Research',
    restricted: one.restricted,
    question: ANEW,
  }));
}

/** What is asked about today: minutes while people still read them, what agencies answered until the day of the meeting. */
export function askedAnew(facts: Facts, marac: MaracFacts, now: LocalTime): readonly Changed[] {
  const unread = (['notes', 'list', 'research', 'meetings', 'agencies'] as const).some((name) =>
    isUncertain(marac, name),
  );
  if (unread) return [];
  return findChanged(facts, marac, now).filter((one) => {
    const meeting = rowsWith(marac.meetings, 'id', one.meeting)[0];
    return (
      meeting !== undefined &&
      isHeld(meeting) &&
      meeting.state !== 'closed' &&
      dayOf(now) <= untilOf(marac, meeting, one)
    );
  });
}

function untilOf(marac: MaracFacts, meeting: Meeting, { about }: Changed): Day {
  return about === 'minutes' ? addDays(lastDayOf(marac, meeting), TOLD_DAYS) : meeting.on;
}

const MOST = 8;
const some = (ids: readonly string[]): string =>
  `${ids.slice(0, MOST).join(', ')}${ids.length > MOST ? ` and ${ids.length - MOST} more` : ''}`;

function tell(marac: MaracFacts, { about, meeting, cases, contacts }: Changed): string {
  const on = tellDate(rowsWith(marac.meetings, 'id', meeting)[0]?.on ?? ('' as Day));
  const which = `case${cases.length === 1 ? '' : 's'} ${some(cases)}`;
  return about === 'minutes'
    ? `What was typed for the minutes of ${on} about ${which} was changed after these had gone to ${some(contacts)} (Minutes, At Risk List).`
    : `What agencies answered about ${which} for the meeting of ${on} was changed after its papers had gone to ${some(contacts)} (Research).`;
}
