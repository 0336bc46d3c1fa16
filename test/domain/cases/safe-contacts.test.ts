// Ways to a victim: what counts as safe, what stops it, and on which days. Synthetic.
import { expect, test } from 'vitest';
import type { SafeContact } from '../../../src/domain/cases/case.ts';
import { day } from '../../../src/domain/time/day.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import { sortWays, type Ways } from '../../../src/domain/cases/safe-contacts.ts';

const TODAY = day('2027-03-10');
const row = (id: string, more: Partial<SafeContact>): SafeContact => ({
  id,
  caseRef: 'K-AAAA22',
  route: 'phone',
  value: '07700 900123',
  safe: 'yes',
  confirmedOn: day('2027-03-01'),
  confirmedBy: 'Ida Advocatson',
  ...more,
});

function sorted(...safeContacts: SafeContact[]): Ways {
  const pool = { take: (prefix: string, purpose: string) => `${prefix}-${purpose}` };
  return sortWays(
    { pool, safeContacts, referrals: [], cases: [], addresses: [] } as unknown as MaracFacts,
    'K-AAAA22',
    TODAY,
  );
}
const ids = (rows: readonly SafeContact[]): readonly string[] => rows.map((one) => one.id);

test.each([
  ['the day before it was confirmed', '2027-02-28', false],
  ['the day it was confirmed', '2027-03-01', true],
  ['the day after', '2027-03-02', true],
])('a no about the same number, said on %s', (_, on, stops) => {
  const ways = sorted(
    row('SC-AAAA22', {}),
    row('SC-BBBB22', { value: '+44 7700 900123', safe: 'no', confirmedOn: day(on) }),
  );
  expect(ids(ways.stopped)).toEqual(stops ? ['SC-AAAA22'] : []);
  expect(ids(ways.usable)).toEqual(stops ? [] : ['SC-AAAA22']);
  expect(ids(ways.unsafe)).toEqual(['SC-BBBB22']);
});

test('a no about another number stops nothing, and “not known” is no no', () => {
  expect(ids(sorted(row('SC-AAAA22', {}), row('SC-BBBB22', { value: '07700 900999', safe: 'no' })).usable)).toEqual([
    'SC-AAAA22',
  ]);
  expect(ids(sorted(row('SC-AAAA22', {}), row('SC-BBBB22', { safe: 'notKnown' })).usable)).toEqual(['SC-AAAA22']);
});

test('a no without a number is about every telephone, but not about one that a person typed that day or later', () => {
  const no = { value: undefined, safe: 'no', confirmedOn: day('2027-03-02') } as unknown as Partial<SafeContact>;
  const ways = sorted(
    row('SC-AAAA22', {}),
    row('SC-BBBB22', no),
    row('SC-CCCC22', { value: '07700 900777', confirmedOn: day('2027-03-02') }),
    row('SC-DDDD22', { route: 'email', value: 'anna@example.org' }),
  );
  expect(ids(ways.stopped)).toEqual(['SC-AAAA22']);
  expect(ids(ways.usable)).toEqual(['SC-CCCC22', 'SC-DDDD22']);
});

test('a no about messages leaves the number and stops the messages', () => {
  const [one] = sorted(
    row('SC-AAAA22', { messageSafe: 'yes' }),
    row('SC-BBBB22', { safe: 'notKnown', messageSafe: 'no', confirmedOn: day('2027-03-02') }),
  ).usable;
  expect(one).toMatchObject({ id: 'SC-AAAA22', messageSafe: 'no' });
});

test.each([
  ['2027-03-09', false],
  ['2027-03-10', true],
  ['2027-03-11', true],
])('a way that expires on %s', (on, usable) => {
  const ways = sorted(row('SC-AAAA22', { expiresOn: day(on) }));
  expect([ids(ways.usable), ids(ways.expired)]).toEqual(usable ? [['SC-AAAA22'], []] : [[], ['SC-AAAA22']]);
});
