// Settings: when things are due, how long a meeting may be, and what it counts.
import type { Setting } from './shape.ts';

export const meetings = {
  nation: {
    kind: 'choice',
    value: 'england-and-wales',
    choices: {
      'england-and-wales': 'England and Wales',
      scotland: 'Scotland',
      'northern-ireland': 'Northern Ireland',
    },
    spellings: {
      'england-and-wales': ['England', 'Wales', 'England & Wales'],
      'northern-ireland': ['NI', 'N Ireland'],
    },
    help: 'Whose bank holidays count: england-and-wales, scotland or northern-ireland.',
    careful: { none: 'Each calendar is right somewhere, and a wrong one only moves a deadline by a day.' },
  },
  cadence: {
    kind: 'choice',
    value: 'monthly',
    choices: { weekly: 'Weekly', fortnightly: 'Fortnightly', monthly: 'Monthly' },
    spellings: {
      weekly: ['every week', 'week', 'once a week'],
      fortnightly: ['every fortnight', 'fortnight', 'every two weeks', 'biweekly', 'two weekly'],
      monthly: ['every month', 'month', 'once a month', 'four weekly'],
    },
    help: 'How often this MARAC meets: weekly, fortnightly or monthly. Sets the deadlines below.',
    careful: { none: 'An earlier and a later deadline are each wrong for the meetings that are held.' },
  },
  minutesPerCase: {
    kind: 'whole',
    value: '12',
    most: 480,
    help: 'Minutes for a case unless the list says otherwise.',
    careful: { none: 'A longer and a shorter time are each wrong for those who come at theirs.' },
  },
  warnCases: {
    kind: 'whole',
    value: '16',
    help: 'A meeting with more cases than this is over-full: an extra meeting is proposed.',
    careful: { side: 'least' },
  },
  maxWaitDays: {
    kind: 'whole',
    value: '28',
    help: 'Calendar days from referral to table after which coordinator and manager are alarmed.',
    careful: { side: 'least' },
  },
  flagMonths: {
    kind: 'whole',
    value: '12',
    help: 'Months after the last referral when flags are due for removal.',
    careful: { side: 'most' },
  },
  referralsCloseAt: {
    kind: 'clock',
    value: '12:00',
    help: 'Hour at which referrals close on their last day.',
    careful: { none: 'A late referral is heard all the same; only its deadlines differ.' },
  },
  jobHour: {
    kind: 'clock',
    value: '08:30',
    help: 'Hour at which papers and digests are drafted.',
    careful: { none: 'A draft waits for people, whenever it is made.' },
  },
  workFrom: {
    kind: 'clock',
    value: '09:00',
    help: 'When the coordinator’s working day begins.',
    careful: { none: 'A shorter day leaves more time to hold a message and less to miss an acknowledgement.' },
  },
  workTo: {
    kind: 'clock',
    value: '17:00',
    help: 'When the coordinator’s working day ends.',
    careful: { none: 'A shorter day leaves more time to hold a message and less to miss an acknowledgement.' },
  },
  waitingWeights: {
    kind: 'weights',
    value: '',
    help: 'Agencies whose waiting counts more in the order of the agenda, each with a whole number: "Ealing Hospital 3; Probation 2".',
    careful: { none: 'The order of the agenda is a proposal.' },
  },
  heardTogether: {
    kind: 'list',
    value: '',
    help: 'Agencies whose cases follow one another on the agenda, because one person comes for them all: "Ealing Hospital; Probation".',
    careful: { none: 'The order of the agenda is a proposal.' },
  },
  womenInArea: {
    kind: 'whole',
    value: '0',
    most: 9_999_999,
    help: 'Adult women in the area, for the expected number of cases (40 a year per 10,000). 0: not compared.',
    careful: { none: 'It is a figure in a report.' },
  },
} as const satisfies Readonly<Record<string, Setting>>;
