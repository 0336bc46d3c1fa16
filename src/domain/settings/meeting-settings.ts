// Settings: when things are due, how long a meeting may be, and what it counts.
import type { Setting } from './setting-shape.ts';

/** A day of the cycle, in working days from the meeting. */
function step(monthly: string, fortnightly: string, weekly: string, what: string) {
  return {
    kind: 'whole',
    value: monthly,
    byCadence: { monthly, fortnightly, weekly },
    most: 60,
    help: `${what}; without a row: ${monthly} monthly, ${fortnightly} fortnightly, ${weekly} weekly. At most 60.`,
    careful: { none: 'An earlier and a later deadline are each wrong for the meetings that are held.' },
  } as const;
}

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
  closeDays: step('8', '5', '3', 'Working days before the meeting on which referrals close'),
  listDays: step('8', '5', '3', 'Working days before the meeting on which the list and the research request are due'),
  chaseDays: step('4', '3', '2', 'Working days before the meeting on which those who have not answered are chased'),
  agendaDays: step('3', '2', '1', 'Working days before the meeting on which research and the agenda are due'),
  actionsDays: step('1', '1', '1', 'Working days after the meeting on which the action sheets are due'),
  minutesDays: step('3', '3', '2', 'Working days after the meeting on which the minutes are due'),
  historyAfterDays: {
    kind: 'whole',
    value: '28',
    most: 3660,
    help: 'Calendar days after a meeting from which none of its papers is drafted any more: it is history.',
    careful: { side: 'most' },
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
  disclosureDays: {
    kind: 'whole',
    value: '28',
    most: 366,
    help: 'Calendar days from the receipt of a Clare’s Law request to its disclosure: its clock.',
    careful: { side: 'least' },
  },
  keepMonths: {
    kind: 'whole',
    value: '84',
    most: 1200,
    help: 'Months after the last referral for which a case is kept ("Keep until" on Cases).',
    careful: { side: 'most' },
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
  womenInArea: {
    kind: 'whole',
    value: '0',
    most: 9_999_999,
    help: 'Adult women in the area: `marac replay` sets the year’s cases beside 40 a year per 10,000. 0: not compared.',
    careful: { none: 'It is a figure in a report.' },
  },
} as const satisfies Readonly<Record<string, Setting>>;
