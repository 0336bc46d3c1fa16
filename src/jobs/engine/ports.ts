// The ports a run works on, handed in by app/open-app.ts: workbooks, ledger, papers, keys, clock, log. No adapter is named here.
import type { Documents } from '../../documents/documents-port.ts';
import type { Key } from '../../domain/plan/effects.ts';
import type { Day, LocalTime } from '../../domain/time/day.ts';
import type { Planned } from './planned.ts';
import type { AnswerSheetModel } from '../../domain/papers/answer-sheet/answer-sheet-model.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { Head } from '../../ledger/ledger-history.ts';
import type { Ledger } from '../../ledger/ledger-port.ts';
import type { BounceBox, Transport } from '../../mail/mail-port.ts';
import type { Faults } from '../../system/faults.ts';
import type { Keys } from '../../system/keys.ts';
import type { Log } from '../../system/log.ts';
import type { Workbook } from '../../workbook/workbook-port.ts';
import type { AskedFile } from '../../domain/today/referrals/asked-file.ts';

export interface MaracPorts {
  readonly name: string;
  readonly title: string;
  /** Its title in subjects, names of files and calendars. */
  readonly outward: string;
  readonly workbook: Workbook;
  /** What was read of its tab of requests last: while nothing moved there is nothing to ask Google for. */
  requestsRead?: { readonly revision: string; readonly at: LocalTime };
}

/** Who may open a paper in the folder: the team, or only those who have the restricted workbook. */
export type PapersFor = 'team' | 'restricted';

/** Where papers are put for the team; file names hold no case data. */
export interface PapersFolder {
  /**
   * Writes a whole file; the same bytes again change nothing. If it moves to the restricted folder, the team's copy is removed, and so is what lies
   * under its former names.
   */
  keep(file: string, bytes: Uint8Array, readers: PapersFor, former: readonly string[]): Promise<void>;
}

/** Draft mode: where handed-over drafts are. */
export interface DraftsPlace extends Required<Pick<Transport, 'lookFor'>> {
  /** When each draft was last looked for by this process. */
  lookedAt?: Map<Key, LocalTime>;
}

export interface BouncesPlace {
  /** When this process last read it. */
  readAt?: LocalTime;
  readonly box: BounceBox;
  /** Domain of our Message-IDs. */
  readonly idDomain: string;
}

/** What the jobs wanted when they were last planned. */
export interface LastPlan {
  readonly on: Day;
  readonly planned: Planned;
}

export interface Ports {
  readonly maracs: readonly MaracPorts[];
  readonly ledger: Ledger;
  readonly documents: Documents;
  /** Makes the answer sheet of an agency; the one spreadsheet that leaves. */
  writeAnswerSheet(model: AnswerSheetModel, format: 'xlsx' | 'docx'): Promise<Uint8Array>;
  readonly papersFolder: PapersFolder;
  /** Keys of the config that are no longer used: Checks names them. */
  readonly retiredKeys?: readonly Problem[];
  readonly drafts?: DraftsPlace | undefined;
  readonly bounces?: BouncesPlace | undefined;
  /** What is in the inbox and needs a person. */
  readonly inbox?: () => Promise<InboxLeft>;
  /** The format in which papers can be encrypted on this machine, for contacts who get them encrypted; undefined: none, and those messages wait. */
  readonly sealedAs?: () => Promise<'pdf' | 'docx' | undefined>;
  /** The chain head as stored in the second folder. */
  readonly anchor?: () => Promise<Head | 'damaged' | undefined>;
  /** Whether there is a ledger of another mode beside this one: then a used workbook does not prove that a ledger is missing. */
  readonly otherRecord?: () => boolean;
  readonly keys: Keys;
  readonly clock: { now(): LocalTime; ms(): number };
  readonly log: Log;
  readonly faults: Faults;
  /** The address that mail comes from. */
  readonly mailFrom: string;
  readonly allowedDomains: readonly string[];
  /** In rehearsal with real rows: names are replaced. */
  readonly maskNames: boolean;
  readonly rehearsal: boolean;
  /** Hashes of rules, templates and config, for the audit. */
  readonly made: Readonly<Record<string, string>>;
  readonly release: 'workbook' | 'command';
  /** Sending follows a run of the same day: Today shows what the jobs wanted then until they run again. */
  lastPlan?: LastPlan;
  /** Prefilled address of the area's own form for answers about actions; =ACTION stands for an action's reference. */
  readonly actionUpdateForm?: string;
  /** Called after every message of work that takes more than a second. */
  readonly progress?: (what: string, done: number, of: number) => void;
}

export interface InboxLeft {
  /** What was set aside, taken in with a gap, or left where it is, by the MARAC whose workbook shows it. */
  readonly problems: readonly { readonly marac: string; readonly problem: Problem }[];
  /** Files that wait for an answer. */
  readonly asked: readonly { readonly marac: string; readonly file: AskedFile }[];
}
