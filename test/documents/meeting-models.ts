// Synthetic models of IDVA papers and minutes.
import type { IdvaPapersModel } from '../../src/domain/papers/idva-papers/idva-papers-paper.ts';
import type { MinutesCaseModel, MinutesModel } from '../../src/domain/papers/minutes/minutes-models.ts';
import type { EarlierActionModel } from '../../src/domain/papers/parts/part-models.ts';
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
  unconfirmed:
    i % 3 === 2
      ? [
          {
            route: 'Phone',
            value: `07700 900${String(200 + i)}`,
            times: '',
            messages: 'Messages: no',
            said: 'On referral R-7KQ2MX, 4 March 2027, by Borough Housing',
          },
        ]
      : [],
  unsafe: ['letters', 'voicemail', 'visits'],
  contactThrough: i % 3 === 2 ? 'GP appointment on 11 March 2027, 10:00' : '',
  interpreter: i % 4 === 1 ? 'Dari, a woman, not from the community' : '',
});

export function idvaModel(cases: readonly number[]): IdvaPapersModel {
  return {
    head: s.head('IDVA', 'West London IDVA Service: Sam Okoro'),
    hours: 'until 14:29',
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
      wishes: 'To stay at home, and no police car at the door.',
      criteria: s.criteria(i),
      score: s.score(i),
      incident: 'He held her by the throat on 20 February after she spoke of leaving. The eldest child saw it.',
      risks: [
        { about: 'Risks to the victim', text: 'Strangulation, stalking, control of money.' },
        { about: 'Risks to children', text: 'They see the violence; handovers on Saturdays.' },
      ],
      more:
        i % 2 === 0
          ? [{ about: 'Why several agencies are needed', text: 'Housing and police do not know of each other.' }]
          : [],
      written: s.written(i).map((one) => ({ ...one, came: '' })),
      safeToTell: 'That the case is heard, and what each agency will do.',
    })),
  };
}

function minutesCase(i: number): MinutesCaseModel {
  const long = i === 1 ? [{ agency: 'Primary Care Safeguarding', kind: 'Fact', text: s.longNote }] : [];
  const quiet = i === 5;
  const note = (section: Parameters<typeof s.noted>[0], there = true) => (quiet || !there ? [] : [s.noted(section, i)]);
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
    background: note('background'),
    information: quiet ? [] : [...s.saidBy(i + 1, 3), ...long],
    risksVictim: note('risksVictim'),
    risksChildren: note('risksChildren', s.children(i).length > 0),
    risksOthers: i % 3 === 1 ? [{ agency: '', kind: '', text: 'The neighbours’ children share the stairs.' }] : [],
    risksStaff: note('risksStaff', i % 3 === 0),
    victimView: note('victimView'),
    proceedings: [
      ...(i % 3 === 1 ? [{ agency: '', kind: '', text: 'Referred to: MAPPA' }] : []),
      ...note('proceedings', i % 4 === 2),
    ],
    disclosure:
      i % 5 === 2 ? [{ agency: 'Ealing Police', kind: '', text: 'The new partner asks: to be looked at.' }] : [],
    other: i % 5 === 2 ? [{ agency: '', kind: '', text: 'The next review is earlier than usual.' }] : [],
    flags: note('flags'),
    feedback: note('feedback'),
    outcome: quiet ? '' : 'Action plan; heard again if a new incident is reported.',
    notHeard:
      i === 21
        ? 'Not heard: put off to 23 March 2027. Safety until then: Ealing Police. Agreed by the chair (HM).'
        : '',
    actions: upTo(i === 3 ? 40 : quiet ? 0 : 1 + (i % 4)).map((k) => s.action(k, i)),
  };
}

export function minutesModel(numbers: readonly number[], copyFor: string): MinutesModel {
  const cases = numbers.map((i, k) => ({ ...minutesCase(i), number: k + 1 }));
  return {
    head: { ...s.head('Minutes', copyFor), madeOn: 'Friday 12 March 2027' },
    hours: 'until 14:29',
    place: 'Perceval House, room 2.07',
    chair: 'DCI Helen Marlow, Ealing Police',
    present: s.AGENCIES.slice(0, 12)
      .map((agency, i) => ({ agency, person: s.person(i), note: i === 4 ? 'Substitute' : '' }))
      .filter((one) => !one.agency.startsWith('Probation') && !one.agency.includes('Education')),
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
    stillOpen: [{ ...earlier(5), late: '', due: '16 March 2027', answer: 'In progress' }],
    cases,
    disclosureRequests: [
      {
        ref: s.ref('D', 1),
        number: 1,
        subject: 'Thornbury, Kevin',
        concern: 'Concern',
        decision: 'Disclose',
        why: 'Needed, since she lives with him; no more than that he was convicted.',
        by: 'his partner, by Ealing Police with the IDVA',
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
