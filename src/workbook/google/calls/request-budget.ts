// How many requests a minute we allow ourselves, per project and per user: well below Google's limits, so that the person's own
// programs keep room, and half as many after Google has said that somebody else needs them.

export interface Budget {
  /** Milliseconds to wait before one more request of this kind may go; 0 takes it. */
  take(kind: CallKind, nowMs: number): number;
  /** Google refused for want of quota: half the rate from now on, a little more again with every quiet minute. */
  halve(kind: CallKind, nowMs: number): void;
}

/** Sheets reads, Sheets writes, Drive calls: Google counts each apart. */
export type CallKind = 'read' | 'write' | 'drive';

export interface Rates {
  readonly read: number;
  readonly write: number;
  readonly drive: number;
}

/**
 * Of 60 a minute for a user, 40 and a burst of 20 after a quiet minute: never more than 60 in any minute. Of 300 a minute for a project, 200 and
 * 100. Drive has room enough.
 */
export const USER_RATES: Rates = { read: 40, write: 40, drive: 1000 };
export const PROJECT_RATES: Rates = { read: 200, write: 200, drive: 4000 };

const MINUTE_MS = 60_000;
/** How much of a minute's rate may go at once. */
const BURST = 0.5;

interface Bucket {
  readonly full: number;
  rate: number;
  tokens: number;
  at: number;
}

function fill(bucket: Bucket, nowMs: number): void {
  const minutes = Math.max(0, nowMs - bucket.at) / MINUTE_MS;
  bucket.at = nowMs;
  bucket.tokens = Math.min(bucket.rate * BURST, bucket.tokens + minutes * bucket.rate);
  bucket.rate = Math.min(bucket.full, bucket.rate + minutes * (bucket.full / 8));
}

function bucketOf(full: number): Bucket {
  return { full, rate: full, tokens: full * BURST, at: 0 };
}

/** A budget shared by everything that signs in as one account: give the same one to all workbooks. */
export function openBudget(rates: Rates = USER_RATES): Budget {
  const buckets: Readonly<Record<CallKind, Bucket>> = {
    read: bucketOf(rates.read),
    write: bucketOf(rates.write),
    drive: bucketOf(rates.drive),
  };
  return {
    take(kind, nowMs) {
      const bucket = buckets[kind];
      fill(bucket, nowMs);
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return 0;
      }
      return Math.ceil(((1 - bucket.tokens) / bucket.rate) * MINUTE_MS);
    },
    halve(kind, nowMs) {
      const bucket = buckets[kind];
      fill(bucket, nowMs);
      bucket.rate = Math.max(1, bucket.rate / 2);
      bucket.tokens = 0;
    },
  };
}
