// docs/columns.md says what the tables say.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, it } from 'vitest';
import { TABLE, TABLES } from '../../../src/workbook/tables/all-tables.ts';
import { renderColumnsPage, describeColumns } from '../../../src/workbook/tables/describe-columns.ts';

const page = path.join(import.meta.dirname, '../../../docs/columns.md');

it('docs/columns.md says what the tables say', () => {
  const rendered = renderColumnsPage(TABLES);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(page, rendered);
  expect(readFileSync(page, 'utf8')).toBe(rendered);
});

it('a column is told with what it holds, who fills it and its choices', () => {
  const told = describeColumns(TABLE.actions);
  expect(told.find((column) => column.header === 'Status')).toMatchObject({
    holds: 'one of the list',
    filledBy: 'people',
    choices: expect.arrayContaining(['Not possible, circumstances changed', 'Not done']),
  });
  expect(told.at(-1)?.header).toBe('Row id');
});
