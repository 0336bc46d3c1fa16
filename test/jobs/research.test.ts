// The chase: who has not answered is reminded once, between two moments and never outside them. All people and cases are made up.
import { expect, test } from 'vitest';
import { journey, letGo, sendList, whom } from '../journeys/steps.ts';
import { CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import type { TestDesk } from '../support/desk.ts';

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
