// One SQLite file, opened so that a commit is on disk when it returns: WAL, synchronous FULL read back, begin immediate, prepared statements.
import { DatabaseSync, type SQLInputValue, type SQLOutputValue, type StatementSync } from 'node:sqlite';
import { Failure } from '../../errors.ts';
import type { Faults } from '../../system/faults.ts';
import type { Keys } from '../../system/keys.ts';
import type { Random } from '../../system/random.ts';
import type { LedgerClock, Mode } from '../ledger-port.ts';
import { CheckedRows } from './checked-rows.ts';

export interface Timing {
  /** How long a claim to send is valid before another runner may take it. */
  readonly leaseMs: number;
  /** After this time whoever made an attempt has given up on it. */
  readonly hardMs: number;
  /** Allowance for clocks that differ a little. */
  readonly marginMs: number;
  /** The second commit refuses an access version older than this. */
  readonly accessMaxAgeMs: number;
}

export const TIMING: Timing = { leaseMs: 900_000, hardMs: 780_000, marginMs: 60_000, accessMaxAgeMs: 300_000 };

export type Row = Readonly<Record<string, SQLOutputValue>>;

export interface Store {
  readonly mode: Mode;
  readonly keys: Keys;
  readonly clock: LedgerClock;
  readonly random: Random;
  readonly faults: Faults;
  readonly timing: Timing;
  readonly checked: CheckedRows;
  all(sql: string, ...values: readonly SQLInputValue[]): readonly Row[];
  get(sql: string, ...values: readonly SQLInputValue[]): Row | undefined;
  run(sql: string, ...values: readonly SQLInputValue[]): void;
  exec(sql: string): void;
  /**
   * Runs all of it or nothing, on disk before it returns. No await inside. Named in faults as `point:begun`, `point:inside` and `point:committed`.
   */
  write<T>(point: string, change: () => T): T;
  /** One consistent read of everything. */
  look<T>(read: () => T): T;
  close(): void;
}

export interface StoreSetting extends Pick<Store, 'mode' | 'keys' | 'clock' | 'random' | 'faults' | 'timing'> {
  readonly file: string;
  readonly busyTimeoutMs: number;
  /** False for the demo alone: commits do not wait for the disk. */
  readonly durable: boolean;
}

const IOERR_FSYNC = 1034;
const IOERR_DIR_FSYNC = 1290;

export function openStore(setting: StoreSetting): Store {
  const db = openDatabase(setting);
  const statement = prepareOnce(db);
  const within = openTransactions(db);
  const { mode, keys, clock, random, faults, timing } = setting;
  return {
    mode,
    keys,
    clock,
    random,
    faults,
    timing,
    checked: new CheckedRows(),
    all: (sql, ...values) => guarded(() => statement(sql).all(...values)),
    get: (sql, ...values) => guarded(() => statement(sql).get(...values)),
    run: (sql, ...values) => void statement(sql).run(...values),
    exec: (sql) => db.exec(sql),
    write: (point, change) =>
      within('begin immediate', change, {
        begun: () => faults.reach(`${point}:begun`),
        inside: () => faults.reach(`${point}:inside`),
        committed: () => faults.reach(`${point}:committed`),
      }),
    look: (read) => (db.isTransaction ? read() : within('begin', read)),
    close: () => db.close(),
  };
}

function prepareOnce(db: DatabaseSync): (sql: string) => StatementSync {
  const prepared = new Map<string, StatementSync>();
  return (sql) => {
    const known = prepared.get(sql);
    if (known !== undefined) return known;
    const made = db.prepare(sql);
    prepared.set(sql, made);
    return made;
  };
}

interface Points {
  begun(): void;
  inside(): void;
  committed(): void;
}

/** After a failed fsync nothing is known about the disk: every later transaction is refused. */
function openTransactions(db: DatabaseSync): <T>(begin: string, work: () => T, points?: Points) => T {
  let broken = false;
  return (begin, work, points) => {
    if (broken) throw new Failure('disk-broken', 'The ledger’s disk failed while it was being written.');
    try {
      db.exec(begin);
      points?.begun();
      const value = work();
      points?.inside();
      db.exec('commit');
      points?.committed();
      return value;
    } catch (error) {
      if (db.isTransaction) rollBack(db);
      broken = broken || [IOERR_FSYNC, IOERR_DIR_FSYNC].includes(errorCode(error) ?? 0);
      throw asFailure(error);
    }
  };
}

function openDatabase({ file, busyTimeoutMs, durable }: StoreSetting): DatabaseSync {
  try {
    const db = new DatabaseSync(file, { timeout: busyTimeoutMs });
    db.exec(`pragma journal_mode = wal; pragma synchronous = ${durable ? 'full' : 'off'}; pragma secure_delete = on;`);
    db.exec('pragma trusted_schema = off; pragma cell_size_check = on; pragma temp_store = memory;');
    if (durable) assertDurable(db);
    return db;
  } catch (error) {
    throw asFailure(error);
  }
}

/** Reads back what the database was told: a claim that a power cut can undo would make duplicates. */
export function assertDurable(db: DatabaseSync): void {
  const synchronous = Number(Object.values(db.prepare('pragma synchronous').get() ?? {})[0]);
  const journal = Object.values(db.prepare('pragma journal_mode').get() ?? {})[0];
  if (synchronous < 2 || journal !== 'wal')
    throw new Failure('ledger-unsafe', `The ledger’s database is not set to keep what it wrote (${synchronous}).`);
}

function rollBack(db: DatabaseSync): void {
  try {
    db.exec('rollback');
  } catch {
    // The error that led here says more.
  }
}

function guarded<T>(work: () => T): T {
  try {
    return work();
  } catch (error) {
    throw asFailure(error);
  }
}

function errorCode(error: unknown): number | undefined {
  if (typeof error !== 'object' || error === null || !('errcode' in error)) return undefined;
  return typeof error.errcode === 'number' ? error.errcode : undefined;
}

/** SQLite's own errors as our error codes; any other error as it is. */
function asFailure(error: unknown): unknown {
  const code = errorCode(error);
  if (code === undefined) return error;
  const options = { cause: error };
  switch (code & 0xff) {
    case 5:
    case 6:
      return new Failure('ledger-busy', 'The ledger is in use by another process.', options);
    case 8:
    case 14:
      return new Failure('file-denied', 'The ledger may not be written.', options);
    case 10:
      return new Failure('disk-broken', `The ledger’s disk answered with an error (${code}).`, options);
    case 11:
    case 26:
      return new Failure('ledger-broken', 'The ledger’s file is damaged.', options);
    case 13:
      return new Failure('disk-full', 'The ledger’s disk is full.', options);
    default:
      return error;
  }
}
