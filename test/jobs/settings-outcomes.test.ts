// Every setting changes something: one reading of a small MARAC in the middle of its month, looked at once with the setting as it is without a row and
// once with another value. All people and cases are made up.
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Facts, MaracFacts } from '../../src/domain/plan/facts.ts';
import { dayOf, localTime, type LocalTime } from '../../src/domain/time/day.ts';
import { findMatches } from '../../src/domain/cases/find-matches.ts';
import { listedAt } from '../../src/domain/meeting/meetings.ts';
import { findDueReport } from '../../src/domain/figures/drafted/due-reports.ts';
import { viewTerms } from '../../src/domain/papers/terms-of-reference/terms-view.ts';
import { replayThreshold } from '../../src/domain/referral/replay-threshold.ts';
import { openRules } from '../../src/domain/settings/rules.ts';
import { SETTINGS, type SettingName } from '../../src/domain/settings/settings.ts';
import { gatherToday } from '../../src/jobs/views/today/gather-today.ts';
import { JOBS } from '../../src/jobs/engine/job-list.ts';
import { maracPlanContexts } from '../../src/domain/plan/plan-context.ts';
import { makePlan } from '../../src/jobs/engine/make-plan.ts';
import { computedColumnChanges } from '../../src/jobs/views/computed/computed-columns.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { requestFor } from '../../src/jobs/agenda/order-meeting.ts';
import { undoUntil } from '../../src/jobs/views/describe-state.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { addContact, AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { gatherAll } from '../../src/domain/figures/ground.ts';
import { periodOf } from '../../src/domain/figures/period.ts';
import { makeReturn } from '../../src/domain/figures/return/quarterly-return.ts';
import type { Reading } from '../../src/jobs/reading/reading.ts';

/** Another value of each setting; every one of them is written down here, or this does not compile. */
const OTHER: Readonly<Record<SettingName, string>> = {
  nation: 'scotland',
  cadence: 'weekly',
  closeDays: '9',
  listDays: '7',
  chaseDays: '5',
  agendaDays: '2',
  actionsDays: '2',
  minutesDays: '4',
  historyAfterDays: '3',
  visibleHighMin: '20',
  escalationEvents: '2',
  repeatMonths: '1',
  repeatAnchor: 'lastHeard',
  repeatScope: 'thisMarac',
  repeatBehaviour: 'criminalOnly',
  honourBasedCounts: 'yes',
  managerSignOff: 'yes',
  policeContactQuestion: 'yes',
  transferCountsAsRepeat: 'yes',
  areaPostcodes: 'HA1',
  minutesPerCase: '20',
  warnCases: '1',
  maxWaitDays: '5',
  disclosureDays: '14',
  keepMonths: '60',
  flagMonths: '0',
  safeContactDays: '30',
  referralsCloseAt: '10:00',
  jobHour: '07:00',
  workFrom: '10:00',
  workTo: '16:00',
  undoMinutes: '45',
  wordTogetherMinutes: '10',
  idvaAckHours: '2',
  dueSoonDays: '8',
  deputyAfterDays: '1',
  managerAfterDays: '3',
  digestWeekday: '4',
  releaseOff: 'agenda; list-and-request; actions; minutes',
  sending: 'off',
  answerSheetAs: 'Word',
  dutyNumber: '020 7946 0999',
  likely: '99',
  possible: '100',
  womenInArea: '130000',
  termsOfReference: '3',
  sharingProtocol: '2',
  operatingProtocol: '2',
  reviewMonths: '24',
  coreMembers: 'police; idva',
  reports: 'both',
  returnDueDays: '14',
  relistedCounts: 'yes',
  joinedReferral: 'first',
};

const MOMENTS = [
  '2027-03-01T14:20',
  '2027-03-02T09:00',
  '2027-03-04T07:30',
  '2027-03-04T11:00',
  '2027-03-05T12:30',
  '2027-03-09T09:00',
  '2027-03-10T09:00',
  '2027-03-11T07:30',
  '2027-03-12T09:00',
  '2027-03-17T09:00',
  '2027-03-18T09:00',
  '2027-03-19T09:00',
  '2027-03-22T09:00',
  '2027-03-29T09:00',
] as const;

let desk: TestDesk;
let reading: Reading;
beforeAll(async () => {
  desk = openTestDesk({ maracs: ['ealing', 'harrow'] });
  for (const { book } of desk.maracs)
    typeSmallMarac(book, {
      listReady: true,
      listReadyBy: 'Cora Coordinata',
      agendaReady: true,
      agendaReadyBy: 'Cora Coordinata',
      minutesReady: true,
      minutesReadyBy: 'Cora Coordinata',
    });
  const { book } = desk;
  addContact(book, 'C-TMMM22', AGENCY.team, 'manager', 'Mara Managerwell');
  book.edit('agencies', AGENCY.housing, { searchesByAddress: true });
  const pair = { surname: 'Oldwell', perp1Surname: 'Badmann', incidentOn: '2027-01-18', criminal: 'no' };
  typeReferral(book, 'R-AAAA22', {
    ...pair,
    receivedAt: '2027-01-20T10:00',
    referredOn: '2027-01-20',
    landlord: AGENCY.housing,
    eventsIn12Months: 2,
    honourBased: 'yes',
  });
  typeReferral(book, 'R-BBBB22', { referrerAgency: AGENCY.health, receivedAt: '2027-03-01T11:00' });
  typeReferral(book, 'R-DDDD22', { channel: 'transfer', q1: 'no', q2: 'no', q3: 'no', q4: 'no', judgement: '' });
  await desk.tick('2027-03-01T12:00');
  // A second referral about the pair, and one at another MARAC; nobody has decided yet.
  typeReferral(book, 'R-CCCC22', {
    ...pair,
    incidentOn: '2027-02-27',
    receivedAt: '2027-03-01T13:00',
    decision: undefined,
    decidedOn: undefined,
  });
  typeReferral(desk.maracs[1]!.book, 'R-HHHH22', { ...pair, incidentOn: '2027-02-01' });
  const ref = caseOf(desk, 'R-AAAA22');
  const act = { caseRef: ref, agency: AGENCY.housing, text: 'Fit a lock', meeting: 'M-PAST22', agreedOn: '2026-06-16' };
  book.type('actions', { ...act, due: '2027-02-26', status: 'open' }, { id: 'A-AAAA22' });
  book.type('actions', { ...act, due: '2027-03-26', status: 'open' }, { id: 'A-BBBB22' });
  book.type(
    'needed',
    { caseRef: ref, agency: AGENCY.housing, level: 'takesPart', inTheRoom: true },
    { id: 'N-ZZZZ22' },
  );
  book.type(
    'disclosures',
    { meeting: MEETING, subject: 'Saul Subjectson', route: 'ask', receivedOn: '2027-03-01' },
    { id: 'DR-AAAA22' },
  );
  // Heard before, and word to the same referrer that waits when a last referral comes.
  book.type('meetings', { on: '2026-06-16', start: '09:30', kind: 'ordinary', state: 'closed' }, { id: 'M-PAST22' });
  book.type('list', { meeting: 'M-PAST22', caseRef: ref, outcome: 'actionPlan' }, { id: 'L-PAST22' });
  typeReferral(book, 'R-FFFF22', { receivedAt: '2027-03-01T13:50' });
  await desk.tick('2027-03-01T14:00');
  typeReferral(book, 'R-GGGG22', { surname: 'Oldwell', forenames: 'Maria', phone: undefined, address: '9 Far Street' });
  typeReferral(book, 'R-JJJJ22', {
    surname: 'Oldwel',
    birthDate: '1991-02-03',
    phone: undefined,
    address: '8 Far Street',
  });
  book.edit('contacts', CONTACT.coordinator, { phone: undefined });
  typeReferral(book, 'R-EEEE22', { receivedAt: '2027-03-01T14:15' });
  reading = await readFacts(desk.desk, false);
});
afterAll(() => desk.close());

/** As text, with what stands in maps. */
const text = (value: unknown): string =>
  JSON.stringify(value, (_, one: unknown) => (one instanceof Map ? [...one] : one));

/** The facts of the reading under other rules. */
function factsUnder(rows: Parameters<typeof openRules>[0]): Facts {
  const rules = openRules(rows);
  return { ...reading.facts, maracs: reading.facts.maracs.map((marac) => ({ ...marac, rules })) };
}

/** All that is decided of the reading, at some moments, as text: part after part, so that whoever looks for a difference may stop at the first. */
function* outcomesUnder(rows: Parameters<typeof openRules>[0]): Generator<readonly string[]> {
  const facts = factsUnder(rows);
  const marac = facts.maracs[0] as MaracFacts;
  yield [
    text(replayThreshold(marac, new Map(), dayOf(localTime(MOMENTS[0])))),
    String(undoUntil(marac, { offeredAt: localTime('2027-03-01T16:00') })),
    text(viewTerms({ facts, marac, today: dayOf(localTime(MOMENTS[0])) })),
  ];
  yield [
    text(
      facts.maracs.flatMap((one) =>
        one.referrals.map((each) => findMatches(facts, one, each, dayOf(localTime('2027-03-29T09:00')), true)),
      ),
    ),
  ];
  const asked = openRules([...rows, { id: 'S-BBBB22', setting: 'reports', value: 'quarterly' }]);
  yield [text(returnOf(facts, marac)), text(findDueReport(asked, 'quarterly', dayOf(localTime('2027-04-06T09:00'))))];
  for (const time of MOMENTS) yield outcomeAt(facts, localTime(time));
}

/** The return of a time in which a case of two agencies was discussed, and again without a new referral. */
function returnOf(facts: Facts, marac: MaracFacts): readonly (number | undefined)[] {
  const caseRef = caseOf(desk, 'R-AAAA22');
  const discussed = (meeting: string): MaracFacts['listings'][number] => ({
    id: `L-${meeting}`,
    meeting,
    caseRef,
    outcome: 'actionPlan',
  });
  const of: MaracFacts = {
    ...marac,
    meetings: [
      { id: 'M-FIRST', on: dayOf(localTime('2027-02-02T09:00')) },
      { id: 'M-AGAIN', on: dayOf(localTime('2027-02-16T09:00')) },
    ],
    listings: [discussed('M-FIRST'), discussed('M-AGAIN')],
    referrals: [
      ...marac.referrals,
      {
        id: 'R-ZZZZ22',
        decision: 'join',
        matchCase: caseRef,
        referrerAgency: AGENCY.health,
        receivedAt: localTime('2027-01-25T10:00'),
      },
    ],
  };
  const period = periodOf(dayOf(localTime('2027-02-01T09:00')), dayOf(localTime('2027-02-28T09:00')));
  const gathered = gatherAll({ ...facts, maracs: [of] }, localTime('2027-03-29T09:00'));
  return makeReturn(gathered, { maracs: [of], period }).sum.map(({ value }) => value);
}

function outcomeAt(facts: Facts, now: LocalTime): readonly string[] {
  const plan = makePlan(desk.desk, facts, JOBS, now);
  const marac = facts.maracs[0] as MaracFacts;
  const [round] = maracPlanContexts({ facts, access: plan.access, now, today: dayOf(now) }, ['list']);
  const meeting = marac.meetings.find((one) => one.id === MEETING)!;
  return [
    ...plan.wanted.map(({ effect }) => text(effect)),
    text(plan.access.maracs.map((one) => one.sendingOff)),
    text(gatherToday(facts, plan, [], now)),
    text(computedColumnChanges(facts, plan.access, marac, reading.maracs[0]!)),
    text(requestFor(round!, meeting, listedAt(marac, MEETING))),
  ];
}

describe('every setting changes something that is decided', () => {
  const usual: (readonly string[])[] = [];
  const asUsual = outcomesUnder([]);

  function everyOutcomeIsUsual(rows: Parameters<typeof openRules>[0]): boolean {
    let at = 0;
    for (const outcome of outcomesUnder(rows)) {
      if (usual.length <= at) usual.push(asUsual.next().value as readonly string[]);
      if (text(outcome) !== text(usual[at])) return false;
      at += 1;
    }
    return true;
  }

  test.each(Object.keys(SETTINGS) as SettingName[])('F43: %s', (setting) => {
    expect(everyOutcomeIsUsual([{ id: 'S-AAAA22', setting, value: OTHER[setting] }])).toBe(false);
  });

  test('and the same rules twice change nothing', () => {
    expect(everyOutcomeIsUsual([])).toBe(true);
  });

  test.each([
    ['canaryCases', 'K-AAAA22'],
    ['Waiting weights', 'Test Housing 3'],
    ['heardTogether', 'Test Housing'],
    ['escalationMonths', '6'],
  ])('but not a row of an earlier version: %s', (setting, value) => {
    expect(everyOutcomeIsUsual([{ id: 'S-AAAA22', setting, value }])).toBe(true);
  });
});

test('F43: days of the cycle that do not follow one another count for nothing, and Checks names the row', async () => {
  desk.book.type('settings', { setting: 'chaseDays', value: '2' }, { id: 'S-CCCC22' });
  desk.book.type('settings', { setting: 'workTo', value: '08:00' }, { id: 'S-DDDD22' });
  const retired = { canaryCases: 'K-AAAA22', waitingWeights: 'Test Housing 3', heardTogether: 'Test Housing' };
  for (const [at, [setting, value]] of Object.entries({ ...retired, escalationMonths: '6' }).entries())
    desk.book.type('settings', { setting, value }, { id: `S-${'EFGH'.charAt(at).repeat(4)}22` });
  const report = await desk.run('2027-03-02T09:00');
  expect(desk.book.text('meetings', MEETING, 'chaseDue'), 'the day of a monthly meeting').toBe('2027-03-10');
  const told = report.problems.filter((one) => one.table === 'settings').map((one) => [one.code, one.size, one.rowId]);
  expect(told).toContainEqual(['setting.at-odds', 'row', 'S-CCCC22']);
  expect(
    told.filter(([code]) => code !== 'setting.at-odds'),
    'settings of earlier versions stop nothing',
  ).toEqual(['E', 'F', 'G', 'H'].map((letter) => ['setting.retired', 'note', `S-${letter.repeat(4)}22`]));
  desk.book.edit('settings', 'S-CCCC22', { value: '6' });
  await desk.run('2027-03-02T09:10');
  expect(desk.book.text('meetings', MEETING, 'chaseDue')).toBe('2027-03-08');
});
