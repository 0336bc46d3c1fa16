// The head of every paper and the people to ask: the same on all of them.
import { formatTime, at, clockTime, type Day, clockFromMinutes, minutesOf } from '../../time/day.ts';
import { findContacts, replyAddress } from '../../register/contacts.ts';
import { COORDINATORS, findCoordinators } from '../../register/cover.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import type { AskingModel, HeadModel } from './part-models.ts';
import { contactRow, type ViewContext } from './case-parts.ts';

const START = clockTime('09:30');

export function startOf(meeting: Meeting): ReturnType<typeof clockTime> {
  return meeting.start ?? START;
}

export function formatMeeting(meeting: Meeting): string {
  return formatTime(at(meeting.on, startOf(meeting)));
}

/**
 * The head of a paper. Version and day are stamped when it is made (domain/stamp), so that the same content on another day is the same
 * content. `key` gives the paper its opaque number.
 */
export function paperHead(view: ViewContext, key: string, copyFor: string, meeting?: Meeting): HeadModel {
  return {
    marac: view.marac.title,
    meeting: meeting === undefined ? '' : formatMeeting(meeting),
    copyFor,
    reference: view.marac.pool.take('D', `paper/${key}`),
    version: 0,
    madeOn: '',
    marking: 'OFFICIAL-SENSITIVE',
  };
}

/** "until 14:59": the meeting's day and start stand before it. */
export function formatHours(meeting: Meeting, minutes: number): string {
  return `until ${meeting.end ?? clockFromMinutes(minutesOf(startOf(meeting)) + minutes)}`;
}

/** Whom to ask: the coordinator on the register or whoever covers for them, and the duty number of Settings. */
export function askingFor(view: ViewContext): AskingModel {
  const coordinator = findCoordinators(view.facts.contacts, view.marac.name, COORDINATORS, view.today)[0];
  return {
    name: coordinator?.personName ?? `${view.marac.title} team`,
    phone: coordinator?.phone ?? view.marac.rules.text('dutyNumber', view.today),
    email: replyAddress(coordinator),
  };
}

export function chairName(view: ViewContext, meeting: Meeting, on: Day): string {
  const chair =
    contactRow(view, meeting.chair) ??
    findContacts(view.facts.contacts, { marac: view.marac.name, roles: ['chair'], on })[0];
  return chair?.personName ?? '';
}
