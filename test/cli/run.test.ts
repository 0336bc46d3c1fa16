// How a command line is understood and how it ends, with commands made for the test. All names are made up.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { CommandContext } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { ref, word } from '../../src/cli/safe-texts.ts';
import { renderConfigText } from '../../src/config/config-text.ts';
import type { ExitCode } from '../../src/errors.ts';
import { Failure } from '../../src/errors.ts';
import { entryOf, runLine } from '../support/command-line.ts';

const seen: CommandContext[] = [];
const trial = entryOf({
  takes: [
    { name: 'JOB', help: 'The job to run.', needed: true },
    { name: 'ROW', help: 'A row.', needed: false },
  ],
  options: { 'as-of': { value: 'DAY', help: 'Another day.' }, dry: { help: 'Change nothing.' } },
  run: (context) => {
    seen.push(context);
    context.print.say(`did ${context.args.taken[0] ?? ''}`);
    context.print.put('job', word(context.args.taken[0] ?? ''));
    return Promise.resolve(3 as ExitCode);
  },
});
const failing = (error: unknown) =>
  entryOf({
    run: () => {
      throw error;
    },
  });

describe('a command line', () => {
  test('runs the command with what it was given, and ends as the command says', async () => {
    const said = await runLine(['try', 'agenda', 'A-7KQ2MX', '--as-of', '2027-03-09', '--dry'], [trial]);
    expect(said).toEqual({ exit: 3, out: 'did agenda\n', err: '' });
    const args = seen.at(-1)?.args;
    expect([args?.taken, args?.text('as-of'), args?.on('dry'), args?.on('json')]).toEqual([
      ['agenda', 'A-7KQ2MX'],
      '2027-03-09',
      true,
      false,
    ]);
  });

  test('prints one JSON object and nothing else with --json, wherever it stands', async () => {
    for (const argv of [
      ['try', '--json', 'agenda'],
      ['try', 'agenda', '--json'],
    ]) {
      const said = await runLine(argv, [trial]);
      expect(JSON.parse(said.out)).toEqual({ job: 'agenda' });
      expect(said.err).toBe('');
    }
  });

  test.each([
    [['tri'], 'There is no command "tri". Did you mean `marac try`?'],
    [['try'], 'marac try needs JOB: The job to run.'],
    [['try', 'a', 'b', 'c'], 'does not know what to do with "c"'],
    [['try', 'a', '--as-off', 'x'], 'has no option --as-off: did you mean --as-of?'],
    [['try', 'a', '--as-of'], '--as-of needs a value: --as-of DAY.'],
    [['try', 'a', '--dry=yes'], '--dry takes no value.'],
    [['try', 'a', '--__proto__'], 'has no option --__proto__'],
    [['try', 'a', '--constructor', 'x'], 'has no option --constructor'],
  ])('used wrongly (%j) ends with 2 and what was meant', async (argv, sentence) => {
    const said = await runLine(argv, [trial]);
    expect(said.exit).toBe(2);
    expect(said.err).toContain(sentence);
    expect(said.out).toBe('');
  });

  test('without a command prints the help and ends with 2; asked for help, with 0', async () => {
    expect(await runLine([], [trial])).toMatchObject({ exit: 2, out: '' });
    const help = await runLine(['--help'], [trial]);
    expect(help).toMatchObject({ exit: 0, err: '' });
    expect(help.out).toContain('try  is tried out');
  });

  test.each([[['try', '--help']], [['help', 'try']]])('%j tells what the command takes', async (argv) => {
    const { exit, out } = await runLine(argv, [trial]);
    expect(exit).toBe(0);
    for (const part of ['usage: marac try JOB [ROW] [options]', '--as-of DAY', '--json', 'The job to run.'])
      expect(out).toContain(part);
  });
});

describe('what goes wrong', () => {
  test('is told in a sentence with the way out, and ends with the code of its class', async () => {
    const said = await runLine(
      ['try'],
      [failing(new Failure('ledger-behind', 'The ledger is older than the last run.'))],
    );
    expect(said.exit).toBe(1);
    expect(said.err).toMatch(/^marac: The ledger is older than the last run\.\n.*Restore/);
  });

  test('PROP12: an error that is not ours is told without its text and without a stack', async () => {
    const said = await runLine(['try'], [failing(new TypeError('Amina Khan is not a function'))]);
    expect(said.exit).toBe(1);
    expect(said.err).not.toMatch(/Amina|^\s+at /m);
  });

  test('is one JSON object with --json', async () => {
    const { out, exit } = await runLine(['try', '--json'], [failing(new Failure('key-missing', 'There is no key.'))]);
    expect(JSON.parse(out)).toMatchObject({ failed: { code: 'key-missing', sentence: 'There is no key.' } });
    expect(exit).toBe(1);
  });
});

describe('the config of a command', () => {
  let folder = '';
  beforeAll(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'marac-run-'));
    const folders = Object.fromEntries(
      ['ledger', 'anchor', 'documents', 'inbox', 'backups', 'mail', 'templates'].map((name) => [name, name]),
    );
    const text = renderConfigText({
      maracs: [{ name: 'ealing', title: 'Ealing MARAC', main: 'm.xlsx', restricted: 'r.xlsx' }],
      key: 'key',
      folders,
      mail: { mode: 'rehearsal', from: 'marac@example.org', idDomain: 'example.org' },
    });
    writeFileSync(path.join(folder, 'marac.config.yaml'), text, { mode: 0o600 });
    writeFileSync(
      path.join(folder, 'wrong.yaml'),
      text.replace('key: key', 'kye: key').replace('mode: rehearsal', 'mode: lve'),
      { mode: 0o600 },
    );
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const needs = entryOf({
    run: async ({ config, print }) => {
      print.say((await config()).maracs.map((one) => one.name).join());
      return 0;
    },
  });

  test('is that of the folder', async () => {
    expect(await runLine(['try'], [needs], { folder })).toMatchObject({ exit: 0, out: 'ealing\n' });
  });

  test('missing in the folder asks for init and ends with 1; a named file that is not there is a slip and ends with 2', async () => {
    const none = await runLine(['try'], [needs], { folder: path.join(folder, 'empty') });
    expect(none.exit).toBe(1);
    expect(none.err).toContain('marac init');
    expect(await runLine(['try', '--config', 'gone.yaml'], [needs], { folder })).toMatchObject({ exit: 2 });
  });

  test('wrong names every wrong line and ends with 1: nothing was done', async () => {
    const { exit, err } = await runLine(['try', '--config', 'wrong.yaml'], [needs], { folder });
    expect(exit).toBe(1);
    expect(err).toMatch(/wrong\.yaml, line \d+: kye is not a key marac knows\. Did you mean "key"\?/);
    expect(err).toContain('mail.mode: one of these is needed: rehearsal, draft, live.');
  });

  test('--marac must be one of it', async () => {
    const { exit, err } = await runLine(['try', '--marac', 'elaing'], [needs], { folder });
    expect(exit).toBe(2);
    expect(err).toContain('Did you mean ealing?');
  });
});

describe('the list of commands', { timeout: 60_000 }, () => {
  test('names each once, with the summary it tells itself', async () => {
    expect(new Set(COMMANDS.map(({ name }) => name)).size).toBe(COMMANDS.length);
    for (const entry of COMMANDS) {
      const command = await entry.load();
      expect([command.name, command.summary]).toEqual([entry.name, entry.summary]);
      for (const option of Object.keys(command.options ?? {}))
        expect(['config', 'marac', 'json', 'help']).not.toContain(option);
    }
  });
});

test('PROP12: text for --json is made of refs, words and literals: a name is withheld', () => {
  expect([ref('A-7KQ2MX'), ref('Amina Khan'), word('agenda'), word('Khan')]).toEqual([
    'A-7KQ2MX',
    'withheld',
    'agenda',
    'withheld',
  ]);
});
