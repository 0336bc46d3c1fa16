// Signing in with a real key file against the test server's token endpoint, and what each thing that is wrong says.
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { Failure } from '../../../../src/errors.ts';
import { checkGoogle } from '../../../../src/workbook/google/check-google.ts';
import { openSignIn, SCOPES } from '../../../../src/workbook/google/calls/sign-in.ts';
import type { ServiceAccountKey } from '../../../support/google/oauth.ts';
import { openGoogleServer } from '../../../support/google/server.ts';
import type { GoogleServer } from '../../../support/google/server.ts';
import { openDesk, RUNNER } from '../bed.ts';
import type { Desk } from '../bed.ts';

let folder: string;
let server: GoogleServer;
let desk: Desk;
let skewMs = 0;
let made = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-google-'));
  server = await openGoogleServer({ nowMs: () => Date.now() + skewMs });
  desk = await openDesk();
}, 60_000);
afterAll(async () => {
  rmSync(folder, { recursive: true });
  await server.close();
  await desk.close();
});

function keyFile(content: object | string, mode = 0o600): string {
  made += 1;
  const file = path.join(folder, `key-${made}.json`);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  chmodSync(file, mode);
  return file;
}

function newKey(): ServiceAccountKey {
  made += 1;
  return server.oauth.addServiceAccount(`runner-${made}`, 'marac-test');
}

async function failure(act: () => Promise<unknown>): Promise<Failure> {
  try {
    await act();
  } catch (error) {
    if (error instanceof Failure) return error;
    throw error;
  }
  throw new Error('did not fail');
}

it('signs in with a key file, as the account in it and with no more rights than it needs', async () => {
  const key = newKey();
  const signIn = openSignIn({ keyFile: keyFile(key), tokenUrl: server.tokenUrl });
  const caller = server.oauth.callerOf(`Bearer ${await signIn.token()}`);
  expect([caller.email, caller.scopes]).toEqual([key.client_email, SCOPES]);
  expect(await signIn.account()).toBe(key.client_email);
  expect(SCOPES.some((scope) => scope.endsWith('/auth/drive'))).toBe(false);
});

it('keeps its token until Google says that it is no longer good', async () => {
  const signIn = openSignIn({ keyFile: keyFile(newKey()), tokenUrl: server.tokenUrl });
  const first = await signIn.token();
  expect(await signIn.token()).toBe(first);
  signIn.forget();
  expect(await signIn.token()).not.toBe(first);
});

it('G17: says that the clock is wrong when Google finds it so', async () => {
  const signIn = openSignIn({ keyFile: keyFile(newKey()), tokenUrl: server.tokenUrl });
  skewMs = 7_200_000;
  const told = await failure(() => signIn.token());
  skewMs = 0;
  expect([told.code, told.message.includes('clock')]).toEqual(['clock-wrong', true]);
});

it('says that a key was revoked or an account deleted', async () => {
  const key = newKey();
  server.oauth.revokeKey(key.private_key_id);
  const signIn = openSignIn({ keyFile: keyFile(key), tokenUrl: server.tokenUrl });
  expect((await failure(() => signIn.token())).code).toBe('google-denied');
});

it('exchanges a workload’s identity for the account, without any key', async () => {
  writeFileSync(path.join(folder, 'workload-token'), 'outside-token');
  server.oauth.trustSubject('outside-token', { email: RUNNER, project: 'marac-test', scopes: SCOPES });
  const file = keyFile({
    type: 'external_account',
    audience: '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/q',
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: 'https://sts.googleapis.com/v1/token',
    credential_source: { file: path.join(folder, 'workload-token') },
  });
  const signIn = openSignIn({ keyFile: file, tokenUrl: `${server.rootUrl}v1/token` });
  expect(server.oauth.callerOf(`Bearer ${await signIn.token()}`).email).toBe(RUNNER);
  const foreign = keyFile({ type: 'external_account', token_url: 'https://sts.googleapis.com.else.example/v1/token' });
  expect((await failure(() => openSignIn({ keyFile: foreign }).token())).code).toBe('google-key');
});

it.each<readonly [string, object | string, number, string]>([
  ['is readable by everybody', { type: 'service_account' }, 0o604, 'too-open'],
  ['is no JSON', 'not json', 0o600, 'google-key'],
  ['belongs to a person', { type: 'authorized_user', client_id: 'x' }, 0o600, 'google-key'],
])('refuses a key file that %s', (_what, content, mode, code) => {
  const file = keyFile(content, mode);
  expect(() => openSignIn({ keyFile: file })).toThrow(expect.objectContaining({ code }) as Error);
});

it('finds Google’s clock more than a minute away in any answer, and stops', async () => {
  desk.server.script.add({
    on: 'drive.files.get',
    at: 'before',
    trouble: {
      do: 'answer',
      status: 200,
      body: { id: 'x', mimeType: 'x', version: '1' },
      headers: { date: new Date(0).toUTCString() },
    },
  });
  expect((await failure(() => desk.open().read(['cases']))).code).toBe('clock-wrong');
});

it('asks Google itself for the account where the credentials do not say it', async () => {
  const came = await desk.client.whoAmI();
  expect(came).toEqual({ ok: true, value: 'runner@marac-test.iam.gserviceaccount.com' });
});

it('F51, F52: check finds nothing wrong with a good set-up, and each thing that is: also a sharing that Google does not show', async () => {
  const options = {
    client: desk.client,
    signIn: desk.signIn,
    account: () => desk.signIn.account(),
    files: desk.files,
    domains: ['team.example'],
  };
  expect(await checkGoogle(options)).toEqual([]);
  const broken = { ...desk.signIn, token: () => Promise.reject(new Failure('google-denied', 'x')) };
  expect((await checkGoogle({ ...options, signIn: broken })).map(({ code }) => code)).toEqual(['google.google-denied']);
  desk.server.people.trash(desk.ids.restricted);
  desk.server.people.share(desk.ids.main, { anyone: true }, 'reader');
  const codes = (await checkGoogle(options)).map(({ code, size }) => `${code} ${size}`);
  expect(codes).toEqual(['shared.anyone run', 'shared.anyone run', 'google.trashed run']);
  desk.reset();
  const main = desk.server.world.files.get(desk.ids.main)!;
  main.writersCanShare = false;
  const unseen = (await checkGoogle(options)).map(({ code, size, sentence }) => [code, size, sentence]);
  expect(unseen[0]).toEqual([
    'google.sharing-unseen',
    'run',
    expect.stringContaining('“Editors can change permissions and share”'),
  ]);
  expect(new Set(unseen.map(([code]) => code)).size).toBe(1);
  main.writersCanShare = true;
  main.published = true;
  const range = { sheetId: 1000, startColumnIndex: 0, endColumnIndex: 3 };
  desk.person().act({ addProtectedRange: { protectedRange: { range, editors: { users: ['bo@team.example'] } } } });
  const hidden = (await checkGoogle(options)).map(({ code, size, id }) => [code, size, id]);
  expect(new Map(hidden.map(([code, ...rest]) => [code, rest]))).toEqual(
    new Map([
      ['google.published', ['run', expect.any(String)]],
      ['google.protected', ['run', expect.stringContaining('google.protected')]],
    ]),
  );
  desk.reset();
  main.published = false;
  const nobody = await checkGoogle({ ...options, account: () => Promise.resolve(undefined) });
  expect(new Set(nobody.map(({ code }) => code))).toEqual(new Set(['google.account-unknown', 'shared.program']));
  desk.server.disableApi('sheets');
  expect((await checkGoogle(options)).map(({ code }) => code)).toContain('google.api-off');
  desk.reset();
});
