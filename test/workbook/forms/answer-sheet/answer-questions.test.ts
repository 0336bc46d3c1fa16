// The questions of the answer sheet as one definition: each goes to a column that is there, and docs/forms.md says what the definition says.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { format } from 'prettier';
import { expect, test } from 'vitest';
import { ALL_ASKS, describeAsks } from '../../../../src/workbook/forms/answer-sheet/answer-columns.ts';
import { TABLE } from '../../../../src/workbook/tables/all-tables.ts';
import type { Column } from '../../../../src/workbook/tables/table.ts';

const PAGE = path.join(import.meta.dirname, '../../../../docs/forms.md');
const BETWEEN = /(<!-- questions of the answer sheet -->\n).*?(<!-- end of the questions -->)/s;

test('every question goes to a column of its tab that holds such an answer', () => {
  const lost = ALL_ASKS.flatMap((asks) =>
    Object.entries(asks).flatMap(([field, { to, column }]) => {
      if (to === 'together') return [];
      const stands = (TABLE[to].columns as Readonly<Record<string, Column>>)[field];
      return stands?.kind === column.kind ? [] : [`${to}.${field}`];
    }),
  );
  expect(lost).toEqual([]);
});

test('docs/forms.md has the questions of the definition', async () => {
  const page = readFileSync(PAGE, 'utf8');
  const table = await format(describeAsks(), { parser: 'markdown' });
  const wanted = page.replace(BETWEEN, (_all, start: string, end: string) => `${start}\n${table}\n${end}`);
  if (process.env['UPDATE_GOLDEN'] === '1') writeFileSync(PAGE, wanted);
  expect(readFileSync(PAGE, 'utf8')).toBe(wanted);
});
