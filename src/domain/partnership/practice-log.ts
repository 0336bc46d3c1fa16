// The Practice log as the operations meeting carries it: what is open, what is late, and what was closed since the last meeting.
import type { Practice } from '../meeting/meeting.ts';
import { compareText } from '../text/order.ts';
import { sorted } from '../text/sorted.ts';
import type { Day } from '../time/day.ts';

export const PRACTICE_KINDS: Readonly<Record<Practice['kind'], string>> = {
  issue: 'Practice issue',
  praise: 'Praise',
  feedback: 'Feedback',
  matterArising: 'Matter arising',
  milestone: 'Milestone',
  breach: 'Breach',
  reviewAction: 'Review action',
};

/** Closed from its day on; an outcome without a day closes it too. Praise is never carried: it has its letter. */
export const isCarried = ({ kind, closedOn, outcome }: Practice, on: Day): boolean =>
  kind !== 'praise' && (closedOn === undefined ? outcome === undefined : on < closedOn);

/** Its last day has passed. */
export const isLate = (practice: Practice, on: Day): boolean =>
  practice.due !== undefined && practice.due < on && isCarried(practice, on);

/** The day of the operations meeting before that day: the latest under "Raised at". */
export function lastOperationsMeeting(practice: readonly Practice[], on: Day): Day | undefined {
  const days = practice.flatMap(({ raisedOn }) => (raisedOn !== undefined && raisedOn < on ? [raisedOn] : []));
  const [last] = sorted(days, (a, b) => compareText(b, a));
  return last;
}
