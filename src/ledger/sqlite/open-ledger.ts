// Opens the embedded ledger: checks its file, compares mode and key, and compares its chain with the heads that were anchored elsewhere.
import { existsSync } from 'node:fs';
import { Failure } from '../../errors.ts';
import { NO_FAULTS, type Faults } from '../../system/faults.ts';
import type { Keys } from '../../system/keys.ts';
import { openRandom, type Random } from '../../system/random.ts';
import type { Head } from '../ledger-history.ts';
import type { Ledger, LedgerClock, Mode } from '../ledger-port.ts';
import { openAccess } from './memory/access-versions.ts';
import { answerOperations } from './memory/stated-answers.ts';
import { forgetOperations } from './outbox/forget.ts';
import { prepareLedgerFile } from './guard-ledger-file.ts';
import { migrate, stepsFrom } from './migrations.ts';
import { outboxOperations } from './outbox/outbox-operations.ts';
import { openPapers } from './outbox/paper-rows.ts';
import { planOperations } from './outbox/commit-plan.ts';
import { readingOperations } from './memory/ledger-questions.ts';
import { rowOperations } from './memory/row-memory.ts';
import { APPLICATION_ID, SCHEMA, SCHEMA_VERSION } from './schema.ts';
import { sendingOperations } from './outbox/send-commits.ts';
import { openSignedTable } from './signed-table.ts';
import { slotOperations } from './memory/slot-rows.ts';
import { isBehind, markRestored, standingOperations } from './ledger-standing.ts';
import { openStore, TIMING, type Store, type Timing } from './sqlite-store.ts';
import { verifyLedger } from './verify-ledger.ts';

export interface LedgerOptions {
  readonly file: string;
  readonly mode: Mode;
  readonly keys: Keys;
  readonly clock: LedgerClock;
  readonly random?: Random;
  readonly faults?: Faults;
  readonly busyTimeoutMs?: number;
  readonly timing?: Partial<Timing>;
  /** Heads kept outside the ledger's folder and in the workbook: a ledger without them is an older copy, or another one. */
  readonly anchors?: readonly Head[];
  /** False for the demo only: commits do not wait for the disk. Refused with any other key, and outside a rehearsal. */
  readonly durable?: boolean;
  /** A person is restoring a ledger or beginning a new one: it is opened although it is behind or gone, with sending blocked until `unblock`. */
  readonly restoredByPerson?: boolean;
}

interface Identity {
  readonly mode: Mode;
  readonly keyId: string;
}

/** Failure too-open, synced-folder, ledger-mode, key-wrong, ledger-version, ledger-missing, ledger-behind or ledger-broken when it may not be used. */
export function openLedger(options: LedgerOptions): Ledger {
  const { file, mode, keys, anchors = [] } = options;
  if (mode === 'live' && keys.kind === 'demo')
    throw new Failure('key-refused', 'Live mail may not be sent with the demo’s key.');
  const durable = options.durable ?? true;
  if (!durable && (mode !== 'rehearsal' || keys.kind !== 'demo'))
    throw new Failure('ledger-unsafe', 'Only the demo may keep a ledger that does not wait for the disk.');
  if (!existsSync(file) && anchors.some((head) => head.count > 0) && options.restoredByPerson !== true)
    throw new Failure('ledger-missing', `The ledger ${file} is gone: there was one with ${anchors[0]?.count} events.`);
  prepareLedgerFile(file);
  const store = openStore({
    file,
    mode,
    keys,
    clock: options.clock,
    random: options.random ?? openRandom(),
    faults: options.faults ?? NO_FAULTS,
    busyTimeoutMs: options.busyTimeoutMs ?? 5000,
    durable,
    timing: { ...TIMING, ...options.timing },
  });
  try {
    const version = prepareSchema(store);
    checkIdentity(store);
    migrate(store, version);
    if (isBehind(store, anchors)) {
      markRestored(store);
      if (options.restoredByPerson !== true)
        throw new Failure('ledger-behind', `The ledger ${file} is older than the last run, or another one.`);
    }
    return assemble(store);
  } catch (error) {
    store.close();
    throw error;
  }
}

function assemble(store: Store): Ledger {
  const papers = openPapers(store);
  const access = openAccess(store);
  const { recordAccess, newestAccess } = access;
  return {
    mode: store.mode,
    ...standingOperations(store),
    ...slotOperations(store),
    ...rowOperations(store),
    ...planOperations(store, papers),
    ...outboxOperations(store, papers),
    ...sendingOperations(store, access),
    recordAccess,
    newestAccess,
    ...answerOperations(store),
    ...readingOperations(store, papers),
    ...forgetOperations(store, papers),
    verify: async () => verifyLedger(store),
    close: () => store.close(),
  };
}

/** Makes the tables of a new file and refuses one that is not of this program; gives what reads the version in it. */
function prepareSchema(store: Store): () => number {
  const pragma = (name: string): number => Number(Object.values(store.get(`pragma ${name}`) ?? {})[0]);
  if (pragma('user_version') === 0 && store.get('select 1 from sqlite_schema limit 1') === undefined)
    store.write('schema', () => {
      if (store.get('select 1 from sqlite_schema limit 1') === undefined) store.exec(SCHEMA);
    });
  if (pragma('application_id') !== APPLICATION_ID)
    throw new Failure('ledger-version', 'That file is a database, but not a ledger of marac.');
  const version = (): number => pragma('user_version');
  if (stepsFrom(version()) === undefined)
    throw new Failure('ledger-version', `The ledger is of version ${version()}, this marac of ${SCHEMA_VERSION}.`);
  return version;
}

/** The mode and the key's name are written into a new ledger; ever after they must be the same. */
function checkIdentity(store: Store): void {
  const row = store.get("select data from meta where id = 'identity'");
  const signedTable = openSignedTable<Identity>(store, 'meta', false);
  if (row === undefined) {
    store.write('identity', () => {
      if (signedTable.find('identity') === undefined)
        signedTable.put('identity', { mode: store.mode, keyId: store.keys.id });
    });
    return;
  }
  const written = JSON.parse(String(row['data'])) as Identity;
  if (written.keyId !== store.keys.id) throw new Failure('key-wrong', 'This ledger was made with another key.');
  const { mode } = signedTable.find('identity') ?? written;
  if (mode !== store.mode) throw new Failure('ledger-mode', `This ledger is for ${mode}, not for ${store.mode}.`);
}
