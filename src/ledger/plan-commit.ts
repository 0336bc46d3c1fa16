// What one run records in the ledger, all or nothing: messages and papers with their contents, what was cancelled, what was done.
import type { Audience } from '../domain/access/field-class.ts';
import type { MessageFacts } from '../domain/outbox/outbox-message.ts';
import type { Disclosed, Key } from '../domain/plan/effects.ts';
import type { Reasons } from '../domain/text/reason.ts';
import type { Lease } from './job-slot.ts';

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
  /** Of its reader, as it may stand in a file's name. */
  readonly agency?: string;
}

/** A message to add, or to replace an older draft or offer with the same key. */
export interface PlannedMessage extends MessageFacts {
  readonly key: Key;
  readonly contentFree?: boolean;
  /** For a withdrawal: the address the paper went to. Sealed; never in an event. */
  readonly toAddress?: string;
  readonly text: MailText;
  /** Offer it at once as the next version; without this it stays a draft that changes as people type. */
  readonly offer: boolean;
}

export interface PaperFile {
  readonly format: 'pdf' | 'docx' | 'xlsx' | 'ics';
  readonly bytes: Uint8Array;
}

export interface PlannedPaper {
  readonly key: Key;
  readonly marac: string;
  readonly job: string;
  readonly template: string;
  readonly audience: Audience;
  readonly reader: string;
  /** What its file is called, without the format. Sealed. */
  readonly name: string;
  readonly contentHash: string;
  readonly discloses: readonly Disclosed[];
  /** Fields that it should print and its template does not. */
  readonly unprinted?: readonly string[];
  /** Its content without layout, for the final check and for people. */
  readonly plainText: string;
  readonly files: readonly PaperFile[];
  readonly because: Reasons;
}

export interface PlanCommit {
  /** Every slot this plan was made for; all must still be held. Empty for a person's own `marac run`, which claims a slot of its own name. */
  readonly leases: readonly Lease[];
  /** As `recorded()` returned it; refused if another run has committed since. */
  readonly generation: number;
  readonly run: string;
  /** Which jobs planned, and whether everything they read could be read whole. */
  readonly jobs: readonly string[];
  readonly isWhole: boolean;
  /**
   * What is due and does not leave, because after a restore it may have gone before. Keys, occasions, and "paper, meeting, case, reader", where `*`
   * is anybody: `agenda M-7KQ2MX K-4TP9XA C-31FWET`.
   */
  readonly keptBack: readonly string[];
  /** Hashes of rules, templates and config, for the audit (PROP40). */
  readonly made: Readonly<Record<string, string>>;
  readonly messages: readonly PlannedMessage[];
  readonly papers: readonly PlannedPaper[];
  /** Papers made before, that are called otherwise from now on. */
  readonly renamed: readonly { readonly key: Key; readonly name: string }[];
  readonly cancel: readonly { readonly key: Key; readonly because: Reasons }[];
  /** Messages that stay as they are and do not go, because what they depend on cannot be read; and those that are no longer frozen. */
  readonly freeze: readonly { readonly key: Key; readonly because: Reasons }[];
  readonly thaw: readonly Key[];
  /** Messages that were on their way when their time passed. */
  readonly late: readonly { readonly key: Key; readonly because: Reasons }[];
  /** Messages never planned before their time had passed: recorded as that. */
  readonly missed: readonly PlannedMessage[];
  /** Keys of row, blank and forget effects that this run carries out. */
  readonly done: readonly { readonly key: Key; readonly because: Reasons }[];
  /** Order of cases of each meeting, as planned now. */
  readonly orders: ReadonlyMap<string, readonly string[]>;
}

export type CommitAnswer =
  | { readonly committed: true; readonly generation: number; readonly offered: ReadonlyMap<Key, number> }
  | { readonly committed: false; readonly why: 'leaseLost' | 'generationMoved' | 'messageMoved'; readonly key?: Key };
