// Nobody is reminded of what no sheet has told them, and the coordinator is told that it waits. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { letGo, listingOf, sendAgenda, sendList, shownTo, todaySays } from '../journeys/steps.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { withNames } from '../support/names.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = openTestDesk();
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
  await desk.tick('2027-03-01T10:00');
  await sendList(desk);
  await sendAgenda(desk);
  desk.book.edit('list', listingOf(desk, caseOf(desk, 'R-AAAA22')), { outcome: 'actionPlan' });
});
afterEach(() => desk.close());

const act = (id: string, due: string): unknown =>
  desk.book.type(
    'actions',
    { meeting: MEETING, caseRef: caseOf(desk, 'R-AAAA22'), agency: AGENCY.housing, text: `Fit ${id}`, due },
    { id },
  );
const WAITS = /A-AAAA22.*Test Housing.* near or over, and the action sheet that says so has not gone/;

test('F4: before its sheet has gone nobody is reminded of an action, and Today says that it waits', async () => {
  act('A-AAAA22', '2027-03-19');
  const before = shownTo(await letGo(desk, '2027-03-22T09:30'), CONTACT.housing, 'register/follow-up/');
  expect(before).not.toContain('A-AAAA22');
  expect(await todaySays(desk, WAITS)).toBe(true);
  desk.book.edit('meetings', MEETING, { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
  await letGo(desk, '2027-03-22T11:00');
  expect(await todaySays(desk, WAITS)).toBe(false);
  const after = shownTo(await letGo(desk, '2027-03-30T09:30'), CONTACT.housing, 'register/follow-up/');
  expect(after).toContain('What each action says stands in the action sheet you have.');
  expect(after).toContain('A-AAAA22');
});

test('F20: an action due before its meeting is told on Checks: the day counts as not given', async () => {
  act('A-AAAA22', '2026-03-24');
  act('A-BBBB22', '2027-03-24');
  await desk.run('2027-03-17T10:00');
  const told = desk.book
    .rows('checks')
    .map(({ id = '' }) => ['place', 'sentence', 'stops'].map((one) => desk.book.text('checks', id, one)))
    .filter(([, sentence = '']) => sentence.includes('due before the meeting'));
  expect(told.map(([place, , stops]) => [place, stops])).toEqual([
    [expect.stringMatching(withNames('Actions, row A-AAAA22, “Due”')), 'The cell'],
  ]);
});
