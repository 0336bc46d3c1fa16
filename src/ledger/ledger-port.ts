// The ledger as the rest of the code sees it: the record of what happened. Named atomic operations take and return values; there is no open
// transaction. Events are only appended, chained and without personal data; contents are sealed, by keyed hash.
import type { Access } from '../domain/access/access.ts';
import type { Day, LocalTime } from '../domain/time/day.ts';
import type { DraftFound } from '../domain/outbox/draft-place.ts';
import type { PersonsDecision } from '../domain/outbox/outbox-event.ts';
import type { MessageHistory } from '../domain/outbox/message-history.ts';
import type { Bounce, LateFor, Outcome, OutboxMessage } from '../domain/outbox/outbox-message.ts';
import type { Key, MessageState, Recorded } from '../domain/plan/effects.ts';
import type { Reasons } from '../domain/text/reason.ts';
import type {
  Accepted,
  Answer,
  Audit,
  ContentId,
  Head,
  LedgerEvent,
  LedgerSize,
  LeftMark,
  StoredPaper,
  WhoRow,
} from './ledger-history.ts';
import type { CommitAnswer, MailText, PlanCommit } from './plan-commit.ts';
import type { Lease, SlotAnswer, SlotName, SlotRecord } from './job-slot.ts';

/** One ledger per mode; the mode is written into the file. */
export type Mode = 'rehearsal' | 'draft' | 'live';

/** Time for the ledger: local time in the MARAC's zone, and milliseconds that all runners of this ledger can compare. */
export interface LedgerClock {
  now(): LocalTime;
  ms(): number;
}

export interface RowToAdopt {
  readonly table: string;
  /** Prefix of the new id: `R` gives `R-7KQ2MX`. */
  readonly prefix: string;
  /** Keyed or plain hash of what the row says, so that after a crash the same row gets the same id. */
  readonly fingerprint: string;
  readonly file: string;
  readonly place: string;
}

/** The cells of a row as read, input columns only. Stored as keyed hashes, never as text. */
export interface RowToRemember {
  readonly rowId: string;
  readonly file: string;
  readonly cells: ReadonlyMap<string, string>;
}
export interface RememberedRow {
  readonly rowId: string;
  readonly file: string;
  /** Field -> keyed hash; compare with `hashCell`. */
  readonly hashes: ReadonlyMap<string, string>;
}

/** Who said so, and how: a name typed in a cell is a statement, not a proof. */
export interface Stated {
  readonly by: string;
  readonly in: 'command' | 'workbook' | 'rule';
  readonly why?: string;
}

export type Answered<Why extends string> =
  | { readonly ok: true; readonly message: OutboxMessage }
  | { readonly ok: false; readonly why: Why; readonly message?: OutboxMessage };

/** What leaves: fixed at approval and sent byte by byte in every attempt. */
export interface Approval {
  readonly key: Key;
  readonly version: number;
  /** released: a person said so. undoOver: its undo time has passed. noGate: one of the kinds that never wait. */
  readonly because: 'released' | 'undoOver' | 'noGate';
  readonly messageId: string;
  readonly from: string;
  readonly toAddress: string;
  /** RFC 5322, CRLF line ends. */
  readonly bytes: Uint8Array;
  /** Encrypted copies, kept so that each is made once per paper and agency. */
  readonly encrypted: readonly EncryptedCopy[];
}

export interface EncryptedCopy {
  readonly paper: Key;
  readonly format: string;
  readonly contentId: ContentId;
  readonly agency: string;
  readonly bytes: Uint8Array;
}

export interface SendingClaim {
  readonly message: OutboxMessage;
  readonly epoch: number;
  readonly owner: string;
  readonly claimedMs: number;
  readonly deadlineMs: number;
  readonly messageId: string;
  readonly from: string;
  readonly toAddress: string;
  readonly bytes: Uint8Array;
}

export type ClaimAnswer =
  | { readonly claimed: true; readonly claim: SendingClaim }
  | {
      readonly claimed: false;
      readonly why: 'state' | 'notYet' | 'held' | 'frozen' | 'blocked' | 'clockBehind' | 'missing' | 'mode';
    };

/** wait: back to approved (stop, access too old). cancel: this person may no longer have it. */
export type Decision =
  { readonly go: true } | { readonly go: false; readonly end: 'wait' | 'cancel'; readonly because: Reasons };
/** Pure; called inside the second commit with the newest access version. Wraps `mayGo` of domain/access. */
export type Decide = (message: OutboxMessage, access: Access) => Decision;

export type StartAnswer =
  | { readonly started: true }
  | {
      readonly started: false;
      readonly why: 'lost' | 'accessOld' | 'accessMissing' | 'decided';
      readonly because: Reasons;
    };

export interface DraftLook {
  readonly found: DraftFound;
  readonly because: Reasons;
  readonly late?: LateFor;
}

export interface DecisionStated extends Stated {
  readonly evidence: string;
  /** The attempt that was judged: the answer says nothing about another one. */
  readonly attempt?: number;
  /** The address to send to again, and no other. */
  readonly toAddress?: string;
}

export interface AccessVersion {
  readonly version: number;
  readonly readAt: LocalTime;
  readonly readMs: number;
  readonly access: Access;
}

export interface Ledger {
  readonly mode: Mode;
  /** Set if nothing may be sent until a person has looked: restored (an older copy was put back), chainBroken. */
  blocked(): Promise<'restored' | undefined>;
  /** Records that this is an older copy, whatever its anchors say: what had not ended becomes uncertain, and nothing is sent until `unblock`. */
  callRestored(): Promise<void>;
  /**
   * Records that a person has compared the ledger with what really went; sending continues. What is planned from then on and may have gone before is
   * uncertain until a person says whether it went. `known`: hashes of heads that other copies have and this chain does not.
   */
  unblock(stated: Stated, known?: readonly string[]): Promise<void>;
  /** The chain head when the newest message left; undefined before the first run. */
  leftMark(): Promise<LeftMark | undefined>;
  /** held: part of this chain. known: a person knew of it when they unblocked the ledger. ahead: newer than this chain. other: of another chain. */
  judgeHead(head: Pick<Head, 'count' | 'hash'>): Promise<'held' | 'known' | 'ahead' | 'other'>;
  size(): Promise<LedgerSize>;

  claimSlot(
    name: SlotName,
    owner: string,
    leaseMs: number,
    options?: { readonly config?: string; readonly retryFailed?: boolean },
  ): Promise<SlotAnswer>;
  /** The renewed lease, or undefined if it is lost. */
  renewSlot(lease: Lease, leaseMs: number): Promise<Lease | undefined>;
  /** False if the lease was lost meanwhile: another runner ends the slot. */
  finishSlot(lease: Lease, end: 'done' | 'failed', note?: string): Promise<boolean>;
  listSlots(where?: {
    readonly marac?: string;
    readonly job?: string;
    readonly since?: Day;
  }): Promise<readonly SlotRecord[]>;

  /** One id for each row, in the same order. Recorded before it is returned; the same row gets the same id again. */
  adoptRows(rows: readonly RowToAdopt[]): Promise<readonly string[]>;
  /** The ids are in their cells and were read back: from now on an equal row elsewhere is another row. */
  confirmAdopted(ids: readonly string[]): Promise<void>;
  /** Replaces everything remembered about the table with these rows. */
  rememberRows(table: string, rows: readonly RowToRemember[]): Promise<void>;
  readRows(table: string): Promise<readonly RememberedRow[]>;
  /** The keyed hash that `rememberRows` stores for a cell: comparable within one table, in any column. */
  hashCell(table: string, field: string, text: string): string;

  recorded(): Promise<{ readonly recorded: Recorded; readonly generation: number }>;
  commitPlan(plan: PlanCommit): Promise<CommitAnswer>;

  messages(where?: { readonly states?: readonly MessageState[] }): Promise<readonly OutboxMessage[]>;
  findMessage(key: Key): Promise<OutboxMessage | undefined>;
  /** Fixes a draft's content as its next version. */
  offer(key: Key, contentHash: string): Promise<Answered<'state' | 'contentMoved'>>;
  /** A person releases exactly this version; refused if the plan has changed since. */
  release(key: Key, version: number, stated: Stated): Promise<Answered<'state' | 'version' | 'draft'>>;
  hold(key: Key, stated: Stated): Promise<Answered<'state'>>;
  unhold(key: Key, stated: Stated): Promise<Answered<'state'>>;
  approve(
    approval: Approval,
  ): Promise<Answered<'state' | 'version' | 'held' | 'frozen' | 'notReleased' | 'notAfter' | 'address'>>;
  cancel(key: Key, because: Reasons, stated?: Stated): Promise<Answered<'state'>>;
  /** Its time passed before it left: cancelled, with what it waited for. */
  endLate(key: Key, because: Reasons): Promise<Answered<'state'>>;

  /** First durable commit, before any socket opens. hand: into a person's Drafts (draft mode only), not to a relay. */
  claimSending(key: Key, owner: string, how: 'send' | 'hand'): Promise<ClaimAnswer>;
  /** Second durable commit, after the server said "go on" and before the first byte of the body. */
  startData(key: Key, epoch: number, decide: Decide): Promise<StartAnswer>;
  /** Records the outcome of the attempt. A late answer for an attempt already recorded as uncertain still counts if it says sent. */
  finish(key: Key, epoch: number, outcome: Outcome): Promise<Answered<'lost'>>;
  /** Records that the message with that Message-ID was not delivered. seen: that report was recorded already. */
  recordBounce(bounce: Bounce): Promise<Answered<'unknown' | 'state' | 'seen'>>;
  /** Ends claims whose lease has expired: before the second commit back to approved, after it uncertain (live) or to be searched for (draft). */
  recoverExpired(): Promise<readonly OutboxMessage[]>;
  /** Draft mode: whether a search for the Message-ID found the draft whose answer was lost. */
  settleHanding(key: Key, epoch: number, found: boolean): Promise<Answered<'lost' | 'quarantine'>>;
  /** Draft mode: what was found when looking for a draft that was handed over, and why it may no longer go. */
  lookedForDraft(key: Key, looked: DraftLook): Promise<Answered<'state'>>;
  /** A named person ends what only a person can: evidence is required, and "not sent" is refused during the quarantine. */
  decideByPerson(
    key: Key,
    decision: PersonsDecision,
    stated: DecisionStated,
  ): Promise<Answered<'state' | 'quarantine' | 'evidence' | 'tooLate'>>;

  /** What decides access, as just read; the same content only updates the time of the newest version. */
  recordAccess(access: Access, readAt: LocalTime): Promise<AccessVersion>;
  newestAccess(): Promise<AccessVersion | undefined>;

  acceptProblem(id: string, stated: Stated, fingerprint?: string): Promise<Accepted>;
  accepted(): Promise<ReadonlyMap<string, Accepted>>;
  rememberAnswer(subject: string, answer: string, stated: Stated): Promise<void>;
  answers(prefix?: string): Promise<ReadonlyMap<string, Answer>>;

  findPaper(key: Key, version?: number): Promise<StoredPaper | undefined>;
  /** Plain bytes of a paper, a paper's text or a composed message; undefined once deleted. */
  readContent(id: ContentId): Promise<Uint8Array | undefined>;
  findMailText(key: Key): Promise<MailText | undefined>;
  /** The address a message was approved for. */
  findToAddress(key: Key): Promise<string | undefined>;
  /** The outcome of each attempt, oldest first, and where it went. */
  findHistory(key: Key): Promise<MessageHistory>;
  findComposed(key: Key): Promise<Uint8Array | undefined>;
  findEncrypted(agency: string, contentId: ContentId): Promise<Uint8Array | undefined>;

  /** Sealed words about a message: replies of the relay, people's reasons and evidence. */
  findNotes(key: Key): Promise<readonly string[]>;

  /** Who was sent which version of what about a case, oldest first. */
  who(caseRef: string): Promise<readonly WhoRow[]>;
  events(from?: number): AsyncIterable<LedgerEvent>;
  /**
   * Deletes the contents of a case from the ledger; events, hashes and lists of what was disclosed stay. Messages on their way are named and kept.
   */
  forgetCase(
    caseRef: string,
    because: Reasons,
  ): Promise<{ readonly dropped: number; readonly waiting: readonly Key[] }>;

  /** Deletes the bytes of messages sent before that day; returns how many contents were deleted. */
  dropSentBytes(before: Day): Promise<number>;

  verify(): Promise<Audit>;
  anchor(): Promise<Head>;
  /** Runs this, without an await, while no process writes to the ledger. */
  whileStill(work: () => void): void;
  close(): void;
}
