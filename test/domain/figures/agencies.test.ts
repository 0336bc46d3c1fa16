// What an agency did: expected or not, asked or not, how it was there, when it answered, and what became of each action.
import { describe, expect, test } from 'vitest';
import type { Action } from '../../../src/domain/actions/action.ts';
import type { Needed, Research } from '../../../src/domain/meeting/listing.ts';
import type { Attendance, Meeting } from '../../../src/domain/meeting/meeting.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import type { Agency, Conflict, Contact } from '../../../src/domain/register/register.ts';
import { gatherAll, groundOf, type Ground } from '../../../src/domain/figures/ground.ts';
import { periodOf } from '../../../src/domain/figures/period.ts';
import { accountabilityOf } from '../../../src/domain/figures/reports/accountability.ts';
import { isOverdue, outcomeOf } from '../../../src/domain/figures/reports/action-figures.ts';
import { coreMeasures } from '../../../src/domain/figures/reports/core-members.ts';
import { figureOf } from '../../../src/domain/figures/figure.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { day, localTime, type LocalTime } from '../../../src/domain/time/day.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const ON = day('2026-09-08');
const ASKED = new Map([['list/M-1/K-1/C-1', '2026-08-27T12:05' as LocalTime]]);

interface Given {
  readonly agency?: Partial<Agency>;
  readonly contact?: Partial<Contact>;
  readonly meeting?: Partial<Meeting>;
  readonly marac?: Partial<MaracFacts>;
  readonly asked?: boolean;
  readonly now?: string;
}

function groundFor({ agency, contact, meeting, marac: more, asked = true, now = '2026-10-05T09:00' }: Given): Ground {
  const marac = bareMarac('ealing', {
    meetings: [{ id: 'M-1', on: ON, ...meeting }],
    listings: [{ id: 'L-1', meeting: 'M-1', caseRef: 'K-1', outcome: 'actionPlan' }],
    ...more,
  });
  const bare = bareFacts([marac]);
  const facts: Facts = {
    ...bare,
    agencies: [{ id: 'G-1', name: 'Test Housing', kind: 'housing', searchesAll: true, ...agency }],
    contacts: [{ id: 'C-1', agency: 'G-1', role: 'representative', ...contact }],
    recorded: { ...bare.recorded, covered: asked ? ASKED : new Map() },
  };
  const period = periodOf(day('2026-07-01'), day('2026-09-30'));
  return groundOf(gatherAll(facts, localTime(now)), { period, maracs: [marac], restricted: 'leftOut' });
}

/** The figures that are not nought. */
function figures(given: Given): Readonly<Record<string, number>> {
  const [found] = accountabilityOf(groundFor(given));
  return Object.fromEntries(
    (found?.figures ?? []).flatMap(({ name, value }) => ((value ?? 0) === 0 ? [] : [[name, value!]])),
  );
}

const needed = (more: Partial<Needed>): Partial<MaracFacts> => ({
  needed: [{ id: 'N-1', caseRef: 'K-1', agency: 'Test Housing', ...more }],
});

const conflict = (more: Partial<Conflict>): Partial<MaracFacts> => ({
  conflicts: [{ id: 'X-1', caseRef: 'K-1', ...more }],
});
const LIFTED = { liftedOn: day('2026-09-01'), liftedBy: 'A Chair', liftedSecondBy: 'B Manager' };

describe('an agency is expected', () => {
  test.each<readonly [string, Given, number]>([
    ['when it searches all cases', {}, 1],
    ['not when it searches only those that name it', { agency: { searchesAll: false } }, 0],
    ['when it takes part in a case', { agency: { searchesAll: false }, marac: needed({ level: 'takesPart' }) }, 1],
    ['when it sees all of a case', { agency: { searchesAll: false }, marac: needed({ level: 'seesAll' }) }, 1],
    ['when it is wanted in the room', { agency: { searchesAll: false }, marac: needed({ inTheRoom: true }) }, 1],
    ['when it presents', { agency: { searchesAll: false }, marac: needed({ presents: true }) }, 1],
    [
      'not when it only searches for a case',
      { agency: { searchesAll: false }, marac: needed({ level: 'searches' }) },
      0,
    ],
    ['not when it only acts', { agency: { searchesAll: false }, marac: needed({ level: 'acts' }) }, 0],
    ['not before it works here', { agency: { activeFrom: day('2026-09-09') } }, 0],
    ['on its first day', { agency: { activeFrom: ON } }, 1],
    ['on its last day', { agency: { activeTo: ON } }, 1],
    ['not after it', { agency: { activeTo: day('2026-09-07') } }, 0],
    ['not without anybody on Contacts', { contact: { agency: 'G-9' } }, 0],
    ['not when its contact is for another MARAC', { contact: { marac: 'brent' } }, 0],
    ['when its contact is for this one', { contact: { marac: 'ealing' } }, 1],
    ['not when it is the team', { agency: { kind: 'maracTeam' } }, 0],
    ['not at a meeting without cases', { marac: { listings: [] } }, 0],
    ['not at an emergency meeting that does not name it', { meeting: { kind: 'emergency' } }, 0],
    [
      'at an emergency meeting that names it',
      {
        meeting: { kind: 'emergency' },
        marac: { attendance: [{ id: 'AT-1', meeting: 'M-1', agency: 'Test Housing' }] },
      },
      1,
    ],
    [
      'not at an emergency meeting at which it only observes',
      {
        meeting: { kind: 'emergency' },
        marac: { attendance: [{ id: 'AT-1', meeting: 'M-1', agency: 'Test Housing', observer: true }] },
      },
      0,
    ],
    ['not for a case from which a conflict keeps it', { marac: conflict({ agency: 'Test Housing' }) }, 0],
    ['not for one from which a conflict keeps its only contact', { marac: conflict({ contact: 'C-1' }) }, 0],
    ['where its own contact is excepted', { marac: conflict({ agency: 'G-1', exceptContact: 'C-1' }) }, 1],
    ['where the conflict is about another agency', { marac: conflict({ agency: 'G-9' }) }, 1],
    ['where two people have lifted it', { marac: conflict({ agency: 'G-1', ...LIFTED }) }, 1],
    ['not where one person lifted it', { marac: conflict({ agency: 'G-1', ...LIFTED, liftedSecondBy: 'A Chair' }) }, 0],
    [
      'for the case beside it',
      {
        marac: {
          ...conflict({ agency: 'G-1' }),
          listings: [
            { id: 'L-1', meeting: 'M-1', caseRef: 'K-1', outcome: 'actionPlan' },
            { id: 'L-2', meeting: 'M-1', caseRef: 'K-2', outcome: 'actionPlan' },
          ],
        },
      },
      1,
    ],
    ['not on the day before the meeting, whatever outcome is typed', { now: '2026-09-07T09:00' }, 0],
    ['on the day of the meeting', { now: '2026-09-08T09:00' }, 1],
    ['not by a restricted case', { marac: { restrictedCases: new Set(['K-1']) } }, 0],
  ])('%s', (_, given, expected) => {
    expect(figures(given)['expected'] ?? 0).toBe(expected);
  });
});

const row = (id: string, more: Partial<Attendance>): Attendance => ({ id, meeting: 'M-1', agency: 'G-1', ...more });

describe('how it was there', () => {
  test.each<readonly [string, readonly Attendance[], boolean, string | undefined]>([
    ['present', [row('a', { came: 'present' })], true, 'present'],
    ['present, also where it was not asked', [row('a', { came: 'present' })], false, 'present'],
    ['a substitute', [row('a', { came: 'substitute' })], true, 'substitute'],
    ['apologies with information', [row('a', { came: 'apologiesWithInformation' })], true, 'written'],
    ['absent, with written information', [row('a', { came: 'absent', informationReceivedOn: ON })], true, 'written'],
    ['apologies without information', [row('a', { came: 'apologiesWithoutInformation' })], true, 'absent'],
    ['absent', [row('a', { came: 'absent' })], true, 'absent'],
    ['absent, and never asked', [row('a', { came: 'absent' })], false, 'notAsked'],
    ['of two rows the better', [row('a', { came: 'absent' }), row('b', { came: 'substitute' })], true, 'substitute'],
    ['an observer is not the agency', [row('a', { came: 'observer' })], true, undefined],
    ['nothing typed is not recorded', [row('a', {})], true, undefined],
    ['no row is not recorded', [], true, undefined],
  ])('%s', (_, attendance, asked, presence) => {
    const ground = groundFor({ marac: { attendance }, asked });
    const [found] = accountabilityOf(ground);
    const there = ['present', 'substitute', 'written', 'absent', 'notAsked'];
    const figure = (name: string) => found?.figures.find((each) => each.name === name);
    expect(there.filter((name) => figure(name)?.value === 1)).toEqual(presence === undefined ? [] : [presence]);
    expect(figure('absent')?.value).toBe(presence === undefined ? undefined : presence === 'absent' ? 1 : 0);
    expect(figure('absent')?.notKnown).toBe(presence === undefined ? 1 : 0);
  });
});

// The agenda of a monthly meeting on Tuesday 8 September is due three working days before: on Thursday 3.
const answer = (more: Partial<Research>): Partial<MaracFacts> => ({
  research: [{ id: 'RS-1', meeting: 'M-1', caseRef: 'K-1', agency: 'Test Housing', ...more }],
});

describe('research', () => {
  test.each<readonly [string, Partial<MaracFacts>, Readonly<Record<string, number>>]>([
    [
      'on the last day is in time',
      answer({ known: 'yes', answeredOn: day('2026-09-03') }),
      { researchOnTime: 1, researchDays: 7 },
    ],
    [
      'the day after is late',
      answer({ known: 'yes', answeredOn: day('2026-09-04') }),
      { researchLate: 1, researchDays: 8 },
    ],
    [
      'marked as late is late',
      answer({ nil: true, late: true, answeredOn: day('2026-09-01') }),
      { researchLate: 1, researchDays: 5 },
    ],
    [
      'a nil return is an answer',
      answer({ nil: true, answeredOn: day('2026-09-01') }),
      { researchOnTime: 1, researchDays: 5 },
    ],
    ['by phone is an answer, and without a day not known', answer({ verbal: true }), {}],
    ['a row without an answer is none', answer({ answeredBy: 'Rita' }), { researchNever: 1 }],
    ['no row is none', {}, { researchNever: 1 }],
  ])('%s', (_, marac, wanted) => {
    const { expected: _expected, ...found } = figures({ marac });
    expect(found).toEqual({ researchAsked: 1, ...wanted });
  });

  test('of two rows the one with an answer counts', () => {
    const about = { meeting: 'M-1', caseRef: 'K-1', agency: 'Test Housing' };
    const research: readonly Research[] = [
      { id: 'RS-1', ...about },
      { id: 'RS-2', ...about, nil: true, late: true },
    ];
    expect(figures({ marac: { research } })['researchLate']).toBe(1);
  });

  test('is never said to be missing where it was not asked for', () => {
    expect(figures({ asked: false })).toEqual({ expected: 1 });
  });

  test('is waited for until its day is over: the day of the meeting, where the agenda goes on it', () => {
    const marac = { rules: openRules([{ id: 'S-1', setting: 'agendaDays', value: '0' }]) };
    expect(figures({ now: '2026-09-08T23:00', marac })).toMatchObject({ researchAsked: 1, researchWaiting: 1 });
    expect(figures({ now: '2026-09-09T00:00', marac })['researchNever']).toBe(1);
  });

  test('is not asked about a case from which a conflict keeps the agency, also where its list had left before', () => {
    expect(figures({ marac: conflict({ agency: 'G-1' }) })).toEqual({});
  });
});

test.each<readonly [Partial<Action>, string]>([
  [{ status: 'completed', due: day('2026-09-20'), doneOn: day('2026-09-20') }, 'onTime'],
  [{ status: 'completed', due: day('2026-09-20'), doneOn: day('2026-09-21') }, 'late'],
  [{ status: 'completed', due: day('2026-09-20') }, 'undated'],
  [{ status: 'completed', doneOn: day('2026-09-20') }, 'undated'],
  [{ status: 'completed', immediate: true, agreedOn: ON, doneOn: ON }, 'onTime'],
  [{ status: 'completed', due: day('2026-09-20'), newDate: day('2026-09-30'), doneOn: day('2026-09-25') }, 'late'],
  [{ doneAtMeeting: true, doneOn: ON }, 'onTime'],
  [{ doneAtMeeting: true }, 'open'],
  [{}, 'open'],
  [{ status: 'inProgress' }, 'open'],
  [{ status: 'notDone' }, 'notDone'],
  [{ status: 'notPossibleCircumstances' }, 'notPossible'],
  [{ status: 'superseded' }, 'superseded'],
])('an action %j is %s', (action, outcome) => {
  expect(outcomeOf({ id: 'A-1', agency: 'G-1', ...action })).toBe(outcome);
});

test.each([
  ['2026-09-20', '2026-09-20', false],
  ['2026-09-20', '2026-09-21', true],
])('an open action due on %s is overdue on %s: %s', (due, on, is) => {
  expect(isOverdue({ id: 'A-1', agency: 'G-1', due: day(due) }, day(on))).toBe(is);
});

const action = (id: string, more: Partial<Action>): Action => ({ id, agency: 'Test Housing', ...more });

test('actions without a meeting belong to the day they were agreed, and restricted ones are left out', () => {
  const actions = [
    action('A-1', { meeting: 'M-1', caseRef: 'K-1' }),
    action('A-2', { agreedOn: day('2026-09-30') }),
    action('A-3', { agreedOn: day('2026-10-01') }),
    action('A-4', {}),
    action('A-5', { meeting: 'M-1', caseRef: 'K-2' }),
    action('A-6', { meeting: 'M-1', agency: 'Another' }),
  ];
  expect(figures({ marac: { actions, restrictedCases: new Set(['K-2']) } })['actions']).toBe(2);
});

const seen = (given: Given): readonly (number | undefined)[] =>
  coreMeasures.map((measure) => figureOf(measure, groundFor(given)).value);

test.each<readonly [string, Partial<Agency>, number]>([
  ['of a kind that coreMembers names', {}, 1],
  ['of such a kind, though it searches only for those that name it', { searchesAll: false }, 1],
  ['not of another kind, though it searches all cases', { kind: 'fire' }, 0],
])('a core member is an agency %s', (_, agency, of) => {
  expect(coreMeasures.map((measure) => figureOf(measure, groundFor({ agency })).ofCount)).toEqual([of, of, of]);
});

test.each([
  ['2026-09-29', 0],
  ['2026-09-30', 0],
  ['2026-10-01', 1],
])('core members are those of the last day of the time: other kinds from %s leave %i', (fromDate, of) => {
  const rules = openRules([{ id: 'S-AAAA22', setting: 'coreMembers', value: 'police', fromDate: day(fromDate) }]);
  expect(figureOf(coreMeasures[0]!, groundFor({ marac: { rules } })).ofCount).toBe(of);
});

test('core members: new, gone, and asked and never there', () => {
  const attendance: readonly Attendance[] = [{ id: 'AT-1', meeting: 'M-1', agency: 'G-1', came: 'absent' }];
  expect(seen({ marac: { attendance } })).toEqual([0, 0, 1]);
  expect(seen({ marac: { attendance }, asked: false })).toEqual([0, 0, 0]);
  expect(seen({})).toEqual([0, 0, undefined]);
  expect(seen({ agency: { activeFrom: day('2026-07-01'), activeTo: day('2026-09-30') } }).slice(0, 2)).toEqual([1, 1]);
  expect(seen({ agency: { activeFrom: day('2026-09-30') } }).slice(0, 2)).toEqual([1, 0]);
  expect(seen({ agency: { activeTo: day('2026-07-01') } }).slice(0, 2)).toEqual([0, 1]);
  expect(seen({ agency: { activeFrom: day('2026-06-30'), activeTo: day('2026-10-01') } }).slice(0, 2)).toEqual([0, 0]);
});
