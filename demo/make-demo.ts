// The demo whole: makes the folder, types the world, lives the month, shows it.
import path from 'node:path';
import { openApp } from '../src/app/open-app.ts';
import { CONFIG_NAME, loadConfig, type Config } from '../src/config.ts';
import { Failure } from '../src/errors.ts';
import type { Documents } from '../src/documents/documents-port.ts';
import { openDocuments } from '../src/documents/open-documents.ts';
import { localTime } from '../src/domain/time/day.ts';
import { openIdPool } from '../src/jobs/engine/open-id-pool.ts';
import { fakeClock, type Clock } from '../src/system/clock.ts';
import { demoKeys } from '../src/system/keys.ts';
import { silentLog } from '../src/system/log.ts';
import { MARAC, openDemoFolder, SEED } from './demo-folder.ts';
import { openMonth, type Month } from './live-month.ts';
import { liveMarch } from './weeks/march.ts';
import { liveYearEnd } from './year/live-year.ts';
import { makeReports, type Reports } from './year/make-reports.ts';
import { openStory, type Story } from './story.ts';
import { readDirectory } from './directory.ts';
import { gatherMailCounts, type MailCount } from './show/mail-count.ts';
import { openCamera, type Camera } from './show/camera.ts';
import { showMonth } from './show/show-month.ts';
import { rememberPages } from './show/take-pictures.ts';
import { makeWorld, typeWorld, type World } from './starting-world.ts';
import type { MaracPorts } from '../src/jobs/engine/ports.ts';
import type { Shown } from './show/shown.ts';

export interface DemoOptions {
  readonly progress?: (what: string, done: number, of: number) => void;
  /** Instead of the real printer of papers: for tests. Then there are no pictures but those of `camera`. */
  readonly documents?: Documents;
  readonly camera?: Camera;
  /** Instead of workbooks in files: for tests. */
  readonly maracs?: (config: Config, clock: Clock) => readonly MaracPorts[];
  /** The month stops after this day, and no year is put behind it: for tests. */
  readonly until?: string;
}

export interface Demo {
  readonly story: Story;
  readonly messages: number;
  /** Every message that left, as the page shows it. */
  readonly sent: readonly Shown[];
  /** What each representative had, by what it was for. */
  readonly counts: readonly MailCount[];
  readonly page: string;
}

/** Makes the demo in that folder, anew; an earlier demo there is replaced, anything else refused. */
export async function makeDemo(folder: string, options: DemoOptions = {}): Promise<Demo> {
  const progress = options.progress ?? (() => undefined);
  progress('The folder', 0, 1);
  const dice = await openDemoFolder(folder);
  const config = loadConfig(path.join(folder, CONFIG_NAME), {});
  if (!config.ok) throw new Failure('config-wrong', config.problems.map((problem) => problem.sentence).join(' '));
  const clock = fakeClock(localTime('2027-02-26T15:30'));
  const keys = demoKeys(SEED);
  const cacheDir = path.join(folder, '.cache');
  const documents = options.documents ?? openDocuments({ templatesDir: config.value.folders.templates, cacheDir });
  const printer = rememberPages(documents);
  const app = await openApp(config.value, {
    clock,
    keys,
    random: dice,
    log: silentLog,
    // Thousands of commits of a month that is made anew at will: waiting for the disk would be a third of the time.
    durable: false,
    pause: () => Promise.resolve(),
    documents: printer.documents,
    ...(options.maracs === undefined ? {} : { maracs: options.maracs(config.value, clock) }),
  });
  // The browser is unpacked and started while the first rows are typed; what is wrong with it shows at the first paper.
  const warm = options.documents === undefined ? startBrowser(documents) : Promise.resolve();
  let camera = Promise.resolve(options.camera);
  try {
    const story = openStory();
    const world = makeWorld(dice, openIdPool(keys, MARAC));
    const month = openMonth(app, clock, story, (time) => progress(`The month, ${time.replace('T', ' ')}`, 0, 0));
    await typeWorld(month, world);
    await liveMarch(month, world, options.until);
    const reports = options.until === undefined ? await liveYear(month, world, folder) : undefined;
    progress('The page', 0, 0);
    if (options.documents === undefined) camera = openCamera(cacheDir);
    const sent = await showMonth(month, folder, { opening: camera, printer, reports });
    const counts = gatherMailCounts(sent, readDirectory(await month.door.look()));
    return { story, messages: sent.length, sent, counts, page: path.join(folder, 'index.html') };
  } finally {
    await warm;
    await app.close();
    if (options.camera === undefined) await (await camera)?.close();
    if (options.documents === undefined) await documents.close();
  }
}

/** The year before the month, and what the coordinator makes of it. */
async function liveYear(month: Month, world: World, folder: string): Promise<Reports> {
  await liveYearEnd(month, world);
  return makeReports(month, folder, world.coordinator);
}

function startBrowser(documents: Documents): Promise<unknown> {
  const page =
    '<!doctype html><html lang="en-GB"><head><title>First</title><style></style></head><body><p>First</p></body></html>';
  return documents.print(page, 'pdf').catch(() => undefined);
}
