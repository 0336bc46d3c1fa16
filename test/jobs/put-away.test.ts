// Safe contacts and hidden places typed on a referral again are put away again: the new beside the old, and nothing stays in the main workbook. Synthetic.
import { expect, test } from 'vitest';
import { journey } from '../journeys/steps.ts';
import type { TestDesk } from '../support/desk.ts';
import { typeReferral } from '../support/small-marac.ts';

const columnOf = (desk: TestDesk, table: 'safeContacts' | 'addresses', field: string): readonly string[] =>
  desk.book.rows(table).map((row) => (row.id === undefined ? '' : desk.book.text(table, row.id, field)));

test('a second telephone number is kept beside the first, and both are cleared from the referral', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    expect(columnOf(desk, 'safeContacts', 'value')).toEqual(['07700 900123']);
    for (const [time, number] of [
      ['2027-03-01T11:00', '07700 900456'],
      ['2027-03-01T12:00', '07700 900789'],
    ] as const) {
      desk.book.edit('referrals', 'R-AAAA22', { phone: number });
      await desk.run(time);
      expect(desk.book.text('referrals', 'R-AAAA22', 'phone'), 'cleared each time').toBe('');
      expect(columnOf(desk, 'safeContacts', 'value')).toContain(number);
    }
    expect(columnOf(desk, 'safeContacts', 'value')).toHaveLength(3);
    await desk.run('2027-03-02T12:00');
    expect(columnOf(desk, 'safeContacts', 'value'), 'running again adds nothing').toHaveLength(3);
  }));

test('the same number typed again makes no second row and is cleared all the same', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    for (const time of ['2027-03-01T11:00', '2027-03-01T12:00']) {
      desk.book.edit('referrals', 'R-AAAA22', { phone: '07700 900123', safeToCall: 'yes', safeToLeaveMessage: 'no' });
      await desk.run(time);
      expect(desk.book.text('referrals', 'R-AAAA22', 'phone')).toBe('');
    }
    expect(columnOf(desk, 'safeContacts', 'value')).toEqual(['07700 900123']);
  }));

test('times typed alone are kept, not only cleared', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    desk.book.edit('referrals', 'R-AAAA22', { safeTimes: 'Mondays before noon' });
    await desk.run('2027-03-01T11:00');
    expect(desk.book.text('referrals', 'R-AAAA22', 'safeTimes')).toBe('');
    expect(columnOf(desk, 'safeContacts', 'times')).toContain('Mondays before noon');
  }));

test('a second hidden address is kept beside the first', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    desk.book.edit('referrals', 'R-AAAA22', { address: '9 Moved Street', postcode: 'W5 2ZB' });
    await desk.run('2027-03-01T11:00');
    expect(desk.book.text('referrals', 'R-AAAA22', 'address')).toBe('');
    expect(columnOf(desk, 'addresses', 'text')).toEqual(expect.arrayContaining(['65 Hidden Lane', '9 Moved Street']));
  }));

test('the safe-contact paper is made once all that she gave is put away, so it is never made twice', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    desk.book.holdOpen('restricted');
    for (const time of ['2027-03-01T10:00', '2027-03-01T10:05']) await desk.run(time);
    expect(columnOf(desk, 'safeContacts', 'value'), 'the restricted workbook is open').toEqual([]);
    expect(desk.book.text('referrals', 'R-AAAA22', 'phone'), 'nothing is cleared before it is kept').not.toBe('');
    expect(await waiting(desk)).toEqual([]);
    expect(checks(desk)).toMatch(
      /R-AAAA22.*not put away yet, and the IDVA’s safe-contact paper waits.*delete the lock file/,
    );
    desk.book.holdOpen(undefined);
    for (const time of ['2027-03-01T10:10', '2027-03-01T10:15', '2027-03-01T10:20']) await desk.run(time);
    expect(await waiting(desk)).toEqual([1]);
    expect(checks(desk)).not.toMatch(/not put away yet/);
    expect(desk.book.text('referrals', 'R-AAAA22', 'phone')).toBe('');
    // A number typed later changes a paper that waits; it is not taken back meanwhile.
    desk.book.edit('referrals', 'R-AAAA22', { phone: '07700 900456' });
    await desk.run('2027-03-01T10:25');
    expect(await waiting(desk)).toEqual([1]);
    await desk.run('2027-03-01T10:30');
    expect(await waiting(desk)).toEqual([2]);
  }));

/** Versions of the safe-contact messages there are. */
async function waiting(desk: TestDesk): Promise<readonly number[]> {
  const messages = await desk.ledger.messages({ states: ['draft', 'offered'] });
  return messages.filter((one) => one.key.includes('/safe-contact/')).map((one) => one.version);
}

const checks = (desk: TestDesk): string =>
  desk.book
    .rows('checks')
    .map((one) => JSON.stringify([...one.cells]))
    .join('\n');

test('a number of which nobody said whether it is safe is kept without a no, and the question stays until somebody answers it', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { safeToCall: undefined, safeToLeaveMessage: undefined });
    await desk.run('2027-03-01T10:00');
    await desk.run('2027-03-01T10:10');
    expect(columnOf(desk, 'safeContacts', 'value')).toEqual(['07700 900123']);
    expect(columnOf(desk, 'safeContacts', 'safe')).toEqual(['']);
    expect(desk.book.text('referrals', 'R-AAAA22', 'missing')).toContain('Is it safe to ring the victim');
    desk.book.edit('safeContacts', desk.book.rows('safeContacts')[0]!.id!, { safe: 'no' });
    await desk.run('2027-03-01T11:00');
    expect(desk.book.text('referrals', 'R-AAAA22', 'missing')).not.toContain('Is it safe to ring the victim');
  }));
