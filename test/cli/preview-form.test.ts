// An area's own form through the command line: shown before it is believed, taken in with one answer, its layout confirmed for the next. All made up.
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { runLine, type Said } from '../support/command-line.ts';
import * as w from '../support/word.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-preview-'));
  await runLine(['init', 'desk', '--title', 'Ealing MARAC'], COMMANDS, { folder });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (...more: readonly string[]): string => path.join(folder, 'desk', ...more);
const ask = (...argv: readonly string[]): Promise<Said> => runLine(argv, COMMANDS, { folder: at() });
const form = (surname: string): Buffer =>
  w.docx(
    w.heading('Victim details') +
      w.table(
        ['Family name', surname],
        ['First name', 'Anna'],
        ['Hair colour', 'Chestnut'],
        ['Is it safe to phone?', 'No'],
      ),
  );

test('a form of a layout that nobody confirmed is shown and not taken in; one answer takes it, and the next as it comes', async () => {
  writeFileSync(at('a.docx'), form('Brookson'));
  const shown = await ask('import', 'a.docx');
  expect(shown.err).toBe('');
  expect(shown.exit).toBe(3);
  expect(shown.out).toMatch(/Family name +Victim surname/);
  expect(shown.out).toMatch(/Is it safe to phone\? +Safe to call/);
  expect(shown.out).toContain('"Hair colour", table 1, row 3: no column is called so.');
  expect(shown.out).toMatch(/Left blank, and it matters: .*Victim date of birth/);
  expect(shown.out).toContain('Nothing was taken in.');
  expect(shown.out, 'what was filled in is for a person at a terminal').not.toMatch(/Brookson|Chestnut/);
  expect(existsSync(at('inbox/a.docx'))).toBe(false);

  const nobody = await ask('import', 'a.docx', '--yes');
  expect([nobody.exit, nobody.err.includes('Say who confirms')]).toEqual([2, true]);

  const taken = await ask('import', 'a.docx', '--yes', '--by', 'Cora Coordinata');
  expect(taken.out).toMatch(/a\.docx: taken in as R-\w+/);
  writeFileSync(at('b.docx'), form('Lakesen'));
  const next = await ask('import', 'b.docx');
  expect(next.out).toMatch(/b\.docx: taken in as R-\w+/);
}, 240_000);

test('what a question of an area’s form is, is said with the one answer and known for the next', async () => {
  writeFileSync(at('c.docx'), form('Hillsen'));
  const said = await ask('import', 'c.docx', '--map', 'Hair colour=Victim occupation');
  expect(said.out, 'another reading of the layout is looked at again').toMatch(/Hair colour +Victim occupation/);
  expect(said.exit).toBe(3);
  const taken = await ask('import', 'c.docx', '--map', 'Hair colour=Victim occupation', '--yes', '--by', 'Cora');
  expect(taken.out).toMatch(/c\.docx: taken in as R-\w+/);
  expect(taken.out).not.toContain('no column is called so');
  writeFileSync(at('d.docx'), form('Fieldsen'));
  const next = await ask('import', 'd.docx');
  expect(next.out).toMatch(/d\.docx: taken in as R-\w+/);
  expect(next.out).not.toContain('no column is called so');
}, 240_000);

async function book(surname: string, title = 'MARAC referral form'): Promise<Buffer> {
  const made = new ExcelJS.Workbook();
  made
    .addWorksheet('Referral')
    .addRows([
      [title],
      ['Victim details'],
      ['Last name', surname, 'Given name', 'Anna'],
      ['Is it safe to phone?', 'No'],
      ['Eye colour', 'Chestnut'],
    ]);
  return Buffer.from(await made.xlsx.writeBuffer());
}

test('F29: an area’s own form in a workbook is shown first as a Word form is; one answer takes it, and the next of its layout as it comes', async () => {
  writeFileSync(at('own.xlsx'), await book('Millsen'));
  const shown = await ask('import', 'own.xlsx');
  expect([shown.exit, shown.err]).toEqual([3, '']);
  expect(shown.out).toMatch(/Last name +Victim surname/);
  expect(shown.out).toContain('Nothing was taken in.');
  expect(shown.out).not.toMatch(/Millsen|Chestnut/);
  expect(existsSync(at('inbox/own.xlsx'))).toBe(false);
  expect(shown.out, '--map is for the headings of a list in a workbook').not.toContain('--map');
  const nobody = await ask('import', 'own.xlsx', '--yes');
  expect([nobody.exit, nobody.err.includes('Say who confirms')]).toEqual([2, true]);
  const taken = await ask('import', 'own.xlsx', '--yes', '--by', 'Cora Coordinata');
  expect(taken.out).toMatch(/own\.xlsx: taken in as R-\w+/);
  writeFileSync(at('next.xlsx'), await book('Riversen', 'Referral to the meeting'));
  expect((await ask('import', 'next.xlsx')).out).toMatch(/next\.xlsx: taken in as R-\w+/);
}, 240_000);
