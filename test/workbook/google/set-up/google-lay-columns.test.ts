// F45: columns and tabs of this version in a sheet that an earlier one set up: as set-up lays them, and nothing else touched. All of it is made up.
import { afterEach, describe, expect, it } from 'vitest';
import { columnLetters } from '../../../../src/workbook/tables/headers.ts';
import { tableNamed } from '../../../../src/workbook/tables/all-tables.ts';
import type { TableName } from '../../../../src/workbook/tables/table.ts';
import { columnsOf } from '../../../../src/workbook/tables/table.ts';
import { asYesterday, type Lacking } from '../../../support/yesterday.ts';
import { laidColumns } from '../../../../src/workbook/looks/sheet-order.ts';
import { openDesk, type Desk } from '../bed.ts';

let desk: Desk | undefined;
afterEach(async () => {
  await desk?.close();
  desk = undefined;
});

async function open(lacking: Lacking, type: (of: Desk) => void = () => undefined): Promise<Desk> {
  desk = await asYesterday(lacking, async () => {
    const made = await openDesk();
    type(made);
    return made;
  });
  return desk;
}

/** The tab as it stands, without what is the same in every copy of it. */
const tabOf = (of: Desk, title: string) =>
  of.server.world.files.get(of.ids.main)?.book?.tabs.find((one) => one.properties.title === title);

const headerOf = (name: TableName, field: string): string =>
  columnsOf(tableNamed(name)).find((one) => one.field === field)?.header ?? '';

describe('a sheet of an earlier version', () => {
  it('F45: is read without the column, told, and given it with heading, note, format, list and mark', async () => {
    const bed = await open({ columns: { meetings: ['state', 'movedTo', 'stage'] } }, (made) => {
      made.typeRow('meetings', 2, 'M-AAAA22', { place: 'Test Hall' });
    });
    const before = structuredClone(tabOf(bed, 'Cases'));
    const book = bed.open();
    const look = async () => (await book.read(['meetings'])).tables.get('meetings')!;
    const first = await look();
    expect([first.state, first.rows.length]).toEqual(['known', 1]);
    expect(first.problems.map(({ code, size, column }) => [code, size, column])).toEqual([
      ['heading.new', 'note', headerOf('meetings', 'state')],
      ['heading.new', 'note', headerOf('meetings', 'movedTo')],
      ['heading.not-shown', 'note', headerOf('meetings', 'stage')],
    ]);
    const wanted = [{ table: 'meetings', file: 'main', fields: ['state', 'movedTo', 'stage'] }] as const;
    expect(await book.lay?.(wanted)).toEqual([{ outcome: 'done' }]);
    const now = await look();
    expect([now.state, now.problems, now.rows]).toEqual(['known', [], first.rows]);
    expect(tabOf(bed, 'Cases')).toEqual(before);
    const fresh = await openDesk();
    try {
      for (const field of ['state', 'movedTo', 'stage']) {
        const [made, like] = [
          columnOf(bed, 'Meetings', headerOf('meetings', field)),
          columnOf(fresh, 'Meetings', headerOf('meetings', field)),
        ];
        expect([field, made]).toEqual([field, like]);
      }
    } finally {
      await fresh.close();
    }
  });

  it('F45: goes right of cells that people put there without a heading', async () => {
    const bed = await open({ columns: { meetings: ['state'] } });
    const wide = laidColumns(tableNamed('meetings')).length - 1;
    const person = bed.person();
    person.insertColumns('Meetings', wide, 2);
    person.type(`Meetings!${columnLetters(wide + 1)}5`, 'a note of ours');
    const book = bed.open();
    await book.lay?.([{ table: 'meetings', file: 'main', fields: ['state'] }]);
    expect((await book.read(['meetings'])).tables.get('meetings')?.state).toBe('known');
    expect(bed.server.people.look(bed.ids.main, `Meetings!${columnLetters(wide + 1)}5`)).toEqual([['a note of ours']]);
    expect(bed.server.people.look(bed.ids.main, `Meetings!${columnLetters(wide + 2)}1`)).toEqual([
      [headerOf('meetings', 'state')],
    ]);
  });

  it('F45: is given a whole tab', async () => {
    const bed = await open({ tabs: ['practice'] });
    const book = bed.open();
    const look = async () => (await book.read(['practice'])).tables.get('practice')!;
    const before = await look();
    expect([before.state, before.absent]).toEqual(['unknown', ['main', 'restricted']]);
    const wanted = (['main', 'restricted'] as const).map(
      (file) => ({ table: 'practice', file, fields: 'tab' }) as const,
    );
    expect(await book.lay?.(wanted)).toEqual([{ outcome: 'done' }, { outcome: 'done' }]);
    const now = await look();
    expect([now.state, now.problems]).toEqual(['known', []]);
  });

  it('F45: a tab of which a copy was kept is not taken for one that the sheet never had', async () => {
    const bed = await open({});
    const sheetId = tabOf(bed, 'Meetings')?.properties.sheetId ?? 0;
    bed
      .person()
      .act({ duplicateSheet: { sourceSheetId: sheetId, newSheetName: 'Meetings, old' } }, { deleteSheet: { sheetId } });
    const table = (await bed.open().read(['meetings'])).tables.get('meetings')!;
    expect([table.state, table.absent]).toEqual(['unknown', undefined]);
  });
});

/** What set-up gives a column, wherever it stands: its heading, format, list and mark, and whether it is protected. */
function columnOf(of: Desk, title: string, header: string): unknown {
  const tab = tabOf(of, title);
  const at = (tab?.rows[0]?.cells ?? []).findIndex((cell) => cell?.userEnteredValue?.stringValue === header);
  const track = tab?.columns[at]?.id;
  const metadata = of.server.world.files.get(of.ids.main)?.book?.metadata ?? [];
  const own = (tab?.protectedRanges ?? []).filter(
    ({ range }) => at >= (range?.startColumnIndex ?? 0) && at < (range?.endColumnIndex ?? 0),
  );
  return {
    heading: tab?.rows[0]?.cells[at],
    cells: tab?.rows[1]?.cells[at],
    marks: metadata.flatMap((one) => (one.on.type === 'COLUMN' && one.on.track === track ? [one.metadataValue] : [])),
    protected: own.map(({ description, editors }) => [description, editors]),
  };
}
