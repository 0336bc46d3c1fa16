// Cells that cannot be read, and days that cannot be: named, read as not given, and nothing else stopped or sent because of one. Synthetic.
import { expect, test } from 'vitest';
import { textCell } from '../../src/domain/cells/cell.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { idsWhere, journey, letGo, todaySays, whom } from './steps.ts';

const checks = (desk: TestDesk): string =>
  desk.book
    .rows('checks')
    .map((one) => JSON.stringify([...one.cells]))
    .join('\n');

/** Something that no value of the column can be, typed as text. */
function slip(desk: TestDesk, table: 'referrals' | 'people', id: string, field: string, text: string): void {
  const row = desk.book.rows(table).find((one) => one.id === id);
  (row!.cells as Map<string, unknown>).set(field, textCell(text));
}

test('F11: a slip in one cell is a gap: the IDVA is told, safe answers are put away, the decision counts', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    slip(desk, 'referrals', 'R-AAAA22', 'perp1BirthDate', '31/02/1985');
    await desk.run('2027-03-01T10:00');
    const sent = await desk.send();
    expect(whom(sent, '/R-AAAA22/idva/')).toEqual([CONTACT.duty]);
    expect(desk.book.text('referrals', 'R-AAAA22', 'phone'), 'put away').toBe('');
    expect(desk.book.rows('cases'), 'accepted is accepted').toHaveLength(1);
    expect(desk.book.rows('list')).toHaveLength(1);
    expect(await todaySays(desk, /R-AAAA22: a cell cannot be read.*“?Perpetrator 1 date of birth/)).toBe(true);
    desk.book.edit('referrals', 'R-AAAA22', { perp1BirthDate: '1985-02-28' });
    await desk.run('2027-03-01T11:00');
    expect(await todaySays(desk, 'cannot be read')).toBe(false);
    expect(await todaySays(desk, /says what its case does not: 1 date of birth/), 'what was mended is not lost').toBe(
      true,
    );
  }));

test('F11: a decision that cannot be read is none; an answer about whose case it is keeps the decision until it can be read', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    slip(desk, 'referrals', 'R-AAAA22', 'decision', 'acept?');
    typeReferral(desk.book, 'R-BBBB22');
    slip(desk, 'referrals', 'R-BBBB22', 'matchAnswer', 'repeat perhaps');
    await desk.run('2027-03-01T10:00');
    expect(desk.book.rows('cases')).toHaveLength(0);
    expect(await todaySays(desk, 'Referral R-AAAA22 waits for a decision')).toBe(true);
    expect(await todaySays(desk, /R-BBBB22: a cell cannot be read.*not carried out meanwhile/)).toBe(true);
    desk.book.edit('referrals', 'R-BBBB22', { matchAnswer: 'nobody', matchAnsweredBy: 'Cora Coordinata' });
    await desk.run('2027-03-01T10:30');
    expect(desk.book.rows('cases')).toHaveLength(1);
  }));

test('F11: an unreadable cell about a hidden place or a safe contact is told by tab, row and column, never in words', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    slip(desk, 'referrals', 'R-AAAA22', 'phone', '07700 900123 or her sister');
    slip(desk, 'referrals', 'R-AAAA22', 'refuge', 'since Monday');
    await desk.run('2027-03-01T10:00');
    expect(checks(desk)).toContain('Victim phone');
    expect(checks(desk)).not.toContain('sister');
    expect(desk.book.text('referrals', 'R-AAAA22', 'address'), 'who may be in a refuge is hidden').toBe('');
  }));

test('F20: births that cannot be give no age and no alarm', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { decision: '', birthDate: '2045-05-06' });
    typeReferral(desk.book, 'R-BBBB22', { decision: '', birthDate: '1905-05-06', perp1BirthDate: '2044-01-01' });
    await desk.run('2027-03-01T10:00');
    const items = await desk.today();
    expect(items.filter((one) => /children’s services|perpetrator is -/.test(one.what))).toEqual([]);
    expect(await todaySays(desk, /R-AAAA22: a cell cannot be read.*Victim date of birth/)).toBe(true);
    expect(checks(desk)).toContain('This day cannot be: it lies after 1 March 2027');
  }));

test('F20: “Done on” a year ahead, or before it was agreed, ends no chase; an action due before its meeting chases nobody', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await letGo(desk, '2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    const action = { caseRef: ref, meeting: MEETING, agency: AGENCY.housing, text: 'Fit a lock', due: '2027-03-19' };
    desk.book.type('actions', { ...action, status: 'completed', doneOn: '2028-03-18' }, { id: 'A-AAAA22' });
    desk.book.type(
      'actions',
      { ...action, status: 'completed', agreedOn: '2027-03-16', doneOn: '2027-03-15' },
      { id: 'A-BBBB22' },
    );
    desk.book.type('actions', { ...action, due: '2026-03-19', status: 'open' }, { id: 'A-CCCC22' });
    await desk.run('2027-03-29T10:00');
    expect(desk.book.text('actions', 'A-AAAA22', 'lateness')).toMatch(/days late/);
    expect(desk.book.text('actions', 'A-BBBB22', 'lateness')).toMatch(/days late/);
    expect(desk.book.text('actions', 'A-CCCC22', 'lateness')).not.toMatch(/days late/);
    const covers = (await desk.ledger.messages()).flatMap((one) => one.covers);
    expect(covers.some((one) => one.includes('A-AAAA22'))).toBe(true);
    expect(
      covers.filter((one) => one.includes('A-CCCC22')),
      'in the draft of its sheet, and chased by nothing',
    ).toEqual(['A-CCCC22/told', expect.stringMatching(/^A-CCCC22\/as\//)]);
    expect(checks(desk)).toMatch(/A-CCCC22.*due before the meeting/);
  }));

test('F20: a safe contact whose day of expiry cannot be is not safe for ever', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await letGo(desk, '2027-03-01T10:00');
    desk.book.edit('safeContacts', idsWhere(desk, 'safeContacts', 'safe', 'Yes')[0]!, { expiresOn: '2099-01-01' });
    await letGo(desk, '2027-03-01T11:00');
    const paper = desk.delivered.filter((one) => one.to === CONTACT.duty && one.key.includes('/safe-contact/')).at(-1);
    expect(paper).toBeDefined();
    expect(checks(desk)).toContain('Expires on');
    expect(checks(desk)).not.toContain('900123');
  }));
