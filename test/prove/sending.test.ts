// The proof of sending, held to account: its checker sees what is lost and twice, planted bugs are found by it, and the product passes. Synthetic.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox/message.ts';
import { checkHistory } from './sending/history.ts';
import { runWorld } from './sending/world.ts';

const entry = { messageId: '<a@b>', to: ['rep@example.gov.uk'], body: 'x' };
const message = (state: OutboxMessage['state']): OutboxMessage =>
  ({ key: 'k', state, messageId: '<a@b>' }) as unknown as OutboxMessage;

test.each([
  ['sent and taken once', [message('sent')], [entry], [], []],
  ['sent, never taken', [message('sent')], [], ['k'], []],
  ['sent and taken twice', [message('sent')], [entry, entry], [], ['k']],
  ['planned and unknown', [], [], ['k'], []],
  ['never ended', [message('approved')], [], ['k'], []],
  ['refused and taken', [message('refused')], [entry], [], ['k']],
  ['taken and planned by nobody', [message('sent')], [entry, { ...entry, messageId: '<c@d>' }], [], ['<c@d>']],
])('the checker: %s', (_what, messages, server, lost, twice) => {
  expect(checkHistory(['k'], messages, server)).toMatchObject({ lost, twice });
});

const taken = { how: 'phase', phase: 'taken' } as const;
const world = async (phase: 'taken' | 'body', mutant?: string) =>
  runWorld({
    kills: 1,
    next: () => ({ ...taken, phase }),
    ...(mutant === undefined
      ? {}
      : { nodeArguments: ['--import', join(import.meta.dirname, 'sending', 'mutants.ts')], env: { MUTANT: mutant } }),
  });

test(
  'PR3, PR9, PROP19, C12: a runner killed after the relay took the message: uncertain, resolved by a person, one copy',
  { timeout: 60_000 },
  async () => {
    const found = await world('taken');
    expect(found).toMatchObject({ resent: 0, lost: [], twice: [], findings: [] });
    expect(found.kills).toBeGreaterThan(0);
    expect(found.uncertain).toBe(found.kills);
  },
);

test('a planted bug that tries a lost attempt again is found: twice', { timeout: 60_000 }, async () => {
  expect((await world('taken', 'an attempt that was never ended is tried again')).twice.length).toBeGreaterThan(0);
});

test('a planted bug that calls a lost attempt sent is found: lost', { timeout: 60_000 }, async () => {
  expect((await world('body', 'an answer that was lost counts as sent')).lost.length).toBeGreaterThan(0);
});
