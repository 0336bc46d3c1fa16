// A second, unrelated client (google-spreadsheet, from npm) works against the test server: it is checked by code that nobody
// wrote for it. Its addresses are fixed, so its own requests are re-addressed, without its slash behind an id; nothing else
// about it is changed.
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { GoogleSpreadsheet } from 'google-spreadsheet';
import { openGoogleServer } from './server.ts';
import type { GoogleServer } from './server.ts';
import { scopes } from './wire.ts';
import { storeSheet } from './world.ts';

let server: GoogleServer;
let doc: GoogleSpreadsheet;

beforeAll(async () => {
  server = await openGoogleServer();
});

afterAll(async () => {
  await server.close();
});

beforeEach(async () => {
  const { id } = storeSheet(server.world, { properties: { title: 'Second' } }, 'ana@team.example');
  const token = server.oauth.issue({
    email: 'ana@team.example',
    project: '1',
    scopes: scopes('spreadsheets', 'drive'),
  });
  doc = new GoogleSpreadsheet(id, { token });
  const readdress = async (input: string | URL | Request, init?: RequestInit) => {
    const request = new Request(input, init);
    const url = new URL(request.url);
    // It writes a slash behind a sheet's id, which Google overlooks and its discovery document does not have.
    const pathname = url.pathname.replace(/\/(?=:|$)/, '');
    return await fetch(new Request(new URL(`${pathname}${url.search}`, server.rootUrl), request));
  };
  Object.assign(doc, {
    sheetsApi: doc.sheetsApi.extend({ fetch: readdress }),
    driveApi: doc.driveApi.extend({ fetch: readdress }),
  });
  await doc.loadInfo();
});

it('loads a document and its tabs', () => {
  expect([doc.title, doc.locale, doc.sheetCount]).toEqual(['Second', 'en_GB', 1]);
  expect(doc.sheetsByTitle['Sheet1']?.rowCount).toBe(1000);
});

it('adds a tab with headers, rows by name, saves and deletes them', async () => {
  const sheet = await doc.addSheet({ title: 'People', headerValues: ['name', 'age'] });
  await sheet.addRows([
    { name: 'Ann', age: 30 },
    { name: 'Bob', age: '=B2+1' },
  ]);
  const rows = await sheet.getRows<{ name: string; age: string }>();
  expect(rows.map((row) => row.toObject())).toEqual([
    { name: 'Ann', age: '30' },
    { name: 'Bob', age: '31' },
  ]);
  rows[0]!.set('name', 'Anne');
  await rows[0]!.save();
  await rows[1]!.delete();
  expect((await sheet.getRows()).map((row) => row.get('name') as string)).toEqual(['Anne']);
});

it('loads cells, changes values, formulas, notes and formats, and saves them in one batch', async () => {
  const sheet = doc.sheetsByIndex[0]!;
  await sheet.loadCells('A1:C3');
  sheet.getCellByA1('A1').value = 2;
  sheet.getCellByA1('B1').formula = '=A1*21';
  sheet.getCellByA1('C1').value = 'text';
  sheet.getCellByA1('C1').note = 'a note';
  sheet.getCellByA1('A1').numberFormat = { type: 'NUMBER', pattern: '0.00' };
  await sheet.saveUpdatedCells();
  expect([sheet.getCellByA1('A1').formattedValue, sheet.getCellByA1('B1').value, sheet.getCellByA1('C1').note]).toEqual(
    ['2.00', 42, 'a note'],
  );
});

it('resizes, renames, hides columns, inserts dimensions, protects, duplicates and deletes tabs', async () => {
  const sheet = doc.sheetsByIndex[0]!;
  await sheet.updateProperties({ title: 'Renamed' });
  await sheet.resize({ rowCount: 20, columnCount: 5 });
  await sheet.insertDimension('ROWS', { startIndex: 0, endIndex: 2 });
  await doc.loadInfo();
  expect([sheet.title, sheet.rowCount, sheet.columnCount]).toEqual(['Renamed', 22, 5]);
  await sheet.addProtectedRange({
    range: { sheetId: sheet.sheetId, startRowIndex: 0, endRowIndex: 1 },
    description: 'head',
  });
  const copy = await sheet.duplicate({ title: 'Copy' });
  expect(copy.title).toBe('Copy');
  await copy.delete();
  expect(doc.sheetCount).toBe(1);
});

it('shares the document and lists who has it', async () => {
  await doc.share('bo@partner.example', { role: 'reader', emailMessage: false });
  await doc.setPublicAccessLevel('reader');
  expect((await doc.listPermissions()).map((each) => each.role)).toEqual(['owner', 'reader', 'reader']);
});

it('finds developer metadata by key', async () => {
  const sheet = doc.sheetsByIndex[0]!;
  const dimensionRange = { sheetId: sheet.sheetId, dimension: 'COLUMNS' as const, startIndex: 1, endIndex: 2 };
  // The client's types ask for what only answers carry (the id and the kind of place).
  await sheet.createDeveloperMetadata({
    metadataKey: 'field',
    metadataValue: 'phone',
    visibility: 'DOCUMENT',
    location: { dimensionRange },
  } as unknown as Parameters<typeof sheet.createDeveloperMetadata>[0]);
  const found = await doc.searchDeveloperMetadata([{ developerMetadataLookup: { metadataKey: 'field' } }]);
  expect(found[0]).toMatchObject({ metadataKey: 'field', metadataValue: 'phone' });
});

it('reads Google’s own errors', async () => {
  const sheet = doc.sheetsByIndex[0]!;
  await expect(sheet.updateProperties({ title: '' })).rejects.toThrow(
    /Google API error - \[400\] Invalid requests\[0\]/,
  );
});
