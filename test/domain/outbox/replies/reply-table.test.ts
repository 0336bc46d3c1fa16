// The table of replies: whose fault each is, whether it passes, and what a person is told to do. Replies as servers write them; no real address.
import { expect, test } from 'vitest';
import { readEvidence, readReply } from '../../../../src/domain/outbox/replies/read-reply.ts';
import { MEANINGS, type MeaningName } from '../../../../src/domain/outbox/replies/reply-meanings.ts';
import { OTHERWISE, REPLIES, type ReplyPhase } from '../../../../src/domain/outbox/replies/reply-table.ts';

const ask = (phase: ReplyPhase, reply: string) =>
  readReply({ phase, code: '', replyCode: Number(reply.slice(0, 3)), reply });

type Row = readonly [ReplyPhase, string, MeaningName];

const SENDER: readonly Row[] = [
  ['body', '554 5.2.252 SendAsDenied; marac@x.test not allowed to send as team@x.test', 'send-as'],
  ['body', '550 5.2.252 Sender throttled due to continuous send as denied errors', 'send-as'],
  ['body', '554 5.2.0 STOREDRV.Submission.Exception:SendAsDeniedException.MapiExceptionSendAsDenied', 'send-as'],
  ['rcpt', '550 5.7.60 SMTP; Client does not have permissions to send as this sender', 'send-as'],
  ['data', '550 5.7.1 Client does not have permission to send as this sender', 'send-as'],
  ['mail', '550 5.7.1 You are not permitted to send as this address', 'send-as'],
  ['rcpt', '553 5.7.1 <team@x.test>: Sender address rejected: not owned by user marac', 'send-as'],
  ['mail', '530 5.7.57 SMTP; Client was not authenticated to send anonymous mail during MAIL FROM', 'log-in'],
  ['mail', '530 Authentication required', 'log-in'],
  ['login', '535 5.7.8 Authentication credentials invalid', 'log-in'],
  ['login', '535 5.7.139 Authentication unsuccessful, SmtpClientAuthentication is disabled', 'log-in'],
  ['login', '534 5.7.9 Application-specific password required', 'log-in'],
  ['login', '504 5.7.4 Unrecognized Authentication Type', 'log-in'],
  ['login', '525 5.7.13 User account disabled', 'log-in'],
  ['mail', '550 5.7.1 Invalid credentials for relay', 'log-in'],
  ['rcpt', '550 5.7.0 Mail relay denied', 'log-in'],
  ['mail', '550 5.1.8 Access denied, bad outbound sender', 'blocked'],
  ['body', '550 5.7.708 Service unavailable. Access denied, traffic not accepted from this IP', 'blocked'],
  ['rcpt', '550 5.7.606 Access denied, banned sending IP', 'blocked'],
  ['rcpt', '550 5.7.649 Access denied, banned sending IP', 'blocked'],
  ['rcpt', '451 4.7.500 Access denied, please try again later', 'blocked'],
  ['rcpt', '451 4.7.699 Access denied, please try again later', 'blocked'],
  ['body', '550 5.2.254 Sender throttled due to continuous too many recipients errors', 'limit'],
  ['body', '550 5.2.2 Submission quota exceeded', 'limit'],
  ['mail', '550 5.4.5 Daily user sending limit exceeded', 'limit'],
  ['rcpt', '450 4.2.1 Peak SMTP relay limit exceeded for this customer', 'limit'],
  ['rcpt', '550 5.7.1 Email quota exceeded', 'limit'],
  ['body', '432 4.3.2 Concurrent connections limit exceeded', 'limit'],
  ['mail', '550 5.1.7 Bad sender mailbox address syntax', 'sender-address'],
  ['rcpt', '553 sender rejected', 'sender-address'],
  ['rcpt', '550 5.7.1 <team@x.test>: Sender address rejected: Domain not found', 'sender-address'],
  ['body', '550 5.7.26 Unauthenticated email is not accepted due to domain DMARC policy', 'sender-unproven'],
  ['body', '550 5.7.509 Access denied, sending domain does not pass DMARC verification', 'sender-unproven'],
  ['mail', '550 5.7.1 not you', 'sender-refused'],
];

const RELAY: readonly Row[] = [
  ['connect', '554 no SMTP service here', 'no-service'],
  ['connect', '521 5.3.2 host does not accept mail', 'busy'],
  ['connect', '521 host does not accept mail', 'no-service'],
  ['connect', '421 4.3.2 busy', 'busy'],
  ['rcpt', '421 4.7.0 too many', 'busy'],
  ['body', '421 4.4.2 Timeout', 'server-trouble'],
  ['connect', '454 4.7.0 TLS not available due to local problem', 'encryption'],
  ['mail', '530 5.7.0 Must issue a STARTTLS command first', 'encryption'],
  ['login', '454 4.7.0 Temporary authentication failure', 'server-trouble'],
  ['mail', '451 4.7.1 later', 'server-trouble'],
  ['body', '451 4.3.0 queue file write error', 'server-trouble'],
  ['data', '452 4.3.1 Insufficient system storage', 'no-room'],
  ['data', '452 insufficient system storage', 'no-room'],
  ['mail', '452 4.3.1 Insufficient system storage', 'no-room'],
  ['rcpt', '452 4.3.1 Insufficient system storage', 'no-room'],
  ['rcpt', '504 5.5.2 <[127.0.0.1]>: Helo command rejected: need fully-qualified hostname', 'protocol'],
  ['mail', '503 5.5.1 Bad sequence of commands', 'protocol'],
];

const RECIPIENT: readonly Row[] = [
  ['rcpt', '550 5.1.1 <rep@x.test> unknown', 'no-such-mailbox'],
  ['rcpt', '550 5.1.10 Recipient not found', 'no-such-mailbox'],
  ['rcpt', '550 5.7.504 [rep@x.test]: Recipient address rejected: Access denied', 'no-such-mailbox'],
  ['rcpt', '553 mailbox name not allowed', 'no-such-mailbox'],
  ['rcpt', '551 try <other@x.test>', 'no-such-mailbox'],
  ['rcpt', '556 5.1.10 recipient domain takes no mail', 'no-such-mailbox'],
  ['rcpt', '550 5.4.1 Recipient address rejected: Access denied', 'no-way-there'],
  ['rcpt', '554 5.7.1 <rep@x.test>: Relay access denied', 'no-way-there'],
  ['rcpt', '452 4.2.2 The email account that you tried to reach is over quota', 'mailbox-full'],
  ['body', '552 5.2.2 mailbox full', 'mailbox-full'],
  ['rcpt', '552 exceeded storage allocation', 'mailbox-full'],
  ['rcpt', '550 5.2.1 mailbox disabled', 'mailbox-closed'],
  ['rcpt', '450 4.2.1 The user you are trying to contact is receiving email too quickly', 'mailbox-closed'],
  ['rcpt', '550 5.7.12 Sender was not authenticated by organization', 'not-from-us'],
  ['rcpt', '550 5.7.124 Sender not in allowed-senders list', 'not-from-us'],
  ['rcpt', '550 5.7.133 Sender not authenticated for group', 'not-from-us'],
  ['rcpt', '550 5.7.136 Sender was not authenticated', 'not-from-us'],
  ['rcpt', '550 5.7.1 Delivery not authorized', 'recipient-refused'],
  ['rcpt', '550 5.7.605 something of another kind', 'recipient-refused'],
  ['rcpt', '550 5.7.650 something of another kind', 'recipient-refused'],
  ['rcpt', '550 5.3.0 no such user here', 'recipient-refused'],
  ['rcpt', '450 4.2.0 greylisted', 'recipient-later'],
  ['rcpt', '451 4.7.1 greylisted', 'recipient-later'],
  ['rcpt', '452 too many recipients', 'recipient-later'],
  ['rcpt', '421 4.7.0 TLS required for RCPT domain, closing connection', 'recipient-later'],
];

const MESSAGE: readonly Row[] = [
  ['data', '552 5.3.4 too big', 'too-large'],
  ['body', '552 5.2.3 message exceeds size limits', 'too-large'],
  ['body', '552 message too large', 'too-large'],
  ['body', '554 5.7.1 content rejected', 'content'],
  ['body', '552 5.7.0 blocked because its content presents a potential security issue', 'content'],
  ['body', '554 5.6.0 Mail message is malformed', 'content'],
  ['body', '550 5.6.11 Invalid characters', 'content'],
  ['body', '451 later', 'message-later'],
  ['rcpt', '452 4.5.3 too many recipients', 'message-later'],
  ['body', '554 transaction failed', 'message-refused'],
];

test.each([...SENDER, ...RELAY, ...RECIPIENT, ...MESSAGE])('%s %s: %s', (phase, reply, name) => {
  expect(ask(phase, reply).name).toBe(name);
});

test.each([
  ['sender', SENDER],
  ['relay', RELAY],
  ['recipient', RECIPIENT],
  ['message', MESSAGE],
] as const)('each of these is the %s’s fault', (whose, rows) => {
  expect(rows.map(([phase, reply]) => [reply, ask(phase, reply).of])).toEqual(rows.map(([, reply]) => [reply, whose]));
});

test('the first digit says whether it passes: every 4xx is tried again, no 5xx is (RFC 5321, 4.2.1)', () => {
  for (const [phase, reply] of [...SENDER, ...RELAY, ...RECIPIENT, ...MESSAGE])
    expect([reply, ask(phase, reply).lasts]).toEqual([reply, reply.startsWith('4') ? 'temporary' : 'permanent']);
});

test.each([
  ['connect', 'ECONNECTION', 'unreachable', 'temporary'],
  ['connect', 'ETIMEDOUT', 'unreachable', 'temporary'],
  ['connect', 'EDNS', 'unreachable', 'temporary'],
  ['connect', 'CERT_HAS_EXPIRED', 'encryption', 'permanent'],
  ['connect', 'ETLS', 'encryption', 'permanent'],
  ['login', 'EOAUTH2', 'log-in', 'permanent'],
  ['login', 'ETIMEDOUT', 'silent', 'temporary'],
  ['mail', 'EMESSAGE', 'too-large', 'permanent'],
  ['rcpt', 'ECONNECTION', 'silent', 'temporary'],
  ['body', 'ETIMEDOUT', 'silent', 'temporary'],
  ['body', 'EMESSAGE', 'silent', 'temporary'],
] as const)('no reply at %s, %s: %s, %s', (phase, code, name, lasts) => {
  expect(readReply({ phase, code, replyCode: 0, reply: '' })).toMatchObject({ name, lasts });
});

test.each([
  ['connect', 'relay', 'relay'],
  ['login', 'relay', 'sender'],
  ['mail', 'relay', 'sender'],
  ['rcpt', 'recipient', 'recipient'],
  ['data', 'message', 'message'],
  ['body', 'message', 'message'],
] as const)('a reply that no row names, at %s: a 4xx is the %s’s, a 5xx the %s’s', (phase, later, never) => {
  expect([ask(phase, '459 9.9.9 what').of, ask(phase, '559 9.9.9 what').of]).toEqual([later, never]);
});

test('what the ledger remembers of an attempt reads the same, with the server’s words or with the codes alone', () => {
  expect(readEvidence('rcpt: 550 5.1.1', '550 5.1.1 <rep@x.test> unknown')?.name).toBe('no-such-mailbox');
  expect(readEvidence('rcpt: 550 5.1.1')?.name).toBe('no-such-mailbox');
  expect(readEvidence('after the body: 550 5.7.1', '550 5.7.1 SendAsDenied')?.name).toBe('send-as');
  expect(readEvidence('login: EAUTH')?.name).toBe('log-in');
  expect(readEvidence('connect: no clear answer')?.name).toBe('unreachable');
  expect(readEvidence('after the body: ETIMEDOUT')?.name).toBe('silent');
  for (const other of ['taken: 250 2.0.0', 'the attempt broke off', 'lies in Drafts', ''])
    expect(readEvidence(other)).toBeUndefined();
});

test('every meaning says what it is and what to do, names nobody, and has a road to it', () => {
  for (const { means, todo } of Object.values(MEANINGS)) {
    expect(`${means} ${todo}`).toMatch(/^[A-Z].+\. [A-Z].+\.$/);
    expect(`${means} ${todo}`).not.toMatch(/@/);
  }
  const told = new Set<string>([
    ...REPLIES.map((row) => row.meaning),
    ...Object.values(OTHERWISE).flatMap((one) => [one[4], one[5]]),
    'unreachable',
    'silent',
  ]);
  expect(Object.keys(MEANINGS).filter((name) => !told.has(name))).toEqual([]);
});
