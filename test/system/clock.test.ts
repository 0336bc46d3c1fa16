// The wall in London through both clock changes of 2027, whatever the machine's own zone.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { localTime } from '../../src/domain/time/day.ts';
import { fakeClock, localTimeAt, msAt, openClock, utcAt } from '../../src/system/clock.ts';

test.each([
  ['2027-01-15T08:30', '2027-01-15T08:30:00.000Z'],
  ['2027-07-15T08:30', '2027-07-15T07:30:00.000Z'],
  ['2027-03-28T00:59', '2027-03-28T00:59:00.000Z'],
  ['2027-03-28T01:30', '2027-03-28T01:30:00.000Z'], // does not exist: shown as 02:30
  ['2027-03-28T02:00', '2027-03-28T01:00:00.000Z'],
  ['2027-10-31T01:30', '2027-10-31T00:30:00.000Z'], // comes twice: the first
  ['2027-10-31T02:00', '2027-10-31T02:00:00.000Z'],
])('%s on the wall is %s', (local, utc) => {
  expect(utcAt(msAt(localTime(local)))).toBe(utc);
});

test('spring leaves out an hour and autumn shows one twice', () => {
  const clock = fakeClock(localTime('2027-03-28T00:59'));
  clock.pass(1);
  expect(clock.now()).toBe('2027-03-28T02:00');
  clock.set(localTime('2027-10-31T00:59'));
  const seen: string[] = [];
  for (let i = 0; i < 4; i += 1) {
    clock.pass(30);
    seen.push(clock.now().slice(11));
  }
  expect(seen).toEqual(['01:29', '01:59', '01:29', '01:59']);
});

test('T16: deadlines within the process follow the steady time, which a clock set back does not turn back', () => {
  const clock = fakeClock(localTime('2027-03-09T10:00'));
  const begun = clock.steadyMs();
  clock.set(localTime('2027-03-09T08:00'));
  clock.pass(10);
  expect(clock.steadyMs() - begun).toBe(600_000);
  expect(clock.now()).toBe('2027-03-09T08:10');
});

test('the real clock is the machine’s, read in London', () => {
  const clock = openClock();
  const before = Date.now();
  expect(clock.now()).toBe(localTimeAt(clock.ms()));
  expect(clock.ms()).toBeGreaterThanOrEqual(before);
  expect(clock.steadyMs()).toBeLessThanOrEqual(clock.steadyMs());
});

test.each(['UTC', 'America/New_York', 'Asia/Tokyo'])('T3: a machine set to %s reads the same wall', (zone) => {
  const program = `import { localTimeAt } from './src/system/clock.ts'; process.stdout.write(localTimeAt(${msAt(localTime('2027-07-15T08:30'))}))`;
  const said = execFileSync(process.execPath, ['--input-type=module', '-e', program], {
    env: { ...process.env, TZ: zone },
    encoding: 'utf8',
  });
  expect(said).toBe('2027-07-15T08:30');
});
