// The composition root: the only file that makes adapters from the config and passes them on.
import path from 'node:path';
import { alarmForNeverWaits } from './alarms/never-waits.ts';
import { sendNow } from './sending.ts';
import { closeFolders } from './machine/desk-folders.ts';
import { openTroubles, type Troubles } from './machine/machine-troubles.ts';
import { sweepLeftovers } from './machine/leftovers.ts';
import { openTransports, type Transports } from './transports.ts';
import { readAnchor } from './restore/anchors.ts';
import { anchorNow, hasOtherRecord, openLedgerOf } from './ledger-of-config.ts';
import { takeInActionUpdates } from '../use-cases/action-updates.ts';
import { findInboxLeft, whereToLook } from '../use-cases/inbox/unprocessed-files.ts';
import { findGoogle } from './google-desk.ts';
import { openPapersFolder } from './papers-folders.ts';
import { planJobs } from './plan-jobs.ts';
import { runByHand } from './run-by-hand.ts';
import { writeAnswerSheet } from './write-answer-sheet.ts';
import { runnerOf } from './app-runner.ts';
import { openWorkbooks } from './workbooks.ts';
import type { Config } from '../config.ts';
import { openDocuments } from '../documents/open-documents.ts';
import type { Documents } from '../documents/documents-port.ts';
import type { Problem } from '../domain/text/problem.ts';
import type { Ports, MaracPorts } from '../jobs/engine/ports.ts';
import { takeReading } from '../jobs/answers/take-reading.ts';
import type { Ledger } from '../ledger/ledger-port.ts';
import type { Encryption } from '../mail/encrypt/open-encryption.ts';
import { encryptionOf, sealedAs } from './sealing.ts';
import { refuseWrongClock } from '../schedule/clock-check.ts';
import { NO_FAULTS, type Faults } from '../system/faults.ts';
import { openFiles, type Files } from '../system/files.ts';
import { openKeys, type Keys } from '../system/keys.ts';
import { openLog, type Log } from '../system/log.ts';
import { openRandom } from '../system/random.ts';
import { openWorkFolder } from '../system/work-folder.ts';
import type { Google } from '../workbook/google/open-google.ts';
import type { Outside, App } from './app-port.ts';

export async function openApp(config: Config, outside: Outside): Promise<App> {
  const { clock, durable = true } = outside;
  const files = outside.files ?? openFiles(undefined, { durable });
  const keys = outside.keys ?? openKeys(config.key);
  const faults = outside.faults ?? NO_FAULTS;
  const closed = await closeFolders(config);
  await files.makeFolder(config.folders.ledger);
  const log = outside.log ?? openLog(process.stderr, clock);
  const random = outside.random ?? openRandom();
  const google = await findGoogle(config, {
    clock,
    log,
    random,
    pause: pauseOf(outside),
    ...(outside.google === undefined ? {} : { google: outside.google }),
  });
  const openMaracs = async (): Promise<readonly MaracPorts[]> =>
    outside.maracs ?? (await openWorkbooks(config, { clock, files, keys }, google));
  const ledger = await openLedgerOf(config, {
    keys,
    clock,
    random,
    faults,
    durable,
    timing: { accessMaxAgeMs: config.access.maxAgeMinutes * 60_000 },
    files,
    openWorkbooks: openMaracs,
    ...(outside.restoredByPerson === true ? { restoredByPerson: true } : {}),
  });
  const work = openWorkFolder(path.join(config.folders.ledger, 'work'));
  await sweepLeftovers(config, work);
  const documents =
    outside.documents ??
    openDocuments({
      templatesDir: config.folders.templates,
      // The unpacked browser: one for all MARACs of the desk.
      cacheDir: path.join(config.folder, '.cache'),
      work,
      ...(config.papers.browser === undefined ? {} : { browser: config.papers.browser }),
    });
  const encryption = encryptionOf(config, work);
  const troubles = openTroubles();
  try {
    const maracs = await openMaracs();
    const transports = await openTransports(config, keys, clock, files, (key) => ledger.findMailText(key));
    const opened = { files, keys, ledger, documents, log, faults, maracs, google, encryption, troubles, transports };
    const ports = deskOf(config, outside, opened);
    if (closed.length > 0) log.warn('folders.closed', { count: closed.length });
    return await appOf(config, outside, ports, { files, google, encryption, closed, troubles, transports });
  } catch (error) {
    ledger.close();
    throw error;
  }
}

function pauseOf({ pause }: Outside): (ms: number) => Promise<void> {
  return (ms) => (pause === undefined ? new Promise((done) => setTimeout(done, ms)) : pause(ms));
}

interface Opened extends Pick<Parts, 'files' | 'encryption' | 'troubles' | 'transports'> {
  readonly keys: Keys;
  readonly ledger: Ledger;
  readonly documents: Documents;
  readonly log: Log;
  readonly faults: Faults;
  readonly maracs: readonly MaracPorts[];
  readonly google: Google | undefined;
}

function deskOf(config: Config, outside: Outside, opened: Opened): Ports {
  const { files, keys, ledger, documents, log, faults, maracs, transports } = opened;
  return {
    maracs,
    ledger,
    documents,
    keys,
    clock: outside.clock,
    log,
    faults,
    writeAnswerSheet,
    papersFolder: openPapersFolder(files, config.folders, opened.troubles),
    retiredKeys: config.retired,
    drafts: transports.drafts,
    bounces: transports.bounces,
    anchor: () => readAnchor(files, config.folders.anchor, config.mail.mode),
    otherRecord: () => hasOtherRecord(config),
    inbox: () => findInboxLeft(files, whereToLook(config)),
    mailFrom: config.mail.from,
    allowedDomains: config.mail.allowedDomains,
    maskNames: config.mail.mode === 'rehearsal' && config.mail.names === 'replaced',
    rehearsal: config.mail.mode === 'rehearsal',
    sealedAs: () => sealedAs(opened.encryption),
    made: { config: config.hash.slice(0, 32) },
    release: config.mail.releaseBy,
    ...(config.google?.actionUpdateForm === undefined ? {} : { actionUpdateForm: config.google.actionUpdateForm }),
    ...(outside.progress === undefined ? {} : { progress: outside.progress }),
  };
}

async function appOf(
  config: Config,
  outside: Outside,
  ports: Ports,
  opened: Pick<Parts, 'files' | 'encryption' | 'troubles' | 'transports'> & Pick<App, 'google' | 'closed'>,
): Promise<App> {
  const { files, google, encryption, closed, troubles, transports } = opened;
  const { clock } = outside;
  const owner = `${process.pid}-${clock.ms()}`;
  const anchor = (): Promise<void> => troubles.past('anchor', () => anchorNow(config, files, ports.ledger));
  const told = (): readonly Problem[] => troubles.take(ports.maracs);
  // As `serve` does at every run: on a wrong day messages would be cancelled, dated wrongly or sent at once.
  const believeClock = async (): Promise<void> =>
    outside.timeIsGiven === true ? undefined : refuseWrongClock(ports.ledger, clock.now());
  let byHand = 0;
  const parts: Parts = { config, outside, desk: ports, files, owner, transports, encryption, anchor, troubles };
  const app: App = {
    config,
    ports,
    ledger: ports.ledger,
    files,
    keys: ports.keys,
    google,
    transports,
    encryption,
    closed,
    plan: (jobs, now) => planJobs(ports, jobs, now),
    async hear() {
      await believeClock();
      return takeReading(ports, { adopt: false });
    },
    async run(jobs, now) {
      await believeClock();
      const report = await runByHand(parts, jobs, now, (byHand += 1));
      return { ...report, problems: [...report.problems, ...told()] };
    },
    async takeIn(now) {
      await believeClock();
      // Loaded with the first file that is taken in: reading forms is an eighth of the program.
      const { takeInForms } = await import('../use-cases/inbox/inbox.ts');
      return { ...(await takeInForms(ports, config, files, now)), updates: await takeInActionUpdates(ports, now) };
    },
    async send(how) {
      await believeClock();
      const report = await sendNow({ ...parts, ...how, clock, pause: pauseOf(outside) });
      const alarms = await alarmForNeverWaits(
        { ...parts, keys: ports.keys, clock, ledger: ports.ledger, log: ports.log },
        report,
      );
      return { ...report, problems: [...report.problems, ...alarms, ...told()] };
    },
    runner: (tell) => runnerOf(app, clock, owner, { anchor, troubles: told, tell }),
    async close() {
      await transports.close();
      await encryption.close();
      if (outside.documents === undefined) await ports.documents.close();
      if (outside.maracs === undefined) for (const marac of ports.maracs) await marac.workbook.close();
      ports.ledger.close();
    },
  };
  return app;
}

interface Parts {
  readonly config: Config;
  readonly outside: Outside;
  readonly desk: Ports;
  readonly files: Files;
  readonly owner: string;
  readonly transports: Transports;
  readonly encryption: Encryption;
  readonly troubles: Troubles;
  /** Copies the chain head to its second place. */
  readonly anchor: () => Promise<void>;
}
