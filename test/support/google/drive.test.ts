// The Drive half of the test server and its sign-in, through Google's own clients.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { gaxios, IdentityPoolClient, JWT } from 'google-auth-library';
import { openClients } from './clients.ts';
import type { Clients } from './clients.ts';
import { refusal } from './bed.ts';
import { misfits, schemasOf } from './schema.ts';
import { openGoogleServer } from './server.ts';
import type { GoogleServer } from './server.ts';
import { scopes } from './wire.ts';
import { storeSheet } from './world.ts';

const botEmail = 'runner@marac-test.iam.gserviceaccount.com';
const narrow = scopes('spreadsheets', 'drive.metadata.readonly');

let server: GoogleServer;
let ana: Clients;
let bot: Clients;
let id: string;

beforeAll(async () => {
  server = await openGoogleServer();
  ana = openClients(server, { email: 'ana@team.example', project: '1' });
  bot = openClients(server, { email: botEmail, scopes: narrow });
});

afterAll(async () => {
  await server.close();
});

beforeEach(() => {
  server.script.clear();
  id = storeSheet(server.world, { properties: { title: 'Main' } }, 'ana@team.example').id;
  server.people.share(id, { email: botEmail });
});

/** Google’s own transport with the token address changed: the library has it built in. */
function transporter(to: GoogleServer) {
  const client = new gaxios.Gaxios();
  client.interceptors.request.add({
    resolved: (options) => Promise.resolve(Object.assign(options, { url: new URL(to.tokenUrl) })),
  });
  return client;
}

function signIn(key: { client_email: string; private_key: string; private_key_id: string }, to: GoogleServer) {
  return new JWT({
    email: key.client_email,
    key: key.private_key,
    keyId: key.private_key_id,
    scopes: narrow,
    transporter: transporter(to),
  });
}

describe('files', () => {
  it('counts every change in version, sharing included, and nothing for a read', async () => {
    const version = async () => (await bot.drive.files.get({ fileId: id, fields: 'version' })).data.version;
    server.setLag(0);
    expect([await version(), await version()]).toEqual(['2', '2']);
    server.people.open('ana@team.example', id).type('Sheet1!A1', 'x');
    expect(await version()).toBe('3');
    server.people.share(id, { domain: 'partner.example' }, 'reader');
    expect(await version()).toBe('4');
    server.setLag(180_000);
  });

  it('shows a version that lags three minutes behind, while the cells are those of now', async () => {
    const file = async () => (await bot.drive.files.get({ fileId: id, fields: 'version,modifiedTime' })).data;
    const before = await file();
    const real = server.world.files.get(id)!.version;
    server.people.open('ana@team.example', id).type('Sheet1!A1', 'later');
    expect([await file(), server.people.look(id, 'Sheet1!A1')]).toEqual([before, [['later']]]);
    expect(server.world.files.get(id)!.version).toBe(real + 1);
  });

  it('does not show a file that was not shared, even that it exists', async () => {
    const other = storeSheet(server.world, { properties: { title: 'Other' } }, 'ana@team.example').id;
    expect(await refusal(bot.drive.files.get({ fileId: other }))).toEqual({
      status: 404,
      message: `File not found: ${other}.`,
      reason: 'notFound',
    });
  });

  it('keeps a trashed sheet readable and says so only in Drive; an erased one is gone from both', async () => {
    server.people.trash(id);
    expect((await bot.drive.files.get({ fileId: id, fields: 'trashed' })).data.trashed).toBe(true);
    expect((await bot.sheets.spreadsheets.get({ spreadsheetId: id })).status).toBe(200);
    server.people.erase(id);
    expect((await refusal(bot.drive.files.get({ fileId: id }))).status).toBe(404);
  });

  it('gives the revisions of a sheet with who made them', async () => {
    server.people.open('ana@team.example', id).type('Sheet1!A1', 'x');
    const { data } = await bot.drive.revisions.list({
      fileId: id,
      fields: 'revisions(id,lastModifyingUser/emailAddress)',
    });
    expect(data.revisions?.at(-1)).toEqual({ id: '2', lastModifyingUser: { emailAddress: 'ana@team.example' } });
  });
});

describe('permissions', () => {
  it('lists, adds, changes and removes sharing, and mails people unless told not to', async () => {
    const before = server.world.mails.length;
    const made = await ana.drive.permissions.create({
      fileId: id,
      requestBody: { type: 'user', role: 'reader', emailAddress: 'bo@partner.example' },
    });
    await ana.drive.permissions.create({
      fileId: id,
      sendNotificationEmail: false,
      requestBody: { type: 'anyone', role: 'reader' },
    });
    expect(server.world.mails.slice(before)).toEqual([{ to: 'bo@partner.example', about: id }]);
    await ana.drive.permissions.update({ fileId: id, permissionId: made.data.id!, requestBody: { role: 'writer' } });
    await ana.drive.permissions.delete({ fileId: id, permissionId: 'anyoneWithLink' });
    const { data } = await bot.drive.permissions.list({ fileId: id, fields: 'permissions(type,role,emailAddress)' });
    expect(data.permissions).toEqual([
      { type: 'user', role: 'owner', emailAddress: 'ana@team.example' },
      { type: 'user', role: 'writer', emailAddress: botEmail },
      { type: 'user', role: 'writer', emailAddress: 'bo@partner.example' },
    ]);
  });

  it('lets groups, domains and anyone with the link in', async () => {
    server.world.groups.set('all@partner.example', ['cy@partner.example']);
    server.people.share(id, { group: 'all@partner.example' }, 'reader');
    const cy = openClients(server, { email: 'cy@partner.example' });
    expect((await cy.sheets.spreadsheets.get({ spreadsheetId: id })).status).toBe(200);
    expect((await refusal(cy.sheets.spreadsheets.values.clear({ spreadsheetId: id, range: 'A1' }))).status).toBe(403);
    const dot = openClients(server, { email: 'dot@else.example' });
    expect((await refusal(dot.sheets.spreadsheets.get({ spreadsheetId: id }))).status).toBe(403);
    server.people.share(id, { anyone: true }, 'reader');
    expect((await dot.sheets.spreadsheets.get({ spreadsheetId: id })).status).toBe(200);
  });

  it('answers only what the client package declares', async () => {
    const schemas = schemasOf('drive');
    const file = await bot.drive.files.get({ fileId: id, fields: '*' });
    expect(misfits(schemas, 'File', file.data)).toEqual([]);
    const list = await bot.drive.permissions.list({ fileId: id, fields: '*' });
    expect(misfits(schemas, 'PermissionList', list.data)).toEqual([]);
    const about = await bot.drive.about.get({ fields: '*' });
    expect(misfits(schemas, 'About', about.data)).toEqual([]);
  });
});

describe('sign-in', () => {
  it('takes the assertion that Google’s library signs with a downloaded key', async () => {
    const key = server.oauth.addServiceAccount('real', 'marac-test');
    const { token } = await signIn(key, server).getAccessToken();
    expect(server.oauth.callerOf(`Bearer ${token}`)).toEqual({
      email: key.client_email,
      project: 'marac-test',
      scopes: narrow,
    });
  });

  it('refuses a revoked key, a deleted account and a clock that is wrong, as Google words it', async () => {
    const key = server.oauth.addServiceAccount('gone', 'marac-test');
    server.oauth.revokeKey(key.private_key_id);
    await expect(signIn(key, server).getAccessToken()).rejects.toThrow('invalid_grant: Invalid JWT Signature.');
    server.oauth.deleteAccount(key.client_email);
    await expect(signIn(key, server).getAccessToken()).rejects.toThrow(
      'invalid_grant: Invalid grant: account not found',
    );
    const late = await openGoogleServer({ nowMs: () => Date.now() + 7_200_000 });
    const lateKey = late.oauth.addServiceAccount('late', 'marac-test');
    await expect(signIn(lateKey, late).getAccessToken()).rejects.toThrow(
      /Check your iat and exp values in the JWT claim/,
    );
    await late.close();
  });

  it('exchanges a workload’s own token, without a key', async () => {
    server.oauth.trustSubject('workload-token', { email: botEmail, project: '2', scopes: narrow });
    const client = new IdentityPoolClient({
      type: 'external_account',
      audience: '//iam.googleapis.com/projects/2/locations/global/workloadIdentityPools/p/providers/q',
      subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
      token_url: `${server.rootUrl}v1/token`,
      subject_token_supplier: { getSubjectToken: () => Promise.resolve('workload-token') },
      scopes: narrow,
    });
    const { token } = await client.getAccessToken();
    expect(server.oauth.callerOf(`Bearer ${token}`).email).toBe(botEmail);
  });
});
