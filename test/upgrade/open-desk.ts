// A copy of the desk that an earlier version wrote, opened by the program as it is now, with a mail server of its own. All of it is made up.
import { chmodSync, cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { CommandOutside } from '../../src/cli/command.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig } from '../../src/config.ts';
import { openWorkbooks } from '../../src/app/workbooks.ts';
import { openDocuments } from '../../src/documents/open-documents.ts';
import type { Documents } from '../../src/documents/documents-port.ts';
import { localTime } from '../../src/domain/time/day.ts';
import type { OutboxMessage } from '../../src/domain/outbox/outbox-message.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { openFiles } from '../../src/system/files.ts';
import type { Heartbeat } from '../../src/system/heartbeat.ts';
import { openKeys } from '../../src/system/keys.ts';
import { silentLog } from '../../src/system/log.ts';
import type { Snapshot, Workbook } from '../../src/workbook/workbook-port.ts';
import { TABLES } from '../../src/workbook/tables/all-tables.ts';
import { runLine, type Said } from '../support/command-line.ts';
import { openFaultServer, type FaultServer, type Taken } from '../support/smtp-faults.ts';

export interface OldDesk {
  readonly folder: string;
  /** What the mail server took since the copy was opened. */
  readonly taken: readonly Taken[];
  /** A command as a person types it, at that time. */
  marac(now: string, ...argv: readonly string[]): Promise<Said>;
  /** The same at a person's own terminal. */
  seen(now: string, ...argv: readonly string[]): Promise<Said>;
  /** One beat of `marac serve`, which is stopped after it. */
  serve(now: string): Promise<Said>;
  messages(now: string): Promise<readonly OutboxMessage[]>;
  /** All rows as they stand, and which columns each tab has. */
  look(now: string): Promise<Snapshot>;
  withBook<T>(now: string, work: (book: Workbook) => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

/** Copies the desk of that folder under test/fixtures and opens nothing yet. */
export async function openOldDesk(name: string, outside: CommandOutside = {}): Promise<OldDesk> {
  const parent = mkdtempSync(path.join(tmpdir(), 'marac-old-desk-'));
  const folder = path.join(parent, 'desk');
  copyDesk(path.join(import.meta.dirname, '../fixtures', name, 'desk'), folder);
  const server = await openFaultServer();
  return {
    ...deskIn(folder, server, outside),
    async close() {
      await server.close();
      rmSync(parent, { recursive: true, force: true });
    },
  };
}

/** A copy that only its owner can open; git does not keep who may. */
export function copyDesk(from: string, to: string): void {
  cpSync(from, to, { recursive: true });
  keepToOwner(to);
}

/** The desk that lies in that folder, with that mail server from now on. */
export function deskIn(
  folder: string,
  server: Pick<FaultServer, 'port' | 'taken'>,
  outside: CommandOutside = {},
): Omit<OldDesk, 'close'> {
  const config = path.join(folder, 'marac.config.yaml');
  writeFileSync(
    config,
    readFileSync(config, 'utf8').replace(/(?<=host: 127\.0\.0\.1\n(?:.*\n)?.*port: )\d+/, String(server.port)),
    { mode: 0o600 },
  );
  const documents = htmlDocuments(folder);
  const loaded = () => {
    const found = loadConfig(config, {});
    if (!found.ok) throw new Error(`the config cannot be read: ${JSON.stringify(found.problems)}`);
    return found.value;
  };
  const withBook: OldDesk['withBook'] = async (now, work) => {
    const [marac] = await openWorkbooks(
      loaded(),
      { clock: fakeClock(localTime(now)), files: openFiles(), keys: openKeys(loaded().key) },
      undefined,
    );
    if (marac === undefined) throw new Error('there is no MARAC');
    try {
      return await work(marac.workbook);
    } finally {
      await marac.workbook.close();
    }
  };
  return {
    folder,
    taken: server.taken,
    marac: (now, ...argv) =>
      runLine(argv, COMMANDS, { folder, now, outside: { documents, log: silentLog, ...outside } }),
    seen: (now, ...argv) =>
      runLine(argv, COMMANDS, { folder, now, terminal: true, outside: { documents, log: silentLog, ...outside } }),
    serve(now) {
      const stop = new AbortController();
      const heartbeat: Heartbeat = {
        start: () => {
          stop.abort();
          return { stop: () => Promise.resolve() };
        },
      };
      return runLine(['serve'], COMMANDS, {
        folder,
        now,
        outside: { documents, log: silentLog, ...outside, heartbeat },
        stopping: stop.signal,
      });
    },
    async messages(now) {
      const clock = fakeClock(localTime(now));
      const keys = openKeys(loaded().key);
      const ledger = openLedger({ file: path.join(folder, 'ledger/live.sqlite'), mode: 'live', keys, clock });
      try {
        return await ledger.messages();
      } finally {
        ledger.close();
      }
    },
    withBook,
    look: (now) => withBook(now, (book) => book.read(TABLES.map((one) => one.name))),
  };
}

/** As the program makes them. */
function keepToOwner(folder: string): void {
  chmodSync(folder, 0o700);
  for (const name of readdirSync(folder)) {
    const file = path.join(folder, name);
    if (statSync(file).isDirectory()) keepToOwner(file);
    else chmodSync(file, 0o600);
  }
}

/** Papers as files hold their own HTML, as those of the desk do: no browser is needed. */
function htmlDocuments(folder: string): Documents {
  return {
    ...openDocuments({ templatesDir: path.join(folder, 'templates'), cacheDir: folder }),
    print: (html) => Promise.resolve({ outcome: 'done', bytes: Buffer.from(html, 'utf8') }),
    close: () => Promise.resolve(),
  };
}
