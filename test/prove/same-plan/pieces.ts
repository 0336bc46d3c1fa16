// The pieces of the record, each lived by itself from its name alone: `world:17`, `month:4`, `demo`. Shared out among threads.
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { liveDemoMonth } from './demo-month.ts';
import type { Digests, Moment } from './digest.ts';
import { liveRecordedMonth, liveWorld } from './worlds.ts';

const WORKER = path.join(import.meta.dirname, 'worker.ts');

export interface Sizes {
  readonly worlds: number;
  readonly months: number;
  readonly demo: boolean;
}

const named = (what: string, count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) => `${what}:${index + 1}`);

/** The long ones first, so that no thread is left with one at the end. */
export function piecesOf({ worlds, months, demo }: Sizes): readonly string[] {
  return [...(demo ? ['demo'] : []), ...named('month', months), ...named('world', worlds)];
}

export async function livePiece(piece: string): Promise<readonly Moment[]> {
  const [, what, seed] = /^(world|month):(\d+)$/.exec(piece) ?? [];
  if (what === 'world') return liveWorld(Number(seed));
  if (what === 'month') return liveRecordedMonth(Number(seed));
  if (piece === 'demo') return liveDemoMonth();
  throw new Error(`${piece} is no piece: write world:17, month:4 or demo.`);
}

/** The digests of all pieces, in the order of the pieces, whoever lived them. */
export async function liveAll(
  pieces: readonly string[],
  tell: (done: number) => void = () => undefined,
): Promise<Digests> {
  const waiting = [...pieces];
  const lived = new Map<string, Digests>();
  const threads = Math.max(1, Math.min(2, availableParallelism()));
  const work = async (): Promise<void> => {
    const worker = new Worker(WORKER);
    try {
      for (let piece = waiting.shift(); piece !== undefined; piece = waiting.shift()) {
        lived.set(piece, await liveIn(worker, piece));
        tell(lived.size);
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  return new Map(pieces.flatMap((piece) => [...(lived.get(piece) ?? [])]));
}

function liveIn(worker: Worker, piece: string): Promise<Digests> {
  return new Promise((resolve, reject) => {
    const done = (digests: Digests): void => {
      worker.off('error', failed);
      resolve(digests);
    };
    const failed = (error: Error): void => {
      worker.off('message', done);
      reject(new Error(`${piece} broke.`, { cause: error }));
    };
    worker.once('message', done);
    worker.once('error', failed);
    worker.postMessage(piece, []);
  });
}
