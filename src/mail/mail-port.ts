// How a message leaves: one transport per mode, each handed frozen bytes and a gate that makes the second commit.
import type { DraftFound, DraftPlace } from '../domain/outbox/draft-place.ts';
import type { Outcome } from '../domain/outbox/outbox-message.ts';
import type { SendingClaim, StartAnswer } from '../ledger/ledger-port.ts';
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
export interface HandedOverDraft {
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
  lookFor?(drafts: readonly HandedOverDraft[]): Promise<readonly DraftFound[]>;
  /** Connects and logs in as a message would, and hands over none; what is wrong, or undefined. */
  tryLogin?(): Promise<Failure | undefined>;
  close(): Promise<void>;
}

/** A report of a mail server about a message (RFC 3464). */
export interface DeliveryReport {
  /** Its own Message-ID, or its number in the mailbox. */
  readonly name: string;
  /** Of the message that came back with it. */
  readonly messageId?: string;
  readonly recipients: readonly ReportedRecipient[];
}

export interface ReportedRecipient {
  /** As the report writes them: the last one and the one it was first sent to. */
  readonly addresses: readonly string[];
  /** failed, delayed, delivered, relayed or expanded. */
  readonly action: string;
  /** As a mail server would have answered: `550 5.1.1 no such user`. */
  readonly reply: string;
}

/** How far a mailbox has been read: what came before is not read again. */
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
