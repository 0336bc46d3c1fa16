// Before the first run, what people typed has no row id yet: what a new desk still needs is asked of what stands there. Synthetic.
import { expect, test } from 'vitest';
import { findFirstSteps } from '../../../src/domain/first-run/first-steps.ts';
import { dayOf, localTime } from '../../../src/domain/time/day.ts';
import { factsAsIfAdopted, hasNewReferral } from '../../../src/jobs/reading/as-if-adopted.ts';
import { readFacts } from '../../../src/jobs/reading/read-facts.ts';
import { openTestDesk } from '../../support/desk.ts';

test('rows of Agencies, Contacts and Meetings count before the first run, and name one another; a look writes nothing', async () => {
  const desk = openTestDesk();
  try {
    const steps = async (): Promise<readonly string[]> => {
      const reading = await readFacts(desk.desk, false);
      const facts = factsAsIfAdopted(desk.desk, reading);
      return facts.maracs.flatMap((marac) =>
        findFirstSteps({
          facts,
          marac,
          allowedDomains: ['example.org'],
          hasReturnAddress: true,
          hasNewReferral: hasNewReferral(reading, marac.name),
          now: localTime('2027-03-01T10:00'),
        }).map(({ step, what }) => (step === 'referrals' ? what : step)),
      );
    };
    expect(dayOf(desk.clock.now()) <= '2027-03-16').toBe(true);
    expect(await steps()).toEqual([
      'agencies',
      'contacts',
      'team',
      'verified',
      'meetings',
      expect.stringContaining('the first referral'),
    ]);
    const typed = {
      verifiedBy: 'Cora',
      verifiedOn: '2027-02-01',
      route: 'phone',
      routeProvenOn: '2027-02-01',
      phone: '020 7946 0100',
    };
    desk.book.type('agencies', { name: 'Test IDVA Service', kind: 'idva' });
    expect(await steps()).toEqual(['contacts', 'team', 'verified', 'meetings', expect.anything()]);
    desk.book.type('agencies', { name: 'Test MARAC team', kind: 'maracTeam' });
    desk.book.type('contacts', {
      agency: 'Test IDVA Service',
      role: 'idvaDuty',
      personName: 'Dora Dutywell',
      ...typed,
    });
    desk.book.type('contacts', {
      agency: 'Test MARAC team',
      role: 'coordinator',
      personName: 'Cora Coordinata',
      ...typed,
    });
    desk.book.type('contacts', { agency: 'Test MARAC team', role: 'chair', personName: 'Charis Chairman', ...typed });
    desk.book.type('meetings', { on: '2027-03-16', start: '09:30', kind: 'ordinary' });
    expect(await steps()).toEqual([expect.stringContaining('the first referral')]);
    desk.book.type('referrals', { surname: 'Victimsen' });
    expect(await steps()).toEqual(['a referral stands there: `marac run` takes it in.']);
    expect(desk.book.rows('agencies').every(({ id }) => id === undefined)).toBe(true);
  } finally {
    desk.close();
  }
});
