// What makes a line of each kind of Today appear, what ends it by itself, and by which answer it ends: a table that must have every kind. All made up.
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import { localTime } from '../../../src/domain/time/day.ts';
import type { TodayKind } from '../../../src/domain/today/today-kinds.ts';
import type { TodayWord } from '../../../src/domain/today/today-question.ts';

/** What stands there, by the names of the facts; loose, because the rules look at few fields. */
export interface World {
  readonly marac?: Readonly<Partial<Record<keyof MaracFacts, unknown>>>;
  readonly facts?: Readonly<Partial<Record<keyof Facts, unknown>>>;
  readonly messages?: readonly Readonly<Partial<Record<keyof OutboxMessage, unknown>>>[];
}

export interface Rule {
  /** The words by which its line is known. */
  readonly says: RegExp;
  readonly appears: World;
  /** The cause is gone. */
  readonly endsItself: World;
  /** The answer that ends it too; where it does not ask, Done does. */
  readonly answer?: { readonly word: TodayWord; readonly why?: string };
}

export const NOW = localTime('2027-03-05T10:00');

const REFERRAL = {
  id: 'R-AAAA22',
  channel: 'typed',
  receivedAt: '2027-03-05T09:15',
  referredOn: '2027-03-05',
  surname: 'Madeup',
  forenames: 'Mia',
};
const CASE = { id: 'K-AAAA22', state: 'open', kind: 'new' };
const COMING = { id: 'M-AAAA22', on: '2027-03-10', start: '09:30', kind: 'ordinary' };
const PAST = { id: 'M-AAAA22', on: '2027-03-03', start: '09:30', kind: 'ordinary' };
const LISTED = { id: 'L-AAAA22', meeting: 'M-AAAA22', caseRef: 'K-AAAA22' };
const ACTION = {
  id: 'A-AAAA22',
  agency: 'G-AAAA22',
  text: 'Made up',
  agreedOn: '2027-02-01',
  due: '2027-03-20',
  status: 'open',
};
const AGENCY = { id: 'G-AAAA22', name: 'Test Housing', kind: 'housing' };
const CONTACT = {
  id: 'C-AAAA22',
  agency: 'G-AAAA22',
  role: 'representative',
  address: 'a@example.org',
  personName: 'Ann Other',
};
const CONFLICT = {
  id: 'X-AAAA22',
  caseRef: 'K-AAAA22',
  agency: 'G-AAAA22',
  recordedBy: 'intake',
  recordedOn: '2027-03-01',
};
const ENTRY = { id: 'PR-AAAA22', kind: 'issue', due: '2027-03-01' };
const SAME = { role: 'perpetrator', surname: 'Madeup', forenames: 'Max', birthDate: '1980-01-02' };
const MESSAGE = {
  key: 'ealing/intake/R-AAAA22/decision-accept/C-AAAA22',
  marac: 'ealing',
  job: 'intake',
  template: 'decision',
  to: 'C-AAAA22',
  audience: 'referrer',
  gate: 'release',
  covers: [],
  papers: [],
  discloses: [],
  notAfter: '2027-03-12T17:00',
  because: [],
  contentHash: 'h',
  state: 'offered',
  version: 1,
  plannedAt: '2027-03-05T09:20',
  held: false,
  epoch: 1,
  attempts: 0,
  pinned: [],
  forgotten: false,
};
const register = { agencies: [AGENCY], contacts: [CONTACT] };

export const RULES: Readonly<Record<TodayKind, readonly Rule[]>> = {
  gone: [
    {
      says: /^A row is gone and nobody has said why: Actions/,
      appears: { marac: { vanished: [{ tab: 'Actions', id: 'A-AAAA22', restricted: false }] } },
      endsItself: { marac: { vanished: [] } },
      answer: { word: 'yes', why: 'Taken out on purpose.' },
    },
  ],
  alarm: [
    {
      says: /^Referral R-AAAA22: .*(child|13)/,
      appears: { marac: { referrals: [{ ...REFERRAL, birthDate: '2014-01-02' }] } },
      endsItself: {
        marac: { referrals: [{ ...REFERRAL, birthDate: '2014-01-02', childrensServicesToldOn: '2027-03-05' }] },
      },
    },
  ],
  ring: [
    {
      says: /is with an agency that has nobody who could be reminded/,
      appears: { marac: { actions: [ACTION] }, facts: { agencies: [AGENCY] } },
      endsItself: { marac: { actions: [ACTION] }, facts: register },
    },
  ],
  uncertain: [
    {
      says: /may or may not have left/,
      appears: { messages: [{ ...MESSAGE, state: 'uncertain' }], facts: register },
      endsItself: { messages: [{ ...MESSAGE, state: 'sent' }], facts: register },
      answer: { word: 'yes', why: 'Seen in the Sent folder.' },
    },
  ],
  stopped: [
    {
      says: /is almost that of/,
      appears: {
        facts: {
          ...register,
          lookAlikes: [
            {
              contact: 'C-AAAA22',
              address: 'a@example.org',
              like: [{ contact: 'C-BBBB22', address: 'b@example.org' }],
            },
          ],
        },
      },
      endsItself: { facts: { ...register, lookAlikes: [] } },
      answer: { word: 'yes' },
    },
  ],
  referral: [
    {
      says: /^Referral R-AAAA22 waits for a decision/,
      appears: { marac: { referrals: [REFERRAL] } },
      endsItself: { marac: { referrals: [{ ...REFERRAL, decision: 'accept', decidedBy: 'Cora Coordinata' }] } },
    },
    {
      says: /is urgent: type who asked and why/,
      appears: { marac: { referrals: [{ ...REFERRAL, decision: 'acceptUrgent' }] } },
      endsItself: {
        marac: {
          referrals: [{ ...REFERRAL, decision: 'acceptUrgent', urgentWhy: 'Made up', urgentAskedBy: 'Test Police' }],
        },
      },
    },
    {
      says: /stands on the list of Wednesday 10 March 2027 as not urgent/,
      appears: {
        marac: {
          referrals: [
            {
              ...REFERRAL,
              decision: 'acceptUrgent',
              meeting: 'M-AAAA22',
              matchAnswer: 'repeat',
              matchCase: 'K-AAAA22',
            },
          ],
          cases: [CASE],
          meetings: [COMING],
          listings: [LISTED],
        },
      },
      endsItself: {
        marac: {
          referrals: [
            {
              ...REFERRAL,
              decision: 'acceptUrgent',
              meeting: 'M-AAAA22',
              matchAnswer: 'repeat',
              matchCase: 'K-AAAA22',
            },
          ],
          cases: [CASE],
          meetings: [COMING],
          listings: [{ ...LISTED, urgent: true }],
        },
      },
    },
  ],
  match: [
    {
      says: /^Case K-AAAA22: .*Confirm on Cases/,
      appears: {
        marac: {
          cases: [CASE, { ...CASE, id: 'K-BBBB22' }],
          people: [
            { ...SAME, id: 'P-AAAA22', caseRef: 'K-AAAA22' },
            { ...SAME, id: 'P-BBBB22', caseRef: 'K-BBBB22' },
          ],
        },
      },
      endsItself: {
        marac: {
          cases: [
            { ...CASE, linkedCases: ['K-BBBB22'], linkConfirmedBy: 'Cora Coordinata' },
            { ...CASE, id: 'K-BBBB22' },
          ],
          people: [
            { ...SAME, id: 'P-AAAA22', caseRef: 'K-AAAA22' },
            { ...SAME, id: 'P-BBBB22', caseRef: 'K-BBBB22' },
          ],
        },
      },
    },
  ],
  conflict: [
    {
      says: /the referral names .* as an employer/,
      appears: { marac: { cases: [CASE], conflicts: [CONFLICT] }, facts: register },
      endsItself: {
        marac: { cases: [CASE], conflicts: [{ ...CONFLICT, recordedBy: 'Cora Coordinata' }] },
        facts: register,
      },
    },
  ],
  release: [
    {
      says: /waits for a release/,
      appears: { messages: [MESSAGE], facts: register },
      endsItself: {
        messages: [{ ...MESSAGE, released: { version: 1, by: 'Cora', in: 'outbox', at: NOW } }],
        facts: register,
      },
    },
  ],
  ready: [
    {
      says: /^The list of Wednesday 10 March 2027 is drafted/,
      appears: { marac: { cases: [CASE], meetings: [COMING], listings: [LISTED] } },
      endsItself: { marac: { cases: [CASE], meetings: [{ ...COMING, listReady: true }], listings: [LISTED] } },
    },
  ],
  action: [
    {
      says: /was answered “not done”/,
      appears: { marac: { actions: [{ ...ACTION, status: 'notDone' }] }, facts: register },
      endsItself: { marac: { actions: [{ ...ACTION, status: 'completed', doneOn: '2027-03-04' }] }, facts: register },
    },
    {
      says: /^An answer that came by the form about action A-AAAA22/,
      appears: {
        marac: {
          actions: [ACTION],
          answersLeft: [{ id: 'U-AAAA22', action: 'A-AAAA22', why: 'noPart', on: '2027-03-04' }],
        },
        facts: register,
      },
      endsItself: { marac: { actions: [ACTION], answersLeft: [] }, facts: register },
      answer: { word: 'yes' },
    },
  ],
  meeting: [
    {
      says: /has no outcome yet/,
      appears: { marac: { cases: [CASE], meetings: [PAST], listings: [LISTED] } },
      endsItself: { marac: { cases: [CASE], meetings: [PAST], listings: [{ ...LISTED, outcome: 'actionPlan' }] } },
    },
  ],
  case: [
    {
      says: /^Case K-AAAA22: someone has died/,
      appears: { marac: { cases: [{ ...CASE, deceased: true }] } },
      endsItself: {
        marac: { cases: [{ ...CASE, deceased: true, holdKind: 'death', holdBy: 'Cora', holdReviewOn: '2027-09-01' }] },
      },
    },
  ],
  problem: [
    {
      says: /it is past its day/,
      appears: { marac: { practice: [ENTRY] } },
      endsItself: { marac: { practice: [{ ...ENTRY, closedOn: '2027-03-04' }] } },
    },
  ],
};
