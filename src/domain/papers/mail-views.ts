// The models of messages: refs, days, counts and professionals only; what is said about a case stands in the attached papers.
import { formatDay, formatTime, dayOf, type LocalTime } from '../time/day.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { LetterheadModel } from './mail-models.ts';
import { findPaper } from './catalogue.ts';
import type { ViewContext } from './parts/case-parts.ts';
import { askingFor, formatMeeting } from './parts/paper-head.ts';
import type { Contact } from '../register/register.ts';

/** The head of a message. `rehearsal` is stamped when it is composed, so that a plan is the same in every mode. */
export function letterhead(
  view: ViewContext,
  key: string,
  to: Contact | undefined,
  meeting?: Meeting,
): LetterheadModel {
  return {
    marac: view.marac.title,
    meeting: meeting === undefined ? '' : formatMeeting(meeting),
    to: to?.personName ?? '',
    reference: view.marac.pool.take('D', `message/${key}`),
    marking: 'OFFICIAL-SENSITIVE',
    rehearsal: false,
    sealed: to?.route === 'passwordFile',
    coordinator: askingFor(view),
  };
}

const EXTRA: Readonly<Record<string, string>> = {
  'answer-sheet': 'Answer sheet',
  times: 'Your times for the calendar',
};

export function attachedTitles(templates: readonly string[]): readonly string[] {
  return templates.map((name) => findPaper(name)?.title ?? EXTRA[name] ?? name);
}

export function describeDeadline(time: LocalTime): string {
  return formatTime(time);
}

export function describeAnswerBy(time: LocalTime): string {
  return formatDay(dayOf(time));
}
