// A newcomer's first hour, by the commands she types: what is printed can be copied, and what is asked is answered. All people are made up.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbooks } from '../../src/app/workbooks.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { aliasLine, maracLine, powershellLine, shellWord } from '../../src/app/machine/shell-words.ts';
import { loadConfig } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openFiles } from '../../src/system/files.ts';
import { openKeys } from '../../src/system/keys.ts';
import type { Change } from '../../src/workbook/workbook-port.ts';
import { tableNamed } from '../../src/workbook/tables/all-tables.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import { ownedCell, type Written } from '../../src/workbook/tables/write-cell.ts';
import { runLine, type Said } from '../support/command-line.ts';
import { beatByHand } from '../support/schedule.ts';

const DESK = 'Größe Our MARAC';
let folder = '';
let made: Said;
const ask = (now: string, ...argv: readonly string[]): Promise<Said> =>
  runLine(argv, COMMANDS, { folder: path.join(folder, DESK), now });

const note = (name: string): string =>
  readFileSync(path.join(folder, DESK, 'inbox/refused', `${name}.note.txt`), 'utf8');

/** Types rows as a person would, all tables at once. */
async function typeRows(rows: readonly (readonly [TableName, string, Readonly<Record<string, Written>>])[]) {
  const config = loadConfig(path.join(folder, DESK, 'marac.config.yaml'), {});
  if (!config.ok) throw new Error('config');
  const [desk] = await openWorkbooks(
    config.value,
    { clock: fakeClock(localTime('2027-03-09T08:00')), files: openFiles(), keys: openKeys(config.value.key) },
    undefined,
  );
  const { revision } = await desk!.workbook.read([...new Set(rows.map(([table]) => table))]);
  const changes = rows.map(([table, rowId, values]): Change => {
    const of = tableNamed(table);
    const cells = new Map(Object.entries(values).map(([field, value]) => [field, ownedCell(of, field, value)]));
    return { do: 'add', table, file: 'main', rowId, cells };
  });
  await desk!.workbook.write(changes, revision);
  await desk!.workbook.close();
}

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-hour-'));
  made = await runLine(['init', DESK], COMMANDS, { folder });
  await typeRows([
    ['agencies', 'G-AAAA22', { name: 'Test Housing', kind: 'housing' }],
    ['contacts', 'C-AAAA22', { agency: 'Test Housing', role: 'representative', address: 'a@housing.example' }],
    ['meetings', 'M-AAAA22', { on: '2027-03-24', start: '09:30', kind: 'ordinary' }],
    ['cases', 'K-AAAA22', { state: 'listed' }],
    ['list', 'L-AAAA22', { meeting: 'M-AAAA22', caseRef: 'K-AAAA22' }],
    ['people', 'P-AAAA22', { caseRef: 'K-AAAA22', role: 'victim', birthDate: 'the third of May' }],
    ['people', 'P-BBBB22', { caseRef: 'K-AAAA22', role: 'somebody' }],
  ]);
  for (const [name, text] of [
    ['scan.pdf', '%PDF-1.7\nmade up, and long enough to be looked at for the end of a zip'],
    ['notes.txt', 'Some notes that somebody put here by mistake, without any form.'],
  ] as const)
    writeFileSync(path.join(folder, DESK, 'inbox', name), text, { mode: 0o600 });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

test('init prints lines that can be copied: a word for the program, the folder in quotes, and a name in plain letters', () => {
  expect(made.out).toContain(`cd "${DESK}"`);
  expect(made.out).toMatch(/alias marac="'.+' '.+marac\.js'"/);
  expect(made.out).toContain('mail.allowedDomains');
  const steps = ['alias marac=', 'marac try', 'marac check', 'main.xlsx'].map((one) => made.out.indexOf(one));
  expect(steps.toSorted((a, b) => a - b)).toEqual(steps);
  expect(made.out).not.toContain('npx');
  expect(readFileSync(path.join(folder, DESK, 'marac.config.yaml'), 'utf8')).toContain('name: grosse-our-marac');
});

test.each([
  ['my-marac', 'my-marac'],
  ['../a b', '"../a b"'],
  ['a$(b)', "'a$(b)'"],
  ["it's $5", `'it'\\''s $5'`],
])('%s is written %s in a command line', (text, written) => {
  expect(shellWord(text)).toBe(written);
});

test('a path with an apostrophe or a dollar does not end the alias', () => {
  expect(aliasLine('/n', '/a b.js')).toBe(`alias marac="'/n' '/a b.js'"`);
  expect(aliasLine('/n', '/$a.js')).toBe(`alias marac=''\\''/n'\\'' '\\''/$a.js'\\'''`);
});

test('in PowerShell it is a function, because an alias there takes no arguments; a path with an apostrophe does not end it', () => {
  expect(powershellLine('C:\\n\\node.exe', "C:\\O'Hara $x\\marac.js")).toBe(
    "function marac { & 'C:\\n\\node.exe' 'C:\\O''Hara $x\\marac.js' @args }",
  );
  expect(['win32', 'linux', 'darwin'].map((one) => maracLine('/n', '/m.js', one).split(' ')[0])).toEqual([
    'function',
    'alias',
    'alias',
  ]);
});

test('check names the domains, and where the list stands', async () => {
  const { out, exit } = await ask('2027-03-09T08:10', 'check');
  expect(out).toContain('marac.config.yaml, mail.allowedDomains: The list is empty');
  expect(exit).toBe(3);
});

test('plan says that forms wait and that it opens none; a run says what it read and what it wrote', async () => {
  const planned = await ask('2027-03-09T08:20', 'plan', 'intake');
  expect(planned.out).toContain('2 returned forms wait in inbox; plan does not open them');
  const run = await ask('2027-03-09T08:21', 'run', 'intake');
  expect(run.out).toContain('2 returned forms refused');
  expect(run.out).toMatch(
    /0 rows added or emptied.*; [1-9]\d* rows with the runner’s own columns brought up to date\./,
  );
  expect(note('scan.pdf')).toContain(
    'This is a PDF. The program reads no PDF. Read it yourself and type what it says on Referrals',
  );
  expect(note('notes.txt')).toContain(
    'This text is no list of referrals with headings that are known. Nothing was read from it.',
  );
  expect(note('notes.txt')).not.toContain('Save it again');
  expect((await ask('2027-03-09T08:22', 'plan', 'intake')).out).not.toContain('in inbox');
}, 60_000);

test('why answers for any row: where it stands, which case, and whether it counts', async () => {
  const why = async (id: string): Promise<string> => (await ask('2027-03-09T08:30', 'why', id)).out;
  expect(await why('L-AAAA22')).toMatch(
    /^At Risk List, row \d+, in the main workbook of .*\. It is about case K-AAAA22\.\nIt could be read, and counts\./,
  );
  expect(await why('P-AAAA22')).toMatch(
    /\nIt could be read, and counts; a cell that is named here counts as not given\.\nPeople, .*"Date of birth".*the rest of the row is read/,
  );
  expect(await why('P-BBBB22')).toMatch(/This row counts for nothing until that is put right.*\nPeople, .*"Role"/s);
  expect(await why('G-AAAA22')).toMatch(/^Agencies, row \d+/);
  expect((await ask('2027-03-09T08:30', 'why', 'L-ZZZZ22')).exit).toBe(2);
}, 60_000);

test('a clock that stands before the ledger, as after a rehearsal of days to come: serve says so once, and accept takes it', async () => {
  await ask('2027-03-20T08:30', 'run', 'intake');
  const hand = beatByHand();
  const stopping = new AbortController();
  const serving = runLine(['serve'], COMMANDS, {
    folder: path.join(folder, DESK),
    now: '2027-03-10T08:30',
    outside: { heartbeat: hand.heartbeat },
    stopping: stopping.signal,
  });
  await hand.begun;
  await hand.beat();
  stopping.abort();
  const { err } = await serving;
  expect(err.match(/The clock jumped back/g)).toHaveLength(1);
  const [, id = ''] = /`marac accept (clock\/\S+) --by/.exec(err) ?? [];
  expect((await ask('2027-03-10T08:31', 'accept', id, '--by', 'Cora')).out).toContain('Accepted: The clock');
}, 60_000);
