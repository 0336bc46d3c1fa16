// Every phase of a sending, and S1 to S29 of docs/map.json that a relay's behaviour decides, against a server that misbehaves at each phase. Synthetic.
import net from 'node:net';
import { expect, test } from 'vitest';
import { sendDue } from '../../src/mail/send-due.ts';
import { openSmtp } from '../../src/mail/smtp/smtp-transport.ts';
import { approveOne, BYTES, openDesk } from '../ledger/make.ts';
import { openFaultServer, TEST_CA } from '../support/smtp-faults.ts';
import { sendDesk, smtpTo } from './make.ts';
import { AFTER_BODY } from './smtp-rows-after-body.ts';
import { BEFORE_BODY, say } from './smtp-rows-before-body.ts';

// Side by side: a relay that falls silent is waited for while the others answer.
test.concurrent.each([...BEFORE_BODY, ...AFTER_BODY])('$id $what: $state (PR14)', async (row) => {
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
  expect(after?.evidence ?? '').toMatch(row.evidence ?? /^/);
  expect(after?.evidence ?? '').not.toMatch(/@|[^\x20-\x7e]/); // PROP12: no address, no control
  const waits = ((after?.notBeforeMs ?? 0) - desk.clock.ms()) / 60_000;
  expect(row.minutes === undefined || waits === row.minutes).toBe(true);
  expect(server.inClear.filter((line) => /^(MAIL|RCPT|AUTH|DATA)/i.test(line))).toEqual([]);
  for (const one of server.taken) {
    expect(one).toMatchObject({ from: 'marac@example.gov.uk', to: ['rep@example.gov.uk'] });
    expect(one.body).toBe(BYTES.toString('latin1'));
  }
  expect((await desk.ledger.verify()).findings).toEqual([]);
});

test('S1: a host that has no address pauses the run and leaves the message approved', async () => {
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

test('S2: a port that nobody listens on pauses the run and leaves the message approved', async () => {
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
  expect(await desk.ledger.findMessage(key)).toMatchObject({
    state: 'approved',
    attempts: 0,
    stoppedBy: 'mail-unreachable',
  });
});

test('S4: one byte at a time ends at the hard deadline, not never', async () => {
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

test('S11: after a day of greylisting a person is asked', async () => {
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

test('S23: the retry sends the same bytes under the same Message-ID', async () => {
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

test('S28: a connection reset between two messages leaves the first sent and sends the second', async () => {
  const server = await openFaultServer({ fault: { at: 'dot', do: 'sayAndReset' }, times: 1 });
  using desk = openDesk();
  await approveOne(desk.ledger);
  await approveOne(desk.ledger, { key: 'ealing/agenda/M-7KQ2MX/C-SECOND' });
  const report = await sendDue(sendDesk(desk, smtpTo(server)));
  await server.close();
  expect(report.sent).toHaveLength(2);
  expect(server.connections()).toBe(2);
});

test('S29: what is due first goes first, and after a rate limit the order stays', async () => {
  const server = await openFaultServer();
  using desk = openDesk();
  await approveOne(desk.ledger, { key: 'e/agenda/late/C-1', notAfter: '2027-03-20T17:00' as never });
  await approveOne(desk.ledger, { key: 'e/agenda/soon/C-1', notAfter: '2027-03-10T17:00' as never });
  await approveOne(desk.ledger, { key: 'e/alarm/now/C-1', gate: 'none', notAfter: '2027-03-30T17:00' as never });
  const report = await sendDue(sendDesk(desk, smtpTo(server)));
  await server.close();
  expect(report.sent).toEqual(['e/alarm/now/C-1', 'e/agenda/soon/C-1', 'e/agenda/late/C-1']);
});
