// Columns whose rule asks only beside other cells, with these; and those that are the team's own record.
import type { Facts, MaracFacts } from '../../src/domain/plan/facts.ts';
import { openRules } from '../../src/domain/settings/rules.ts';
import { SIGNED_ANSWERS, type SignedAnswer } from '../../src/domain/answers/signed-answers.ts';
import type { Day } from '../../src/domain/time/day.ts';
import type { Contact } from '../../src/domain/register/register.ts';
import type { Context } from '../support/cell-ends.ts';
import { AGENCY, CONTACT } from '../support/small-marac.ts';

const marac = (facts: Facts, more: (one: MaracFacts) => Partial<MaracFacts>): Facts => {
  const [first, ...rest] = facts.maracs;
  return first === undefined ? facts : { ...facts, maracs: [{ ...first, ...more(first) }, ...rest] };
};
const setting = (name: string, value: string) => (facts: Facts) =>
  marac(facts, () => ({ rules: openRules([{ id: 'ST-AAAA22', setting: name, value }]) }));
const UNDECIDED = { decision: undefined };
const LOW = Object.fromEntries(Array.from({ length: 24 }, (_, at) => [`q${at + 1}`, 'no']));

const CONSENT = {
  withoutConsentBasis: 'Vital interests',
  withoutConsentWhy: 'She is in danger',
  withoutConsentBy: 'Cora',
  withoutConsentOn: '2027-03-02',
};
const KNOWN = { kind: 'home', perpetratorKnows: 'yes', text: '5 Known Road', postcode: 'W5 2BY' } as const;

const linked = (facts: Facts): Facts =>
  marac(facts, ({ cases }) => ({
    cases: cases.map((one, at) => (at === 0 ? { ...one, linkedCases: cases.slice(1, 2).map(({ id }) => id) } : one)),
  }));
const begun = (facts: Facts): Facts =>
  marac(facts, ({ meetings, listings }) => ({
    meetings: meetings.map((one) => {
      const first = listings.find((each) => each.meeting === one.id)?.caseRef;
      return first === undefined ? one : { ...one, nowAtCase: first };
    }),
  }));
const comesFor = (at: number) => (facts: Facts) =>
  marac(facts, ({ needed, cases }) => ({
    research: [],
    needed: needed.slice(0, 1).map((one) => ({
      ...one,
      caseRef: cases[at]?.id ?? '',
      agency: AGENCY.housing,
      level: 'takesPart' as const,
      inTheRoom: true,
    })),
  }));
const shortly = (facts: Facts): Facts =>
  marac(facts, ({ needed }) => ({ needed: needed.map((one) => ({ ...one, agency: 'HSG' })) }));
const contacts = (facts: Facts, which: string, more: Partial<Contact>): Facts => ({
  ...facts,
  contacts: facts.contacts.map((one) => (one.id === which ? { ...one, ...more } : one)),
});
const housingAway = (facts: Facts): Facts => contacts(facts, CONTACT.housing, { awayFrom: '2027-03-01' as Day });

/** So many rows of a course of one contact, each due again; the first is the newest. */
const withTraining =
  (rows: number) =>
  (facts: Facts): Facts =>
    marac(facts, () => ({
      training: Array.from({ length: rows }, (_, at) => ({
        id: `TN-AAA${at}22`,
        contact: CONTACT.housing,
        course: 'Risk assessment',
        on: `${2026 - at}-01-10` as Day,
        dueAgain: (at === 0 ? '2028-01-10' : '2027-01-10') as Day,
      })),
    }));
const LAPSED = {
  rule: 'a course past its day is a line of Today, until a later row',
  facts: (one: Facts) =>
    marac(withTraining(1)(one), ({ training }) => ({
      training: training.map((row) => ({ ...row, dueAgain: '2027-01-10' as Day })),
    })),
};
const PAST_ITS_DAY = {
  rule: 'an entry of the Practice log past its day is a line of Today',
  beside: { kind: 'issue', due: '2027-03-03' },
};

export const RULES: Readonly<Record<string, Context>> = {
  'training.contact': { ...LAPSED, values: [CONTACT.police] },
  'training.course': { ...LAPSED, values: ['Chairing'] },
  'training.on': { ...LAPSED, values: ['2025-01-01'], first: true, facts: withTraining(2) },
  'training.dueAgain': { ...LAPSED, values: ['2028-01-01'] },
  'practice.clause': { rule: 'printed in the letter about a breach', beside: { kind: 'breach', letterWanted: true } },
  'practice.owner': PAST_ITS_DAY,
  'practice.raisedOn': PAST_ITS_DAY,
  'practice.due': { ...PAST_ITS_DAY, values: ['2027-03-10'] },
  'practice.outcome': PAST_ITS_DAY,
  'practice.closedOn': { ...PAST_ITS_DAY, values: ['2027-03-04'] },
  'referrals.referrerEmail': {
    rule: 'a referrer who cannot be rung is asked about',
    beside: { ...UNDECIDED, referrerPhone: undefined },
  },
  'referrals.referredOn': {
    rule: 'the day of receipt where no hour is',
    beside: { receivedAt: undefined },
    values: ['2027-02-01'],
  },
  'referrals.referrerReference': {
    rule: 'word to the referrer names it where it holds nothing of the case; a bare word may be a name',
    values: ['HF/4711'],
  },
  'referrals.managerSignedOff': {
    rule: 'asked for where the area wants it',
    facts: setting('managerSignOff', 'yes'),
    beside: UNDECIDED,
  },
  'referrals.policeContact': { rule: 'asked for where the area wants it; on the IDVA’s papers' },
  'referrals.perpetratorKnowsAddress': {
    rule: 'a place he does not know is put away',
    beside: { address: '9 New Road', postcode: 'W5 9ZZ' },
  },
  'referrals.refugeBorough': {
    rule: 'where she lives is asked for',
    beside: { ...UNDECIDED, refuge: true, address: undefined, postcode: undefined },
    facts: (one) => marac(one, () => ({ addresses: [] })),
  },
  'referrals.landlord': {
    rule: 'the landlord is needed',
    values: ['Test Housing'],
    facts: (one) => marac(one, () => ({ needed: [] })),
  },
  'referrals.judgement': { rule: 'a written judgement meets the line; on the IDVA’s papers' },
  'referrals.honourBased': {
    rule: 'an area criterion',
    beside: { ...UNDECIDED, ...LOW },
    facts: setting('honourBasedCounts', 'yes'),
  },
  'referrals.morePeopleEntered': {
    rule: 'more people are asked about until they are entered',
    beside: { morePeople: 'A cousin' },
  },
  'referrals.childrensServicesToldOn': {
    rule: 'a victim under 16',
    beside: { ...UNDECIDED, birthDate: '2013-01-01' },
    values: ['2027-03-01'],
  },
  'referrals.whyNotAware': { rule: 'on the IDVA’s paper', beside: { victimAware: 'no' } },
  'referrals.excludedWhy': {
    rule: 'the reason of the conflict that is recorded',
    beside: { excludedWho: 'Xaver Excluded' },
  },
  'referrals.urgentAskedBy': {
    rule: 'asked for beside an urgent decision',
    beside: { decision: 'acceptUrgent', urgentWhy: 'He is out' },
  },
  'referrals.urgentWhy': {
    rule: 'asked for beside an urgent decision',
    beside: { decision: 'acceptUrgent', urgentAskedBy: 'Police' },
  },
  'referrals.matchCase': { rule: 'the case that it is joined to', beside: { decision: 'join' } },
  'referrals.interpreterNeeded': {
    rule: 'news of a repeat: its case has no interpreter',
    beside: { language: 'Dari' },
    facts: (one) => marac(one, ({ cases }) => ({ cases: cases.map(({ interpreter: _none, ...each }) => each) })),
  },
  'cases.openedOn': {
    rule: 'the last referral of a case without one: until when it is kept',
    facts: (one) => marac(one, () => ({ referrals: [] })),
    beside: { lastReferredOn: undefined },
  },
  'cases.linkedCases': {
    rule: 'linked cases side by side, and on the papers of who sees links',
    beside: { linkConfirmedBy: 'Cora' },
  },
  'cases.linkConfirmedBy': { rule: 'the same, once somebody confirmed it', facts: linked },
  'cases.holdBy': { rule: 'a hold names who holds it', beside: { holdKind: 'court', holdReviewOn: '2027-09-01' } },
  'cases.holdReviewOn': { rule: 'a hold is reviewed', beside: { holdKind: 'court', holdBy: 'Cora' } },
  'cases.papersAllowedBy': { rule: 'a death freezes the case', beside: { deceased: true } },
  'cases.withoutConsentWhy': { rule: 'the record of sharing without consent', beside: CONSENT },
  'cases.withoutConsentOn': { rule: 'the record of sharing without consent', beside: CONSENT, values: ['2027-03-01'] },
  'list.placeLocked': { rule: 'the place in the running order', first: true, values: [3, 2, 1] },
  'list.restrictedPlace': { rule: 'the place in the running order', first: true, values: ['last', 'first'] },
  'list.firstInLine': { rule: 'the place in the running order', first: true, values: [true] },
  'actions.agreedOn': {
    rule: 'an immediate action without a day is due at once',
    beside: { immediate: true, due: undefined },
  },
  'actions.reviewOn': { rule: 'an action wants a day', beside: { due: undefined, immediate: undefined } },
  'actions.keepOpenAfterClosing': {
    rule: 'open actions of a closed case are asked about',
    facts: (one) =>
      marac(one, ({ cases }) => ({ cases: cases.map((each) => ({ ...each, state: 'closed' as const })) })),
  },
  'addresses.from': { rule: 'the place that is hers now', beside: KNOWN, values: ['2027-12-01'] },
  'addresses.to': { rule: 'the place that is hers now', beside: KNOWN, values: ['2026-01-01'] },
  'safeContacts.personId': {
    rule: 'whose way it is, on the IDVA’s papers',
    beside: { safe: 'yes', confirmedOn: '2027-03-01', confirmedBy: 'Ida' },
  },
  'needed.canComeFrom': { rule: 'the running order', values: ['10:04'], facts: comesFor(0) },
  'needed.canComeTo': { rule: 'the running order', values: ['09:52'], facts: comesFor(2) },
  'flags.flagged': { rule: 'whose flags come off after twelve months', times: ['2028-04-10T09:30'] },
  'flags.removedOn': {
    rule: 'whose flags come off after twelve months',
    beside: { flagged: 'all' },
    times: ['2028-04-10T09:30'],
    values: ['2027-03-02'],
  },
  'meetings.breaks': { rule: 'breaks in the running order', values: [['09:45 15']] },
  'meetings.movedTo': { rule: 'word of a meeting that is moved', beside: { state: 'moved' } },
  'meetings.nowAtCase': { rule: 'new times', beside: { nowAtTime: '11:00' } },
  'meetings.nowAtTime': { rule: 'new times', facts: begun, values: ['11:30'] },
  'attendance.substitutePhoneVerifiedBy': { rule: 'who is expected', beside: { substituteName: 'Sonia' } },
  'attendance.canComeFrom': { rule: 'the running order', values: ['10:04'], facts: comesFor(0) },
  'attendance.canComeTo': { rule: 'the running order', values: ['09:52'], facts: comesFor(2) },
  'agencies.shortName': { rule: 'an agency is named by it', values: ['HSG'], facts: shortly },
  'agencies.searchesByAddress': {
    rule: 'known places are printed for those who search by them',
    facts: (one) => marac(one, ({ addresses }) => ({ addresses: addresses.map((each) => ({ ...each, ...KNOWN })) })),
  },
  'contacts.mailboxReaders': {
    rule: 'who reads a shared mailbox',
    beside: { sharedMailbox: true, mailboxAttestedOn: '2026-11-02' },
  },
  'contacts.mailboxAttestedOn': {
    rule: 'who reads a shared mailbox',
    beside: { sharedMailbox: true, mailboxReaders: ['A'] },
    values: ['2027-01-01'],
  },
  'contacts.awayTo': { rule: 'who stands in', beside: { awayFrom: '2027-03-01' }, values: ['2027-03-02'] },
  'contacts.cover': { rule: 'who stands in', facts: housingAway, values: [CONTACT.housingManager] },
  'conflicts.personName': {
    rule: 'whom a conflict keeps out',
    beside: { contact: undefined, agency: undefined },
    values: ['Chidi Childworth'],
  },
};

/** Kept by the team as its own record. */
export const STAYS: readonly string[] = [
  'referrals.religion',
  'referrals.nationality',
  'referrals.decisionWhy',
  'cases.closedWhy',
  'list.takenOffWhy',
  'list.countsAs',
  'people.gender',
  'people.ethnicity',
  'people.ethnicGroup',
  'people.inHousehold',
  'people.minoritised',
  'people.disability',
  'people.lgbt',
  'people.occupation',
  'people.employer',
  'needed.why',
  'flags.exceptWhy',
  'flags.answeredOn',
  'disclosures.applicant',
  'agencies.agreementSignedOn',
  'agencies.countsAs',
  'population.group',
  'population.people',
  'population.ofPeople',
  'population.from',
  'population.source',
  'training.evidence',
  'contacts.inductedOn',
  'contacts.agreementSignedOn',
  'contacts.trainedToChair',
  'conflicts.why',
  'conflicts.recordedOn',
];

/** Names beside an answer that wants one: who said it. */
export const NAMES: ReadonlyMap<string, SignedAnswer> = new Map(
  SIGNED_ANSWERS.filter((one) => one.by !== one.answer).map((one) => [`${one.table}.${one.by}`, one]),
);

/** What shows the effect where a plan of one moment does not. */
export const ELSEWHERE: Readonly<Record<string, string>> = {
  'referrals.caseRef': 'filled by intake, read by nothing: the ref kept ready for it is worked out anew',
  'cases.closedOn': 'test/domain/cases/archiving.test.ts: which cases are proposed for disposal',
  'addresses.borough': 'test/domain/cases/known-places.test.ts: a refuge is the same place by its borough',
  'contacts.mailboxClosedOn': 'test/prove/entitlement: a leaver who can still open the mailbox counts',
};
