// Random lists in the shapes that people send (F24): every filled cell stands in a row as it was read, or its heading and row are named. Made up.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import ExcelJS from 'exceljs';
import { isListHeading, looksLikeList, NO_WORDS, planList } from '../../../src/use-cases/lists/import-list.ts';
import { readListBytes } from '../../../src/use-cases/lists/list-file.ts';
import { readMarac } from '../../../src/use-cases/lists/take-in-list.ts';
import { cellText } from '../../../src/domain/cells/cell.ts';
import type { Problem } from '../../../src/domain/text/problem.ts';
import { openTestDesk } from '../../support/desk.ts';
import { typeSmallMarac } from '../../support/small-marac.ts';

const KNOWN = [
  'Victim surname',
  'Victim forenames',
  'DOB',
  'Incident',
  'Perpetrator 1 surname',
  'Safe times',
  'Victim postcode',
];
const OTHER = [
  'Officer in case',
  'Ward',
  'Cl_Tel',
  'Surname',
  'Name',
  'Contact number',
  'Address',
  'Notes/flags',
  'AP DOB',
  '',
  'Anything said?',
  'Incident date',
];
const VALUES = [
  'Brookson',
  'Anna',
  '1990-02-03',
  '2049-02-20',
  '03/02/90',
  'W5 2BY',
  '07700 900121',
  '="0123"',
  'Yes',
  'N',
  '12',
  'ring her, mother',
  'two\nlines',
  '"quoted"',
  'Zoë',
  '=A1',
  'Total',
];
const TITLES = ['MARAC list, March', 'Exported on 4 March', 'OFFICIAL'];

const shape = fc.record({
  headings: fc.array(fc.constantFrom(...KNOWN, ...KNOWN, ...OTHER), { minLength: 3, maxLength: 14 }),
  rows: fc.array(
    fc.array(
      fc.oneof({ weight: 2, arbitrary: fc.constant('') }, { weight: 3, arbitrary: fc.constantFrom(...VALUES) }),
      { minLength: 14, maxLength: 14 },
    ),
    { minLength: 1, maxLength: 6 },
  ),
  titles: fc.array(fc.constantFrom(...TITLES), { maxLength: 2 }),
  total: fc.boolean(),
  asSheet: fc.boolean(),
  hidden: fc.nat(6),
});
type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never;

const linesOf = ({ headings, rows, titles, total }: Shape): readonly (readonly string[])[] => [
  ...titles.map((title) => [title, ...headings.slice(1).map(() => '')]),
  headings,
  ...rows.map((row, at) => row.slice(0, headings.length).map((value, column) => tagged(value, at, column))),
  ...(total ? [['Total', '12', ...headings.slice(2).map(() => '')]] : []),
];

async function bytesOf(made: Shape): Promise<readonly [string, Buffer]> {
  const lines = linesOf(made);
  if (!made.asSheet) {
    const text = lines.map((line) => line.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n');
    return ['list.csv', Buffer.from(`${text}\n`, 'utf8')];
  }
  const book = new ExcelJS.Workbook();
  const sheet = book.addWorksheet('List');
  lines.forEach((line) => sheet.addRow(line.map((one) => (one === '' ? null : one))));
  if (made.hidden > 0 && made.hidden <= made.rows.length)
    sheet.getRow(made.titles.length + 1 + made.hidden).hidden = true;
  return ['list.xlsx', Buffer.from(await book.xlsx.writeBuffer())];
}

/** `rows 2-5, 9` holds 3. */
function holds(place: string, number: number): boolean {
  const said = /(?:rows?|lines?) ([\d, -]+)/.exec(place)?.[1] ?? '';
  return said.split(', ').some((part) => {
    const [from = '', to = from] = part.split('-');
    return Number(from) <= number && number <= Number(to);
  });
}

/** Words that nothing else says carry the place they stand in; a day or a number stays what it is. */
function tagged(value: string, row: number, column: number): string {
  return /^[A-Za-zë"][A-Za-zë,"\n ]+$/.test(value) && value !== 'Yes' ? `${value} r${row}c${column}` : value;
}

function isNamed(told: readonly Problem[], heading: string, number: number): boolean {
  return told.some(({ place }) => holds(place, number) && (place.includes(`"${heading}"`) || !place.includes('"')));
}

test('F24: of random lists every filled cell stands in a row, or its heading and row are named', async () => {
  const desk = openTestDesk({ start: '2027-07-07T09:00' });
  typeSmallMarac(desk.book);
  const marac = await readMarac(desk.desk, undefined);
  await fc.assert(
    fc.asyncProperty(shape, async (made) => {
      fc.pre(new Set(made.headings.filter((one) => KNOWN.includes(one))).size > 1);
      const [name, bytes] = await bytesOf(made);
      const read = await readListBytes(name, bytes, { isKnown: isListHeading });
      if (!read.ok) {
        if (read.problems.length === 0) throw new Error('refused without a reason');
        return;
      }
      if (read.value === 'form') throw new Error('taken for a form');
      expect(looksLikeList(read.value)).toBe(true);
      const plan = await planList(desk.ledger, desk.desk.keys, marac, read.value, NO_WORDS, desk.clock.now());
      const texts = plan.planned.changes.flatMap((one) => [...one.cells.values()].map(cellText)).join('\n');
      const fields = new Set(plan.planned.changes.flatMap((one) => [...one.cells.keys()]));
      const lines = linesOf(made);
      const top = made.titles.length;
      const width = made.headings.length;
      const isBlank = (column: number): boolean => lines.slice(top).every((line) => (line[column] ?? '') === '');
      const kept = made.headings.flatMap((_, column) => (made.asSheet && isBlank(column) ? [] : [column]));
      let line = 1;
      for (const [at, cells] of lines.entries()) {
        const number = made.asSheet ? at + 1 : line;
        line += 1 + cells.join('').split('\n').length - 1;
        if (at <= top || at > top + made.rows.length) continue;
        for (let column = 0; column < width; column += 1) {
          const value = cells[column] ?? '';
          if (value.trim() === '') continue;
          const shown = plan.mapped.columns[kept.indexOf(column)];
          const tag = / (r\d+c\d+)$/.exec(value)?.[1];
          const isTaken = tag === undefined ? fields.has(shown?.field ?? '') : texts.includes(tag);
          if (!isTaken && !isNamed(plan.notTaken, shown?.heading ?? '', number))
            throw new Error(
              `${name}, row ${number}, "${shown?.heading ?? '?'}": "${value}" is in no row and not named`,
            );
        }
      }
    }),
    { numRuns: 100 },
  );
  desk.close();
}, 120_000);
