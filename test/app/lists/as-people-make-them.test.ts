// Lists as people and their programs make them (F24, F27): shown before they are believed, never one person's column for another's, and whatever is
// filled in and not taken named by heading and row. Through the inbox, Today and the rows. All made up.
import { readdirSync, rmSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeItem } from '../../../src/domain/today/today-item.ts';
import { openInboxBench, workbookOf, type InboxBench } from '../../support/inbox-bench.ts';

let bench: InboxBench;
beforeEach(() => (bench = openInboxBench()));
afterEach(() => bench.close());

test('F24: a list in the inbox is shown side by side before anything is taken in, and one answer takes it', async () => {
  bench.lay(
    'police.csv',
    'Victim surname,Victim forenames,Officer in case,Incident\nBrookson,Anna,PC Testwright,Made up\n',
  );
  expect(await bench.takeIn()).toMatchObject({ done: 0, refused: 0, asked: 1 });
  expect(bench.rows()).toEqual([]);
  expect(await bench.today()).toEqual([
    expect.stringMatching(
      /^A list of referrals is ready to be taken in\. The note beside it .* Yes: it is taken in as the note shows\. No: nothing of it/,
    ),
  ]);
  expect(bench.note('police.csv.note.txt')).toMatch(
    /Victim surname -> Victim surname \(its name; filled in 1 row\)\n.*\n +Officer in case -> \(left out\) \(nothing fits/,
  );
  expect(bench.note('police.csv.note.txt')).toMatch(/- The list, "Officer in case", line 2\n/);
  await bench.answer('yes');
  expect(await bench.takeIn()).toMatchObject({ done: 1 });
  expect(bench.rows()).toEqual([expect.objectContaining({ surname: 'Brookson', forenames: 'Anna' })]);
  expect(readdirSync(bench.inbox('done')).toSorted()).toEqual(['police.csv', 'police.csv.note.txt']);
  const told = await bench.today();
  expect(told).toEqual([
    expect.stringMatching(/Not taken as written: The list, line 2: “Officer in case”\. If nothing is done: /),
  ]);
  expect(told.join()).not.toContain('Testwright');
  rmSync(bench.inbox('done', 'police.csv.note.txt'));
  bench.lay(
    'again.csv',
    'Victim surname,Victim forenames,Officer in case,Incident\nLakesen,Bea,PC Testwright,Made up\n',
  );
  expect(await bench.takeIn(), 'the next list with these headings comes as it is').toMatchObject({ done: 1, asked: 0 });
  expect(await bench.today(), 'what a person left out before is no news').toEqual([]);
});

test('F24: an answer No sets the list aside, and a list whose rows stand there already moves to done', async () => {
  const text = 'Victim surname,Victim forenames\nBrookson,Anna\n';
  bench.lay('a.csv', text);
  await bench.takeIn();
  await bench.answer('no');
  expect(await bench.takeIn()).toMatchObject({ refused: 1 });
  expect([bench.rows(), readdirSync(bench.inbox('refused'))]).toEqual([[], ['a.csv', 'a.csv.note.txt']]);
  bench.lay('b.csv', `${text}\n`);
  await bench.takeIn();
  await bench.answer('yes');
  await bench.takeIn();
  bench.lay('c.csv', `${text}\n\n`);
  expect(await bench.takeIn(), 'F27: a list left in the inbox after its import').toMatchObject({ done: 1, asked: 0 });
  expect(bench.rows()).toHaveLength(1);
});

test('F24: two equal headings are nobody’s: the perpetrator is never taken for the victim', async () => {
  bench.lay(
    'twice.csv',
    'Surname,Forename,DOB,Address,Surname,Forename,DOB,Incident\nBROOKSON,Anna,1990-02-03,14 Hidden Close,PERPOV,Boris,1985-04-04,Made up\n',
  );
  expect(await bench.takeIn()).toMatchObject({ done: 0, refused: 0, asked: 0 });
  expect(await bench.today()).toEqual([expect.stringMatching(/\(a list of which something must be said first\)/)]);
  const said = bench.note('twice.csv.note.txt');
  expect(said).toContain('Surname (column A) -> (left out) (stands twice: say whose; filled in 1 row)');
  expect(said).toContain('Say first: "Surname (column E)" stands over two columns, and nothing tells whose each is');
  expect(bench.rows()).toEqual([]);
});

test('F24: a row of groups over the headings says whose each is', async () => {
  bench.lay(
    'groups.csv',
    'Police list,,,,,\nVictim,,,Perpetrator 1,,\nSurname,Forename,DOB,Surname,Forename,DOB\nBROOKSON,Anna,1990-02-03,PERPOV,Boris,1985-04-04\n',
  );
  expect(await bench.takeIn()).toMatchObject({ asked: 1 });
  expect(bench.note('groups.csv.note.txt')).toMatch(
    /Victim Surname -> Victim surname .*\n.*Victim Forename -> Victim forenames/,
  );
  expect(bench.note('groups.csv.note.txt')).toContain('· The list, line 1\n  It stands above the headings');
  await bench.answer('yes');
  await bench.takeIn();
  expect(bench.rows()).toEqual([expect.objectContaining({ surname: 'BROOKSON', perp1Surname: 'PERPOV' })]);
});

test('F24: the respondent’s "Name" beside "Victim surname" is nobody’s, and the exact heading wins', async () => {
  bench.lay(
    'court.csv',
    'Name,DOB,Victim surname,Victim forenames,Victim date of birth\nPERPOV Boris,1985-04-04,Brookson,Anna,1990-02-03\n',
  );
  await bench.takeIn();
  expect(bench.note('court.csv.note.txt')).toContain('Name -> (left out) (another heading is that column’s own');
  await bench.answer('yes');
  await bench.takeIn();
  expect(bench.rows()).toEqual([expect.objectContaining({ surname: 'Brookson', birthDate: '1990-02-03' })]);
  expect((await bench.today()).join()).toMatch(/The list, line 2: “Name”, “DOB”/);
});

test('F24: title rows, a hidden first sheet, other sheets and a totals row are told and are no rows', async () => {
  const bytes = await workbookOf(
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
  bench.lay('list.xlsx', bytes);
  expect(await bench.takeIn()).toMatchObject({ asked: 1 });
  const said = bench.note('list.xlsx.note.txt');
  expect(said).toContain('A list of 1 row, of which 1 would become referrals');
  for (const place of ['row 1', 'row 5', 'hidden sheet "Lookups"', 'sheet "April"'])
    expect(said).toMatch(new RegExp(`[-·] The list, ${place}\n`));
  await bench.answer('yes');
  await bench.takeIn();
  expect(bench.rows().map((one) => one['surname'])).toEqual(['Brookson']);
});

test('F24: hidden rows are asked about, and columns that are hidden or have no heading are named', async () => {
  const bytes = await workbookOf(
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
  bench.lay('filtered.xlsx', bytes);
  expect(await bench.takeIn()).toMatchObject({ asked: 0, done: 0 });
  const said = bench.note('filtered.xlsx.note.txt');
  expect(said).toContain(
    'Say first: 1 row is hidden in the list, by a filter or by hand (row 3): --hidden-rows take, or --hidden-rows leave.',
  );
  expect(said).toContain('the column is hidden in the list');
  expect(said).toContain('- The list, "(no heading, column C)", row 2');
  expect(bench.rows()).toEqual([]);
});

test('F24: `="0123"`, ISO and Google times are read; births and incidents to come and years of two digits are named', async () => {
  bench.lay(
    'times.csv',
    'Submitted at,Victim surname,Victim date of birth,Crime reference,Incident date\n2027-07-06T13:09:25+01:00,Isoov,1990-02-03,"=""00123/27""",2028-03-01\n2027/07/06 1:09:25 PM GMT+1,Googleov,2049-02-20,,\n2027-07-06T12:09:25Z,Zuluov,03/02/90,,\n',
  );
  await bench.takeIn();
  await bench.answer('yes');
  expect(await bench.takeIn()).toMatchObject({ done: 1 });
  expect(bench.rows().map((one) => one['receivedAt'])).toEqual([
    '2027-07-06T13:09:00',
    '2027-07-06T13:09:00',
    '2027-07-06T13:09:00',
  ]);
  const told = await bench.desk.today();
  const lines = told
    .filter((one) => one.tab.startsWith('inbox'))
    .map(describeItem)
    .join();
  expect(lines).toMatch(/“Incident date”.*“Victim date of birth”/);
  expect(lines).not.toMatch(/2049|2028|03\/02/);
  expect(bench.note('done', 'times.csv.note.txt')).toMatch(/This day cannot be: it lies after .*\n {2}> 2049-02-20/);
  expect(bench.note('done', 'times.csv.note.txt')).toMatch(/two digits .*\n {2}> 03\/02\/90/);
  const [first] = bench.desk.book.rows('referrals');
  expect(bench.desk.book.text('referrals', first!.id!, 'crimeReference')).toBe('00123/27');
});

test('F24: a list of more than 60 columns is read, and each column that is left out is named', async () => {
  const more = Array.from({ length: 70 }, (_, index) => `System field ${index + 1}`);
  bench.lay(
    'wide.csv',
    `Victim surname,${more.join(',')},Victim forenames\nBrookson,${more.map((_, index) => (index % 7 === 0 ? `x${index}` : '')).join(',')},Anna\n`,
  );
  await bench.takeIn();
  await bench.answer('yes');
  await bench.takeIn();
  expect(bench.rows()).toEqual([expect.objectContaining({ surname: 'Brookson', forenames: 'Anna' })]);
  expect(bench.note('done', 'wide.csv.note.txt').match(/- The list, "System field \d+", line 2/g)).toHaveLength(10);
  expect((await bench.today()).join()).toMatch(
    /The list, line 2: “System field 1”, “System field 8”, .*“System field 64”/,
  );
});
