// A pasted police list from file to rows, through the command line and real workbooks. Every name and incident is made up.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbooks } from '../../src/app/workbooks.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig } from '../../src/config.ts';
import { cellText } from '../../src/domain/cells/cell.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openFiles } from '../../src/system/files.ts';
import { openKeys } from '../../src/system/keys.ts';
import { runLine, type Said } from '../support/command-line.ts';
import { workbookOf } from '../support/inbox-bench.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-list-'));
  await runLine(['init', 'desk', '--title', 'Ealing MARAC'], COMMANDS, { folder });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (...argv: readonly string[]): Promise<Said> =>
  runLine(argv, COMMANDS, { folder: path.join(folder, 'desk') });
const lay = (name: string, text: string | Uint8Array): void => writeFileSync(path.join(folder, 'desk', name), text);

async function referrals(): Promise<readonly Readonly<Record<string, string>>[]> {
  const config = loadConfig(path.join(folder, 'desk/marac.config.yaml'), {});
  if (!config.ok) throw new Error('config');
  const clock = fakeClock(localTime('2027-03-09T08:30'));
  const [desk] = await openWorkbooks(
    config.value,
    { clock, files: openFiles(), keys: openKeys(config.value.key) },
    undefined,
  );
  const rows = (await desk!.workbook.read(['referrals'])).tables.get('referrals')?.rows ?? [];
  return rows.map((row) => Object.fromEntries([...row.cells].map(([field, cell]) => [field, cellText(cell)])));
}

const HEADINGS = 'Name,DOB,Suspect,Officer in case,What happened';
const FIRST = `${HEADINGS}
"BROOKSON, Anna",1990-02-03,"PERPOV, Boris",PC Testwright,An incident made up for a test
"LAKESEN, Bea",about 35,"OTHEROV, Carl",PC Testwright,Another one
`;

test('a list is shown first, taken in once confirmed, and the next one with its headings as it comes', async () => {
  lay('first.csv', FIRST);
  const shown = await ask('import', 'first.csv', '--map', 'What happened=Incident');
  expect(shown.err).toBe('');
  expect(shown.exit).toBe(3);
  expect(shown.out).toContain(
    'Nothing was taken in. 2 rows would become referrals, 1 of them with a cell that cannot be read',
  );
  expect(shown.out).toMatch(/Name +Victim surname, Victim forenames/);
  expect(shown.out).not.toContain('BROOKSON');
  expect(await referrals()).toEqual([]);

  const nobody = await ask('import', 'first.csv', '--yes', '--map', 'What happened=Incident');
  expect([nobody.exit, nobody.err.includes('Say who confirms')]).toEqual([2, true]);
  expect(await referrals()).toEqual([]);

  const taken = await ask('import', 'first.csv', '--yes', '--by', 'Cora Coordinata', '--map', 'What happened=Incident');
  expect(taken.exit).toBe(3);
  expect(taken.out).toContain('2 referrals taken in');
  expect(taken.out).toContain('The list, line 3, "DOB"');
  const rows = await referrals();
  expect(rows.map((one) => [one['surname'], one['forenames'], one['channel'], one['perp1Surname']])).toEqual([
    ['BROOKSON', 'Anna', 'Pasted list', 'PERPOV'],
    ['LAKESEN', 'Bea', 'Pasted list', 'OTHEROV'],
  ]);
  expect(rows.map((one) => [one['receivedAt'], one['birthDate']])).toEqual([
    ['2027-03-09T08:30:00', '1990-02-03'],
    ['2027-03-09T08:30:00', 'about 35'],
  ]);

  lay('second.csv', `${FIRST}"RIVERSEN, Cleo",1991-05-06,"NEWOV, Dan",PC Testwright,A third one\n`);
  const second = await ask('import', 'second.csv', '--json');
  expect(JSON.parse(second.out)).toMatchObject({ list: { taken: 1, known: 2, setAside: 1, confirmed: true } });
  expect(second.out).not.toMatch(/RIVERSEN|about 35/);
  expect((await referrals()).length).toBe(3);
}, 240_000);

test('a list whose headings changed is asked about again, and a decision never comes from a list', async () => {
  lay('third.csv', `${HEADINGS},Decision\n"POOLSEN, Dora",1980-01-01,"X, Y",PC,One,Accept\n`);
  const said = await ask('import', 'third.csv', '--map', 'Decision=Decision');
  expect(said.err).toContain('No list may fill a column "Decision"');
  const shown = await ask('import', 'third.csv');
  expect(shown.out).toContain('Nothing was taken in.');
  expect(shown.out).toMatch(/Decision +\(left out\)/);
}, 120_000);

test('F24: equal headings are asked about by column, what is left out is told first, and what was not taken stays named', async () => {
  lay('twice.csv', 'Surname,Forename,Surname,Ward,What was said\nBROOKSEN,Anna,PERPOV,North,Made up\n');
  const shown = await ask('import', 'twice.csv');
  expect(shown.exit).toBe(3);
  expect(shown.out).toMatch(/Surname \(column A\) +\(left out\) +stands twice: say whose/);
  expect(shown.out).toContain('The list, "Ward", line 2: No column of ours is this one');
  expect(shown.out).toContain('Say first: "Surname (column C)" stands over two columns');
  const refused = await ask('import', 'twice.csv', '--yes', '--by', 'Cora');
  expect([refused.exit, refused.err.includes('"Surname (column A)", "Surname (column C)"')]).toEqual([2, true]);
  const before = (await referrals()).length;
  const maps = [
    'What was said=Incident',
    'Surname (column A)=Victim surname',
    'Surname (column C)=Perpetrator 1 surname',
  ];
  const said = maps.flatMap((one) => ['--map', one]);
  const taken = await ask('import', 'twice.csv', '--yes', '--by', 'Cora Coordinata', ...said);
  expect(taken.out).toMatch(
    /1 referral taken in[^]*What was not taken in is named in inbox\/done\/twice\.csv\.note\.txt, and on Today/,
  );
  const added = (await referrals()).slice(before);
  expect(added.map((one) => [one['surname'], one['perp1Surname']])).toEqual([['BROOKSEN', 'PERPOV']]);
  const today = await ask('today');
  expect(today.out.replace(/\s+/g, ' ')).toContain('Not taken as written: The list, line 2: “Ward”');
  expect(today.out).not.toContain('North');
}, 240_000);

test('a text without headings of ours is refused rather than guessed at', async () => {
  lay('bare.csv', 'a,b\n1,2\n');
  const said = await ask('import', 'bare.csv', '--yes', '--by', 'Cora');
  expect([said.exit, said.err.includes('is it the row of headings?')]).toEqual([2, true]);
}, 120_000);

test('F24: a number where a day belongs, as a workbook shows a day without a format, is named, stands as it came, and stops no other row', async () => {
  const before = (await referrals()).length;
  lay(
    'serials.xlsx',
    await workbookOf({
      Export: [
        ['Victim surname', 'Victim forenames', 'Victim date of birth', 'Incident date'],
        ['Hillsen', 'Dora', 32023, 46341],
        ['Woodsen', 'Ella', '3 May 1990', ''],
      ],
    }),
  );
  const taken = await ask('import', 'serials.xlsx', '--yes', '--by', 'Cora Coordinata');
  expect([taken.exit, taken.err]).toEqual([3, '']);
  expect(taken.out).toContain('The list, row 2, "Victim date of birth": This is a number, not a date.');
  const rows = (await referrals()).slice(before);
  expect(rows.map((one) => [one['surname'], one['birthDate'], one['incidentOn']])).toEqual([
    ['Hillsen', '32023', '46341'],
    ['Woodsen', '1990-05-03', undefined],
  ]);
});
