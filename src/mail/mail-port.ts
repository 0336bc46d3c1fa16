// How a message leaves: one transport per mode, each given the frozen bytes and a function that makes the second commit.
import type { DraftFound, DraftPlace } from '../domain/outbox/draft-place.ts';
import type { Outcome } from '../domain/outbox/outbox-message.ts';
import type { SendingClaim, StartAnswer } from '../ledger/ledger-port.ts';
import type { Failure } from '../errors.ts';

/** Makes the second durable commit; called exactly once, when only the body is left to write. */
export type StartBody = () => Promise<StartAnswer>;

export interface Attempt {
  /** notStarted: the second commit was refused, and the ledger has already recorded what becomes of the message. */
  readonly outcome: Outcome | 'notStarted';
  /** stop: nothing more in this run, a person must act. pause: nothing more for now. */
  readonly halt?: { readonly how: 'stop' | 'pause'; readonly failure: Failure };
}

/** A draft as it was handed over. */
export interface HandedOverDraft {
  readonly messageId: string;
  readonly bytes: Uint8Array;
  readonly place?: DraftPlace;
  /** It may no longer go: it is deleted if it is still there unchanged. */
  readonly take: boolean;
}

export interface Transport {
  readonly mode: 'rehearsal' | 'draft' | 'live';
  deliver(claim: SendingClaim, start: StartBody): Promise<Attempt>;
  /** Draft mode: whether the message is where it was put, or was sent from there; used when an answer was lost. */
  find?(messageId: string): Promise<boolean>;
  /** Draft mode: looks for handed-over drafts and deletes those that may no longer go; returns what was found of each, in their order. */
  lookFor?(drafts: readonly HandedOverDraft[]): Promise<readonly DraftFound[]>;
  /** Connects and logs in as for a message, without sending one; returns what is wrong, or undefined. */
  tryLogin?(): Promise<Failure | undefined>;
  close(): Promise<void>;
}

/** A report of a mail server about a message (RFC 3464). */
export interface DeliveryReport {
  /** Its own Message-ID, or its number in the mailbox. */
  readonly name: string;
  /** Of the returned message. */
  readonly messageId?: string;
  readonly recipients: readonly ReportedRecipient[];
}

export interface ReportedRecipient {
  /** As in the report: the last recipient and the first one it was sent to. */
  readonly addresses: readonly string[];
  /** failed, delayed, delivered, relayed or expanded. */
  readonly action: string;
  /** As a mail server would have answered: `550 5.1.1 no such user`. */
  readonly reply: string;
}

/** How far a mailbox has been read: earlier messages are not read again. */
export interface ReadSoFar {
  readonly uidValidity: string;
  readonly uid: number;
}

export interface BouncesRead {
  readonly reports: readonly DeliveryReport[];
  /** Messages that were looked at. */
  readonly looked: number;
  readonly soFar: ReadSoFar;
}

/** The mailbox that reports of non-delivery come into; only read. */
export interface BounceBox {
  read(after: ReadSoFar | undefined): Promise<BouncesRead>;
}
