// "Set up this sheet": the tabs that the add-on makes are those that the runner makes.
import { describe, expect, it } from 'vitest';
import { applyBatch } from '../support/google/batch.ts';
import { saveBook, storeSheet, type StoredFile } from '../support/google/world.ts';
import { COORDINATOR } from '../workbook/google/bed.ts';
import { TABLES } from '../../src/workbook/tables/all-tables.ts';
import { builtAddOn, openHost } from './script-host.ts';
import { openStage, putRows, TODAY, type Values } from './stage.ts';

const stage = openStage(12);

const YES15 = Object.fromEntries(
  Array.from({ length: 24 }, (_, i) => [`q${i + 1}`, i < 15 ? 'Yes' : i < 17 ? 'Not known' : 'No']),
);
const referral = (id: string, more: Values = {}): Values => ({
  '': id,
  referredOn: 46_447,
  surname: 'Sampleton',
  forenames: 'Anna',
  birthDate: 32_907,
  postcode: 'W5 1ZA',
  perp1Surname: 'Exampleov',
  perp1Forenames: 'Boris',
  perp1BirthDate: 31_205,
  ...YES15,
  ...more,
});

/** What a person sees of a tab before anything stands in it. */
function lookOf({ book }: StoredFile, title: string): object {
  const tab = book!.tabs.find((one) => one.properties.title === title)!;
  const { frozenRowCount, frozenColumnCount, columnGroupControlAfter } = tab.properties.gridProperties ?? {};
  const [headings, cells] = [tab.rows[0]?.cells ?? [], tab.rows[2]?.cells ?? []];
  const wide = headings.findLastIndex((cell) => (cell?.userEnteredValue?.stringValue ?? '') !== '') + 1;
  return {
    hidden: tab.properties.hidden ?? false,
    frozen: [frozenRowCount, frozenColumnCount, columnGroupControlAfter],
    groups: tab.columnGroups.map(({ range, collapsed }) => [range?.startIndex, range?.endIndex, collapsed]),
    filtered: [tab.basicFilter?.range?.startColumnIndex, tab.basicFilter?.range?.endColumnIndex],
    columns: Array.from({ length: wide }, (_, at) => {
      const { numberFormat, wrapStrategy, horizontalAlignment, verticalAlignment } = cells[at]?.userEnteredFormat ?? {};
      return {
        heading: headings[at]?.userEnteredValue?.stringValue,
        help: headings[at]?.note ?? '',
        pixels: tab.columns[at]?.pixelSize,
        hidden: tab.columns[at]?.hiddenByUser ?? false,
        cells: [numberFormat, wrapStrategy, horizontalAlignment, verticalAlignment],
        takes: cells[at]?.dataValidation?.condition,
      };
    }),
  };
}

describe('Set up this sheet', () => {
  it('makes every tab of an empty spreadsheet so that the runner and the check find nothing amiss, and then changes nothing', async () => {
    const { world } = stage.desk.server;
    const { id } = storeSheet(world, { properties: { title: 'New', timeZone: 'Europe/London' } }, COORDINATOR);
    const file = world.files.get(id)!;
    const host = openHost({ world, file, user: COORDINATOR, code: (await builtAddOn()).code, today: TODAY });
    expect(host.page('setUp').lead).toMatch(/tabs were made/);
    const titles = file.book!.tabs.map((one) => one.properties.title);
    for (const table of TABLES.filter((one) => one.home !== 'restricted')) expect(titles).toContain(table.tab);
    expect(host.page('check').lead).toMatch(/^No problem found/);
    const book = file.book;
    expect(host.page('setUp').lead).toBe('Every tab is there. Nothing was changed.');
    expect(file.book).toBe(book);
  });

  it('lays every tab as the runner lays it: order of tabs and columns, widths, formats, groups, what is frozen, hidden and filtered', async () => {
    const { world } = stage.desk.server;
    const { id } = storeSheet(world, { properties: { title: 'New', timeZone: 'Europe/London' } }, COORDINATOR);
    const file = world.files.get(id)!;
    openHost({ world, file, user: COORDINATOR, code: (await builtAddOn()).code, today: TODAY }).page('setUp');
    const ours = TABLES.filter(({ home }) => home !== 'restricted').map(({ tab }) => tab);
    const titles = [file, stage.file].map(({ book }) =>
      book!.tabs.flatMap(({ properties: { title } }) => (ours.includes(title ?? '') ? [title] : [])),
    );
    expect(titles[0]).toEqual(titles[1]);
    expect(titles[0]).toHaveLength(ours.length);
    for (const title of ours) expect(lookOf(file, title)).toEqual(lookOf(stage.file, title));
  });

  it('in whatever order columns stand, each is found by its heading', async () => {
    const { world } = stage.desk.server;
    const { id } = storeSheet(world, { properties: { title: 'New', timeZone: 'Europe/London' } }, COORDINATOR);
    const file = world.files.get(id)!;
    const code = (await builtAddOn()).code;
    openHost({ world, file, user: COORDINATOR, code, today: TODAY }).page('setUp');
    const sheetId = file.book!.tabs.find((one) => one.properties.title === 'Referrals')!.properties.sheetId!;
    const source = { sheetId, dimension: 'COLUMNS', startIndex: 1, endIndex: 9 };
    const moved = applyBatch(file.book!, [{ moveDimension: { source, destinationIndex: 40 } }], {
      email: COORDINATOR,
      owner: true,
    });
    saveBook(world, file, moved.book, COORDINATOR);
    const said = [file, stage.file].map((sheet) => {
      const host = openHost({ world, file: sheet, user: COORDINATOR, code, today: TODAY });
      const rows = [referral('R-AAAA22', { postcode: 'nowhere' }), referral('R-BBBB22', { referredOn: 46_450 })];
      putRows({ desk: stage.desk, file: sheet }, 'referrals', rows);
      host.select('Referrals', 3);
      const pages = [host.page('check'), host.page('score')];
      return pages.map(({ lead, sections }) => [
        lead,
        ...sections.flatMap((one) => one.items.map(({ text, place }) => `${place}: ${text}`)),
      ]);
    });
    const headings = [file, stage.file].map((sheet) =>
      sheet
        .book!.tabs.find((one) => one.properties.title === 'Referrals')!
        .rows[0]!.cells.map((cell) => cell?.userEnteredValue?.stringValue),
    );
    expect(headings[0]).not.toEqual(headings[1]);
    expect(said[0]?.flat().join('\n')).toMatch(/"Victim postcode"[^]*15 yes, 2 don’t know, 0 without an answer/);
    expect(said[0]).toEqual(said[1]);
  });
});
