// `marac statistics` through the command line and real workbooks: what it prints for people, as JSON, and of which rows. Every case is made up.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { runLine, type Said } from '../support/command-line.ts';
import { makeStatisticsDesk, NOW } from '../support/statistics-desk.ts';

let folder = '';
const ask = (...argv: readonly string[]): Promise<Said> =>
  runLine(argv, COMMANDS, { folder: path.join(folder, 'desk'), now: NOW, terminal: true });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-statistics-'));
  await makeStatisticsDesk(folder);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const json = async (...argv: readonly string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await ask('statistics', ...argv, '--json')).out) as Record<string, unknown>;

test('a quarter as people read it: the return, the reports, and what is missing; it ends with 3 while a check does not hold', async () => {
  const { exit, out } = await ask('statistics', '--quarter', '2026-Q3');
  expect(exit).toBe(3);
  for (const part of [
    /2026-Q3: 1 July 2026 to 30 September 2026\./,
    /C\s+Cases discussed\s+2\s+1\s+2/,
    /E\s+Children in the household\s+0/,
    /LOOK\s+Every case at a meeting that is over has an outcome\. Not so for: L-AAAA23\./,
    /Restricted cases are left out/,
    /Forecast, Ealing MARAC/,
    /Principle 10: Governance/,
  ])
    expect(out).toMatch(part);
  expect(out).not.toContain('Secretsen');
});

test('as JSON it holds numbers and refs, restricted cases counted in the return and nowhere else', async () => {
  // Without a time: the last whole quarter.
  const found = await json();
  expect(found['period']).toBe('2026-Q3');
  const figure = (part: string, name: string): unknown =>
    (found[part] as readonly { readonly name: string }[]).find((each) => each.name === name);
  expect(figure('return', 'discussed')).toEqual({ name: 'discussed', column: 'C', value: 2, of: 3, notKnown: 1 });
  expect(figure('return', 'lgbtq')).toMatchObject({ column: 'V', value: 1, of: 2, notKnown: 0 });
  expect(figure('return', 'mash')).toMatchObject({ value: 0, of: 2, notKnown: 0 });
  expect(figure('steering', 'cases')).toMatchObject({ value: 1, of: 2, notKnown: 1, before: [null, null, null, null] });
  expect(JSON.stringify(found)).not.toContain('Secretsen');
});

describe('--rows explains a number', () => {
  test('with its definition, and its rows by id, tab and row number', async () => {
    const { out } = await ask('statistics', '--quarter', '2026-Q3', '--rows', 'C');
    expect(out).toContain('return/discussed: Cases discussed: 2');
    expect(out).toContain('Source: SafeLives, New Marac data template 2025.');
    expect(out).toMatch(/Counted:\s+row\s+marac\s+tab\s+where\s+counts\s+L-AAAA22\s+\S+\s+At Risk List\s+row \d+\s+1/);
    expect(out).toMatch(/Not known:[\s\S]*L-AAAA23/);
    expect(out, 'a row of the restricted workbook').not.toContain('L-AAAA24');
  });

  test('with --restricted the rows of the restricted workbook, and no others', async () => {
    const found = await json('--quarter', '2026-Q3', '--rows', 'return/discussed', '--restricted');
    expect(found['counted']).toMatchObject([{ row: 'L-AAAA24', table: 'list', counts: 1 }]);
    expect(found['notKnownRows']).toEqual([]);
  });

  test('of a meeting ahead too', async () => {
    const found = await json('--quarter', '2026-Q3', '--rows', 'M-BBBB22/listed');
    expect([found['cell'], found['figure']]).toMatchObject([
      expect.stringMatching(/^forecast\/[^/]+\/M-BBBB22\/listed$/),
      { name: 'M-BBBB22/listed', value: 0 },
    ]);
  });
});

describe('a time and a meeting', () => {
  test.each([
    ['a meeting by its row id', ['--meeting', 'M-AAAA22', '--quarter', '2026-Q3'], 2],
    ['days without a meeting', ['--from', '2026-07-15', '--to', '2026-09-30'], null],
  ])('%s', async (_, argv, value) => {
    const found = (await json(...argv))['return'] as readonly {
      readonly name: string;
      readonly value: number | null;
    }[];
    expect(found.find(({ name }) => name === 'discussed')?.value).toBe(value);
  });

  test.each([
    ['no quarter', ['--quarter', '2026'], 'write 2026-Q3'],
    ['a quarter and days', ['--quarter', '2026-Q3', '--from', '2026-07-01'], 'not both'],
    ['a first day alone', ['--from', '2026-07-01'], '--to is missing. Give a first and a last day'],
    ['days the wrong way round', ['--from', '2026-07-02', '--to', '2026-07-01'], 'is before --from 2026-07-02'],
    ['a day written otherwise', ['--from', '01/07/2026', '--to', '2026-07-31'], '--from "01/07/2026" is no day'],
    [
      'a day that is not in the calendar',
      ['--from', '2026-07-01', '--to', '2026-06-31'],
      '--to "2026-06-31" is no day',
    ],
    ['a day without a meeting', ['--meeting', '2026-07-15'], 'The nearest: 2026-07-14 and 2026-11-10.'],
    ['no such meeting', ['--meeting', 'M-ZZZZ22'], 'give its day or its row id.'],
    ['a meeting of another time', ['--meeting', '2026-07-14', '--quarter', '2026-Q2'], 'not in 2026-Q2'],
    ['no such figure', ['--rows', 'discused'], 'Did you mean'],
    ['--restricted alone', ['--restricted'], 'goes with --rows'],
  ])('%s is told', async (_, argv, sentence) => {
    const { exit, err } = await ask('statistics', ...argv);
    expect([exit === 1 || exit === 2, err.includes(sentence)]).toEqual([true, true]);
  });
});

test('the people who live in the area come from the tab Population, and make a rate ratio; a row that cannot be is named by check', async () => {
  const found = (await json('--quarter', '2026-Q3'))['equality'] as readonly { readonly name: string }[];
  const group = (name: string) => found.find((each) => each.name === name);
  expect(group('lgbtq')).toMatchObject({ people: 12_000, ofPeople: 300_000, verdict: 'tooFew' });
  expect(group('male')).toMatchObject({ people: null, ofPeople: null, verdict: null });
  expect((await ask('check')).out).toContain('"People" is more than "Of"');
});

describe('--sent', () => {
  test.each([
    ['without a name', ['--quarter', '2026-Q3', '--sent'], '--by "Your Name"'],
    ['without a quarter', ['--sent', '--by', 'Cora Coordinata'], 'which quarter was sent'],
    ['of a quarter that is not over', ['--quarter', '2026-Q4', '--sent', '--by', 'Cora Coordinata'], 'is not over'],
    ['of one meeting', ['--quarter', '2026-Q3', '--meeting', 'M-AAAA22', '--sent', '--by', 'Cora'], 'a whole quarter'],
    ['a name alone', ['--by', 'Cora Coordinata'], 'goes with --sent'],
  ])('%s is told', async (_, argv, sentence) => {
    const { exit, err } = await ask('statistics', ...argv);
    expect([exit === 1 || exit === 2, err.includes(sentence)]).toEqual([true, true]);
  });

  test('is written down with a hash, and told beside the return from then on', async () => {
    expect((await json('--quarter', '2026-Q3'))['sent']).toEqual([]);
    const { exit, out } = await ask('statistics', '--quarter', '2026-Q3', '--sent', '--by', 'Cora Coordinata');
    expect([exit, out]).toEqual([0, expect.stringContaining('the return for 2026-Q3 is recorded as sent')]);
    expect((await json('--quarter', '2026-Q3'))['sent']).toMatchObject([
      { hash: expect.stringMatching(/^[0-9a-f]{64}$/), revised: false, differences: [] },
    ]);
    expect((await ask('statistics', '--quarter', '2026-Q3')).out).toContain(
      'sent on 5 October 2026 by Cora Coordinata. It is as it was sent.',
    );
    expect((await json('--quarter', '2026-Q2'))['sent']).toEqual([]);
  });
});

test('it is in the help, with its options', async () => {
  expect((await ask('--help')).out).toContain('statistics');
  const { out } = await ask('statistics', '--help');
  for (const option of [
    '--quarter',
    '--from',
    '--to',
    '--meeting',
    '--rows',
    '--restricted',
    '--pages',
    '--workbook',
    '--template',
    '--json',
  ])
    expect(out).toContain(option);
});
