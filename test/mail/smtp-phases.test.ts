// Every row of safety.md 2.3, and S1 to S29 of 5.1 that a relay's behaviour decides, against a server that misbehaves at each phase. Synthetic.
import net from 'node:net';
import { expect, test } from 'vitest';
import type { MessageState } from '../../src/domain/plan.ts';
import { sendDue } from '../../src/mail/send.ts';
import type { SmtpSettings } from '../../src/mail/smtp/transport.ts';
import { openSmtp } from '../../src/mail/smtp/transport.ts';
import { approveOne, BYTES, openDesk } from '../ledger/make.ts';
import type { FaultServerOptions } from '../support/smtp-faults.ts';
import { openFaultServer, TEST_CA } from '../support/smtp-faults.ts';
import { sendDesk, smtpTo } from './make.ts';

interface Row {
  /** Ids of safety.md 5.1; `2.3` for a row of the phase table that has no id there. */
  readonly id: string;
  readonly what: string;
  readonly server: FaultServerOptions;
  readonly state: MessageState;
  /** What the server itself holds afterwards. */
  readonly taken: number;
  readonly stopped?: 'stop' | 'pause' | undefined;
  readonly settings?: Partial<SmtpSettings>;
  readonly minutes?: number;
  readonly evidence?: RegExp;
}

const say = (
  at: 'banner' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'dot',
  text: string,
  close = false,
): FaultServerOptions => ({
  fault: { at, do: 'reply', text: `${text}\r\n`, close },
});
const drop = (at: 'banner' | 'ehlo' | 'mail' | 'rcpt' | 'data' | 'dot' | 'body'): FaultServerOptions => ({
  fault: { at, do: 'drop' },
});

const ROWS: readonly Row[] = [
  {
    id: 'S3',
    what: '421 banner',
    server: say('banner', '421 4.3.2 busy', true),
    state: 'approved',
    taken: 0,
    stopped: 'pause',
  },
  { id: 'S3', what: '554 banner', server: say('banner', '554 no', true), state: 'approved', taken: 0, stopped: 'stop' },
  { id: '2.3', what: 'drop at the banner', server: drop('banner'), state: 'approved', taken: 0, stopped: 'pause' },
  {
    id: '2.3',
    what: 'garbage at the banner',
    server: say('banner', 'hello there'),
    state: 'approved',
    taken: 0,
    stopped: 'pause',
  },
  {
    id: 'S4',
    what: 'silent banner',
    server: { fault: { at: 'banner', do: 'silent' } },
    state: 'approved',
    taken: 0,
    stopped: 'pause',
  },
  { id: '2.3', what: 'drop at EHLO', server: drop('ehlo'), state: 'approved', taken: 0, stopped: 'pause' },
  { id: 'S5', what: 'STARTTLS stripped', server: { startTls: false }, state: 'approved', taken: 0, stopped: 'stop' },
  {
    id: 'S6',
    what: 'expired certificate',
    server: { certificate: 'expired' },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'S6',
    what: 'certificate of another name',
    server: { certificate: 'wrong-name' },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'S6',
    what: 'self-signed certificate',
    server: { certificate: 'self-signed' },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'S6',
    what: 'TLS 1.1 only',
    server: { maxTlsVersion: 'TLSv1.1' },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'S7',
    what: 'plain text injected before STARTTLS',
    server: { inject: '250 AUTH PLAIN\r\n250 2.1.0 Ok\r\n' },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'S8',
    what: 'AUTH 535',
    server: { auth: { user: 'marac', password: 'another' } },
    settings: { user: 'marac', password: 'wrong' },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
    evidence: /login: 535/,
  },
  {
    id: 'S9',
    what: 'OAuth token endpoint says no',
    server: { auth: { token: 'good' } },
    settings: {
      user: 'marac@example.gov.uk',
      token: async () => Promise.reject(Object.assign(new Error('no'), { code: 'EOAUTH2' })),
    },
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  {
    id: 'S9',
    what: 'OAuth token endpoint is down',
    server: { auth: { token: 'good' } },
    settings: {
      user: 'marac@example.gov.uk',
      token: async () => Promise.reject(Object.assign(new Error('no'), { code: 'ETIMEDOUT' })),
    },
    state: 'approved',
    taken: 0,
    stopped: 'pause',
  },
  { id: 'S10', what: 'MAIL 451', server: say('mail', '451 4.7.1 later'), state: 'approved', taken: 0, minutes: 5 },
  {
    id: 'S10',
    what: 'MAIL 550',
    server: say('mail', '550 5.7.1 not you'),
    state: 'approved',
    taken: 0,
    stopped: 'stop',
  },
  { id: '2.3', what: 'drop at MAIL', server: drop('mail'), state: 'approved', taken: 0, stopped: 'pause', minutes: 5 },
  { id: 'S11', what: 'RCPT 450', server: say('rcpt', '450 4.2.0 greylisted'), state: 'approved', taken: 0, minutes: 5 },
  { id: 'S11', what: 'RCPT 451', server: say('rcpt', '451 4.7.1 greylisted'), state: 'approved', taken: 0, minutes: 5 },
  {
    id: 'S12',
    what: 'RCPT 550',
    server: say('rcpt', '550 5.1.1 <rep@example.gov.uk> unknown'),
    state: 'refused',
    taken: 0,
    evidence: /^rcpt: 550 5\.1\.1$/,
  },
  {
    id: 'S13',
    what: 'RCPT 551 names another address',
    server: say('rcpt', '551 try <other@elsewhere.test>'),
    state: 'refused',
    taken: 0,
  },
  { id: 'S13', what: 'RCPT 251 will forward', server: say('rcpt', '251 will forward'), state: 'sent', taken: 1 },
  { id: 'S14', what: 'RCPT 252', server: say('rcpt', '252 cannot verify'), state: 'sent', taken: 1 },
  { id: '2.3', what: 'drop at RCPT', server: drop('rcpt'), state: 'approved', taken: 0, stopped: 'pause', minutes: 5 },
  { id: '2.3', what: 'drop at DATA', server: drop('data'), state: 'approved', taken: 0, stopped: 'pause', minutes: 5 },
  {
    id: 'S15',
    what: '354 never comes',
    server: { fault: { at: 'data', do: 'silent' } },
    state: 'approved',
    taken: 0,
    stopped: 'pause',
    minutes: 5,
  },
  { id: 'S16', what: 'DATA 552', server: say('data', '552 5.3.4 too big'), state: 'refused', taken: 0 },
  { id: 'S16', what: 'DATA 452', server: say('data', '452 4.3.1 no room'), state: 'refused', taken: 0 },
  { id: 'S17', what: 'drop in the body', server: drop('body'), state: 'uncertain', taken: 0 },
  {
    id: 'S18',
    what: 'drop after the dot, taken',
    server: { fault: { at: 'dot', do: 'takeAndDrop' } },
    state: 'uncertain',
    taken: 1,
  },
  { id: 'S19', what: 'drop after the dot, not taken', server: drop('dot'), state: 'uncertain', taken: 0 },
  {
    id: '2.3',
    what: 'half a reply, then drop',
    server: { fault: { at: 'dot', do: 'reply', text: '25', close: true } },
    state: 'uncertain',
    taken: 0,
  },
  {
    id: 'S20',
    what: 'a late reply within the time (scaled)',
    server: { fault: { at: 'dot', do: 'takeAndSay', text: '250 2.0.0 late\r\n', afterMs: 100 } },
    state: 'sent',
    taken: 1,
  },
  {
    id: 'S21',
    what: 'a reply after the time (scaled)',
    server: { fault: { at: 'dot', do: 'takeAndSay', text: '250 2.0.0 too late\r\n', afterMs: 600 } },
    state: 'uncertain',
    taken: 1,
  },
  {
    id: '2.3',
    what: 'silent after the dot',
    server: { fault: { at: 'dot', do: 'takeAndSilent' } },
    state: 'uncertain',
    taken: 1,
  },
  {
    id: 'S22',
    what: '250, then a reset',
    server: { fault: { at: 'dot', do: 'sayAndReset' } },
    state: 'sent',
    taken: 1,
  },
  {
    id: 'S23',
    what: '451 after the dot',
    server: say('dot', '451 4.3.0 later'),
    state: 'approved',
    taken: 0,
    minutes: 5,
  },
  {
    id: 'S23',
    what: '421 after the dot',
    server: say('dot', '421 4.3.2 going', true),
    state: 'approved',
    taken: 0,
    stopped: 'pause',
    minutes: 5,
  },
  {
    id: '2.3',
    what: '451 after the dot of a relay known to lie',
    server: { fault: { at: 'dot', do: 'takeAndSay', text: '451 4.3.0 later\r\n' } },
    settings: { relayMayLie: true },
    state: 'uncertain',
    taken: 1,
  },
  {
    id: 'S24',
    what: '554 after the dot',
    server: say('dot', '554 5.7.1 content rejected'),
    state: 'refused',
    taken: 0,
  },
  {
    id: 'S25',
    what: 'garbage after the dot',
    server: { fault: { at: 'dot', do: 'takeAndSay', text: 'xyz\r\n' } },
    state: 'uncertain',
    taken: 1,
  },
  {
    id: 'S25',
    what: '354 after the dot',
    server: { fault: { at: 'dot', do: 'takeAndSay', text: '354 more\r\n' } },
    state: 'uncertain',
    taken: 1,
  },
  {
    id: 'S25',
    what: 'NUL and high bytes after the dot',
    server: { fault: { at: 'dot', do: 'takeAndSay', text: '\0\0\u00ff\r\n' } },
    state: 'uncertain',
    taken: 1,
  },
  {
    id: 'S25',
    what: 'a reply line without end after the dot',
    server: { fault: { at: 'dot', do: 'takeAndSay', text: `250 ${'x'.repeat(10_000_000)}` } },
    state: 'uncertain',
    taken: 1,
  },
  {
    id: 'S26',
    what: 'a reply that looks like more lines',
    server: { fault: { at: 'dot', do: 'takeAndSay', text: '250 2.0.0 Ok\u0007 RCPT TO:<x@evil.test>\u001b[2J\r\n' } },
    state: 'sent',
    taken: 1,
    evidence: /^taken: 250 2\.0\.0$/,
  },
  { id: 'S27', what: 'no extensions at all', server: { extensions: [] }, state: 'sent', taken: 1 },
  { id: 'S27', what: 'SMTPUTF8 offered', server: { extensions: ['SMTPUTF8', '8BITMIME'] }, state: 'sent', taken: 1 },
  {
    id: 'S29',
    what: 'rate limit 421 at RCPT',
    server: say('rcpt', '421 4.7.0 too many', true),
    state: 'approved',
    taken: 0,
    stopped: 'pause',
  },
  {
    id: '2.3',
    what: 'a message larger than the relay takes',
    server: { extensions: ['SIZE 20'] },
    state: 'refused',
    taken: 0,
  },
  {
    id: '2.3',
    what: 'TLS from the first byte',
    server: { tls: true },
    settings: { security: 'tls' },
    state: 'sent',
    taken: 1,
  },
  {
    id: '2.3',
    what: 'a password that is right',
    server: { auth: { user: 'marac', password: 'right' } },
    settings: { user: 'marac', password: 'right' },
    state: 'sent',
    taken: 1,
  },
  {
    id: '2.3',
    what: 'an access token that is right',
    server: { auth: { token: 'good' } },
    settings: { user: 'marac@example.gov.uk', token: async () => 'good' },
    state: 'sent',
    taken: 1,
  },
];

test.each(ROWS)('$id $what: $state', async (row) => {
  await using server = Object.assign(await openFaultServer(row.server), {
    async [Symbol.asyncDispose]() {
      await server.close();
    },
  });
  using desk = openDesk();
  const before = await approveOne(desk.ledger);
  const report = await sendDue(sendDesk(desk, smtpTo(server, row.settings)));
  const after = await desk.ledger.findMessage(before.key);
  expect({ state: after?.state, taken: server.taken.length, stopped: report.stopped?.how }).toEqual({
    state: row.state,
    taken: row.taken,
    stopped: row.stopped,
  });
  if (row.evidence !== undefined) expect(after?.evidence).toMatch(row.evidence);
  expect(after?.evidence ?? '').not.toMatch(/@|[^\x20-\x7e]/); // PROP12: no address, no control
  if (row.minutes !== undefined) expect((after?.notBeforeMs ?? 0) - desk.clock.ms()).toBe(row.minutes * 60_000);
  expect(server.inClear.filter((line) => /^(MAIL|RCPT|AUTH|DATA)/i.test(line))).toEqual([]);
  for (const one of server.taken) {
    expect(one).toMatchObject({ from: 'marac@example.gov.uk', to: ['rep@example.gov.uk'] });
    expect(one.body).toBe(BYTES.toString('latin1'));
  }
  expect((await desk.ledger.verify()).findings).toEqual([]);
});

test('S1 a host that has no address pauses the run and leaves the message approved', async () => {
  using desk = openDesk();
  const { key } = await approveOne(desk.ledger);
  const nowhere = openSmtp({
    host: 'mail.invalid',
    port: 587,
    security: 'startTls',
    ca: TEST_CA,
    connectTimeoutMs: 500,
  });
  const report = await sendDue(sendDesk(desk, nowhere));
  expect(report.stopped).toMatchObject({ how: 'pause', failure: { code: 'mail-unreachable' } });
  expect(await desk.ledger.findMessage(key)).toMatchObject({ state: 'approved' });
});

test('S2 a port that nobody listens on pauses the run and leaves the message approved', async () => {
  const closed = net.createServer();
  await new Promise<void>((resolve) => {
    closed.listen(0, '127.0.0.1', resolve);
  });
  const { port } = closed.address() as net.AddressInfo;
  await new Promise((resolve) => {
    closed.close(resolve);
  });
  using desk = openDesk();
  const { key } = await approveOne(desk.ledger);
  const report = await sendDue(
    sendDesk(desk, openSmtp({ host: '127.0.0.1', port, security: 'startTls', ca: TEST_CA })),
  );
  expect(report.stopped?.how).toBe('pause');
  expect(await desk.ledger.findMessage(key)).toMatchObject({ state: 'approved', attempts: 1 });
});

test('S4 one byte at a time ends at the hard deadline, not never', async () => {
  const drip = net.createServer((socket) => {
    socket.on('error', () => undefined);
    const timer = setInterval(() => socket.write('2'), 50);
    socket.on('close', () => clearInterval(timer));
  });
  await new Promise<void>((resolve) => {
    drip.listen(0, '127.0.0.1', resolve);
  });
  using desk = openDesk();
  const { key } = await approveOne(desk.ledger);
  const { port } = drip.address() as net.AddressInfo;
  const slow = openSmtp({
    host: '127.0.0.1',
    port,
    security: 'startTls',
    ca: TEST_CA,
    greetingTimeoutMs: 5000,
    silenceTimeoutMs: 5000,
    hardTimeoutMs: 300,
  });
  const report = await sendDue(sendDesk(desk, slow));
  await new Promise((resolve) => {
    drip.close(resolve);
  });
  expect(report.stopped?.how).toBe('pause');
  expect(await desk.ledger.findMessage(key)).toMatchObject({ state: 'approved' });
});

test('S11 after a day of greylisting a person is asked', async () => {
  const server = await openFaultServer(say('rcpt', '451 4.7.1 greylisted'));
  using desk = openDesk();
  const { key } = await approveOne(desk.ledger, { notAfter: '2027-03-31T17:00' as never });
  const waits: number[] = [];
  for (let round = 0; round < 60; round += 1) {
    await sendDue(sendDesk(desk, smtpTo(server)));
    const now = await desk.ledger.findMessage(key);
    if (now?.state !== 'approved') break;
    const minutes = ((now.notBeforeMs ?? 0) - desk.clock.ms()) / 60_000;
    waits.push(minutes);
    desk.clock.pass(minutes);
  }
  await server.close();
  expect(waits.slice(0, 6)).toEqual([5, 15, 30, 60, 60, 60]);
  expect(await desk.ledger.findMessage(key)).toMatchObject({ state: 'refused', refusedFor: 'gaveUp' });
});

test('S23 the retry sends the same bytes under the same Message-ID', async () => {
  const server = await openFaultServer({ ...say('dot', '451 4.3.0 later'), times: 1 });
  using desk = openDesk();
  const { key } = await approveOne(desk.ledger);
  await sendDue(sendDesk(desk, smtpTo(server)));
  expect(server.taken.length).toBe(0);
  expect((await sendDue(sendDesk(desk, smtpTo(server)))).waiting).toEqual([key]);
  desk.clock.pass(5);
  expect((await sendDue(sendDesk(desk, smtpTo(server)))).sent).toEqual([key]);
  await server.close();
  expect(server.taken.map((one) => one.body)).toEqual([BYTES.toString('latin1')]);
});

test('S28 a connection reset between two messages leaves the first sent and sends the second', async () => {
  const server = await openFaultServer({ fault: { at: 'dot', do: 'sayAndReset' }, times: 1 });
  using desk = openDesk();
  await approveOne(desk.ledger);
  await approveOne(desk.ledger, { key: 'ealing/agenda/M-7KQ2MX/C-SECOND' });
  const report = await sendDue(sendDesk(desk, smtpTo(server)));
  await server.close();
  expect(report.sent).toHaveLength(2);
  expect(server.connections()).toBe(2);
});

test('S29 what is due first goes first, and after a rate limit the order stays', async () => {
  const server = await openFaultServer();
  using desk = openDesk();
  await approveOne(desk.ledger, { key: 'e/agenda/late/C-1', notAfter: '2027-03-20T17:00' as never });
  await approveOne(desk.ledger, { key: 'e/agenda/soon/C-1', notAfter: '2027-03-10T17:00' as never });
  await approveOne(desk.ledger, { key: 'e/alarm/now/C-1', gate: 'none', notAfter: '2027-03-30T17:00' as never });
  const report = await sendDue(sendDesk(desk, smtpTo(server)));
  await server.close();
  expect(report.sent).toEqual(['e/alarm/now/C-1', 'e/agenda/soon/C-1', 'e/agenda/late/C-1']);
});
