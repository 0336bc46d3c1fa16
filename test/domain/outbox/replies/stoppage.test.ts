// Mail that does not leave because of the sender or the server: when it is tried again, when people hear of it, and what ends it.
import { describe, expect, test } from 'vitest';
import {
  afterEncounter,
  encounterOfLook,
  endsByLogin,
  isTrouble,
  mayTryAgain,
  stopOf,
  type Encounter,
  type Stoppage,
} from '../../../../src/domain/outbox/replies/stoppage.ts';
import { addMinutes, localTime } from '../../../../src/domain/time/day.ts';

const MINUTE = 60_000;
const AT = localTime('2027-03-10T09:00');
const met = (more: Partial<Encounter> = {}): Encounter => ({
  road: 'live',
  code: 'mail-unreachable',
  how: 'pause',
  evidence: 'connect: ECONNREFUSED',
  at: AT,
  ms: 0,
  ...more,
});

describe('minutes until the next try, try by try', () => {
  test.each<[string, string, readonly number[]]>([
    ['a server that cannot be reached', 'connect: ECONNREFUSED', [1, 5, 15, 60, 60]],
    ['a body of which nobody knows whether it was taken', 'after the body: ETIMEDOUT', [15, 60, 60]],
    ['another end after the body', 'after the body: ECONNRESET', [1, 5]],
  ])('%s', (_, evidence, minutes) => {
    let before: Stoppage | undefined;
    for (const [index, wait] of minutes.entries()) {
      const ms = index * 7 * MINUTE;
      before = afterEncounter(before, met({ evidence, ms, at: addMinutes(AT, index * 7) }));
      expect(before).toMatchObject({ tries: index + 1, since: AT, untilMs: ms + wait * MINUTE, evidence });
    }
  });

  test('the newest encounter says what was met; the first says since when', () => {
    const first = afterEncounter(undefined, met({ key: 'a' }));
    const second = afterEncounter(first, met({ code: 'mail-refused', how: 'stop', at: addMinutes(AT, 1), key: 'b' }));
    expect(second).toMatchObject({ code: 'mail-refused', how: 'stop', key: 'b', since: AT, tries: 2 });
  });
});

describe('it may be tried again', () => {
  const rests = { ...afterEncounter(undefined, met()), untilMs: 100 * MINUTE };
  test.each([
    [100 * MINUTE - 1, false],
    [100 * MINUTE, true],
    [100 * MINUTE + 1, true],
    // The longest pause is 60 minutes: a clock that was set back further made it look longer.
    [40 * MINUTE, false],
    [40 * MINUTE - 1, true],
  ])('at %i ms where it rests until 6,000,000 ms: %s', (now, may) => {
    expect(mayTryAgain(rests, now)).toBe(may);
  });
});

describe('people hear of it by other roads than Today', () => {
  test.each([
    ['pause', 14, false],
    ['pause', 15, true],
    ['pause', 16, true],
    ['stop', 0, true],
  ] as const)('a %s after %i minutes: %s', (how, minutes, is) => {
    expect(isTrouble(afterEncounter(undefined, met({ how })), addMinutes(AT, minutes))).toBe(is);
  });
});

test.each([
  ['connect: ECONNREFUSED', true],
  ['login: 535', true],
  ['the mailbox did not open', true],
  ['mail: 550', false],
  ['rcpt: 451', false],
  ['data: 554', false],
  ['after the body: ETIMEDOUT', false],
  ['mail', true],
  ['login at mail: 535', true],
])('what was met at “%s” ends by a log-in that succeeds: %s', (evidence, ends) => {
  expect(endsByLogin(afterEncounter(undefined, met({ evidence })))).toBe(ends);
});

test.each([
  ['mail-refused', 'mail-refused', 'stop'],
  ['mail-tls', 'mail-tls', 'stop'],
  ['mail-unreachable', 'mail-unreachable', 'pause'],
  ['ledger-busy', undefined, undefined],
  ['', undefined, undefined],
])('a look that failed with “%s” is met as %s', (code, stop, how) => {
  expect(stopOf(code)).toBe(stop);
  expect(encounterOfLook(code)).toEqual(
    stop === undefined ? undefined : { code: stop, how, evidence: 'the mailbox did not open' },
  );
});
