// Who may do what on the test server, and how often: permissions, protections, scopes, quotas.
import { describe, expect, it } from 'vitest';
import { openClients } from './clients.ts';
import { makeBed, owner, refusal } from './bed.ts';

const bed = makeBed();

describe('who may do what', () => {
  it('lets only the editors of a protected range and the owner in, and does the whole batch or nothing', async () => {
    await bed.batch([
      {
        addProtectedRange: {
          protectedRange: { range: { sheetId: 7, endRowIndex: 1 }, editors: { users: [owner] } },
        },
      },
    ]);
    const write = bed.bot.sheets.spreadsheets.batchUpdate({
      spreadsheetId: bed.id,
      requestBody: {
        requests: [{ repeatCell: { range: { sheetId: 7, endRowIndex: 2 }, cell: { note: 'n' }, fields: 'note' } }],
      },
    });
    expect(await refusal(write)).toMatchObject({
      status: 400,
      message:
        'Invalid requests[0].repeatCell: You are trying to edit a protected cell or object. Please contact the spreadsheet owner to remove protection if you need to edit.',
    });
    expect((await bed.put('People!A1', [['owner']])).status).toBe(200);
  });

  it('answers 403 to a stranger, 404 for no such file, 403 for a missing scope, 401 for a dead token', async () => {
    const stranger = openClients(bed.server, { email: 'eve@else.example' });
    expect(await refusal(stranger.sheets.spreadsheets.get({ spreadsheetId: bed.id }))).toMatchObject({
      status: 403,
      message: 'The caller does not have permission',
    });
    expect((await refusal(bed.ana.sheets.spreadsheets.get({ spreadsheetId: 'none' }))).status).toBe(404);
    const narrow = openClients(bed.server, {
      email: owner,
      scopes: ['https://www.googleapis.com/auth/spreadsheets.readonly'],
    });
    const write = narrow.sheets.spreadsheets.values.clear({ spreadsheetId: bed.id, range: 'People!A1' });
    expect((await refusal(write)).message).toBe('Request had insufficient authentication scopes.');
    bed.nowMs += 3_600_000;
    expect((await refusal(narrow.sheets.spreadsheets.get({ spreadsheetId: bed.id }))).status).toBe(401);
  });

  it('says which API is off and where to switch it on', async () => {
    bed.server.disableApi('sheets');
    const answer = await refusal(bed.ana.sheets.spreadsheets.get({ spreadsheetId: bed.id }));
    bed.server.disableApi('sheets', false);
    expect(answer.message).toContain(
      'Google Sheets API has not been used in project 123456789 before or it is disabled.',
    );
  });
});

describe('quotas', () => {
  it('refuses the 61st read of a user in a minute with Google’s body, and serves it in the next', async () => {
    bed.nowMs = Math.ceil(bed.nowMs / 60_000) * 60_000;
    for (let count = 0; count < 60; count += 1)
      await bed.bot.sheets.spreadsheets.get({ spreadsheetId: bed.id, fields: 'spreadsheetId' });
    const answer = await refusal(bed.bot.sheets.spreadsheets.get({ spreadsheetId: bed.id }));
    expect(answer).toMatchObject({
      status: 429,
      message:
        "Quota exceeded for quota metric 'Read requests' and limit 'Read requests per minute per user' of service 'sheets.googleapis.com' for consumer 'project_number:123456789'.",
    });
    expect(await bed.read('People!A1')).toBeUndefined();
    bed.nowMs += 60_000;
    expect((await bed.bot.sheets.spreadsheets.get({ spreadsheetId: bed.id, fields: 'spreadsheetId' })).status).toBe(
      200,
    );
  });

  it('counts a batch as one request, and the project over all its users', async () => {
    bed.nowMs = Math.ceil(bed.nowMs / 60_000) * 60_000 + 60_000;
    bed.server.setLimits({ readPerProject: 2 });
    await bed.ana.sheets.spreadsheets.values.batchGet({
      spreadsheetId: bed.id,
      ranges: ['People!A1', 'People!B1', 'People!C1'],
    });
    await bed.bot.sheets.spreadsheets.get({ spreadsheetId: bed.id });
    expect((await refusal(bed.ana.sheets.spreadsheets.get({ spreadsheetId: bed.id }))).message).toContain(
      "limit 'Read requests per minute' of",
    );
    bed.server.setLimits({ readPerProject: 300 });
  });
});
