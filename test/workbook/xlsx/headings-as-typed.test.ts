// Headings as people leave them in the file (7D19): each is the column it was, or the table is unknown and the heading named; never another
// column. All names are made up.
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import type { Cell } from '../../../src/domain/cells/cell.ts';
import { cellText } from '../../../src/domain/cells/cell.ts';
import { actions } from '../../../src/workbook/tables/cases/actions-tab.ts';
import { TABLES } from '../../../src/workbook/tables/all-tables.ts';
import { parseTable } from '../../../src/workbook/tables/parse-row.ts';
import type { RawTable } from '../../../src/workbook/workbook-port.ts';
import { openTypedActions, type Edit, type TypedActions } from './typed-actions.ts';

// Every look is a process of its own.
const SLOW = { timeout: 60_000 };
let book: TypedActions;
beforeAll(async () => {
  book = await openTypedActions();
});
beforeEach(() => book.reset());
afterAll(() => book.close());

/** A formula with what it showed last, in the cell that holds HERE. */
const formulaHere =
  (formula: string, shown: string) =>
  (xml: string): string =>
    xml.replace(
      /<c r="([A-Z]+[0-9]+)"[^>]*><is><t[^>]*>HERE<\/t><\/is><\/c>/,
      `<c r="$1" t="str"><f>${formula}</f><v>${shown}</v></c>`,
    );

const OWNERS = ['Owner 2', 'Owner 3', 'Owner 4'];
const owners = (table: RawTable): readonly string[] =>
  table.rows.map((row) => cellText(row.cells.get('owner') ?? { kind: 'blank' })).toSorted();

describe('a heading that is the same to a person is the same column (7D19)', SLOW, () => {
  test.each([
    ['a space behind it', 'Owner '],
    ['a space that does not break', '\u00a0Owner\u00a0'],
    ['a mark of no width in it', 'Ow\u200bner\ufeff'],
    ['a soft hyphen', 'Own\u00ader'],
    ['a line break', 'Owner\n'],
    ['other case', 'oWNER'],
    ['a letter of another alphabet that looks the same', '\u041ewner'],
    ['letters of full width', '\uff2f\uff57\uff4e\uff45\uff52'],
  ])('%s', async (_, heading) => {
    await book.type([['Owner', 1, heading]]);
    const table = await book.read();
    expect([table.state, owners(table)]).toEqual(['known', OWNERS]);
  });
});

describe('any other heading stops the table, named, and nothing of it is read (7D19)', SLOW, () => {
  test.each<readonly [string, readonly Edit[], string]>([
    ['one letter off', [['Owner', 1, 'Owmer']], 'heading.renamed'],
    ['another word', [['Owner', 1, 'Soul']], 'heading.missing'],
    ['blank', [['Owner', 1, { kind: 'blank' }]], 'heading.missing'],
    ['nothing but marks of no width', [['Owner', 1, '\u200b\u00a0']], 'heading.missing'],
    ['twice', [['Due', 1, 'Owner']], 'heading.doubled'],
    ['twice, once with look-alike letters', [['Due', 1, '\u041ewner']], 'heading.doubled'],
    [
      'in two rows, half of the headings in each',
      [
        ['Owner', 1, 'Who'],
        ['Owner', 2, 'Owner'],
      ],
      'heading.missing',
    ],
  ])('%s', async (_, edits, code) => {
    await book.type(edits);
    const table = await book.read();
    expect([table.state, table.rows]).toEqual(['unknown', []]);
    expect(table.problems.map((one) => one.code)).toContain(code);
    expect(table.problems.find((one) => one.code === code)?.place).toMatch(/Actions, headings, "(Owner|Due)"/);
  });
});

test('a formula that shows the heading is no heading (7D19)', SLOW, async () => {
  await book.type([['Owner', 1, 'HERE']]);
  await book.change(formulaHere('&quot;Ow&quot;&amp;&quot;ner&quot;', 'Owner'));
  const table = await book.read();
  expect([table.state, table.problems.map((one) => one.column)]).toEqual(['unknown', ['Owner']]);
});

const aside = (table: RawTable): readonly string[] => parseTable(actions, table).setAside.map((one) => one.raw.place);
const read = (table: RawTable): readonly string[] => parseTable(actions, table).rows.map((one) => one.id);

describe('rows that are no rows of the table (7D19)', SLOW, () => {
  const IDS = ['A-TEST02', 'A-TEST03', 'A-TEST04'];

  test('headings that stand a second time are set aside, and every row around them counts', async () => {
    for (const id of ['Row id', undefined]) {
      await book.reset();
      await book.type([
        ...['Action', 'Agency', 'Owner', 'Due'].map((header) => [header, 5, header] as const),
        ...(id === undefined ? [] : [['Row id', 5, id] as const]),
      ]);
      const table = await book.read();
      expect([read(table), aside(table)]).toEqual([IDS, ['row 5']]);
    }
  });

  test.each([
    ['the word alone', undefined],
    ['with a count as a formula', 'COUNTA(B2:B4)'],
    ['with a sum that shows a day', 'SUM(B2:B4)'],
  ])('a row of totals is set aside: %s', async (_, formula) => {
    await book.type([['Action', 5, 'Total'], ...(formula === undefined ? [] : [['Due', 5, 'HERE'] as const])]);
    if (formula !== undefined) await book.change(formulaHere(formula, '2027-03-09'));
    const table = await book.read();
    expect([read(table), aside(table)]).toEqual([IDS, ['row 5']]);
  });

  test.each(TABLES.filter((one) => !one.view).map((one) => [one.tab, one] as const))(
    'a row of totals is set aside on %s',
    (_, table) => {
      const [first = '', ...rest] = Object.keys(table.columns);
      const cells = new Map<string, Cell>([
        [first, { kind: 'text', text: 'Total' }],
        [rest.at(-1) ?? '', { kind: 'formula', formula: 'COUNTA(B2:B9)' }],
      ]);
      const raw: RawTable = {
        name: table.name,
        state: 'known',
        problems: [],
        rows: [{ id: `${table.prefix}-AAAA22`, file: 'main', place: 'row 10', cells }],
      };
      const parsed = parseTable(table, raw);
      expect([parsed.rows, parsed.setAside.length]).toEqual([[], 1]);
      expect(parsed.problems.map((one) => one.code)).toContain('cell.formula');
    },
  );
});
