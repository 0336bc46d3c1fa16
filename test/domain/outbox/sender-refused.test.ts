// Which replies refuse the sender and which one message only.
import { expect, test } from 'vitest';
import { findSenderFault } from '../../../src/domain/outbox/sender-refused.ts';

const ask = (reply: string): string | undefined => findSenderFault({ reply, replyCode: Number(reply.slice(0, 3)) });

test.each([
  [
    '554 5.2.252 SendAsDenied; marac@x.test not allowed to send as team@x.test; STOREDRV.Submission.Exception',
    /Send As/,
  ],
  ['550 5.2.252 Sender throttled due to continuous send as denied errors', /Send As/],
  ['554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied', /Send As/],
  ['550 5.7.60 SMTP; Client does not have permissions to send as this sender', /Send As/],
  ['550 5.7.1 Client does not have permission to send as this sender', /Send As/],
  ['553 5.7.1 <team@x.test>: Sender address rejected: not owned by user marac', /Send As/],
  ['530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM', /mail\.smtp\.auth/],
  ['530 Authentication required', /mail\.smtp\.auth/],
  ['535 5.7.8 Authentication credentials invalid', /mail\.smtp\.auth/],
  ['550 5.1.8 Access denied, bad outbound sender', /lift the block/],
  ['550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP', /lift the block/],
  ['550 5.7.606 Access denied, banned sending IP', /lift the block/],
  ['550 5.7.649 Access denied, banned sending IP', /lift the block/],
  ['550 5.2.254 Sender throttled due to continuous too many recipients errors', /wait, or ask/],
  ['550 5.2.2 Submission quota exceeded', /wait, or ask/],
  ['550 5.1.7 Bad sender’s mailbox address syntax', /mail\.from/],
  ['553 sender rejected', /mail\.from/],
  ['550 5.7.1 <team@x.test>: Sender address rejected: Domain not found', /mail\.from/],
])('%s: the sender is refused, and it says what to do', (reply, todo) => {
  expect(ask(reply)).toMatch(todo);
});

test.each([
  '550 5.1.1 <rep@x.test> unknown',
  '550 5.1.10 Recipient not found',
  '552 5.2.2 mailbox full',
  '550 5.2.1 mailbox disabled',
  '553 mailbox name not allowed',
  '554 5.7.1 content rejected',
  '554 5.7.1 <rep@x.test>: Relay access denied',
  '550 5.7.1 Delivery not authorized',
  '550 5.7.12 Sender was not authenticated by organization',
  '550 5.7.124 Sender not in allowed-senders list',
  '550 5.7.133 Sender not authenticated for group',
  '550 5.7.136 Sender was not authenticated',
  '550 5.7.605 something of another kind',
  '550 5.7.650 something of another kind',
  '454 4.7.0 Temporary authentication failure',
  '451 4.7.500 Server busy. Sender rejected for now',
  '250 2.0.0 Ok: sender rejected nothing',
  '',
])('%s: nothing is said of the sender', (reply) => {
  expect(ask(reply)).toBeUndefined();
});
