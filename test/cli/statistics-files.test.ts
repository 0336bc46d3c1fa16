// `marac statistics --pages`, `--workbook` and `--template`: the files that they make, and what stands in them. Every case is made up.
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import ExcelJS from 'exceljs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { columnLetter } from '../../src/domain/figures/return/quarterly-return.ts';
import { RETURN_HEADINGS } from '../../src/workbook/figures/return-headings.ts';
import { readDocxText, readPdf } from '../documents/reading.ts';
import { runLine, type Said } from '../support/command-line.ts';
import { makeStatisticsDesk, NOW } from '../support/statistics-desk.ts';

let folder = '';
const ask = (...argv: readonly string[]): Promise<Said> =>
  runLine(argv, COMMANDS, { folder: path.join(folder, 'desk'), now: NOW, terminal: true });

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-statistics-files-'));
  await makeStatisticsDesk(folder);
}, 240_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const at = (name: string): string => path.join(folder, 'desk', name);
const wordsOf = (name: string): string => readDocxText(readFileSync(at(name)));

const cellsOf = async (name: string): Promise<ReadonlyMap<string, readonly string[]>> => {
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(at(name));
  return new Map(
    workbook.worksheets.map((sheet) => {
      const texts: string[] = [];
      sheet.eachRow((row) => row.eachCell(({ text }) => texts.push(text)));
      return [sheet.name, texts];
    }),
  );
};

describe('--pages makes the six reports as PDF and Word', { timeout: 240_000 }, () => {
  const NAMES = ['agencies', 'equality', 'forecast', 'principles', 'return', 'steering-group'];

  test('of a quarter that is over for others: small numbers are hidden in all but the return, which says for whom it is', async () => {
    const { exit, out } = await ask('statistics', '--quarter', '2026-Q3', '--pages', 'reports');
    expect(exit).toBe(3);
    expect(out).toContain('Made the pages of 2026-Q3 in reports: return, steering-group, agencies, forecast, equality');
    expect(out).toContain('Small numbers are hidden in all but the return, which is for SafeLives alone.');
    expect(out, 'no tables beside the pages').not.toContain('Restricted cases are left out');
    expect(readdirSync(at('reports')).toSorted()).toEqual(
      NAMES.flatMap((name) => [`${name} 2026-Q3.docx`, `${name} 2026-Q3.pdf`]),
    );
    expect(wordsOf('reports/return 2026-Q3.docx')).toContain('For SafeLives alone: its counts are the true ones.');
    expect(wordsOf('reports/return 2026-Q3.docx')).not.toContain('fewer than 5');
    expect(wordsOf('reports/steering-group 2026-Q3.docx')).toContain('fewer than 5');
    for (const name of NAMES) {
      const text = wordsOf(`reports/${name} 2026-Q3.docx`);
      expect(text.match(/Secretsen|\b[KLRP]-[A-Z2-9]{6}\b/g) ?? []).toEqual([]);
      expect(text.includes('For the team alone')).toBe(false);
    }
  });

  test('each PDF is tagged, titled, in English and says what the Word file says', async () => {
    for (const name of NAMES) {
      const { tagged, title, lang, text } = await readPdf(readFileSync(at(`reports/${name} 2026-Q3.pdf`)));
      expect([tagged, title === '', lang]).toEqual([true, false, 'en-GB']);
      expect(text).not.toContain('Secretsen');
      expect(text).toContain('1 July 2026 to 30 September 2026');
    }
  });

  test('nothing that is there is written over', async () => {
    const before = readdirSync(at('reports')).length;
    const { exit, err } = await ask('statistics', '--quarter', '2026-Q3', '--pages', 'reports');
    expect([exit === 0, err.includes('return 2026-Q3.pdf is already there')]).toEqual([false, true]);
    expect(readdirSync(at('reports'))).toHaveLength(before);
  });

  test('of one meeting they are for the team alone, and each says so', async () => {
    const { out, err } = await ask('statistics', '--meeting', 'M-AAAA22', '--quarter', '2026-Q3', '--pages', 'look');
    expect(err + out).toContain('They are for the team alone');
    for (const name of NAMES)
      expect(wordsOf(`look/${name} 2026-Q3.docx`)).toContain(
        'For the team alone: small numbers are shown as they are.',
      );
  });
});

describe('--workbook makes an .xlsx file for the team', () => {
  test('with a tab for each report, and on Rows the rows behind each number, those of the restricted workbook left out', async () => {
    const { out } = await ask('statistics', '--quarter', '2026-Q3', '--workbook', 'figures');
    expect(out).toContain('Made figures.xlsx: the numbers, and the rows behind each. It is for the team alone.');
    const tabs = await cellsOf('figures.xlsx');
    expect([...tabs.keys()]).toEqual(expect.arrayContaining(['Return', 'Steering group', 'Agencies', 'Rows']));
    expect(tabs.get('Rows')).toContain('L-AAAA22');
    expect(tabs.get('Rows')).not.toContain('L-AAAA24');
    const all = [...tabs.values()].flat().join('\n');
    expect(all).toContain('For the team alone: do not hand it on.');
    expect(all).not.toContain('Secretsen');
  });

  test('and not where there is one of that name', async () => {
    expect((await ask('statistics', '--quarter', '2026-Q3', '--workbook', 'figures.xlsx')).err).toContain(
      'figures.xlsx is already there',
    );
  });
});

describe('--template fills a copy of the area’s own workbook', () => {
  test('a row for each meeting, the file itself as it was; what it does not know is named, and it ends with 3', async () => {
    const workbook = new ExcelJS.Workbook();
    const sheet = workbook.addWorksheet('Marac data');
    const headings = Object.entries(RETURN_HEADINGS).map(([name, [heading]]) => [columnLetter(name), heading] as const);
    for (const [column, heading] of [
      ['A', 'MARAC'],
      ['B', 'Date of meeting'],
      ['AZ', 'Shoe size'],
      ...headings,
    ] as const)
      sheet.getCell(`${column ?? ''}1`).value = heading;
    await workbook.xlsx.writeFile(at('Marac data.xlsx'));
    const before = readFileSync(at('Marac data.xlsx'));
    const { exit, out } = await ask('statistics', '--quarter', '2026-Q3', '--template', 'Marac data.xlsx');
    expect([exit, out.includes('Made Marac data filled 2026-Q3.xlsx')]).toEqual([3, true]);
    expect(out).toContain('Shoe size');
    expect(readFileSync(at('Marac data.xlsx')).equals(before)).toBe(true);
    const filled = new ExcelJS.Workbook();
    await filled.xlsx.readFile(at('Marac data filled 2026-Q3.xlsx'));
    expect(filled.worksheets[0]?.getCell('C2').value).toBe(2);
  });

  test('a file that is no workbook is told, and no copy of it is made', async () => {
    const { exit, err } = await ask('statistics', '--quarter', '2026-Q3', '--template', 'marac.config.yaml');
    expect([exit, err.includes('The file of --template cannot be filled.')]).toEqual([1, true]);
    expect(readdirSync(at('.')).filter((name) => name.includes('filled 2026-Q3'))).toEqual([
      'Marac data filled 2026-Q3.xlsx',
    ]);
  });

  test('a file that is not there is told', async () => {
    const { exit, err } = await ask('statistics', '--quarter', '2026-Q3', '--template', 'none.xlsx');
    expect([exit === 0, err.includes('The file of --template is not there.')]).toEqual([false, true]);
  });
});
