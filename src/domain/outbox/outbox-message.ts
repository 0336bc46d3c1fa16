// A message on its way out, as the events about it add up to; and what an attempt to send it can come to.
import type { LocalTime } from '../time/day.ts';
import type { Audience } from '../access/field-class.ts';
import type { DraftFound, DraftPlace } from './draft-place.ts';
import type { Disclosed, Gate, Key, MessageState, Occasion } from '../plan/effects.ts';
import type { Reasons } from '../text/reason.ts';
import type { PinnedPaper } from './pinned-paper.ts';

/** What a message is planned with. */
export interface MessageFacts {
  readonly marac: string;
  readonly job: string;
  readonly template: string;
  /** Row id of the contact. */
  readonly to: string;
  readonly audience: Audience;
  readonly gate: Gate;
  readonly covers: readonly Occasion[];
  readonly papers: readonly Key[];
  readonly discloses: readonly Disclosed[];
  readonly notAfter: LocalTime;
  readonly because: Reasons;
  /** Hash of template, model and papers. */
  readonly contentHash: string;
}

export interface OutboxMessage extends MessageFacts {
  readonly key: Key;
  readonly contentFree: boolean;

  readonly state: MessageState;
  /** 0 while it has never been offered. */
  readonly version: number;
  readonly plannedAt: LocalTime;
  readonly offeredAt?: LocalTime;
  readonly settledAt?: LocalTime;
  /** It may have gone before an older copy of the ledger was put back: a person says so before it leaves. */
  readonly mayHaveGone?: true;
  readonly held: boolean;
  /** Cancelled by a rule while it was held: the hold is back when it is planned again. */
  readonly keepsHold?: true;
  /** Why it stays as it is and does not go: what it depends on cannot be read. */
  readonly frozen?: Reasons;
  /** Cancelled because its hour had passed. */
  readonly late?: LateFor;
  /** The version a person released, and who said so how. */
  readonly released?: { readonly version: number; readonly by: string; readonly in: string; readonly at: LocalTime };

  /** Rises with every claim: an attempt that carries an older one may commit nothing. */
  readonly epoch: number;
  readonly attempts: number;
  /** Of the claim in force: ms of the ledger's clock. */
  readonly deadlineMs?: number;
  readonly owner?: string;
  /** Draft mode: the second commit was made. */
  readonly started: boolean;
  /** Draft mode: where the mail server put it. */
  readonly place?: DraftPlace;
  /** Draft mode: what the last look for the draft found, where it was not simply there. */
  readonly draft?: LookedFor;
  readonly messageId?: string;
  /** Not to be tried again before: ms of the ledger's clock. */
  readonly notBeforeMs?: number;
  readonly firstTriedMs?: number;
  /** The last attempt met a fault of the sender or of the server, which is not this message's: not counted among its attempts. */
  readonly stoppedBy?: Stop;
  /** Nobody may call it not sent before: ms of the ledger's clock. */
  readonly quarantineUntilMs?: number;
  /** What is known of how it ended, in our own words with the reply's code. */
  readonly evidence?: string;
  /** Content ids: the text as planned; from approval on the composed bytes and the envelope. */
  readonly textId: string;
  readonly bytesId?: string;
  readonly envelopeId?: string;
  /** Which version of each paper the offer froze. */
  readonly pinned: readonly PinnedPaper[];
  readonly forgotten: boolean;
  /** Somebody asked for another attempt after it had ended: with this content, to the address of that keyed hash. */
  readonly again?: { readonly by: string; readonly at: LocalTime; readonly to: string };
  /** Why a rule took it back after somebody had asked for another attempt. */
  readonly notAgain?: Reasons;
  /** A person ended it otherwise. */
  readonly ended?: { readonly how: 'toldByPhone' | 'givenUp'; readonly by: string; readonly at: LocalTime };
  /** Keyed hash of the report by which it bounced last. */
  readonly report?: string;
  readonly refusedFor?: 'permanent' | 'gaveUp';
  /** Refused since a person is asked about that. */
  readonly asks?: true;
}

export interface LookedFor {
  readonly found: DraftFound;
  /** Why it may no longer go; empty while it may. */
  readonly because: Reasons;
}

/**
 * evidence: our own words and the reply's code, without names. reply: what the relay wrote, bounded and without controls; it may name an
 * address, so it is sealed.
 */
interface Evidence {
  readonly evidence: string;
  readonly reply?: string;
}

/**
 * What a message waited for when its hour passed. offered: a release; due: nothing any more, but it did not leave; handed: a person who sends
 * the draft; never: it was not planned before.
 */
export type LateFor = 'draft' | 'offered' | 'held' | 'frozen' | 'due' | 'approved' | 'handed' | 'never';

/** Why nothing at all can be sent for now. The first two until a person has acted. */
export type Stop = 'mail-refused' | 'mail-tls' | 'mail-unreachable';

export type Outcome = Evidence &
  (
    | { readonly end: 'sent' }
    | { readonly end: 'handed'; readonly place?: DraftPlace }
    | { readonly end: 'refused'; readonly reason: 'permanent' | 'gaveUp' }
    /** Certainly not taken: may be tried again after the pause. stoppedBy: for a fault of the sender or the server, which says nothing of it. */
    | { readonly end: 'retry'; readonly afterMs: number; readonly stoppedBy?: Stop }
    /** The second commit was made and no clear answer came. */
    | { readonly end: 'uncertain' }
  );

/** A report that a message was not delivered (RFC 3464), found by our Message-ID. */
export interface Bounce extends Evidence {
  readonly messageId: string;
  /** Names the report: its own Message-ID, or a hash of it. The same report counts once. */
  readonly report: string;
}
