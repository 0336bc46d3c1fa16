// What lets something go that is due and does not leave, or ends it: for each rule the tab, row and column to type in, and where no typing can help
// a question. Why it does not leave, `words.ts` says.
import type { Withheld } from '../../plan/withheld.ts';
import type { Question } from '../today-question.ts';
import { CHANGED_ADDRESS } from '../register/changed-address-lines.ts';
import type { TodayKind } from '../today-item.ts';
import { LOOK_ALIKE, describeLookAlike } from '../register/look-alike-lines.ts';

export interface WayOut {
  readonly kind?: TodayKind;
  readonly tab: string;
  readonly way: (one: Pick<Withheld, 'to' | 'because'> & Partial<Withheld>) => string;
  /** Asked of each paper apart, since the answer is about it alone. */
  readonly question?: Question;
}

const TOLD: Question = {
  yes: { does: 'they have been told, or need not be' },
  otherwise: 'nothing is sent, and the line stays.',
};

/** `what` is typed in the contact's row. */
const onContacts = (what: string, kind: TodayKind = 'stopped'): WayOut => ({
  kind,
  tab: 'Contacts',
  way: ({ to = '' }) => `${what} (Contacts, row ${to}).`,
});

const IDVA_WAY =
  'Name her on Cases (“IDVA”, or “IDVA service”), or a contact of the service in the role IDVA duty on Contacts.';
const NAME_SOMEBODY = 'Ring them, and name somebody in the role Representative or Deputy on Contacts.';

/** Whom the papers of that audience are for is said in one place. */
const whoseWay = (what: string): string =>
  what.startsWith('idva-')
    ? 'If they are the IDVA, name them in “IDVA”; else name who is, or a contact of the service in the role IDVA duty on Contacts'
    : 'Correct their “Role” or “Agency” on Contacts, if that is what is wrong';

export const WAYS_OUT: Readonly<Record<string, WayOut>> = {
  'contact.not-verified': {
    ...onContacts('Ring on the number held, then type “Verified by” and “Verified on”'),
    way: ({ to = '', because: { facts } }) =>
      facts['from'] === undefined
        ? `Ring on the number held, then type “Verified by” and “Verified on” (Contacts, row ${to}).`
        : `If it is a slip, correct “Verified on” (Contacts, row ${to}).`,
  },
  'contact.not-as-verified': {
    ...onContacts('Ring, then type “Verified by” and the new day in “Verified on”'),
    question: CHANGED_ADDRESS,
  },
  'contact.unconfirmed': {
    ...onContacts('Ring, then type “Verified by” and the new day in “Verified on”'),
    question: CHANGED_ADDRESS,
  },
  'contact.look-alike': { tab: 'Contacts', way: ({ to = '' }) => describeLookAlike(to), question: LOOK_ALIKE },
  'contact.no-address': onContacts('Type “Email”, and have it verified'),
  'contact.not-active': onContacts('Look at “Active from” and “Active to”, or name somebody else'),
  'contact.other-marac': onContacts('Look at “MARAC”'),
  'contact.other-case-only': onContacts('Look at “Only for case”'),
  'contact.other-meeting-only': onContacts('Look at “Only for meeting”'),
  'route.not-proven': {
    ...onContacts('Send a harmless test paper, then type “Route proven on”'),
    way: ({ to = '', because: { facts } }) =>
      facts['from'] === undefined
        ? `Send a harmless test paper, then type “Route proven on” (Contacts, row ${to}).`
        : `If it is a slip, correct “Route proven on” (Contacts, row ${to}).`,
  },
  'route.phone': { ...onContacts('Ring them, or hand it over', 'ring'), question: TOLD },
  'mailbox.readers-unknown': onContacts('Ask the agency, then type “Mailbox readers” and “Mailbox attested on”'),
  'mailbox.reader-no-part': onContacts('Or give the other’s agency a level on Who is needed'),
  'mailbox.reader-less': onContacts('Or give the other’s agency a higher level on Who is needed'),
  'agency.nobody': { kind: 'ring', tab: 'Contacts', way: () => NAME_SOMEBODY },
  'manager.nobody': { tab: 'Contacts', way: () => 'Name one there, in the role Manager of the MARAC team.' },
  'agency.no-address': { kind: 'ring', tab: 'Contacts', way: () => 'Ring them, and type the address on Contacts.' },
  'agency.unknown': { tab: 'Agencies', way: () => 'Add it there, or correct the name where it was typed.' },
  'agency.not-active': {
    tab: 'Agencies',
    way: ({ agency = '' }) =>
      `Correct “Active from” or “Active to” (Agencies${agency === '' ? '' : `, row ${agency}`}), or name another agency where it was asked for.`,
  },
  'level.none': {
    tab: 'Who is needed',
    way: () => 'Give it a level on Who is needed, or take it off where it was asked for.',
  },
  'level.searches': {
    tab: 'Who is needed',
    way: () => 'Give it “Takes part” on Who is needed, or take it off where it was asked for.',
  },
  conflict: {
    kind: 'conflict',
    tab: 'Conflicts',
    way: () => 'Name somebody else in their place, or type in “Heard instead” on Conflicts who hears it.',
  },
  'conflict.same-name': {
    kind: 'conflict',
    tab: 'Conflicts',
    way: () =>
      'The same person: record it on Conflicts, with the contact. Another: record it there and lift it, by two people.',
  },
  'idva.none': { tab: 'Cases', way: () => IDVA_WAY },
  'idva.left': { tab: 'Cases', way: () => IDVA_WAY },
  'audience.not-theirs': {
    tab: 'Cases',
    way: ({ what = '', because: { facts } }) =>
      `${whoseWay(what)}${facts['case'] === undefined ? '' : ` (Cases, row ${String(facts['case'])}).`}`,
  },
  'idva.nobody': { kind: 'ring', tab: 'Contacts', way: () => 'Ring the service, and name one on Contacts.' },
  'referrer.nobody': {
    kind: 'ring',
    tab: 'Referrals',
    way: ({ about }) =>
      `Ring the referrer (“Referrer phone” on Referrals, row ${about}), or add the agency on Agencies with a representative on Contacts. Nobody is told who may be the perpetrator.`,
    question: TOLD,
  },
  'referrer.unknown': {
    tab: 'Referrals',
    way: ({ about }) => `Correct “Referring agency” on Referrals, row ${about}, or add the agency on Agencies.`,
  },
  'join.no-case': { tab: 'Referrals', way: ({ about }) => `Correct “Match: case” on Referrals, row ${about}.` },
  'other-marac.nobody': {
    tab: 'Contacts',
    way: () =>
      'Add it on Agencies, with a contact in the role Another MARAC that is verified and tried; or send it by other ways and type that day.',
  },
  'meeting.no-day': { tab: 'Meetings', way: ({ about }) => `Type “Moved to” on Meetings, row ${about}.` },
  'meeting.not-there': { tab: 'Meetings', way: ({ about }) => `Correct “Now at case” on Meetings, row ${about}.` },
  'attendance.no-agency': {
    tab: 'Attendance',
    way: ({ agency = '' }) => `Fill in “Agency” on Attendance, row ${agency}.`,
  },
  'minutes.incomplete': { tab: 'At Risk List', way: () => 'Type what “Missing” on the At Risk List names.' },
  'paper.went-without': {
    tab: 'Outbox',
    way: () => 'Tell them, or make it anew: `marac reissue` with the number printed on it.',
    question: { ...TOLD, otherwise: 'they have it without that, and the line stays.' },
  },
  'request.no-agenda': { kind: 'ring', tab: 'Disclosure requests', way: () => 'Ring them.', question: TOLD },
  'request.readers': { kind: 'ring', tab: 'Disclosure requests', way: () => 'Ring them.', question: TOLD },
  'request.decided-later': {
    tab: 'Disclosure requests',
    way: () => 'Tell them, or make the minutes anew: `marac reissue` with the number printed on them.',
    question: TOLD,
  },
  'request.minutes-wait': { tab: 'At Risk List', way: () => 'Type what “Missing” on the At Risk List names.' },
  'praise.case': {
    tab: 'Practice log',
    way: ({ about }) => `Blank “Case” on the Practice log, row ${about}, or write by hand.`,
  },
  'praise.text': { tab: 'Practice log', way: ({ about }) => `Type “Text” on the Practice log, row ${about}.` },
  'reissue.unchanged': {
    tab: 'Outbox',
    way: ({ because: { facts } }) =>
      facts['away'] === undefined
        ? 'Correct first what is wrong in it, or tell them.'
        : 'Tell whoever covers for them what was wrong in it.',
    question: TOLD,
  },
};

const NO_TYPING: WayOut = {
  tab: 'Checks',
  way: () => 'If that is not meant so, tell whoever looks after the program.',
};

/** Who hears the case in an agency's place does not tell the victim's IDVA how to reach her: that is asked of each of the IDVA's papers. */
const KEPT_FROM_IDVA: WayOut = {
  kind: 'conflict',
  tab: 'Cases',
  way: () => 'Name another IDVA, or another IDVA service, on Cases: “Heard instead” on Conflicts does not.',
  question: {
    yes: { does: 'another IDVA has been told, or need not be' },
    otherwise: 'nothing is sent, and the line stays.',
  },
};

/** `what` is the template of what does not leave. */
export function wayOutOf(rule: string, what = ''): WayOut {
  if (rule === 'conflict' && what.startsWith('idva-')) return KEPT_FROM_IDVA;
  return (Object.prototype.hasOwnProperty.call(WAYS_OUT, rule) ? WAYS_OUT[rule] : undefined) ?? NO_TYPING;
}
