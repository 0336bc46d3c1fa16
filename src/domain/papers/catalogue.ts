// Every paper and message there is: its fixed title or subject, whom it may be made for, and the shape of its model. A paper is one folder and a line here.
import { actionSheet } from './action-sheet/action-sheet-paper.ts';
import { agenda, agendaFull } from './agenda/agenda-models.ts';
import { atRiskList } from './at-risk-list/at-risk-list-paper.ts';
import { attendanceSheet } from './attendance-sheet/attendance-sheet-paper.ts';
import { chairPapers } from './chair-papers/chair-papers-model.ts';
import { correctionNotice } from './correction-notice/correction-notice-paper.ts';
import { disclosureList } from './disclosure-list/disclosure-list-paper.ts';
import { emergencyNote } from './emergency-note/emergency-note-paper.ts';
import { figuresReport } from './figures-report/figures-report-paper.ts';
import { flagRemovalList } from './flag-removal-list/flag-removal-list-paper.ts';
import { idvaFeedback } from './idva-feedback/idva-feedback-paper.ts';
import { idvaFirstContact } from './idva-first-contact/idva-first-contact-paper.ts';
import { idvaPapers } from './idva-papers/idva-papers-paper.ts';
import { inductionPack } from './induction-pack/induction-pack-paper.ts';
import { minuteForm } from './minute-form/minute-form-paper.ts';
import { minutes } from './minutes/minutes-models.ts';
import { partnershipLetter } from './partnership-letter/partnership-letter-paper.ts';
import { praiseLetter } from './praise-letter/praise-letter-paper.ts';
import { supplement } from './supplement/supplement-paper.ts';
import { operationsMeeting } from './operations-meeting/operations-meeting-paper.ts';
import { termsOfReference } from './terms-of-reference/terms-of-reference-paper.ts';
import { transferPack } from './transfer-pack/transfer-pack-paper.ts';
import { withoutConsent } from './without-consent/without-consent-paper.ts';
import * as mails from './mail-models.ts';
import { ANYONE, ROOM, SEARCH, type Mail, type Paper } from './paper.ts';

export const PAPERS = {
  agenda,
  'agenda-full': agendaFull,
  'at-risk-list': atRiskList,
  'chair-papers': chairPapers,
  'idva-papers': idvaPapers,
  'idva-first-contact': idvaFirstContact,
  'idva-feedback': idvaFeedback,
  minutes,
  'minute-form': minuteForm,
  'action-sheet': actionSheet,
  'disclosure-list': disclosureList,
  'flag-removal-list': flagRemovalList,
  'attendance-sheet': attendanceSheet,
  'transfer-pack': transferPack,
  supplement,
  'emergency-note': emergencyNote,
  'without-consent': withoutConsent,
  'correction-notice': correctionNotice,
  'operations-meeting': operationsMeeting,
  'terms-of-reference': termsOfReference,
  'induction-pack': inductionPack,
  'praise-letter': praiseLetter,
  'partnership-letter': partnershipLetter,
  'figures-report': figuresReport,
} as const satisfies Readonly<Record<string, Paper>>;
export type PaperTemplate = keyof typeof PAPERS;

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
  'key-date': { subject: 'Please ring us about a date', audiences: ROOM, shape: mails.keyDateMail },
  papers: { subject: 'Papers for you', audiences: ANYONE, shape: mails.papersMail },
} as const satisfies Readonly<Record<string, Mail>>;
export type MailTemplate = keyof typeof MAILS;

export function findPaper(template: string): Paper | undefined {
  return Object.prototype.hasOwnProperty.call(PAPERS, template) ? PAPERS[template as PaperTemplate] : undefined;
}
export function findMail(template: string): Mail | undefined {
  return Object.prototype.hasOwnProperty.call(MAILS, template) ? MAILS[template as MailTemplate] : undefined;
}
