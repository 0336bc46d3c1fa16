// The figures of the reports: waits, who referred, cases against what is expected, what left in time, and how figures are called.
import { describe, expect, test } from 'vitest';
import type { Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { RecordedMessage } from '../../../src/domain/plan/effects.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import type { Agency } from '../../../src/domain/register/register.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { figureOf, type Figure, type Measure } from '../../../src/domain/figures/figure.ts';
import { gatherAll, groundOf, type Ground } from '../../../src/domain/figures/ground.ts';
import { periodOf, quarterOf } from '../../../src/domain/figures/period.ts';
import { referrersOf } from '../../../src/domain/figures/referrers.ts';
import { discussed, isRepeat } from '../../../src/domain/figures/return/case-measures.ts';
import {
  casesPer10000,
  casesPerMeeting,
  notHeard,
  notPolice,
  waits,
} from '../../../src/domain/figures/reports/case-figures.ts';
import { actionsInTime, idvaAcknowledged, minutesInTime } from '../../../src/domain/figures/reports/timeliness.ts';
import { steeringReport } from '../../../src/domain/figures/reports/steering-group.ts';
import { cellsOf, findCell, gatherStatistics } from '../../../src/domain/figures/statistics.ts';
import { day, localTime, type LocalTime } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const ON = day('2026-09-08');
const NOW = localTime('2026-10-05T09:00');
const pool = bareMarac('ealing').pool;
const caseOf = (referral: string): string => pool.take('K', `case/${referral}`);

const referral = (id: string, more: Partial<Referral> = {}): Referral => ({ id, decision: 'accept', ...more });
const setting = (name: string, value: string): MaracFacts['rules'] => openRules([{ id: 'S-1', setting: name, value }]);

const heard = (referrals: readonly Referral[], rules?: MaracFacts['rules']) => ({
  marac: bareMarac('ealing', rules === undefined ? {} : { rules }),
  meeting: { id: 'M-1', on: ON },
  referrals,
});

function maracWith(referrals: readonly Referral[], more: Partial<MaracFacts> = {}): MaracFacts {
  return bareMarac('ealing', {
    meetings: [{ id: 'M-1', on: ON }],
    referrals,
    listings: referrals
      .filter(({ decision }) => decision === 'accept')
      .map(({ id }) => ({ id: `L-${id}`, meeting: 'M-1', caseRef: caseOf(id), outcome: 'actionPlan' })),
    ...more,
  });
}

function groundFor(
  marac: MaracFacts,
  agencies: readonly Agency[] = [],
  messages: readonly RecordedMessage[] = [],
): Ground {
  const bare = bareFacts([marac], { agencies });
  const recorded = { ...bare.recorded, messages: new Map(messages.map((one) => [one.key, one])) };
  const period = periodOf(day('2026-07-01'), day('2026-09-30'));
  const choice = { period, maracs: [marac], restricted: 'leftOut' } as const;
  return groundOf(gatherAll({ ...bare, recorded }, NOW), choice);
}

const told = (measure: Measure<Ground>, ground: Ground): readonly [number | undefined, number] => {
  const { value, notKnown }: Figure = figureOf(measure, ground);
  return [value === undefined ? undefined : Number(value.toFixed(2)), notKnown];
};

describe('who referred', () => {
  const agencies: readonly Agency[] = [
    { id: 'G-1', name: 'Police', kind: 'police' },
    { id: 'G-2', name: 'Housing', kind: 'housing' },
  ];
  test.each<readonly [string, readonly (string | undefined)[], Readonly<Record<string, number>>]>([
    ['one agency has the whole case', ['Police'], { 'G-1': 1 }],
    ['two have half each', ['Police', 'Housing'], { 'G-1': 0.5, 'G-2': 0.5 }],
    ['one that referred twice has the whole', ['Police', 'G-1'], { 'G-1': 1 }],
    ['one that is not on Agencies is not known', ['Police', 'Somebody'], { 'G-1': 0.5, '': 0.5 }],
    ['none typed is not known', [undefined], { '': 1 }],
    ['no referral is not known', [], { '': 1 }],
  ])('%s', (_, written, parts) => {
    const referrals = written.map((referrerAgency, at) =>
      referral(`R-${at}`, referrerAgency === undefined ? {} : { referrerAgency }),
    );
    const found = referrersOf(heard(referrals), agencies).map(({ agency, part }) => [agency?.id ?? '', part]);
    expect(Object.fromEntries(found)).toEqual(parts);
  });

  test.each([
    ['shared', { 'G-1': 0.5, 'G-2': 0.5 }],
    ['first', { 'G-1': 1 }],
  ])('joinedReferral %s', (value, parts) => {
    const rules = setting('joinedReferral', value);
    const referrals = [referral('R-1', { referrerAgency: 'Police' }), referral('R-2', { referrerAgency: 'Housing' })];
    const found = referrersOf(heard(referrals, rules), agencies).map(({ agency, part }) => [agency?.id ?? '', part]);
    expect(Object.fromEntries(found)).toEqual(parts);
  });

  test('what is not known is neither the police nor another', () => {
    const referrals = [
      referral('R-1', { referrerAgency: 'Police' }),
      referral('R-2', { referrerAgency: 'Housing' }),
      referral('R-3'),
      referral('R-4', { referrerAgency: 'Police' }),
    ];
    expect(told(notPolice, groundFor(maracWith(referrals), agencies))).toEqual([25, 1]);
  });
});

describe('a repeat', () => {
  test.each<readonly [string, readonly Partial<Referral>[], boolean | undefined]>([
    ['is what a person answered', [{ matchAnswer: 'repeat' }], true],
    [
      'is one where another referral of the case was answered otherwise',
      [{ matchAnswer: 'nobody' }, { matchAnswer: 'repeat' }],
      true,
    ],
    ['is none where a person answered otherwise', [{ matchAnswer: 'knownBefore' }], false],
    ['is none where nobody had to answer', [{}], false],
    ['is not known where the referrer says so and nobody has answered', [{ saidRepeat: 'yes' }], undefined],
    [
      'is none where the referrer says so and a person answered otherwise',
      [{ saidRepeat: 'yes', matchAnswer: 'nobody' }],
      false,
    ],
    ['is not known without a referral', [], undefined],
  ])('%s', (_, rows, is) => {
    const referrals = rows.map((row, at) => referral(`R-${at}`, row));
    expect(isRepeat({ referrals })).toBe(is);
  });
});

describe('waits', () => {
  test('are from the first accepted referral, and a joined report does not make them longer', () => {
    const referrals = [
      referral('R-1', { receivedAt: '2026-08-29T10:00' as LocalTime }),
      referral('R-2', { receivedAt: '2026-08-20T10:00' as LocalTime, decision: 'join', matchCase: caseOf('R-1') }),
      referral('R-3', { referredOn: day('2026-08-30') }),
      referral('R-4'),
    ];
    const ground = groundFor(maracWith(referrals));
    expect(waits.map((measure) => told(measure, ground))).toEqual([
      [9.5, 1],
      [10, 1],
      [10, 1],
    ]);
  });
});

describe('cases for 10,000 women', () => {
  const referrals = [referral('R-1'), referral('R-2')];
  const year: readonly Meeting[] = [
    { id: 'M-0', on: day('2025-11-01') },
    { id: 'M-1', on: ON },
  ];
  const listings = [
    { id: 'L-0', meeting: 'M-0', caseRef: 'K-OLD', outcome: 'actionPlan' as const },
    ...referrals.map(({ id }) => ({
      id: `L-${id}`,
      meeting: 'M-1',
      caseRef: caseOf(id),
      outcome: 'actionPlan' as const,
    })),
  ];
  test.each<readonly [string, Partial<MaracFacts>, number | undefined, string | undefined]>([
    ['need the women of the area', { meetings: year, listings }, undefined, 'Settings, womenInArea'],
    ['need a year of meetings', { rules: setting('womenInArea', '5000') }, undefined, 'a year of meetings on the list'],
    ['are those of twelve months', { rules: setting('womenInArea', '5000'), meetings: year, listings }, 6, undefined],
    [
      'need a first meeting within a month of the twelve',
      { rules: setting('womenInArea', '5000'), meetings: [{ id: 'M-0', on: day('2025-11-02') }, year[1]!], listings },
      undefined,
      'a year of meetings on the list',
    ],
  ])('%s', (_, more, value, missing) => {
    const figure = figureOf(casesPer10000, groundFor(maracWith(referrals, more)));
    expect([figure.value, figure.missing]).toEqual([value, missing]);
  });
});

test.each<readonly [string, Partial<MaracFacts>, number | undefined]>([
  ['without a meeting are not recorded', { meetings: [] }, undefined],
  [
    'of a time in which every meeting was cancelled are not recorded',
    { meetings: [{ id: 'M-1', on: ON, state: 'cancelled' }] },
    undefined,
  ],
  ['of a meeting without cases are none', {}, 0],
])('cases %s', (_, more, value) => {
  const ground = groundFor(maracWith([], more));
  expect([discussed, notHeard].map((measure) => told(measure, ground)[0])).toEqual([value, value]);
});

test('cases a meeting leave emergency meetings out on both sides', () => {
  const meetings: readonly Meeting[] = [
    { id: 'M-1', on: ON },
    { id: 'M-2', on: ON, kind: 'emergency' },
    { id: 'M-3', on: ON, kind: 'extra' },
  ];
  const marac = maracWith([referral('R-1'), referral('R-2'), referral('R-3')], { meetings });
  expect(told(casesPerMeeting, groundFor(marac))).toEqual([1.5, 0]);
});

const message = (template: string, on: string, state: RecordedMessage['state'] = 'sent'): RecordedMessage => ({
  ...({
    marac: 'ealing',
    job: 'minutes',
    to: 'C-1',
    version: 1,
    contentHash: '',
    gate: 'release',
    held: false,
  } as const),
  covers: [],
  papers: [],
  discloses: [],
  plannedAt: NOW,
  notAfter: NOW,
  key: `ealing/minutes/M-1/${template}/${on}`,
  template,
  state,
  settledAt: `${on}T10:00` as LocalTime,
});

describe('what has a deadline', () => {
  test.each([
    // Monday 7 September, from 09:00 to 17:00: four working hours.
    ['2026-09-07T09:00', '2026-09-07T13:00', 100],
    ['2026-09-07T09:00', '2026-09-07T13:01', 0],
    ['2026-09-04T16:00', '2026-09-07T12:00', 100],
    ['2026-09-04T16:00', '2026-09-07T12:01', 0],
  ])('received %s, acknowledged %s: %d %%', (receivedAt, idvaAcknowledgedAt, value) => {
    const times = { receivedAt: receivedAt as LocalTime, idvaAcknowledgedAt: idvaAcknowledgedAt as LocalTime };
    expect(told(idvaAcknowledged, groundFor(maracWith([referral('R-1', times)])))).toEqual([value, 0]);
  });

  test('no acknowledgement typed is not known, and no nought', () => {
    const marac = maracWith([referral('R-1', { receivedAt: '2026-09-07T09:00' as LocalTime })]);
    expect(told(idvaAcknowledged, groundFor(marac))).toEqual([undefined, 1]);
  });

  // The meeting is on Tuesday 8: actions are due one working day after it, minutes three.
  test.each<readonly [string, Measure<Ground>, readonly RecordedMessage[], number | undefined]>([
    ['actions on their day', actionsInTime, [message('actions', '2026-09-09')], 100],
    ['actions the day after', actionsInTime, [message('actions', '2026-09-10')], 0],
    ['minutes on their day', minutesInTime, [message('minutes', '2026-09-11')], 100],
    ['minutes on Monday', minutesInTime, [message('minutes', '2026-09-14')], 0],
    ['the first copy counts', minutesInTime, [message('minutes', '2026-09-14'), message('minutes', '2026-09-11')], 100],
    ['handed to a person has left', minutesInTime, [message('minutes', '2026-09-11', 'handed')], 100],
    ['cancelled has not left', minutesInTime, [message('minutes', '2026-09-11', 'cancelled')], undefined],
    ['another kind is not it', minutesInTime, [message('actions', '2026-09-09')], undefined],
  ])('%s', (_, measure, messages, value) => {
    expect(told(measure, groundFor(maracWith([referral('R-1')]), [], messages))[0]).toBe(value);
  });
});

test('a quarter stands beside the four before it; a meeting or other days stand alone', () => {
  const marac = maracWith([referral('R-1')]);
  const before = (chosen: Partial<Ground>): readonly string[] =>
    steeringReport({ ...groundFor(marac), ...chosen }).before.map(({ name }) => name);
  expect(before({ period: quarterOf(ON) })).toEqual(['2026-Q2', '2026-Q1', '2025-Q4', '2025-Q3']);
  expect(before({ period: quarterOf(ON), meetings: ['M-1'] })).toEqual([]);
  expect(before({ period: periodOf(ON, ON) })).toEqual([]);
});

test('a figure is found by its whole name, its letter in the return, or its own name; case does not matter', () => {
  const marac = maracWith([referral('R-1')]);
  const period = periodOf(day('2026-07-01'), day('2026-09-30'));
  const cells = cellsOf(gatherStatistics(bareFacts([marac]), NOW, { maracs: [marac], period }));
  const called = (text: string): string | undefined => findCell(cells, text)?.name;
  expect(['C', 'af', 'repeat', 'steering/WAITMEDIAN', 'waitMedian', 'principle/7/discussed', 'Z9'].map(called)).toEqual(
    [
      'return/discussed',
      'return/otherEthnic',
      'return/repeat',
      'steering/waitMedian',
      'steering/waitMedian',
      'principle/7/discussed',
      undefined,
    ],
  );
  expect(new Set(cells.map(({ name }) => name)).size).toBe(cells.length);
});
