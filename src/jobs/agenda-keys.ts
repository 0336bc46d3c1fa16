// What the papers of a meeting have in common: their keys, why they are due, and a reader's times in words.
import type { Meeting } from '../domain/meeting.ts';
import { deadlines } from '../domain/meetings.ts';
import { because } from '../domain/reason.ts';
import { neededSpan, type Running } from '../domain/running-order.ts';
import type { MaracRound } from './job.ts';

export const keyBase = (round: MaracRound, meeting: Meeting): string => `${round.marac.name}/agenda/${meeting.id}`;

export const dueReason = (round: MaracRound, meeting: Meeting) => [
  because('agenda.due', { on: meeting.on, due: deadlines(round.marac, meeting).agenda }),
];

/** "You are needed from 10:12 to 10:48, for 3 of the cases." For those who sit through all of it: nothing. */
export function tellTimes(round: MaracRound, running: Running, agencies: readonly string[]): string {
  const mine = new Set(
    round.marac.needed
      .filter((one) => one.inTheRoom === true && agencies.includes(one.agency))
      .map((one) => one.caseRef),
  );
  const span = neededSpan(running, mine);
  if (span === undefined || span.count === running.slots.length) return '';
  return `You are needed from ${span.from} to ${span.to}, for ${span.count} of the cases.`;
}
