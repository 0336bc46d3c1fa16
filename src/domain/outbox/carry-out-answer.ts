// What a person may answer about a message that has come to an end, and what each answer does now; or why it cannot be done.
import type { Access } from '../access/access.ts';
import { formatTime, type LocalTime } from '../time/day.ts';
import { findAddressee, mayLeave } from '../access/may-go.ts';
import type { Reason } from '../text/reason.ts';
import { describeReason } from '../text/describe-reason.ts';
import type { PersonsDecision } from './outbox-event.ts';
import type { MessageHistory } from './message-history.ts';
import type { OutboxMessage } from './outbox-message.ts';
import type { EndAnswer } from './end-answer.ts';

export interface Done {
  readonly ok: true;
  readonly decision: PersonsDecision;
  /** Where it goes again, and nowhere else. */
  readonly toAddress?: string;
}
/** A sentence without a person's data. */
interface NotDone {
  readonly ok: false;
  readonly why: string;
}

const no = (why: string): NotDone => ({ ok: false, why });

/** What the answer does to this message, from who may have it now. */
export function carryOutAnswer(
  answer: EndAnswer,
  message: OutboxMessage,
  history: MessageHistory,
  access: Access,
  now: LocalTime,
): Done | NotDone {
  if (answer === 'toldByPhone' || answer === 'giveUp')
    return mayBeEnded(message)
      ? { ok: true, decision: answer === 'giveUp' ? 'givenUp' : answer }
      : no(`it is ${message.state}, so that there is nothing to end`);
  if (message.forgotten) return no('what it said was taken out of the ledger');
  if (message.late !== undefined || message.notAfter < now)
    return no('its hour has passed, so that it cannot be sent any more');
  switch (message.state) {
    case 'uncertain':
      if (answer === 'newAddress')
        return no('nobody knows whether it reached the old address: say first that it did not go');
      return history.doubtfulUntil === undefined
        ? { ok: true, decision: 'notSentSendAgain' }
        : no(`it may still arrive until ${formatTime(history.doubtfulUntil)}`);
    case 'refused':
    case 'bounced':
      return goAgain(answer, message, history, access);
    case 'cancelled':
      return message.held && answer === 'sendAgain'
        ? { ok: true, decision: 'sendAgain' }
        : no('no person keeps it back: it is planned anew by itself as soon as it is due');
    case 'draft':
    case 'offered':
    case 'approved':
    case 'sending':
    case 'dataStarted':
    case 'sent':
    case 'handing':
    case 'handed':
      return no(`it is ${message.state}, so that it cannot be sent again`);
  }
}

function mayBeEnded({ state, late, notAgain }: OutboxMessage): boolean {
  if (state === 'cancelled') return late !== undefined || notAgain !== undefined;
  return ['draft', 'offered', 'approved', 'refused', 'bounced', 'uncertain'].includes(state);
}

function goAgain(answer: EndAnswer, message: OutboxMessage, history: MessageHistory, access: Access): Done | NotDone {
  const { address, isNew } = whereTo(message, history, access);
  const contact = `row ${message.to} of Contacts`;
  if (answer === 'newAddress' && message.contentFree)
    return no('a withdrawal goes to the address that its paper went to, and to no other');
  if (answer === 'newAddress' && !isNew) return no(`the address on ${contact} is still the one it was sent to`);
  if (answer === 'sendAgain' && isNew)
    return no(`another address stands on ${contact} by now: the answer for that one is “To the new address”`);
  const verdict = mayLeave(message, access);
  if (!verdict.may) return no(describeStop(verdict.because));
  return address === undefined
    ? no(`no address stands on ${contact}`)
    : { ok: true, decision: 'sendAgain', toAddress: address };
}

/** In main nothing tells of a conflict or of a same name. */
function describeStop(because: Reason): string {
  const words = because.rule.startsWith('conflict') ? 'It may not go at present.' : describeReason(because);
  return `${words.charAt(0).toLowerCase()}${words.slice(1).replace(/\.$/, '')}`;
}

/** Where it would go now. isNew: not where it went. */
export function whereTo(
  message: OutboxMessage,
  { toAddress }: MessageHistory,
  access: Access,
): { readonly address?: string; readonly isNew: boolean } {
  if (message.contentFree) return { ...(toAddress === undefined ? {} : { address: toAddress }), isNew: false };
  const address = findAddressee(access, { to: message.to, neverWaits: message.gate === 'none' })?.address;
  if (address === undefined) return { isNew: false };
  return { address, isNew: toAddress !== undefined && plain(address) !== plain(toAddress) };
}

/** A domain is the same in capitals; the part before the @ is what somebody typed. */
function plain(address: string): string {
  const at = address.lastIndexOf('@');
  return `${address.slice(0, Math.max(0, at)).trim()}${address.slice(Math.max(0, at)).trim().toLowerCase()}`;
}
