// What people write beside the cells of a returned list or form (F26): named in the note, and on Today by its cell. All made up.
import ExcelJS from 'exceljs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openZip, writeZip } from '../../../src/system/zip.ts';
import { fillReferralForm } from '../../../src/workbook/forms/referral/fill-form.ts';
import { renderReferralForm } from '../../../src/workbook/forms/referral/referral-form.ts';
import { RECEIVED } from '../../../src/workbook/xlsx/trust-profile.ts';
import { openInboxBench, workbookOf, type InboxBench } from '../../support/inbox-bench.ts';

let bench: InboxBench;
beforeEach(() => (bench = openInboxBench()));
afterEach(() => bench.close());

test('F26: comments on cells of a list and words in text boxes are named, the old kind and the new', async () => {
  const plain = await workbookOf(
    {
      List: [
        ['Victim surname', 'Victim forenames'],
        ['Brookson', 'Anna'],
        ['Lakesen', 'Bea'],
      ],
    },
    (book) => {
      book.getWorksheet('List')!.getCell('A2').note = 'Do not ring: he answers';
      book.getWorksheet('List')!.getCell('B3').note =
        '[Threaded comment] Your version of Excel allows you to read this';
    },
  );
  const zip = openZip(Buffer.from(plain), RECEIVED.zip);
  const box =
    '<xdr:wsDr xmlns:xdr="x" xmlns:a="a"><xdr:sp><xdr:txBody><a:p><a:r><a:t>Safe after six</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:wsDr>';
  const threaded =
    '<ThreadedComments xmlns="t"><threadedComment ref="B3" id="{1}"><text>Her sister &amp; he are friends</text></threadedComment></ThreadedComments>';
  const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const more = `<Relationship Id="x1" Type="${type}/drawing" Target="../drawings/drawing9.xml"/><Relationship Id="x2" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/t1.xml"/></Relationships>`;
  const entries = zip.entries.map((entry) => {
    const content = zip.read(entry);
    const isRels = entry.name === 'xl/worksheets/_rels/sheet1.xml.rels';
    return {
      name: entry.name,
      content: isRels ? Buffer.from(content.toString('utf8').replace('</Relationships>', more)) : content,
    };
  });
  bench.lay(
    'list.xlsx',
    writeZip([
      ...entries,
      { name: 'xl/drawings/drawing9.xml', content: Buffer.from(box) },
      { name: 'xl/threadedComments/t1.xml', content: Buffer.from(threaded) },
    ]),
  );
  expect(await bench.takeIn()).toMatchObject({ asked: 1 });
  const said = bench.note('list.xlsx.note.txt');
  expect(said).toMatch(/- The list, comment on cell A2 of "List"\n.*\n {2}> Do not ring: he answers/);
  expect(said).toMatch(/- The list, comment on cell B3 of "List"\n.*\n {2}> Her sister & he are friends/);
  expect(said).toMatch(/- The list, a text box of "List"\n.*\n {2}> Safe after six/);
  expect(said).not.toContain('Your version of Excel');
  await bench.answer('yes');
  await bench.takeIn();
  expect((await bench.today()).join()).toMatch(/comment on cell A2 of “List”/);
  expect((await bench.today()).join()).not.toMatch(/he answers|sister|after six/);
});

test('F26: a comment on a cell of a returned form is named in the note and, by its cell, on Today', async () => {
  const blank = await renderReferralForm({ marac: 'Ealing MARAC', sendTo: 'marac@example.org' });
  const book = new ExcelJS.Workbook();
  await book.xlsx.load(new Uint8Array(await fillReferralForm(blank, { surname: 'Brookson' })).buffer);
  book.worksheets[0]!.getCell('B12').note = 'Safe only on Tuesdays';
  bench.lay('form.xlsx', new Uint8Array(await book.xlsx.writeBuffer()));
  expect(await bench.takeIn()).toMatchObject({ done: 1 });
  expect(bench.note('done', 'form.xlsx.note.txt')).toMatch(
    /- Referral form, Referral, comment on cell B12\n.*\n {2}> Safe only on Tuesdays/,
  );
  expect((await bench.today()).join()).toMatch(/Referral form, Referral, comment on cell B12/);
  expect((await bench.today()).join()).not.toContain('Tuesdays');
});
