// Opens the ledger of a config and compares it with the head in its second folder. If they disagree, the workbooks are read too, so that a person
// learns which copies disagree and what to do.
import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { Config } from '../config.ts';
import { judgeCopies } from '../domain/record/record-copies.ts';
import { Failure } from '../errors.ts';
import type { MaracPorts } from '../jobs/engine/ports.ts';
import { gatherCopies, recordBook, type RecordBook } from '../jobs/guards/guard-record.ts';
import type { Ledger } from '../ledger/ledger-port.ts';
import { openLedger, type LedgerOptions } from '../ledger/sqlite/open-ledger.ts';
import type { Files } from '../system/files.ts';
import { forwardAnchor, readAnchor } from './restore/anchors.ts';

type Record = Pick<Ledger, 'mode' | 'judgeHead' | 'size'>;

export type LedgerOutside = Omit<LedgerOptions, 'file' | 'mode' | 'anchors'> & {
  readonly files: Files;
  /** Opened only to learn what they say. */
  readonly openWorkbooks: () => Promise<readonly MaracPorts[]>;
};

export async function openLedgerOf(config: Config, outside: LedgerOutside): Promise<Ledger> {
  const { files, openWorkbooks, ...options } = outside;
  const { mode } = config.mail;
  const anchor = await readAnchor(files, config.folders.anchor, mode);
  const file = path.join(config.folders.ledger, `${mode}.sqlite`);
  const open = (more: Partial<LedgerOptions>): Ledger => openLedger({ ...options, file, mode, ...more });
  const anchors = typeof anchor === 'object' ? [anchor] : [];
  try {
    return open({ anchors });
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const tell = async (ledger: Record): Promise<Failure> => {
      const books = await readBooks(openWorkbooks);
      const desk = { keys: options.keys, ledger, anchor: () => Promise.resolve(anchor) };
      const told = judgeCopies((await gatherCopies(desk, books)).copies);
      return told === undefined ? error : new Failure(told.code, told.sentence, { cause: error });
    };
    if (error.code === 'ledger-missing') throw await tell({ ...GONE, mode });
    if (error.code !== 'ledger-behind') throw error;
    const behind = open({ anchors: [] });
    try {
      throw await tell(behind);
    } finally {
      behind.close();
    }
  }
}

const GONE: Omit<Record, 'mode'> = {
  judgeHead: () => Promise.resolve('ahead'),
  size: () => Promise.resolve({ events: 0, runs: 0 }),
};

/** What the workbooks say, if they can be read. */
async function readBooks(openWorkbooks: LedgerOutside['openWorkbooks']): Promise<readonly RecordBook[]> {
  try {
    const books: RecordBook[] = [];
    for (const { name, workbook } of await openWorkbooks())
      books.push(recordBook(name, await workbook.read(['record', 'outbox'])));
    return books;
  } catch {
    return [];
  }
}

/** Whether there is a ledger of another mode beside this one. */
export function hasOtherRecord({ folders, mail }: Config): boolean {
  const own = `${mail.mode}.sqlite`;
  return readdirSync(folders.ledger).some((name) => name.endsWith('.sqlite') && name !== own);
}

const DISAGREE: readonly string[] = ['ledger-missing', 'ledger-behind', 'anchor-broken'];

/** Does the work and then copies the chain head to its second place, whatever the result; except if copies disagree, which stay as they are. */
export async function anchored<T>(anchor: () => Promise<void>, work: () => Promise<T>): Promise<T> {
  try {
    const value = await work();
    await anchor();
    return value;
  } catch (error) {
    if (!(error instanceof Failure && DISAGREE.includes(error.code))) await anchor();
    throw error;
  }
}

/** Writes the chain head to its second folder; not for a blocked ledger. */
export async function anchorNow(config: Config, files: Files, ledger: Ledger): Promise<void> {
  if ((await ledger.blocked()) === undefined) await forwardAnchor(files, config.folders.anchor, ledger);
}
