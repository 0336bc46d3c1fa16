// Every answer that wants a name beside it, tab by tab. Dates and facts that somebody only records (done on, dealt with on) are none.
import { formatDay, type Day } from '../time/day.ts';
import { findSetting, readSetting } from '../settings/read-setting.ts';
import type { TodayKind } from '../today/today-item.ts';

export type Row = Readonly<Record<string, unknown>>;

export interface SignedAnswer {
  readonly table: string;
  /** The field that decides. The same as `by` where the name itself is the answer. */
  readonly answer: string;
  /** The field that says who. */
  readonly by: string;
  readonly kind: TodayKind;
  /** Completes "With it ...": what the answer does once it counts. */
  readonly does: string | ((row: Row) => string);
  /** Completes "Until then ...". */
  readonly meanwhile: string;
  /** Fields that wait with it, since they would be done otherwise than it says. */
  readonly alsoWaits?: readonly string[];
  /** Whether this value is obeyed without a name, because it stops something. */
  readonly obeyed?: (value: unknown) => boolean;
  /** What is obeyed, as a sentence names it. */
  readonly called?: string;
  /** Whether nothing hangs on it any more. */
  readonly over?: (row: Row) => boolean;
  /** Lines of Today that ask for the answer itself, `kind/rule`: this line stands in their place. */
  readonly instead?: readonly string[];
}

const always = (): boolean => true;

function mark(name: string, goes: string, meanwhile: string): SignedAnswer {
  const answer = `${name}Ready`;
  return {
    table: 'meetings',
    answer,
    by: `${answer}By`,
    kind: 'ready',
    does: ({ on }) => `${goes} of ${formatDay(on as Day)} may go`,
    meanwhile,
    instead: [`ready/${name}`],
  };
}

const DECIDED: Readonly<Record<string, string>> = {
  accept: 'the case is opened and listed',
  acceptUrgent: 'the case is opened and listed as urgent',
  join: 'the referral joins that case',
  query: 'the referrer is asked for what is missing',
  signpost: 'the referral ends, and its referrer is told',
  redirect: 'the referral goes to the other MARAC',
  withdraw: 'the referral ends',
};

const ON_OUTBOX: Readonly<Record<string, string>> = {
  release: 'the message may go',
  releaseAlike: 'all messages like it may go',
  resolveSent: 'the message ends as sent',
  resolveNotSent: 'the message ends as not sent',
  takenBack: 'the message ends as taken back',
  sendAgain: 'the message goes once more',
  newAddress: 'the message goes to the new address',
  toldByPhone: 'the message ends as told by phone',
  giveUp: 'nothing more is done about the message',
};

export const SIGNED_ANSWERS: readonly SignedAnswer[] = [
  mark('list', 'the list and the research questions', 'they stay drafts'),
  mark('agenda', 'the agenda', 'it stays a draft'),
  mark('actions', 'the action sheets', 'they stay drafts'),
  mark('minutes', 'the minutes', 'they stay drafts'),
  {
    table: 'meetings',
    answer: 'chairApproved',
    by: 'chairApprovedBy',
    kind: 'ready',
    does: ({ on }) => `the minutes of ${formatDay(on as Day)} may go as approved`,
    meanwhile: 'the minutes wait',
    instead: ['ready/chair'],
  },
  {
    table: 'referrals',
    answer: 'matchAnswer',
    by: 'matchAnsweredBy',
    kind: 'match',
    does: 'the referral is dealt with as the answer says',
    meanwhile: 'the match counts as not answered, and no decision about the referral is carried out',
    // Accepted as if nothing were answered, it would become another case.
    alsoWaits: ['decision'],
    instead: ['match/answer', 'referral/decide'],
  },
  {
    table: 'referrals',
    answer: 'decision',
    by: 'decidedBy',
    kind: 'referral',
    does: ({ decision }) => DECIDED[String(decision)] ?? 'it is carried out',
    meanwhile: 'the referral waits for a decision, and nobody is told of one',
    instead: ['referral/decide'],
  },
  {
    table: 'referrals',
    answer: 'idvaAcknowledgedAt',
    by: 'idvaAcknowledgedBy',
    kind: 'referral',
    does: 'the IDVA service counts as having the referral',
    meanwhile: 'it counts as not acknowledged, and the alarm goes on',
  },
  {
    table: 'cases',
    answer: 'linkedCases',
    by: 'linkConfirmedBy',
    kind: 'case',
    does: 'the cases count as linked',
    meanwhile: 'they count as not linked',
  },
  {
    table: 'cases',
    answer: 'papersAllowedBy',
    by: 'papersAllowedBy',
    kind: 'case',
    does: 'papers about the case may go again, each on its own release',
    meanwhile: 'the case stays frozen',
    instead: ['case/frozen'],
  },
  {
    table: 'actions',
    answer: 'phoneCallMadeOn',
    by: 'phoneCallBy',
    kind: 'action',
    does: 'the call counts as made',
    meanwhile: 'it counts as not made',
  },
  {
    table: 'actions',
    answer: 'releasedRung',
    by: 'releasedRungBy',
    kind: 'action',
    does: 'the team manager is told of it, without case content',
    meanwhile: 'that message waits for a release on Outbox',
    over: ({ releasedRung }) => Number(releasedRung) < 3,
  },
  {
    table: 'disclosures',
    answer: 'decision',
    by: 'decidedBy',
    kind: 'meeting',
    does: 'the minutes say so, and “Do not disclose” ends its clock',
    meanwhile: 'the request counts as not decided, and its clock goes on',
  },
  {
    table: 'attendance',
    answer: 'substitutePhoneVerifiedBy',
    by: 'substitutePhoneVerifiedBy',
    kind: 'meeting',
    does: 'the substitute counts as verified',
    meanwhile: 'the substitute counts as not verified',
  },
  {
    table: 'contacts',
    answer: 'verifiedOn',
    by: 'verifiedBy',
    kind: 'stopped',
    does: 'the contact counts as verified',
    meanwhile: 'nothing goes to the address',
  },
  {
    table: 'conflicts',
    answer: 'caseRef',
    by: 'recordedBy',
    kind: 'conflict',
    does: '',
    meanwhile: '',
    obeyed: always,
    called: 'The conflict',
    over: ({ liftedOn }) => liftedOn !== undefined,
  },
  ...['liftedBy', 'liftedSecondBy'].map((field): SignedAnswer => ({
    table: 'conflicts',
    answer: field,
    by: field,
    kind: 'conflict',
    does: 'it counts for lifting the conflict, which needs two people',
    meanwhile: 'the conflict stands',
  })),
  {
    table: 'outbox',
    answer: 'answer',
    by: 'by',
    kind: 'stopped',
    does: ({ answer }) => ON_OUTBOX[String(answer)] ?? 'it is done',
    meanwhile: 'nothing is done',
    obeyed: (value) => value === 'hold',
    called: 'Hold',
  },
  {
    table: 'outbox',
    answer: 'sentByHandAt',
    by: 'by',
    kind: 'stopped',
    does: 'the message ends as sent by hand',
    meanwhile: 'it counts as not sent',
  },
  {
    table: 'settings',
    answer: 'value',
    by: 'why',
    kind: 'alarm',
    does: '',
    meanwhile: '',
    obeyed: always,
    called: '“sending” switched off',
    over: ({ setting, value }) =>
      findSetting(String(setting))?.name !== 'sending' || readSetting('sending', String(value)) !== 'off',
  },
  {
    table: 'checks',
    answer: 'accepted',
    by: 'acceptedBy',
    kind: 'problem',
    does: 'the problem is accepted',
    meanwhile: 'it stands',
  },
  // Asked for on the line itself.
  ...['done', 'answer'].map((answer): SignedAnswer => ({
    table: 'today',
    answer,
    by: 'doneBy',
    kind: 'problem',
    does: 'it counts',
    meanwhile: 'nothing is done',
  })),
];
