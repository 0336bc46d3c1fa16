// Lives the months that it is handed, one after the other.
import { parentPort } from 'node:worker_threads';
import { liveOne } from './one-month.ts';

export interface Handed {
  readonly seed: number;
  readonly rendered: boolean;
}

parentPort?.on('message', (handed: Handed) => {
  void liveOne(handed.seed, handed.rendered).then((told) => parentPort?.postMessage(told, []));
});
