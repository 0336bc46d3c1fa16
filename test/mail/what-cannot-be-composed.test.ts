// What a mail library could be talked into and our letters cannot hold: blind copies, files by path, parts nobody asked for, commands in sizes
// and names. All data synthetic.
import { readFileSync, writeFileSync } from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import path from 'node:path';
import MailComposer from 'nodemailer/lib/mail-composer';
import PostalMime from 'postal-mime';
import { expect, test } from 'vitest';
import { guardAddresses } from '../../src/jobs/guards/guard-addresses.ts';
import { parseAddress, type MailAddress } from '../../src/mail/mail-address.ts';
import { composeLetter, messageIdOf, type Letter } from '../../src/mail/compose-message.ts';
import { sendDue } from '../../src/mail/send-due.ts';
import { approveOne, openDesk, TEST_KEYS } from '../ledger/make.ts';
import { openFaultServer } from '../support/smtp-faults.ts';
import { aContact, sendDesk, smtpTo } from './make.ts';
import { cpuMs } from '../support/cpu-time.ts';

const LETTER: Letter = {
  from: 'marac@example.gov.uk' as MailAddress,
  to: 'rep@example.gov.uk' as MailAddress,
  subject: 'Referral received (D-7KQ2MX)',
  text: 'You have 1 case.',
  attachments: [],
  messageId: messageIdOf(TEST_KEYS, 'k', 1, 'marac.example'),
  date: new Date(Date.UTC(2027, 2, 9, 10, 0, 0)),
  boundary: 'abcdefghijkl',
};
/** As if a type had been forced. */
const forced = (more: object): Letter => ({ ...LETTER, ...more });

const newer = (more: object) => aContact({ id: 'C-BBBB22', personName: 'Ann Other', ...more });

test('7G14: an address that looks like another, or is one letter off under the same name, waits until a person has looked', () => {
  const older = aContact({ id: 'C-AAAA22', address: 'j.smith@example.gov.uk', personName: 'Jo Smith' });
  const doubted = (address: string, more: object = {}): readonly string[] =>
    guardAddresses([older, newer({ address, verifiedOn: '2027-02-01', ...more })], new Set())
      .contacts.filter((one) => one.verifiedBy === undefined)
      .map((one) => one.id);
  const alike = [
    'j.smlth@example.gov.uk',
    'j.sm1th@example.gov.uk',
    'J.SMLTH@EXAMPLE.GOV.UK',
    'j.srnith@example.gov.uk',
    'j.5mith@example.gov.uk',
  ];
  for (const address of alike) expect([address, doubted(address)]).toEqual([address, ['C-BBBB22']]);
  for (const address of ['j.smyth@example.gov.uk', 'jo.smith@example.gov.uk', 'j.smit@example.gov.uk'])
    expect([address, doubted(address, { personName: 'Jo SMITH' })]).toEqual([address, ['C-BBBB22']]);
  for (const address of [
    'j.smith@example.gov.uk',
    'p.jones@example.gov.uk',
    'j.smlth@other.gov.uk',
    'j.smyth@example.gov.uk',
  ])
    expect([address, doubted(address)]).toEqual([address, []]);
  const twins = [older, newer({ address: alike[0], verifiedOn: '2027-02-01' })];
  const [problem] = guardAddresses(twins, new Set()).problems;
  expect(JSON.stringify(problem)).not.toMatch(/smith|smlth|example/i);
  expect(guardAddresses(twins, new Set([problem!.id])).contacts).toEqual(twins);
});

test('7G17: a letter has one To and nothing else; blind and open copies are no fields of it, forced or not', async () => {
  const more = {
    bcc: 'x@evil.test',
    cc: 'x@evil.test',
    replyTo: 'x@evil.test',
    envelope: { from: 'a@b.test', to: ['x@evil.test'] },
  };
  const bytes = await composeLetter(forced(more));
  expect(bytes.toString()).not.toMatch(/evil|^(bcc|cc|reply-to):/im);
  expect(bytes.equals(await composeLetter(LETTER))).toBe(true);
  for (const to of [undefined, [], '', 'a@example.gov.uk,x@evil.test', ['a@example.gov.uk', 'x@evil.test']])
    await expect(composeLetter(forced({ to }))).rejects.toThrow(expect.objectContaining({ code: 'address-refused' }));
});

test('7G19: nothing is read from a path or fetched from an address, wherever it stands', async () => {
  using desk = openDesk();
  const secret = path.join(desk.folder, 'secret.txt');
  writeFileSync(secret, 'CANARY-FILE');
  const asked: string[] = [];
  const server = http.createServer((request, response) => {
    asked.push(request.url ?? '');
    response.end('CANARY-WEB');
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/`;
  try {
    for (const reach of [{ path: secret }, { href: url }, { path: url }]) {
      for (const more of [
        { text: reach },
        { html: reach },
        { attachments: [{ name: 'x.pdf', contentType: 'application/pdf', bytes: reach, ...reach }] },
      ]) {
        const made = await composeLetter(forced(more)).then(
          (bytes) => bytes.toString(),
          () => 'refused',
        );
        expect(made).not.toMatch(/CANARY/);
        expect(made).not.toContain(Buffer.from('CANARY').toString('base64').slice(0, 6));
      }
      // The library as we call it, should a field of it ever be filled so.
      const guarded = {
        disableFileAccess: true,
        disableUrlAccess: true,
        to: 'rep@example.gov.uk',
        attachments: [reach],
      };
      await expect(new MailComposer(guarded).compile().build()).rejects.toThrow(/access rejected/i);
    }
    expect(asked).toEqual([]);
  } finally {
    server.close();
  }
  const source = readFileSync(path.join(import.meta.dirname, '../../src/mail/compose-message.ts'), 'utf8');
  expect(source).toMatch(/disableFileAccess: true,\s+disableUrlAccess: true/);
});

test('7G21: the library is no older than 10.1, and what was once a hole in it is none on our path', async () => {
  const { version } = JSON.parse(
    readFileSync(path.join(import.meta.dirname, '../../node_modules/nodemailer/package.json'), 'utf8'),
  ) as { version: string };
  const [major = 0, minor = 0] = version.split('.').map(Number);
  expect(major * 1000 + minor).toBeGreaterThanOrEqual(10_001);
  // Line breaks in what could become a header or a command.
  for (const more of [
    { messageId: '<a@b.test>\r\nBcc: x@evil.test' },
    { from: 'a@b.test>\r\nRCPT TO:<x@evil.test' },
    { to: 'rep@example.gov.uk>\r\nRCPT TO:<x@evil.test' },
    { subject: `${LETTER.subject}\r\nBcc: x@evil.test` },
    { list: { unsubscribe: 'x>\r\nBcc: x@evil.test' } },
    { headers: { 'X-Y\r\nBcc': 'x@evil.test' } },
    { raw: { path: '/etc/hostname' } },
    { boundary: 'a\r\nBcc: x@evil.test' },
  ]) {
    const made = await composeLetter(forced(more)).then(
      (bytes) => bytes.toString(),
      () => 'refused',
    );
    expect(made).not.toMatch(/^(bcc|rcpt)/im);
  }
  // A list of a hundred thousand is refused at once, before the library sees it.
  const started = cpuMs();
  expect(parseAddress(`${'a@b.test,'.repeat(100_000)}a@b.test`).ok).toBe(false);
  expect(parseAddress(`${'g:'.repeat(50_000)}a@b.test${';'.repeat(50_000)}`).ok).toBe(false);
  // A few milliseconds here; a library that works through it would take minutes.
  expect(cpuMs() - started).toBeLessThan(1000);
});

test('7G21: what a real server hears are the commands of one message, whatever name this machine has', async () => {
  using desk = openDesk();
  const server = await openFaultServer();
  try {
    await approveOne(desk.ledger);
    const transport = smtpTo(server, {
      name: 'host\r\nMAIL FROM:<x@evil.test>',
      size: '1\r\nRCPT TO:<x@evil.test>',
    } as object);
    await sendDue(sendDesk(desk, transport));
    await transport.close();
    expect(server.commands.join('\n')).not.toMatch(/evil/);
    expect(server.taken.map((one) => [one.from, one.to])).toEqual([['marac@example.gov.uk', ['rep@example.gov.uk']]]);
  } finally {
    await server.close();
  }
});

test('7G23: no calendar and no alternative but plain text and HTML are ever parts of a letter', async () => {
  const more = {
    icalEvent: { method: 'REQUEST', content: 'BEGIN:VCALENDAR\nSUMMARY:Zoe Smith\nEND:VCALENDAR' },
    alternatives: [{ contentType: 'text/x-amp', content: 'Zoe Smith' }],
    amp: 'Zoe Smith',
    watchHtml: 'Zoe Smith',
  };
  const bytes = await composeLetter(forced({ ...more, html: '<p>You have 1 case.</p>' }));
  expect(bytes.toString()).not.toMatch(/Zoe|calendar|x-amp/i);
  const types = [...bytes.toString().matchAll(/^Content-Type: ([^;\r]+)/gim)].map(([, type]) => type);
  expect(types).toEqual(['multipart/alternative', 'text/plain', 'text/html']);
  expect((await PostalMime.parse(bytes)).attachments).toEqual([]);
});
