// Names beside conflicts, which are obeyed without one and lifted by two; on Checks; and answers that stood there before names were asked for. All
// people and cases are made up.
import { describe, expect, test } from 'vitest';
import { localTime } from '../../src/domain/time/day.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import type { TestDesk } from '../support/desk.ts';
import { caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { idsWhere, journey, letGo, namesAsked, offered } from './steps.ts';
import { withNames } from '../support/names.ts';

const fileOf = (desk: TestDesk, words: string): readonly string[] =>
  desk.book
    .rows('today')
    .flatMap((one) => (withNames(words).test(desk.book.text('today', one.id!, 'what')) ? [one.file] : []));

const isGone = async (desk: TestDesk, time: string): Promise<boolean> =>
  (await desk.run(time)).problems.some((one) => one.code === 'conflict.gone');

describe('conflicts', () => {
  const CONFLICT = 'X-AAAA22';

  async function withConflict(desk: TestDesk, more: Parameters<TestDesk['book']['type']>[1]): Promise<void> {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    const row = { caseRef, contact: CONTACT.health, unheardInstead: 'The nurse', recordedOn: '2027-03-01', ...more };
    desk.book.type('conflicts', row, { id: CONFLICT });
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  }

  test('F19: a conflict without a name is obeyed at once, and the restricted workbook asks whose it is', () =>
    journey(async (desk) => {
      await withConflict(desk, {});
      const sent = await letGo(desk, '2027-03-04T13:00');
      expect(sent.filter((one) => one.key.includes('/list/')).map((one) => one.to)).not.toContain(CONTACT.health);
      const ask = `The conflict (Conflicts, row ${CONFLICT}) is obeyed and has no name.`;
      expect(fileOf(desk, ask)).toEqual(['restricted']);
      desk.book.edit('conflicts', CONFLICT, { recordedBy: 'Cora Coordinata' });
      await desk.run('2027-03-04T14:00');
      expect(fileOf(desk, ask)).toEqual([]);
    }));

  test.each([
    ['one name', { liftedBy: 'Cora Coordinata' }],
    ['the same name twice', { liftedBy: 'Cora Coordinata', liftedSecondBy: 'cora  COORDINATA' }],
    ['a yes as the second name', { liftedBy: 'Cora Coordinata', liftedSecondBy: 'Yes' }],
    ['no day', { liftedBy: 'Cora Coordinata', liftedSecondBy: 'Charis Chairman', liftedOn: '' }],
  ])('F19: a conflict with %s is not lifted, and the restricted workbook says what is missing', (_what, more) =>
    journey(async (desk) => {
      await withConflict(desk, { recordedBy: 'Cora Coordinata', liftedOn: '2027-03-03', ...more });
      const sent = await letGo(desk, '2027-03-04T13:00');
      expect(sent.filter((one) => one.key.includes('/list/')).map((one) => one.to)).not.toContain(CONTACT.health);
      const files = [...fileOf(desk, 'lifting a conflict needs'), ...fileOf(desk, `Conflicts, row ${CONFLICT}`)];
      expect(files.length).toBeGreaterThan(0);
      expect(new Set(files)).toEqual(new Set(['restricted']));
      desk.book.edit('conflicts', CONFLICT, { liftedSecondBy: 'Charis Chairman', liftedOn: '2027-03-04' });
      const then = await letGo(desk, '2027-03-04T14:00');
      expect(then.filter((one) => one.key.includes('/list/')).map((one) => one.to)).toContain(CONTACT.health);
      expect(fileOf(desk, 'lifting a conflict needs')).toEqual([]);
    }),
  );

  test.each([
    [
      'by one person whose name is spelt in two ways',
      { liftedBy: 'Cora Coordinata', liftedSecondBy: ' cora  COORDINATA' },
    ],
    ['by a name and a Yes', { liftedBy: 'Cora Coordinata', liftedSecondBy: 'Yes' }],
    [
      'without a day that can be read',
      { liftedBy: 'Cora Coordinata', liftedSecondBy: 'Charis Chairman', liftedOn: 'soon' },
    ],
  ])(
    'a conflict that is lifted %s was never lifted: once its row is taken out nothing about its case goes',
    (_how, more) =>
      journey(async (desk) => {
        await withConflict(desk, { recordedBy: 'Cora Coordinata', liftedOn: '2027-03-03', ...more });
        await desk.run('2027-03-04T13:00');
        desk.book.remove('conflicts', CONFLICT);
        expect(await isGone(desk, '2027-03-04T13:10')).toBe(true);
        expect((await letGo(desk, '2027-03-04T13:20')).filter((one) => one.key.includes('/list/'))).toEqual([]);
      }),
  );

  test.each([
    ['spelt in another way', (ref: string) => ({ caseRef: ` ${ref} `, liftedBy: 'CORA  coordinata ' })],
    ['with a reason added', () => ({ unheardInstead: 'Nobody' })],
  ])('a conflict that two people lifted, and whose row was then %s, may be taken out', (_how, change) =>
    journey(async (desk) => {
      await withConflict(desk, {
        recordedBy: 'Cora Coordinata',
        liftedOn: '2027-03-03',
        liftedBy: 'Cora Coordinata',
        liftedSecondBy: 'Charis Chairman',
      });
      await desk.run('2027-03-04T13:00');
      desk.book.edit('conflicts', CONFLICT, change(caseOf(desk, 'R-AAAA22')));
      await desk.run('2027-03-04T13:05');
      desk.book.remove('conflicts', CONFLICT);
      expect(await isGone(desk, '2027-03-04T13:10')).toBe(false);
      const sent = await letGo(desk, '2027-03-04T13:20');
      expect(sent.filter((one) => one.key.includes('/list/')).map((one) => one.to)).toContain(CONTACT.health);
    }),
  );

  test.each([
    ['its case was spelt with spaces', (ref: string) => ({ caseRef: ` ${ref} ` })],
    ['its row could not be read any more', () => ({ caseRef: 'the case of last week' })],
  ])('a conflict that stands is missed once its row is taken out, also where %s', (_how, change) =>
    journey(async (desk) => {
      await withConflict(desk, { recordedBy: 'Cora Coordinata' });
      await desk.run('2027-03-04T12:50');
      desk.book.edit('conflicts', CONFLICT, change(caseOf(desk, 'R-AAAA22')));
      await desk.run('2027-03-04T13:00');
      desk.book.remove('conflicts', CONFLICT);
      expect(await isGone(desk, '2027-03-04T13:10')).toBe(true);
      expect((await letGo(desk, '2027-03-04T13:20')).filter((one) => one.key.includes('/list/'))).toEqual([]);
    }),
  );
});

test('F19: a problem accepted on Checks without a name stands, and Today asks for the name', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { birthDate: '1890-02-03' });
    desk.book.scrawl('referrals', 'R-AAAA22', 'decidedOn', 'last week');
    await desk.run('2027-03-01T10:00');
    const [check = ''] = desk.book.rows('checks').map((one) => one.id ?? '');
    const problem = desk.book.text('checks', check, 'problem');
    desk.book.edit('checks', check, { accepted: true });
    await desk.run('2027-03-01T10:10');
    expect((await desk.ledger.accepted()).has(problem)).toBe(false);
    expect(await namesAsked(desk, check)).toHaveLength(1);
    desk.book.edit('checks', check, { acceptedBy: 'Cora Coordinata' });
    await desk.run('2027-03-01T10:20');
    expect((await desk.ledger.accepted()).has(problem)).toBe(true);
    expect(await namesAsked(desk, check)).toEqual([]);
  }));

/** What a version that asked for no names remembered of its last run. */
async function rememberAsBefore(desk: TestDesk, table: TableName): Promise<void> {
  const rows = desk.book.rows(table).map((row) => ({
    rowId: row.id ?? '',
    file: row.file,
    cells: new Map([...row.cells.keys()].map((field) => [field, desk.book.text(table, row.id ?? '', field)])),
  }));
  await desk.ledger.rememberRows(`${desk.maracs[0]!.name}/${table}`, rows);
}

test('F19: answers that stood there before names were asked for stay as they are; what is typed after is asked about', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { decidedBy: '' });
    typeReferral(desk.book, 'R-BBBB22', { decision: '', decidedBy: '' });
    desk.book.edit('meetings', MEETING, { listReady: true });
    desk.clock.set(localTime('2027-03-01T09:00'));
    for (const table of ['referrals', 'meetings'] as const) await rememberAsBefore(desk, table);
    await desk.tick('2027-03-01T10:00');
    expect(idsWhere(desk, 'cases', 'state', 'Open').length + idsWhere(desk, 'cases', 'state', 'Listed').length).toBe(1);
    desk.book.edit('referrals', 'R-BBBB22', { decision: 'accept' });
    desk.book.edit('meetings', MEETING, { agendaReady: true });
    await desk.tick('2027-03-04T13:00');
    expect(await offered(desk, 'list-and-request')).toBeGreaterThan(0);
    expect(desk.book.rows('cases')).toHaveLength(1);
    expect(await namesAsked(desk, 'R-AAAA22')).toEqual([]);
    expect(await namesAsked(desk, 'R-BBBB22')).toHaveLength(1);
    expect((await namesAsked(desk, MEETING)).map((one) => /“(\w+ ready)”/.exec(one)?.[1])).toEqual(['Agenda ready']);
  }));
