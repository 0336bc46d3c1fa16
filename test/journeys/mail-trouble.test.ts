// F59, F61 and F67 through the real path: mail servers that refuse the log-in, have no room or fall silent, and what people see. All people are made up.
import { describeItem } from '../../src/domain/today/today-item.ts';
import { expect, test } from 'vitest';
import { Failure } from '../../src/errors.ts';
import { readStoppages } from '../../src/ledger/remembered-stoppages.ts';
import type { Transport } from '../../src/mail/mail-port.ts';
import type { SmtpSettings } from '../../src/mail/smtp/smtp-transport.ts';
import { smtpTo, SOON_SILENT } from '../mail/make.ts';
import { say } from '../mail/smtp-rows-before-body.ts';
import { openTestDesk } from '../support/desk.ts';
import { openFaultServer, type FaultServerOptions } from '../support/smtp-faults.ts';
import { MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

type Desk = ReturnType<typeof openTestDesk>;
type Server = Awaited<ReturnType<typeof openFaultServer>>;

/** Three notices that are due, before a server that answers so. */
async function withServer(
  options: FaultServerOptions,
  settings: Partial<SmtpSettings>,
  tell: (desk: Desk, server: Server, logged: readonly string[]) => Promise<void>,
): Promise<void> {
  const server = await openFaultServer(options);
  const desk = openTestDesk({ transport: smtpTo(server, settings) });
  const logged: string[] = [];
  const keep = (event: string, fields: object = {}): void => void logged.push(`${event} ${JSON.stringify(fields)}`);
  Object.assign(desk.desk, { log: { info: keep, warn: keep, error: keep } });
  try {
    typeSmallMarac(desk.book);
    for (const id of ['R-AAAA22', 'R-BBBB22', 'R-CCCC22']) typeReferral(desk.book, id);
    await tell(desk, server, logged);
  } finally {
    desk.close();
    await server.close();
  }
}

const states = async (desk: Desk): Promise<readonly string[]> =>
  (await desk.ledger.messages())
    .filter((one) => one.template === 'idva-notice')
    .map((one) => one.state)
    .toSorted();
const mailLines = async (desk: Desk): Promise<readonly string[]> =>
  (await desk.today()).flatMap((one) => (one.id.startsWith('mail-') ? [describeItem(one)] : []));

const WRONG: Partial<SmtpSettings> = { user: 'marac', password: 'wrong' };
const LOGS_IN: FaultServerOptions = { auth: { user: 'marac', password: 'right' } };

test('F59: a wrong password is asked for after 1, 5, 15 and then every 60 minutes, is logged each time, and stands on Today in words', async () => {
  await withServer(LOGS_IN, WRONG, async (desk, server, logged) => {
    await desk.tick('2027-03-01T10:00');
    expect(server.connections()).toBe(1);
    const asked: number[] = [];
    for (let minute = 1; minute <= 145; minute += 1) {
      desk.clock.pass(1);
      const before = server.connections();
      await desk.send();
      if (server.connections() > before) asked.push(minute);
    }
    expect(asked).toEqual([1, 6, 21, 81, 141]);
    expect(logged.filter((one) => one.startsWith('send.stopped'))).toEqual(
      [1, 2, 3, 4, 5, 6].map((tries) => `send.stopped {"code":"mail-refused","tries":${tries},"reply":"535"}`),
    );
    expect(await states(desk)).toEqual(['approved', 'approved', 'approved']);
    const [line, ...more] = await mailLines(desk);
    expect(more).toEqual([]);
    expect(line).toContain('does not take mail from this sender, so nothing goes (since Monday 1 March 2027, 10:00).');
    expect(line).toContain('The server does not take our log-in. Put mail.smtp.auth in marac.config.yaml right');
    expect(line).toContain('`marac run send` tries at once');
  });
});

test('F59: it is in order again by itself when the log-in succeeds, and the line on Today goes', async () => {
  let password = 'wrong';
  const supply: Partial<SmtpSettings> = { user: 'marac@example.org', token: async () => password };
  await withServer({ auth: { token: 'right' } }, supply, async (desk, server, logged) => {
    await desk.tick('2027-03-01T10:00');
    expect(await mailLines(desk)).toHaveLength(1);
    password = 'right';
    desk.clock.pass(1);
    await desk.send();
    expect(await states(desk)).toEqual(['sent', 'sent', 'sent']);
    expect(server.taken).toHaveLength(3);
    expect(await mailLines(desk)).toEqual([]);
    expect(desk.book.rows('today').filter((one) => (one.id ?? '').startsWith('mail-'))).toEqual([]);
    expect(logged).toContain('send.goes-again {}');
    expect(await readStoppages(desk.ledger)).toEqual([]);
  });
});

test('F59: with nothing left to send the log-in alone is tried, at the same hours, and ends the trouble', async () => {
  let password = 'wrong';
  const supply: Partial<SmtpSettings> = { user: 'marac@example.org', token: async () => password };
  await withServer({ auth: { token: 'right' } }, supply, async (desk, server) => {
    await desk.tick('2027-03-01T10:00');
    for (const one of await desk.ledger.messages()) await desk.ledger.hold(one.key, { by: 'Cora', in: 'command' });
    desk.clock.pass(1);
    await desk.send();
    expect(server.connections()).toBe(2);
    expect(await mailLines(desk)).toHaveLength(1);
    password = 'right';
    desk.clock.pass(4);
    await desk.send();
    expect(server.connections(), 'five minutes after the second').toBe(2);
    desk.clock.pass(1);
    await desk.send();
    expect(server.connections()).toBe(3);
    expect(await mailLines(desk)).toEqual([]);
    expect(server.taken).toEqual([]);
  });
});

test('F61: a server without room (452) is asked again, ends no message, and is named on Today', async () => {
  const full = say('data', '452 4.3.1 Insufficient system storage');
  await withServer({ ...full, times: 2 }, {}, async (desk, server) => {
    await desk.tick('2027-03-01T10:00');
    expect(server.connections(), 'the next one would meet the same').toBe(1);
    expect((await mailLines(desk))[0]).toContain('The mail server has no room left.');
    desk.clock.pass(1);
    await desk.send();
    expect(server.connections(), 'by another message, so that none keeps the others').toBe(2);
    desk.clock.pass(5);
    await desk.send();
    expect(await states(desk)).toEqual(['sent', 'sent', 'sent']);
    expect(new Set(server.taken.map((one) => one.messageId)).size).toBe(3);
    expect(await mailLines(desk)).toEqual([]);
  });
});

test('F67: a server that falls silent after the dot costs one time-out: that message is uncertain, the others wait', async () => {
  const silent: FaultServerOptions = { fault: { at: 'dot', do: 'takeAndSilent' }, times: 1 };
  await withServer(silent, SOON_SILENT, async (desk, server) => {
    await desk.tick('2027-03-01T10:00');
    expect(server.connections()).toBe(1);
    expect(desk.lastSend()?.stopped).toMatchObject({ how: 'pause', failure: { code: 'mail-unreachable' } });
    expect(await states(desk)).toEqual(['approved', 'approved', 'uncertain']);
    expect((await mailLines(desk))[0]).toContain('The mail server stopped answering.');
    desk.clock.pass(14);
    await desk.send();
    expect(server.connections(), 'each try could make one more uncertain').toBe(1);
    desk.clock.pass(1);
    await desk.send();
    expect(await states(desk)).toEqual(['sent', 'sent', 'uncertain']);
    expect(server.taken).toHaveLength(3);
    expect((await desk.ledger.verify()).findings).toEqual([]);
  });
});

test('F67: a message that alone breaks the connection does not keep the others', async () => {
  // The server closes at the first RCPT of each connection that comes for that one.
  let breaks = '';
  const options: FaultServerOptions = {
    onPhase: (phase) =>
      phase === 'rcpt' && server !== undefined && server.commands.at(-1)?.includes(breaks) === true ? 'cut' : undefined,
  };
  let server: Server | undefined;
  server = await openFaultServer(options);
  const desk = openTestDesk({ transport: smtpTo(server) });
  try {
    typeSmallMarac(desk.book);
    for (const id of ['R-AAAA22', 'R-BBBB22', 'R-CCCC22']) typeReferral(desk.book, id);
    breaks = 'RCPT';
    await desk.tick('2027-03-01T10:00');
    const [stoppage] = await readStoppages(desk.ledger);
    const first = stoppage?.key ?? '';
    breaks = 'nothing';
    desk.clock.pass(1);
    await desk.send();
    const others = (await desk.ledger.messages()).filter((one) => one.template === 'idva-notice' && one.key !== first);
    expect(others.map((one) => one.state)).toEqual(['sent', 'sent']);
    expect((await desk.ledger.findMessage(first))?.state, 'it rests for five minutes').toBe('approved');
    desk.clock.pass(5);
    await desk.send();
    expect((await desk.ledger.findMessage(first))?.state).toBe('sent');
  } finally {
    desk.close();
    await server.close();
  }
});

test('F59: a mailbox that does not open any more is not asked by every look for drafts that lie in it', async () => {
  let asked = 0;
  const refuse = (): Promise<never> => {
    asked += 1;
    return Promise.reject(new Failure('mail-refused', 'The mailbox did not open.'));
  };
  const drafts: Transport = {
    mode: 'draft',
    deliver: async (_, start) =>
      (await start()).started ? { outcome: { end: 'handed', evidence: 'lies in Drafts' } } : { outcome: 'notStarted' },
    lookFor: refuse,
    tryLogin: () => refuse().catch((error: unknown) => error as Failure),
    close: () => Promise.resolve(),
  };
  const desk = openTestDesk({ drafts });
  try {
    typeSmallMarac(desk.book);
    typeReferral(desk.book, 'R-AAAA22', { decision: 'accept', decidedBy: 'Cora', meeting: MEETING });
    await desk.tick('2027-03-01T10:00');
    await desk.tick('2027-03-01T10:30');
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
    await desk.run('2027-03-04T12:10');
    await desk.release();
    await desk.send();
    expect(await desk.ledger.messages({ states: ['handed'] })).not.toEqual([]);
    asked = 0;
    const times: number[] = [];
    for (let minute = 1; minute <= 90; minute += 1) {
      const before = asked;
      await desk.tick(`2027-03-04T${minute < 50 ? '12' : '13'}:${String((10 + minute) % 60).padStart(2, '0')}`);
      if (asked > before) times.push(minute);
    }
    // Once a look, then by the pauses of a server that refuses the log-in: 1, 5, 15 and 60 minutes.
    expect(times.slice(1).map((one, index) => one - (times[index] ?? 0))).toEqual([1, 5, 15, 60]);
    expect(await mailLines(desk)).toHaveLength(1);
  } finally {
    desk.close();
  }
});
