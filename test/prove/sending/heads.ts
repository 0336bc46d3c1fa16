// What the copies of the record say, read from their files alone: nothing here asks the product which of two is the later.
import { cpSync, existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { makeOwned, removeOwned } from './belongings.ts';
import { ANCHOR_FILE, LEDGER_FILES, RECORD } from './restored-names.ts';

/** So many events, and the hash of the last of them. */
export interface Head {
  readonly count: number;
  readonly hash: string;
}

/** A ledger's events: the first is number 1. */
export interface Chain {
  readonly hashes: readonly string[];
  /** Key of a message -> number of the last event with which its body began to leave. */
  readonly begun: ReadonlyMap<string, number>;
}

export const EMPTY: Chain = { hashes: [], begun: new Map() };

export const holds = ({ hashes }: Chain, { count, hash }: Head): boolean => count === 0 || hashes[count - 1] === hash;

export function headOf({ hashes }: Chain): Head {
  return { count: hashes.length, hash: hashes.at(-1) ?? '' };
}

/** Read from a copy, so that what SQLite does to the files of a ledger that it opens is done to no ledger of the proof. */
export function readChain(folder: string): Chain {
  const [ledger] = LEDGER_FILES;
  if (!existsSync(join(folder, ledger))) return EMPTY;
  const apart = makeOwned('marac-proof-look-');
  try {
    for (const name of LEDGER_FILES) if (existsSync(join(folder, name))) cpSync(join(folder, name), join(apart, name));
    const database = new DatabaseSync(join(apart, ledger));
    try {
      return chainIn(database);
    } finally {
      database.close();
    }
  } finally {
    removeOwned(apart);
  }
}

function chainIn(database: DatabaseSync): Chain {
  // A runner that was killed while it made the file.
  if (database.prepare("select 1 from sqlite_schema where name = 'events'").get() === undefined) return EMPTY;
  const rows = database.prepare('select seq, kind, subject, lower(hex(hash)) as hash from events order by seq').all();
  const begun = rows.filter(({ kind }) => kind === 'message/started');
  rows.forEach(({ seq }, index) => {
    if (Number(seq) !== index + 1) throw new Error(`event ${index + 1} of the ledger is missing`);
  });
  return {
    hashes: rows.map(({ hash }) => String(hash)),
    begun: new Map(begun.map(({ subject, seq }) => [String(subject), Number(seq)])),
  };
}

/** What the second folder says. */
export function readAnchorHead(folder: string): Head | undefined {
  const said = readJson(join(folder, ANCHOR_FILE)) as Head | undefined;
  return said === undefined ? undefined : { count: said.count, hash: said.hash };
}

/** What the tab Record says: one row, its head with a signature behind. */
export function readRecordHead(folder: string): Head | undefined {
  const rows = (readJson(join(folder, RECORD)) ?? []) as readonly (readonly [
    string,
    { events: number; head: string },
  ])[];
  const values = rows[0]?.[1];
  return values === undefined ? undefined : { count: values.events, hash: values.head.split(' ')[0] ?? '' };
}

const readJson = (file: string): unknown =>
  existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as unknown) : undefined;
