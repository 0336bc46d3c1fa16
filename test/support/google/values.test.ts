// The values methods of the test server, through Google's own client.
import { describe, expect, it } from 'vitest';
import { makeBed, refusal } from './bed.ts';

const bed = makeBed();

describe('values', () => {
  it('leaves out trailing blank rows and the trailing blanks of each row, and all values of an empty range', async () => {
    await bed.put('People!A1', [['a', '', 'c', ''], ['', ''], ['d'], ['', '']]);
    expect(await bed.read('People!A1:E20')).toEqual([['a', '', 'c'], [], ['d']]);
    expect(await bed.read('People!H1:J5')).toBeUndefined();
  });

  it.each([
    ['3/4/2027', '03/04/2027', 46480, 'en_GB'],
    ['3/4/2027', '3/4/2027', 46450, 'en_US'],
    ['2027-03-28', '28/03/2027', 46474, 'en_GB'],
    ['12 Mar 2027', '12/03/2027', 46458, 'en_GB'],
    ['31/02/1990', '31/02/1990', '31/02/1990', 'en_GB'],
    ['1,234.5', '1,234.50', 1234.5, 'en_GB'],
    ['£12', '£12.00', 12, 'en_GB'],
    ['50%', '50%', 0.5, 'en_GB'],
    ['true', 'TRUE', true, 'en_GB'],
    ["'007", '007', '007', 'en_GB'],
    ['=1+2*3', '7', 7, 'en_GB'],
    ['=1/0', '#DIV/0!', '#DIV/0!', 'en_GB'],
    ['=NOPE(1)', '#NAME?', '#NAME?', 'en_GB'],
    ['=IMPORTRANGE("x","A1")', '#REF!', '#REF!', 'en_GB'],
    ['=IMPORTDATA("x")', 'Loading...', 'Loading...', 'en_GB'],
  ])('reads %s as typed by a person: shown %s, unformatted %s, in %s', async (typed, shown, raw, locale) => {
    bed.server.people.setSheetLocale(bed.id, { locale });
    await bed.put('People!B2', [[typed]]);
    expect(await bed.read('People!B2')).toEqual([[shown]]);
    expect(await bed.read('People!B2', 'UNFORMATTED_VALUE')).toEqual([[raw]]);
  });

  it('stores RAW exactly as given, a leading equals sign included, and null leaves a cell alone', async () => {
    await bed.put('People!A1', [['=1+1', '1/2/2027', 'kept']], 'RAW');
    await bed.put('People!A1', [['x', null, null]], 'RAW');
    expect(await bed.read('People!A1:C1', 'FORMULA')).toEqual([['x', '1/2/2027', 'kept']]);
  });

  it('gives dates as text only where the cell has a date format', async () => {
    await bed.put('People!A1', [['1/2/2027', '46000']]);
    expect(await bed.read('People!A1:B1', 'UNFORMATTED_VALUE', 'FORMATTED_STRING')).toEqual([['01/02/2027', 46000]]);
  });

  it('appends below the table that the range touches, over what stands there unless rows are inserted', async () => {
    await bed.put('People!A1', [['h'], ['one'], [''], ['below']]);
    await bed.ana.sheets.spreadsheets.values.append({
      spreadsheetId: bed.id,
      range: 'People!A1',
      valueInputOption: 'RAW',
      requestBody: { values: [['two'], ['three']] },
    });
    expect(await bed.read('People!A1:A6')).toEqual([['h'], ['one'], ['two'], ['three']]);
    const answer = await bed.ana.sheets.spreadsheets.values.append({
      spreadsheetId: bed.id,
      range: 'People!A1',
      valueInputOption: 'RAW',
      insertDataOption: 'INSERT_ROWS',
      requestBody: { values: [['four']] },
    });
    expect(answer.data).toMatchObject({
      tableRange: 'People!A1:A4',
      updates: { updatedRange: 'People!A5', updatedRows: 1 },
    });
  });

  it('names the range it cannot parse, and the grid a cell lies outside of', async () => {
    expect(await refusal(bed.read('Nowhere!A1'))).toMatchObject({
      status: 400,
      message: 'Unable to parse range: Nowhere!A1',
    });
    expect(await refusal(bed.read('People!ZZ1'))).toMatchObject({
      status: 400,
      message: 'Range (People!ZZ1) exceeds grid limits. Max rows: 1000, max columns: 26',
    });
  });

  it('clears values and keeps formats and validations', async () => {
    await bed.batch([
      { setDataValidation: { range: { sheetId: 7, endRowIndex: 1 }, rule: { condition: { type: 'BOOLEAN' } } } },
    ]);
    await bed.put('People!A1', [[true]]);
    await bed.ana.sheets.spreadsheets.values.clear({ spreadsheetId: bed.id, range: 'People!A1' });
    const { data } = await bed.ana.sheets.spreadsheets.get({
      spreadsheetId: bed.id,
      ranges: ['People!A1'],
      includeGridData: true,
    });
    expect(data.sheets?.[0]?.data?.[0]?.rowData?.[0]?.values?.[0]).toEqual({
      dataValidation: { condition: { type: 'BOOLEAN' } },
    });
  });
});
