// The way of somebody who has never done it: `marac init --google`, each thing that can be wrong with its sentence, the tabs, `marac check` and
// `marac plan`. A real key file, real sign-in, the test server instead of Google. Everything is made up.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { COMMANDS } from '../../../src/cli/command-list.ts';
import { openClock } from '../../../src/system/clock.ts';
import type { ServiceAccountKey } from '../../support/google/oauth.ts';
import { openGoogleServer } from '../../support/google/server.ts';
import type { GoogleServer } from '../../support/google/server.ts';
import { storeSheet } from '../../support/google/world.ts';
import type { Said } from '../../support/command-line.ts';
import { runLine } from '../../support/command-line.ts';

const OWNER = 'coordinator@team.example';
let folder = '';
let server: GoogleServer;
let key: ServiceAccountKey;
const ids = { main: '', restricted: '' };
let skewMs = 0;

beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-newcomer-'));
  server = await openGoogleServer({
    nowMs: () => Date.now() + skewMs,
    limits: { readPerUser: 10_000, writePerUser: 10_000, readPerProject: 10_000, writePerProject: 10_000 },
  });
  key = server.oauth.addServiceAccount('marac', 'marac-test');
  for (const [role, title] of [
    ['main', 'Ealing MARAC'],
    ['restricted', 'Ealing MARAC: restricted'],
  ] as const)
    ids[role] = storeSheet(server.world, { properties: { title, locale: 'en_US' } }, OWNER).id;
});
afterAll(async () => {
  await server.close();
  rmSync(folder, { recursive: true, force: true });
});

function ask(...argv: readonly string[]): Promise<Said> {
  const desk = argv[0] === 'init' ? folder : path.join(folder, 'ealing');
  return runLine(argv, COMMANDS, {
    folder: desk,
    clock: openClock(),
    outside: { google: { rootUrl: server.rootUrl, tokenUrl: server.tokenUrl }, pause: () => Promise.resolve() },
  });
}
const file = (name: string): string => path.join(folder, 'ealing', name);
const main = () => server.world.files.get(ids.main)!;

describe('marac init --google', () => {
  it('makes the folder without workbooks, and prints every step with its own paths', async () => {
    const said = await ask('init', 'ealing', '--google', '--title', 'Ealing MARAC', '--from', 'marac@team.example');
    expect([said.err, said.exit]).toEqual(['', 0]);
    for (const part of ['console.cloud.google.com', 'ealing/google-key.json', 'google:ID', 'marac init --google'])
      expect(said.out).toContain(part);
    const config = readFileSync(file('marac.config.yaml'), 'utf8');
    expect(config).toMatch(/^google:\n(?: .*\n)*? {2}teamDomains:\n {4}- team\.example\n/m);
    expect(config).toMatch(/^ {2}serviceAccountFile: google-key\.json$/m);
  });

  it('says what is missing while the config names no sheets, and while the key is not there', async () => {
    const before = await ask('init', 'ealing', '--google');
    expect([before.exit, before.out]).toEqual([3, expect.stringContaining('does not name your two sheets yet')]);
    const config = readFileSync(file('marac.config.yaml'), 'utf8');
    writeFileSync(
      file('marac.config.yaml'),
      config
        .replace('google:ID-OF-THE-MAIN-SHEET', `google:${ids.main}`)
        .replace('google:ID-OF-THE-RESTRICTED-SHEET', `google:${ids.restricted}`),
    );
    const keyless = await ask('init', 'ealing', '--google');
    expect([keyless.exit, keyless.out]).toEqual([3, expect.stringContaining('google.serviceAccountFile')]);
    expect(await ask('check')).toMatchObject({ exit: 1, err: expect.stringContaining('docs/google.md, steps 3 to 5') });
    writeFileSync(file('google-key.json'), JSON.stringify(key), { mode: 0o600 });
  });

  it('makes nothing while a sheet is not shared with the account, and names the account', async () => {
    const said = await ask('init', 'ealing', '--google');
    expect(said.exit).toBe(3);
    expect(said.out).toContain(`add ${key.client_email} as Editor`);
    expect(said.out).toContain(
      'The main workbook: There is no such file, or it is not shared with the service account',
    );
    for (const id of Object.values(ids)) server.people.share(id, { email: key.client_email });
  });

  it('makes every tab in British English and London time, and touches nothing when it is called again', async () => {
    const said = await ask('init', 'ealing', '--google');
    expect([said.exit, said.err]).toEqual([0, '']);
    expect(said.out).toMatch(/The main sheet: 2\d tabs made: Today, Outbox, Checks, Referrals, Cases/);
    expect(said.out).toContain('The restricted sheet: ');
    expect(main().book!.properties).toMatchObject({ locale: 'en_GB', timeZone: 'Europe/London' });
    const again = await ask('init', 'ealing', '--google');
    expect(again.out).toContain('The main sheet: nothing was missing.');
    const upgraded = await ask('upgrade');
    expect([upgraded.exit, upgraded.err]).toEqual([0, '']);
    for (const role of ['main', 'restricted']) expect(upgraded.out).toContain(`The ${role} sheet: nothing to do.`);
  });
});

describe('marac check', () => {
  it('finds nothing wrong; says which settings of a form only a person can see', async () => {
    const said = await ask('check');
    expect([said.exit, said.err]).toEqual([0, '']);
    expect(said.out).toContain('Nothing is wrong.');
    expect(said.out).toContain('looked at its settings never');
    expect(said.out).toContain('Allow response editing: Off');
    const looked = await ask('check', '--form-looked-at-by', 'Testwright');
    expect(looked.out).toContain('looked at its settings today');
    expect(looked.out).not.toContain('Allow response editing');
  });

  it('plan says how much it asks of Google', async () => {
    const said = await ask('plan');
    expect(said.exit).toBe(0);
    expect(said.out).toContain('Google: 10 reads, 1 write at most for each of 2 sheets in a run of this');
  });

  it.each<readonly [string, () => unknown, () => unknown, string]>([
    [
      'one of the APIs is off',
      () => server.disableApi('sheets', true),
      () => server.disableApi('sheets', false),
      'API is switched off in the project. Switch it on under APIs & Services',
    ],
    [
      'the machine’s clock is an hour off',
      () => (skewMs = 3_600_000),
      () => (skewMs = 0),
      'clock differs from Google’s by',
    ],
    [
      'it lies in the bin',
      () => server.people.trash(ids.main),
      () => server.people.trash(ids.main, false),
      'It lies in the bin',
    ],
    [
      'anyone with the link can open it',
      () => server.people.share(ids.main, { anyone: true }),
      () => (main().permissions = main().permissions.filter(({ type }) => type !== 'anyone')),
      'Anyone with the link can open it',
    ],
    [
      'someone outside the team can open it',
      () => server.people.share(ids.main, { email: 'x@other.example' }),
      () => server.people.unshare(ids.main, 'x@other.example'),
      'Someone outside the team’s domains can open it',
    ],
    [
      'the sheet was taken back',
      () => server.people.unshare(ids.restricted, key.client_email),
      () => server.people.share(ids.restricted, { email: key.client_email }),
      'The restricted workbook: There is no such file, or it is not shared with the service account',
    ],
  ])('names it when %s, and stops', async (_, breakIt, mendIt, sentence) => {
    breakIt();
    try {
      const said = await ask('check');
      expect(`${said.out}${said.err}`).toContain(sentence);
      expect(said.exit).toBe(3);
      expect(said.out).toContain('Nothing is read or sent until that is put right.');
    } finally {
      mendIt();
    }
  });

  it('F51: knows a copy, takes it for the workbook only when it is told to, says once which ranges of it shut the account out, and lays them anew', async () => {
    const copy = server.people.copy(OWNER, ids.main);
    server.people.share(copy, { email: key.client_email });
    const book = () => server.world.files.get(copy)!.book!;
    const ours = () =>
      book().tabs.flatMap(({ properties, protectedRanges }) =>
        protectedRanges
          .filter(({ description }) => description?.startsWith('marac: '))
          .map(
            ({ description, range, editors }) =>
              [properties.title, description, range?.startColumnIndex ?? 0, editors?.users?.[0]] as const,
          ),
      );
    const before = ours();
    const config = readFileSync(file('marac.config.yaml'), 'utf8');
    writeFileSync(file('marac.config.yaml'), config.replace(ids.main, copy));
    try {
      const said = await ask('check');
      expect(said.out).toContain('This is a copy of the workbook');
      expect(said.out.match(/do not let the service account write/g)).toHaveLength(1);
      expect(said.out.replaceAll(/\s+/g, ' ')).toContain(
        'Click each whose name begins with “marac:” and the bin beside it',
      );
      expect((await ask('init', 'ealing', '--google', '--take-copy')).out).toContain('Nothing was made.');
      const upgraded = await ask('upgrade');
      expect([upgraded.exit, upgraded.out]).toEqual([3, expect.stringContaining('No Google Sheet was changed.')]);
      expect(upgraded.out.match(/do not let the service account write/g)).toHaveLength(1);
      const hand = server.people.open(OWNER, copy);
      for (const { protectedRanges } of book().tabs)
        for (const { protectedRangeId } of protectedRanges)
          hand.act({ deleteProtectedRange: { protectedRangeId: protectedRangeId! } });
      expect(ours()).toEqual([]);
      expect(await ask('init', 'ealing', '--google', '--take-copy')).toMatchObject({ exit: 0 });
      const places = (all: ReturnType<typeof ours>) =>
        new Set(all.map(([tab, what, column]) => `${tab} ${what} ${column}`));
      expect(places(ours())).toEqual(places(before));
      expect(ours()).toHaveLength(before.length);
      expect(new Set(ours().map(([, , , editor]) => editor))).toEqual(new Set([key.client_email]));
      expect((await ask('check')).out).toContain('Nothing is wrong.');
      const count = ours().length;
      await ask('init', 'ealing', '--google');
      expect(ours()).toHaveLength(count);
    } finally {
      writeFileSync(file('marac.config.yaml'), config);
    }
  });

  it('names a key that was revoked', async () => {
    server.oauth.revokeKey(key.private_key_id);
    const said = await ask('check');
    expect([said.exit, said.out]).toEqual([3, expect.stringContaining('it was revoked, or the account was deleted')]);
  });
});
