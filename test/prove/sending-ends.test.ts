// The proof of sending leaves nothing behind: not when somebody stops it, and not when it fails. Linux alone says what a process is called.
import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';

const SLOW = { timeout: 300_000 };

let place = '';
beforeEach(() => {
  place = mkdtempSync(path.join(tmpdir(), 'marac-proof-ends-'));
});
afterEach(() => {
  for (const pid of runners()) process.kill(pid, 'SIGKILL');
  rmSync(place, { recursive: true, force: true });
});

/** Runners that work in the place of this test. */
function runners(): readonly number[] {
  return readdirSync('/proc').flatMap((name) => {
    if (!/^\d+$/.test(name)) return [];
    try {
      const line = readFileSync(`/proc/${name}/cmdline`, 'utf8');
      return line.includes('runner.ts') && line.includes(place) ? [Number(name)] : [];
    } catch {
      return []; // it has ended
    }
  });
}

function startProof(): { readonly proof: ChildProcess; readonly ended: Promise<number | null> } {
  const proof = spawn(process.execPath, ['test/prove/sending.ts', '--kills', '2000'], {
    stdio: 'ignore',
    env: { ...process.env, TMPDIR: place },
  });
  const ended = new Promise<number | null>((resolve) => {
    proof.once('exit', resolve);
  });
  return { proof, ended };
}

/** Waits for two runners; one of them is stopped then, as the proof stops some. */
function oneStopped(): Promise<readonly [stopped: number, another: number]> {
  return vi.waitFor(
    () => {
      const [one, other] = runners();
      if (one === undefined || other === undefined || !tryKill(one, 'SIGSTOP')) throw new Error('no two runners yet');
      return [one, other] as const;
    },
    { timeout: 120_000, interval: 20 },
  );
}

function tryKill(pid: number, signal: NodeJS.Signals): boolean {
  try {
    return process.kill(pid, signal);
  } catch {
    return false; // it has ended
  }
}

/** Folders of the proof; node keeps its compiled code there too. */
const leftBehind = (): readonly string[] => readdirSync(place).filter((name) => name !== 'marac-proof-cache');

test.skipIf(process.platform !== 'linux').each([
  ['SIGTERM', 143],
  ['SIGINT', 130],
] as const)(
  'stopped by %s it ends its runners, one that is stopped among them, and takes its folders away',
  SLOW,
  async (signal, code) => {
    const { proof, ended } = startProof();
    await oneStopped();
    proof.kill(signal);
    expect(await ended).toBe(code);
    await expect.poll(runners, { timeout: 60_000 }).toEqual([]);
    expect(leftBehind()).toEqual([]);
  },
);

test.skipIf(process.platform !== 'linux')(
  'failing, since a runner ended as none should, it does the same',
  SLOW,
  async () => {
    const { ended } = startProof();
    for (;;) {
      const [, another] = await oneStopped();
      if (tryKill(another, 'SIGTERM')) break;
    }
    expect(await ended).toBe(1);
    await expect.poll(runners, { timeout: 60_000 }).toEqual([]);
    expect(leftBehind()).toEqual([]);
  },
);
