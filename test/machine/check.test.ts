// What `marac check` says of the machine: each fault a sentence with its way out, tried on a desk of files with mail servers. All of it is made up.
import { chmodSync, mkdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { userInfo } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { lookAtFolders } from '../../src/app/machine/desk-folders.ts';
import { ownerOf } from '../../src/app/machine/look-at-units.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig, type Config } from '../../src/config.ts';
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
const loaded = (): Config => {
  const config = loadConfig(configFile(), {});
  if (!config.ok) throw new Error(JSON.stringify(config.problems));
  return config.value;
};
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

describe('what check says of folders that root made, that are not there, and of files that are not read', () => {
  test(
    'a folder that is not there and that this account may not make, as on a second disk of root’s, is told with the line that makes it',
    async () => {
      chmodSync(path.dirname(desk.folder), 0o711); // everybody may look at what lies in it, and write nothing
      chmodSync(desk.folder, 0o711);
      rewrite((text) => text.replace('anchor: anchor', 'anchor: not-yet/anchor'));
      const config = loaded();
      const looked = async () =>
        (await lookAtFolders(config)).filter(
          ({ code, place }) => code === 'folder.not-made' && place === 'not-yet/anchor',
        );
      expect(await looked(), 'what the account makes itself is no fault').toEqual([]);
      chmodSync(desk.folder, 0o511);
      const asRoot = process.getuid?.() === 0;
      if (asRoot) process.seteuid?.(65_534); // root may write everywhere
      try {
        expect(await looked()).toEqual([
          expect.objectContaining({
            place: 'not-yet/anchor',
            sentence: `It is not there, and this account may not make it. If its disk is mounted: sudo install -d -m 700 -o ${userInfo().username} ${at('not-yet/anchor')}`,
          }),
        ]);
      } finally {
        if (asRoot) process.seteuid?.(0);
        chmodSync(desk.folder, 0o700);
      }
    },
    SLOW,
  );

  test(
    'a folder above that this account may not enter is named with the way out, and the look at the others goes on',
    async () => {
      const shut = at('shut');
      mkdirSync(path.join(shut, 'in'), { recursive: true, mode: 0o700 });
      chmodSync(path.dirname(desk.folder), 0o711);
      chmodSync(desk.folder, 0o711);
      const config = loaded();
      const folders = { ...config.folders, documents: path.join(shut, 'in', 'documents') };
      chmodSync(shut, 0o000);
      const asRoot = process.getuid?.() === 0;
      if (asRoot) process.seteuid?.(65_534); // root may enter everywhere
      try {
        const problems = await lookAtFolders({ ...config, folders, folder: path.join(shut, 'in', 'desk') });
        const said = (code: string) => problems.filter((one) => one.code === code).map((one) => one.sentence);
        expect(said('folder.above-shut')).toContainEqual(expect.stringContaining(`may not enter ${shut}, which lies`));
        expect(said('folder.parent-unseen')).toEqual([expect.stringContaining(`ls -ld ${path.join(shut, 'in')}`)]);
      } finally {
        if (asRoot) process.seteuid?.(0);
        chmodSync(shut, 0o700);
        chmodSync(desk.folder, 0o700);
      }
    },
    SLOW,
  );

  test('root is known by its name to every other account', () => {
    vi.spyOn(process, 'getuid').mockReturnValue(54_321);
    try {
      expect(ownerOf('/')).toBe('root');
    } finally {
      vi.restoreAllMocks();
    }
  });

  test.runIf(process.getuid?.() === 0)(
    'a desk that root unpacked is given to the account by the line that check says; nobody is told to work as root',
    async () => {
      vi.spyOn(process, 'getuid').mockReturnValue(54_321);
      try {
        const { out } = await check();
        expect(out).toMatch(
          new RegExp(`It belongs to root, .* sudo chown \\S+: ${desk.folder} && sudo chmod 700 ${desk.folder}`),
        );
        expect(out).not.toContain('sudo -u root');
      } finally {
        vi.restoreAllMocks();
      }
    },
    SLOW,
  );

  test(
    'a certificate of caFile that is not there is told by its own name',
    async () => {
      rewrite((text) => text.replace('caFile: relay-ca.pem', 'caFile: gone.pem'));
      expect((await check()).out).toContain(
        `mail.smtp: The certificate in ${at('gone.pem')} (caFile) cannot be read: it is not there, or not ours to read.`,
      );
    },
    SLOW,
  );

  test(
    'a key file that holds no key says what one looks like, and not to take the ledger away',
    async () => {
      writeFileSync(at('key'), 'marac-key-1  two-blanks\n', { mode: 0o600 });
      const { err, exit } = await check();
      expect(exit).toBe(1);
      expect(err).toContain('does not hold a key.\nIt is one line: `marac-key-1`, one blank, and 43 letters');
      expect(err).not.toContain('away');
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
