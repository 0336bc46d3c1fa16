// What a new desk still needs before its first paper, in the order in which a person does it: one sentence each, with tab and columns.
import { deadlines, meetingsInOrder } from '../meeting/meetings.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { findContacts, isActive, isByPhone, isProven } from '../register/contacts.ts';
import { workingAgencies } from '../register/recipients.ts';
import type { ContactRole } from '../register/register.ts';
import { isUncertain } from '../text/problem.ts';
import { dayOf, formatDay, type LocalTime } from '../time/day.ts';

export const FIRST_STEPS = [
  'agencies',
  'contacts',
  'team',
  'verified',
  'meetings',
  'domains',
  'address',
  'referrals',
] as const;

export interface FirstStep {
  readonly step: (typeof FIRST_STEPS)[number];
  /** A tab, or the config file. */
  readonly tab: string;
  /** Headings of that tab, or names of settings in the file; none where the tab cannot be read. */
  readonly columns: readonly string[];
  /** What to do, and why; it names nobody. */
  readonly what: string;
}

export interface NewDesk {
  readonly facts: Facts;
  readonly marac: MaracFacts;
  readonly allowedDomains: readonly string[];
  /** The blank form can say where it is to be sent. */
  readonly hasReturnAddress: boolean;
  /** A referral is typed, and the next run takes it in. */
  readonly hasNewReferral?: boolean;
  readonly now: LocalTime;
}

export const CONFIG_FILE = 'marac.config.yaml';

/** No referral and no case stands in the main workbook yet. Afterwards Today says what each thing waits for. */
export function isNewDesk(marac: MaracFacts): boolean {
  const isApart = (id: string): boolean => marac.restrictedCases.has(id) || marac.restrictedRows?.has(id) === true;
  return (
    [...marac.referrals, ...marac.cases, ...marac.listings].every(({ id }) => isApart(id)) &&
    !['referrals', 'cases', 'list'].some((table) => isUncertain(marac, table))
  );
}

/** The steps that are still open, in order; none once the desk is in use. */
export function findFirstSteps(desk: NewDesk): readonly FirstStep[] {
  if (!isNewDesk(desk.marac)) return [];
  const { marac } = desk;
  const isRead = (table: string): boolean => !isUncertain(marac, table);
  const contacts = isRead('agencies') ? [...contactSteps(desk), ...verifiedSteps(desk)] : [];
  return [
    ...(isRead('agencies') ? agencySteps(desk) : [unread('agencies', 'Agencies')]),
    ...(isRead('contacts') ? contacts : [unread('contacts', 'Contacts')]),
    ...(isRead('meetings') ? meetingSteps(desk) : [unread('meetings', 'Meetings')]),
    ...(desk.allowedDomains.length === 0 ? [DOMAINS] : []),
    ...(desk.hasReturnAddress ? [] : [RETURN_ADDRESS]),
    desk.hasNewReferral === true ? TAKEN_IN : FIRST_REFERRAL,
  ];
}

/** What is missing on a tab, and on one that hangs on it, is said once it can be read: it is not called done meanwhile. */
function unread(step: FirstStep['step'], tab: string): FirstStep {
  const after = step === 'agencies' ? ' What Contacts needs is said here afterwards.' : '';
  const what = `something on it cannot be read: \`marac check\` names the cell. Put it right first.${after}`;
  return { step, tab, columns: [], what };
}

const DOMAINS: FirstStep = {
  step: 'domains',
  tab: CONFIG_FILE,
  columns: ['mail.allowedDomains'],
  what: 'the mail domains of your agencies, as [ealing.gov.uk, .police.uk]. While the list is empty nothing goes to anybody, a rehearsal neither.',
};
const RETURN_ADDRESS: FirstStep = {
  step: 'address',
  tab: CONFIG_FILE,
  columns: ['mail.from'],
  what: 'the team’s own address, so that the blank form says where to send it.',
};
const FIRST_REFERRAL: FirstStep = {
  step: 'referrals',
  tab: 'Referrals',
  columns: ['Victim surname', 'Referring agency'],
  what: 'the first referral, typed or as a returned form in the folder inbox. Save, then `marac run`.',
};

const TAKEN_IN: FirstStep = {
  ...FIRST_REFERRAL,
  columns: [],
  what: 'a referral stands there: `marac run` takes it in.',
};

const onContacts = (step: FirstStep['step'], columns: readonly string[], what: string): FirstStep => ({
  step,
  tab: 'Contacts',
  columns,
  what,
});

function agencySteps({ facts, now }: NewDesk): readonly FirstStep[] {
  const agencies = workingAgencies(facts.agencies, dayOf(now));
  if (agencies.some(({ kind }) => kind === 'idva')) return [];
  const what =
    agencies.length === 0
      ? 'the agencies that take part, one a row, the IDVA service among them; Yes where one looks up every case.'
      : 'no agency is an IDVA service, which hears of each referral the day it arrives: add it.';
  return [{ step: 'agencies', tab: 'Agencies', columns: ['Name', 'Kind', 'Searches all cases'], what }];
}

function contactSteps({ facts, marac, now }: NewDesk): readonly FirstStep[] {
  const on = dayOf(now);
  const agencies = workingAgencies(facts.agencies, on);
  const has = (roles: readonly ContactRole[], agency?: string): boolean =>
    findContacts(facts.contacts, { ...(agency === undefined ? {} : { agency }), marac: marac.name, roles, on }).length >
    0;
  const without = agencies.filter(({ id }) => !has(['representative', 'deputy', 'idvaDuty'], id));
  const people =
    without.length === agencies.length
      ? 'a Representative for each agency; for the IDVA service an IDVA duty too.'
      : `${without.length} of ${agencies.length} agencies ${without.length === 1 ? 'has' : 'have'} no Representative yet.`;
  const team = [
    ...(has(['coordinator']) ? [] : ['yourself (MARAC team, Coordinator)']),
    ...(has(['chair']) ? [] : ['the chair (Chair, Chair)']),
  ];
  return [
    ...(agencies.length === 0 || without.length > 0
      ? [onContacts('contacts', ['Agency', 'Role', 'Name', 'Email'], people)]
      : []),
    ...(team.length === 0 ? [] : [onContacts('team', ['Agency', 'Role'], `${team.join(' and ')}.`)]),
  ];
}

/** Of people reached by phone and paper no route is tried. */
function verifiedSteps({ facts, now }: NewDesk): readonly FirstStep[] {
  const on = dayOf(now);
  const contacts = facts.contacts.filter((contact) => isActive(contact, on));
  const open = contacts.filter((contact) => !isByPhone(contact) && !isProven(contact, on));
  if (contacts.length > 0 && open.length === 0) return [];
  const still = contacts.length === 0 ? '' : ` ${open.length} of ${contacts.length} still to do.`;
  return [
    onContacts(
      'verified',
      ['Verified by', 'Verified on', 'Route', 'Route proven on'],
      `who rang them and when, and how papers reach them. Nobody gets papers without it.${still}`,
    ),
  ];
}

function meetingSteps({ marac, now }: NewDesk): readonly FirstStep[] {
  const coming = meetingsInOrder(marac).filter((meeting) => meeting.on >= dayOf(now) && meeting.kind !== 'emergency');
  if (coming.some((meeting) => deadlines(marac, meeting).close > now)) return [];
  const last = coming[coming.length - 1];
  const what =
    last === undefined
      ? 'the days of your next meetings, one a row.'
      : `referrals for ${formatDay(last.on)} have closed. Type the meeting after it too.`;
  return [{ step: 'meetings', tab: 'Meetings', columns: ['On', 'Start'], what }];
}

/** A step as one line: where, then what. */
export function describeFirstStep({ tab, columns, what }: FirstStep): string {
  return columns.length === 0 ? `${tab}: ${what}` : `${tab} (${columns.join(', ')}): ${what}`;
}
