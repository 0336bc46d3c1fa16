// Whether the action sheet that says what an action is has gone: reminders name references and days only, and do not wait for it.
import type { Action } from './action.ts';
import type { Day } from './day.ts';
import type { Facts, MaracFacts } from './facts.ts';
import { lastDayOf } from './meetings.ts';
import { rowsWith } from './rows-with.ts';

/** No sheet with it has gone yet, and one of ours is to go: an action taken over, or of long ago, was told by another road. */
export function awaitsSheet({ recorded }: Facts, marac: MaracFacts, action: Action, today: Day): boolean {
  const meeting = rowsWith(marac.meetings, 'id', action.meeting ?? '')[0];
  if (meeting === undefined || meeting.state === 'closed' || action.caseRef === undefined) return false;
  return lastDayOf(marac, meeting) >= today && !recorded.covered.has(`${action.id}/told`);
}
