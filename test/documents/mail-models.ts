// Synthetic models of every message.
import type { MAILS, MailTemplate } from '../../src/domain/papers/catalogue.ts';
import type { ActionLineModel, LetterheadModel } from '../../src/domain/papers/mail-models.ts';
import type { ModelOf } from '../../src/domain/papers/model-shape.ts';
import * as s from './synthetic.ts';

export type MailModels = { readonly [K in MailTemplate]: ModelOf<(typeof MAILS)[K]['shape']> };

const head: LetterheadModel = {
  marac: 'Ealing MARAC',
  meeting: 'Tuesday 9 March 2027, 09:30',
  to: 'Aisha Rahman',
  reference: 'M-7KQ2MX',
  marking: 'OFFICIAL-SENSITIVE',
  rehearsal: false,
  sealed: false,
  coordinator: s.coordinator,
};
const outside: LetterheadModel = { ...head, meeting: '', to: '' };
const replyLink = 'https://forms.example.gov.uk/answer?m=7KQ2MX&v=1';
const referral = { referral: 'R-4TX9QD', received: 'Friday 26 February 2027, 15:40' };

function line(i: number, late: string): ActionLineModel {
  return {
    ref: s.ref('K', i),
    actionRef: s.ref('A', 900 + i),
    marac: i % 2 === 0 ? 'Ealing MARAC' : 'Harrow MARAC',
    owner: i % 3 === 0 ? s.person(i) : '',
    due: `${8 + i} February 2027`,
    late,
    formUrl: '',
    safety: i % 2 === 0,
  };
}

export function mailModels(): MailModels {
  return {
    receipt: {
      head: outside,
      referrals: [
        { ...referral, complete: false, missingCount: 2 },
        { ...referral, referral: 'R-3QF7KD', complete: true, missingCount: 0 },
      ],
    },
    'missing-answers': {
      head: outside,
      ...referral,
      arrival: true,
      questions: ['Date of birth of the victim', 'Is it safe to call?'],
      answerBy: 'Tuesday 2 March 2027, 12:00',
    },
    decision: {
      head: outside,
      referrals: [
        {
          ...referral,
          decision: 'accepted for the meeting on Tuesday 9 March 2027',
          reasons: ['Visible high risk: 16 yes of 24, 3 not known'],
          presentAt: 'Please be ready to present it on Tuesday 9 March 2027.',
          next: ['You present the case for two minutes: the risk, not the story.'],
        },
        {
          referral: 'R-3QF7KD (your reference HF/4711)',
          received: '',
          decision: 'Heard on Tuesday 16 March 2027',
          reasons: [],
          presentAt: '',
          next: ['Please tell whoever referred it that it was heard.'],
        },
        {
          referral: 'R-5WM3TA (sent in on Monday 1 March 2027, 14:10)',
          received: '',
          decision: 'Not heard on Tuesday 16 March 2027',
          reasons: [],
          presentAt: 'It is put off to Tuesday 13 April 2027.',
          next: ['Please go on with your own agency’s safeguarding until then, and say at once if anything changes.'],
        },
      ],
    },
    'idva-notice': {
      head: { ...outside, to: '' },
      ...referral,
      ring: s.coordinator,
      withPaper: true,
      acknowledgeBy: 'Monday 1 March 2027, 11:40',
    },
    'list-and-request': {
      head: { ...head, sealed: true },
      caseCount: 6,
      researchDue: 'Thursday 4 March 2027',
      availabilityDue: 'Tuesday 2 March 2027',
      ifYouKnow: 'if a name could be someone you know, stop and ring 020 7946 0100.',
      papers: ['At Risk List, version 1', 'Research request, version 1'],
      replyLink,
    },
    agenda: {
      head,
      caseCount: 6,
      requestCount: 0,
      hours: 'until 14:59',
      place: 'Perceval House, room 2.07',
      link: 'https://meet.example.gov.uk/ealing',
      yourTimes: 'You are needed from 10:12 to 10:48, for 3 of the cases.',
      missing: ['Research for 2 of 6 cases'],
      papers: ['Agenda, version 1'],
    },
    actions: {
      head,
      actionCount: 4,
      immediate: [line(0, 'due at once')],
      answerBy: 'Friday 19 March 2027',
      papers: ['Action sheet, version 1', 'Answer sheet'],
      replyLink: '',
    },
    minutes: {
      head,
      caseCount: 6,
      requestCount: 0,
      nextMeeting: 'Tuesday 6 April 2027, 09:30',
      heldBack: 1,
      papers: ['Minutes, version 1'],
    },
    chase: {
      head,
      what: [
        { what: 'Research', missing: 2, due: 'Thursday 4 March 2027', late: '1 working day late' },
        { what: 'When you can come', missing: 0, due: 'Tuesday 2 March 2027', late: '' },
      ],
      replyLink,
      papers: [],
    },
    digest: {
      head: { ...head, marac: 'Ealing MARAC and Harrow MARAC', meeting: '' },
      overdue: [line(0, '19 working days late'), line(1, '4 working days late'), line(3, '1 working day late')],
      dueSoon: [line(6, 'in 2 working days')],
      intro: 'You get this as deputy: Harriet Housewell was reminded, and what is overdue is not ended yet.',
      sheet: 'What each action says stands in the action sheet you have.',
      answerBy: 'Friday 19 March 2027',
      replyLink,
      papers: [],
    },
    escalation: {
      head: outside,
      agency: 'Ealing Housing',
      asked: 'The representative and the deputy were asked on 2, 9 and 16 March 2027.',
      items: [line(1, '19 working days late')],
      releasedBy: 'Lucy Marsh',
      answerBy: 'Friday 26 March 2027',
    },
    supplement: {
      head,
      researchDue: 'Monday 8 March 2027, 12:00',
      yourTimes: 'You are needed at 14:09.',
      papers: ['Supplement to the list, version 1'],
    },
    correction: {
      head,
      paperTitle: 'At Risk List',
      paperReference: 'P-9XK4TP',
      oldVersion: 1,
      newVersion: 2,
      papers: ['Correction', 'At Risk List, version 2'],
    },
    withdrawal: { head: outside, paperTitle: 'Action sheet', paperReference: 'P-9XK4TP', sentOn: '10 March 2027' },
    'meeting-moved': {
      head,
      cancelled: false,
      was: 'Tuesday 9 March 2027',
      is: 'Thursday 11 March 2027, 09:30',
      place: 'Perceval House, room 3.11',
      link: '',
      deadlines: ['Research by Monday 8 March 2027'],
    },
    alarm: {
      head: { ...outside, rehearsal: true },
      what: 'No good run by 09:15.',
      since: 'Monday 8 March 2027, 08:30',
      todo: ['Look whether the machine is on.', 'Run `marac today`.'],
      details: [],
    },
    recovery: {
      head: outside,
      what: 'The runner works again.',
      since: 'Monday 8 March 2027, 08:30',
      until: 'Monday 8 March 2027, 10:05',
      details: ['What was due meanwhile was made up for in one run.'],
    },
    'key-date': {
      head,
      ref: s.ref('K', 1),
      keyDate: s.ref('KD', 1),
      on: 'Saturday 20 March 2027',
      ring: s.coordinator,
    },
    redirect: {
      head: outside,
      ...referral,
      fromMarac: 'Ealing MARAC',
      ring: s.coordinator,
      acknowledgeBy: 'Monday 1 March 2027, 12:00',
      papers: [],
    },
    papers: {
      head,
      intro: 'The chair’s papers for the meeting are attached.',
      answerBy: '',
      papers: ['Chair’s papers, version 1', 'Attendance and confidentiality, version 1'],
    },
  };
}
