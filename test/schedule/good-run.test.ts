// The dead man's switch: who looks whether marac is alive is not marac's own runner.
import { expect, test } from 'vitest';
import { clockTime, day, localTime } from '../../src/domain/time/day.ts';
import { isTrouble, type Stoppage } from '../../src/domain/outbox/replies/stoppage.ts';
import type { SlotRecord } from '../../src/ledger/job-slot.ts';
import type { Noticed } from '../../src/schedule/good-run.ts';
import { judgeHealth, noticeDue } from '../../src/schedule/good-run.ts';

const slot = (endedAt: string, state: SlotRecord['state'] = 'done'): SlotRecord => ({
  marac: 'ealing',
  job: 'intake',
  slot: endedAt,
  state,
  owner: 'a',
  claimedAt: localTime(endedAt),
  endedAt: localTime(endedAt),
  untilMs: 0,
  tries: 1,
});

const EXPECTED = { by: clockTime('09:15'), nation: 'england-and-wales' } as const;

test.each([
  ['2027-03-09T09:14', [slot('2027-03-08T17:00')], { state: 'notYet' }, 'before the hour nothing is expected'],
  ['2027-03-09T09:15', [slot('2027-03-08T17:00')], { state: 'silent', last: '2027-03-08T17:00' }, 'at the hour it is'],
  [
    '2027-03-09T09:15',
    [slot('2027-03-09T08:30')],
    { state: 'good', last: '2027-03-09T08:30' },
    'a run this morning is enough',
  ],
  ['2027-03-09T09:15', [slot('2027-03-09T08:30', 'failed')], { state: 'silent' }, 'a failed run is no good run'],
  ['2027-03-09T09:15', [], { state: 'silent' }, 'a ledger that cannot be read counts as silence'],
  ['2027-03-13T12:00', [slot('2027-03-12T17:00')], { state: 'notYet' }, 'a Saturday expects nothing'],
  ['2027-03-26T12:00', [slot('2027-03-25T17:00')], { state: 'notYet' }, 'nor does Good Friday'],
  [
    '2027-03-09T09:15',
    [slot('2027-03-10T08:30')],
    { state: 'silent' },
    'a run of the future is a wrong clock, not a good run',
  ],
] as const)('at %s with %j it is %j: %s', (...row) => {
  const [now, slots, health] = row;
  expect(judgeHealth(slots, localTime(now), EXPECTED)).toEqual(health);
});

test('one alarm for each silent day, one recovery after it, and silence when all is well', () => {
  const notices: string[] = [];
  let told: Noticed | undefined;
  const story = [
    ['2027-03-08T09:15', ['2027-03-08T08:30']],
    ['2027-03-09T09:15', ['2027-03-08T17:00']],
    ['2027-03-09T09:30', ['2027-03-08T17:00']],
    ['2027-03-10T09:15', ['2027-03-08T17:00']],
    ['2027-03-10T10:00', ['2027-03-10T09:58']],
    ['2027-03-10T10:15', ['2027-03-10T10:05']],
    ['2027-03-11T09:15', ['2027-03-11T08:30']],
  ] as const;
  for (const [now, ended] of story) {
    const on = day(now.slice(0, 10));
    const notice = noticeDue(
      judgeHealth(
        ended.map((one) => slot(one)),
        localTime(now),
        EXPECTED,
      ),
      told,
      on,
    );
    if (notice === undefined) continue;
    told = { kind: notice, on };
    notices.push(`${now} ${notice}`);
  }
  expect(notices).toEqual(['2027-03-09T09:15 alarm', '2027-03-10T09:15 alarm', '2027-03-10T10:00 recovery']);
});

test.each([
  ['good', 1, undefined, 'off'],
  ['good', 0, undefined, undefined],
  ['good', 1, { kind: 'off', on: day('2027-03-09') }, undefined],
  ['good', 1, { kind: 'off', on: day('2027-03-08') }, 'off'],
  ['good', 1, { kind: 'alarm', on: day('2027-03-09') }, 'recovery'],
  ['silent', 1, { kind: 'off', on: day('2027-03-09') }, 'alarm'],
  ['notYet', 1, undefined, 'off'],
] as const)('health %s, %i kept by a sending that is off, told %o: %s', (state, kept, told, notice) => {
  const health = state === 'good' ? { state, last: localTime('2027-03-09T08:30') } : { state };
  expect(noticeDue(health, told, day('2027-03-09'), kept)).toBe(notice);
});

test('F59: while mail does not leave no run makes it good, one notice goes on each such day, and one when mail goes again', () => {
  const trouble: Stoppage = {
    road: 'live',
    code: 'mail-refused',
    how: 'stop',
    tries: 1,
    since: localTime('2027-03-09T08:31'),
    untilMs: 0,
    evidence: 'login: 535',
  };
  const ask = (now: string, stopped: boolean) =>
    judgeHealth([slot('2027-03-09T08:30')], localTime(now), { ...EXPECTED, ...(stopped ? { trouble } : {}) });
  expect(ask('2027-03-09T08:32', true)).toMatchObject({ state: 'mailStopped', last: '2027-03-09T08:30' });
  const on = day('2027-03-09');
  expect(noticeDue(ask('2027-03-09T08:32', true), undefined, on)).toBe('mail');
  expect(noticeDue(ask('2027-03-09T09:15', true), { kind: 'mail', on }, on)).toBeUndefined();
  expect(noticeDue(ask('2027-03-13T09:15', true), { kind: 'mail', on }, day('2027-03-13')), 'a Saturday').toBe('mail');
  expect(noticeDue(ask('2027-03-09T10:00', false), { kind: 'mail', on }, on)).toBe('recovery');
});

test.each([
  ['stop', '2027-03-09T08:31', true],
  ['pause', '2027-03-09T08:45', false],
  ['pause', '2027-03-09T08:46', true],
] as const)('a stoppage that is a %s, at %s, is told by other roads: %s', (how, now, isTold) => {
  const since = localTime('2027-03-09T08:31');
  const stoppage = { road: 'live', code: 'mail-unreachable', how, tries: 1, since, untilMs: 0, evidence: '' } as const;
  expect(isTrouble(stoppage, localTime(now))).toBe(isTold);
});
