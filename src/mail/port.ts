// How a message leaves: one transport per mode, each handed frozen bytes and a gate that makes the second commit.
import type { DraftFound, DraftPlace } from '../domain/outbox/draft.ts';
import type { Outcome } from '../domain/outbox/message.ts';
import type { SendingClaim, StartAnswer } from '../ledger/port.ts';
import type { Failure } from '../errors.ts';

/** Makes the second durable commit; called exactly once, when nothing is left to do but write the body. */
export type StartBody = () => Promise<StartAnswer>;

export interface Attempt {
  /** notStarted: the second commit was refused, and the ledger has already put the message where it belongs. */
  readonly outcome: Outcome | 'notStarted';
  /** stop: nothing more in this run, a person must act. pause: nothing more for now. */
  readonly halt?: { readonly how: 'stop' | 'pause'; readonly failure: Failure };
}

/** A draft as it was handed over. */
export interface LyingDraft {
  readonly messageId: string;
  readonly bytes: Uint8Array;
  readonly place?: DraftPlace;
  /** It may no longer go: it is taken away if it still lies there unchanged. */
  readonly take: boolean;
}

export interface Transport {
  readonly mode: 'rehearsal' | 'draft' | 'live';
  deliver(claim: SendingClaim, start: StartBody): Promise<Attempt>;
  /** Draft mode: whether the message lies where it was put, or was sent from there; a search, so that a lost answer can be settled. */
  find?(messageId: string): Promise<boolean>;
  /** Draft mode: looks for drafts that were handed over, and takes away those that may no longer go; what was found of each, in their order. */
  lookFor?(drafts: readonly LyingDraft[]): Promise<readonly DraftFound[]>;
  /** Connects and logs in as a message would, and hands over none; what is wrong, or undefined. */
  tryLogin?(): Promise<Failure | undefined>;
  close(): Promise<void>;
}
