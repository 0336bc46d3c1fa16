// A share of the worlds in a thread of its own: tries them through the planner and tells what it found, a few hundred at a time.
import { parentPort, workerData } from 'node:worker_threads';
import type { Finding } from './judge.ts';
import { tryWorld } from './try-world.ts';
import { makeWorld } from './world.ts';

export interface Share {
  readonly from: number;
  readonly to: number;
}
export interface Tried {
  readonly done: number;
  readonly findings: readonly Finding[];
}

const STEP = 100;
const { from, to } = workerData as Share;
for (let at = from; at < to; at += STEP) {
  const seeds = Array.from({ length: Math.min(STEP, to - at) }, (_, index) => at + index);
  const tried: Tried = { done: seeds.length, findings: seeds.flatMap((seed) => tryWorld(makeWorld(seed))) };
  parentPort?.postMessage(tried, []);
}
