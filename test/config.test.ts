// The config file as people write and miswrite it. All names and addresses are made up.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parse } from 'yaml';
import { findConfigFile, loadConfig, parseConfig } from '../src/config.ts';
import { findNearest } from '../src/config/nearest.ts';
import type { Starter } from '../src/config/config-text.ts';
import { renderConfigText } from '../src/config/config-text.ts';
import { describeProblem } from '../src/domain/text/problem.ts';

const starter: Starter = {
  maracs: [{ name: 'ealing', title: 'Ealing MARAC', main: 'main.xlsx', restricted: 'restricted.xlsx' }],
  key: 'key',
  folders: {
    ledger: 'ledger',
    anchor: '/elsewhere/anchor',
    documents: 'documents',
    inbox: 'inbox',
    backups: 'backups',
    mail: 'mail',
    templates: 'templates',
  },
  mail: { mode: 'rehearsal', from: 'marac@ealing.example', idDomain: 'ealing.example' },
};
const good = renderConfigText(starter);

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-config-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function write(text: string, mode = 0o600): string {
  const file = path.join(folder, 'marac.config.yaml');
  rmSync(file, { force: true });
  writeFileSync(file, text, { mode });
  return file;
}
function faultsOf(text: string): readonly string[] {
  const result = parseConfig(text, 'marac.config.yaml');
  return result.ok ? [] : result.problems.map(describeProblem);
}
const lineOf = (text: string, start: string): number =>
  text.split('\n').findLastIndex((line) => line.trim().startsWith(start)) + 1;

describe('the file that init writes', () => {
  test('is accepted as it stands', () => {
    expect(faultsOf(good)).toEqual([]);
  });

  test('explains every key it shows, and shows what can be switched on as comments', () => {
    const lines = good.split('\n');
    const top = lines.filter((line) => /^(# )?[a-z]+:/i.test(line));
    for (const line of top) expect(lines[lines.indexOf(line) - 1]).toMatch(/^# /);
    for (const key of ['# smtp:', '# imap:', '# alarms:', '# google:', '# register:']) expect(good).toContain(key);
  });

  test('stays good with every commented example switched on', () => {
    const on = good.replaceAll(
      /^( *)# ((?:smtp|imap|alarms|google|register|passphrases|hours|browser|qpdf):.*(?:\n *#   .*)*)/gm,
      (block) => block.replaceAll(/^( *)# /gm, '$1'),
    );
    expect(faultsOf(on)).toEqual([]);
    expect(parse(on)).toHaveProperty('mail.smtp.auth.password.file', 'smtp-password');
  });
});

describe('loaded', () => {
  test('paths start at the folder of the file, whole paths stay', () => {
    const result = loadConfig(write(good), {});
    expect(result).toMatchObject({
      ok: true,
      value: {
        folder,
        key: path.join(folder, 'key'),
        folders: { ledger: path.join(folder, 'ledger'), anchor: '/elsewhere/anchor' },
        register: { kind: 'xlsx', file: path.join(folder, 'main.xlsx') },
        maracs: [{ name: 'ealing', main: { kind: 'xlsx', file: path.join(folder, 'main.xlsx') } }],
        access: { maxAgeMinutes: 5 },
      },
    });
  });

  test('no file is a problem with the way out, not a crash', () => {
    const result = loadConfig(path.join(folder, 'nowhere.yaml'), {});
    expect(result).toMatchObject({ ok: false, problems: [{ code: 'config-missing' }] });
  });

  test('D11: a config that every account may read is refused', () => {
    expect(() => loadConfig(write(good, 0o644), {})).toThrow('may be opened by every account');
  });

  test('a key of an earlier version is named with its line and what happens instead, and stops nothing', () => {
    const result = loadConfig(write(`${good}google:\n  teamDomains: [ealing.example]\n  docsFolder: 1AbC\n`), {});
    expect(result.ok ? result.value.google : result.problems).toEqual({ teamDomains: ['ealing.example'] });
    const place = `marac.config.yaml, line ${lineOf(`${good}google:\n  teamDomains: x\n  docsFolder: 1AbC`, 'docsFolder')}`;
    expect(result.ok ? result.value.retired : []).toEqual([
      expect.objectContaining({
        size: 'note',
        place,
        sentence: expect.stringMatching(/^google\.docsFolder is no longer used\. .*folders for documents.*delete them/),
      }),
    ]);
    const without = loadConfig(write(good), {});
    expect(without.ok ? without.value.retired : without.problems).toEqual([]);
  });

  test('MARAC_CONFIG names the file unless the command does', () => {
    expect(findConfigFile(undefined, { MARAC_CONFIG: 'other.yaml' }, '/x')).toBe('/x/other.yaml');
    expect(findConfigFile('named.yaml', { MARAC_CONFIG: 'other.yaml' }, '/x')).toBe('/x/named.yaml');
    expect(findConfigFile(undefined, {}, '/x')).toBe('/x/marac.config.yaml');
  });

  test('O12: a password is read when used and shows in no print of the config', () => {
    const smtp = `  smtp:\n    host: smtp.example.org\n    port: 587\n    tls: starttls\n    auth: { kind: password, user: marac, password: { env: MARAC_PASS } }\n`;
    const result = loadConfig(
      write(good.replace('mail:\n', `mail:\n${smtp}`).replace('  mail: mail', '  mail: mails')),
      {
        MARAC_PASS: 'canary-secret',
      },
    );
    const auth = result.ok ? result.value.mail.smtp?.auth : undefined;
    expect(JSON.stringify(result)).not.toContain('canary-secret');
    expect(auth?.kind === 'password' ? auth.password.open() : '').toBe('canary-secret');
  });

  test('R6: two configs that write to different people have different hashes; another path does not matter', () => {
    const hashes = [
      good,
      good.replace('key: key', 'key: other'),
      good.replace('allowedDomains: []', 'allowedDomains: [a.gov.uk]'),
    ].map((text) => {
      const result = loadConfig(write(text), {});
      return result.ok ? result.value.hash : '';
    });
    expect(hashes[0]).toBe(hashes[1]);
    expect(hashes[0]).not.toBe(hashes[2]);
  });
});

describe('miswritten', () => {
  test.each([
    ['key: key', 'kye: key', 'kye', 'kye is not a key marac knows. Did you mean "key"?'],
    ['  from:', '  form:', 'form:', 'mail.form is not a key marac knows. Did you mean "from"?'],
    ['    title:', '    titel:', 'titel:', 'maracs[1].titel is not a key marac knows. Did you mean "title"?'],
    ['mode: rehearsal', 'mode: lve', 'mode:', 'mail.mode: one of these is needed: rehearsal, draft, live.'],
    ['name: ealing', 'name: Ealing Town', '- name:', 'small letters, digits and dashes'],
    ['name: ealing', 'name: register', '- name:', 'the name register is taken'],
    ['maxAgeMinutes: 5', 'maxAgeMinutes: 61', 'maxAgeMinutes', 'at most 60'],
    ['maxAgeMinutes: 5', 'maxAgeMinutes: 0', 'maxAgeMinutes', 'at least 1'],
    ['maxAgeMinutes: 5', 'maxAgeMinutes: 2.5', 'maxAgeMinutes', 'whole number'],
    ['maxAgeMinutes: 5', 'maxAgeMinutes: five', 'maxAgeMinutes', 'a number is needed here, without quotes'],
    ['allowedDomains: []', 'allowedDomains: a.gov.uk', 'allowedDomains', 'a list is needed here: write [one, two]'],
    ['maxAgeMinutes: 5', 'maxAgeMinutes: 1e400', 'maxAgeMinutes', 'access.maxAgeMinutes'],
    ['idDomain: ealing.example', 'idDomain: Ealing', 'idDomain', 'a domain in small letters is needed'],
    ['restricted: restricted.xlsx', 'restricted: main.xlsx', 'maracs:', 'the restricted workbook is its own file'],
    ['mode: rehearsal', 'mode: live', 'mail:', 'In live mode mail.smtp is needed.'],
    ['mode: rehearsal', 'mode: draft', 'mail:', 'an empty list lets nothing go'],
    ['main: main.xlsx', 'main: google:1AbC', 'maracs:', 'there is no google'],
    ['main: main.xlsx', 'main: google:1AbC', 'maracs:', 'either all Google Sheets or all .xlsx files'],
    ['main: main.xlsx', 'main: google:1Ab/edit', 'maracs:', 'the long part of its address between /d/ and /edit'],
    ['main: main.xlsx', 'main: https://docs.google.com/x', 'maracs:', 'A Google Sheet is written google:ID'],
    ['# google:\n', 'google:\n  teamDomains: []\n# google:\n', 'teamDomains', 'the mail domain of the team is needed'],
    [
      '# google:\n',
      'google:\n  teamDomains: [a.uk]\n  actionUpdateForm: https://docs.google.com/forms/d/e/1/viewform?entry.1=x\n# google:\n',
      'actionUpdateForm',
      'a prefilled link of the form is needed',
    ],
  ])('"%s" as "%s" is told with its line', (from, to, start, sentence) => {
    const text = good.replace(from, to);
    const faults = faultsOf(text);
    expect(faults.join('\n')).toContain(sentence);
    expect(faults.join('\n')).toContain(`marac.config.yaml, line ${lineOf(text, start)}: `);
  });

  test('every fault is told, not only the first', () => {
    expect(faultsOf(good.replace('  from:', '  form:').replace('mode: rehearsal', 'mode: lve'))).toHaveLength(3);
  });

  test('7E4: a key that stands twice is refused with its second line', () => {
    const text = `${good}\nkey: other\n`;
    expect(faultsOf(text)).toEqual([
      `marac.config.yaml, line ${text.split('\n').length - 1}: This key stands twice. Take one of the two away.`,
    ]);
  });

  test.each([
    ['7E2: __proto__ as a key', '__proto__: { admin: true }\n'],
    ['7E2: constructor as a key', 'constructor: 1\n'],
    ['a tag that asks for code', 'key2: !!js/function x\n'],
    ['a link', 'a: &x 1\nb: *x\n'],
    ['two documents', '---\na: 1\n'],
    ['an open bracket', 'a: [1\n'],
  ])('%s is refused', (_, more) => {
    expect(faultsOf(`${good}\n${more}`).length).toBeGreaterThan(0);
    expect(({} as { admin?: boolean }).admin).toBeUndefined();
  });

  test('7E4: a file nested ten thousand deep is refused, not a crash', () => {
    expect(faultsOf(`key: ${'['.repeat(10_000)}`).length).toBeGreaterThan(0);
  });

  test('T1: an hour in which clocks change is refused', () => {
    const text = good.replace('  catchUpDays', '  hours: { agenda: ["01:30"] }\n  catchUpDays');
    expect(faultsOf(text).join()).toContain('choose an hour outside 00:30 to 03:30');
  });

  test('an empty file says what is missing', () => {
    expect(faultsOf('').join('\n')).toContain('maracs: this is missing.');
  });

  test('a key with nothing after it counts as left out', () => {
    expect(faultsOf(good.replace('  maxAgeMinutes: 5\n', ''))).toEqual([]);
  });
});

test.each([
  ['agneda', 'agenda'],
  ['mode', 'mode'],
  ['zzz', undefined],
  ['form', 'from'],
  ['fmro', undefined],
  ['Resticed', 'restricted'],
  ['resticd', undefined],
])('"%s" was probably meant as %s', (word, meant) => {
  expect(findNearest(word, ['agenda', 'mode', 'from', 'restricted'])).toBe(meant);
});
