// The copies of the record that the product keeps, for the proof of sending: the ledger, the head of its chain in a second folder, and the tab
// Record of a workbook (here a file that holds its row). Opened, compared and put back to work by the product's own rules.
import { chmodSync, cpSync, existsSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { anchorNow, openLedgerOf, type LedgerOutside } from '../../../src/app/ledger-of-config.ts';
import { readAnchor, writeAnchor } from '../../../src/app/restore/anchors.ts';
import type { Config } from '../../../src/config.ts';
import type { Ports, MaracPorts } from '../../../src/jobs/engine/ports.ts';
import { guardRecord, readCopies, recordBook, recordRows } from '../../../src/jobs/guards/guard-record.ts';
import type { Ledger } from '../../../src/ledger/ledger-port.ts';
import { openFiles } from '../../../src/system/files.ts';
import type { Keys } from '../../../src/system/keys.ts';
import type { Workbook } from '../../../src/workbook/workbook-port.ts';
import type { Written } from '../../../src/workbook/tables/write-cell.ts';
import { memoryWorkbook } from '../../support/memory-workbook.ts';
import { ANCHOR, LEDGER_FILES, RECORD, type PutBack } from './restored-names.ts';
import type { MaracReading } from '../../../src/jobs/reading/reading.ts';

const MARAC = 'proof';

type Values = Readonly<Record<string, Written>>;
type Outside = Omit<LedgerOutside, 'files' | 'openWorkbooks'>;

const files = openFiles();
const configOf = (folder: string): Config =>
  ({ mail: { mode: 'live' }, folders: { ledger: folder, anchor: join(folder, ANCHOR) } }) as Config;

/** What the workbook says of how far the record has come. */
async function openBook(folder: string): Promise<Workbook> {
  const book = memoryWorkbook();
  const bytes = await files.read(join(folder, RECORD));
  const rows =
    bytes === undefined ? [] : (JSON.parse(bytes.toString('utf8')) as readonly (readonly [string, Values])[]);
  for (const [id, values] of rows) book.type('record', values, { id });
  return book;
}

const maracOf = async (folder: string): Promise<MaracPorts> => ({
  name: MARAC,
  title: MARAC,
  outward: MARAC,
  workbook: await openBook(folder),
});

const deskOf = (folder: string, keys: Keys, ledger: Ledger): Ports =>
  ({ keys, ledger, anchor: () => readAnchor(files, join(folder, ANCHOR), 'live') }) as unknown as Ports;

/** As a run opens it: a Failure, in words, when the copies disagree. */
export async function openRecorded(folder: string, outside: Outside): Promise<Ledger> {
  return openLedgerOf(configOf(folder), { ...outside, files, openWorkbooks: async () => [await maracOf(folder)] });
}

/** As a reading holds the workbook against the ledger. */
export async function guard(folder: string, keys: Keys, ledger: Ledger): Promise<void> {
  const { workbook } = await maracOf(folder);
  await guardRecord(deskOf(folder, keys, ledger), [recordBook(MARAC, await workbook.read(['record', 'outbox']))]);
}

/** As a run ends: the views, then the head in its second folder. */
export async function keepCopies(folder: string, keys: Keys, ledger: Ledger): Promise<void> {
  const { workbook, ...marac } = await maracOf(folder);
  const { tables } = await workbook.read(['record']);
  const reading = { ports: { ...marac, workbook }, tables } as unknown as MaracReading;
  const rows = await recordRows(deskOf(folder, keys, ledger), reading);
  await files.write(join(folder, RECORD), JSON.stringify(rows.map(({ id, values }) => [id, values])));
  await anchorNow(configOf(folder), files, ledger);
}

/** As before the body of every message. */
export const keepHead = (folder: string, ledger: Ledger): Promise<void> => anchorNow(configOf(folder), files, ledger);

/** As `marac unblock --put-back` does it: a person has compared the ledger with what went. */
export async function unblock(folder: string, outside: Outside): Promise<void> {
  const ledger = await openRecorded(folder, { ...outside, restoredByPerson: true });
  const { heads } = await readCopies(deskOf(folder, outside.keys, ledger), [await maracOf(folder)]);
  if ((await ledger.blocked()) === undefined) await ledger.callRestored();
  await ledger.unblock({ by: 'C-COORD', in: 'command', why: 'log of the mail server' }, heads);
  await writeAnchor(files, join(folder, ANCHOR), 'live', await ledger.anchor());
  ledger.close();
}

/** While no runner lives. */
export function copyRecord(folder: string, to: string): void {
  for (const name of [...LEDGER_FILES, ANCHOR, RECORD]) copyOne(folder, to, name);
}

export function putBack(folder: string, from: string, what: PutBack): void {
  const names = [
    ...LEDGER_FILES,
    ...(what === 'ledger and anchor' || what === 'everything' ? [ANCHOR] : []),
    ...(what === 'everything' ? [RECORD] : []),
  ];
  for (const name of names) {
    rmSync(join(folder, name), { recursive: true, force: true });
    if (what !== 'nothing') copyOne(from, folder, name);
  }
}

/** Copying keeps the modes of files, not of folders. */
function copyOne(from: string, to: string, name: string): void {
  if (!existsSync(join(from, name))) return;
  cpSync(join(from, name), join(to, name), { recursive: true });
  if (name === ANCHOR) chmodSync(join(to, name), 0o700);
}
