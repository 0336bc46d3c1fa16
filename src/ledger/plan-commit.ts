// What one run hands the ledger to remember, all or nothing: messages and papers with their contents, what was cancelled, what was done.
import type { LocalTime } from '../domain/time/day.ts';
import type { Audience } from '../domain/access/field-class.ts';
import type { Disclosed, Gate, Key, Occasion } from '../domain/plan/effects.ts';
import type { Reasons } from '../domain/text/reason.ts';
import type { Lease } from './job-slot.ts';

export interface MailText {
  readonly subject: string;
  readonly text: string;
  readonly html?: string;
}

/** A message to add, or to put in the place of an older draft or offer with the same key. */
export interface PlannedMessage {
  readonly key: Key;
  readonly marac: string;
  readonly job: string;
  readonly template: string;
  readonly to: string;
  readonly audience: Audience;
  readonly gate: Gate;
  readonly covers: readonly Occasion[];
  readonly papers: readonly Key[];
  readonly discloses: readonly Disclosed[];
  readonly notAfter: LocalTime;
  readonly because: Reasons;
  readonly contentFree?: boolean;
  /** For a withdrawal: the address the paper went to. Sealed; never in an event. */
  readonly toAddress?: string;
  /** Hash of template, model and papers. */
  readonly contentHash: string;
  readonly text: MailText;
  /** Freeze it at once as the next version; without this it stays a draft that follows the typing. */
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
  readonly contentHash: string;
  readonly discloses: readonly Disclosed[];
  /** What it is there to tell and its template did not print, by the names of the fields. */
  readonly unprinted?: readonly string[];
  /** What it says, without layout: for the tripwire and for people's eyes. */
  readonly plainText: string;
  readonly files: readonly PaperFile[];
  readonly because: Reasons;
}

export interface PlanCommit {
  /** Every slot this plan was made for; all must still be held. Empty for a person's own `marac run`, which claims a slot of its own name. */
  readonly leases: readonly Lease[];
  /** As `recorded()` gave it; refused when another run has committed since. */
  readonly generation: number;
  readonly run: string;
  /** Which jobs planned, and whether all that they read could be read whole. */
  readonly jobs: readonly string[];
  readonly isWhole: boolean;
  /**
   * What is due and does not leave: after a restore it may have gone before. Keys, occasions, and "paper where about whom", where `*` is anybody:
   * `agenda M-7KQ2MX K-4TP9XA C-31FWET`.
   */
  readonly keptBack: readonly string[];
  /** Hashes of rules, templates and config, for the audit (PROP40). */
  readonly made: Readonly<Record<string, string>>;
  readonly messages: readonly PlannedMessage[];
  readonly papers: readonly PlannedPaper[];
  readonly cancel: readonly { readonly key: Key; readonly because: Reasons }[];
  /** What stays as it is and does not go, since what it depends on cannot be read; and what does no longer. */
  readonly freeze: readonly { readonly key: Key; readonly because: Reasons }[];
  readonly thaw: readonly Key[];
  /** What was on its way when its hour passed. */
  readonly late: readonly { readonly key: Key; readonly because: Reasons }[];
  /** What was never planned before its hour had passed: remembered as that. */
  readonly missed: readonly PlannedMessage[];
  /** Keys of row, blank and forget effects that this run carries out. */
  readonly done: readonly { readonly key: Key; readonly because: Reasons }[];
  /** Order of cases of each meeting as now planned. */
  readonly orders: ReadonlyMap<string, readonly string[]>;
}

export type CommitAnswer =
  | { readonly committed: true; readonly generation: number; readonly offered: ReadonlyMap<Key, number> }
  | { readonly committed: false; readonly why: 'leaseLost' | 'generationMoved' | 'messageMoved'; readonly key?: Key };
