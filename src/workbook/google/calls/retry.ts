// How often and how long we ask again. Reads again and again for a while; a write only when Google said that it did not do it: a lost
// answer to a write is settled by the caller, by reading back, never by writing again.
import type { Clock } from '../../../system/clock.ts';
import type { Random } from '../../../system/random.ts';
import { Failure } from '../../../errors.ts';
import type { Answer, Trouble } from './google-answer.ts';
import type { Budget, CallKind } from './request-budget.ts';

export interface RetryPolicy {
  readonly clock: Pick<Clock, 'ms' | 'steadyMs'>;
  readonly random: Pick<Random, 'below'>;
  /** Waits; the only place where this folder waits for time to pass. */
  readonly pause: (ms: number) => Promise<void>;
  readonly budget: Budget;
  /** Shared by all accounts of the project, where that is known. */
  readonly projectBudget?: Budget;
  /** Longest time one call may be put off for quota before the run is given up. */
  readonly quotaPatienceMs: number;
}

export const QUOTA_RETRY_MS = 5 * 60_000;
const LONGEST_PAUSE_MS = 64_000;
const MOST_RETRIES = 5;

export interface Asked {
  readonly kind: CallKind;
  /** Whether asking twice can do harm. */
  readonly changes: boolean;
  readonly ask: () => Promise<Answer>;
  /** Gets a new token; called at most once. */
  readonly signInAgain: () => Promise<void>;
}

/** The answer, or the trouble that asking again does not mend. Throws `google-limit` when quota does not come back. */
export async function askWithRetry(patience: RetryPolicy, asked: Asked): Promise<Answer> {
  const startedMs = patience.clock.steadyMs();
  let signedIn = false;
  let busy = 0;
  let lost = 0;
  for (;;) {
    await waitForBudget(patience, asked.kind, startedMs);
    const answer = await asked.ask();
    if (answer.ok) return answer;
    const { trouble } = answer;
    if (trouble.kind === 'signedOut' && !signedIn) {
      signedIn = true;
      await asked.signInAgain();
    } else if (trouble.kind === 'busy') {
      halveAll(patience, asked.kind);
      await pauseWithin(patience, startedMs, trouble.afterMs ?? backoffMs(patience, busy));
      busy += 1;
    } else if (trouble.kind === 'lost' && !asked.changes && lost < MOST_RETRIES) {
      await patience.pause(backoffMs(patience, lost));
      lost += 1;
    } else return { ok: false, trouble };
  }
}

async function waitForBudget(patience: RetryPolicy, kind: CallKind, startedMs: number): Promise<void> {
  for (const budget of [patience.projectBudget, patience.budget]) {
    if (budget === undefined) continue;
    for (;;) {
      const waitMs = budget.take(kind, patience.clock.steadyMs());
      if (waitMs === 0) break;
      await pauseWithin(patience, startedMs, waitMs);
    }
  }
}

function halveAll({ budget, projectBudget, clock }: RetryPolicy, kind: CallKind): void {
  budget.halve(kind, clock.steadyMs());
  projectBudget?.halve(kind, clock.steadyMs());
}

async function pauseWithin(patience: RetryPolicy, startedMs: number, ms: number): Promise<void> {
  if (patience.clock.steadyMs() - startedMs + ms > patience.quotaPatienceMs)
    throw new Failure('google-limit', 'Google has answered for minutes that its limit of requests is used up.');
  await patience.pause(ms);
}

/** 1, 2, 4 seconds and so on up to 64, each with up to a second of chance, so that two runners do not go in step. */
function backoffMs({ random }: RetryPolicy, tries: number): number {
  return Math.min(LONGEST_PAUSE_MS, 1000 * 2 ** tries + random.below(1000));
}

/** Trouble that no retry mended, as a Failure in words: used where no person's act is the cause. */
export function failureOf(trouble: Trouble): Failure {
  switch (trouble.kind) {
    case 'busy':
      return new Failure('google-limit', 'Google has answered for minutes that its limit of requests is used up.');
    case 'lost':
      return new Failure('google-unreachable', `Google could not be reached (${trouble.why}).`);
    case 'signedOut':
      return new Failure('google-denied', 'Google does not accept the sign-in of the service account any more.');
    case 'refused':
      return new Failure('google-denied', `Google refused the request (${trouble.status} ${trouble.reason}).`);
  }
}
