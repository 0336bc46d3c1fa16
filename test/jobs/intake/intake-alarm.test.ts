// The alarm about a referral that the IDVA service has not acknowledged: from its hour on, and for seven days. All people and cases are made up.
import { expect, test } from 'vitest';
import { addMinutes, addDays, at, clockTime, day, localTime } from '../../../src/domain/time/day.ts';
import { addWorkingMinutes, workingHoursOf } from '../../../src/domain/time/calendar.ts';
import { openRules } from '../../../src/domain/settings/rules.ts';
import { journey } from '../../journeys/steps.ts';
import { typeReferral } from '../../support/small-marac.ts';
import type { TestDesk } from '../../support/desk.ts';

const RECEIVED = localTime('2027-03-01T09:15');
const RULES = openRules([]);
const HOURS = RULES.whole('idvaAckHours', day('2027-03-01'));
const DUE = addWorkingMinutes(RECEIVED, HOURS * 60, workingHoursOf(RULES, day('2027-03-01')));

const planned = async (desk: TestDesk, time: string): Promise<number> => {
  await desk.run(time);
  return (await desk.ledger.messages()).filter((one) => one.key.includes('/idva-alarm/')).length;
};

test.each([
  ['a minute before its hour', addMinutes(DUE, -1), 0],
  ['at its hour', DUE, 1],
  ['a minute after it', addMinutes(DUE, 1), 1],
  ['on the seventh day', at(addDays(day('2027-03-01'), 7), clockTime('12:00')), 1],
  ['on the eighth day', at(addDays(day('2027-03-01'), 8), clockTime('00:00')), 0],
])('F46: %s, %s, alarms planned: %i', (_, time, count) =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { receivedAt: RECEIVED });
    expect(await planned(desk, time)).toBe(count);
  }),
);

test.each([
  ['acknowledged, by a name', { idvaAcknowledgedAt: '2027-03-01T10:00', idvaAcknowledgedBy: 'Dora Dutywell' }],
  ['withdrawn', { decision: 'withdraw' }],
  ['sent elsewhere', { decision: 'redirect' }],
] as const)('F46: nobody is alarmed about a referral that was %s', (_, more) =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { receivedAt: RECEIVED, ...more });
    expect(await planned(desk, addMinutes(DUE, 1))).toBe(0);
  }),
);
