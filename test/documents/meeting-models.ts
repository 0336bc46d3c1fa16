// Synthetic models of IDVA papers and minutes.
import type { IdvaPapersModel } from '../../src/domain/papers/idva-papers.ts';
import type { MinutesCaseModel, MinutesModel } from '../../src/domain/papers/minutes.ts';
import type { EarlierActionModel } from '../../src/domain/papers/parts.ts';
import * as s from './synthetic.ts';

const upTo = (n: number): readonly number[] => Array.from({ length: n }, (_, i) => i);

export function earlier(i: number): EarlierActionModel {
  return {
    ref: s.ref('K', i),
    actionRef: s.ref('A', 900 + i),
    about: s.victim(i).name,
    text: s.action(i, i).text,
    agency: s.pick(s.AGENCIES, i + 4),
    owner: i % 2 === 0 ? s.person(i) : '',
    due: `${8 + i} February 2027`,
    late: i % 3 === 2 ? '' : `${19 - i} working days late`,
    answer: i % 2 === 1 ? 'In progress: new date 12 March 2027' : '',
  };
}

export const item = (i: number) => ({
  ref: s.ref('K', i),
  number: i + 1,
  time: s.clock(s.startOf(i)),
  minutes: 12,
  kind: s.kind(i),
  daysWaiting: s.daysWaiting(i),
});

export const reaching = (i: number) => ({
  safeContacts:
    i % 3 === 2
      ? []
      : [
          {
            route: 'Phone',
            value: `07700 900${String(100 + i)}`,
            times: 'Weekdays 10:00 to 14:00',
            messages: 'No messages, no voicemail',
            confirmed: 'On 3 March 2027 by Sam Okoro; good until 3 April 2027',
          },
        ],
  unsafe: ['letters', 'voicemail', 'visits'],
  contactThrough: i % 3 === 2 ? 'GP appointment on 11 March 2027, 10:00' : '',
  interpreter: i % 4 === 1 ? 'Dari, a woman, not from the community' : '',
});

export function idvaModel(cases: readonly number[]): IdvaPapersModel {
  return {
    head: s.head('IDVA', 'West London IDVA Service: Sam Okoro'),
    hours: '09:30 to 14:29',
    place: 'Perceval House, room 2.07',
    link: '',
    coordinator: s.coordinator,
    yourTimes: 'You are needed throughout.',
    cases: cases.map((i, k) => ({
      ...item(i),
      number: k + 1,
      ...reaching(i),
      victim: s.victim(i),
      perpetrators: s.perpetrators(i),
      children: s.children(i),
      idva: 'Sam Okoro',
      referredBy: s.pick(s.AGENCIES, i),
      wishes: 'She wants to stay in her home. She does not want the police at her door.',
      criteria: s.criteria(i),
      score: s.score(i),
      incident: 'He held her by the throat on 20 February after she spoke of leaving. The eldest child saw it.',
      risks: [
        { about: 'Risks to her', text: 'Strangulation, stalking, control of money.' },
        { about: 'Risks to children', text: 'They see the violence; handovers on Saturdays.' },
      ],
      safeToTell: 'That her case is heard, and what each agency does for her.',
    })),
  };
}

function minutesCase(i: number): MinutesCaseModel {
  const long = i === 1 ? [{ agency: 'Primary Care Safeguarding', kind: 'Fact', text: s.longNote }] : [];
  const quiet = i === 5;
  const some = (n: number, from: number) => (quiet ? [] : s.saidBy(from, n));
  return {
    ref: s.ref('K', i),
    number: i + 1,
    kind: s.kind(i),
    victim: s.victim(i),
    perpetrators: s.perpetrators(i),
    children: s.children(i),
    others: [],
    contactLine: s.contactLine(i),
    presenter: s.person(i),
    background: some(1, i),
    information: [...some(3, i + 1), ...long],
    risksVictim: some(1, i + 2),
    risksChildren: some(i % 2, i + 3),
    risksOthers: [],
    risksStaff: some(i % 3 === 0 ? 1 : 0, i + 4),
    victimView: some(1, i + 1),
    proceedings: some(i % 4 === 0 ? 1 : 0, i),
    flags: some(1, i + 4),
    feedback: some(1, i + 3),
    outcome: quiet ? '' : 'Action plan; heard again if a new incident is reported.',
    notHeard:
      i === 21 ? 'Not heard: to 23 March 2027. Until then Ealing Police sees to her safety; the chair agreed.' : '',
    actions: upTo(i === 3 ? 40 : quiet ? 0 : 1 + (i % 4)).map((k) => s.action(k, i)),
  };
}

export function minutesModel(numbers: readonly number[], copyFor: string): MinutesModel {
  const cases = numbers.map((i, k) => ({ ...minutesCase(i), number: k + 1 }));
  return {
    head: s.head('Minutes', copyFor),
    hours: '09:30 to 14:29',
    place: 'Perceval House, room 2.07',
    chair: 'DCI Helen Marlow, Ealing Police',
    present: s.AGENCIES.slice(0, 11).map((agency, i) => ({
      agency,
      person: s.person(i),
      note: i === 4 ? 'Substitute' : '',
    })),
    observers: [{ agency: 'Harrow MARAC', person: 'Ines Duarte', signed: 'Yes' }],
    apologies: [
      {
        agency: 'Ealing Education and Early Years',
        person: 'Mark Lowe',
        information: 'Yes, on 4 of 6 cases, 8 March 2027',
      },
      { agency: 'Probation, Ealing and Hounslow', person: '', information: 'No' },
    ],
    statement: [
      'Strictly confidential. Nothing in these minutes is copied or shared without the agreement of the agencies it belongs to. Keep them restricted.',
    ],
    done: [earlier(0), earlier(1)].map((one) => ({ ...one, late: '', answer: 'Done on 2 March 2027' })),
    notPossible: [{ ...earlier(2), answer: 'She moved to Harrow' }],
    notDone: [],
    stillOpen: [],
    cases,
    disclosureRequests: [
      {
        ref: s.ref('D', 1),
        number: 1,
        subject: 'Thornbury, Kevin',
        decision: 'Disclose, by the police with the IDVA, by 19 March 2027.',
        by: 'Ealing Police',
      },
    ],
    twelveMonths: [],
    otherBusiness: [{ agency: 'Marac Team', text: 'Training for new members on 20 April 2027.' }],
    allActions: cases.flatMap(({ ref, number, victim, actions }) =>
      actions.map((action) => ({ ref, number, name: victim.name, action })),
    ),
    closedAt: '14:21',
    nextMeeting: 'Tuesday 6 April 2027, 09:30',
    approvedBy: 'DCI Helen Marlow',
    approvedOn: '12 March 2027',
  };
}
