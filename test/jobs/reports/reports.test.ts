// The reports that Settings asks for: drafted once for each reader and time, of whole months and quarters alone. Everybody is made up.
import { afterEach, describe, expect, test } from 'vitest';
import { findDueReport, type ReportKind } from '../../../src/domain/figures/drafted/due-reports.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { day } from '../../../src/domain/time/day.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { addContact, AGENCY, typePastMeeting, typeReferral, typeSmallMarac } from '../../support/small-marac.ts';

const due = (value: string, from: string, kind: ReportKind, on: string): string => {
  const rules = openRules([{ id: 'S-AAAA22', setting: 'reports', value, fromDate: day(from) }]);
  const found = findDueReport(rules, kind, day(on));
  return found === undefined ? '' : `${found.period.name} until ${found.due}`;
};

const row = (setting: string, value: string) => ({ id: `S-${setting}`, setting, value });

describe('which report is wanted on a day', () => {
  test.each<readonly [string, string, string, ReportKind, string, string]>([
    ['no month without the setting', 'none', '2026-01-01', 'monthly', '2027-03-01', ''],
    ['no month of a desk that asks for quarters', 'quarterly', '2026-01-01', 'monthly', '2027-03-01', ''],
    ['no quarter of a desk that asks for months', 'monthly', '2026-01-01', 'quarterly', '2027-04-01', ''],
    [
      'a month of which it was asked for on the first day',
      'monthly',
      '2027-02-01',
      'monthly',
      '2027-03-01',
      '2027-02 until 2027-03-14',
    ],
    ['not one that began the day before', 'monthly', '2027-02-02', 'monthly', '2027-03-01', ''],
    [
      'the month of that day is not over on its last day',
      'both',
      '2026-01-01',
      'monthly',
      '2027-02-28',
      '2027-01 until 2027-02-14',
    ],
    [
      'a quarter of which it was asked for on the first day',
      'both',
      '2027-01-01',
      'quarterly',
      '2027-04-01',
      '2027-Q1 until 2027-04-28',
    ],
    ['not one that began the day before', 'both', '2027-01-02', 'quarterly', '2027-04-01', ''],
    ['the quarter of that day is not over on its last day', 'both', '2027-01-01', 'quarterly', '2027-03-31', ''],
  ])('%s', (_, value, from, kind, on, told) => {
    expect(due(value, from, kind, on)).toBe(told);
  });

  test('without a day under From it holds at once, for what ended last and nothing before', () => {
    const rules = openRules([{ id: 'S-AAAA22', setting: 'reports', value: 'both' }]);
    expect(findDueReport(rules, 'monthly', day('2027-03-01'))?.period.name).toBe('2027-02');
  });

  test('the days until the return is due are a setting', () => {
    const rules = openRules([row('reports', 'quarterly'), row('returnDueDays', '14')]);
    expect(findDueReport(rules, 'quarterly', day('2027-04-02'))?.due).toBe('2027-04-14');
  });
});

describe('a desk that asks for reports', () => {
  let desk: TestDesk;
  afterEach(() => desk.close());

  function begin(value: string, from: string, start: string): TestDesk['book'] {
    desk = openTestDesk({ start });
    typeSmallMarac(desk.book);
    typePastMeeting(desk.book);
    if (value !== '') desk.book.type('settings', { setting: 'reports', value, fromDate: from }, { id: 'S-RRRR22' });
    return desk.book;
  }
  const manager = (): void => addContact(desk.book, 'C-MMMM22', AGENCY.team, 'manager', 'Mara Managerwell');
  const group = (): void => addContact(desk.book, 'C-SSSS22', AGENCY.housing, 'steeringGroup', 'Stella Steerwell');
  const drafted = async (): Promise<readonly string[]> =>
    (await desk.ledger.messages()).filter(({ job }) => job === 'reports').map(({ key, state }) => `${key} ${state}`);
  const lines = async (): Promise<readonly string[]> =>
    (await desk.today()).filter(({ id }) => id.startsWith('report/')).map(({ what }) => what);

  test('J19: the month goes to the manager after a release, once, and names no case', async () => {
    const book = begin('monthly', '2027-02-01', '2027-02-22T09:00');
    manager();
    const ref = 'R-AAAA22';
    typeReferral(book, ref, { receivedAt: '2027-02-22T10:00', referredOn: '2027-02-22' });
    await desk.tick('2027-02-26T09:00');
    expect(await drafted(), 'the month is not over').toEqual([]);
    await desk.tick('2027-03-01T09:00');
    const key = 'ealing/reports/2027-02/progress/C-MMMM22';
    expect(await drafted()).toEqual([`${key} offered`]);
    expect(await desk.tick('2027-03-02T09:00'), 'nothing leaves by itself').toEqual([]);
    expect(await drafted(), 'the same content on another day').toEqual([`${key} offered`]);
    await desk.release((one) => one === key);
    const sent = [...(await desk.send()), ...(await desk.tick('2027-03-02T10:00'))].filter((one) => one.key === key);
    expect(sent.map(({ to }) => to)).toEqual(['C-MMMM22']);
    const paper = await desk.ledger.findPaper('ealing/reports/2027-02/progress-report/C-MMMM22');
    expect(paper?.discloses).toEqual([]);
    await desk.tick('2027-03-03T09:00');
    expect((await drafted()).length, 'and not again').toBe(1);
  });

  test('T16: the quarter goes to the steering group after a release, with small numbers hidden', async () => {
    begin('both', '2027-01-01', '2027-03-29T09:00');
    group();
    await desk.tick('2027-03-31T09:00');
    expect(await drafted()).toEqual([]);
    await desk.tick('2027-04-01T09:00');
    expect(await drafted()).toEqual(['ealing/reports/2027-Q1/steering/C-SSSS22 offered']);
    expect((await lines()).map((text) => text.slice(0, 47))).toEqual([
      'The return to SafeLives for 2027-Q1 is due on 2',
      'Nobody is on Contacts as “Manager of the MARAC ',
    ]);
    await desk.tick('2027-04-29T09:00');
    expect(await drafted(), 'past the day it is due').toEqual(['ealing/reports/2027-Q1/steering/C-SSSS22 cancelled']);
  });

  test.each([
    ['a desk that was upgraded drafts nothing', '', ''],
    ['nor of a month and a quarter that had begun', 'both', '2027-01-02'],
  ])('%s', async (_, value, from) => {
    begin(value, from, '2027-01-29T09:00');
    manager();
    group();
    await desk.tick('2027-02-01T09:00');
    expect(await drafted()).toEqual([]);
    expect(await lines()).toEqual([]);
  });

  test('nobody to read it is a line of Today until somebody is named; a release is asked for as of any paper', async () => {
    begin('monthly', '2027-02-01', '2027-02-26T09:00');
    await desk.tick('2027-03-01T09:00');
    expect(await lines()).toEqual([
      'Nobody is on Contacts as “Manager of the MARAC team”: the monthly progress report is drafted for nobody.',
    ]);
    manager();
    await desk.tick('2027-03-01T10:00');
    expect(await lines()).toEqual([]);
    const released = (await desk.today()).filter(({ kind }) => kind === 'release').map(({ what }) => what);
    expect(released).toHaveLength(1);
  });
});
