// Clare's Law requests that wait for a person: no day of receipt, a meeting that is over without a decision, a clock that is nearly over or is.
import { at, clockTime, formatDate, type Day } from '../../time/day.ts';
import { clockOf, type DisclosureClock } from '../../disclosures/disclosure-clock.ts';
import { isHeld } from '../../meeting/meetings.ts';
import type { Disclosure } from '../../meeting/meeting.ts';
import type { MaracFacts } from '../../plan/facts.ts';
import { rowsWith } from '../../text/rows-with.ts';
import type { TodayItem, Words } from '../today-item.ts';

/** In its last week a request is on Today. */
const SOON_DAYS = 7;

/** At most one line for a request: its clock in its last week, else what is missing. */
export function requestItems(marac: MaracFacts, today: Day): readonly TodayItem[] {
  return marac.disclosures.flatMap((request): readonly TodayItem[] => {
    const clock = clockOf(marac, request, today);
    const item = (kind: TodayItem['kind'], id: string, words: Words): readonly TodayItem[] => [
      {
        id,
        kind,
        marac: marac.name,
        about: request.id,
        tab: 'Disclosure requests',
        restricted: marac.restrictedRows?.has(request.id) === true,
        ...words,
      },
    ];
    if (clock !== undefined && clock.daysLeft <= SOON_DAYS)
      return item(clock.daysLeft < 0 ? 'alarm' : 'case', `alarm/${request.id}/clock`, {
        what: `Clare’s Law request ${request.id}: ${clock.words}, to be disclosed by ${formatDate(clock.dueOn)}. Type “Disclosed on”, or the decision “Do not disclose”.`,
        todo: 'decide',
        otherwise: `nobody has been told of a risk by ${formatDate(clock.dueOn)}.`,
        due: at(clock.dueOn, clockTime('23:59')),
      });
    const undecided = describeUndecided(marac, request, clock, today);
    if (undecided !== undefined)
      return item('case', `case/${request.id}/undecided`, {
        what: `Clare’s Law request ${request.id}: ${undecided}`,
        todo: 'decide',
        otherwise: 'it is on no agenda, and its days run.',
      });
    const isOver = request.disclosedOn !== undefined || request.decision === 'doNotDisclose';
    if (isOver || request.receivedOn !== undefined) return [];
    return item('case', `case/${request.id}/received`, {
      what: `Clare’s Law request ${request.id}: no day of receipt is typed, so its clock does not run. Type “Received on”.`,
      otherwise: 'nobody is told when its days are nearly over.',
    });
  });
}

/** A request whose meeting is over or is not held, and that has no decision or was deferred. */
function describeUndecided(
  marac: MaracFacts,
  { meeting: id, decision, disclosedOn }: Disclosure,
  clock: DisclosureClock | undefined,
  today: Day,
): string | undefined {
  const meeting = rowsWith(marac.meetings, 'id', id)[0];
  if (meeting === undefined || disclosedOn !== undefined) return undefined;
  const left = clock === undefined ? '' : `, ${clock.words}`;
  if (!isHeld(meeting) && decision === undefined)
    return `its meeting of ${formatDate(meeting.on)} is not held${left}. Type the next meeting under “Meeting”.`;
  if (meeting.on >= today) return undefined;
  if (decision === 'deferred')
    return `deferred on ${formatDate(meeting.on)}${left}. Once the minutes have gone, blank out “Decision” and type the next meeting under “Meeting”.`;
  if (decision !== undefined) return undefined;
  return `no decision is typed since the meeting of ${formatDate(meeting.on)}${left}. Type “Decision” and by whom, or the next meeting under “Meeting”.`;
}
