// Synthetic models of notices and of papers without a case.
import type { PaperModels } from './paper-models.ts';
import { figuresReportModel } from './figures-models.ts';
import * as s from './synthetic.ts';

const housing = 'Ealing Housing';

type Notices = Pick<
  PaperModels,
  | 'correction-notice'
  | 'terms-of-reference'
  | 'operations-meeting'
  | 'praise-letter'
  | 'partnership-letter'
  | 'induction-pack'
  | 'figures-report'
>;

export function noticeModels(): Notices {
  return {
    'figures-report': figuresReportModel(),
    'correction-notice': {
      head: s.head('Correction', housing),
      coordinator: s.coordinator,
      paperTitle: 'At Risk List',
      paperReference: s.ref('P', 5),
      oldVersion: 1,
      newVersion: 2,
      why: 'A birth date was wrong.',
      changes: [{ ref: s.ref('K', 3), number: 4, what: 'date of birth of the perpetrator' }],
      cases: [{ ref: s.ref('K', 1), name: s.victim(1).name, what: 'what agencies wrote' }],
    },
    'terms-of-reference': {
      head: { ...s.head('Terms', ''), meeting: '' },
      sections: [
        'Purpose',
        'Function',
        'Governance',
        'Meetings',
        'Referral and threshold',
        'Sharing and confidentiality',
        'Delegation',
        'Recording',
        'Emergency meetings',
        'Transfers',
        'Equality',
        'Complaints and breaches',
        'Review',
      ].map((title, i) => ({
        title,
        paragraphs: [
          `${title}: what the agencies of this MARAC have agreed. The MARAC is not an agency; each agency remains responsible for its own actions and does not wait for the meeting to act.`,
        ],
        points:
          i % 3 === 0
            ? [
                'Safeguard victims.',
                'Manage perpetrators’ behaviour.',
                'Keep staff safe.',
                'Link to other safeguarding.',
              ]
            : [],
        gap: i === 6 ? 'who decides while the chair is away.' : '',
      })),
      agencies: s.AGENCIES.map((name, i) => ({
        name,
        kind: 'Partner',
        representative: s.person(i),
        deputy: i % 4 === 3 ? '' : s.person(i + 2),
        signedOn: i % 5 === 4 ? '' : '4 January 2027',
      })),
      chairs: [
        { name: 'DCI Helen Marlow', agency: 'Ealing Police', role: 'Chair', trained: 'May 2025' },
        { name: 'Ruth Calder', agency: housing, role: 'Vice-chair', trained: 'June 2026' },
      ],
      idvaServices: [{ name: 'West London IDVA Service', contact: 'Duty IDVA', phone: '020 7946 0200' }],
      settings: [
        {
          name: 'Visible high risk',
          value: '14 of 24',
          from: '1 January 2027',
          why: 'Steering group, 3 December 2026',
        },
        {
          name: 'Repeat',
          value: '12 months from the last referral',
          from: '1 January 2027',
          why: 'Steering group, 3 December 2026',
        },
      ],
      documents: [
        {
          name: 'Terms of reference',
          version: '3',
          approvedOn: '1 January 2027',
          approvedBy: 'Steering group',
          reviewOn: '1 January 2028',
        },
        { name: 'Operating protocol', version: '', approvedOn: '', approvedBy: '', reviewOn: '' },
      ],
      gaps: ['a second vice-chair, trained, from another agency', 'who decides while the chair is away'],
      reviewOn: '1 January 2028',
    },
    'operations-meeting': {
      head: { ...s.head('Operations', ''), meeting: '' },
      sections: [
        {
          title: 'Matters arising',
          entries: [
            {
              ref: s.ref('PL', 1),
              on: '2 March 2027',
              agency: housing,
              text: 'Nobody answers the duty line after four.',
              owner: 'Ruth Calder',
              due: '9 March 2027',
              late: true,
              raisedOn: '1 February 2027',
              outcome: '',
            },
          ],
        },
        {
          title: 'Breaches of protocol',
          entries: [
            {
              ref: s.ref('PL', 2),
              on: '',
              agency: '',
              text: '',
              owner: '',
              due: '',
              late: false,
              raisedOn: '',
              outcome: '',
            },
          ],
        },
      ],
      closed: [
        {
          ref: s.ref('PL', 3),
          on: '4 January 2027',
          agency: 'Ealing Police',
          text: 'Referrals without a date of birth.',
          owner: 'Lucy Marsh',
          due: '1 March 2027',
          late: false,
          raisedOn: '1 February 2027',
          outcome: 'The form asks for it.',
        },
      ],
      since: '1 February 2027',
      lacks: [
        'Probation: no core member since 1 March 2027.',
        'There is one vice-chair of another agency who is trained to chair.',
      ],
      training: [{ contact: 'Ruth Calder', agency: housing, course: 'Chairing a MARAC', dueAgain: '10 January 2027' }],
      record: [
        {
          agency: housing,
          inducted: '2 of 3',
          courses: ['Chairing a MARAC: 1, 1 of them due again', 'Risk assessment: 2'],
        },
        { agency: 'London Fire Brigade', inducted: '0 of 1', courses: [] },
      ],
      visits: [
        { agency: 'London Fire Brigade', lastReferral: '', lastSaid: '11 January 2027: Spoke to the station manager.' },
        { agency: housing, lastReferral: '2 February 2026', lastSaid: '' },
      ],
      groups: [{ name: 'Aged 65 and over', people: '48,000 of 300,000 (Census 2021)' }],
      specialists: [{ agency: 'Test Specialist Service', lastSaid: '11 January 2027: They ask for a talk.' }],
    },
    'induction-pack': {
      head: { ...s.head('Induction', 'Grace Adeyemi'), meeting: '' },
      to: 'Grace Adeyemi',
      agency: 'Northwick General Hospital',
      role: 'Representative',
      yourPart: [
        'Look up every case that you are asked about, and answer by the day in the mail, also when your agency knows nothing.',
        'Take your agency’s actions back, see that they are done, and answer for each.',
      ],
      nextMeeting: 'Tuesday 9 March 2027, 09:30',
      steps: [
        {
          when: '8 working days before',
          what: 'The list of your cases, with what you need to search, and an answer sheet',
          needed: 'Your research by the day in the mail, and when you can come',
        },
        { when: '1 working day after', what: 'Your agency’s actions', needed: 'An answer to each on the sheet' },
      ],
      documents: [
        { name: 'Terms of reference', version: '3', approvedOn: '1 January 2027' },
        { name: 'Information-sharing protocol', version: '2', approvedOn: '' },
      ],
      coordinator: s.coordinator,
    },
    'partnership-letter': {
      head: { ...s.head('Letter', 'Dr P. Sahota'), meeting: '' },
      about: 'Your representative at the MARAC',
      to: 'Dr P. Sahota',
      agency: 'Northwick General Hospital',
      paragraphs: [
        'Northwick General Hospital is a core member of Ealing MARAC by its terms of reference (version 3). It has had no representative since 1 March 2027.',
        'Without your agency a plan lacks what you know and what you can do.',
      ],
      asks: [
        'Please name a representative who can commit your agency’s resources.',
        'Please do so within 10 working days, or ring us if you cannot.',
      ],
      from: 'Lucy Marsh',
      fromRole: 'coordinator, Ealing MARAC',
      coordinator: s.coordinator,
    },
    'praise-letter': {
      head: { ...s.head('Praise', 'Northwick General Hospital'), meeting: '' },
      to: 'Grace Adeyemi',
      toAgency: 'Northwick General Hospital',
      paragraphs: [
        'Your midwives asked the question on three wards in one month, and every referral came complete.',
        'The members of the MARAC asked us to thank you and them.',
      ],
      from: 'Lucy Marsh',
      fromRole: 'coordinator, Ealing MARAC',
    },
  };
}
