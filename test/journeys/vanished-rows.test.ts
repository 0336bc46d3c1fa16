// A row that is gone: at the top of Today until a named person says why, or it is back. Synthetic.
import { expect, test } from 'vitest';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, MEETING, typeReferral } from '../support/small-marac.ts';
import { answerToday } from '../support/today.ts';
import { idsWhere, journey, letGo } from './steps.ts';

const gone = async (desk: TestDesk): Promise<readonly TodayItem[]> =>
  (await desk.today()).filter((one) => one.kind === 'gone');

test('F10: a referral that vanished after its letter was drafted is the first line of Today until somebody says why', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { decision: 'query', surname: '' });
    typeReferral(desk.book, 'R-BBBB22');
    await desk.run('2027-03-01T10:00');
    expect(await gone(desk), 'a quiet workbook has no such line').toEqual([]);
    const drafts = (await desk.ledger.messages()).filter((one) => one.key.includes('/R-AAAA22/'));
    expect(drafts.length).toBeGreaterThan(0);
    desk.book.remove('referrals', 'R-AAAA22');
    await desk.run('2027-03-01T10:30');
    await desk.run('2027-03-08T10:30');
    const [first] = await desk.today();
    expect(first!.kind, 'at the top, a week later too').toBe('gone');
    expect(first!.what).toContain('Referrals, row R-AAAA22');
    await answerToday(desk, first!, 'yes');
    expect(await gone(desk), 'a Yes without a reason ends nothing').toHaveLength(1);
    await answerToday(desk, first!, 'yes', 'Typed twice by mistake');
    await desk.run('2027-03-08T11:00');
    await desk.run('2027-03-09T11:00');
    expect(await gone(desk)).toEqual([]);
  }));

test('F10: a row that the program made and that is gone at the very next look is missed; when it comes back its line ends by itself', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    const [listed] = desk.book.rows('list');
    desk.book.remove('list', listed!.id!);
    await desk.run('2027-03-01T10:30');
    expect((await gone(desk)).map((one) => one.about)).toEqual([listed!.id]);
    desk.book.type('list', { meeting: MEETING, caseRef: caseOf(desk, 'R-AAAA22') }, { id: listed!.id! });
    await desk.run('2027-03-01T11:00');
    expect(await gone(desk)).toEqual([]);
  }));

test('F10: an action, a person and a safe contact of one case that are gone are one line for each workbook', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await letGo(desk, '2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    const action = { caseRef: ref, agency: AGENCY.housing, text: 'Fit a lock', due: '2027-04-01', status: 'open' };
    desk.book.type('actions', action, { id: 'A-AAAA22' });
    await desk.run('2027-03-01T11:00');
    await desk.run('2027-03-01T11:05');
    const perpetrator = idsWhere(desk, 'people', 'role', 'Perpetrator')[0]!;
    const safe = desk.book.rows('safeContacts')[0]!.id!;
    desk.book.remove('actions', 'A-AAAA22');
    desk.book.remove('people', perpetrator);
    desk.book.remove('safeContacts', safe);
    await desk.run('2027-03-01T12:00');
    const lines = await gone(desk);
    expect(lines.map((one) => one.restricted)).toEqual(expect.arrayContaining([false, true]));
    const open = lines.find((one) => !one.restricted)!;
    expect(open.what).toContain('A-AAAA22');
    expect(open.what).toContain(perpetrator);
    expect(open.what, 'what stood in the restricted workbook is told there').not.toContain(safe);
    expect(lines.find((one) => one.restricted)!.what).toContain(safe);
  }));

test('F10: a row moved to the restricted workbook, or of an archived case, is not gone', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    await desk.run('2027-03-01T10:05');
    const [needed] = desk.book.rows('needed');
    await desk.book.move([{ table: 'referrals', rowId: 'R-AAAA22', to: 'restricted' }]);
    desk.book.edit('cases', caseOf(desk, 'R-AAAA22'), { state: 'archived' });
    await desk.run('2027-03-01T11:00');
    desk.book.remove('needed', needed!.id!);
    await desk.run('2027-03-01T12:00');
    expect(await gone(desk)).toEqual([]);
  }));

test('F10: a victim whose row is gone is not made anew by an old Yes to other news; once she is gone on purpose, Today asks whose her addresses are', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22', {
      matchAnswer: 'repeat',
      matchCase: ref,
      matchAnsweredBy: 'Cora Coordinata',
      incidentDate: '2027-03-02',
      child1Surname: 'Kindov',
      child1Forenames: 'Kim',
      child1BirthDate: '2020-06-07',
      address: '7 Other Road',
    });
    await desk.run('2027-03-03T10:00');
    const news = async (): Promise<readonly TodayItem[]> =>
      (await desk.today()).filter((one) => one.what.includes('says what its case does not'));
    const [child, ...more] = await news();
    expect(more).toEqual([]);
    await answerToday(desk, child!, 'yes');
    await desk.run('2027-03-03T10:10');
    const victim = idsWhere(desk, 'people', 'role', 'Victim')[0]!;
    desk.book.remove('people', victim);
    await desk.run('2027-03-04T10:00');
    await desk.run('2027-03-04T10:10');
    expect(idsWhere(desk, 'people', 'role', 'Victim'), 'nobody said that she is to be made anew').toEqual([]);
    expect((await news()).map((one) => one.what).join(' ')).toContain('1 victim');
    const ownerless = async (): Promise<readonly TodayItem[]> =>
      (await desk.today()).filter((one) => one.what.includes('is not on People any more'));
    expect(await ownerless(), 'while her row is missed, that is the line').toEqual([]);
    await answerToday(desk, (await gone(desk))[0]!, 'yes', 'Another person');
    await desk.run('2027-03-04T11:00');
    const [line, ...others] = await ownerless();
    expect(others).toEqual([]);
    expect(line).toMatchObject({ tab: 'Addresses', restricted: true });
    expect(line!.what).toContain('R-AAAA22, R-BBBB22');
    expect(line!.what, 'by their rows alone').not.toMatch(/Other Road|Hidden Lane/);
    const addresses = idsWhere(desk, 'addresses', 'personId', victim);
    expect(addresses).toHaveLength(2);
    desk.book.type(
      'people',
      { caseRef: ref, role: 'victim', surname: 'Victimsen', forenames: 'Anna' },
      { id: 'P-AAAA22' },
    );
    for (const id of addresses) desk.book.edit('addresses', id, { personId: 'P-AAAA22' });
    await desk.run('2027-03-04T12:00');
    expect(await ownerless()).toEqual([]);
  }));
