// The models of messages: refs, days, counts and professionals only; what is said about a case stands in the attached papers.
import { tellDay, tellTime, dayOf, type LocalTime } from '../time/day.ts';
import type { Meeting } from '../meeting/meeting.ts';
import type { LetterheadModel } from './mail-models.ts';
import { findPaper } from './catalogue.ts';
import type { Scene } from './parts/case-parts.ts';
import { askingFor, tellMeeting } from './parts/paper-head.ts';
import type { Contact } from '../register/register.ts';

/** The head of a message. `rehearsal` is stamped when it is composed, so that a plan is the same in every mode. */
export function letterhead(scene: Scene, key: string, to: Contact | undefined, meeting?: Meeting): LetterheadModel {
  return {
    marac: scene.marac.title,
    meeting: meeting === undefined ? '' : tellMeeting(meeting),
    to: to?.personName ?? '',
    reference: scene.marac.pool.take('D', `message/${key}`),
    marking: 'OFFICIAL-SENSITIVE',
    rehearsal: false,
    sealed: to?.route === 'passwordFile',
    coordinator: askingFor(scene),
  };
}

const EXTRA: Readonly<Record<string, string>> = {
  'answer-sheet': 'Answer sheet',
  times: 'Your times for the calendar',
};

export function attachedTitles(templates: readonly string[]): readonly string[] {
  return templates.map((name) => findPaper(name)?.title ?? EXTRA[name] ?? name);
}

export function tellDeadline(time: LocalTime): string {
  return tellTime(time);
}

export function tellAnswerBy(time: LocalTime): string {
  return tellDay(dayOf(time));
}
