// The demo's whole month, lived in Google Sheets on the test server instead of in .xlsx files: the same folder, people, clock and dice, the real
// schedule, the real jobs. Only the workbook is another one.
import { readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { openApp } from '../../../src/app/open-app.ts';
import { serve, type Served } from '../../../src/schedule/serve.ts';
import { beatByHand } from '../schedule.ts';
import { CONFIG_NAME, loadConfig } from '../../../src/config.ts';
import { MARAC, openDemoFolder, SEED } from '../../../demo/demo-folder.ts';
import { liveMarch } from '../../../demo/weeks/march.ts';
import { openMonth } from '../../../demo/live-month.ts';
import { showMonth } from '../../../demo/show/show-month.ts';
import { openStory } from '../../../demo/story.ts';
import { makeWorld, typeWorld } from '../../../demo/starting-world.ts';
import type { Documents } from '../../../src/documents/documents-port.ts';
import { localTime } from '../../../src/domain/time/day.ts';
import { openIdPool } from '../../../src/jobs/engine/open-id-pool.ts';
import { fakeClock } from '../../../src/system/clock.ts';
import { openFiles } from '../../../src/system/files.ts';
import { demoKeys } from '../../../src/system/keys.ts';
import type { Log } from '../../../src/system/log.ts';
import { silentLog } from '../../../src/system/log.ts';
import { seededRandom } from '../../../src/system/random.ts';
import { openGoogle } from '../../../src/workbook/google/open-google.ts';
import { setUpSheet } from '../../../src/workbook/google/set-up/set-up-sheet.ts';
import { SCOPES } from '../../../src/workbook/google/calls/sign-in.ts';
import type { SignIn } from '../../../src/workbook/google/calls/sign-in.ts';
import type { Change, Workbook } from '../../../src/workbook/workbook-port.ts';
import { TABLES } from '../../../src/workbook/tables/all-tables.ts';
import { OWN } from '../../../src/workbook/xlsx/trust-profile.ts';
import { openXlsxWorkbook } from '../../../src/workbook/xlsx/xlsx-workbook.ts';
import { testBackups } from '../backups.ts';
import { UNKIND, type MoodOptions } from './mood.ts';
import { openGoogleServer } from './server.ts';
import type { GoogleServer } from './server.ts';
import { storeSheet } from './world.ts';
import type { App } from '../../../src/app/app-port.ts';

const COORDINATOR = 'coordinator@westmere.example.org';
const RUNNER = 'runner@westmere-demo.iam.gserviceaccount.com';

export interface MonthOptions {
  readonly progress?: (what: string) => void;
  readonly documents?: Documents;
  readonly log?: Log;
  /** The month stops after this day. */
  readonly until?: string;
  /** Google is as unkind in the whole month as in a part of it: 503 by chance, and people who insert and sort rows between any two calls. */
  readonly unkind?: boolean;
}

export interface GoogleMonth {
  readonly messages: number;
  readonly moments: number;
  readonly requests: { readonly read: number; readonly write: number; readonly drive: number };
  /** Calls above Google's quota. */
  readonly refused: number;
  /** How often the server was unkind, by what it did. */
  readonly mood: Readonly<Record<string, number>>;
  /** What people see in the sheets at the end: tab by tab, rows of shown texts. */
  readonly look: (file: 'main' | 'restricted', range: string) => string[][];
  readonly close: () => Promise<void>;
}

/** Lives the month in that folder; close() ends the server with the sheets in it. */
export async function liveMonthOnGoogle(folder: string, options: MonthOptions = {}): Promise<GoogleMonth> {
  const progress = options.progress ?? (() => undefined);
  const dice = await openDemoFolder(folder);
  const { server, hands, ids, outside } = await openSheets(
    options.until === undefined && options.unkind !== true ? CALM_HANDS : UNKIND,
  );
  await nameSheets(path.join(folder, CONFIG_NAME), ids);
  const config = loadConfig(path.join(folder, CONFIG_NAME), {});
  if (!config.ok) throw new Error(config.problems.map((one) => one.sentence).join(' '));
  const clock = fakeClock(localTime('2027-02-26T15:30'));
  const keys = demoKeys(SEED);
  // People type with hands of their own: the runner learns of it only by reading.
  const peoples = await hands.openWorkbook([
    { role: 'main', id: ids.main },
    { role: 'restricted', id: ids.restricted },
  ]);
  await copyPrepared(folder, peoples);
  // From here on there are no files to fall back on: what is lived is lived in the sheets.
  for (const name of ['main.xlsx', 'restricted.xlsx']) await rm(path.join(folder, name));
  const app = await openApp(config.value, {
    clock,
    keys,
    random: dice,
    log: options.log ?? silentLog,
    google: outside,
    pause: () => Promise.resolve(),
    ...(options.documents === undefined ? {} : { documents: options.documents }),
  });
  const served = openServed(app, () => outside.clock.pass(1));
  try {
    const story = openStory();
    const world = makeWorld(dice, openIdPool(keys, MARAC));
    const tell = (time: string): void => progress(`The month, ${time.replace('T', ' ')}`);
    const maracs = app.ports.maracs.map((one) => ({ ...one, workbook: peoples }));
    const month = openMonth({ ...app, ports: { ...app.ports, maracs } }, clock, story, tell, () => served.look());
    await typeWorld(month, world);
    await liveMarch(month, world, options.until);
    const shown = await showMonth(month, folder);
    return {
      messages: shown.length,
      moments: story.entries.length,
      requests: app.google?.counts() ?? { read: 0, write: 0, drive: 0 },
      // Drive says 403 where its quota is used up. What the mood made up is taken off.
      refused:
        server.calls.filter(({ status }) => status === 429 || status === 403).length - (server.mood?.counts.busy ?? 0),
      mood: { ...server.mood?.counts },
      look: (file, range) => server.people.look(ids[file], range),
      close: () => server.close(),
    };
  } catch (error) {
    await server.close();
    throw error;
  } finally {
    await served.stop();
    await app.close();
  }
}

/** The folder's config with the two sheets in the place of the two files. */
async function nameSheets(file: string, ids: Readonly<Record<'main' | 'restricted', string>>): Promise<void> {
  const text = (await readFile(file, 'utf8'))
    .replace('main: main.xlsx', `main: google:${ids.main}`)
    .replace('restricted: restricted.xlsx', `restricted: google:${ids.restricted}`);
  await writeFile(file, `${text}\ngoogle:\n  teamDomains: [westmere.example.org]\n`);
}

/** `marac serve`'s own loop, woken when the month says so instead of by the clock on the wall. */
function openServed(
  app: App,
  minutePasses: () => void,
): { look(): Promise<{ readonly failed: number }>; stop(): Promise<void> } {
  const hand = beatByHand();
  const stopping = new AbortController();
  let serving: Promise<void> | undefined;
  const seen: Parameters<NonNullable<Served['ticked']>>[0][] = [];
  return {
    async look() {
      minutePasses();
      seen.length = 0;
      if (serving === undefined) {
        serving = serve(app.runner(), hand.heartbeat, stopping.signal, {
          ticked: (ticked) => void seen.push(ticked),
        });
        await hand.begun; // its first look has ended by then
      } else await hand.beat();
      const [last] = seen;
      if (last === undefined || 'code' in last) throw new Error(`serve did not look: ${last?.code ?? 'no beat'}`);
      return last;
    },
    async stop() {
      stopping.abort();
      await serving;
    },
  };
}

/** The rows that the folder's own workbooks begin with, ids and all, so that both months begin alike. */
async function copyPrepared(folder: string, workbook: Workbook): Promise<void> {
  const names = TABLES.map(({ name }) => name);
  const source = openXlsxWorkbook({
    files: [{ role: 'main', path: path.join(folder, 'main.xlsx') }],
    system: { files: openFiles() },
    backups: testBackups(path.join(folder, 'backups')),
    profile: OWN,
  });
  const rows: Change[] = [];
  for (const table of (await source.read(names)).tables.values()) {
    for (const { id, cells } of table.rows)
      if (id !== undefined && cells.size > 0)
        rows.push({ do: 'add', table: table.name, file: 'main', rowId: id, cells });
  }
  const { revision } = await workbook.read(names);
  await workbook.write(rows, revision);
}

/**
 * The whole month has no 503 by chance: what one keeps back goes with the next run, and the story's people answer right after each. Nor does anybody sort
 * a tab: what was said stands on the minutes in the order of its rows, which is then not that of the same month in files. (Other rows: PROP13.)
 */
const CALM_HANDS: Pick<MoodOptions, 'broken' | 'hands'> = { broken: 0, hands: 0 };

/**
 * Two empty sheets, set up. Google's minutes are its own: waiting for quota does not move the month's clock.
 */
async function openSheets(mood: Pick<MoodOptions, 'broken' | 'hands'>) {
  const minutes = fakeClock(localTime('2027-02-26T15:30'));
  const server: GoogleServer = await openGoogleServer({
    nowMs: () => minutes.ms(),
    seed: SEED,
    mood: { ...UNKIND, ...mood, passMs: (ms) => minutes.pass(ms / 60_000) },
  });
  server.setMood(false); // The bad day begins when the sheets are set up.
  const make = (title: string): string => {
    const { id } = storeSheet(server.world, { properties: { title } }, COORDINATOR);
    server.people.share(id, { email: RUNNER });
    return id;
  };
  const ids = { main: make('Westmere MARAC'), restricted: make('Westmere MARAC: restricted') };
  const pause = (ms: number): Promise<void> => {
    minutes.pass(ms / 60_000);
    return Promise.resolve();
  };
  const { rootUrl } = server;
  const outside = { rootUrl, signIn: issuing(server, RUNNER), clock: minutes, pause };
  const common = { domains: ['westmere.example.org'], random: seededRandom(5), log: silentLog, ...outside };
  const google = openGoogle(common);
  const hands = openGoogle({ ...common, signIn: issuing(server, COORDINATOR) });
  await setUpSheet({ client: google.client, id: ids.main, roles: ['main', 'register'], account: RUNNER });
  await setUpSheet({ client: google.client, id: ids.restricted, roles: ['restricted'], account: RUNNER });
  server.setMood(true);
  return { server, hands, ids, outside };
}

/** Signed in as that account; the sheets are the runner's to keep whoever types in them. */
function issuing(server: GoogleServer, email: string): SignIn {
  let token: string | undefined;
  return {
    token: () => {
      token ??= server.oauth.issue({ email, project: 'westmere-demo', scopes: SCOPES });
      return Promise.resolve(token);
    },
    forget: () => {
      token = undefined;
    },
    account: () => Promise.resolve(RUNNER),
  };
}
