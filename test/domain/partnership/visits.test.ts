// Whom to visit: agencies that have been quiet for a year, each limit from both sides.
import { expect, test } from 'vitest';
import type { Practice } from '../../../src/domain/meeting/meeting.ts';
import { findVisits } from '../../../src/domain/partnership/visits.ts';
import type { Referral } from '../../../src/domain/referral/referral.ts';
import type { Agency } from '../../../src/domain/register/register.ts';
import { day, localTime } from '../../../src/domain/time/day.ts';

const TODAY = day('2027-03-10');
const agency = (more: Partial<Agency> = {}): Agency => ({ id: 'G-AAAA22', name: 'Test Fire', kind: 'fire', ...more });
const referral = (on: string, more: Partial<Referral> = {}): Referral => ({
  id: `R-${on}`,
  referrerAgency: 'Test Fire',
  receivedAt: localTime(`${on}T10:00`),
  ...more,
});
const visits = (agencies: readonly Agency[], referrals: readonly Referral[] = [], practice: readonly Practice[] = []) =>
  findVisits(agencies, referrals, practice, TODAY);

test.each<[string, boolean, readonly Agency[], readonly Referral[]]>([
  ['an agency without a referral', true, [agency()], []],
  ['whose last referral is a year old', true, [agency()], [referral('2026-03-10'), referral('2025-01-01')]],
  ['not with one of a day less', false, [agency()], [referral('2026-03-11'), referral('2025-01-01')]],
  ['a member for a year', true, [agency({ activeFrom: day('2026-03-10') })], []],
  ['not a member for a day less', false, [agency({ activeFrom: day('2026-03-11') })], []],
  ['not one that has left', false, [agency({ activeTo: day('2027-03-09') })], []],
  ['not the MARAC team itself', false, [agency({ kind: 'maracTeam' })], []],
  ['also when others refer', true, [agency()], [referral('2027-03-01', { referrerAgency: 'Test Police' })]],
  [
    'not by a referral of which only the day on the form is known',
    false,
    [agency()],
    [{ ...referral('2020-01-01'), receivedAt: undefined, referredOn: day('2027-01-01') } as unknown as Referral],
  ],
])('J12: %s is on the list: %s', (_name, wanted, agencies, referrals) => {
  expect(visits(agencies, referrals)).toHaveLength(wanted ? 1 : 0);
});

const said = (id: string, on: string, more: Partial<Practice> = {}): Practice => ({
  id,
  kind: 'feedback',
  on: day(on),
  agency: 'G-AAAA22',
  ...more,
});

test('J12: with the newest thing said to it that is about no case; a breach was not said to it', () => {
  const [found] = visits(
    [agency()],
    [],
    [
      said('PL-1', '2026-05-01'),
      said('PL-2', '2027-01-11'),
      said('PL-3', '2027-02-01', { caseRef: 'K-AAAA22' }),
      said('PL-4', '2027-02-02', { kind: 'breach' }),
      said('PL-5', '2027-02-03', { kind: 'reviewAction' }),
    ],
  );
  expect(found?.lastSaid?.id).toBe('PL-2');
});
