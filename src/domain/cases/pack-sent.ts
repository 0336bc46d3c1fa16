// When the pack of a case that goes to another MARAC left.
import type { Transfer } from '../meeting/meeting.ts';
import type { Recorded } from '../plan/effects.ts';
import { dayOf, type Day } from '../time/day.ts';

/** As a person typed it, else the day on which the message with the pack left; undefined while it has not. */
export function packSentOn({ covered }: Recorded, { id, sentOn }: Transfer): Day | undefined {
  const left = covered.get(`${id}/sent`);
  return sentOn ?? (left === undefined ? undefined : dayOf(left));
}
