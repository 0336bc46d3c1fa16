// That the test server notices what Google's discovery documents do not allow: planted wrong requests, each with the fault it is told with.
import { expect, it } from 'vitest';
import { openClients } from '../clients.ts';
import { driveMethods } from '../drive-api.ts';
import { openGoogleServer } from '../server.ts';
import { sheetsMethods } from '../sheets-api.ts';
import { storeSheet } from '../world.ts';
import { requestFaults } from './check-request.ts';
import { discoveryOf } from './document.ts';

const BOOK = '/v4/spreadsheets/1AbC';

function faultsOf(verb: string, address: string, body?: object): readonly string[] {
  return requestFaults({
    verb,
    url: new URL(address, 'https://sheets.googleapis.com'),
    body: Buffer.from(body === undefined ? '' : JSON.stringify(body)),
    contentType: body === undefined ? '' : 'application/json',
  });
}

const batch = (...requests: readonly object[]): readonly string[] =>
  faultsOf('POST', `${BOOK}:batchUpdate`, { requests }).map((fault) =>
    fault.replace('sheets.spreadsheets.batchUpdate: requests[0].', ''),
  );

it('lets pass what the documents allow', () => {
  expect([
    ...faultsOf('GET', `${BOOK}?fields=sheets(properties(sheetId,title),data.rowData.values.userEnteredValue)`),
    ...faultsOf('GET', `${BOOK}/values/People!A1%3AB2?valueRenderOption=FORMULA`),
    ...faultsOf('POST', `${BOOK}/values/A1:append?valueInputOption=RAW`, { values: [[1, 'a', null, true]] }),
    ...faultsOf('GET', '/drive/v3/files/1AbC?fields=version,capabilities/canEdit&supportsAllDrives=true'),
    ...faultsOf('GET', '/drive/v3/files/1AbC/revisions?pageSize=1000'),
    ...batch({ updateCells: { start: { sheetId: 0 }, rows: [{ values: [{}] }], fields: '*' } }),
    ...batch({ updateSheetProperties: { properties: { sheetId: 7, hidden: true }, fields: 'hidden' } }),
  ]).toEqual([]);
});

it.each<[wrong: string, found: readonly string[], fault: string]>([
  ['another method', faultsOf('PUT', BOOK), 'PUT /v4/spreadsheets/1AbC: no method of sheets that is used here'],
  [
    'another path',
    faultsOf('POST', `${BOOK}:batchUpdates`, {}),
    'POST /v4/spreadsheets/1AbC:batchUpdates: no method of sheets that is used here',
  ],
  [
    'an unknown parameter',
    faultsOf('GET', `${BOOK}?includeGrid=true`),
    'sheets.spreadsheets.get: takes no “includeGrid” in the query',
  ],
  [
    'a parameter of another type',
    faultsOf('GET', `${BOOK}?includeGridData=yes`),
    'sheets.spreadsheets.get: “includeGridData” is “yes”, not true or false',
  ],
  [
    'a parameter twice',
    faultsOf('GET', `${BOOK}?includeGridData=true&includeGridData=true`),
    'sheets.spreadsheets.get: takes one “includeGridData”, not 2',
  ],
  [
    'a wrong enum in the query',
    faultsOf('GET', `${BOOK}/values/A1?majorDimension=ROW`),
    'sheets.spreadsheets.values.get: “majorDimension” is “ROW”, not one of DIMENSION_UNSPECIFIED, ROWS, COLUMNS',
  ],
  [
    'a page beyond the limit',
    faultsOf('GET', '/drive/v3/files/1AbC/revisions?pageSize=1001'),
    'drive.revisions.list: “pageSize” is “1001”, not from 1 to 1000',
  ],
  [
    'a field that the answer does not have',
    faultsOf('GET', `${BOOK}?fields=sheets(properties(title,colour))`),
    'sheets.spreadsheets.get: fields: mask “sheets(properties(title,colour))”: Spreadsheet has no field “sheets.properties.colour”',
  ],
  [
    'a mask that is not closed',
    faultsOf('GET', `${BOOK}?fields=sheets(properties`),
    'sheets.spreadsheets.get: fields: mask “sheets(properties” cannot be read at character 18',
  ],
  ['a body where none is taken', faultsOf('GET', BOOK, {}), 'sheets.spreadsheets.get: takes no body'],
  [
    'a wrong enum in the body',
    batch({ mergeCells: { range: { sheetId: 7 }, mergeType: 'ALL' } }),
    'mergeCells.mergeType: "ALL" is not one of MERGE_ALL, MERGE_COLUMNS, MERGE_ROWS',
  ],
  [
    'an unknown field',
    batch({ deleteSheet: { sheet: 7 } }),
    'deleteSheet.sheet: DeleteSheetRequest has no field “sheet”',
  ],
  [
    'a text for a number',
    batch({ deleteSheet: { sheetId: '7' } }),
    'deleteSheet.sheetId: "7" is not a whole number (int32)',
  ],
  [
    'a number beyond its range',
    batch({ deleteSheet: { sheetId: 2 ** 31 } }),
    'deleteSheet.sheetId: 2147483648 is not a whole number (int32)',
  ],
  [
    'a field that its mask does not know',
    batch({ updateSheetProperties: { properties: { sheetId: 7 }, fields: 'properties.title' } }),
    'updateSheetProperties.fields: mask “properties.title”: SheetProperties has no field “properties”',
  ],
  [
    'no mask',
    batch({ updateSheetProperties: { properties: { sheetId: 7, title: 'x' } } }),
    'updateSheetProperties.fields: no mask',
  ],
  [
    'two values in one cell',
    batch({
      updateCells: {
        start: { sheetId: 7 },
        rows: [{ values: [{ userEnteredValue: { stringValue: 'a', numberValue: 1 } }] }],
        fields: 'userEnteredValue',
      },
    }),
    'updateCells.rows[0].values[0].userEnteredValue: ExtendedValue takes one of its fields, not stringValue and numberValue',
  ],
])('tells %s', (_wrong, found, fault) => {
  expect(found).toEqual([fault]);
});

it('fails the suite that sent it: the server does not close in peace', async () => {
  const server = await openGoogleServer();
  const { id } = storeSheet(server.world, { properties: { title: 'Book' } }, 'ana@team.example');
  const { sheets } = openClients(server, { email: 'ana@team.example' });
  await sheets.spreadsheets.get({ spreadsheetId: id, includeGridData: 'never' as unknown as boolean });
  await expect(server.close()).rejects.toThrow('sheets.spreadsheets.get: “includeGridData” is “never”');
});

it('has every method that the test server carries out', () => {
  const known = [discoveryOf('sheets'), discoveryOf('drive')].flatMap(({ methods }) => Object.keys(methods));
  expect(known.toSorted()).toEqual([...sheetsMethods, ...driveMethods].map(({ name }) => name).toSorted());
});
