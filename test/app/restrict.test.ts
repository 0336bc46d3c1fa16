// A case that becomes restricted: every row of it in every table. All people and cases are made up.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { restrictCase } from '../../src/use-cases/restrict-case.ts';
import { TABLES } from '../../src/workbook/tables/all-tables.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { withNames } from '../support/names.ts';

/** Nobody of the other case: no possible match between the two. */
const ELSEWHERE = {
  forenames: 'Zoe',
  birthDate: '1971-11-11',
  address: '9 Other Road',
  postcode: 'W7 2AA',
  phone: '07700 900999',
  perp1Surname: 'Quillov',
  perp1Forenames: 'Igor',
  perp1BirthDate: '1960-01-01',
};
let desk: TestDesk;
beforeEach(async () => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22', { perpetratorKnowsAddress: 'yes', child1Forenames: 'Dana' });
  typeReferral(desk.book, 'R-BBBB22', ELSEWHERE);
  await desk.run('2027-03-01T09:30');
  const mine = caseOf(desk, 'R-AAAA22');
  desk.book.type(
    'actions',
    { meeting: MEETING, caseRef: mine, agency: AGENCY.housing, text: 'Fit a lock' },
    { id: 'A-AAAA22' },
  );
  desk.book.edit('cases', caseOf(desk, 'R-BBBB22'), { linkedCases: [mine], linkConfirmedBy: 'Cora Coordinata' });
});
afterEach(() => desk.close());

const STATED = { by: 'Cora Coordinata', why: 'someone works there', in: 'command' } as const;
/** Cells of the main and register files, people's and the runner's alike. */
const inMain = (): string =>
  TABLES.filter((one) => !one.view)
    .flatMap((one) => desk.book.rows(one.name))
    .filter((row) => row.file !== 'restricted')
    .map((row) => `${row.id ?? ''} ${JSON.stringify([...row.cells])}`)
    .join('\n');

test('every row of it moves, of no other case, and the record says who and why', async () => {
  const [mine, other] = [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-BBBB22')];
  const found = await restrictCase(desk.desk, mine, STATED);
  expect(found.waiting).toBe(0);
  expect(found.moved).toBeGreaterThan(5);
  for (const secret of ['VictimsenAAAA22', 'PerpovAAAA22', 'Dana', 'Fit a lock'])
    expect(inMain()).not.toContain(secret);
  expect(inMain()).toContain('VictimsenBBBB22');
  const files = (table: 'cases' | 'referrals'): readonly string[] =>
    desk.book
      .rows(table)
      .map((row) => `${row.id ?? ''} ${row.file}`)
      .toSorted();
  expect(files('referrals')).toEqual(['R-AAAA22 restricted', 'R-BBBB22 main']);
  expect(files('cases')).toEqual([`${mine} restricted`, `${other} main`].toSorted());
  expect(desk.book.text('cases', mine, 'restricted')).toBe('Yes');
  expect((await desk.ledger.answers(`restrict/${mine}`)).get(`restrict/${mine}`)).toMatchObject({ by: STATED.by });
});

test('where it is still named by its ref is told; a second time moves nothing', async () => {
  const mine = caseOf(desk, 'R-AAAA22');
  const { named } = await restrictCase(desk.desk, mine, STATED);
  expect(named).toEqual([`Cases, ${caseOf(desk, 'R-BBBB22')}`]);
  expect((await restrictCase(desk.desk, mine, STATED)).moved).toBe(0);
});

test('the next run writes no row of it into the main workbook', async () => {
  const mine = caseOf(desk, 'R-AAAA22');
  desk.book.edit('cases', caseOf(desk, 'R-BBBB22'), { linkedCases: undefined });
  await restrictCase(desk.desk, mine, STATED);
  for (const time of ['2027-03-02T09:30', '2027-03-04T09:30']) await desk.run(time);
  expect(inMain()).not.toContain(mine);
});

test('no row, number, message or line of Today, Outbox or Checks about it stands in main: not its content-free word to the referrer either', async () => {
  const mine = caseOf(desk, 'R-AAAA22');
  desk.book.edit('cases', caseOf(desk, 'R-BBBB22'), { linkedCases: undefined });
  const views = (): string =>
    ['today', 'outbox', 'checks']
      .flatMap((name) => desk.book.rows(name as 'today').filter((row) => row.file !== 'restricted'))
      .map((row) => JSON.stringify([...row.cells]))
      .join('\n');
  await desk.run('2027-03-01T09:45');
  expect(views()).toContain('intake/R-AAAA22/decision-accept');
  expect(desk.book.text('meetings', MEETING, 'children')).toBe('1');
  await restrictCase(desk.desk, mine, STATED);
  desk.book.edit('people', desk.book.rows('people').find((row) => row.file === 'restricted')?.id ?? '', {
    birthDate: 'the week after',
  });
  for (const time of ['2027-03-02T09:30', '2027-03-02T09:35']) await desk.run(time);
  const about = [...desk.book.rows('people'), ...desk.book.rows('needed')].flatMap((row) =>
    row.file === 'restricted' ? [row.id ?? ''] : [],
  );
  for (const id of [mine, 'R-AAAA22', ...about]) expect(views()).not.toContain(id);
  expect(views()).toContain('intake/R-BBBB22/decision-accept');
  expect(views()).not.toContain('cannot be read');
  expect(desk.book.text('meetings', MEETING, 'children')).toBe('0');
  const kept = desk.book
    .rows('outbox')
    .filter((row) => JSON.stringify([...row.cells]).includes('R-AAAA22/decision-accept'));
  expect(kept.map((row) => row.file)).toEqual(['restricted']);
});

test('a possible match and a link to it are written in no column of the main workbook; Today asks in the restricted one', async () => {
  const mine = caseOf(desk, 'R-AAAA22');
  desk.book.edit('cases', caseOf(desk, 'R-BBBB22'), { linkedCases: undefined });
  await restrictCase(desk.desk, mine, STATED);
  // The same people again, from another agency.
  typeReferral(desk.book, 'R-CCCC22', {
    surname: 'VictimsenAAAA22',
    perp1Surname: 'PerpovAAAA22',
    decision: undefined,
  });
  await desk.run('2027-03-02T09:30');
  expect(inMain()).not.toContain(mine);
  const asked = desk.book
    .rows('today')
    .filter((row) => withNames('R-CCCC22 may belong').test(JSON.stringify([...row.cells])));
  expect(asked.map((row) => row.file)).toEqual(['restricted']);
});

const stillInMain = async () => (await desk.today()).filter(({ id }) => id.endsWith('/still-in-main'));

describe('what of a restricted case still stands in main is a line of the restricted workbook, with the command that moves it', () => {
  test('the referral whose case intake restricted, until the command was typed', async () => {
    typeReferral(desk.book, 'R-DDDD22', { ...ELSEWHERE, forenames: 'Wendy', employer: 'Test Health' });
    await desk.run('2027-03-02T09:30');
    const ref = caseOf(desk, 'R-DDDD22');
    const [line, ...others] = await stillInMain();
    expect(others).toEqual([]);
    expect([line?.restricted, line?.tab, line?.about]).toEqual([true, 'Referrals', 'R-DDDD22']);
    expect(line?.what).toContain(`there still stands a row about it: Referrals, row R-DDDD22.`);
    expect(line?.what).toContain(`\`marac restrict ${ref} --by "Your Name" --why "..."\``);
    await restrictCase(desk.desk, ref, STATED);
    await desk.run('2027-03-02T09:40');
    expect(await stillInMain()).toEqual([]);
  });

  test('a case that a person marked on Cases: its own row, and three rows at most by name', async () => {
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.edit('cases', ref, { restricted: true });
    await desk.run('2027-03-02T09:30');
    const [line] = await stillInMain();
    expect(line?.what).toMatch(
      new RegExp(
        `Case ${ref} is restricted, and in the main workbook there still stand \\d+ rows about it: Referrals, row R-AAAA22; Cases, row ${ref}; People, row P-.*; and \\d+ more rows\\. Move them`,
      ),
    );
    expect(line?.restricted).toBe(true);
  });
});

test('a ref that is no case is refused', async () => {
  await expect(restrictCase(desk.desk, 'K-ZZZZ22', STATED)).rejects.toThrow('There is no case K-ZZZZ22.');
});

test('lines and messages about it go from main at once; one beside which somebody typed stays, without its words, until the next run', async () => {
  const mine = caseOf(desk, 'R-AAAA22');
  const about = (table: 'today' | 'outbox') =>
    desk.book
      .rows(table)
      .filter(({ file, cells }) => file === 'main' && withNames(mine).test(JSON.stringify([...cells])));
  await desk.run('2027-03-01T09:40');
  const messages = desk.book.rows('outbox').filter(({ file }) => file === 'main');
  const [held] = messages.filter(({ cells }) => JSON.stringify([...cells]).includes('R-AAAA22'));
  desk.book.edit('outbox', held!.id!, { answer: 'hold', by: 'Cora Coordinata' });
  await restrictCase(desk.desk, mine, STATED);
  expect([...about('today'), ...about('outbox')]).toEqual([]);
  const wordless = (table: 'today' | 'outbox') =>
    desk.book.rows(table).flatMap(({ id = '' }) => (desk.book.text(table, id, 'what') === '' ? [id] : []));
  expect(wordless('outbox')).toEqual([held!.id]);
  expect(wordless('today')).toEqual([]);
});
