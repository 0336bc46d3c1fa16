// C1 to C14 of docs/map.json: a real runner killed at the named point, and what stands in the ledger and at the server afterwards. All data synthetic.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { MessageState } from '../../src/domain/plan/effects.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import { openClock } from '../../src/system/clock.ts';
import { keysFromSecret } from '../../src/system/keys.ts';
import { openFaultServer } from '../support/smtp-faults.ts';
import type { RunnerOrder } from './sending/runner.ts';
import { AMPLE } from './sending/world.ts';

interface Row {
  readonly id: string;
  readonly point: string;
  /** After the lease has passed and another runner looked; undefined: the ledger knows nothing of it. */
  readonly state: MessageState | undefined;
  readonly taken: number;
}

const ROWS: readonly Row[] = [
  { id: 'C2', point: 'plan:begun', state: undefined, taken: 0 },
  { id: 'C3', point: 'plan:inside', state: undefined, taken: 0 },
  { id: 'C4', point: 'plan:committed', state: 'offered', taken: 0 },
  { id: 'C4', point: 'send:composed', state: 'offered', taken: 0 },
  { id: 'C7', point: 'send:before-claim', state: 'approved', taken: 0 },
  { id: 'C8', point: 'claim:inside', state: 'approved', taken: 0 },
  { id: 'C9', point: 'send:claimed', state: 'approved', taken: 0 },
  { id: 'C10', point: 'send:before-start', state: 'approved', taken: 0 },
  { id: 'C10', point: 'start-data:inside', state: 'approved', taken: 0 },
  { id: 'C11', point: 'start-data:committed', state: 'uncertain', taken: 0 },
  { id: 'C11', point: 'send:started', state: 'uncertain', taken: 0 },
  { id: 'C13', point: 'send:answered', state: 'uncertain', taken: 1 },
  { id: 'C14', point: 'finish:inside', state: 'uncertain', taken: 1 },
  { id: 'C14', point: 'finish:committed', state: 'sent', taken: 1 },
];

test.each(ROWS)('$id killed at $point: $state', { timeout: 600_000 }, async ({ point, state, taken }) => {
  const folder = mkdtempSync(join(tmpdir(), 'marac-crash-'));
  const server = await openFaultServer();
  const file = join(folder, 'ledger.sqlite');
  const order: RunnerOrder = {
    file,
    port: server.port,
    name: 'crash.test',
    messages: 1,
    ...AMPLE,
    at: { point, nth: 1, signal: 'SIGKILL' },
  };
  const child = spawn(process.execPath, [join(import.meta.dirname, 'sending', 'runner.ts'), JSON.stringify(order)], {
    stdio: 'ignore',
    env: { ...process.env, NODE_COMPILE_CACHE: join(tmpdir(), 'marac-proof-cache') },
  });
  const signal = await new Promise((resolve) => {
    child.once('exit', (_code, by) => resolve(by));
  });
  const now = openClock();
  const later = { now: () => now.now(), ms: () => now.ms() + AMPLE.leaseMs };
  const ledger = openLedger({ file, mode: 'live', keys: keysFromSecret(Buffer.alloc(32, 9), 'own'), clock: later });
  await ledger.recoverExpired();
  const [message] = await ledger.messages();
  const { findings } = await ledger.verify();
  ledger.close();
  const found = { signal, state: message?.state, taken: server.taken.length, findings };
  await server.close();
  rmSync(folder, { recursive: true, force: true });
  expect(found).toEqual({ signal: 'SIGKILL', state, taken, findings: [] });
});
