// Two reports of one person that both wait: the other referral is named, not a case that stands nowhere. All people are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { todaySays } from '../journeys/steps.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { caseOf, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

const SAME = {
  surname: 'Samesen',
  perp1Surname: 'Perpovsame',
  decision: undefined,
  decidedBy: undefined,
  decidedOn: undefined,
} as const;
let desk: TestDesk;
beforeEach(async () => {
  desk = openTestDesk();
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22', SAME);
  typeReferral(desk.book, 'R-BBBB22', SAME);
  await desk.run('2027-03-01T10:00');
});
afterEach(() => desk.close());

const words = (): string => desk.book.text('referrals', 'R-BBBB22', 'possibleMatch');

test('while the other has no case, Today and its column name the other referral, and it may be answered so', async () => {
  const kept = caseOf(desk, 'R-AAAA22');
  expect(await todaySays(desk, 'R-BBBB22 may belong with referral R-AAAA22, which has no case yet')).toBe(true);
  expect(await todaySays(desk, kept)).toBe(false);
  expect([/referral .+ \(R-AAAA22\), which has no case yet/.test(words()), words().includes(kept)]).toEqual([
    true,
    false,
  ]);
  desk.book.edit('referrals', 'R-BBBB22', {
    matchAnswer: 'duplicate',
    matchAnsweredBy: 'Cora Coordinata',
    matchCase: 'R-AAAA22',
    decision: 'join',
    decidedBy: 'Cora Coordinata',
  });
  desk.book.edit('referrals', 'R-AAAA22', { decision: 'accept', decidedBy: 'Cora', decidedOn: '2027-03-01' });
  await desk.run('2027-03-01T11:00');
  await desk.run('2027-03-01T12:00');
  expect(desk.book.rows('cases').map((one) => one.id)).toEqual([kept]);
  expect(desk.book.text('referrals', 'R-BBBB22', 'state')).toBe('Joined');
  const checks = desk.book.rows('checks').map(({ id = '' }) => desk.book.text('checks', id, 'sentence'));
  expect(checks.join('\n')).not.toContain('no such case');
});

test('once the other is a case, that is named', async () => {
  desk.book.edit('referrals', 'R-AAAA22', { decision: 'accept', decidedBy: 'Cora', decidedOn: '2027-03-01' });
  await desk.run('2027-03-01T11:00');
  await desk.run('2027-03-01T12:00');
  expect(await todaySays(desk, `R-BBBB22 may belong with case ${caseOf(desk, 'R-AAAA22')}`)).toBe(true);
});
