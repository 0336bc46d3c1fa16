// The head of every paper and the people to ask: the same on all of them.
import { tellTime, at, clockTime, type Day } from '../../time/day.ts';
import { findContacts, replyAddress } from '../../register/contacts.ts';
import type { Meeting } from '../../meeting/meeting.ts';
import { clockFromMinutes, minutesOf } from '../../time/day.ts';
import type { AskingModel, HeadModel } from './part-models.ts';
import type { Scene } from './case-parts.ts';
import { contactRow } from './case-parts.ts';

const START = clockTime('09:30');

export function startOf(meeting: Meeting): ReturnType<typeof clockTime> {
  return meeting.start ?? START;
}

export function tellMeeting(meeting: Meeting): string {
  return tellTime(at(meeting.on, startOf(meeting)));
}

/**
 * The head of a paper. Version and day are stamped when it is made (domain/stamp), so that the same content on another day is the same
 * content. `key` gives the paper its opaque number.
 */
export function paperHead(scene: Scene, key: string, copyFor: string, meeting?: Meeting): HeadModel {
  return {
    marac: scene.marac.title,
    meeting: meeting === undefined ? '' : tellMeeting(meeting),
    copyFor,
    reference: scene.marac.pool.take('D', `paper/${key}`),
    version: 0,
    madeOn: '',
    marking: 'OFFICIAL-SENSITIVE',
  };
}

/** "until 14:59": the meeting's day and start stand before it. */
export function tellHours(meeting: Meeting, minutes: number): string {
  return `until ${meeting.end ?? clockFromMinutes(minutesOf(startOf(meeting)) + minutes)}`;
}

/** Whom to ask: the coordinator on the register, and the duty number of Settings. */
export function askingFor(scene: Scene): AskingModel {
  const coordinator = findContacts(scene.facts.contacts, {
    marac: scene.marac.name,
    roles: ['coordinator', 'deputyCoordinator'],
    on: scene.today,
  })[0];
  return {
    name: coordinator?.personName ?? `${scene.marac.title} team`,
    phone: coordinator?.phone ?? scene.marac.rules.text('dutyNumber', scene.today),
    email: replyAddress(coordinator),
  };
}

export function chairName(scene: Scene, meeting: Meeting, on: Day): string {
  const chair =
    contactRow(scene, meeting.chair) ??
    findContacts(scene.facts.contacts, { marac: scene.marac.name, roles: ['chair'], on })[0];
  return chair?.personName ?? '';
}
