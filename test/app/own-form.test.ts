// Our own referral form in a workbook, back through the inbox: what was read is shown beside it, and nothing written on it is lost. All made up.
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { describeItem } from '../../src/domain/today/today-item.ts';
import { fillReferralForm } from '../../src/workbook/forms/referral/fill-form.ts';
import { renderReferralForm } from '../../src/workbook/forms/referral/referral-form.ts';
import { openInboxBench, type InboxBench } from '../support/inbox-bench.ts';

let bench: InboxBench;
beforeEach(() => (bench = openInboxBench()));
afterEach(() => bench.close());

const form = async (change: (of: ExcelJS.Workbook) => void = () => undefined): Promise<Uint8Array> => {
  const blank = await renderReferralForm({ marac: 'Ealing MARAC', sendTo: 'marac@example.org' });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load((await fillReferralForm(blank, { surname: 'Brookov', forenames: 'Anna' })) as never);
  change(book);
  return new Uint8Array(await book.xlsx.writeBuffer());
};
/** Types beside each question that begins so. */
const type = (book: ExcelJS.Workbook, question: string, column: number, value: string): void =>
  book.worksheets.forEach((sheet) =>
    sheet.eachRow((row) => {
      if (row.getCell(1).text.startsWith(question)) row.getCell(column).value = value;
    }),
  );
const decide = async (): Promise<string> =>
  (await bench.desk.today())
    .filter((one) => one.id.endsWith('/decide'))
    .map(describeItem)
    .join();

test('F11: a cell of our own form that cannot be read stands in the note with its words and on Today by label and cell', async () => {
  bench.lay(
    'own.xlsx',
    await form((book) => {
      type(book, 'Victim date of birth', 2, '31/13/1990');
      type(book, 'Perpetrator postcode', 3, 'near the park');
    }),
  );
  expect(await bench.takeIn()).toMatchObject({ done: 1 });
  const note = bench.note('done', 'own.xlsx.note.txt');
  expect(note).toMatch(/- Referral form, Referral, cell B\d+, "Victim date of birth"\n {2}.+\n {2}> 31\/13\/1990\n/);
  expect(note).toMatch(
    /- Referral form, Perpetrators, cell C\d+, "Perpetrator postcode 2"\n {2}.+\n {2}> near the park\n/,
  );
  const today = (await bench.today()).join();
  expect(today).toMatch(
    /2 things were not taken in as written.*cell B\d+, “Victim date of birth”; .*cell C\d+, “Perpetrator postcode 2”\. If nothing is done: what was not taken in counts nowhere\.$/,
  );
  expect(today).not.toMatch(/31\/13|park/);
});

test('the note beside our own form shows what was read into which column and what was left blank that matters, and Today names what is missing', async () => {
  bench.lay('own.xlsx', await form());
  await bench.takeIn();
  const note = bench.note('done', 'own.xlsx.note.txt');
  expect(note).toMatch(/Read into these columns:\n {2}Victim surname: Brookov\n {2}Victim forenames: Anna\n/);
  expect(note).toMatch(/Left blank, and it matters:\n {2}Referring agency\n.*Safe to call\n/s);
  expect(await bench.today(), 'nothing on it was misunderstood').toEqual([]);
  expect(await decide()).toMatch(
    /\d+ answers are missing: Which agency is referring\?; .*; and \d+ more, in the column Missing\./,
  );
});

test('F21: what is written over our own form’s words or into its printed cells is named; an area’s own wording of the checklist is not', async () => {
  bench.lay(
    'over.xlsx',
    await form((book) => {
      const [sheet] = book.worksheets;
      sheet!.getCell('A7').value = 'He has her keys';
      book.getWorksheet('Checklist')!.getCell('B12').value = 'She said so twice';
      sheet!.getCell('H90').value = 'Ring me';
    }),
  );
  await bench.takeIn();
  const note = bench.note('done', 'over.xlsx.note.txt');
  for (const words of ['He has her keys', 'She said so twice', 'Ring me']) expect(note).toContain(`> ${words}\n`);
  expect((await bench.today()).join()).toMatch(/cell A7.*cell H90.*Checklist, cell B12/s);
  bench.lay(
    'ours.xlsx',
    await form((book) => {
      const sheet = book.getWorksheet('Checklist')!;
      sheet.eachRow((row) => {
        if (/^Q\d/.test(row.getCell(1).text)) row.getCell(2).value = `Our words ${row.number}`;
      });
      book.worksheets[0]!.getCell('B12').value = 'Made up';
    }),
  );
  await bench.takeIn();
  expect(bench.note('done', 'ours.xlsx.note.txt')).not.toContain('Our words');
});
