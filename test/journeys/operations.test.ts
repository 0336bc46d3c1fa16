// Set-up, switches and second pairs of eyes (docs/map.json, O), through the product. All people and cases are made up.
import { createHash } from 'node:crypto';
import dgram from 'node:dgram';
import dns from 'node:dns';
import { appendFileSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import net from 'node:net';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { openTransports } from '../../src/app/transports.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig, type Config } from '../../src/config.ts';
import { openDocuments } from '../../src/documents/open-documents.ts';
import { localTime } from '../../src/domain/time/day.ts';
import type { Effect, Recorded, RecordedMessage } from '../../src/domain/plan/effects.ts';
import { describeReasons } from '../../src/domain/text/describe-reason.ts';
import { holdUnusualCounts } from '../../src/jobs/engine/forced-gates.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openFiles } from '../../src/system/files.ts';
import { aMessage, approveOne, openDesk, TEST_KEYS } from '../ledger/make.ts';
import { sendDesk } from '../mail/make.ts';
import { sendDue } from '../../src/mail/send-due.ts';
import { CACHE, TEMPLATES } from '../documents/press.ts';
import { runLine } from '../support/command-line.ts';
import { openTestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { journey, sendList, shownTo } from './steps.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-operations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const print = (html: string) => Promise.resolve({ outcome: 'done' as const, bytes: Buffer.from(html) });

test.each([
  ['missing', (file: string) => rmSync(file), 'none', /template-refused/],
  ['with a new field in it', (file: string) => appendFileSync(file, '{{safeContacts}}'), 'none', /template-refused/],
  [
    'changed since it was approved',
    (file: string) => appendFileSync(file, '\n<p>More.</p>\n'),
    'draft',
    /template\.changed/,
  ],
] as const)('O4: a template that is %s: nothing made with it leaves', async (_what, change, state, told) => {
  const copy = mkdtempSync(path.join(folder, 'templates-'));
  cpSync(TEMPLATES, copy, { recursive: true });
  change(path.join(copy, 'mail/idva-notice.hbs'));
  const desk = openTestDesk({ documents: { ...openDocuments({ templatesDir: copy, cacheDir: CACHE }), print } });
  Object.assign(desk.desk, { rehearsal: false });
  try {
    typeSmallMarac(desk.book);
    typeReferral(desk.book, 'R-AAAA22');
    const run = await desk.run('2027-03-01T10:00').then(
      (report) => report.problems.map((one) => `${one.code} ${one.sentence}`).join('\n'),
      (error: unknown) => (error as { code?: string }).code ?? '',
    );
    expect(run).toMatch(told);
    await desk.release();
    expect((await desk.send()).filter((one) => one.key.includes('idva'))).toEqual([]);
    const notices = (await desk.ledger.messages()).filter((one) => one.template === 'idva-notice');
    expect(new Set(notices.map((one) => one.state))).toEqual(state === 'none' ? new Set() : new Set([state]));
  } finally {
    desk.close();
  }
});

async function countingServer() {
  let connections = 0;
  const server = net.createServer((socket) => {
    connections += 1;
    socket.destroy();
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    connections: () => connections,
    close: () => new Promise<void>((done) => server.close(() => done())),
  };
}

test('O6: in rehearsal every message ends in a file, though the config names a real server; no gate and no field of it leads there', async () => {
  const server = await countingServer();
  using desk = openDesk({ mode: 'rehearsal' });
  const smtp = { host: '127.0.0.1', port: server.port, tls: 'starttls' };
  const config = { folders: { mail: desk.folder }, mail: { mode: 'rehearsal', smtp, imap: smtp } } as unknown as Config;
  const transports = await openTransports(config, TEST_KEYS, fakeClock(localTime('2027-03-09T10:00')), openFiles());
  try {
    for (const [at, gate] of (['none', 'undo', 'release'] as const).entries()) {
      const key = `ealing/agenda/M-7KQ2M${at}/C-31FWET`;
      await approveOne(desk.ledger, { key, gate: 'release' });
      expect(transports.forMessage({ ...(await desk.ledger.findMessage(key))!, gate })?.mode).toBe('rehearsal');
    }
    const report = await sendDue(sendDesk(desk, transports.forMessage((await desk.ledger.messages())[0]!)!));
    expect(report.sent).toHaveLength(3);
    expect(transports.drafts).toBeUndefined();
    expect(readdirSync(path.join(desk.folder, 'rehearsal')).filter((name) => name.endsWith('.eml'))).toHaveLength(3);
    expect(server.connections()).toBe(0);
  } finally {
    await transports.close();
    await server.close();
  }
});

test('O6: a ledger of rehearsals takes no live transport, nor the other way round', async () => {
  for (const [ledgerMode, mode] of [
    ['rehearsal', 'live'],
    ['live', 'rehearsal'],
  ] as const) {
    using desk = openDesk({ mode: ledgerMode });
    await approveOne(desk.ledger);
    const bodies: string[] = [];
    const transport = {
      mode,
      deliver: async (_claim: unknown, start: () => Promise<{ started: boolean }>) => {
        if ((await start()).started) bodies.push('left');
        return { outcome: 'notStarted' as const };
      },
      close: async () => undefined,
    };
    const report = await sendDue(sendDesk(desk, transport as never)).catch(() => undefined);
    expect([bodies, report?.sent ?? []]).toEqual([[], []]);
  }
});

const hashOf = (file: string): string => createHash('sha256').update(readFileSync(file)).digest('hex');

test(
  'O7: a dry run (`marac plan`) of a live set-up opens no socket, asks no name, and changes no workbook',
  { timeout: 60_000 },
  async () => {
    const server = await countingServer();
    await runLine(['init', 'live', '--title', 'Ealing MARAC'], COMMANDS, { folder });
    const at = path.join(folder, 'live');
    const file = path.join(at, 'marac.config.yaml');
    const text = readFileSync(file, 'utf8')
      .replace(/mode: rehearsal/, 'mode: live')
      .replace(/# ?allowedDomains:.*|allowedDomains:.*/, 'allowedDomains: [example.org]');
    const smtp = `\n  smtp:\n    host: mail.example.org\n    port: ${server.port}\n    tls: starttls\n`;
    writeFileSync(file, text.replace(/^(mail:.*)$/m, `$1${smtp.trimEnd()}`), { mode: 0o600 });
    const config = loadConfig(file, {});
    expect(config.ok ? config.value.mail.mode : config).toBe('live');
    const watched = [
      vi.spyOn(net.Socket.prototype, 'connect'),
      vi.spyOn(dgram, 'createSocket'),
      vi.spyOn(dns, 'lookup'),
      vi.spyOn(net.Server.prototype, 'listen'),
    ];
    try {
      const books = readdirSync(at).filter((name) => name.endsWith('.xlsx'));
      const before = books.map((name) => hashOf(path.join(at, name)));
      const said = await runLine(['plan'], COMMANDS, { folder: at });
      expect(said.err).toBe('');
      expect(said.out).toContain('Nothing was written and nothing was sent.');
      for (const one of watched) expect(one).not.toHaveBeenCalled();
      expect(server.connections()).toBe(0);
      expect(books.length).toBeGreaterThan(0);
      expect(books.map((name) => hashOf(path.join(at, name)))).toEqual(before);
    } finally {
      for (const one of watched) one.mockRestore();
      await server.close();
    }
  },
);

test('O8: who lifts a conflict is not who confirms it, however the name is written', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.police, landlord: AGENCY.housing });
    await desk.tick('2027-03-01T10:00');
    const conflict = {
      caseRef: caseOf(desk, 'R-AAAA22'),
      contact: CONTACT.housing,
      recordedBy: 'Pat',
      recordedOn: '2027-03-01',
    };
    desk.book.type(
      'conflicts',
      { ...conflict, liftedOn: '2027-03-02', liftedBy: 'Cora Coordinata' },
      { id: 'X-AAAA22' },
    );
    for (const second of [
      undefined,
      'Cora Coordinata',
      'cora  COORDINATA',
      'Córa\u00a0Coordinata',
      'Cora Co\u200bordinata',
    ]) {
      desk.book.edit('conflicts', 'X-AAAA22', { liftedSecondBy: second });
      const sent = await sendList(desk);
      expect([second, shownTo(sent, CONTACT.housing).includes('Victimsen')]).toEqual([second, false]);
    }
    desk.book.edit('conflicts', 'X-AAAA22', { liftedSecondBy: 'Vic Vicechair' });
    expect(shownTo(await sendList(desk), CONTACT.housing)).toContain('Victimsen');
  }));

function recordedDays(counts: readonly number[]): Recorded {
  const messages = new Map<string, RecordedMessage>();
  for (const [day, count] of counts.entries())
    for (let at = 0; at < count; at += 1) {
      const key = `ealing/old/${day}/${at}`;
      const settledAt = localTime(`2027-02-${String(day + 1).padStart(2, '0')}T10:00`);
      messages.set(key, {
        ...aMessage({ key }),
        state: 'sent',
        version: 1,
        held: false,
        plannedAt: settledAt,
        settledAt,
      });
    }
  return { messages, papers: new Map(), done: new Set(), covered: new Map(), orders: new Map() };
}

const undoMessages = (count: number): readonly Effect[] =>
  Array.from(
    { length: count },
    (_, at) => ({ do: 'message', ...aMessage({ key: `ealing/new/${at}`, gate: 'undo' }) }) as unknown as Effect,
  );
const gates = (effects: readonly Effect[]): readonly string[] => [
  ...new Set(effects.flatMap((one) => (one.do === 'message' ? [one.gate] : []))),
];

test('O9: ten times the usual number of messages, and more than thirty: none goes without a person', () => {
  const usual = recordedDays([2, 3, 2, 60, 3]);
  expect(gates(holdUnusualCounts(undoMessages(31), usual))).toEqual(['release']);
  expect(gates(holdUnusualCounts(undoMessages(30), usual)), 'thirty are not many').toEqual(['undo']);
  expect(gates(holdUnusualCounts(undoMessages(31), recordedDays([4, 4, 4]))), 'not ten times as many').toEqual([
    'undo',
  ]);
  expect(gates(holdUnusualCounts(undoMessages(31), recordedDays([])))).toEqual(['release']);
  const [first] = holdUnusualCounts(undoMessages(40), usual);
  expect(first?.do === 'message' ? describeReasons(first.because) : '').toContain(
    '40 messages in one run, ten times the usual 3',
  );
  // What waits goes on waiting the day after; what left is usual from then on.
  const waiting = recordedDays([2, 3, 2]);
  const held = new Map(waiting.messages);
  for (const one of undoMessages(40))
    if (one.do === 'message')
      held.set(one.key, { ...one, state: 'offered', version: 1, held: false } as unknown as RecordedMessage);
  expect(gates(holdUnusualCounts(undoMessages(40), { ...waiting, messages: held }))).toEqual(['release']);
});
