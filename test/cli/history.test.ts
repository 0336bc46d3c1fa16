// A coordinator's history through the command line and real workbooks: adopted, replayed, restricted, archived; and a list that comes as .xlsx.
// Every name, number and case is made up.
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbooks } from '../../src/app/workbooks.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig } from '../../src/config.ts';
import { cellText } from '../../src/domain/cells/cell.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openFiles } from '../../src/system/files.ts';
import { openKeys } from '../../src/system/keys.ts';
import { fillReferralForm } from '../../src/workbook/forms/referral/fill-form.ts';
import { renderReferralForm } from '../../src/workbook/forms/referral/referral-form.ts';
import type { FileRole } from '../../src/workbook/workbook-port.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import { runLine, type Said } from '../support/command-line.ts';

let folder = '';
const MINUTES = 4 * 60_000;
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-history-'));
  await runLine(['init', 'desk', '--title', 'Ealing MARAC'], COMMANDS, { folder });
}, MINUTES);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (...argv: readonly string[]): Promise<Said> =>
  runLine(argv, COMMANDS, { folder: path.join(folder, 'desk') });
const lay = (name: string, bytes: string | Uint8Array): void => writeFileSync(path.join(folder, 'desk', name), bytes);
const json = async (...argv: readonly string[]): Promise<Record<string, unknown>> =>
  JSON.parse((await ask(...argv, '--json')).out) as Record<string, unknown>;
const BY = ['--yes', '--by', 'Cora Coordinata'] as const;

type Row = Readonly<Record<string, string>> & { readonly id: string; readonly file: FileRole };
async function rowsOf(table: TableName): Promise<readonly Row[]> {
  const config = loadConfig(path.join(folder, 'desk/marac.config.yaml'), {});
  if (!config.ok) throw new Error('config');
  const clock = fakeClock(localTime('2027-03-09T08:30'));
  const [desk] = await openWorkbooks(
    config.value,
    { clock, files: openFiles(), keys: openKeys(config.value.key) },
    undefined,
  );
  const rows = (await desk!.workbook.read([table])).tables.get(table)?.rows ?? [];
  return rows.map((row) => ({
    ...Object.fromEntries([...row.cells].map(([field, cell]) => [field, cellText(cell)])),
    id: row.id ?? '',
    file: row.file,
  }));
}

const CONTACTS = `Agency,Kind of agency,Name,Email,Role
Test Police,Police,Pat Policewright,pat@example.org,Representative
Test Housing,Housing,Harriet Housewell,harriet@example.org,
`;
const CASES = `Case number,State,Closed on,Surname,Forenames,DOB,Perpetrator 1 surname,Perpetrator 1 forenames,Date of referral,Date heard,Flagged by
07/26,Heard,,Brookson,Anna,1990-02-03,Perpov,Boris,2026-12-01,2026-12-15,Test Police
05/25,Closed,2025-08-01,Lakesen,Bea,1991-05-06,Otherov,Carl,2025-05-02,2025-05-20,
`;
const ACTIONS = `Case number,Action,Agency,Due,Status
07/26,Fit a lock,Test Housing,2027-02-01,Open
99/99,Something,Test Housing,2027-02-01,Open
`;

test(
  'adopt: shown first, written on a name, each list once, nobody mailed',
  async () => {
    for (const [name, text] of [
      ['contacts', CONTACTS],
      ['cases', CASES],
      ['actions', ACTIONS],
    ] as const)
      lay(`${name}.csv`, text);
    const shown = await ask('adopt', 'cases.csv', '--tab', 'cases');
    expect(shown.out).toContain('Nothing was written.');
    expect(shown.out).not.toMatch(/Brookson|1990/);
    expect(await rowsOf('cases')).toEqual([]);
    const nobody = await ask('adopt', 'contacts.csv', '--tab', 'contacts', '--yes');
    expect([nobody.exit, nobody.err.includes('--by')]).toEqual([2, true]);
    expect((await ask('adopt', 'contacts.csv', '--tab', 'contacts', ...BY)).out).toContain('Nobody was told anything.');
    expect((await ask('adopt', 'cases.csv', '--tab', 'cases', ...BY)).exit).toBe(0);
    const actions = await json('adopt', 'actions.csv', '--tab', 'actions', ...BY);
    expect(actions).toMatchObject({ written: 1, leftOut: 1 });
    expect((await rowsOf('cases')).map((one) => one['state'])).toEqual(['Heard', 'Closed']);
    expect((await rowsOf('contacts')).map((one) => one['verifiedOn'] ?? '')).toEqual(['', '']);
    expect(await json('adopt', 'cases.csv', '--tab', 'cases', ...BY)).toMatchObject({ written: 0 });
    expect((await ask('run', 'follow-up')).err).toBe('');
    expect(await json('outbox', '--all')).toMatchObject({ messages: [] });
  },
  MINUTES,
);

test(
  'F24: what adopt left out stands in a note in done, with its words, and on Today by heading and row alone, until the note is gone',
  async () => {
    lay(
      'old.csv',
      'Case number,Surname,Forenames,DOB,Ward,Date heard,Flagged by\n31/26,Woodsen,Fay,1971-01-32,North ward,2026-12-15,\n32/26,,,,,2026-12-15,\n33/26,Marshsen,Gil,1972-01-01,,2026-12-15,Nobody Agency\n',
    );
    const shown = await ask('adopt', 'old.csv', '--tab', 'cases');
    expect(shown.out).toContain('2 cannot be taken in');
    const inbox = path.join(folder, 'desk', 'inbox');
    const notes = (): readonly string[] =>
      readdirSync(path.join(inbox, 'done'))
        .filter((one) => one.startsWith('old'))
        .toSorted();
    expect(notes(), 'shown only: the person is there').toEqual([]);
    const taken = await ask('adopt', 'old.csv', '--tab', 'cases', ...BY);
    expect(taken.out).toContain('What was not taken in is named in inbox/done/old.csv.note.txt, and on Today.');
    const note = readFileSync(path.join(inbox, 'done', 'old.csv.note.txt'), 'utf8');
    expect(note).toContain('  Ward -> (left out) (nothing fits; filled in 1 row)');
    expect(note).toMatch(/- The list, line 2, "DOB"\n {2}.+\n {2}> 1971-01-32\n/);
    expect(note).toMatch(/- The list, line 3\n {2}It names no victim\./);
    expect(note).toMatch(/- The list, line 4\n {2}An agency that flagged it is not on Agencies/);
    const today = (await ask('today')).out.replace(/\s+/g, ' ');
    expect(today).toMatch(/the note of 9 March 2027, \d\d:\d\d, in this folder names them/);
    expect(today).toContain(
      'Not taken as written: The list, line 2: “Ward”; The list, line 2, “DOB”; The list, line 3; The list, line 4.',
    );
    expect(today).not.toMatch(/1971-01-32|Woodsen|North ward/);
    for (const one of notes()) rmSync(path.join(inbox, 'done', one));
    expect((await ask('today')).out).not.toContain('"Ward"');
  },
  MINUTES,
);

test(
  'import: a list that comes as .xlsx is shown, confirmed and taken in, dates as dates',
  async () => {
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('Referrals this week');
    sheet.addRow(['Name', 'DOB', 'Suspect', 'What happened']);
    sheet.addRow(['POOLSEN, Dora', new Date(Date.UTC(1988, 10, 12)), 'NEWOV, Dan', 'An incident made up for a test']);
    sheet.addRow(['RIVERSEN, Cleo', '3 May 1991', 'NEWOV, Dan', 'Another one']);
    lay('week.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
    const shown = await ask('import', 'week.xlsx', '--map', 'What happened=Incident');
    expect([shown.exit, shown.out.includes('Nothing was taken in. 2 rows would become referrals')]).toEqual([3, true]);
    expect(shown.out).not.toContain('POOLSEN');
    const taken = await ask('import', 'week.xlsx', ...BY, '--map', 'What happened=Incident');
    expect(taken.out).toContain('2 referrals taken in');
    const rows = await rowsOf('referrals');
    expect(rows.map((one) => [one['surname'], one['birthDate'], one['channel']])).toEqual([
      ['POOLSEN', '1988-11-12', 'Pasted list'],
      ['RIVERSEN', '1991-05-03', 'Pasted list'],
    ]);
  },
  MINUTES,
);

test(
  'replay: what another threshold would have meant, in counts and row ids; it changes nothing',
  async () => {
    const answers = Object.fromEntries(Array.from({ length: 24 }, (_, at) => [`q${at + 1}`, at < 13 ? 'yes' : 'no']));
    const blank = await renderReferralForm({ marac: 'Ealing MARAC', sendTo: 'marac@example.org' });
    lay(
      'form.xlsx',
      await fillReferralForm(blank, { surname: 'Shoresen', forenames: 'Elsa', tool: 'safelivesDash24', ...answers }),
    );
    expect((await ask('import', 'form.xlsx')).exit).toBeLessThan(4);
    const [form] = (await rowsOf('referrals')).filter((one) => one['surname'] === 'Shoresen');
    const before = await rowsOf('settings');
    const found = await json('replay', '--setting', 'visibleHighMin=13');
    expect(Object.values(found)).toContainEqual(
      expect.objectContaining({ referrals: 3, metThen: 0, metNow: 1, raised: [form!.id], lowered: [] }),
    );
    expect(await rowsOf('settings')).toEqual(before);
    const wrong = await ask('replay', '--setting', 'visibleHighMim=13');
    expect([wrong.exit, wrong.err.includes('Did you mean visibleHighMin?')]).toEqual([2, true]);
    const nothing = await ask('replay');
    expect([nothing.exit, nothing.err.includes('Say what to try')]).toEqual([2, true]);
  },
  MINUTES,
);

test(
  'archive: shown first, done on a name; people and places stay',
  async () => {
    const [, closed] = await rowsOf('cases');
    const shown = await json('archive');
    expect(shown).toMatchObject({ archived: 0, cases: [{ case: closed!.id, closedOn: '2025-08-01' }] });
    expect((await rowsOf('cases'))[1]?.['state']).toBe('Closed');
    const nobody = await ask('archive', '--yes');
    expect([nobody.exit, nobody.err.includes('Say who decides')]).toEqual([2, true]);
    const done = await ask('archive', ...BY);
    expect([done.exit, done.out.includes('1 of 1 archived')]).toEqual([0, true]);
    expect((await rowsOf('cases'))[1]?.['state']).toBe('Archived');
    expect(
      (await rowsOf('people')).filter((one) => one['caseRef'] === closed!.id).map((one) => one['surname']),
    ).toContain('Lakesen');
    expect((await ask('archive', ...BY)).out).toContain('No case is ready to be archived.');
  },
  MINUTES,
);

test(
  'restrict: every row of the case moves, and what is left is named; a ref that is no case is refused',
  async () => {
    const [open] = await rowsOf('cases');
    const refused = await ask('restrict', open!.id, '--by', 'Cora Coordinata');
    expect([refused.exit, refused.err.includes('Say who decides and why')]).toEqual([2, true]);
    const done = await ask(
      'restrict',
      open!.id.toLowerCase(),
      '--by',
      'Cora Coordinata',
      '--why',
      'Someone works there',
    );
    expect(done.out).toMatch(/\d+ rows of K-[A-Z0-9]+ moved to the restricted workbook\./);
    expect(done.out).toContain('Left for you:');
    for (const table of ['cases', 'people', 'actions', 'list'] as const)
      expect(
        (await rowsOf(table)).filter((one) => [one.id, one['caseRef']].includes(open!.id)).map((one) => one.file),
      ).not.toContain('main');
    const unknown = await ask('restrict', 'K-ZZZZ22', '--by', 'Cora', '--why', 'a try');
    expect([unknown.exit, unknown.err.includes('There is no case K-ZZZZ22')]).toEqual([2, true]);
    expect(readdirSync(path.join(folder, 'desk/backups')).length).toBeGreaterThan(0);
  },
  MINUTES,
);
