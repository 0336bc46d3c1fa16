// What can happen to a message, as the ledger writes it down. No address, no name: ids, hashes, refs and times.
import type { LocalTime } from '../time/day.ts';
import type { DraftFound, DraftPlace } from './draft-place.ts';
import type { LateFor, MessageFacts, Stop } from './outbox-message.ts';
import type { Reasons } from '../text/reason.ts';
import type { PinnedPaper } from './pinned-paper.ts';

export interface PlannedFacts extends MessageFacts {
  readonly contentFree: boolean;
  readonly textId: string;
  /** First wanted after an older copy of the ledger was put back, and not certainly new: once it is ready it is uncertain. */
  readonly mayHaveGone?: true;
}

/** What a person says of a message that has ended, or lies in their Drafts. */
export type PersonsDecision =
  | 'sent'
  | 'notSentClose'
  | 'notSentSendAgain'
  | 'takenBack'
  /** The same content again, after it was refused or came back. */
  | 'sendAgain'
  | 'toldByPhone'
  | 'givenUp';

/** `reply`: content id of what the mail server wrote, sealed. */
export type OutboxEvent =
  | ({ readonly kind: 'planned' } & PlannedFacts)
  | { readonly kind: 'offered'; readonly contentHash: string; readonly papers: readonly PinnedPaper[] }
  | {
      readonly kind: 'released';
      readonly version: number;
      readonly by: string;
      readonly in: string;
      readonly why?: string;
    }
  | { readonly kind: 'held' | 'unheld'; readonly by: string; readonly in: string; readonly why?: string }
  | {
      readonly kind: 'approved';
      readonly version: number;
      readonly because: 'released' | 'undoOver' | 'noGate';
      readonly messageId: string;
      readonly bytesId: string;
      readonly envelopeId: string;
    }
  | {
      readonly kind: 'claimed';
      readonly epoch: number;
      readonly owner: string;
      readonly deadlineMs: number;
      readonly quarantineUntilMs: number;
      /** Draft mode: to be handed to a person, not to a relay. */
      readonly handing: boolean;
    }
  | { readonly kind: 'started'; readonly epoch: number; readonly access: number }
  | { readonly kind: 'sent' | 'doubtful'; readonly epoch: number; readonly evidence: string; readonly reply?: string }
  | {
      readonly kind: 'handedOver';
      readonly epoch: number;
      readonly evidence: string;
      readonly reply?: string;
      readonly place?: DraftPlace;
    }
  | {
      readonly kind: 'refused';
      readonly epoch: number;
      readonly reason: 'permanent' | 'gaveUp';
      readonly evidence: string;
      readonly reply?: string;
      /** A person is asked about it until somebody answers. Absent in events of before there was the question. */
      readonly asks?: true;
    }
  /** Something that it depends on cannot be read: it stays as it is and does not go. */
  | { readonly kind: 'frozen'; readonly because: Reasons }
  | { readonly kind: 'thawed' }
  | {
      readonly kind: 'putBack';
      readonly epoch: number;
      readonly notBeforeMs: number;
      readonly evidence: string;
      readonly reply?: string;
      readonly stoppedBy?: Stop;
    }
  /** The lease of a claim ran out before it was ended. */
  | { readonly kind: 'expired'; readonly epoch: number }
  /** A mail server reports that it was not delivered, by our Message-ID. */
  | {
      readonly kind: 'bounced';
      readonly messageId: string;
      /** Keyed hash of the report: it counts once. */
      readonly report: string;
      readonly evidence: string;
      readonly reply?: string;
    }
  /** Draft mode: somebody looked for the draft that was handed over. because: why it may no longer go, so that it is taken back. */
  | {
      readonly kind: 'lookedFor';
      readonly found: DraftFound;
      readonly because: Reasons;
      /** It lay there until its hour had passed. */
      readonly late?: LateFor;
    }
  /** Draft mode: what a search for the Message-ID found. */
  | { readonly kind: 'searched'; readonly epoch: number; readonly found: boolean }
  | {
      readonly kind: 'decided';
      readonly decision: PersonsDecision;
      /** The attempt that it was said of. Absent in events of before there was the question. */
      readonly attempt?: number;
      /** Keyed hash of the one address to which it goes again. */
      readonly to?: string;
      readonly by: string;
      readonly in: string;
      readonly evidence: string;
      readonly why?: string;
    }
  | {
      readonly kind: 'cancelled';
      readonly because: Reasons;
      readonly by?: string;
      readonly in?: string;
      readonly why?: string;
      /** By a rule, while a person's Hold stood on it: it stands there again when the message is wanted again. */
      readonly keepsHold?: true;
      /** Its hour had passed: what it was waiting for. */
      readonly late?: LateFor;
    }
  /** An older copy of the ledger was put back: what was not ended in it may have gone since. */
  | { readonly kind: 'restored'; readonly quarantineUntilMs: number }
  /** Its contents were taken out. */
  | { readonly kind: 'forgotten' };

/** When an event happened: on the wall, and in the ledger's milliseconds. */
export interface Moment {
  readonly at: LocalTime;
  readonly ms: number;
}
