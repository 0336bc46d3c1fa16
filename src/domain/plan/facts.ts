// Everything a plan may depend on: the rows of all MARACs of a register, what the ledger remembers, and unused ids. No ports, no clock.
import type { AccessGap } from '../access/access-gap.ts';
import type { Action, Flag, KeyDate } from '../actions/action.ts';
import type { Correction } from './correction.ts';
import type { Address, Case, Person, SafeContact } from '../cases/case.ts';
import type { Finding } from './final-check-finding.ts';
import type { MessageHistory } from '../outbox/message-history.ts';
import type { KeptMessage } from '../outbox/unsendable-message.ts';
import type { Reported } from '../outbox/replies/reported.ts';
import type { Weights } from '../repeats/weights/weights.ts';
import type { Listing, Needed, Note, Research } from '../meeting/listing.ts';
import type { Attendance, Disclosure, Meeting, Practice, Transfer } from '../meeting/meeting.ts';
import type { Key, Recorded } from './effects.ts';
import type { Problem } from '../text/problem.ts';
import type { Referral } from '../referral/referral.ts';
import type { Agency, Conflict, Contact } from '../register/register.ts';
import type { LastGood } from '../register/roster.ts';
import type { Rules } from '../settings/rules.ts';
import type { UnsignedAnswerPlace } from '../answers/unsigned-answers.ts';
import type { TodayAnswer } from '../today/today-question.ts';
import type { Withheld } from './withheld.ts';
import type { Training } from '../partnership/training.ts';
import type { Population } from '../register/population.ts';
import type { IdPool } from './id-pool.ts';
import type { MatchAnswered } from '../cases/answered-match.ts';
import type { UnreadRow } from '../meeting/unreadable-row.ts';
import type { AskedFile } from '../today/referrals/asked-file.ts';
import type { AnswerLeft } from '../actions/answers-left.ts';
import type { ProposedAnswer } from '../actions/proposed-answer.ts';
import type { VanishedRow } from './vanished-row.ts';
import type { SentReturn } from './sent-return.ts';
import type { AskedAnew } from './changed-paper.ts';
import type { ChangedAddress, Unconfirmed } from '../register/changed-address.ts';
import type { LookAlike } from '../register/look-alike.ts';

export interface MaracFacts {
  /** Short name from the config, `ealing`: part of every key. */
  readonly name: string;
  /** Its name on papers: "Ealing MARAC". */
  readonly title: string;
  /** Its title where strangers can read it: in subjects, names of files and calendars (domain/outward). */
  readonly outward: string;
  readonly rules: Rules;
  readonly referrals: readonly Referral[];
  readonly cases: readonly Case[];
  readonly people: readonly Person[];
  readonly addresses: readonly Address[];
  readonly safeContacts: readonly SafeContact[];
  readonly listings: readonly Listing[];
  readonly needed: readonly Needed[];
  readonly research: readonly Research[];
  readonly notes: readonly Note[];
  readonly actions: readonly Action[];
  readonly flags: readonly Flag[];
  readonly keyDates: readonly KeyDate[];
  readonly meetings: readonly Meeting[];
  readonly attendance: readonly Attendance[];
  readonly disclosures: readonly Disclosure[];
  readonly transfers: readonly Transfer[];
  readonly practice: readonly Practice[];
  readonly population: readonly Population[];
  readonly training: readonly Training[];
  readonly conflicts: readonly Conflict[];
  /** Refs of the cases in the restricted workbook. */
  readonly restrictedCases: ReadonlySet<string>;
  /** Ids of all rows in the restricted workbook, including those that cannot be read. */
  readonly restrictedRows?: ReadonlySet<string>;
  /** Tables whose columns could not be found: their jobs stop. */
  readonly unknownTables: ReadonlySet<string>;
  /** Columns that none of its workbooks has yet, as `people/ethnicGroup`; their cells are blank. */
  readonly columnsMissing?: ReadonlySet<string>;
  /** Rows set aside: whatever they are about is not certain. */
  readonly problems: readonly Problem[];
  /** Unreadable rows of Minutes, Actions, At Risk List and Meetings, and of rows that may belong to anything: what they belong to waits. */
  readonly unread?: readonly UnreadRow[];
  /** Cases for which nothing may be sent because a row that decides access could not be read; `all` stops everything. */
  readonly blocked: ReadonlySet<string> | 'all';
  /** By row id, fields whose content cannot be read or is impossible: they count as not given, never as no. */
  readonly gaps?: ReadonlyMap<string, readonly string[]>;
  /** Rows that an earlier run read and that are gone, as long as nobody has said why (see domain/today/cases/vanished-lines.ts). */
  readonly vanished?: readonly VanishedRow[];
  /** Settings cannot be read, and at the last reading sending was off. */
  readonly stillOff?: boolean;
  /** The unreadable rows that block. */
  readonly accessGaps?: readonly AccessGap[];
  /** Row ids for new rows, by id prefix; a plan takes from the front. */
  readonly pool: IdPool;
  /** Files of the inbox that wait for an answer (see domain/today/referrals/inbox-lines.ts). */
  readonly asked?: readonly AskedFile[];
  /** Names of lines of Today that people marked as done (see domain/today/done-lines.ts). */
  readonly done?: ReadonlySet<string>;
  /** What people answered on Today, by row id of the line (see domain/today/today-question.ts). */
  readonly answered?: ReadonlyMap<string, TodayAnswer>;
  /** Row ids of lines of Today beside which refs stand that the line does not list. */
  readonly misnamed?: ReadonlySet<string>;
  /** Answers about actions by a form that wait for a person's yes (see domain/actions/proposed-answer.ts). */
  readonly proposed?: readonly ProposedAnswer[];
  /** Answers about actions by a form that were not taken in. */
  readonly answersLeft?: readonly AnswerLeft[];
  /** Answers without the name they need (see unsigned-answers.ts). */
  readonly nameless?: readonly UnsignedAnswerPlace[];
}

export interface Facts {
  readonly maracs: readonly MaracFacts[];
  readonly agencies: readonly Agency[];
  readonly contacts: readonly Contact[];
  /** Contacts that count as not verified, because their row differs from what was verified. */
  readonly changedAddresses?: readonly ChangedAddress[];
  /** Contacts of a desk of an earlier version that wait for a person to confirm them. */
  readonly unconfirmed?: readonly Unconfirmed[];
  /** Contacts that count as not verified, because their address looks like another one. */
  readonly lookAlikes?: readonly LookAlike[];
  /** Agencies and contacts as last read, while a row that decides access cannot be read. */
  readonly lastGood?: LastGood;
  readonly recorded: Recorded;
  /** Withdrawals and reissues that a person asked for. */
  readonly corrections: readonly Correction[];
  /** What the final checks of all jobs found. */
  readonly look?: readonly Finding[];
  /** What mail servers reported about messages that had left. */
  readonly reported?: Reported;
  /** Messages that the last sending could not prepare. */
  readonly sendKept?: readonly KeptMessage[];
  /** The history of messages that may need somebody. */
  readonly histories?: ReadonlyMap<Key, MessageHistory>;
  /** What did not go in time and was never in the outbox, until somebody has answered. */
  readonly latePapers?: readonly Withheld[];
  /** What the last run asked about because it changed after its paper had gone (see domain/today/meetings/changed-paper-lines.ts). */
  readonly askedAnew?: readonly AskedAnew[];
  /** Quarterly returns that a person said were sent, the newest of each MARAC and quarter. */
  readonly sentReturns?: readonly SentReturn[];
  /** The weights for finding repeats, learnt from the area's own history; otherwise the shipped weights. */
  readonly weights?: Weights;
  /** What people answered about possible matches, by referral. */
  readonly matchAnswers?: ReadonlyMap<string, MatchAnswered>;
}

/** Whether a case of any MARAC, or a request under Clare's Law, is in a restricted workbook: then nothing elsewhere may name it. */
export function isRestricted(facts: Facts, ref: string): boolean {
  return facts.maracs.some((marac) => marac.restrictedCases.has(ref) || marac.restrictedRows?.has(ref) === true);
}
