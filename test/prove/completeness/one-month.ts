// Which kind of month a seed is: most are lived by the stories, some are quiet, the first hundred have their papers printed through templates.
import { liveMonth, type MonthOptions } from './live-month.ts';
import type { Lost } from './oracle.ts';
import { liveQuietMonth } from './quiet.ts';

export interface Told {
  readonly seed: number;
  readonly sort: 'stories' | 'quiet';
  readonly rendered: boolean;
  readonly moments: number;
  readonly matters: number;
  readonly lines: number;
  readonly forks: number;
  readonly sent: number;
  readonly stories: readonly string[];
  readonly lost: readonly Lost[];
}

/** Every so many months is a quiet one. */
const QUIET = 15;

export async function liveOne(seed: number, rendered: boolean, options: MonthOptions = {}): Promise<Told> {
  if (seed % QUIET === 0 && options.stories === undefined) {
    const { moments, sent, lost } = await liveQuietMonth(seed, { rendered });
    return { seed, sort: 'quiet', rendered, moments, sent, lost, matters: 0, lines: 0, forks: 0, stories: ['quiet'] };
  }
  return { ...(await liveMonth(seed, { ...options, rendered })), sort: 'stories', rendered };
}
