// The folder that `marac init` makes, on a real disk.
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { nameFrom } from '../../src/app/machine/short-name.ts';
import { loadConfig } from '../../src/config.ts';
import { openKeys } from '../../src/system/keys.ts';
import type { Said } from '../support/command-line.ts';
import { runLine } from '../support/command-line.ts';

const filesOf = (root: string): ReadonlySet<string> =>
  new Set(readdirSync(root, { recursive: true, encoding: 'utf8' }));

let folder = '';
let said: Said;
const made = (name: string): string => path.join(folder, 'my-marac', name);
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-init-'));
  said = await runLine(['init', 'my-marac', '--title', 'Ealing MARAC'], COMMANDS, { folder });
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('marac init', () => {
  test('makes two workbooks, config, key, inbox, folders and templates, and nothing else beside them', () => {
    expect(said.exit).toBe(0);
    expect(readdirSync(made('')).toSorted()).toEqual([
      'anchor',
      'backups',
      'documents',
      'inbox',
      'key',
      'ledger',
      'mail',
      'main.xlsx',
      'marac.config.yaml',
      'restricted-documents',
      'restricted.xlsx',
      'templates',
    ]);
    expect(readdirSync(made('inbox')).toSorted()).toEqual(['done', 'refused']);
    expect(readdirSync(folder)).toEqual(['my-marac']);
  });

  test('a folder that was named by its whole path is told so, wherever whoever makes it stands', async () => {
    const whole = path.join(folder, 'elsewhere');
    const { out } = await runLine(['init', whole], COMMANDS, { folder: import.meta.dirname });
    rmSync(whole, { recursive: true });
    expect(out).toContain(`Made ${whole} for`);
    expect(out).toContain(`cd ${whole}\n`);
  }, 60_000);

  test('D11: what it makes is its owner’s alone', () => {
    const modes = ['', 'key', 'marac.config.yaml', 'main.xlsx', 'restricted.xlsx', 'ledger', 'inbox/done'].map(
      (name) => statSync(made(name)).mode & 0o077,
    );
    expect(modes).toEqual([0, 0, 0, 0, 0, 0, 0]);
  });

  test('its config is good, rehearses, and carries the title', () => {
    const loaded = loadConfig(made('marac.config.yaml'), {});
    expect(loaded).toMatchObject({
      ok: true,
      value: { mail: { mode: 'rehearsal' }, maracs: [{ name: 'my-marac', title: 'Ealing MARAC' }] },
    });
  });

  test('check says of it that no mail domain is named yet, what that means and what to do, and that nothing is wrong', async () => {
    const { out, exit } = await runLine(['check'], COMMANDS, { folder: path.join(folder, 'my-marac') });
    expect(out.replace(/\s+/g, ' ')).toContain(
      '(mail.allowedDomains): the mail domains of your agencies, as [ealing.gov.uk, .police.uk]. While the list is empty nothing goes to anybody, a rehearsal neither.',
    );
    expect([exit, out.includes('Nothing is wrong')]).toEqual([0, true]);
  }, 60_000);

  test('its key opens what it sealed, and is another key every time', async () => {
    const keys = openKeys(made('key'));
    expect(keys.open('p', 'c', keys.seal('p', 'c', Buffer.from('words')))?.toString()).toBe('words');
    await runLine(['init', 'second'], COMMANDS, { folder });
    expect(openKeys(path.join(folder, 'second/key')).id).not.toBe(keys.id);
    rmSync(path.join(folder, 'second'), { recursive: true });
  }, 60_000);

  test('its templates are those of the house, for the area to change', () => {
    const own = path.resolve(import.meta.dirname, '../../templates');
    expect(filesOf(made('templates'))).toEqual(filesOf(own));
    const [mail = ''] = readdirSync(path.join(own, 'mail'));
    expect(readFileSync(made(`templates/mail/${mail}`))).toEqual(readFileSync(path.join(own, 'mail', mail)));
  });

  test('its workbooks are zip files that can be opened', () => {
    for (const name of ['main.xlsx', 'restricted.xlsx'])
      expect(readFileSync(made(name)).subarray(0, 2).toString()).toBe('PK');
  });

  test('says where to keep a copy of the key and what to do next', () => {
    expect(said.out).toContain('KEEP A COPY OF THE KEY');
    expect(said.out).toContain('marac check');
  });
});

describe('marac init refuses', () => {
  test('a folder that is not empty, and leaves it as it was', async () => {
    mkdirSync(path.join(folder, 'full'));
    writeFileSync(path.join(folder, 'full/notes.txt'), 'mine');
    expect(await runLine(['init', 'full'], COMMANDS, { folder })).toMatchObject({ exit: 2 });
    expect(readdirSync(path.join(folder, 'full'))).toEqual(['notes.txt']);
  });

  test('7I3: a link in the place of a folder', async () => {
    symlinkSync(tmpdir(), path.join(folder, 'link'));
    expect((await runLine(['init', 'link'], COMMANDS, { folder })).err).toContain('is a file or a link');
  });

  test.each([
    [['init'], 'needs DIR'],
    [['init', 'x', '--name', 'My Area'], 'Try my-area.'],
    [['init', 'x', '--name', 'register'], 'is not a short name'],
    [['init', 'x', '--from', 'nobody'], 'a plain e-mail address'],
  ])('%j', async (argv, sentence) => {
    const { exit, err } = await runLine(argv, COMMANDS, { folder });
    expect([exit, err.includes(sentence)]).toEqual([2, true]);
    expect(readdirSync(folder).filter((name) => name.startsWith('x'))).toEqual([]);
  });
});

test.each([
  ['My Marac!', 'my-marac'],
  ['Ynys Môn', 'ynys-mon'],
  ['2027', 'marac'],
  ['register', 'marac'],
  ['...', 'marac'],
])('a folder called %s gives the name %s', (text, name) => {
  expect(nameFrom(text)).toBe(name);
});
