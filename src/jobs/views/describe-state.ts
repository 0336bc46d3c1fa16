// What a message waits for, what may be answered beside it, and its state, in a few words, for Outbox and the command line.
import type { Access } from '../../domain/access/access.ts';
import { addWorkingMinutes, workingHoursOf } from '../../domain/time/calendar.ts';
import { dayOf, type LocalTime } from '../../domain/time/day.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import { mayLeave } from '../../domain/access/may-go.ts';
import type { OutboxMessage } from '../../domain/outbox/outbox-message.ts';
import type { MessageHistory } from '../../domain/outbox/message-history.ts';
import { isTriedAgain, openEnd } from '../../domain/outbox/open-end.ts';
import type { Reason } from '../../domain/text/reason.ts';
import { describeReason, describeReasons } from '../../domain/text/describe-reason.ts';

/** As a person finds it on Outbox. */
export function stateOf({ state, held, frozen, late, ended, draft }: OutboxMessage): string {
  if (ended !== undefined) return ended.how === 'toldByPhone' ? 'told by phone' : 'given up';
  if (draft?.found === 'removed' && late === undefined && state === 'cancelled') return 'taken back';
  if (late !== undefined && state === 'cancelled') return 'too late';
  if (held && state !== 'cancelled' && state !== 'uncertain') return 'held';
  return frozen === undefined ? state : 'frozen';
}

const isConflict = ({ rule }: Reason): boolean => rule.startsWith('conflict');

/** The same for main, which reveals neither a conflict nor a same name. */
export function describeOpenly(marac: MaracFacts, access: Access, message: OutboxMessage, now: LocalTime): string {
  const stop = message.state === 'offered' ? mayLeave(message, access) : undefined;
  if (message.frozen?.some(isConflict) === true) return 'Frozen';
  if (message.draft?.because.some(isConflict) === true) return 'Does not go at present';
  return stop?.may === false && isConflict(stop.because) && !message.held && message.frozen === undefined
    ? 'Does not go at present'
    : describeGoing(marac, access, message, now);
}

/** What the message waits for, in a few words. */
export function describeGoing(marac: MaracFacts, access: Access, message: OutboxMessage, now: LocalTime): string {
  const frozen = message.frozen === undefined ? '' : `Frozen. ${describeReasons(message.frozen)}`;
  if (message.state === 'uncertain' && message.mayHaveGone === true)
    return 'May have gone before the ledger was put back: a person says whether it did';
  if (message.held && message.state !== 'cancelled')
    return ['Held until somebody chooses Release', frozen].filter((part) => part !== '').join('. ');
  if (frozen !== '') return frozen;
  if (message.state === 'draft') return 'Follows the typing until it is ready';
  if (openEnd(message) !== undefined) return describeChoices(message);
  if (message.draft !== undefined && message.draft.because.length > 0)
    return `Does not go: ${describeReasons(message.draft.because)}`;
  if (message.state === 'cancelled' && message.ended === undefined) return describeWayBack(message);
  if (message.state === 'handed') return 'Lies with you: send it, then say so in “Sent by hand”, or choose Taken back';
  if (isTriedAgain(message))
    return 'Is tried again by itself. Answer: Hold, Told by phone or Give up; with your name and why';
  if (message.state !== 'offered') return '';
  const verdict = mayLeave(message, access);
  if (!verdict.may) return `Does not go: ${describeReason(verdict.because)}`;
  if (message.gate === 'release' && message.released?.version !== message.version) return 'Waits for a release';
  if (message.gate === 'none' || message.gate === 'release') return 'Goes at the next minute';
  const until = undoUntil(marac, message);
  return until === undefined || until <= now
    ? 'Goes at the next minute'
    : `Goes after ${until.replace('T', ' ')} unless held`;
}

/** A Release counts for the version beside which it was typed: what became of one that does not count any more. */
export function describeOldRelease(message: OutboxMessage, { releasedVersion }: MessageHistory): string {
  const { state, gate, held, version } = message;
  if (releasedVersion === undefined || releasedVersion >= version || state !== 'offered' || held || gate !== 'release')
    return '';
  return `Version ${releasedVersion} was released; what it says has changed since, so that Release does not count. Look, then choose Release again`;
}

/** What may be answered beside a message whose end leaves something to do. */
function describeChoices({ state }: OutboxMessage): string {
  if (state === 'uncertain')
    return 'Somebody says what became of it. Answer: It was sent, Send again (it did not go), Told by phone or Give up; with your name, and where you looked in Why';
  return state === 'cancelled'
    ? 'Not due any more, though somebody asked for it again. Answer: Told by phone or Give up; with your name and why'
    : 'Nothing is sent by itself. Answer: Send again, To the new address, Told by phone or Give up; with your name and why';
}

function describeWayBack({ held, late }: OutboxMessage): string {
  if (late !== undefined)
    return 'Its hour has passed. Where Today still asks: answer there, or here Told by phone or Give up; with your name and why';
  return held ? 'Ended by a person. Send again, with your name and why, has it planned anew' : '';
}

export function undoUntil(marac: MaracFacts, message: Pick<OutboxMessage, 'offeredAt'>): LocalTime | undefined {
  if (message.offeredAt === undefined) return undefined;
  const on = dayOf(message.offeredAt);
  return addWorkingMinutes(message.offeredAt, marac.rules.whole('undoMinutes', on), workingHoursOf(marac.rules, on));
}
