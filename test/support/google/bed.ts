// What the tests of the server share: one server, a person who owns a spreadsheet, a program it is shared with, a clock.
import { afterAll, beforeAll, beforeEach } from 'vitest';
import type { sheets_v4 } from '@googleapis/sheets';
import { openClients } from './clients.ts';
import type { Clients } from './clients.ts';
import { openGoogleServer } from './server.ts';
import type { GoogleServer } from './server.ts';
import type { Person } from './people.ts';
import { storeSheet } from './world.ts';

export const owner = 'ana@team.example';
export const robot = 'runner@marac-test.iam.gserviceaccount.com';

export interface Bed {
  server: GoogleServer;
  ana: Clients;
  bot: Clients;
  /** A fresh spreadsheet for each test: one tab, People, id 7. */
  id: string;
  nowMs: number;
  put: (range: string, values: unknown[][], option?: string) => Promise<{ status: number }>;
  read: (range: string, valueRenderOption?: string, dateTimeRenderOption?: string) => Promise<unknown[][] | undefined>;
  batch: (
    requests: sheets_v4.Schema$Request[],
    more?: object,
    params?: object,
  ) => Promise<{ data: sheets_v4.Schema$BatchUpdateSpreadsheetResponse }>;
  person: () => Person;
}

/** Opens the bed for one test file; a new minute begins with every test, so quotas are full. */
export function makeBed(): Bed {
  const bed = { nowMs: Date.UTC(2027, 2, 1, 9, 0, 0) } as Bed;
  beforeAll(async () => {
    bed.server = await openGoogleServer({ nowMs: () => bed.nowMs });
  });
  afterAll(async () => {
    await bed.server.close();
  });
  beforeEach(() => {
    bed.nowMs = (Math.floor(bed.nowMs / 60_000) + 1) * 60_000;
    bed.ana = openClients(bed.server, { email: owner });
    bed.bot = openClients(bed.server, { email: robot });
    bed.server.script.clear();
    const sheets = [{ properties: { title: 'People', sheetId: 7 } }];
    bed.id = storeSheet(bed.server.world, { properties: { title: 'Book' }, sheets }, owner).id;
    bed.server.people.share(bed.id, { email: robot });
  });
  bed.put = (range, values, valueInputOption = 'USER_ENTERED') =>
    bed.ana.sheets.spreadsheets.values.update({
      spreadsheetId: bed.id,
      range,
      valueInputOption,
      requestBody: { values },
    });
  bed.read = async (range, valueRenderOption = 'FORMATTED_VALUE', dateTimeRenderOption = 'SERIAL_NUMBER') => {
    const options = { valueRenderOption, dateTimeRenderOption };
    const { data } = await bed.ana.sheets.spreadsheets.values.get({ spreadsheetId: bed.id, range, ...options });
    return data.values ?? undefined;
  };
  bed.batch = (requests, more = {}, params = {}) =>
    bed.ana.sheets.spreadsheets.batchUpdate({ spreadsheetId: bed.id, requestBody: { requests, ...more }, ...params });
  bed.person = () => bed.server.people.open(owner, bed.id);
  return bed;
}

/** What a refused call was answered with. */
export async function refusal(act: Promise<unknown>): Promise<{ status: number; message: string; reason: string }> {
  try {
    await act;
  } catch (error) {
    const { response } = error as {
      response: { status: number; data: { error: { message: string; errors?: { reason: string }[] } } };
    };
    const { message, errors } = response.data.error;
    return { status: response.status, message, reason: errors?.[0]?.reason ?? '' };
  }
  throw new Error('was not refused');
}
