// Re-issues: which papers are made again because a person asked for it, and until when a new version may go.
import { addDays, at, clockTime, dayOf, type LocalTime } from '../time/day.ts';
import type { Facts } from './facts.ts';
import type { Key } from './effects.ts';
import { rowsWith } from '../text/rows-with.ts';
import { startOf } from '../papers/parts/paper-head.ts';
import { TOLD_DAYS } from './withheld.ts';
import type { Correction, PaperSent } from './correction.ts';

/** What re-issues are judged by. */
type Correcting = Pick<Facts, 'corrections' | 'maracs'>;

/**
 * Whether a paper is under a re-issue that has not settled: then its job makes it again with what stands now. Once the new version has gone to its
 * reader it is a paper like every other: what comes after it is a supplement, or is told as left out. Past its hour it has ended, too.
 */
export function isReissued(facts: Correcting, paper: Key, now: LocalTime): boolean {
  return facts.corrections.some((correction) => {
    if (correction.kind !== 'reissue' || !paper.startsWith(correction.papers)) return false;
    const sent = correction.sent.filter((each) => each.paper === paper);
    if (sent.some((each) => wentAnew(correction, each))) return false;
    return sent.length === 0 || sent.some((each) => now <= reissueBy(facts, correction, each));
  });
}

/**
 * Until when a new version may go: as long as the old one could, that is to say until the meeting begins, wherever it has been moved to. Asked for
 * later than that, it may go for as long as somebody is told what did not.
 */
export function reissueBy({ maracs }: Pick<Facts, 'maracs'>, correction: Correction, sent: PaperSent): LocalTime {
  const meetings = maracs.flatMap((marac) => rowsWith(marac.meetings, 'id', meetingOf(sent.paper)));
  const hours = meetings.map((meeting) => at(meeting.on, startOf(meeting)));
  const last = hours.reduce((a, b) => (a < b ? b : a), sent.notAfter);
  return last > correction.at ? last : at(addDays(dayOf(correction.at), TOLD_DAYS), clockTime('23:59'));
}

/** `ealing/agenda/M-7KQ2MX/paper/C-31FWET` -> `M-7KQ2MX` */
const meetingOf = (paper: Key): string => paper.split('/')[2] ?? '';

/** Planned by the job of corrections since the person's word: what was on its way before may be the old version. */
export function wentAnew({ at: asked }: Correction, { message, plannedAt }: PaperSent): boolean {
  return message.split('/')[1] === 'corrections' && plannedAt >= asked;
}
