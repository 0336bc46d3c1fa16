// What the ledger answers about the past: who had what, stored papers, events, the audit, what people accepted and answered.
import type { LocalTime } from '../domain/time/day.ts';
import type { Audience } from '../domain/access/field-class.ts';
import type { Disclosed, Key, MessageState } from '../domain/plan/effects.ts';
import type { PaperFile } from './plan-commit.ts';

/** Content id: a keyed hash of the plain bytes, hex. */
export type ContentId = string;

/** The chain head: also kept outside the ledger's folder and in a workbook. */
export interface Head {
  /** Counts the commits of plans: a run that read an older generation may not commit. */
  readonly generation: number;
  /** Number of events. */
  readonly count: number;
  /** Hash of the last event, hex. */
  readonly hash: string;
}

/** The chain head when the newest message left, as a workbook stores it. */
export interface LeftMark {
  readonly count: number;
  readonly hash: string;
  readonly at: LocalTime;
}

/** How much a ledger contains. */
export interface LedgerSize {
  readonly events: number;
  /** Plans that were committed. */
  readonly runs: number;
  /** When the last event happened. */
  readonly at?: LocalTime;
}

export interface WhoRow {
  readonly key: Key;
  readonly version: number;
  readonly template: string;
  readonly to: string;
  readonly toAddress?: string;
  readonly state: MessageState;
  readonly at: LocalTime;
  readonly classes: readonly string[];
  readonly papers: readonly {
    readonly key: Key;
    readonly version: number;
    readonly contentIds: readonly ContentId[];
  }[];
}

export interface StoredPaper {
  readonly key: Key;
  readonly version: number;
  readonly template: string;
  readonly reader: string;
  readonly audience: Audience;
  readonly contentHash: string;
  readonly discloses: readonly Disclosed[];
  /** Fields that it should print and its template does not. */
  readonly unprinted?: readonly string[];
  readonly textId: ContentId;
  /** Of what its file is called, without the format; absent for one made before papers had names. */
  readonly nameId?: ContentId;
  readonly files: readonly { readonly format: PaperFile['format']; readonly contentId: ContentId }[];
}

export interface LedgerEvent {
  readonly seq: number;
  readonly at: LocalTime;
  readonly kind: string;
  /** A message key, paper key, row id, slot or problem id. */
  readonly subject: string;
  readonly data: Readonly<Record<string, unknown>>;
  readonly hash: string;
}

export interface Audit {
  readonly ok: boolean;
  readonly head: Head;
  readonly contents: number;
  /** Sentences without names: what is wrong, and where. */
  readonly findings: readonly string[];
}

export interface Accepted {
  readonly id: string;
  readonly by: string;
  readonly why: string;
  readonly at: LocalTime;
  /** Hash of what was accepted (a template, a count), so that a later change asks again. */
  readonly fingerprint: string;
}

export interface Answer {
  /** What was asked: `repeat/R-7KQ2MX/R-31FWET`. */
  readonly subject: string;
  readonly answer: string;
  readonly by: string;
  readonly at: LocalTime;
  /** In the person's words, kept sealed. */
  readonly why?: string;
}
