// Word files of a whole meeting on two threads: the library that writes them takes most of a run's processor time. One file alone is printed here.
import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { Failure } from '../../errors.ts';
import type { Answered, Asked } from './worker.ts';

const MOST_THREADS = 2;
/** Many small, short-lived objects: with room for them little is copied twice. */
const YOUNG_MB = 64;

interface Waiting {
  readonly done: (bytes: Uint8Array) => void;
  readonly failed: (error: unknown) => void;
}

interface Thread {
  readonly worker: Worker;
  readonly waiting: Map<number, Waiting>;
}

let threads: Thread[] = [];
let open = 0;
let asked = 0;

/** The same bytes as `printDocx`, whichever thread made them. Throws Failure `paper-broken` when the page cannot be printed. */
export async function printDocxApart(html: string): Promise<Uint8Array> {
  open += 1;
  try {
    if (open === 1 && threads.length === 0) return await (await import('./printer.ts')).printDocx(html);
    return await ask(idlest(), html);
  } finally {
    open -= 1;
  }
}

function idlest(): Thread {
  const most = Math.max(1, Math.min(MOST_THREADS, availableParallelism()));
  const least = threads.toSorted((a, b) => a.waiting.size - b.waiting.size)[0];
  if (least !== undefined && (least.waiting.size === 0 || threads.length >= most)) return least;
  const thread = startThread();
  threads.push(thread);
  return thread;
}

function startThread(): Thread {
  const worker = new Worker(new URL('./worker.ts', import.meta.url), {
    resourceLimits: { maxYoungGenerationSizeMb: YOUNG_MB },
  });
  const waiting = new Map<number, Waiting>();
  const thread = { worker, waiting };
  worker.on('message', (answer: Answered) => {
    const one = waiting.get(answer.id);
    waiting.delete(answer.id);
    // A thread that waits for work does not keep the program running.
    if (waiting.size === 0) worker.unref();
    if ('bytes' in answer) one?.done(answer.bytes);
    else one?.failed(new Failure('paper-broken', `A Word file could not be made: ${answer.error}`));
  });
  const gone = (cause: unknown): void => {
    threads = threads.filter((one) => one !== thread);
    const failure = new Failure('paper-broken', 'The thread that makes Word files ended.', { cause });
    for (const one of waiting.values()) one.failed(failure);
    waiting.clear();
  };
  worker.on('error', gone);
  worker.on('exit', gone);
  worker.unref();
  return thread;
}

function ask({ worker, waiting }: Thread, html: string): Promise<Uint8Array> {
  return new Promise((done, failed) => {
    const id = (asked += 1);
    waiting.set(id, { done, failed });
    worker.ref();
    worker.postMessage({ id, html } satisfies Asked, []);
  });
}
