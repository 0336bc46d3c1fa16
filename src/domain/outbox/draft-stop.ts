// May a draft that lies with a person still be sent? By who may have it now, at the address it is written to, and by what people have said since.
import type { Access } from '../access/access.ts';
import type { Correction } from '../plan/correction.ts';
import type { LocalTime } from '../time/day.ts';
import { mayGo } from '../access/may-go.ts';
import type { OutboxMessage } from './outbox-message.ts';
import { isUnreadable } from '../access/correctable-reasons.ts';
import { makeReason, type Reason } from '../text/reason.ts';
import { wentAnew } from '../plan/reissue.ts';

export interface DraftAsked {
  readonly message: OutboxMessage;
  /** The address that it is written to. */
  readonly address: string;
  readonly access: Access;
  readonly corrections: readonly Correction[];
  /** Hold stands beside it on Outbox. */
  readonly isHeld: boolean;
  /** A person answered on Today that it is not to be sent. */
  readonly isUnwanted: boolean;
  readonly now: LocalTime;
}

/** Why it may no longer go; undefined while it may, and while nobody can tell. */
export function findDraftStop(asked: DraftAsked): Reason | undefined {
  const { message, address, access, corrections, isHeld, isUnwanted, now } = asked;
  if (isHeld) return makeReason('hold.typed');
  if (isUnwanted) return makeReason('draft.not-wanted');
  const said = corrections.find((correction) => isCorrected(correction, message));
  if (said !== undefined) return makeReason(said.kind === 'withdraw' ? 'draft.withdrawn' : 'draft.reissued');
  const { to, marac, audience, discloses, contentFree } = message;
  const verdict = mayGo({ to, marac, audience, discloses, contentFree, neverWaits: false, address }, access);
  // Who switches sending off does not take away what lies with them; and what cannot be read takes nothing from anybody.
  if (!verdict.may && !verdict.because.rule.startsWith('sending.') && !isUnreadable(verdict.because))
    return verdict.because;
  return message.notAfter < now ? makeReason('send.tooLate', { notAfter: message.notAfter }) : undefined;
}

/** Withdrawn or asked for anew after the draft was written; one that was written anew since is another. */
function isCorrected(correction: Correction, message: OutboxMessage): boolean {
  return correction.sent.some(
    (sent) => sent.message === message.key && !wentAnew(correction, sent) && message.plannedAt < correction.at,
  );
}
