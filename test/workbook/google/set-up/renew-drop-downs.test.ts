// F4: drop-downs of a sheet that an earlier version set up offer every choice of this one; what people made of theirs stays. All of it is made up.
import { afterEach, expect, it } from 'vitest';
import { tableNamed } from '../../../../src/workbook/tables/all-tables.ts';
import type { Column } from '../../../../src/workbook/tables/table.ts';
import { openDesk, type Desk } from '../bed.ts';

let desk: Desk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

const LEVEL = [{ table: 'needed', file: 'main', fields: ['level', 'agency'] }] as const;

/** A sheet that was set up while *Level* did not know *Acts*. */
async function older(): Promise<Desk> {
  const level = (tableNamed('needed').columns as Record<string, Column>)['level'] as {
    choices: Record<string, string>;
  };
  const { choices } = level;
  const { acts: _acts, ...before } = choices;
  level.choices = before;
  try {
    desk = await openDesk();
  } finally {
    level.choices = choices;
  }
  return desk;
}

/** The words that each cell of *Level* below the heading offers. */
function offered(of: Desk): readonly string[] {
  const tab = of.server.world.files
    .get(of.ids.main)
    ?.book?.tabs.find((one) => one.properties.title === tableNamed('needed').tab);
  const at = (tab?.rows[0]?.cells ?? []).findIndex((cell) => cell?.userEnteredValue?.stringValue === 'Level');
  const all = (tab?.rows ?? [])
    .slice(1)
    .map(({ cells }) =>
      (cells[at]?.dataValidation?.condition?.values ?? []).map((one) => one.userEnteredValue).join(', '),
    );
  return [...new Set(all)];
}

it('F4: a drop-down that lacks a choice offers it afterwards in every row, and can be typed in', async () => {
  const bed = await older();
  expect(offered(bed)).toEqual(['Searches, Takes part, Sees all']);
  expect(() => bed.person().type(bed.at('needed', 'level', 2), 'Acts')).toThrow(/violates the data validation/);
  expect(await bed.open().renew?.(LEVEL)).toEqual([{ outcome: 'done' }]);
  expect(offered(bed)).toEqual(['Acts, Searches, Takes part, Sees all']);
  bed.person().type(bed.at('needed', 'level', 2), 'Acts');
});

it('F4: a sheet of this version is read and not written', async () => {
  desk = await openDesk();
  const book = desk.open();
  const before = desk.client.counts.write;
  expect(await book.renew?.(LEVEL)).toEqual([{ outcome: 'done' }]);
  expect(desk.client.counts.write).toBe(before);
  expect(offered(desk)).toEqual(['Acts, Searches, Takes part, Sees all']);
});

it('F4: another rule that a person put there stays', async () => {
  const bed = await older();
  const sheetId = bed.server.world.files
    .get(bed.ids.main)
    ?.book?.tabs.find((one) => one.properties.title === tableNamed('needed').tab)?.properties.sheetId;
  const at = Number(
    bed.at('needed', 'level', 2).replace(/.*!([A-Z])\d+$/, (_, letter: string) => String(letter.charCodeAt(0) - 65)),
  );
  const range = { sheetId: sheetId ?? 0, startRowIndex: 1, startColumnIndex: at, endColumnIndex: at + 1 };
  const values = ['red', 'green'].map((userEnteredValue) => ({ userEnteredValue }));
  bed.person().act({ setDataValidation: { range, rule: { condition: { type: 'ONE_OF_LIST', values } } } });
  expect(await bed.open().renew?.(LEVEL)).toEqual([{ outcome: 'done' }]);
  expect(offered(bed)).toEqual(['red, green']);
});
