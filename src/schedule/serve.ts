// `marac serve`: runs `tick` at once and then at an interval until it is stopped. A failed tick is reported, and the next one tries again.
import { describeFailure, type DescribedFailure } from '../errors.ts';
import type { Heartbeat } from '../system/heartbeat.ts';
import type { Runner, Ticked } from './runner.ts';
import { tick } from './tick.ts';

export interface Served {
  /** Called after every tick: what was done, or the code of the failure that prevented it. */
  ticked?(result: Ticked | { readonly code: string }): void;
  /** What prevented a tick, in words, if it differs from the last time. */
  failed?(told: DescribedFailure): void;
}

/** Returns after `stopping` is aborted and the current tick has ended; the message that is leaving is finished. */
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
