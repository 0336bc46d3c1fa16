// spreadsheets.batchUpdate and the shapes of answers, through Google's own client.
import { describe, expect, it } from 'vitest';
import { misfits, schemasOf } from './schema.ts';
import { makeBed, owner, refusal } from './bed.ts';

const bed = makeBed();

describe('batchUpdate', () => {
  it('carries out all requests or none, and says which one failed', async () => {
    const answer = await refusal(
      bed.batch([
        {
          updateCells: {
            start: { sheetId: 7 },
            rows: [{ values: [{ userEnteredValue: { stringValue: 'x' } }] }],
            fields: 'userEnteredValue',
          },
        },
        { deleteSheet: { sheetId: 99 } },
      ]),
    );
    expect(answer).toMatchObject({ status: 400, message: 'Invalid requests[1].deleteSheet: No grid with id: 99' });
    expect(await bed.read('People!A1')).toBeUndefined();
  });

  it('mirrors the requests in its replies and shows the ranges asked for as they stand afterwards', async () => {
    const { data } = await bed.batch(
      [
        { addSheet: { properties: { title: 'New', sheetId: 8 } } },
        {
          updateCells: {
            start: { sheetId: 7, rowIndex: 1, columnIndex: 1 },
            rows: [{ values: [{ userEnteredValue: { numberValue: 5 } }] }],
            fields: 'userEnteredValue',
          },
        },
      ],
      { includeSpreadsheetInResponse: true, responseRanges: ['People!B2'] },
      { fields: 'replies,updatedSpreadsheet.sheets.data(startRow,startColumn,rowData.values.userEnteredValue)' },
    );
    expect(data.replies).toEqual([
      {
        addSheet: {
          properties: {
            sheetType: 'GRID',
            title: 'New',
            sheetId: 8,
            index: 1,
            gridProperties: { rowCount: 1000, columnCount: 26 },
          },
        },
      },
      {},
    ]);
    expect(data.updatedSpreadsheet).toEqual({
      sheets: [
        { data: [{ startRow: 1, startColumn: 1, rowData: [{ values: [{ userEnteredValue: { numberValue: 5 } }] }] }] },
      ],
    });
  });

  it.each<[object, string, readonly string[]]>([
    [{}, 'Must specify at least one request.', []],
    [
      { requests: [{ updateCells: { rows: [{ values: [{}] }], start: { sheetId: 7 }, fields: '' } }] },
      "Invalid requests[0].updateCells: At least one field must be listed in 'fields'. (Use '*' to indicate all fields.)",
      ['sheets.spreadsheets.batchUpdate: requests[0].updateCells.fields: no mask'],
    ],
    [
      { requests: [{ updateCels: {} }] },
      'Invalid JSON payload received. Unknown name "updateCels" at \'requests[0]\': Cannot find field.',
      ['sheets.spreadsheets.batchUpdate: requests[0].updateCels: Request has no field “updateCels”'],
    ],
  ])('refuses %j in Google’s words', async (requestBody, message, faults) => {
    expect(
      await refusal(bed.bot.sheets.spreadsheets.batchUpdate({ spreadsheetId: bed.id, requestBody })),
    ).toMatchObject({ status: 400, message });
    expect(bed.server.takeFaults()).toEqual(faults);
  });

  it('moves developer metadata, protections and names with their rows and columns', async () => {
    await bed.batch([
      {
        createDeveloperMetadata: {
          developerMetadata: {
            metadataId: 50,
            metadataKey: 'column',
            metadataValue: 'phone',
            visibility: 'DOCUMENT',
            location: { dimensionRange: { sheetId: 7, dimension: 'COLUMNS', startIndex: 2, endIndex: 3 } },
          },
        },
      },
      {
        addProtectedRange: {
          protectedRange: { protectedRangeId: 60, range: { sheetId: 7, startColumnIndex: 2, endColumnIndex: 4 } },
        },
      },
      {
        addNamedRange: {
          namedRange: { name: 'Phones', range: { sheetId: 7, startColumnIndex: 2, endColumnIndex: 3 } },
        },
      },
      { insertDimension: { range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 0, endIndex: 2 } } },
      {
        moveDimension: {
          source: { sheetId: 7, dimension: 'COLUMNS', startIndex: 4, endIndex: 5 },
          destinationIndex: 1,
        },
      },
    ]);
    const { data } = await bed.ana.sheets.spreadsheets.developerMetadata.get({ spreadsheetId: bed.id, metadataId: 50 });
    expect(data.location?.dimensionRange).toMatchObject({ startIndex: 1, endIndex: 2 });
    await bed.batch([{ deleteDimension: { range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } } }]);
    const found = await bed.ana.sheets.spreadsheets.developerMetadata.search({
      spreadsheetId: bed.id,
      requestBody: { dataFilters: [{ developerMetadataLookup: { metadataKey: 'column' } }] },
    });
    expect(found.data).toEqual({});
  });

  it('finds values by the metadata of their column wherever it stands', async () => {
    await bed.put(
      'People!A1',
      [
        ['Name', 'Phone'],
        ['x', '1'],
      ],
      'RAW',
    );
    const location = { dimensionRange: { sheetId: 7, dimension: 'COLUMNS', startIndex: 1, endIndex: 2 } };
    await bed.batch([
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataKey: 'field', metadataValue: 'phone', visibility: 'DOCUMENT', location },
        },
      },
    ]);
    bed.server.people.open(owner, bed.id).insertColumns('People', 0, 3);
    const { data } = await bed.ana.sheets.spreadsheets.values.batchGetByDataFilter({
      spreadsheetId: bed.id,
      requestBody: { dataFilters: [{ developerMetadataLookup: { metadataValue: 'phone' } }] },
    });
    expect(data.valueRanges?.[0]?.valueRange).toMatchObject({ range: 'People!E1:E1000', values: [['Phone'], ['1']] });
  });

  it('shows what is asked for and nothing more, and refuses a mask it does not know', async () => {
    await bed.put('People!A1', [['=1+1', 'x']]);
    const { data } = await bed.ana.sheets.spreadsheets.get({
      spreadsheetId: bed.id,
      fields: 'sheets(properties.title,data.rowData.values.userEnteredValue.formulaValue)',
    });
    expect(data).toEqual({
      sheets: [
        {
          properties: { title: 'People' },
          data: [{ rowData: [{ values: [{ userEnteredValue: { formulaValue: '=1+1' } }, { userEnteredValue: {} }] }] }],
        },
      ],
    });
    expect(
      (await refusal(bed.ana.sheets.spreadsheets.get({ spreadsheetId: bed.id, fields: 'sheets(propertys)' }))).status,
    ).toBe(400);
    expect(bed.server.takeFaults()).toEqual([
      'sheets.spreadsheets.get: fields: mask “sheets(propertys)”: Spreadsheet has no field “sheets.propertys”',
    ]);
  });
});

describe('shapes', () => {
  it('answers only what Google’s discovery documents declare', async () => {
    await bed.put('People!A1', [['a', '=1/0', '3/4/2027', 'TRUE']]);
    await bed.batch([
      { addProtectedRange: { protectedRange: { range: { sheetId: 7, endRowIndex: 1 } } } },
      {
        mergeCells: {
          range: { sheetId: 7, startRowIndex: 5, endRowIndex: 6, startColumnIndex: 0, endColumnIndex: 2 },
          mergeType: 'MERGE_ALL',
        },
      },
      {
        createDeveloperMetadata: {
          developerMetadata: { metadataKey: 'k', visibility: 'PROJECT', location: { sheetId: 7 } },
        },
      },
      { addDimensionGroup: { range: { sheetId: 7, dimension: 'COLUMNS', startIndex: 4, endIndex: 6 } } },
    ]);
    const schemas = schemasOf('sheets');
    const spreadsheet = await bed.ana.sheets.spreadsheets.get({ spreadsheetId: bed.id, includeGridData: true });
    expect(misfits(schemas, 'Spreadsheet', spreadsheet.data)).toEqual([]);
    const many = await bed.ana.sheets.spreadsheets.values.batchGet({ spreadsheetId: bed.id, ranges: ['People!A1:D4'] });
    expect(misfits(schemas, 'BatchGetValuesResponse', many.data)).toEqual([]);
    expect(misfits(schemas, 'Spreadsheet', { sheets: [{ propertys: 1 }] })).toEqual([
      'Unknown name "propertys" at \'sheets[0]\': Cannot find field.',
    ]);
  });
});
