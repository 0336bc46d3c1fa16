// One month of a small MARAC, looked at duty by duty of a coordinator's job description (J) and section by section of the terms of reference (T).
// Lived once; what has a journey of its own elsewhere is not repeated. Everybody is made up.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherStatistics, cellsOf, findCell } from '../../src/domain/figures/statistics.ts';
import { findQuarter } from '../../src/domain/figures/period.ts';
import { assess } from '../../src/domain/referral/threshold.ts';
import { openRules } from '../../src/domain/settings/rules.ts';
import { deadlinesOf } from '../../src/domain/time/calendar.ts';
import { day, localTime } from '../../src/domain/time/day.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { openTestDesk, type Delivered, type TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { everythingIn, letGo, sendAgenda, sendList, sendMinutes, sendSheets, shownTo, whom } from './steps.ts';

const NEXT = 'M-BBBB22';
const SHARED = 'Two calls to the address in February.';
let desk: TestDesk;
/** What left at each step. */
const sent: Record<string, readonly Delivered[]> = {};
/** Today, as it was then. */
const today: Record<string, readonly string[]> = {};
let first = '';

const linesNow = async (): Promise<readonly string[]> => (await desk.today()).map(({ what }) => what);

beforeAll(async () => {
  desk = openTestDesk();
  const { book } = desk;
  typeSmallMarac(book);
  book.type(
    'meetings',
    { on: '2027-04-13', start: '09:30', end: '12:30', kind: 'ordinary', chair: CONTACT.chair },
    { id: NEXT },
  );
  typeReferral(book, 'R-AAAA22', { landlord: AGENCY.housing, risksToOthers: 'Her sister lives next door.' });
  typeReferral(book, 'R-BBBB22', { birthDate: '1979-02-03', q15: 'no', referrerAgency: AGENCY.health });
  sent['referral'] = await letGo(desk, '2027-03-01T09:20');
  first = caseOf(desk, 'R-AAAA22');
  sent['list'] = await sendList(desk);
  book.type(
    'research',
    { meeting: MEETING, caseRef: first, agency: AGENCY.police, known: 'yes', shared: SHARED, answeredOn: '2027-03-08' },
    { id: 'RS-AAAA22' },
  );
  book.type(
    'disclosures',
    { meeting: MEETING, applicant: 'A sister', subject: 'Saul Subjectson', receivedOn: '2027-03-02', route: 'ask' },
    { id: 'DR-AAAA22' },
  );
  today['agenda'] = (await desk.run('2027-03-11T09:00'), await linesNow());
  sent['agenda'] = await sendAgenda(desk);
  for (const { id = '' } of book.rows('list'))
    book.edit('list', id, { outcome: 'actionPlan', risksToOthers: 'Her neighbours too.' });
  book.type('attendance', { meeting: MEETING, agency: AGENCY.health, came: 'present' }, { id: 'AT-EAAA22' });
  book.type('attendance', { meeting: MEETING, agency: AGENCY.housing, came: 'absent' }, { id: 'AT-HAAA22' });
  for (const [id, agency, text] of [
    ['A-AAAA22', AGENCY.housing, 'Change the locks'],
    ['A-BBBB22', AGENCY.police, 'Put a marker on the address'],
  ] as const)
    book.type(
      'actions',
      { meeting: MEETING, caseRef: first, text, agency, agreedOn: '2027-03-16', due: '2027-03-19', status: 'open' },
      { id },
    );
  sent['sheets'] = await sendSheets(desk);
  sent['minutes'] = await sendMinutes(desk);
  book.edit('actions', 'A-BBBB22', { status: 'completed', doneOn: '2027-03-19' });
  sent['reminder'] = [...(await letGo(desk, '2027-03-22T08:35')), ...(await desk.tick('2027-03-22T10:00'))];
  // The same people again, three weeks on.
  typeReferral(book, 'R-CCCC22', {
    receivedAt: '2027-03-23T09:15',
    referredOn: '2027-03-23',
    surname: 'VictimsenAAAA22',
    perp1Surname: 'PerpovAAAA22',
    decision: '',
    decidedBy: '',
    decidedOn: '',
    incident: 'He came back.',
    incidentDate: '2027-03-22',
  });
  await desk.run('2027-03-23T09:20');
  today['repeat'] = await linesNow();
  book.edit('referrals', 'R-CCCC22', {
    matchAnswer: 'repeat',
    matchCase: first,
    matchAnsweredBy: 'Cora Coordinata',
    decision: 'accept',
    decidedBy: 'Cora Coordinata',
    decidedOn: '2027-03-23',
  });
  await letGo(desk, '2027-03-23T10:00');
  book.edit('meetings', NEXT, { listReady: true, listReadyBy: 'Cora Coordinata' });
  await letGo(desk, '2027-04-01T13:00');
  book.edit('meetings', NEXT, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
  sent['next agenda'] = await letGo(desk, '2027-04-08T09:30');
  today['late'] = await linesNow();
}, 120_000);
afterAll(() => desk.close());

const said = (step: string, contact: string, part: string): string => shownTo(sent[step] ?? [], contact, part);

const textOf = (step: string): string => (sent[step] ?? []).map(everythingIn).join('\n');

const figure = async (name: string): Promise<number | undefined> => {
  const { facts } = await readFacts(desk.desk, false);
  const period = findQuarter('2027-Q1');
  if (period === undefined) throw new Error('There is no such quarter.');
  const cells = cellsOf(gatherStatistics(facts, localTime('2027-04-08T09:30'), { maracs: facts.maracs, period }));
  return findCell(cells, name)?.figure.value;
};

test('J1: the line of the threshold is a setting with a day, and the volume is counted and forecast', async () => {
  const { facts } = await readFacts(desk.desk, false);
  const referral = facts.maracs[0]?.referrals.find(({ id }) => id === 'R-BBBB22');
  const at = (line: string): string =>
    assess(
      referral ?? {},
      openRules([{ id: 'S-AAAA22', setting: 'visibleHighMin', value: line, fromDate: day('2027-03-02') }]),
      day('2027-03-02'),
      false,
    ).proposal;
  expect(['13', '14', '15'].map(at)).toEqual(['accept', 'accept', 'belowThreshold']);
  expect(await figure('return/discussed')).toBe(2);
  expect(await figure(`forecast/ealing/${NEXT}/listed`)).toBe(1);
});

test('J3: every referral is held against the same criteria, whoever sent it', () => {
  for (const [id, score] of [
    ['R-AAAA22', 15],
    ['R-BBBB22', 14],
    ['R-CCCC22', 15],
  ] as const)
    expect(desk.book.text('referrals', id, 'criteriaMet')).toContain(`Visible high risk: ${score} yes answers`);
});

test('J7: the agenda has a time for each case, and each agency its own cases with who is in the room', () => {
  const health = said('agenda', CONTACT.health, '/agenda/');
  expect(health).toMatch(/09:40 .*VictimsenBBBB22/);
  expect(health).not.toContain('VictimsenAAAA22');
  expect(said('agenda', CONTACT.chair, '/chair/')).toMatch(
    /09:40 1 Anna VictimsenBBBB22 .* Test Health, Test IDVA Service, Test Police 09:52 2 Anna VictimsenAAAA22/,
  );
});

test('J8: the minutes go as the chair approved them, on a release, to who took part in a case and to no other', () => {
  expect(whom(sent['minutes'] ?? [], `/minutes/${MEETING}/C-`)).toEqual(
    [CONTACT.health, CONTACT.housing, CONTACT.police].toSorted(),
  );
  expect(said('minutes', CONTACT.health, '/minutes/')).not.toContain('VictimsenAAAA22');
  expect(said('minutes', CONTACT.police, '/minutes/')).toMatch(/Approved By Charis Chairman, 18 March 2027/);
});

test('J9, T4: who is late with an action is reminded, then the deputy, then the team manager, and the next chair’s papers say it', () => {
  expect(whom(sent['reminder'] ?? [], 'register/follow-up/')).toEqual([CONTACT.housing]);
  expect(whom(sent['next agenda'] ?? [], 'register/follow-up-')).toEqual([
    CONTACT.housingDeputy,
    CONTACT.housingManager,
  ]);
  expect(said('next agenda', CONTACT.chair, '/chair/')).toContain('Test Housing: 1 action, 12 working days late');
  expect(today['late']?.join('\n')).toContain('ring the agency and type “Phone call made on”');
});

test('J10: how a victim is reached stands in the restricted workbook alone, and no subject and no file name names anybody', () => {
  const rows = desk.book.rows('safeContacts');
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.every(({ file }) => file === 'restricted')).toBe(true);
  const outside = Object.values(sent)
    .flat()
    .flatMap(({ mail }) => [mail.subject ?? '', ...mail.attachments.map(({ filename }) => String(filename))]);
  expect(outside.length).toBeGreaterThan(40);
  expect(outside.join('\n')).not.toMatch(/Victimsen|Perpov|Anna|Boris/);
});

test('J11: the quarter is counted from the rows: cases, actions, attendance', async () => {
  expect(await figure('return/discussed')).toBe(2);
  expect(await figure(`agency/${AGENCY.police}/actionsOnTime`)).toBe(1);
});

test('T6: each agency is told apart: who came, who did not, whose action is open', async () => {
  expect(await figure(`agency/${AGENCY.health}/present`)).toBe(1);
  expect(await figure(`agency/${AGENCY.housing}/absent`)).toBe(1);
  expect(await figure(`agency/${AGENCY.housing}/actionsOpen`)).toBe(1);
});

test('J13: the chair’s papers begin with conflicts, who is most at risk, who has not answered, and what is overdue', () => {
  expect(said('agenda', CONTACT.chair, '/chair/')).toMatch(
    /Conflicts to manage .*Most at risk .*Anna VictimsenAAAA22 score 15.*Who is missing, and where it matters .*No answer yet whether they come: Test Children’s Services, Test Health, Test Housing, Test Police\. Overdue actions No action is overdue\. Running order/s,
  );
});

test('T1: what an agency shares in writing is read by who takes part in the case, and by nobody who only searches', () => {
  for (const contact of [CONTACT.chair, CONTACT.duty]) expect(said('agenda', contact, '/agenda/')).toContain(SHARED);
  expect(shownTo(desk.delivered, CONTACT.children)).not.toContain(SHARED);
  expect(shownTo(desk.delivered, CONTACT.health)).not.toContain(SHARED);
});

test('T2: a risk to others is on the IDVA’s papers as it was referred, and in the minutes as the meeting saw it', () => {
  expect(said('agenda', CONTACT.duty, '/idva/')).toMatch(/Risks to others .*Her sister lives next door\./);
  expect(said('minutes', CONTACT.police, '/minutes/')).toMatch(/Risks to others Her neighbours too\./);
});

test('T3: the plan of a case is one: each agency of it reads all its actions, and its own sheet has its own', () => {
  for (const contact of [CONTACT.housing, CONTACT.police])
    expect(said('minutes', contact, '/minutes/')).toMatch(/Change the locks.*Put a marker on the address/s);
  expect(said('sheets', CONTACT.housing, '/actions/')).toContain('Change the locks');
  expect(said('sheets', CONTACT.housing, '/actions/')).not.toContain('Put a marker');
});

test('T5: the same people again within 12 months are proposed as a repeat with reasons, and listed as one after a person’s answer', () => {
  expect(today['repeat']?.join('\n')).toMatch(
    /Referral R-CCCC22 may belong with case .*A repeat: last referred 2027-03-01, within 12 months/,
  );
  expect(said('next agenda', CONTACT.chair, '/chair/')).toMatch(/Anna VictimsenAAAA22 Repeat, 12 minutes/);
});

test('T7: a request under Clare’s Law is at the end of the police’s agenda, and on nobody’s who is not asked', () => {
  expect(said('agenda', CONTACT.police, '/agenda/')).toMatch(/VictimsenAAAA22.*Saul Subjectson/s);
  expect(said('agenda', CONTACT.health, '/agenda/')).not.toContain('Subjectson');
});

test('T8: how often the MARAC meets sets the days of its cycle', async () => {
  const { facts } = await readFacts(desk.desk, false);
  const meeting = facts.maracs[0]?.meetings.find(({ id }) => id === MEETING);
  if (meeting === undefined) throw new Error('The meeting is gone.');
  const listOf = (cadence: string): string =>
    deadlinesOf(meeting, openRules([{ id: 'S-AAAA22', setting: 'cadence', value: cadence }])).close;
  expect(listOf('monthly')).toBe('2027-03-04T12:00');
  expect(listOf('weekly') > listOf('monthly')).toBe(true);
});

test('T11: the IDVA service hears of a referral at once, reads the whole of its cases, and a silence is an alarm', () => {
  expect(whom(sent['referral'] ?? [], '/idva/')).toEqual([CONTACT.duty, CONTACT.duty]);
  expect(whom(sent['list'] ?? [], '/idva-alarm/')).toEqual([CONTACT.coordinator, CONTACT.coordinator]);
  expect(said('agenda', CONTACT.duty, '/idva/')).toMatch(/VictimsenAAAA22/);
  expect(today['agenda']?.join('\n')).toContain('are not acknowledged by the IDVA service');
});

test('no mail of the month names anybody in its own text', () => {
  for (const step of Object.keys(sent))
    expect((sent[step] ?? []).map(({ mail }) => mail.text ?? '').join('\n')).not.toMatch(/Victimsen|Perpov/);
  expect(textOf('minutes')).toContain('Victimsen');
});

/** `T1 to T3, T5` is T1, T2, T3 and T5. */
function dutiesIn(cell: string): readonly string[] {
  return cell.split(',').flatMap((part) => {
    const [, letter = '', from = '', to = from] = /^\s*([JT])(\d+)(?: to [JT](\d+))?\s*$/.exec(part) ?? [];
    const count = Number(to) - Number(from) + 1;
    return Array.from({ length: Number.isNaN(count) ? 0 : count }, (_, nth) => `${letter}${Number(from) + nth}`);
  });
}

test('every duty J1 to J21 and every section T1 to T16 stands in docs/partnership.md once, and has a test that is named after it', () => {
  const root = path.resolve(import.meta.dirname, '../..');
  const page = readFileSync(path.join(root, 'docs/partnership.md'), 'utf8');
  const table = page.slice(page.indexOf('## Duty by duty'));
  const told = [...table.matchAll(/^\| ([JT][^|]*)\|/gm)].flatMap(([, cell = '']) => dutiesIn(cell));
  const all = [
    ...Array.from({ length: 21 }, (_, nth) => `J${nth + 1}`),
    ...Array.from({ length: 16 }, (_, nth) => `T${nth + 1}`),
  ];
  expect(told.toSorted()).toEqual(all.toSorted());
  const titles = ['test/journeys', 'test/jobs', 'test/jobs/reports'].flatMap((folder) =>
    readdirSync(path.join(root, folder))
      .filter((name) => name.endsWith('.test.ts'))
      .flatMap((name) =>
        [
          ...readFileSync(path.join(root, folder, name), 'utf8').matchAll(/^\s*test\(\s*'((?:[JT]\d+(?:, )?)+):/gm),
        ].flatMap(([, named = '']) => named.split(', ')),
      ),
  );
  expect(all.filter((duty) => !titles.includes(duty))).toEqual([]);
});
