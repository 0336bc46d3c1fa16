// The server keeps parts of its answers while a spreadsheet stays as it is. It answers as if it kept nothing.
import { expect, it } from 'vitest';
import { seededRandom } from '../../../src/system/random.ts';
import type { Clients } from './clients.ts';
import { makeBed } from './bed.ts';

const bed = makeBed();

const FIELDS =
  'spreadsheetId,properties,developerMetadata,sheets(properties,merges,developerMetadata,protectedRanges,data(columnMetadata,rowMetadata,rowData(values(userEnteredValue))))';
const SHOWN = 'sheets(properties(title),data(rowData(values(formattedValue))))';

async function answers(clients: Clients): Promise<readonly unknown[]> {
  const { sheets } = clients;
  const spreadsheetId = bed.id;
  const filters = [7, 8].map((sheetId) => ({ gridRange: { sheetId } }));
  const asked = await Promise.all([
    sheets.spreadsheets.get({ spreadsheetId, fields: FIELDS }),
    sheets.spreadsheets.get({ spreadsheetId, fields: SHOWN }),
    sheets.spreadsheets.get({ spreadsheetId }),
    sheets.spreadsheets.values.batchGetByDataFilter({ spreadsheetId, requestBody: { dataFilters: filters } }),
    sheets.spreadsheets.values.batchGetByDataFilter({
      spreadsheetId,
      requestBody: { dataFilters: filters, valueRenderOption: 'UNFORMATTED_VALUE' },
    }),
  ]);
  return asked.map(({ data }) => data as unknown);
}

it('after each of twenty-four edits every answer is the one that a server without memory gives, for its owner and for an editor', async () => {
  const random = seededRandom(5);
  const grid = { rowCount: 9, columnCount: 6 };
  await bed.batch([
    { updateSheetProperties: { properties: { sheetId: 7, gridProperties: grid }, fields: 'gridProperties' } },
    { addSheet: { properties: { sheetId: 8, title: 'Other', gridProperties: grid } } },
    { addProtectedRange: { protectedRange: { range: { sheetId: 8, endRowIndex: 1 }, editors: { users: [] } } } },
  ]);
  const person = bed.person();
  const cell = (): string =>
    `${['People', 'Other'][random.below(2)]}!${'ABCDEF'[random.below(6)]}${2 + random.below(5)}`;
  const edits = [
    () => person.type(cell(), `text ${random.below(9)}`),
    () => person.type(cell(), '3/4'),
    () => person.type(cell(), `=Other!A${2 + random.below(3)}`),
    () => person.sort("'People'!2:6", random.below(3)),
    () => person.insertRows(['People', 'Other'][random.below(2)]!, 2),
    () => person.deleteRows('People', 2),
    () => person.insertColumns('Other', 1),
    () => person.deleteColumns('Other', 2),
    () => person.moveTab('Other', random.below(2)),
    () => person.undo(),
  ];
  for (let nth = 0; nth < 24; nth += 1) {
    bed.nowMs += 60_000;
    edits[random.below(edits.length)]!();
    if (nth % 4 === 0) mark(random.below(3));
    const kept = [await answers(bed.ana), await answers(bed.bot)];
    const file = bed.server.world.files.get(bed.id)!;
    file.book = structuredClone(file.book!);
    expect(kept, `edit ${nth}`).toEqual([await answers(bed.ana), await answers(bed.bot)]);
  }

  function mark(startIndex: number): void {
    const dimensionRange = { sheetId: 7, dimension: 'COLUMNS', startIndex, endIndex: startIndex + 1 };
    const key = { metadataKey: 'mark', metadataValue: String(random.below(99)), visibility: 'DOCUMENT' };
    person.act({ createDeveloperMetadata: { developerMetadata: { ...key, location: { dimensionRange } } } });
  }
}, 60_000);
