// `marac import FORM` through the command line and real workbooks: told by name to whoever imports, and into the MARAC that was named. Made up.
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openWorkbooks } from '../../src/app/workbooks.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig } from '../../src/config.ts';
import { lineOf, paragraphsIn } from '../../src/documents/forms/minute-places.ts';
import { readWordPage } from '../../src/documents/forms/word-page.ts';
import { fillWordForm } from '../support/fill-word-form.ts';
import { renderWordForm } from '../../demo/made-up/fill-word-form.ts';
import { cellText } from '../../src/domain/cells/cell.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openFiles } from '../../src/system/files.ts';
import { openKeys } from '../../src/system/keys.ts';
import { runLine, type Said } from '../support/command-line.ts';

let folder = '';
const at = (...more: string[]): string => path.join(folder, 'desk', ...more);
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-import-'));
  await runLine(['init', 'desk', '--title', 'First MARAC'], COMMANDS, { folder });
  await runLine(['init', 'other', '--title', 'Second MARAC'], COMMANDS, { folder });
  const config = readFileSync(at('marac.config.yaml'), 'utf8');
  const second = `  - name: second\n    title: Second MARAC\n    main: ${path.join(folder, 'other/main.xlsx')}\n    restricted: ${path.join(folder, 'other/restricted.xlsx')}\n`;
  writeFileSync(at('marac.config.yaml'), config.replace(/(\n {4}restricted: .*\n)/, `$1${second}`), { mode: 0o600 });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (...argv: readonly string[]): Promise<Said> => runLine(argv, COMMANDS, { folder: at() });

async function surnames(): Promise<Readonly<Record<string, readonly string[]>>> {
  const config = loadConfig(at('marac.config.yaml'), {});
  if (!config.ok) throw new Error(JSON.stringify(config.problems));
  const desks = await openWorkbooks(
    config.value,
    { clock: fakeClock(localTime('2027-03-09T08:30')), files: openFiles(), keys: openKeys(config.value.key) },
    undefined,
  );
  const found: Record<string, readonly string[]> = {};
  for (const one of desks) {
    const rows = (await one.workbook.read(['referrals'])).tables.get('referrals')?.rows ?? [];
    found[one.name] = rows.map((row) => cellText(row.cells.get('surname') ?? { kind: 'blank' }));
    await one.workbook.close();
  }
  return found;
}

test('F28: the blank form says this MARAC’s own address; while it is an example’s it says none, and check names it', async () => {
  const text = async (name: string): Promise<string> => {
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(at(name));
    return JSON.stringify(book.worksheets[0]!.getSheetValues());
  };
  const none = await ask('form', 'referral', 'none.xlsx', '--marac', 'second');
  expect(none.out).toContain('It does not say where to send it');
  expect(await text('none.xlsx')).toContain('Second MARAC. Send it to: the address that the MARAC team gives you');
  expect(await text('none.xlsx')).not.toContain('example.org');
  expect((await ask('check')).out).toMatch(
    /mail\.from\): the team’s own address, so that the blank form says where to send\s+it/,
  );
  await ask('form', 'referral', 'said.xlsx', '--to', 'marac@testham.gov.uk');
  expect(await text('said.xlsx')).toContain('First MARAC. Send it to: marac@testham.gov.uk');
  const config = readFileSync(at('marac.config.yaml'), 'utf8');
  writeFileSync(at('marac.config.yaml'), config.replace('marac@example.org', 'team@testham.gov.uk'), { mode: 0o600 });
  await ask('form', 'referral', 'own.xlsx');
  expect(await text('own.xlsx')).toContain('Send it to: team@testham.gov.uk');
  expect((await ask('check')).out).not.toContain('mail.from');
  writeFileSync(at('marac.config.yaml'), config, { mode: 0o600 });
}, 240_000);

test('F28: `marac form referral --word` makes the same form in Word, says the same address, and `marac import` takes it in without asking about its layout', async () => {
  const made = await ask('form', 'referral', '--word', '--marac', 'second', '--to', 'marac@testham.gov.uk');
  expect(made.out).toContain('Made referral-form.docx.');
  const blank = readFileSync(at('referral-form.docx'));
  const page = readWordPage(blank, 'form');
  const lines = page.ok ? paragraphsIn(page.value.blocks).map(lineOf) : [];
  expect(lines).toContain('Second MARAC. Send it to: marac@testham.gov.uk');
  expect(lines).toContain('OFFICIAL-SENSITIVE when completed');
  expect((await ask('form', 'referral', 'none.docx')).out).toContain('It does not say where to send it');
  expect((await ask('form', 'referral', 'no.xlsx', '--word')).err).toContain('In Word the form is a .docx');
  expect((await ask('form', 'research')).out).toContain(
    'Made research-form.docx. Send it to the agencies: each keeps its own',
  );
  expect((await ask('form', 'answers')).err).toContain('Usage: marac form referral|research [FILE]');
  writeFileSync(at('c.docx'), fillWordForm(blank, { 'referral/surname': 'Wordov', 'referral/dueDate': 'in spring' }));
  const taken = await ask('import', 'c.docx');
  expect(taken.out).toMatch(/c\.docx: taken in as R-\w+ on Referrals of second\.[^]*"Victim due date"/);
  expect((await surnames())['second']).toEqual(['Wordov']);
}, 240_000);

test('F17: `marac import --marac second FORM` takes it in for the second; without it the form is asked about', async () => {
  writeFileSync(at('a.docx'), renderWordForm('A form', { surname: 'Namedov', birthDate: 'next year' }));
  const named = await ask('import', '--marac', 'second', 'a.docx');
  expect(named.err).toBe('');
  expect(named.out).toMatch(/a\.docx: taken in as R-\w+ on Referrals of second\.[^]*Victim date of birth[^]*not a day/);
  expect(named.exit).toBe(3);
  expect(Object.values(await surnames())).toEqual([[], ['Wordov', 'Namedov']]);
  expect(existsSync(at('inbox/second/done/a.docx'))).toBe(true);

  writeFileSync(at('b.docx'), renderWordForm('A form', { surname: 'Askedov' }));
  const asked = await ask('import', 'b.docx');
  expect(asked.out).toContain('b.docx: waits in inbox: Today asks about it.');
  expect(asked.exit).toBe(3);
  const again = await ask('import', '--marac', 'second', 'inbox/b.docx');
  expect(again.out).toMatch(/b\.docx: taken in as R-\w+/);
  expect(existsSync(at('inbox/b.docx'))).toBe(false);
  expect(Object.values(await surnames())).toEqual([[], ['Wordov', 'Namedov', 'Askedov']]);

  const json = await ask('import', '--marac', 'second', 'a.docx', '--json');
  expect(json.out).not.toMatch(/Namedov|a\.docx|next year/);
}, 240_000);
