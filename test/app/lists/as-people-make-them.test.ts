// Lists as people and their programs make them (F24, F27): shown before they are believed, never one person's column for another's, and whatever is
// filled in and not taken named by heading and row. Through the inbox, Today and the rows. All made up.
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { takeInForms } from '../../../src/app/inbox.ts';
import { findInboxLeft } from '../../../src/app/inbox/left.ts';
import type { Config } from '../../../src/config.ts';
import { localTime } from '../../../src/domain/day.ts';
import { rowIdOf } from '../../../src/domain/today/done.ts';
import { describeItem } from '../../../src/domain/today/item.ts';
import { openIdPool } from '../../../src/jobs/id-pool.ts';
import { rememberTodayAnswer } from '../../../src/jobs/people-answer.ts';
import { openFiles } from '../../../src/system/files.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { typeSmallMarac } from '../../support/small-marac.ts';

let desk: TestDesk;
let folder: string;
beforeEach(() => {
  desk = openTestDesk({ start: '2027-07-07T09:00' });
  typeSmallMarac(desk.book);
  folder = mkdtempSync(path.join(tmpdir(), 'marac-people-lists-'));
  mkdirSync(path.join(folder, 'inbox'), { mode: 0o700 });
  Object.assign(desk.desk, {
    inbox: () => findInboxLeft(openFiles(), { inbox: path.join(folder, 'inbox'), maracs: ['ealing'] }),
  });
});
afterEach(() => {
  desk.close();
  rmSync(folder, { recursive: true, force: true });
});

const inbox = (...more: string[]): string => path.join(folder, 'inbox', ...more);
const takeIn = () =>
  takeInForms(desk.desk, { folders: { inbox: inbox() } } as Config, openFiles(), localTime('2027-07-07T09:00'));
const lay = (name: string, content: string | Uint8Array): void => writeFileSync(inbox(name), content);
const note = (...where: string[]): string => readFileSync(inbox(...where), 'utf8');
const today = async (): Promise<readonly string[]> =>
  (await desk.today()).filter((one) => one.tab.startsWith('inbox')).map(describeItem);

/** A person's Yes or No to what Today asks about the inbox. */
async function answer(word: 'yes' | 'no'): Promise<void> {
  for (const one of await desk.today())
    if (one.tab.startsWith('inbox') && one.question !== undefined) {
      const row = rowIdOf(openIdPool(desk.desk.keys, 'ealing'), one);
      await rememberTodayAnswer(desk.ledger, 'ealing', row, word, { by: 'Cora Coordinata', in: 'workbook' });
    }
}

const rows = (): readonly Readonly<Record<string, string>>[] =>
  desk.book.rows('referrals').map((one) => ({
    surname: desk.book.text('referrals', one.id ?? '', 'surname'),
    forenames: desk.book.text('referrals', one.id ?? '', 'forenames'),
    perp1Surname: desk.book.text('referrals', one.id ?? '', 'perp1Surname'),
    receivedAt: desk.book.text('referrals', one.id ?? '', 'receivedAt'),
    birthDate: desk.book.text('referrals', one.id ?? '', 'birthDate'),
  }));

type Sheet = readonly (readonly (string | number | Date | ExcelJS.CellFormulaValue)[])[];
async function workbook(
  sheets: Readonly<Record<string, Sheet>>,
  change?: (of: ExcelJS.Workbook) => void,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook();
  for (const [name, lines] of Object.entries(sheets)) {
    const sheet = book.addWorksheet(name);
    lines.forEach((line) => sheet.addRow([...line]));
  }
  change?.(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
}

test('F24: a list in the inbox is shown side by side before anything is taken in, and one answer takes it', async () => {
  lay('police.csv', 'Victim surname,Victim forenames,Officer in case,Incident\nBrookson,Anna,PC Testwright,Made up\n');
  expect(await takeIn()).toMatchObject({ done: 0, refused: 0, asked: 1 });
  expect(rows()).toEqual([]);
  expect(await today()).toEqual([
    expect.stringMatching(
      /^A list of referrals is ready to be taken in\. The note beside it .* Yes: it is taken in as the note shows\. No: nothing of it/,
    ),
  ]);
  expect(note('police.csv.note.txt')).toMatch(
    /Victim surname -> Victim surname \(its name; filled in 1 row\)\n.*\n +Officer in case -> \(left out\) \(nothing fits/,
  );
  expect(note('police.csv.note.txt')).toMatch(/- The list, "Officer in case", line 2\n/);
  await answer('yes');
  expect(await takeIn()).toMatchObject({ done: 1 });
  expect(rows()).toEqual([expect.objectContaining({ surname: 'Brookson', forenames: 'Anna' })]);
  expect(readdirSync(inbox('done')).toSorted()).toEqual(['police.csv', 'police.csv.note.txt']);
  const told = await today();
  expect(told).toEqual([expect.stringMatching(/Not taken as written: The list, "Officer in case", line 2\.$/)]);
  expect(told.join()).not.toContain('Testwright');
  rmSync(inbox('done', 'police.csv.note.txt'));
  lay('again.csv', 'Victim surname,Victim forenames,Officer in case,Incident\nLakesen,Bea,PC Testwright,Made up\n');
  expect(await takeIn(), 'the next list with these headings comes as it is').toMatchObject({ done: 1, asked: 0 });
  expect(await today(), 'what a person left out before is no news').toEqual([]);
});

test('F24: an answer No sets the list aside, and a list whose rows stand there already moves to done', async () => {
  const text = 'Victim surname,Victim forenames\nBrookson,Anna\n';
  lay('a.csv', text);
  await takeIn();
  await answer('no');
  expect(await takeIn()).toMatchObject({ refused: 1 });
  expect([rows(), readdirSync(inbox('refused'))]).toEqual([[], ['a.csv', 'a.csv.note.txt']]);
  lay('b.csv', `${text}\n`);
  await takeIn();
  await answer('yes');
  await takeIn();
  lay('c.csv', `${text}\n\n`);
  expect(await takeIn(), 'F27: a list left in the inbox after its import').toMatchObject({ done: 1, asked: 0 });
  expect(rows()).toHaveLength(1);
});

test('F24: two equal headings are nobody’s: the perpetrator is never taken for the victim', async () => {
  lay(
    'twice.csv',
    'Surname,Forename,DOB,Address,Surname,Forename,DOB,Incident\nBROOKSON,Anna,1990-02-03,14 Hidden Close,PERPOV,Boris,1985-04-04,Made up\n',
  );
  expect(await takeIn()).toMatchObject({ done: 0, refused: 0, asked: 0 });
  expect(await today()).toEqual([expect.stringMatching(/\(a list of which something must be said first\)/)]);
  const said = note('twice.csv.note.txt');
  expect(said).toContain('Surname (column A) -> (left out) (stands twice: say whose; filled in 1 row)');
  expect(said).toContain('Say first: "Surname (column E)" stands over two columns, and nothing tells whose each is');
  expect(rows()).toEqual([]);
});

test('F24: a row of groups over the headings says whose each is', async () => {
  lay(
    'groups.csv',
    'Police list,,,,,\nVictim,,,Perpetrator 1,,\nSurname,Forename,DOB,Surname,Forename,DOB\nBROOKSON,Anna,1990-02-03,PERPOV,Boris,1985-04-04\n',
  );
  expect(await takeIn()).toMatchObject({ asked: 1 });
  expect(note('groups.csv.note.txt')).toMatch(
    /Victim Surname -> Victim surname .*\n.*Victim Forename -> Victim forenames/,
  );
  expect(note('groups.csv.note.txt')).toContain('· The list, line 1\n  It stands above the headings');
  await answer('yes');
  await takeIn();
  expect(rows()).toEqual([expect.objectContaining({ surname: 'BROOKSON', perp1Surname: 'PERPOV' })]);
});

test('F24: the respondent’s "Name" beside "Victim surname" is nobody’s, and the exact heading wins', async () => {
  lay(
    'court.csv',
    'Name,DOB,Victim surname,Victim forenames,Victim date of birth\nPERPOV Boris,1985-04-04,Brookson,Anna,1990-02-03\n',
  );
  await takeIn();
  expect(note('court.csv.note.txt')).toContain('Name -> (left out) (another heading is that column’s own');
  await answer('yes');
  await takeIn();
  expect(rows()).toEqual([expect.objectContaining({ surname: 'Brookson', birthDate: '1990-02-03' })]);
  expect((await today()).join()).toMatch(/"Name", line 2; The list, "DOB", line 2/);
});

test('F24: title rows, a hidden first sheet, other sheets and a totals row are told and are no rows', async () => {
  const bytes = await workbook(
    {
      Lookups: [['Yes'], ['No'], ['Not known']],
      March: [
        ['MARAC referrals, March 2027'],
        [],
        ['Victim surname', 'Victim forenames', 'Incident'],
        ['Brookson', 'Anna', 'Made up'],
        ['Total', 1],
      ],
      April: [['Victim surname'], ['Lakesen']],
    },
    (book) => {
      book.getWorksheet('Lookups')!.state = 'hidden';
      book.getWorksheet('March')!.mergeCells('A1:C1');
    },
  );
  lay('list.xlsx', bytes);
  expect(await takeIn()).toMatchObject({ asked: 1 });
  const said = note('list.xlsx.note.txt');
  expect(said).toContain('A list of 1 row, of which 1 would become referrals');
  for (const place of ['row 1', 'row 5', 'hidden sheet "Lookups"', 'sheet "April"'])
    expect(said).toMatch(new RegExp(`[-·] The list, ${place}\n`));
  await answer('yes');
  await takeIn();
  expect(rows().map((one) => one['surname'])).toEqual(['Brookson']);
});

test('F24: hidden rows are asked about, and columns that are hidden or have no heading are named', async () => {
  const bytes = await workbook(
    {
      List: [
        ['Victim surname', 'Victim forenames', '', 'Incident'],
        ['Brookson', 'Anna', 'ring her mother', 'Made up'],
        ['Lakesen', 'Bea', '', 'Another'],
      ],
    },
    (book) => {
      book.getWorksheet('List')!.getRow(3).hidden = true;
      book.getWorksheet('List')!.getColumn(4).hidden = true;
    },
  );
  lay('filtered.xlsx', bytes);
  expect(await takeIn()).toMatchObject({ asked: 0, done: 0 });
  const said = note('filtered.xlsx.note.txt');
  expect(said).toContain(
    'Say first: 1 row is hidden in the list, by a filter or by hand (row 3): --hidden-rows take, or --hidden-rows leave.',
  );
  expect(said).toContain('the column is hidden in the list');
  expect(said).toContain('- The list, "(no heading, column C)", row 2');
  expect(rows()).toEqual([]);
});

test('F24: `="0123"`, ISO and Google times are read; births and incidents to come and years of two digits are named', async () => {
  lay(
    'times.csv',
    'Submitted at,Victim surname,Victim date of birth,Crime reference,Incident date\n2027-07-06T13:09:25+01:00,Isoov,1990-02-03,"=""00123/27""",2028-03-01\n2027/07/06 1:09:25 PM GMT+1,Googleov,2049-02-20,,\n2027-07-06T12:09:25Z,Zuluov,03/02/90,,\n',
  );
  await takeIn();
  await answer('yes');
  expect(await takeIn()).toMatchObject({ done: 1 });
  expect(rows().map((one) => one['receivedAt'])).toEqual([
    '2027-07-06T13:09:00',
    '2027-07-06T13:09:00',
    '2027-07-06T13:09:00',
  ]);
  const told = await desk.today();
  const lines = told
    .filter((one) => one.tab.startsWith('inbox'))
    .map(describeItem)
    .join();
  expect(lines).toMatch(/"Incident date".*"Victim date of birth"/);
  expect(lines).not.toMatch(/2049|2028|03\/02/);
  expect(note('done', 'times.csv.note.txt')).toMatch(/This day cannot be: it lies after .*\n {2}> 2049-02-20/);
  expect(note('done', 'times.csv.note.txt')).toMatch(/two digits .*\n {2}> 03\/02\/90/);
  const [first] = desk.book.rows('referrals');
  expect(desk.book.text('referrals', first!.id!, 'crimeReference')).toBe('00123/27');
});

test('F24: a list of more than 60 columns is read, and each column that is left out is named', async () => {
  const more = Array.from({ length: 70 }, (_, index) => `System field ${index + 1}`);
  lay(
    'wide.csv',
    `Victim surname,${more.join(',')},Victim forenames\nBrookson,${more.map((_, index) => (index % 7 === 0 ? `x${index}` : '')).join(',')},Anna\n`,
  );
  await takeIn();
  await answer('yes');
  await takeIn();
  expect(rows()).toEqual([expect.objectContaining({ surname: 'Brookson', forenames: 'Anna' })]);
  expect(note('done', 'wide.csv.note.txt').match(/- The list, "System field \d+", line 2/g)).toHaveLength(10);
});
