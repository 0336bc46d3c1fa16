// Answers of a Google Form linked to a tab of the workbook: questions found by their titles and other names, wherever the form puts them.
import { afterAll, beforeAll, expect, it } from 'vitest';
import { setUpSheet } from '../../../src/workbook/google/set-up/set-up-sheet.ts';
import type { SetUp } from '../../../src/workbook/google/set-up/set-up-sheet.ts';
import { TABLE, tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import { parseTable } from '../../../src/workbook/tables/parse-row.ts';
import { columnsOf } from '../../../src/workbook/tables/table.ts';
import { linkForm } from '../../support/google/forms.ts';
import type { Form } from '../../support/google/forms.ts';
import { openDesk, RUNNER } from './bed.ts';
import type { Desk } from './bed.ts';

let desk: Desk;
let form: Form;
let made: SetUp;

/** The form asks for what people fill in; the time of an answer comes by itself, as "Timestamp". */
const { surname, forenames: forename } = TABLE.referrals.columns;
const questions = columnsOf(tableNamed('referrals'))
  .filter(({ writer, field }) => writer === 'person' && field !== 'receivedAt')
  .map(({ header }) => header);

beforeAll(async () => {
  desk = await openDesk();
  const { book } = desk.server.world.files.get(desk.ids.main)!;
  const old = book!.tabs.find((tab) => tab.properties.title === 'Referrals')!;
  desk.person().act({ deleteSheet: { sheetId: old.properties.sheetId! } });
  form = linkForm(desk.server.world, desk.ids.main, 'Referrals', questions);
  const roles = ['main', 'register'] as const;
  made = await setUpSheet({ client: desk.client, id: desk.ids.main, roles, account: RUNNER });
}, 60_000);
afterAll(async () => {
  await desk.close();
});

async function referrals() {
  return (await desk.open().read(['referrals'])).tables.get('referrals')!;
}

it('adds only what the form’s tab lacks: our own columns and the row id', () => {
  expect([made.tabs, made.problems]).toEqual([[], []]);
  expect(made.headings).toContain('Referrals: Row id');
});

it('binds every question by its title, and the form’s timestamp as the time of receipt', async () => {
  const at = desk.clock.now();
  form.submit({ [surname.header]: 'Invented', [forename.header]: 'Ada' });
  const table = await referrals();
  expect([table.state, table.problems]).toEqual(['known', []]);
  const parsed = parseTable(tableNamed('referrals'), table);
  expect(parsed.unadopted).toHaveLength(1);
  expect(parsed.unadopted[0]?.cells.get('receivedAt')).toEqual({
    kind: 'date',
    date: expect.stringContaining(at),
  });
});

it('goes on when the form brings a new question in the middle, before our own columns', async () => {
  form.addQuestion('Anything we forgot to ask');
  form.submit({ [surname.header]: 'Another', 'Anything we forgot to ask': 'no' });
  const table = await referrals();
  expect([table.state, table.rows.length]).toEqual(['known', 2]);
  const raw = table.rows[1]!;
  const book = desk.open();
  const { revision } = await book.read(['referrals']);
  const adopt = {
    do: 'adopt',
    table: 'referrals',
    file: 'main',
    place: raw.place,
    rowId: 'R-AAAAAA',
    cells: raw.cells,
  } as const;
  expect(await book.write([adopt], revision)).toEqual([{ outcome: 'done' }]);
  expect((await referrals()).rows[1]?.id).toBe('R-AAAAAA');
});

it('notices a question that was reworded, and asks', async () => {
  form.reword(surname.header, 'What is her last name?');
  const table = await referrals();
  expect(table.state).toBe('unknown');
  expect(table.problems.map(({ code, shown }) => [code, shown])).toEqual([
    ['heading.renamed', 'What is her last name?'],
  ]);
  form.reword('What is her last name?', surname.header);
  expect((await referrals()).state).toBe('known');
});
