// A disk that fails: every write of one send refused in turn (`ulimit -f`, stepped), and a runner that keeps what the relay said. Data synthetic.
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { Failure } from '../../src/errors.ts';
import { sendDue } from '../../src/mail/send-due.ts';
import type { Transport } from '../../src/mail/mail-port.ts';
import { sendDesk } from '../mail/make.ts';
import { approveOne, openDesk } from './make.ts';

interface Ended {
  readonly code: number | null;
  readonly said: string;
}

async function sendUnder(blocks: number, folder: string): Promise<Ended> {
  const script = join(import.meta.dirname, 'disk-child.ts');
  const child = spawn('bash', ['-c', `ulimit -f ${blocks}; exec "$0" "$1" "$2"`, process.execPath, script, folder], {
    stdio: ['ignore', 'pipe', 'pipe'],
    env: { ...process.env, NODE_COMPILE_CACHE: '' },
  });
  let said = '';
  child.stdout.on('data', (chunk: Buffer) => (said += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const code = await new Promise<number | null>((resolve) => {
    child.once('exit', resolve);
  });
  return { code, said };
}

const steps = process.env['MARAC_DISK_STEPS'] === 'all' ? 4 : 48;

test.skipIf(process.platform === 'win32')(
  'D1, PR5: whichever write the disk refuses, nothing goes that is not recorded, nothing goes twice, and the ledger is whole',
  { timeout: steps === 4 ? 3_600_000 : 120_000 },
  async () => {
    let refused = 0;
    let done = false;
    for (let kilobytes = 160; !done && kilobytes < 2000; kilobytes += steps) {
      const folder = mkdtempSync(join(tmpdir(), 'marac-disk-'));
      try {
        const limited = await sendUnder(kilobytes, folder);
        const { sent, bodies, state, findings } = JSON.parse(limited.said.trim().split('\n').at(-1) ?? '{}') as {
          sent: number;
          bodies: number;
          state: string;
          findings: readonly string[];
        };
        expect(findings).toEqual([]);
        expect(bodies).toBeLessThanOrEqual(1);
        // Recorded before the first byte, so that it is called uncertain if the end could not be written.
        expect(bodies === 1).toBe(state === 'sent' || (state === 'dataStarted' && bodies === 1));
        if (sent === 1) done = true;
        else refused += 1;
      } finally {
        rmSync(folder, { recursive: true, force: true });
      }
    }
    expect(done).toBe(true);
    expect(refused).toBeGreaterThan(1);
  },
);

test('D2: what the relay said is kept and tried again while the disk is full; the next message is not begun before', async () => {
  let full = 0;
  using desk = openDesk({
    faults: {
      reach(point) {
        if (point === 'finish:inside' && (full += 1) <= 2) throw new Failure('disk-full', 'The disk is full.');
      },
    },
  });
  const { key } = await approveOne(desk.ledger);
  let bodies = 0;
  const transport: Transport = {
    mode: 'live',
    deliver: async (_claim, start) => {
      if (!(await start()).started) return { outcome: 'notStarted' };
      bodies += 1;
      return { outcome: { end: 'sent', evidence: 'taken: 250' } };
    },
    close: async () => undefined,
  };
  expect((await sendDue(sendDesk(desk, transport))).sent).toEqual([key]);
  expect([bodies, full]).toEqual([1, 3]);
});

test('D17: a commit whose answer is lost is read again, never assumed', async () => {
  let lost = 0;
  using desk = openDesk({
    faults: {
      reach(point) {
        if (point === 'finish:committed' && (lost += 1) === 1) throw new Error('the answer was lost');
      },
    },
  });
  const { key } = await approveOne(desk.ledger);
  const transport: Transport = {
    mode: 'live',
    deliver: async (_claim, start) =>
      (await start()).started ? { outcome: { end: 'sent', evidence: 'taken: 250' } } : { outcome: 'notStarted' },
    close: async () => undefined,
  };
  expect((await sendDue(sendDesk(desk, transport))).sent).toEqual([key]);
  expect((await desk.ledger.verify()).findings).toEqual([]);
});
