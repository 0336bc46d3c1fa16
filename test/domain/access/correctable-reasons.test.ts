// For which reasons a message waits for a person, and which mean that somebody may not have it.
import { expect, test } from 'vitest';
import { isCorrectable, isUnreadable } from '../../../src/domain/access/correctable-reasons.ts';
import { makeReason } from '../../../src/domain/text/reason.ts';

test.each([
  ['sending.off', true, false],
  ['sending.unreadable', true, false],
  ['access.unreadable', true, true],
  ['conflict.unread', true, true],
  ['plan.unread', true, true],
  ['contact.not-verified', true, false],
  ['contact.look-alike', true, false],
  ['contact.domain', true, false],
  ['route.not-proven', true, false],
  ['mailbox.readers-unknown', true, false],
  ['case.frozen', true, false],
  ['conflict.same-name', true, false],
  ['conflict', false, false],
  ['contact.not-active', false, false],
  ['contact.other-case-only', false, false],
  ['mailbox.reader-no-part', false, false],
  ['conflict.unread.more', false, false],
] as const)('%s waits for a person: %s; nobody decided anything: %s', (rule, waits, unread) => {
  const reason = makeReason(rule, {});
  expect([isCorrectable(reason), isUnreadable(reason)]).toEqual([waits, unread]);
});
