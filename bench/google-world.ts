// The world of bench:google: the busy area of bench:cycle, in two Google Sheets on the test server, with a clock of its own so that minutes of
// quota pass without anybody waiting. All of it is invented.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { openApp } from '../src/app/open-app.ts';
import { loadConfig } from '../src/config.ts';
import { openDocuments } from '../src/documents/open-documents.ts';
import type { LocalTime } from '../src/domain/time/day.ts';
import { fakeClock } from '../src/system/clock.ts';
import type { FakeClock } from '../src/system/clock.ts';
import { demoKeys } from '../src/system/keys.ts';
import { silentLog } from '../src/system/log.ts';
import { seededRandom } from '../src/system/random.ts';
import { openGoogle } from '../src/workbook/google/open-google.ts';
import type { Google } from '../src/workbook/google/open-google.ts';
import { SCOPES } from '../src/workbook/google/calls/sign-in.ts';
import type { SignIn } from '../src/workbook/google/calls/sign-in.ts';
import type { Change } from '../src/workbook/workbook-port.ts';
import { TABLES } from '../src/workbook/tables/all-tables.ts';
import { openGoogleServer } from '../test/support/google/server.ts';
import type { GoogleServer } from '../test/support/google/server.ts';
import { storeSheet } from '../test/support/google/world.ts';
import { rowsOfYear } from './google-rows.ts';
import { benchConfig } from './year.ts';
import type { App } from '../src/app/app-port.ts';

export const COORDINATOR = 'coordinator@team.example';
const RUNNER = 'runner@marac-bench.iam.gserviceaccount.com';

export interface GoogleWorld {
  readonly server: GoogleServer;
  readonly clock: FakeClock;
  readonly folder: string;
  readonly ids: { readonly main: string; readonly restricted: string };
  /** A way to Google with nothing remembered, as a newly started runner has it. */
  open(): Google;
  close(): Promise<void>;
}

export async function makeGoogleWorld(
  folder: string,
  cases: number,
  actions: number,
  start: LocalTime,
): Promise<GoogleWorld> {
  const clock = fakeClock(start);
  const server = await openGoogleServer({ nowMs: () => clock.ms() });
  const make = (title: string): string => {
    const { id } = storeSheet(server.world, { properties: { title } }, COORDINATOR);
    server.people.share(id, { email: RUNNER });
    return id;
  };
  const ids = { main: make('Main'), restricted: make('Restricted') };
  const signIn = issuing(server);
  const open = (): Google =>
    openGoogle({
      domains: ['team.example'],
      clock,
      random: seededRandom(3),
      log: silentLog,
      pause: (ms) => {
        clock.pass(ms / 60_000);
        return Promise.resolve();
      },
      rootUrl: server.rootUrl,
      signIn,
    });
  const google = open();
  await google.setUp(ids.main, ['main', 'register']);
  await google.setUp(ids.restricted, ['restricted']);
  await addRows(google, ids, rowsOfYear(cases, actions));
  return { server, clock, folder, ids, open, close: () => server.close() };
}

function issuing(server: GoogleServer): SignIn {
  let token: string | undefined;
  return {
    token() {
      token ??= server.oauth.issue({ email: RUNNER, project: 'marac-bench', scopes: SCOPES });
      return Promise.resolve(token);
    },
    forget() {
      token = undefined;
    },
    account: () => Promise.resolve(RUNNER),
  };
}

async function addRows(google: Google, ids: GoogleWorld['ids'], rows: readonly Change[]): Promise<void> {
  const target = await google.openWorkbook(filesOf(ids));
  const { revision } = await target.read(TABLES.map(({ name }) => name));
  const answers = await target.write(rows, revision);
  const lost = answers.filter(({ outcome }) => outcome !== 'done').length;
  if (lost > 0) throw new Error(`${lost} of ${rows.length} rows were not written`);
}

function writeConfig(folder: string): void {
  mkdirSync(folder, { mode: 0o700 });
  writeFileSync(path.join(folder, 'marac.config.yaml'), benchConfig(), { mode: 0o600 });
}

export function filesOf(ids: GoogleWorld['ids']) {
  return [
    { role: 'main', id: ids.main },
    { role: 'restricted', id: ids.restricted },
  ] as const;
}

/** The product, on a fresh ledger, working in the Google Sheets; papers are composed and not printed (bench:papers measures that). */
export async function openGoogleApp(world: GoogleWorld, google: Google, run: string): Promise<App> {
  const folder = path.join(world.folder, run);
  writeConfig(folder);
  const config = loadConfig(path.join(folder, 'marac.config.yaml'), {});
  if (!config.ok) throw new Error(config.problems.map((problem) => problem.sentence).join('\n'));
  const documents = openDocuments({
    templatesDir: path.join(import.meta.dirname, '..', 'templates'),
    cacheDir: path.join(world.folder, '.cache'),
  });
  const workbook = await google.openWorkbook(filesOf(world.ids));
  return await openApp(config.value, {
    clock: world.clock,
    keys: demoKeys('bench'),
    log: silentLog,
    random: seededRandom(1),
    documents: {
      ...documents,
      print: (html: string) => Promise.resolve({ outcome: 'done', bytes: Buffer.from(html) }),
    },
    maracs: config.value.maracs.map(({ name, title, outward }) => ({ name, title, outward, workbook })),
  });
}
