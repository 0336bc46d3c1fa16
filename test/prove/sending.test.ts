// The proof of sending, held to account: its checker sees what is lost and twice, planted bugs are found by it, and the product passes. Synthetic.
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import { checkHistory } from './sending/history.ts';
import type { Restore } from './sending/restore.ts';
import { AMPLE, runWorld } from './sending/world.ts';

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

/** Two runners, each killed when the server reaches that phase with it: nothing here depends on how fast the machine is. */
const world = async (phase: 'taken' | 'body', mutant?: string, restore?: Restore) =>
  runWorld({
    kills: restore === undefined ? 2 : restore.backAt,
    times: AMPLE,
    ...(restore === undefined ? {} : { restore }),
    next: () => ({ how: 'phase', phase, cut: phase === 'body' }),
    ...(mutant === undefined
      ? {}
      : { nodeArguments: ['--import', join(import.meta.dirname, 'sending', 'mutants.ts')], env: { MUTANT: mutant } }),
  });
const SLOW = { timeout: 600_000 };
/** MARAC_CRASH=all: these worlds take ten seconds each, and npm test runs one of each kind. */
const ALL = process.env['MARAC_CRASH'] === 'all';

test(
  'PR3, PR9, PROP19, C12: a runner killed after the relay took the message: uncertain, resolved by a person, one copy',
  SLOW,
  async () => {
    const found = await world('taken');
    expect(found).toMatchObject({ kills: 2, uncertain: 2, resent: 0, lost: [], twice: [], findings: [] });
  },
);

test(
  'C11: a runner that dies with its connection within the body: uncertain, and sent again once a person says it did not arrive',
  SLOW,
  async () => {
    const found = await world('body');
    expect(found).toMatchObject({ kills: 2, uncertain: 2, resent: 2, lost: [], twice: [], findings: [] });
  },
);

test('a planted bug that tries a lost attempt again is found: twice', SLOW, async () => {
  expect(await world('taken', 'an attempt that was never ended is tried again')).toMatchObject({
    kills: 2,
    lost: [],
    twice: [expect.anything(), expect.anything()],
  });
});

test.runIf(ALL)('F74: a planted bug that calls a lost attempt sent is found every time: lost', SLOW, async () => {
  expect(await world('body', 'an answer that was lost counts as sent')).toMatchObject({
    kills: 2,
    lost: [expect.anything(), expect.anything()],
    twice: [],
  });
});

/** Copied after the first kill, put back after the second, when a whole run has sent everything in between. */
const older = (what: Restore['what']): Restore => ({ what, copyAt: 1, backAt: 2, whole: true });

test(
  'F62: an older ledger put back with its anchor is refused; all that may have gone waits for a person, and nothing goes twice',
  SLOW,
  async () => {
    const found = await world('taken', undefined, older('ledger and anchor'));
    expect(found).toMatchObject({
      restores: 1,
      shown: 1,
      uncertain: 12,
      resent: 0,
      lost: [],
      twice: [],
      findings: [],
    });
  },
);

test.runIf(ALL)('F62: a planted bug that sends after a restore what may have gone is found: twice', SLOW, async () => {
  const found = await world('taken', 'what may have gone before a restore goes as if it were new', older('nothing'));
  expect(found).toMatchObject({ lost: [], findings: [] });
  expect(found.twice).toHaveLength(12);
});

test('F62: a planted bug that works on an older ledger beside a newer workbook is found', SLOW, async () => {
  const found = await world('taken', 'an older ledger beside a newer copy is worked on', older('ledger and anchor'));
  expect(found.findings).toContainEqual(expect.stringContaining('a runner worked although a copy that stays knows'));
});

/** Copied after the first kill, put back after the second: no run came to its end, so that the anchor alone knows what left. */
const withinRun = (what: Restore['what']): Restore => ({ what, copyAt: 1, backAt: 2, whole: false });
/** Copied and put back at once. */
const same = (what: Restore['what']): Restore => ({ what, copyAt: 1, backAt: 1, whole: false });

test('F62: a ledger put back beside an anchor that alone knows what left is refused', SLOW, async () => {
  const found = await world('taken', undefined, withinRun('ledger'));
  expect(found).toMatchObject({ restores: 1, shown: 1, lost: [], twice: [], findings: [] });
});

test.runIf(ALL)('a ledger put back since which nothing left is worked on, and nothing goes twice', SLOW, async () => {
  const found = await world('taken', undefined, same('ledger'));
  expect(found).toMatchObject({ restores: 1, harmless: 1, lost: [], twice: [], findings: [] });
});

describe.runIf(ALL)('more planted bugs', () => {
  test.each([
    ['what the anchor says is ignored', withinRun('ledger'), 'a runner worked although a copy that stays knows'],
    ['the anchor is not written before the body', withinRun('ledger'), 'and the anchor knows nothing of it'],
    ['the tab Record is never written', older('ledger and anchor'), 'and the tab Record knows nothing of it'],
    ['a ledger that holds every head is called older', same('ledger'), 'a runner refused although no copy knows'],
  ])('F62: a planted bug is found: %s', SLOW, async (mutant, restore, finding) => {
    const found = await world('taken', mutant, restore);
    expect(found.findings).toContainEqual(expect.stringContaining(finding));
  });
});
