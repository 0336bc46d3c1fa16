// Who was told of an action: by which sheet, with which words, or by a person in another way.
import { agencyNamed } from '../access/access.ts';
import type { Action } from './action.ts';
import { isEnded } from './action-state.ts';
import { atWorkSince, NEVER, workedOn } from '../plan/at-work-since.ts';
import { canonicalAddress } from '../register/contacts.ts';
import type { Day } from '../time/day.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { isHeld, lastDayOf } from '../meeting/meetings.ts';
import type { Occasion, RecordedMessage } from '../plan/effects.ts';
import type { Agency, Contact } from '../register/register.ts';
import { groupBy } from '../text/order.ts';
import { rowsWith } from '../text/rows-with.ts';
import { answerTo } from '../today/today-question.ts';
import { memoBy } from '../text/memo-by.ts';

export const toldOccasion = (action: Pick<Action, 'id'>): Occasion => `${action.id}/told`;

const namedBy = memoBy((pool: MaracFacts['pool'], action: Action): string => {
  const { id, agency, text, aboutWhom, due, immediate, reviewOn, repeatEvery } = action;
  return pool.take('H', JSON.stringify([id, agency, text, aboutWhom, due, immediate, reviewOn, repeatEvery]));
});

/** Names what an action says now, and nothing of it: an action with other words, or of another agency, is told anew. */
export function wordsOf({ pool }: Pick<MaracFacts, 'pool'>, action: Action): string {
  return namedBy(pool, action);
}

/** What a sheet covers of an action: that it was told, and with which words. */
export function occasionsOf(marac: Pick<MaracFacts, 'pool'>, action: Action): readonly Occasion[] {
  return [toldOccasion(action), `${action.id}/as/${wordsOf(marac, action)}`];
}

/** What nobody else can stop or change: a person's word or the mail server decides how it ends. */
export function hasLeft({ state, held, late }: Pick<RecordedMessage, 'state' | 'held' | 'late'>): boolean {
  return state === 'cancelled' ? held || late !== undefined : state !== 'draft' && state !== 'offered';
}

/** Closed or taken back by a person: what its hour ended, or the mail server refused, has a line of its own. */
export function isTakenBack({ state, late }: Pick<RecordedMessage, 'state' | 'late'>): boolean {
  return state === 'cancelled' && late === undefined;
}

const sheetsByOccasion = memoBy((messages: Facts['recorded']['messages']) => {
  const found = new Map<string, RecordedMessage[]>();
  for (const message of messages.values())
    for (const occasion of message.covers)
      if (occasion.endsWith('/told')) found.set(occasion, [...(found.get(occasion) ?? []), message]);
  return found;
});

/** The messages that tell of an action, whatever became of them. */
export function sheetsWith(
  { recorded }: Pick<Facts, 'recorded'>,
  action: Pick<Action, 'id'>,
): readonly RecordedMessage[] {
  return sheetsByOccasion(recorded.messages).get(toldOccasion(action)) ?? [];
}

/** Whether a message to this contact is one to the agency: it may be addressed to somebody who acts for several. A contact that is gone was. */
export function reaches(contacts: readonly Contact[], to: string, agency: Agency): boolean {
  const contact = contacts.find((candidate) => candidate.id === to);
  if (contact === undefined || contact.agency === agency.id) return true;
  // Whoever chairs comes from an agency of their own.
  if (agency.kind === 'chair') return contact.role === 'chair' || contact.role === 'viceChair';
  const mailbox = contact.address === undefined ? undefined : canonicalAddress(contact.address);
  return contacts.some(
    (one) => one.agency === agency.id && one.address !== undefined && canonicalAddress(one.address) === mailbox,
  );
}

export function agencyOf(facts: Pick<Facts, 'agencies'>, action: Pick<Action, 'agency'>): Agency | undefined {
  return agencyNamed(facts.agencies, action.agency);
}

/** The sheets with the action that went to its own agency, or are on their way. */
export function sheetsTo(facts: Facts, agency: Agency, action: Pick<Action, 'id'>): readonly RecordedMessage[] {
  return sheetsWith(facts, action).filter((sheet) => reaches(facts.contacts, sheet.to, agency));
}

const WENT: readonly RecordedMessage['state'][] = ['sent', 'handed'];

/** Actions that repeat, by the id of the one that follows them. */
const actionsByNext = memoBy((marac: MaracFacts) => {
  const repeating = marac.actions.filter((action) => action.repeatEvery !== undefined);
  return groupBy(repeating, (action) => marac.pool.take('A', `${action.id}/next`));
});

/** The sheets with it that have gone to its agency; the next of an action that repeats was told with the one before. */
export function sheetsThatTold(
  facts: Facts,
  marac: MaracFacts,
  agency: Agency,
  action: Pick<Action, 'id'>,
): readonly RecordedMessage[] {
  const own = sheetsTo(facts, agency, action).filter((sheet) => WENT.includes(sheet.state));
  const [before] = own.length > 0 ? [] : (actionsByNext(marac).get(action.id) ?? []);
  return before === undefined ? own : sheetsThatTold(facts, marac, agency, before);
}

export function isTold(facts: Facts, marac: MaracFacts, agency: Agency, action: Pick<Action, 'id'>): boolean {
  return sheetsThatTold(facts, marac, agency, action).length > 0;
}

/** Whether every sheet with it says something else than stands there now. Sheets of before this was remembered say nothing of it. */
export function isChanged(facts: Facts, marac: MaracFacts, agency: Agency, action: Action): boolean {
  const said = sheetsTo(facts, agency, action)
    .filter(hasLeft)
    .flatMap((sheet) => sheet.covers.filter((each) => each.startsWith(`${action.id}/as/`)));
  return said.length > 0 && !said.includes(`${action.id}/as/${wordsOf(marac, action)}`);
}

/** Why an action is not told by a sheet. */
export const UNTOLD = [
  'level',
  'conflict',
  'reader',
  'inactive',
  'phone',
  'noAddress',
  'noMeeting',
  'notHeld',
  'closed',
  'over',
  'takenBack',
  'noSheet',
  'coordinator',
  'chairless',
] as const;
export type UntoldWhy = (typeof UNTOLD)[number];

/** The question about one action within the line that asks about several: its answer is remembered for each. `attempt` counts from 1. */
export function partId(marac: Pick<MaracFacts, 'pool'>, why: UntoldWhy, action: Action, attempt = 1): string {
  return `untold/${why}/${action.id}/${wordsOf(marac, action)}${attempt === 1 ? '' : `/${attempt}`}`;
}

const LETS_GO: readonly UntoldWhy[] = ['level', 'takenBack'];

/** Which of the two words says that the agency is told another way: for what Yes lets go it is No. */
export const endsBy = (why: UntoldWhy): 'yes' | 'no' => (LETS_GO.includes(why) ? 'no' : 'yes');

/** So often one thing is asked about again: after a row was made and deleted, or a sheet was taken back. */
export const MOST_ATTEMPTS = 9;

/**
 * Whether a person has said that its agency is told another way: it is theirs to follow up, and nobody is reminded of it. Any of a hundred
 * questions may have been the one that was answered.
 */
export const isToldOtherwise = memoBy((marac: MaracFacts, action: Action): boolean => {
  if ((marac.answered?.size ?? 0) === 0) return false;
  return UNTOLD.some((why) =>
    Array.from({ length: MOST_ATTEMPTS }, (_, index) => index + 1).some(
      (attempt) => answerTo(marac, partId(marac, why, action, attempt))?.answer === endsBy(why),
    ),
  );
});

/** Agreed since the program is at work, as far as anybody can tell: what is older was told by another road. */
function isAgreedSince(action: Action, since: string): boolean {
  const on = action.agreedOn ?? action.due ?? action.reviewOn;
  return since !== NEVER && (on === undefined || on >= since.slice(0, 10));
}

/** Whether a sheet of ours is to tell of it: not of what was taken over, is long past, or was answered by its agency. */
export function isOurs(facts: Facts, marac: MaracFacts, action: Action, today: Day): boolean {
  return !isAnswered(action) && wasOurs(facts, marac, action, today);
}

/** The same, whether or not its agency has answered since. */
export function wasOurs(facts: Facts, marac: MaracFacts, action: Action, today: Day): boolean {
  if (isEnded(action)) return false;
  if (action.meeting === undefined) return isAgreedSince(action, atWorkSince(facts.recorded));
  const meeting = rowsWith(marac.meetings, 'id', action.meeting)[0];
  if (meeting === undefined || meeting.on > today) return false;
  const isLate = lastDayOf(marac, meeting) < today;
  return meeting.state === 'closed' || isLate || !isHeld(meeting) ? workedOn(facts.recorded, marac, meeting) : true;
}

/** Its agency has said something about it: it knows. */
function isAnswered({ status, answer, answeredOn }: Action): boolean {
  return (status !== undefined && status !== 'open') || answer !== undefined || answeredOn !== undefined;
}

/** Its sheet is to tell the chair, or an agency other than the team's own, of it, and has not. */
export function isToBeToldStill(facts: Facts, marac: MaracFacts, action: Action, today: Day): boolean {
  const agency = agencyOf(facts, action);
  if (agency === undefined || agency.kind === 'maracTeam') return false;
  return (
    isOurs(facts, marac, action, today) && !isTold(facts, marac, agency, action) && !isToldOtherwise(marac, action)
  );
}

/** Whether reminders go: what no sheet has told yet is nobody's to be reminded of, and what was told another way is the coordinator's. */
export function isRemindedOf(facts: Facts, marac: MaracFacts, action: Action, today: Day): boolean {
  const agency = agencyOf(facts, action);
  if (agency === undefined) return false;
  const isKnown = isTold(facts, marac, agency, action) || !isOurs(facts, marac, action, today);
  return isKnown && !isToldOtherwise(marac, action);
}
