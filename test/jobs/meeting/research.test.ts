// The chase: who has not answered is reminded once, between two moments and never outside them. All people and cases are made up.
import { expect, test } from 'vitest';
import { everythingIn, journey, letGo, sendList, whom } from '../../journeys/steps.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../../support/small-marac.ts';
import type { TestDesk } from '../../support/desk.ts';

const CHASE = `/research/${MEETING}/chase/`;

/** A list that went to those who search, and nobody answered. The chase is due on 10 March at 08:30, the agenda on 11 March at 08:30. */
async function afterTheList(desk: TestDesk): Promise<void> {
  typeReferral(desk.book, 'R-AAAA22');
  await letGo(desk, '2027-03-01T10:00');
  await sendList(desk);
}

test.each([
  ['2027-03-10T08:29', false],
  ['2027-03-10T08:30', true],
  ['2027-03-11T08:29', true],
  ['2027-03-11T08:30', false],
  ['2027-03-11T08:31', false],
  ['2027-03-15T12:05', false],
])('F46: at %s the chase is planned: %s', (time, is) =>
  journey(async (desk) => {
    await afterTheList(desk);
    await desk.run(time);
    const chased = (await desk.ledger.messages()).filter((one) => one.key.includes(CHASE));
    expect(chased.length > 0).toBe(is);
    expect(
      (await desk.today()).filter((one) => /Still to come from you|chase/i.test(one.what)),
      'nor is one told as missed that was never due',
    ).toEqual([]);
  }),
);

test('F46: a chase goes once', () =>
  journey(async (desk) => {
    await afterTheList(desk);
    const first = await letGo(desk, '2027-03-10T09:00');
    expect(whom(first, CHASE)).toContain(CONTACT.housing);
    expect(whom(await letGo(desk, '2027-03-10T15:00'), CHASE), 'once').toEqual([]);
  }));

test('the answer sheet says what an action about no case is, and of a case that a conflict keeps from its reader nothing', () =>
  journey(async (desk) => {
    for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(desk.book, id);
    await desk.tick('2027-03-01T10:00');
    const action = { agency: AGENCY.housing, agreedOn: '2027-02-01', due: '2027-03-20', status: 'open' };
    desk.book.type('actions', { ...action, text: 'Report on void flats' }, { id: 'A-AAAA22' });
    const mine = caseOf(desk, 'R-AAAA22');
    desk.book.type('actions', { ...action, caseRef: mine, text: 'Change the locks' }, { id: 'A-BBBB22' });
    const kept = caseOf(desk, 'R-BBBB22');
    desk.book.type('actions', { ...action, caseRef: kept, text: 'Visit' }, { id: 'A-CCCC22' });
    const conflict = { caseRef: kept, agency: AGENCY.housing, why: 'Related', recordedBy: 'Cora Coordinata' };
    desk.book.type('conflicts', { ...conflict, recordedOn: '2027-03-02' }, { id: 'X-AAAA22' });
    const [sheet] = (await sendList(desk)).filter((one) => one.to === CONTACT.housing && one.key.includes('/list/'));
    const text = everythingIn(sheet!);
    expect(text).toContain('VictimsenAAAA22');
    for (const words of ['A-AAAA22', 'Report on void flats', 'A-BBBB22']) expect(text).toContain(words);
    expect(text).not.toMatch(/A-CCCC22|VictimsenBBBB22/);
  }));
