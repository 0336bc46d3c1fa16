// How long a message that was not taken is tried, and how long after which try: each pause and the day after which a person decides.
import { expect, test } from 'vitest';
import { judge, type Fault } from '../../../src/mail/smtp/smtp-reply.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
/** A clear "not now" about this message alone, before its body. */
const busy: Fault = { phase: 'rcpt', replyCode: 451, reply: '451 4.2.0 mailbox busy', code: 'EENVELOPE' };
const judged = (attempts: number, triedForMs: number) => judge(busy, { relayMayLie: false, attempts, triedForMs });

test.each([
  [0, 5],
  [1, 5],
  [2, 15],
  [3, 30],
  [4, 60],
  [5, 60],
  [24, 60],
])('after %i tries the next one is %i minutes later', (attempts, minutes) => {
  expect(judged(attempts, 0).outcome).toMatchObject({ end: 'retry', afterMs: minutes * MINUTE });
});

test.each([
  [24 * HOUR - 1, { end: 'retry' }],
  [24 * HOUR, { end: 'refused', reason: 'gaveUp' }],
  [24 * HOUR + 1, { end: 'refused', reason: 'gaveUp' }],
])('tried for %i ms: a whole day, then a person decides', (triedForMs, outcome) => {
  expect(judged(4, triedForMs).outcome).toMatchObject(outcome);
});
