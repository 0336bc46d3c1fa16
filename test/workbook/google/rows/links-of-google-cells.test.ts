// In a Google Sheet a line of Today leads to its row: the link goes with the text of its cell, in the same write. All is made up.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { textCell } from '../../../../src/domain/cells/cell.ts';
import type { Change, FileRole } from '../../../../src/workbook/workbook-port.ts';
import { columnAt, openDesk, type Desk } from '../bed.ts';

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
afterAll(() => desk.close());

const tabOf = (role: 'main' | 'restricted', title: string) =>
  desk.server.world.files.get(desk.ids[role])!.book!.tabs.find((tab) => tab.properties.title === title)!;

function linkIn(role: 'main' | 'restricted', row: number): string | undefined {
  const cell = tabOf(role, 'Today').rows[row - 1]?.cells[columnAt('today', 'link')];
  return cell?.textFormatRuns?.[0]?.format?.link?.uri ?? undefined;
}

const gid = (title: string): number => tabOf('main', title).properties.sheetId ?? 0;

const line = (rowId: string, file: FileRole, link: string): Change => ({
  do: 'add',
  table: 'today',
  file,
  rowId,
  cells: new Map([
    ['what', textCell(`About ${rowId}`)],
    ['link', textCell(link)],
  ]),
});

test('to a row or a tab of the same spreadsheet, anew when the row is another, and nowhere else', async () => {
  const book = desk.open();
  const { revision } = await book.read(['today']);
  await book.write(
    [
      line('T-AAAA22', 'main', 'Actions, rows 12 and 14'),
      line('T-BBBB22', 'main', 'Outbox'),
      line('T-CCCC22', 'main', 'Safe contacts, row 4'),
      line('T-DDDD22', 'restricted', 'Cases, row 5 of the main workbook'),
    ],
    revision,
  );
  expect([2, 3, 4].map((row) => linkIn('main', row))).toEqual([
    `#gid=${gid('Actions')}&range=A12`,
    `#gid=${gid('Outbox')}&range=A1`,
    undefined,
  ]);
  expect(linkIn('restricted', 2)).toBeUndefined();
  const [from, to] = ['Actions, rows 12 and 14', 'Actions, row 3'].map(textCell);
  const now = await book.read(['today']);
  await book.write(
    [{ do: 'set', table: 'today', rowId: 'T-AAAA22', cells: new Map([['link', { from: from!, to: to! }]]) }],
    now.revision,
  );
  expect(linkIn('main', 2)).toBe(`#gid=${gid('Actions')}&range=A3`);
});
