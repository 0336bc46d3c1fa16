// Another threshold over last year's referrals. Every referral is made up.
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import { day } from '../../../src/domain/time/day.ts';
import { replayThreshold } from '../../../src/domain/referral/replay-threshold.ts';
import type { SettingName } from '../../../src/domain/settings/settings.ts';
import { readFacts } from '../../../src/jobs/reading/read-facts.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { typeReferral, typeSmallMarac } from '../../support/small-marac.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book);
});
afterEach(() => desk.close());

const yes = (count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(Array.from({ length: 24 }, (_, index) => [`q${index + 1}`, index < count ? 'yes' : 'no']));
const facts = async (): Promise<MaracFacts> => (await readFacts(desk.desk, false)).facts.maracs[0]!;
const trying = (...settings: readonly (readonly [SettingName, string])[]): ReadonlyMap<SettingName, string> =>
  new Map(settings);
const TODAY = day('2027-03-01');

describe('a replay', () => {
  beforeEach(() => {
    typeReferral(desk.book, 'R-AAAA15', { receivedAt: '2026-09-01T10:00', ...yes(15) });
    typeReferral(desk.book, 'R-AAAA12', { receivedAt: '2026-08-01T10:00', ...yes(12) });
    typeReferral(desk.book, 'R-BBBB12', { receivedAt: '2026-07-01T10:00', ...yes(12), decision: 'signpost' });
    typeReferral(desk.book, 'R-CCCC12', { receivedAt: '2026-08-02T10:00', ...yes(2), honourBased: 'yes' });
    typeReferral(desk.book, 'R-DDDD12', { receivedAt: '2026-02-28T10:00', ...yes(12) });
  });

  test('names who would be above a lower line, oldest first, and how many were accepted anyway', async () => {
    expect(replayThreshold(await facts(), trying(['visibleHighMin', '12']), TODAY)).toEqual({
      from: '2026-03-01',
      to: '2027-03-01',
      referrals: 4,
      graded: 0,
      metThen: 1,
      metNow: 3,
      raised: ['R-BBBB12', 'R-AAAA12'],
      lowered: [],
      raisedAccepted: 1,
      accepted: 3,
      expected: undefined,
    });
  });

  test('names who would fall below a higher line, and what several settings do together', async () => {
    const found = replayThreshold(await facts(), trying(['visibleHighMin', '16'], ['honourBasedCounts', 'yes']), TODAY);
    expect([found.lowered, found.raised]).toEqual([['R-AAAA15'], ['R-CCCC12']]);
  });

  test('with the area’s own settings changes nothing, also where they changed within the year', async () => {
    desk.book.type('settings', { setting: 'visibleHighMin', value: '12', fromDate: '2026-07-15' }, { id: 'S-AAAA22' });
    const found = replayThreshold(await facts(), trying(['visibleHighMin', '12']), TODAY);
    expect([found.metThen, found.raised]).toEqual([2, ['R-BBBB12']]);
  });

  test.each([
    ['0', undefined],
    ['100000', 400],
    ['130125', 521],
  ])('F43: %s women in the area: the cases that are expected in a year', async (value, expected) => {
    desk.book.type('settings', { setting: 'womenInArea', value }, { id: 'S-AAAA22' });
    expect(replayThreshold(await facts(), trying(), TODAY)).toMatchObject({ accepted: 3, expected });
  });
});
