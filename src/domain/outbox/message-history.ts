// What the ledger knows of how a message fared, out of its events: when each attempt began, how it ended, what the mail server said.
import type { LocalTime } from '../time/day.ts';
import type { OutboxEvent } from './outbox-event.ts';

export interface OutboxAttempt {
  /** 1 for the first. */
  readonly number: number;
  readonly at: LocalTime;
  readonly endedAt?: LocalTime;
  readonly how?: AttemptEnd;
  /** In our own words, with the reply's code. */
  readonly evidence?: string;
  /** What the mail server wrote: sealed in the ledger, for people only. */
  readonly reply?: string;
}

/** retry: certainly not taken, and tried again. */
export type AttemptEnd = 'sent' | 'handed' | 'refused' | 'retry' | 'uncertain' | 'bounced';

/** For people and a sealed workbook; addresses and words of a mail server are in no log and no JSON. */
export interface MessageHistory {
  /** Where it went or was to go. */
  readonly toAddress?: string;
  readonly attempts: readonly OutboxAttempt[];
  /** It may still arrive: nobody may call it not sent before. Absent once that is over. */
  readonly doubtfulUntil?: LocalTime;
  /** Tried again then. */
  readonly nextAt?: LocalTime;
  /** The last version that a person released, whether or not it is the newest. */
  readonly releasedVersion?: number;
}

const ENDS: Readonly<Partial<Record<OutboxEvent['kind'], AttemptEnd>>> = {
  sent: 'sent',
  handedOver: 'handed',
  refused: 'refused',
  putBack: 'retry',
  doubtful: 'uncertain',
  bounced: 'bounced',
};

/** `reply` of each is the id under which the ledger keeps the words. */
export function attemptsOf(
  events: readonly { readonly at: LocalTime; readonly event: OutboxEvent }[],
): readonly OutboxAttempt[] {
  const attempts: OutboxAttempt[] = [];
  let started = false;
  for (const { at, event } of events) {
    if (event.kind === 'claimed') attempts.push({ number: event.epoch, at });
    if (event.kind === 'claimed' || event.kind === 'started') started = event.kind === 'started';
    const last = attempts[attempts.length - 1];
    const how = ENDS[event.kind];
    if (last === undefined) continue;
    if (how !== undefined && 'evidence' in event) {
      const { evidence, reply } = event as { readonly evidence: string; readonly reply?: string };
      attempts[attempts.length - 1] = {
        ...last,
        endedAt: at,
        how,
        evidence,
        ...(reply === undefined ? {} : { reply }),
      };
    } else if ((event.kind === 'expired' || event.kind === 'restored') && last.endedAt === undefined)
      attempts[attempts.length - 1] = { ...last, endedAt: at, how: started ? 'uncertain' : 'retry' };
  }
  return attempts;
}
