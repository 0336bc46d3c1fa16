// The worlds of the fast path, shared out among threads: each world is its seed, so it does not matter who tries it.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Share, Tried } from './range.ts';

const RANGE = path.join(import.meta.dirname, 'range.ts');

/** Tries `worlds` seeds from `seed` on; rejects when a world throws. */
export async function shareOut(worlds: number, seed: number, tell: (tried: Tried) => void): Promise<void> {
  const threads = Math.max(1, Math.min(availableParallelism(), Math.ceil(worlds / 200)));
  const each = Math.ceil(worlds / threads);
  const shares = Array.from({ length: threads }, (_, index): Share => {
    const from = seed + index * each;
    return { from, to: Math.min(from + each, seed + worlds) };
  });
  await Promise.all(shares.map((share) => runShare(share, tell)));
}

async function runShare(share: Share, tell: (tried: Tried) => void): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    const worker = new Worker(RANGE, { workerData: share });
    worker.on('message', tell);
    worker.once('error', reject);
    worker.once('exit', (code) =>
      code === 0 ? resolve() : reject(new Error(`a share of the worlds ended with ${code}`)),
    );
  });
}
