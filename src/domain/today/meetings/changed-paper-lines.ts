// Words that people changed or added after the paper on which they stand had gone: a person has it made anew, or says that they were told otherwise.
import { addDays, dayOf, formatDate, type Day, type LocalTime } from '../../time/day.ts';
import type { Facts, MaracFacts } from '../../plan/facts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { isHeld, lastDayOf } from '../../meeting/meetings.ts';
import { isUncertain } from '../../text/problem.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { findChanged, isAnythingWritten } from '../../plan/said-since.ts';
import { TOLD_DAYS } from '../../plan/withheld.ts';
import { answerTo, type Question } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';
import type { About, AskedAnew, Changed } from '../../plan/changed-paper.ts';
import { memoBy } from '../../text/memo-by.ts';

export const REISSUE_QUESTION: Question = {
  yes: { does: 'it is made anew for those who had it and may still have it, and waits for a release' },
  no: { does: 'they were told otherwise, or need not be told, and keep the paper as it is', why: 'needed' },
  otherwise: 'they keep the paper as it is, and the line stays.',
};

/** No paper of the meeting is made any more. */
const BY_PHONE: Question = {
  yes: { does: 'they were told by phone, or need not be told; the paper is not made anew' },
  otherwise: 'nothing is sent, and the line stays.',
};

export interface Asked extends Changed {
  /** A Yes makes the papers anew; without that somebody is told by phone. */
  readonly isMade: boolean;
  readonly question: Question;
}

export function changedItems(facts: Facts, marac: MaracFacts, now: LocalTime): readonly TodayItem[] {
  return askedAnew(facts, marac, now).map((asked) => ({
    id: asked.item,
    kind: 'stopped',
    todo: 'decide',
    marac: marac.name,
    what: tell(marac, asked),
    about: asked.meeting,
    tab: asked.about === 'minutes' ? 'Minutes' : 'Research',
    restricted: asked.restricted,
    question: asked.question,
  }));
}

/**
 * What is asked about: what is found changed within two weeks after the meeting's papers of that kind ended, and from then on until a named person
 * has answered.
 */
export const askedAnew = memoBy((facts: Facts, marac: MaracFacts, now: LocalTime): readonly Asked[] => {
  if (isUnread(marac)) return [];
  const still = facts.askedAnew?.filter((asked) => asked.marac === marac.name) ?? [];
  const isAsked = ({ about, meeting: id, caseRef }: About): boolean => {
    const meeting = rowsWith(marac.meetings, 'id', id)[0];
    if (meeting === undefined || !isHeld(meeting)) return false;
    if (about === 'answers' && isOver(facts, marac, meeting, caseRef, now)) return false;
    return (
      dayOf(now) <= addDays(lastDayFor(marac, meeting, about), TOLD_DAYS) ||
      still.some((asked) => asked.about === about && asked.meeting === id && asked.caseRef === caseRef)
    );
  };
  return findChanged(facts, marac, now, isAsked).flatMap((changed) => asQuestion(facts, marac, changed, now));
});

/** The open ones, for the next runs. A tab that cannot be read ends none. */
export function openReissueQuestions(facts: Facts, now: LocalTime): readonly AskedAnew[] {
  const names = new Set(facts.maracs.filter((marac) => !isUnread(marac)).map((marac) => marac.name));
  const kept = facts.askedAnew?.filter((asked) => !names.has(asked.marac)) ?? [];
  const open = facts.maracs.flatMap((marac) =>
    askedAnew(facts, marac, now)
      .filter((asked) => answerTo(marac, asked.item, asked.question) === undefined)
      .flatMap(({ about, meeting, cases }) => cases.map((caseRef) => ({ marac: marac.name, about, meeting, caseRef }))),
  );
  return [...kept, ...open];
}

const isUnread = (marac: MaracFacts): boolean =>
  (['notes', 'list', 'research', 'meetings', 'agencies'] as const).some((name) => isUncertain(marac, name));

const lastDayFor = (marac: MaracFacts, meeting: Meeting, about: Changed['about']): Day =>
  about === 'minutes' ? lastDayOf(marac, meeting) : meeting.on;

/** Nobody is to be told: the meeting was held, and nothing is written of the case now, or it was put away. */
function isOver(facts: Facts, marac: MaracFacts, meeting: Meeting, caseRef: string, now: LocalTime): boolean {
  if (dayOf(now) <= meeting.on) return false;
  const found = rowsWith(marac.cases, 'id', caseRef)[0];
  return found === undefined || found.state === 'archived' || !isAnythingWritten(facts, marac, meeting, caseRef);
}

/** Once no paper is made any more that is another question: a Yes to the earlier one that came too late does not answer it. */
function asQuestion(facts: Facts, marac: MaracFacts, changed: Changed, now: LocalTime): readonly Asked[] {
  const meeting = rowsWith(marac.meetings, 'id', changed.meeting)[0];
  if (meeting === undefined) return [];
  const today = dayOf(now);
  const isClosed = meeting.state === 'closed' && (changed.about === 'minutes' || today > meeting.on);
  if (!isClosed && today <= addDays(lastDayFor(marac, meeting, changed.about), TOLD_DAYS))
    return [{ ...changed, isMade: true, question: REISSUE_QUESTION }];
  const before = answerTo(marac, changed.item, REISSUE_QUESTION);
  const wasMade = (since: LocalTime): boolean =>
    changed.papers.every((paper) =>
      facts.corrections.some((each) => each.kind === 'reissue' && each.papers === paper && each.at >= since),
    );
  if (before?.answer === 'no' || (before !== undefined && wasMade(before.at))) return [];
  return [{ ...changed, item: `${changed.item}/told`, isMade: false, question: BY_PHONE }];
}

const MOST = 8;
const some = (ids: readonly string[]): string =>
  `${ids.slice(0, MOST).join(', ')}${ids.length > MOST ? ` and ${ids.length - MOST} more` : ''}`;

function tell(marac: MaracFacts, { about, meeting, cases, contacts, isMade }: Asked): string {
  const on = formatDate(rowsWith(marac.meetings, 'id', meeting)[0]?.on ?? ('' as Day));
  const which = `case${cases.length === 1 ? '' : 's'} ${some(cases)}`;
  const what =
    about === 'minutes'
      ? `What was typed for the minutes of ${on} about ${which} was changed after these had gone to ${some(contacts)} (Minutes, At Risk List).`
      : `What agencies answered about ${which} for the meeting of ${on} was changed after its papers had gone to ${some(contacts)} (Research).`;
  return isMade ? what : `${what} No paper of that meeting is made any more: ring them.`;
}
