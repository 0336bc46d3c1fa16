// The months of the proof, shared out among threads: each month is its seed, so it does not matter who lives it.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import type { Told } from './one-month.ts';
import type { Handed } from './worker.ts';

const WORKER = path.join(import.meta.dirname, 'worker.ts');

export interface Sizes {
  readonly months: number;
  /** Months go on until so many moments were looked at. */
  readonly moments: number;
  /** So many of the months have their papers printed through templates. */
  readonly rendered: number;
  readonly seed: number;
}

export interface Proof {
  readonly months: number;
  readonly quiet: number;
  readonly rendered: number;
  readonly moments: number;
  readonly matters: number;
  readonly lines: number;
  readonly forks: number;
  readonly sent: number;
  readonly lost: readonly (Told['lost'][number] & { readonly seed: number; readonly stories: readonly string[] })[];
}

export async function prove(sizes: Sizes, tell: (told: Told) => void = () => undefined): Promise<Proof> {
  const all: Told[] = [];
  let [next, moments] = [sizes.seed, 0];
  const hand = (): Handed | undefined => {
    const nth = next - sizes.seed;
    if (nth >= sizes.months && moments >= sizes.moments) return undefined;
    next += 1;
    return { seed: next - 1, rendered: nth < sizes.rendered };
  };
  const threads = Math.max(1, Math.min(2, availableParallelism()));
  await Promise.all(
    Array.from({ length: threads }, () =>
      work(hand, (told) => {
        all.push(told);
        moments += told.moments;
        tell(told);
      }),
    ),
  );
  const sum = (of: (one: Told) => number): number => all.reduce((total, one) => total + of(one), 0);
  return {
    months: all.length,
    quiet: all.filter((one) => one.sort === 'quiet').length,
    rendered: all.filter((one) => one.rendered).length,
    moments,
    matters: sum((one) => one.matters),
    lines: sum((one) => one.lines),
    forks: sum((one) => one.forks),
    sent: sum((one) => one.sent),
    lost: all
      .toSorted((a, b) => a.seed - b.seed)
      .flatMap(({ seed, stories, lost }) => lost.map((one) => ({ ...one, seed, stories }))),
  };
}

async function work(hand: () => Handed | undefined, take: (told: Told) => void): Promise<void> {
  const worker = new Worker(WORKER);
  try {
    for (let handed = hand(); handed !== undefined; handed = hand()) take(await liveIn(worker, handed));
  } finally {
    await worker.terminate();
  }
}

function liveIn(worker: Worker, handed: Handed): Promise<Told> {
  return new Promise((resolve, reject) => {
    const done = (told: Told): void => {
      worker.off('error', failed);
      resolve(told);
    };
    const failed = (error: Error): void => {
      worker.off('message', done);
      reject(new Error(`The month of seed ${handed.seed} broke.`, { cause: error }));
    };
    worker.once('message', done);
    worker.once('error', failed);
    worker.postMessage(handed, []);
  });
}
