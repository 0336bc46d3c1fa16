// The ports a run works on, handed in by app/open-app.ts: workbooks, ledger, papers, keys, clock, log. No adapter is named here.
import type { Documents } from '../../documents/documents-port.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import type { AnswerSheetModel } from '../../domain/papers/list/answer-sheet-model.ts';
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
  readonly workbook: Workbook;
}

/** Who may open a paper that is laid down: the team, or only those who have the restricted workbook. */
export type PapersFor = 'team' | 'restricted';

/** Where papers are laid down for the team; names carry no case data. */
export interface PapersFolder {
  /** Writes a file whole; the same bytes again change nothing. What moves to the few is taken away from the team. */
  keep(file: string, bytes: Uint8Array, readers: PapersFor): Promise<void>;
}

/** Draft mode: where drafts lie that were handed over. */
export type DraftsPlace = Required<Pick<Transport, 'lookFor'>>;

export interface BouncesPlace {
  readonly box: BounceBox;
  /** Domain of our Message-IDs. */
  readonly idDomain: string;
}

export interface Ports {
  readonly maracs: readonly MaracPorts[];
  readonly ledger: Ledger;
  readonly documents: Documents;
  /** Makes the answer sheet of an agency; the one spreadsheet that leaves. */
  writeAnswerSheet(model: AnswerSheetModel): Promise<Uint8Array>;
  readonly papersFolder: PapersFolder;
  /** Keys of the config that are no longer used: Checks names them. */
  readonly retiredKeys?: readonly Problem[];
  readonly drafts?: DraftsPlace | undefined;
  readonly bounces?: BouncesPlace | undefined;
  /** What lies in the inbox and wants a person. */
  readonly inbox?: () => Promise<InboxLeft>;
  /** The format in which papers can be encrypted on this machine, for contacts who get them so; undefined: none, and those messages wait. */
  readonly sealedAs?: () => Promise<'pdf' | 'docx' | undefined>;
  /** The head of the ledger's chain as it stands in its second folder. */
  readonly anchor?: () => Promise<Head | 'damaged' | undefined>;
  /** Whether a ledger of another mode lies beside this one: then a workbook that was worked in says nothing of a ledger that is gone. */
  readonly otherRecord?: () => boolean;
  readonly keys: Keys;
  readonly clock: { now(): LocalTime; ms(): number };
  readonly log: Log;
  readonly faults: Faults;
  /** The address that mail comes from. */
  readonly mailFrom: string;
  readonly allowedDomains: readonly string[];
  /** Rehearsal on real rows: names replaced. */
  readonly maskNames: boolean;
  readonly rehearsal: boolean;
  /** Hashes of rules, templates and config, for the audit. */
  readonly made: Readonly<Record<string, string>>;
  readonly release: 'workbook' | 'command';
  /** Prefilled address of the area's own form for answers about actions; =ACTION stands for an action's reference. */
  readonly actionUpdateForm?: string;
  /** Told after every message of work over a second. */
  readonly progress?: (what: string, done: number, of: number) => void;
}

export interface InboxLeft {
  /** What was set aside, taken in with a gap, or left where it lies, by the MARAC whose workbook tells of it. */
  readonly problems: readonly { readonly marac: string; readonly problem: Problem }[];
  /** Files that wait for an answer. */
  readonly asked: readonly { readonly marac: string; readonly file: AskedFile }[];
}
