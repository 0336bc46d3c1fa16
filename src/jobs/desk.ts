// The ports a run works on, handed in by app.ts: workbooks, ledger, papers, keys, clock, log. No adapter is named here.
import type { Documents } from '../documents/port.ts';
import type { LocalTime } from '../domain/day.ts';
import type { AnswerSheetModel } from '../domain/papers/answer-sheet.ts';
import type { Ledger } from '../ledger/port.ts';
import type { Faults } from '../system/faults.ts';
import type { Keys } from '../system/keys.ts';
import type { Log } from '../system/log.ts';
import type { Workbook } from '../workbook/port.ts';

export interface MaracDesk {
  readonly name: string;
  readonly title: string;
  readonly workbook: Workbook;
}

/** Where papers are laid down for the team; names carry no case data. */
export interface PapersFolder {
  /** Writes a file whole; the same bytes again change nothing. */
  keep(file: string, bytes: Uint8Array): Promise<void>;
}

export interface Desk {
  readonly maracs: readonly MaracDesk[];
  readonly ledger: Ledger;
  readonly documents: Documents;
  /** Makes the answer sheet of an agency; the one spreadsheet that leaves. */
  writeAnswerSheet(model: AnswerSheetModel): Promise<Uint8Array>;
  readonly papersFolder: PapersFolder;
  readonly keys: Keys;
  readonly clock: { now(): LocalTime };
  readonly log: Log;
  readonly faults: Faults;
  readonly allowedDomains: readonly string[];
  /** Rehearsal on real rows: names replaced. */
  readonly maskNames: boolean;
  readonly rehearsal: boolean;
  /** Hashes of rules, templates and config, for the audit. */
  readonly made: Readonly<Record<string, string>>;
  readonly release: 'workbook' | 'command';
  /** Told after every message of work over a second. */
  readonly progress?: (what: string, done: number, of: number) => void;
}
