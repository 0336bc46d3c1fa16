// What `marac check` says of the machine: each fault a sentence with its way out, tried on a desk of files with mail servers. All of it is made up.
import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/index.ts';
import type { Machine } from '../../src/system/machine.ts';
import { QUIET_MACHINE, runLine } from '../support/command-line.ts';
import { openImapServer } from '../support/imap.ts';
import { openFaultServer } from '../support/smtp-faults.ts';
import { openOldDesk, type OldDesk } from '../upgrade/open-desk.ts';

const SLOW = 120_000;
const NOW = '2027-03-11T11:05';

let desk: OldDesk;
beforeEach(async () => {
  desk = await openOldDesk('desk-2026-11');
}, SLOW);
afterEach(() => desk.close());

const at = (...names: readonly string[]): string => path.join(desk.folder, ...names);
const configFile = (): string => at('marac.config.yaml');
const rewrite = (change: (text: string) => string): void =>
  writeFileSync(configFile(), change(readFileSync(configFile(), 'utf8')), { mode: 0o600 });
const check = (machine: Partial<Machine> = {}) =>
  runLine(['check'], COMMANDS, {
    folder: desk.folder,
    now: NOW,
    outside: { machine: { ...QUIET_MACHINE, ...machine } },
  });
const modeOf = (file: string): number => statSync(file).mode & 0o777;

describe('F68: folders and workbooks that every account of the machine may open', () => {
  test(
    'F68: folders at 0777 and workbooks at 0644 are closed, the group keeps what it has, and check says so',
    async () => {
      const [folders, books] = [
        ['', 'documents', 'inbox', 'anchor', 'templates'],
        ['main.xlsx', 'restricted.xlsx'],
      ];
      for (const one of folders) chmodSync(at(one), 0o777);
      for (const one of books) chmodSync(at(one), 0o664);
      const { out, exit } = await check();
      expect(exit).toBe(3);
      expect(out).toContain('documents: Every account of this machine could open it. That was taken back now');
      expect(folders.map((one) => modeOf(at(one)))).toEqual(folders.map(() => 0o770));
      expect(books.map((one) => modeOf(at(one)))).toEqual(books.map(() => 0o660));
      expect((await check()).out).not.toContain('That was taken back now');
    },
    SLOW,
  );

  test(
    'F68: a workbook that a person’s program saves anew with rights for all is closed at the next run, and stays so when it is written',
    async () => {
      chmodSync(at('restricted.xlsx'), 0o644);
      const { err } = await desk.marac(NOW, 'run', 'intake');
      expect(err).toBe('');
      expect([modeOf(at('main.xlsx')), modeOf(at('restricted.xlsx'))]).toEqual([0o600, 0o640]);
    },
    SLOW,
  );

  test(
    'F68: a key or a passphrase file that others may read, and a folder that is a link, are each a sentence with the way out',
    async () => {
      writeFileSync(at('passphrases.txt'), '');
      chmodSync(at('passphrases.txt'), 0o644);
      mkdirSync(at('elsewhere'), { mode: 0o700 });
      symlinkSync(at('elsewhere'), at('linked'));
      rewrite((text) =>
        text
          .replace('documents: documents', 'documents: linked')
          .replace(/^key: .*$/m, (line) => `${line}\npassphrases: passphrases.txt`),
      );
      const { out } = await check();
      expect(out).toContain(`passphrases.txt: Other accounts may read it: chmod 600 ${at('passphrases.txt')}`);
      expect(out).toContain('linked: It is a link or a file: write the real folder into marac.config.yaml.');
    },
    SLOW,
  );
});

describe('marac check tries the machine', () => {
  test(
    'F59: the mail server is tried without a message: a wrong password and a server that is not there are told apart',
    async () => {
      const good = await check();
      expect(good.out).not.toContain('mail.smtp:');
      const locked = await openFaultServer({ auth: { user: 'marac', password: 'right' } });
      try {
        writeFileSync(at('smtp-password'), 'wrong\n', { mode: 0o600 });
        const login = (port: number) =>
          rewrite((text) =>
            text.replace(
              /^( +)port: \d+$/m,
              `$1port: ${port}\n$1auth: { kind: password, user: marac, password: { file: smtp-password } }`,
            ),
          );
        login(locked.port);
        const refused = await check();
        expect(refused.out).toMatch(
          /marac\.config\.yaml, mail\.smtp: The mail server refused \(login: 535.*see marac\.config\.yaml/,
        );
        expect(refused.exit).toBe(3);
        writeFileSync(at('smtp-password'), 'right\n', { mode: 0o600 });
        expect((await check()).out).not.toContain('mail.smtp:');
        expect(locked.taken).toEqual([]);
        expect(locked.commands.filter((one) => /^MAIL/i.test(one))).toEqual([]);
        rewrite((text) => text.replace(`port: ${locked.port}`, 'port: 1'));
        expect((await check()).out).toMatch(/mail\.smtp: The mail server could not go on \(connect/);
      } finally {
        await locked.close();
      }
    },
    SLOW,
  );

  test(
    'F72: without a mailbox for reports of non-delivery check says who must look where; with one it logs in there, and changes nothing in it',
    async () => {
      const none = await check();
      expect(none.out).toMatch(/Nobody reads the reports of non-delivery that come back to \S+@\S+: somebody looks/);
      const server = await openImapServer();
      const named = (password: string): void => {
        writeFileSync(at('bounces-password'), `${password}\n`, { mode: 0o600 });
        const auth = '{ kind: password, user: marac, password: { file: bounces-password } }';
        const authority = path.join(import.meta.dirname, '../support/certificates/ca.pem');
        const line = `  bounces: { host: 127.0.0.1, port: ${server.port}, tls: tls, caFile: ${authority}, auth: ${auth} }`;
        rewrite((text) => (text.includes(line) ? text : text.replace(/^mail:$/m, `mail:\n${line}`)));
      };
      try {
        named('wrong');
        const refused = await check();
        expect(refused.out).toMatch(/marac\.config\.yaml, mail\.bounces: .*its log-in is refused/);
        expect(refused.exit).toBe(3);
        named('right');
        const good = await check();
        expect(good.out).not.toContain('mail.bounces');
        expect(server.commands.filter((one) => /^(SELECT|APPEND|UID STORE)/.test(one))).toEqual([]);
      } finally {
        await server.close();
      }
    },
    SLOW,
  );

  test(
    'a secret that cannot be read is a sentence of check, and stops no command that sends nothing',
    async () => {
      rewrite((text) =>
        text.replace(
          /^( +)(port: \d+)$/m,
          `$1$2\n$1auth: { kind: password, user: marac, password: { file: not-there } }`,
        ),
      );
      const { out, exit } = await check();
      expect(exit).toBe(3);
      expect(out).toMatch(/mail\.smtp: The secret in .*not-there cannot be read/);
      expect((await desk.marac(NOW, 'today')).err).toBe('');
    },
    SLOW,
  );

  test(
    'a clock that nobody keeps and a disk with little room are told; at the limit nothing is said',
    async () => {
      const bad = await check({ ask: () => Promise.resolve('no'), free: () => Promise.resolve(499_999_999) });
      expect(bad.out).toContain('The clock: Nothing keeps the clock of this machine right');
      expect(bad.out).toContain('Its disk has 499 MB left, and should have 500: make room.');
      const good = await check({ ask: () => Promise.resolve('yes'), free: () => Promise.resolve(500_000_000) });
      expect(good.out).not.toMatch(/Its disk|keeps the clock/);
    },
    SLOW,
  );
});
