// Every column that people type, and where it ends: on a paper, in a message, on Today, in a rule; or on no paper, and its help says so.
import { existsSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { findUnsigned } from '../../src/domain/answers/unsigned-answers.ts';
import { lookAtReading } from '../../src/jobs/answers/take-reading.ts';
import { TABLES, tableNamed } from '../../src/workbook/tables/all-tables.ts';
import type { Column, Table } from '../../src/workbook/tables/table.ts';
import { CellEnds, type Row } from '../support/cell-ends.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { typeFullWorld } from '../support/full-world.ts';
import { ELSEWHERE, NAMES, RULES, STAYS } from './typed-cells.ts';

/** Where people answer what the program wrote, and what rules are read from: nothing is planned from their rows as from the others. */
const APART = ['today', 'outbox', 'checks', 'settings'];

let desk: TestDesk;
let ends: CellEnds;
beforeAll(async () => {
  desk = openTestDesk();
  await typeFullWorld(desk);
  ends = new CellEnds(desk, await lookAtReading(desk.desk));
}, 60_000);
afterAll(() => desk.close());

const typed = (table: Table): readonly (readonly [string, Column])[] =>
  Object.entries(table.columns as Readonly<Record<string, Column>>);
const asked = TABLES.filter((one) => !APART.includes(one.name));
const names = asked.flatMap((table) => typed(table).map(([field]) => `${table.name}.${field}`));

/** An answer without this name counts for nothing, and with it for all it says. */
function countsAsName(column: string): boolean {
  const signed = NAMES.get(column);
  if (signed === undefined) return false;
  const answer = { [signed.answer]: signed.answer === 'releasedRung' ? 3 : 'yes' };
  const lacks = (row: Row): boolean => findUnsigned(signed.table, row).some((one) => one.signed === signed);
  return lacks(answer) && !lacks({ ...answer, [signed.by]: 'Cora Coordinata' });
}

test.each(asked.map((one) => [one.tab, one.name] as const))(
  'F14: each cell that people type on %s ends on a paper, in a message, on Today or in a rule, or its help says that it is on no paper',
  (_tab, name) => {
    const table = tableNamed(name);
    const nowhere = typed(table).filter(
      ([field, column]) =>
        !STAYS.includes(`${name}.${field}`) &&
        ELSEWHERE[`${name}.${field}`] === undefined &&
        !countsAsName(`${name}.${field}`) &&
        ends.endOf(table, field, column, RULES[`${name}.${field}`]) === undefined,
    );
    expect(nowhere.map(([field]) => `${name}.${field}`)).toEqual([]);
  },
  300_000,
);

test('F14: what is on no paper says so where it is typed', () => {
  const silent = STAYS.filter((name) => {
    const [table = '', field = ''] = name.split('.');
    const column = (tableNamed(table as Table['name']).columns as Readonly<Record<string, Column>>)[field];
    return column === undefined || !/on no paper|never (shown|printed)/i.test(column.help);
  });
  expect(silent).toEqual([]);
});

test('F14: every rule that is named here is of a column that there is', () => {
  const declared = [...Object.keys(RULES), ...STAYS, ...Object.keys(ELSEWHERE)];
  expect(declared.filter((one) => !names.includes(one))).toEqual([]);
  expect(new Set(declared).size).toBe(declared.length);
  const files = Object.values(ELSEWHERE).flatMap((why) => /^(test\/[^:]+):/.exec(why)?.slice(1) ?? []);
  expect(files.filter((file) => !existsSync(file))).toEqual([]);
});
