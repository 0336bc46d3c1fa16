// What everything after a meeting has in common: its keys, and until when it is worth sending.
import { addDays, at, clockTime } from '../domain/day.ts';
import type { Meeting } from '../domain/meeting.ts';
import type { MaracRound } from './job.ts';

/** Nothing of a meeting is drafted any more so long after it: a workbook with old meetings sends nothing on its first day. */
export const FORGET_AFTER_DAYS = 28;

export const base = (round: MaracRound, meeting: Meeting): string => `${round.marac.name}/minutes/${meeting.id}`;

export const endOf = (meeting: Meeting) => at(addDays(meeting.on, FORGET_AFTER_DAYS), clockTime('17:00'));
