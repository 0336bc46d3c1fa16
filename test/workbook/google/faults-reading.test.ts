// What Google does to us (docs/map.json, G): each row with the outcome named there, as far as the adapter decides it. What needs a memory of
// earlier runs (G5, and the empty register of G4 below its headings) is decided where the ledger is.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Failure } from '../../../src/errors.ts';
import type { Snapshot } from '../../../src/workbook/workbook-port.ts';
import { silentLog } from '../../../src/system/log.ts';
import { openGoogleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import { tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import { parseTable } from '../../../src/workbook/tables/parse-row.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import type { Step, Trouble } from '../../support/google/script.ts';
import { openDesk } from './bed.ts';
import type { Desk } from './bed.ts';

const READ = 'sheets.spreadsheets.get';
const VALUES = 'sheets.spreadsheets.values.batchGetByDataFilter';
const quota = { error: { code: 429, status: 'RESOURCE_EXHAUSTED', message: 'Quota exceeded', details: [] } };

let desk: Desk;
beforeAll(async () => {
  desk = await openDesk();
}, 60_000);
beforeEach(() => {
  desk.reset();
  desk.typeRow('cases', 2, 'K-AAAAAA', { wishes: 'be safe' });
  desk.typeRow('cases', 3, 'K-BBBBBB', { wishes: 'be heard' });
});
afterAll(async () => {
  await desk.close();
});

function plan(trouble: Trouble, on: string, more: Partial<Step> = {}): void {
  desk.server.script.add({ on, at: 'before', trouble, ...more });
}

function ids(snapshot: Snapshot, table: TableName = 'cases'): (string | undefined)[] {
  return (snapshot.tables.get(table)?.rows ?? []).map((row) => row.id);
}

function withoutValues(body: unknown): unknown {
  for (const one of (body as { valueRanges: { valueRange: { values?: unknown } }[] }).valueRanges) {
    delete one.valueRange.values;
  }
  return body;
}

async function codeOf(act: Promise<unknown>): Promise<string> {
  return await act.then(
    () => 'no failure',
    (error: unknown) => (error instanceof Failure ? error.code : String(error)),
  );
}

function sheetIdOf(title: string): number {
  const { book } = desk.server.world.files.get(desk.ids.main)!;
  return book!.tabs.find((tab) => tab.properties.title === title)?.properties.sheetId ?? 0;
}

describe('reading', () => {
  it('G1: waits a second or more after one 429, and reads', async () => {
    plan({ do: 'answer', status: 429, body: quota }, READ);
    expect(ids(await desk.open().read(['cases']))).toEqual(['K-AAAAAA', 'K-BBBBBB']);
    expect(desk.pauses.some((ms) => ms >= 1000 && ms < 2000)).toBe(true);
  });

  it('G1: keeps to Retry-After', async () => {
    plan({ do: 'answer', status: 429, body: quota, headers: { 'retry-after': '17' } }, READ);
    await desk.open().read(['cases']);
    expect(desk.pauses).toContain(17_000);
  });

  it('G1: gives up after five minutes of 429, with pauses that grow to about a minute, and nothing is planned on half a reading', async () => {
    plan({ do: 'answer', status: 429, body: quota }, VALUES, { times: Infinity });
    // One call alone: the answer to another would carry the hour before a pause of this one.
    expect(await codeOf(desk.client.getValues(desk.ids.main, [0]))).toBe('google-limit');
    expect(Math.max(...desk.pauses)).toBeLessThanOrEqual(65_000);
    expect(desk.pauses.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(600_000);
    desk.server.script.clear();
  });

  it.each<readonly [string, Trouble, Step['at']]>([
    ['G2: 500', { do: 'answer', status: 500, body: { error: { code: 500 } } }, 'before'],
    ['G2: 502 with a page of HTML', { do: 'answer', status: 502, body: '<html><title>502</title>' }, 'before'],
    ['G2: 503', { do: 'answer', status: 503, body: { error: { code: 503 } } }, 'before'],
    ['G2: 504', { do: 'answer', status: 504, body: '' }, 'before'],
    ['G2: a page of HTML with status 200', { do: 'answer', status: 200, body: '<html>sign in</html>' }, 'before'],
    ['G3: a body that stops early', { do: 'truncate', bytes: 40 }, 'after'],
    ['G3: a body cut off by the network', { do: 'cutOff', afterBytes: 40 }, 'after'],
    ['G3: a broken compression', { do: 'badGzip' }, 'after'],
    ['G24: the network cut after the request was sent', { do: 'drop' }, 'after'],
    ['G24: the network cut before', { do: 'drop' }, 'before'],
  ])('%s: asks again, and reads', async (_what, trouble, at) => {
    plan(trouble, READ, { at });
    plan(trouble, VALUES, { at });
    expect(ids(await desk.open().read(['cases']))).toEqual(['K-AAAAAA', 'K-BBBBBB']);
    expect(desk.server.script.left()).toBe(0);
  });

  it('G2: gives up after five tries more, and says that Google cannot be reached', async () => {
    plan({ do: 'answer', status: 503, body: '<html>' }, READ, { times: Infinity });
    expect(await codeOf(desk.open().read(['cases']))).toBe('google-unreachable');
    desk.server.script.clear();
  });

  it('G4: takes an answer without values for a tab that cannot be read, never for no cases', async () => {
    plan({ do: 'change', change: withoutValues }, VALUES, { at: 'after', times: Infinity });
    const table = (await desk.open().read(['cases'])).tables.get('cases');
    expect([table?.state, table?.problems.some(({ size }) => size === 'table')]).toEqual(['unknown', true]);
    desk.server.script.clear();
  });

  it('G4: reads again where one answer came without values', async () => {
    plan({ do: 'change', change: withoutValues }, VALUES, { at: 'after', times: 1 });
    expect((await desk.open().read(['cases'])).tables.get('cases')?.state).toBe('known');
  });

  it('F57: a file that is published to the web is not read, though its sharing shows nobody', async () => {
    const main = desk.server.world.files.get(desk.ids.main)!;
    main.published = true;
    const { problems, tables } = await desk.open().read(['cases']);
    main.published = false;
    expect(problems.map(({ code, size }) => [code, size])).toEqual([['google.published', 'run']]);
    expect(tables.get('cases')?.rows).toEqual([]);
  });

  it('G6: pads short rows and leaves columns of others alone', async () => {
    desk.person().act({ appendDimension: { sheetId: sheetIdOf('Cases'), dimension: 'COLUMNS', length: 2 } });
    const width = desk.server.world.files
      .get(desk.ids.main)!
      .book!.tabs.find((tab) => tab.properties.title === 'Cases')!.columns.length;
    desk.person().act({
      updateCells: {
        start: { sheetId: sheetIdOf('Cases'), rowIndex: 1, columnIndex: width - 1 },
        rows: [{ values: [{ userEnteredValue: { stringValue: 'my own note' } }] }],
        fields: 'userEnteredValue',
      },
    });
    const row = (await desk.open().read(['cases'])).tables.get('cases')?.rows[0];
    expect([...(row?.cells.keys() ?? [])]).toEqual(['wishes']);
  });

  it('G7: signs in again once when the token dies between two requests', async () => {
    plan({ do: 'edit', edit: () => desk.server.oauth.expireAll() }, VALUES);
    expect(ids(await desk.open().read(['cases']))).toEqual(['K-AAAAAA', 'K-BBBBBB']);
  });

  it.each<readonly [string, () => void, string]>([
    [
      'G8: the permission was taken away',
      () => desk.server.people.unshare(desk.ids.main, 'runner@marac-test.iam.gserviceaccount.com'),
      'google.not-found',
    ],
    ['G9: the file was deleted', () => desk.server.people.erase(desk.ids.main), 'google.not-found'],
    ['G9: the file lies in the bin', () => desk.server.people.trash(desk.ids.main), 'google.trashed'],
    [
      'G18: the locale is American now',
      () => desk.server.people.setSheetLocale(desk.ids.main, { locale: 'en_US' }),
      'google.locale',
    ],
    [
      'G19: the time zone is another',
      () => desk.server.people.setSheetLocale(desk.ids.main, { timeZone: 'Europe/Paris' }),
      'google.zone',
    ],
    [
      'G22: anyone with the link can open it',
      () => desk.server.people.share(desk.ids.main, { anyone: true }, 'reader'),
      'shared.anyone',
    ],
    [
      'G22: a whole domain can open it',
      () => desk.server.people.share(desk.ids.main, { domain: 'team.example' }, 'reader'),
      'shared.domain',
    ],
    [
      'G22: someone outside can open it',
      () => desk.server.people.share(desk.ids.main, { email: 'bo@else.example' }, 'reader'),
      'shared.outside',
    ],
    [
      'G22: another program can open it',
      () => desk.server.people.share(desk.ids.main, { email: 'x@y.iam.gserviceaccount.com' }),
      'shared.program',
    ],
    ['G8: the Sheets API is off', () => desk.server.disableApi('sheets'), 'google.api-off'],
    ['G8: the Drive API is off', () => desk.server.disableApi('drive'), 'google.api-off'],
  ])('%s: the run stops, with the way out', async (_what, act, code) => {
    act();
    const snapshot = await desk.open().read(['cases', 'actions']);
    expect(snapshot.problems.map((problem) => [problem.code, problem.size])).toContainEqual([code, 'run']);
    expect(snapshot.tables.get('actions')).toMatchObject({ state: 'unknown', rows: [] });
  });

  it('G22: reads not one cell of a file that is open to the world', async () => {
    desk.server.people.share(desk.ids.main, { anyone: true }, 'reader');
    const before = desk.server.calls.length;
    await desk.open().read(['settings']);
    expect(desk.server.calls.slice(before).filter(({ method }) => method.startsWith('sheets.'))).toEqual([]);
  });

  it('says that nobody sees who is in a group, and reads on', async () => {
    desk.server.people.share(desk.ids.main, { group: 'us@team.example' }, 'writer');
    const snapshot = await desk.open().read(['cases']);
    expect(snapshot.problems.map(({ code, size }) => [code, size])).toEqual([['shared.group', 'note']]);
    expect(snapshot.tables.get('cases')?.state).toBe('known');
  });

  it('G10: knows a copy of the workbook from the workbook', async () => {
    const file = desk.server.world.files.get(desk.ids.main)!;
    desk.server.world.files.set('copied', { ...file, id: 'copied', book: { ...file.book!, spreadsheetId: 'copied' } });
    const book = openGoogleWorkbook({
      files: [{ role: 'main', id: 'copied' }],
      client: desk.client,
      domains: ['team.example'],
      account: 'runner@marac-test.iam.gserviceaccount.com',
      log: silentLog,
      pause: () => Promise.resolve(),
      nowMs: () => desk.clock.ms(),
    });
    expect((await book.read(['cases'])).problems.map(({ code }) => code)).toEqual(['google.a-copy']);
  });

  it('G20, G21: sets a row aside that shows an error or fetches from elsewhere', async () => {
    const values = [
      { formulaValue: '=1/0' },
      { stringValue: '#REF!' },
      { stringValue: '#N/A' },
      { stringValue: 'Loading...' },
      { formulaValue: '=IMPORTRANGE("https://docs.google.com/x","A1")' },
    ];
    const start = { sheetId: sheetIdOf('Actions'), rowIndex: 1, columnIndex: 4 };
    const rows = values.map((userEnteredValue) => ({ values: [{ userEnteredValue }] }));
    desk.person().act({ updateCells: { start, rows, fields: 'userEnteredValue' } });
    const raw = (await desk.open().read(['actions'])).tables.get('actions')!;
    const parsed = parseTable(tableNamed('actions'), raw);
    const codes = parsed.setAside.map(({ problems }) =>
      problems.map(({ code }) => code).find((code) => /formula|error/.test(code)),
    );
    const expected = ['cell.formula', 'cell.error', 'cell.error', 'cell.error', 'cell.formula'];
    expect([parsed.rows.length, codes]).toEqual([0, expected]);
  });

  it('G23: knows a tab by its mark, renamed, moved and with another of its old name beside it', async () => {
    desk.person().renameTab('Cases', 'Our cases');
    desk.person().act({ addSheet: { properties: { title: 'Cases', index: 0 } } });
    expect(ids(await desk.open().read(['cases']))).toEqual(['K-AAAAAA', 'K-BBBBBB']);
  });

  it('G25: follows nobody to another host', async () => {
    const elsewhere = { location: 'http://127.0.0.2:9/captive' };
    plan({ do: 'answer', status: 302, body: '', headers: elsewhere }, READ, { times: Infinity });
    expect(await codeOf(desk.open().read(['cases']))).toBe('google-unreachable');
    desk.server.script.clear();
  });
});
