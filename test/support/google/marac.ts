// A whole MARAC on the Google test server, worked with by the commands a person would type: config, key, ledger and sheets as in real life, the
// small MARAC of other tests typed into it, a clock that stands still. Everything in it is synthetic.
import { mkdtempSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { COMMANDS } from '../../../src/cli/command-list.ts';
import type { CommandOutside } from '../../../src/cli/command.ts';
import { renderConfigText } from '../../../src/config/config-text.ts';
import { BLANK, cellText } from '../../../src/domain/cells/cell.ts';
import type { Documents } from '../../../src/documents/documents-port.ts';
import { localTime } from '../../../src/domain/time/day.ts';
import { openIdPool } from '../../../src/jobs/engine/open-id-pool.ts';
import { demoKeys } from '../../../src/system/keys.ts';
import { silentLog } from '../../../src/system/log.ts';
import { seededRandom } from '../../../src/system/random.ts';
import type { Change, Snapshot } from '../../../src/workbook/workbook-port.ts';
import { SIDE_TABLES, TABLES, tableNamed } from '../../../src/workbook/tables/all-tables.ts';
import type { TableName } from '../../../src/workbook/tables/table.ts';
import { ownedCell, type Written } from '../../../src/workbook/tables/write-cell.ts';
import { openDesk, type Desk } from '../../workbook/google/bed.ts';
import type { Said } from '../command-line.ts';
import { runLine } from '../command-line.ts';
import { composingDocuments } from '../desk.ts';
import { memoryWorkbook, type MemoryWorkbook } from '../memory-workbook.ts';

type Values = Readonly<Record<string, Written>>;

export interface GoogleMarac {
  readonly bed: Desk;
  readonly folder: string;
  readonly outside: CommandOutside;
  /** A command line at that time; the clock stays there. */
  ask(time: string, ...argv: readonly string[]): Promise<Said>;
  /** Rows typed into a workbook in memory, then into the sheets, ids and all. */
  add(type: (book: MemoryWorkbook) => unknown): Promise<void>;
  /** A person's hand in a row that stands there. */
  edit(table: TableName, id: string, values: Values): Promise<void>;
  look(): Promise<Snapshot>;
  text(table: TableName, id: string, field: string): Promise<string>;
  caseOf(referral: string): string;
  /** The rehearsal messages made so far, by file name, as text. */
  mails(): ReadonlyMap<string, string>;
  close(): Promise<void>;
}

const NAMES = [...TABLES, ...SIDE_TABLES].map(({ name }) => name);
const UNLIMITED = { readPerUser: 1e6, writePerUser: 1e6, readPerProject: 1e6, writePerProject: 1e6 };

interface MaracOptions {
  /** Further lines of the config's section on Google. */
  readonly google?: string;
  /** Kept when it is closed; a folder of its own, deleted then, unless told. */
  readonly folder?: string;
  /** Prints papers; without it they are composed and not printed. */
  readonly documents?: Documents;
}

export async function openGoogleMarac(more: MaracOptions = {}): Promise<GoogleMarac> {
  const bed = await openDesk({ rows: 30, limits: UNLIMITED });
  const folder = more.folder ?? mkdtempSync(path.join(tmpdir(), 'marac-on-google-'));
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const keys = demoKeys('test');
  writeConfig(folder, bed, more.google ?? '');
  const outside: CommandOutside = {
    google: { rootUrl: bed.server.rootUrl, signIn: bed.signIn },
    // Waiting takes time: patience that never ends would wait for ever.
    pause: (ms) => {
      bed.clock.pass(ms / 60_000);
      return Promise.resolve();
    },
    documents: more.documents ?? composingDocuments(),
    random: seededRandom(1),
    keys,
    log: silentLog,
  };
  // What a test itself types and looks at is not part of the bad day.
  const calmly = async <T>(act: () => Promise<T>): Promise<T> => {
    bed.server.setMood(false);
    try {
      return await act();
    } finally {
      bed.server.setMood(true);
    }
  };
  const look = (): Promise<Snapshot> => calmly(() => bed.open().read(NAMES));
  return {
    bed,
    folder,
    outside,
    ask(time, ...argv) {
      bed.clock.set(localTime(time));
      return runLine(argv, COMMANDS, { folder, clock: bed.clock, outside });
    },
    async add(type) {
      const memory = memoryWorkbook();
      type(memory);
      const changes = TABLES.flatMap(({ name }) =>
        memory.rows(name).map((row): Change => ({
          do: 'add',
          table: name,
          file: fileOf(row.file),
          rowId: row.id ?? '',
          cells: row.cells,
        })),
      );
      await calmly(() => writeAll(bed, changes));
    },
    async edit(table, id, values) {
      const row = (await look()).tables.get(table)?.rows.find((one) => one.id === id);
      if (row === undefined) throw new Error(`no row ${id} on ${table}`);
      const cells = Object.entries(values).map(
        ([field, value]) =>
          [field, { from: row.cells.get(field) ?? BLANK, to: ownedCell(tableNamed(table), field, value) }] as const,
      );
      await calmly(() => writeAll(bed, [{ do: 'set', table, rowId: id, cells: new Map(cells) }]));
    },
    look,
    async text(table, id, field) {
      const row = (await look()).tables.get(table)?.rows.find((one) => one.id === id);
      return cellText(row?.cells.get(field) ?? BLANK);
    },
    caseOf: (referral) => openIdPool(keys, 'ealing').take('K', `case/${referral}`),
    mails: () => mailsIn(path.join(folder, 'mail')),
    async close() {
      await bed.close();
      if (more.folder === undefined) rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Main is the register too. */
function fileOf(file: 'main' | 'restricted' | 'register'): 'main' | 'restricted' {
  return file === 'register' ? 'main' : file;
}

async function writeAll(bed: Desk, changes: readonly Change[]): Promise<void> {
  const book = bed.open();
  const { revision } = await book.read(NAMES);
  const answers = await book.write(changes, revision);
  const lost = answers.filter(({ outcome }) => outcome !== 'done').length;
  if (lost > 0) throw new Error(`${lost} of ${changes.length} changes were not written`);
}

function writeConfig(folder: string, bed: Desk, google: string): void {
  const text = renderConfigText({
    maracs: [
      {
        name: 'ealing',
        title: 'Ealing MARAC',
        main: `google:${bed.ids.main}`,
        restricted: `google:${bed.ids.restricted}`,
      },
    ],
    key: 'key',
    folders: {
      ledger: 'ledger',
      anchor: 'anchor',
      documents: 'documents',
      inbox: 'inbox',
      backups: 'backups',
      mail: 'mail',
      templates: path.resolve('templates'),
    },
    mail: { mode: 'rehearsal', from: 'marac@example.org', idDomain: 'example.org' },
  })
    .replace('allowedDomains: []', 'allowedDomains: [".example.org", example.org]')
    .replace('names: replaced', 'names: shown');
  for (const one of ['ledger', 'anchor', 'documents', 'inbox', 'backups', 'mail'])
    mkdirSync(path.join(folder, one), { mode: 0o700 });
  const section = `google:\n  teamDomains: [team.example, example.org]\n${google}`;
  writeFileSync(path.join(folder, 'marac.config.yaml'), `${text}\n${section}`, { mode: 0o600 });
}

function mailsIn(folder: string): ReadonlyMap<string, string> {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((one) => one.isFile());
  return new Map(files.map((one) => [one.name, readFileSync(path.join(one.parentPath, one.name), 'utf8')]));
}
