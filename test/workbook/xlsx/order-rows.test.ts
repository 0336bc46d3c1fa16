// Today in a real file: its lines close up and stand in their order, with what people typed in them; a row that is not only ours stays. All made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import type { Change, RawRow } from '../../../src/workbook/workbook-port.ts';
import { OWN } from '../../../src/workbook/xlsx/trust-profile.ts';
import { patchWorkbook } from '../../../src/workbook/xlsx/patching/patch-workbook.ts';
import { writeFile } from 'node:fs/promises';
import type { TypedActions } from './typed-actions.ts';
import { openTypedActions, textCell } from './typed-actions.ts';
import type { SheetChange } from '../../../src/workbook/xlsx/patching/sheet-change.ts';

let book: TypedActions;
beforeEach(async () => {
  book = await openTypedActions();
  await book.workbook.write(['T-1', 'T-2', 'T-3', 'T-4'].map(add), '');
}, 60_000);
afterEach(() => book.close());

const add = (rowId: string): Change => ({
  do: 'add',
  table: 'today',
  file: 'main',
  rowId,
  cells: new Map([['what', textCell(`What ${rowId}`)]]),
});
const order = (...rowIds: readonly string[]): Change => ({ do: 'order', table: 'today', file: 'main', rowIds });
const rows = async (): Promise<readonly RawRow[]> =>
  (await book.workbook.read(['today'])).tables.get('today')?.rows ?? [];
const standing = async (): Promise<readonly string[]> =>
  (await rows()).map((row) => {
    const what = row.cells.get('what');
    return `${row.place} ${row.id} ${what?.kind === 'text' ? what.text : ''}`;
  });

test('what is over leaves no gap, what is new stands where it belongs, and ticks move with their rows', async () => {
  const tick = new Map([['doneBy', { from: { kind: 'blank' }, to: textCell('Cora') }]] as const);
  await book.workbook.write([{ do: 'set', table: 'today', rowId: 'T-4', cells: tick }], '');
  const answers = await book.workbook.write(
    [
      { do: 'remove', table: 'today', rowId: 'T-1' },
      { do: 'remove', table: 'today', rowId: 'T-2' },
      add('T-5'),
      order('T-4', 'T-5', 'T-3'),
    ],
    '',
  );
  expect(answers.every((one) => one.outcome === 'done')).toBe(true);
  expect(await standing()).toEqual(['row 2 T-4 What T-4', 'row 3 T-5 What T-5', 'row 4 T-3 What T-3']);
  expect((await rows()).map((row) => row.cells.get('doneBy')?.kind)).toEqual(['text', undefined, undefined]);
  const bytes = await book.bytes();
  await book.workbook.write([order('T-4', 'T-5', 'T-3')], '');
  expect((await book.bytes()).equals(bytes), 'in order already: nothing is written').toBe(true);
}, 60_000);

test('a row beside which somebody keeps a note of their own stays, and the others go round it', async () => {
  const note: SheetChange = { sheet: 'Today', column: 40, row: 3, to: textCell('My own note') };
  await writeFile(book.main, (await patchWorkbook(await book.bytes(), OWN, [note])).bytes);
  await book.workbook.write([{ do: 'remove', table: 'today', rowId: 'T-1' }, order('T-4', 'T-3', 'T-2')], '');
  expect(await standing()).toEqual(['row 2 T-4 What T-4', 'row 3 T-2 What T-2', 'row 4 T-3 What T-3']);
}, 60_000);

test('only a view is put in order', async () => {
  const answers = await book.workbook.write(
    [{ do: 'order', table: 'actions', file: 'main', rowIds: ['A-TEST03', 'A-TEST02'] }],
    '',
  );
  expect(answers).toEqual([{ outcome: 'movedOn', fields: [] }]);
  expect((await book.read()).rows.map((one) => one.id)).toEqual(['A-TEST02', 'A-TEST03', 'A-TEST04']);
}, 60_000);
