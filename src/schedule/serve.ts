// `marac serve`: tick at once, then at every beat, until told to stop; a failed tick is told and the next one tries again.
import { describeFailure, type DescribedFailure } from '../errors.ts';
import type { Heartbeat } from '../system/heartbeat.ts';
import type { Runner, Ticked } from './runner.ts';
import { tick } from './tick.ts';

export interface Served {
  /** After every tick: what was done, or the code of the failure that kept it from beginning. */
  ticked?(result: Ticked | { readonly code: string }): void;
  /** What kept a tick from beginning, in words, when it is another thing than at the last one. */
  failed?(told: DescribedFailure): void;
}

/** Ends when `stopping` is aborted and the tick under way has ended; what it was sending it finishes sending. */
export async function serve(
  runner: Runner,
  heartbeat: Heartbeat,
  stopping: AbortSignal,
  served: Served = {},
): Promise<void> {
  let last = '';
  const beat = async (): Promise<void> => {
    if (stopping.aborted) return;
    try {
      const ticked = await tick(runner, stopping);
      last = '';
      served.ticked?.(ticked);
    } catch (error) {
      const told = describeFailure(error);
      const { code, place } = told;
      if (told.code !== last) served.failed?.(told);
      last = told.code;
      runner.log.error('tick.failed', { code, ...(place === undefined ? {} : { place }) });
      served.ticked?.({ code });
    }
  };
  const { promise: stopped, resolve } = Promise.withResolvers<void>();
  if (stopping.aborted) return;
  stopping.addEventListener('abort', () => resolve(), { once: true });
  await beat();
  const beating = heartbeat.start(beat);
  await stopped;
  await beating.stop();
}
