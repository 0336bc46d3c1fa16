// A referral typed without "Received" gets the hour at which it was first seen, once; an older one keeps the day it names. All people are made up.
import { expect, test } from 'vitest';
import { journey } from '../../journeys/steps.ts';
import type { TestDesk } from '../../support/desk.ts';
import { typeReferral } from '../../support/small-marac.ts';

const SEEN = '2027-03-09T17:44';
const received = (desk: TestDesk, id = 'R-AAAA22'): string =>
  desk.book.text('referrals', id, 'receivedAt').slice(0, 16);
const NOT_TYPED = { receivedAt: undefined, decision: undefined, decidedBy: undefined, decidedOn: undefined };

test.each([
  ['no day at all', undefined, '2027-03-09T17:44'],
  ['the same day', '2027-03-09', '2027-03-09T17:44'],
  ['seven days before', '2027-03-02', '2027-03-09T17:44'],
  ['eight days before, as in a list taken over', '2027-03-01', ''],
])(
  'a referral typed without its hour, with %s as its date: received is filled in with the hour it was first seen',
  (_, referredOn, filled) =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22', { ...NOT_TYPED, referredOn });
      await desk.run(SEEN);
      await desk.run('2027-03-11T10:00');
      expect(received(desk)).toBe(filled);
    }),
);

test('a referral first seen late in the day raises no alarm in the run that tells the IDVA, and its hour does not move with the clock', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { ...NOT_TYPED, referredOn: undefined });
    await desk.run(SEEN);
    const messages = async (): Promise<readonly string[]> =>
      (await desk.ledger.messages()).map(({ key, version, contentHash }) => `${key} ${version} ${contentHash}`);
    const first = await messages();
    expect(first.filter((one) => one.includes('/idva-alarm/'))).toEqual([]);
    await desk.run('2027-03-10T08:30');
    expect(await messages()).toEqual(first);
  }));

test('what a person typed under "Received", readable or not, stays as it is', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { ...NOT_TYPED, receivedAt: '2027-03-08T12:00' });
    typeReferral(desk.book, 'R-BBBB22', { ...NOT_TYPED, referredOn: undefined });
    desk.book.scrawl('referrals', 'R-BBBB22', 'receivedAt', 'last week');
    await desk.run(SEEN);
    expect(['R-AAAA22', 'R-BBBB22'].map((id) => received(desk, id))).toEqual(['2027-03-08T12:00', 'last week']);
  }));
