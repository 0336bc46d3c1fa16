// A whole runner over .xlsx files, ledger, papers and anchor in a folder: the product's own app, with HTML in place of printed papers.
import path from 'node:path';
import { openApp } from '../../../src/app/open-app.ts';
import { restrictCase } from '../../../src/use-cases/restrict-case.ts';
import { loadConfig } from '../../../src/config.ts';
import { localTime } from '../../../src/domain/time/day.ts';
import { JOBS } from '../../../src/jobs/engine/job-list.ts';
import { SEED } from '../../../demo/demo-folder.ts';
import { fakeClock } from '../../../src/system/clock.ts';
import type { Faults } from '../../../src/system/faults.ts';
import { openFiles, type Files } from '../../../src/system/files.ts';
import { demoKeys } from '../../../src/system/keys.ts';
import { silentLog } from '../../../src/system/log.ts';
import { seededRandom } from '../../../src/system/random.ts';
import { composingDocuments } from '../../support/desk.ts';
import type { WholeOrder } from './order.ts';
import type { App } from '../../../src/app/app-port.ts';

let opened = 0;

export async function openWhole(folder: string, now: string, faults: Faults, files?: Files): Promise<App> {
  const loaded = loadConfig(path.join(folder, 'marac.config.yaml'), {});
  if (!loaded.ok) throw new Error('the config of the test cannot be read');
  opened += 1;
  const [clock, shift] = [fakeClock(localTime(now)), opened];
  return openApp(loaded.value, {
    // A millisecond later each time: a second start at the same minute is another run.
    clock: { ...clock, ms: () => clock.ms() + shift },
    faults,
    files: files ?? openFiles((point) => faults.reach(`files:${point}`)),
    keys: demoKeys(SEED),
    random: seededRandom(7),
    documents: composingDocuments(),
    log: silentLog,
    pause: () => Promise.resolve(),
  });
}

export async function work(app: App, order: WholeOrder): Promise<void> {
  if (order.does === 'tick') {
    await app.run(JOBS, localTime(order.now));
    await app.send();
    return;
  }
  await restrictCase(app.ports, order.does.restrict, { by: 'Cora Coordinata', why: 'made up', in: 'command' });
}
