// A row that a text names by tab and id is also named by its number, because the ids are in hidden columns. Synthetic.
import { expect, test } from 'vitest';
import { numberRows } from '../../../src/jobs/reading/row-numbers.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import type { RawTable } from '../../../src/workbook/workbook-port.ts';

const row = (id: string, place: string, file: 'main' | 'restricted' = 'main') => ({
  id,
  place,
  file,
  cells: new Map(),
});
const table = (name: TableName, rows: RawTable['rows']): readonly [TableName, RawTable] => [
  name,
  { name, state: 'known', rows, problems: [] },
];
const TABLES = [
  new Map([
    table('actions', [row('A-AAAA22', 'row 5'), row('A-BBBB22', 'row 6', 'restricted')]),
    table('conflicts', [row('X-AAAA22', 'row 3', 'restricted')]),
  ]),
  new Map([table('contacts', [row('C-AAAA22', 'row 9')])]),
];

test.each([
  ['Actions, row A-AAAA22, "Agency"', 'Actions, row 5 (A-AAAA22), "Agency"'],
  ['(Actions, row for Test Housing (A-AAAA22))', '(Actions, row 5 for Test Housing (A-AAAA22))'],
  ['Contacts, row for Jo (of N) Hill (C-AAAA22).', 'Contacts, row 9 for Jo (of N) Hill (C-AAAA22).'],
  ['Actions, row A-BBBB22', 'Actions, row 6 of the restricted workbook (A-BBBB22)'],
  ['Conflicts, row X-AAAA22', 'Conflicts, row 3 (X-AAAA22)'],
])('%s becomes %s', (said, told) => {
  expect(numberRows(TABLES, said)).toBe(told);
});

test.each([
  ['a row that is not there', 'Actions, row A-CCCC22'],
  ['a number', 'Actions, row 12, "Due"'],
  ['another tab’s row', 'Contacts, row A-AAAA22'],
  ['a row without a tab', 'Type it in “Heard instead”, row X-AAAA22.'],
  ['a key', 'ealing/Actions, row A-AAAA22/late'],
])('%s stays as it is', (_, said) => {
  expect(numberRows(TABLES, said)).toBe(said);
});
