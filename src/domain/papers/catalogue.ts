// Every paper and message there is: its fixed title or subject, whom it may be made for, and the shape of its model.
import type { Audience } from '../access/field-class.ts';
import { agenda, agendaFull, atRiskList } from './agenda/agenda-models.ts';
import { chairPapers } from './chair/chair-models.ts';
import { correctionNotice } from './correction-models.ts';
import { praiseLetter, progressReport, termsOfReference } from './governance-models.ts';
import { idvaFeedback, idvaFirstContact, idvaPapers } from './idva/idva-models.ts';
import { attendanceSheet, disclosureList, flagRemovalList } from './list/list-models.ts';
import * as mails from './mail-models.ts';
import { actionSheet, minuteForm, minutes } from './minutes/minutes-models.ts';
import { caseSummary, emergencyNote, supplement, transferPack, withoutConsent } from './one-case/one-case-models.ts';
import { researchForm, writtenInformation } from './list/research-models.ts';
import type { GroupShape } from './model-shape.ts';

export interface Paper {
  /** The heading, the file's title; no case data. */
  readonly title: string;
  /** A template that can print a class that one of these may not see is refused at start-up. */
  readonly audiences: readonly Audience[];
  readonly shape: GroupShape;
}
export interface Mail {
  /** Constant; the opaque reference is added when it is composed. It never names a person, a case, or what it is about to a stranger. */
  readonly subject: string;
  readonly audiences: readonly Audience[];
  readonly shape: GroupShape;
}

const ROOM: readonly Audience[] = ['agency', 'idva', 'police', 'chair', 'coordinator'];
const SEARCH: readonly Audience[] = ['searcher', ...ROOM];
const TEAM: readonly Audience[] = ['coordinator', 'chair'];

export const PAPERS = {
  agenda: { title: 'Agenda', audiences: ROOM, shape: agenda },
  'agenda-full': { title: 'Agenda', audiences: ['police', 'chair', 'coordinator'], shape: agendaFull },
  'at-risk-list': { title: 'At Risk List', audiences: SEARCH, shape: atRiskList },
  'chair-papers': { title: 'Chair’s papers', audiences: TEAM, shape: chairPapers },
  'idva-papers': { title: 'IDVA papers', audiences: ['idva', 'coordinator'], shape: idvaPapers },
  'idva-first-contact': {
    title: 'New referral: safe contact',
    audiences: ['idva', 'coordinator'],
    shape: idvaFirstContact,
  },
  'idva-feedback': { title: 'Feedback to victims', audiences: ['idva', 'coordinator'], shape: idvaFeedback },
  'research-form': { title: 'Research form', audiences: SEARCH, shape: researchForm },
  'written-information': { title: 'Written information', audiences: ROOM, shape: writtenInformation },
  minutes: { title: 'Minutes', audiences: ROOM, shape: minutes },
  'minute-form': { title: 'Minute form', audiences: TEAM, shape: minuteForm },
  'action-sheet': { title: 'Action sheet', audiences: ROOM, shape: actionSheet },
  'disclosure-list': { title: 'Disclosure requests', audiences: ROOM, shape: disclosureList },
  'flag-removal-list': { title: 'Flags to take off', audiences: SEARCH, shape: flagRemovalList },
  'attendance-sheet': { title: 'Attendance and confidentiality', audiences: TEAM, shape: attendanceSheet },
  'transfer-pack': { title: 'Transfer of a case', audiences: ['other-marac', 'coordinator'], shape: transferPack },
  supplement: { title: 'Supplement to the list', audiences: ROOM, shape: supplement },
  'emergency-note': { title: 'Emergency meeting', audiences: ROOM, shape: emergencyNote },
  'without-consent': { title: 'Sharing without consent: record', audiences: ['coordinator'], shape: withoutConsent },
  'case-summary': { title: 'Case summary', audiences: TEAM, shape: caseSummary },
  'correction-notice': { title: 'Correction', audiences: SEARCH, shape: correctionNotice },
  'terms-of-reference': { title: 'Terms of reference', audiences: [...SEARCH, 'manager'], shape: termsOfReference },
  'praise-letter': {
    title: 'Thank you',
    audiences: ['agency', 'idva', 'police', 'manager', 'referrer'],
    shape: praiseLetter,
  },
  'progress-report': { title: 'Weekly report', audiences: ['manager', 'coordinator'], shape: progressReport },
} as const satisfies Readonly<Record<string, Paper>>;
export type PaperTemplate = keyof typeof PAPERS;

const ANYONE: readonly Audience[] = [...SEARCH, 'referrer', 'manager', 'other-marac'];

export const MAILS = {
  receipt: { subject: 'Referral received', audiences: ANYONE, shape: mails.receiptMail },
  'missing-answers': {
    subject: 'Referral: some answers are missing',
    audiences: ANYONE,
    shape: mails.missingAnswersMail,
  },
  decision: { subject: 'Referral: decision', audiences: ANYONE, shape: mails.decisionMail },
  'idva-notice': {
    subject: 'New referral: please ring',
    audiences: ['idva', 'coordinator'],
    shape: mails.idvaNoticeMail,
  },
  'list-and-request': { subject: 'List and research request', audiences: SEARCH, shape: mails.listAndRequestMail },
  agenda: { subject: 'Agenda and your times', audiences: SEARCH, shape: mails.agendaMail },
  actions: { subject: 'Your actions', audiences: ROOM, shape: mails.actionsMail },
  minutes: { subject: 'Minutes', audiences: ROOM, shape: mails.minutesMail },
  chase: { subject: 'Still to come from you', audiences: SEARCH, shape: mails.chaseMail },
  digest: { subject: 'Actions: due and overdue', audiences: [...SEARCH, 'manager'], shape: mails.digestMail },
  escalation: { subject: 'Overdue actions of your agency', audiences: ANYONE, shape: mails.escalationMail },
  supplement: { subject: 'Supplement to the list', audiences: ROOM, shape: mails.supplementMail },
  correction: { subject: 'Correction: new version of a paper', audiences: SEARCH, shape: mails.correctionMail },
  withdrawal: { subject: 'Withdrawn: do not use a paper', audiences: ANYONE, shape: mails.withdrawalMail },
  'meeting-moved': { subject: 'Change of meeting', audiences: ANYONE, shape: mails.meetingMovedMail },
  alarm: {
    subject: 'Attention needed',
    audiences: ['coordinator', 'manager', 'chair', 'idva'],
    shape: mails.alarmMail,
  },
  recovery: {
    subject: 'Working again',
    audiences: ['coordinator', 'manager', 'chair', 'idva'],
    shape: mails.recoveryMail,
  },
  redirect: {
    subject: 'A referral for your area',
    audiences: ['other-marac', 'coordinator'],
    shape: mails.redirectMail,
  },
  'key-date': { subject: 'A date is near', audiences: ROOM, shape: mails.keyDateMail },
  papers: { subject: 'Papers for you', audiences: ANYONE, shape: mails.papersMail },
} as const satisfies Readonly<Record<string, Mail>>;
export type MailTemplate = keyof typeof MAILS;

/** Every subject line there can be, before its reference. */
export const SUBJECTS: readonly string[] = Object.keys(MAILS).map((name) => MAILS[name as MailTemplate].subject);

export function findPaper(template: string): Paper | undefined {
  return Object.prototype.hasOwnProperty.call(PAPERS, template) ? PAPERS[template as PaperTemplate] : undefined;
}
export function findMail(template: string): Mail | undefined {
  return Object.prototype.hasOwnProperty.call(MAILS, template) ? MAILS[template as MailTemplate] : undefined;
}
