// Synthetic models of the smaller papers.
import type { SearchedModel } from '../../src/domain/papers/parts/part-models.ts';
import type { IdvaFeedbackModel } from '../../src/domain/papers/idva-feedback/idva-feedback-paper.ts';
import type { PaperModels } from './paper-models.ts';
import { noticeModels } from './notice-models.ts';
import { actionSheetModel, minuteFormModel } from './sheet-models.ts';
import * as s from './synthetic.ts';

type Small = Omit<PaperModels, 'agenda' | 'agenda-full' | 'at-risk-list' | 'chair-papers' | 'idva-papers' | 'minutes'>;
type Reaching = Pick<
  IdvaFeedbackModel['cases'][number],
  'safeContacts' | 'unconfirmed' | 'unsafe' | 'contactThrough' | 'interpreter'
>;

const housing = 'Ealing Housing';
const people = (i: number) => ({
  victim: s.victim(i),
  perpetrators: s.perpetrators(i),
  children: s.children(i),
  others: [],
  contactLine: s.contactLine(i),
});

export function governanceModels(
  searched: (i: number) => readonly SearchedModel[],
  reaching: (i: number) => Reaching,
): Small {
  const statement = [
    'I keep what I hear and read here confidential, use it only to make people safer, keep papers restricted, and say at once when I know somebody in a case.',
  ];
  const keyDates = [
    { on: '12 March 2027', what: 'Release from prison' },
    { on: '22 March 2027', what: 'Hearing, family court' },
  ];
  return {
    ...noticeModels(),
    'idva-first-contact': {
      head: s.head('First', 'West London IDVA Service: duty'),
      coordinator: s.coordinator,
      case: {
        ref: s.ref('K', 1),
        referral: s.ref('R', 1),
        received: 'Friday 26 February 2027, 15:40',
        referredBy: 'Northwick General Hospital',
        ...reaching(1),
        victim: s.victim(1),
        perpetrators: s.perpetrators(1),
        children: s.children(1),
        afraidOf: 'Her husband and his two brothers',
        safeToTalkTo: 'The midwife',
        notSafeToTalkTo: 'Anybody at the family’s shop; the mosque committee',
        wishes: 'To be rung, not visited.',
        aware: 'Knows of the referral',
        incident: 'He is released on Saturday. He told her by phone that he will come.',
        score: '17 of 24, 2 not known',
        more: [{ about: 'Why several agencies are needed', text: 'Housing and police do not know of each other.' }],
      },
    },
    'idva-feedback': {
      head: { ...s.head('Feedback', 'West London IDVA Service: Sam Okoro'), madeOn: 'Wednesday 10 March 2027' },
      coordinator: s.coordinator,
      cases: [0, 1, 2].map((i, k) => ({
        ref: s.ref('K', i),
        number: k + 1,
        ...reaching(i),
        victim: s.victim(i),
        mayBeTold: ['That the locks are changed this week.', 'That a marker is on her address.'],
        notToSay: i === 1 ? ['Where he is, or when he is released.'] : [],
        actions: [s.action(0, i), s.action(1, i)],
        outcome: 'Action plan.',
      })),
    },
    'minute-form': minuteFormModel(),
    'action-sheet': actionSheetModel(housing),
    'disclosure-list': {
      head: s.head('Disclosure', 'Ealing Police'),
      coordinator: s.coordinator,
      requests: [
        {
          ref: s.ref('D', 1),
          number: 1,
          route: 'Right to ask',
          received: '1 March 2027',
          clock: 'Decision due by 29 March 2027',
          people: [
            { role: 'Subject', name: 'Thornbury, Kevin', aliases: ['Kev'], birth: '9 July 1985 (41)', places: [] },
          ],
          concern: 'Two convictions for assault on former partners.',
          decision: '',
          by: '',
        },
      ],
    },
    'flag-removal-list': {
      head: s.head('Flags', housing),
      coordinator: s.coordinator,
      due: 'Friday 12 March 2027',
      cases: [2, 5].map((i, k) => ({
        ref: s.ref('K', i + 30),
        number: k + 1,
        lastReferred: '3 March 2026',
        flaggedOn: k === 0 ? '11 March 2026' : '',
        people: searched(i),
      })),
    },
    'attendance-sheet': {
      head: s.head('Attendance', 'Chair'),
      hours: 'until 14:29',
      place: 'Perceval House, room 2.07',
      chair: 'DCI Helen Marlow',
      statement,
      people: s.AGENCIES.slice(0, 12).map((agency, i) => ({
        agency,
        person: s.person(i),
        expected: i % 2 === 0 ? '09:30 to 11:12' : 'All',
        note: i === 4 ? 'Substitute, verified by phone' : '',
      })),
      observers: [{ agency: 'Harrow MARAC', person: 'Ines Duarte' }],
      spareLines: ['', '', '', ''],
    },
    'transfer-pack': {
      head: s.head('Transfer', 'Harrow MARAC'),
      from: s.coordinator,
      to: 'the coordinator of Harrow MARAC',
      why: 'She moved to your area on 1 March 2027.',
      acknowledge: 'Please acknowledge within 2 working days and name the IDVA who takes over.',
      case: {
        ref: s.ref('K', 4),
        ...people(4),
        idva: 'Sam Okoro, West London IDVA Service',
        criteria: s.criteria(4),
        score: s.score(4),
        wishes: 'To be rung by a woman.',
        incident: 'Threats with a knife on 13 February.',
        history: 'Six incidents since 2024.',
        more: [{ about: 'Why several agencies are needed', text: 'Housing and police do not know of each other.' }],
        meetings: [
          {
            on: '8 September 2026',
            outcome: 'Action plan.',
            notes: s.saidBy(4, 3),
            actions: [s.action(0, 4), s.action(1, 4)],
          },
        ],
        openActions: [s.action(2, 4)],
        keyDates,
      },
      papers: ['Minutes of 8 September 2026', 'Referral of 20 August 2026'],
    },
    supplement: {
      head: s.head('Supplement', housing),
      coordinator: s.coordinator,
      researchDue: 'Monday 8 March 2027, 12:00',
      why: 'The coordinator decided on 5 March that it cannot wait.',
      yourTimes: 'You are needed at 14:09.',
      case: {
        ref: s.ref('K', 12),
        number: 4,
        time: '14:09',
        minutes: 12,
        kind: 'New',
        daysWaiting: 1,
        ...people(12),
        referredBy: 'Ealing Police',
        presenter: 'PC Nadia Cole',
        idva: '',
        criteria: s.criteria(0),
        score: s.score(6),
        needed: s.needed(2),
      },
    },
    'emergency-note': {
      head: { ...s.head('Emergency', housing), meeting: 'Friday 5 March 2027, 16:00' },
      coordinator: s.coordinator,
      called: 'Friday 5 March 2027, 10:15',
      askedBy: 'Ealing Police',
      why: 'He was seen at her door this morning and is not found.',
      at: 'Today, Friday 5 March 2027, 16:00',
      place: 'by phone conference',
      link: '',
      answerWithin: 'within 2 hours',
      invited: s.AGENCIES.slice(0, 5).map((agency, i) => ({ agency, person: s.person(i), note: '' })),
      alsoListed: 'The case is also heard on Tuesday 9 March 2027.',
      case: {
        ref: s.ref('K', 13),
        ...people(13),
        incident: 'Broke a window at 06:40 and shouted that he will end it.',
        risks: [{ about: 'Risks to the victim', text: 'Threat to kill; he has her keys.' }],
        actions: [],
      },
    },
    'without-consent': {
      head: s.head('Consent', 'Marac Team'),
      case: {
        ref: s.ref('K', 2),
        name: s.victim(2).name,
        birth: s.victim(2).birth,
        consent: 'Not given: she fears that he learns of it',
        basis: 'UK GDPR Article 6(1)(e) and 9(2)(g); prevention of crime',
        necessity: 'Without the police and housing no plan protects her.',
        proportionality: 'Only agencies with a task take part; no history beyond twelve months.',
        wishes: 'That nobody writes to her.',
        decidedBy: 'Lucy Marsh, coordinator',
        decidedOn: '1 March 2027',
        sharedWith: s.AGENCIES.slice(0, 4),
        reviewOn: '9 March 2027',
      },
    },
  };
}
