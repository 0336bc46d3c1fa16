// What is past its time: history is left alone, what was missed is told; and what one stale row must not stop. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { letGo, sendList, todaySays, whom } from '../journeys/steps.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { addContact, AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = openTestDesk();
  typeSmallMarac(desk.book);
});
afterEach(() => desk.close());

const OLD = { receivedAt: '2027-02-01T09:15', referredOn: '2027-02-01', decidedOn: '2027-02-01', meeting: MEETING };

test('on the first day old rows are history: nobody is told of what was due before', async () => {
  typeReferral(desk.book, 'R-AAAA22', OLD);
  await desk.run('2027-03-01T10:00');
  expect(desk.book.rows('cases')).toHaveLength(1);
  expect(await todaySays(desk, /^Not (sent|released) in time: /)).toBe(false);
  expect(await letGo(desk, '2027-03-01T10:10')).toEqual([]);
});

test('what fell due while the program was at work and was never made is asked about until somebody answers, and not sent', async () => {
  typeReferral(desk.book, 'R-BBBB22', {
    receivedAt: '2027-02-03T09:15',
    referredOn: '2027-02-03',
    decidedOn: '2027-02-03',
  });
  await desk.run('2027-02-03T10:00');
  typeReferral(desk.book, 'R-AAAA22', OLD);
  await desk.run('2027-03-01T10:00');
  const asked =
    /^Not sent in time: 1 message “Referral: decision” about R-AAAA22 .*for C-HAAA22\. No run had planned it by/;
  expect(await todaySays(desk, asked)).toBe(true);
  expect(whom(await letGo(desk, '2027-03-01T10:10'), '/R-AAAA22/')).not.toContain(CONTACT.housing);
  await desk.run('2027-03-29T10:00');
  expect(await todaySays(desk, asked)).toBe(true);
});

test('what was due more than a fortnight before it was first seen is history', async () => {
  typeReferral(desk.book, 'R-BBBB22', {
    receivedAt: '2027-02-03T09:15',
    referredOn: '2027-02-03',
    decidedOn: '2027-02-03',
  });
  await desk.run('2027-02-03T10:00');
  typeReferral(desk.book, 'R-AAAA22', OLD);
  await desk.run('2027-03-09T10:00');
  expect(await todaySays(desk, /R-AAAA22\) for C-HAAA22\. No run had planned it/)).toBe(false);
});

test('what left in time is never said not to have been sent', async () => {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.run('2027-03-01T10:00');
  expect(whom(await letGo(desk, '2027-03-01T10:10'), '/decision-accept/')).toEqual([CONTACT.housing]);
  await desk.run('2027-03-25T10:00');
  expect(await todaySays(desk, /^Not (sent|released) in time: .*R-AAAA22/)).toBe(false);
});

test('a substitute whose meeting was archived gets nothing, and stops nobody else’s mail', async () => {
  addContact(desk.book, 'C-ZAAA22', AGENCY.housing, 'substitute', 'Sonia Substituta', { onlyMeeting: 'M-GONE22' });
  desk.book.edit('contacts', CONTACT.health, { cover: 'Somebody Wholeft' });
  typeReferral(desk.book, 'R-AAAA22');
  await desk.run('2027-03-01T10:00');
  const sent = await sendList(desk);
  expect(whom(sent, '/list/')).toEqual([CONTACT.children, CONTACT.health, CONTACT.housing, CONTACT.police].toSorted());
  expect(sent.some((one) => one.to === 'C-ZAAA22')).toBe(false);
  const checks = desk.book.rows('checks').map((one) => JSON.stringify([...one.cells]));
  expect(checks.some((one) => one.includes('There is no such meeting on Meetings'))).toBe(true);
  expect(desk.book.text('list', desk.book.rows('list')[0]!.id!, 'caseRef')).toBe(caseOf(desk, 'R-AAAA22'));
});
