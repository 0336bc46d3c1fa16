// How long we wait for Google, and how much of its quota we take.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { seededRandom } from '../../../../src/system/random.ts';
import { retryAfterMs, sortAnswer } from '../../../../src/workbook/google/calls/google-answer.ts';
import type { Answer } from '../../../../src/workbook/google/calls/google-answer.ts';
import { openBudget, USER_RATES } from '../../../../src/workbook/google/calls/request-budget.ts';
import { askWithRetry } from '../../../../src/workbook/google/calls/retry.ts';

function stand(ask: () => Promise<Answer>, changes = false) {
  const waits: number[] = [];
  let now = 0;
  const asked = askWithRetry(
    {
      clock: { ms: () => now, steadyMs: () => now },
      random: seededRandom(1),
      pause: (ms) => {
        waits.push(ms);
        now += ms;
        return Promise.resolve();
      },
      budget: openBudget({ read: 1e6, write: 1e6, drive: 1e6 }),
      quotaPatienceMs: 300_000,
    },
    { kind: 'read', changes, ask, signInAgain: () => Promise.resolve() },
  );
  return { asked, waits };
}

const lost: Answer = { ok: false, trouble: { kind: 'lost', why: 'ECONNRESET' } };
const busy: Answer = { ok: false, trouble: { kind: 'busy' } };

describe('asking again', () => {
  it('PROP43: doubles its pauses with a second of chance, five times for a read that gets no answer', async () => {
    const { asked, waits } = stand(() => Promise.resolve(lost));
    expect(await asked).toEqual(lost);
    expect(waits.map((ms) => Math.floor(Math.log2(ms / 1000)))).toEqual([0, 1, 2, 3, 4]);
  });

  it('never repeats a write whose answer was lost', async () => {
    let calls = 0;
    const { asked } = stand(() => {
      calls += 1;
      return Promise.resolve(lost);
    }, true);
    await asked;
    expect(calls).toBe(1);
  });

  it('PROP43: waits at most 64 seconds and a bit between two tries for quota, and five minutes in all', async () => {
    const { asked, waits } = stand(() => Promise.resolve(busy));
    await expect(asked).rejects.toMatchObject({ code: 'google-limit' });
    expect(Math.max(...waits)).toBeLessThanOrEqual(65_000);
    expect(waits.reduce((sum, ms) => sum + ms, 0)).toBeLessThanOrEqual(300_000);
  });
});

describe('the budget', () => {
  it('PROP43: takes never more than Google’s 60 in any minute, and 40 a minute in the long run', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 3000 }), { maxLength: 300 }), (gaps) => {
        const budget = openBudget();
        let now = 0;
        const taken: number[] = [];
        for (const gap of gaps) {
          now += gap;
          if (budget.take('read', now) === 0) taken.push(now);
        }
        for (const from of taken) {
          const inWindow = taken.filter((at) => at >= from && at < from + 60_000).length;
          expect(inWindow).toBeLessThanOrEqual(60);
        }
        const minutes = Math.max(1, now / 60_000);
        expect(taken.length).toBeLessThanOrEqual(USER_RATES.read * (minutes + 1));
      }),
      { numRuns: 200 },
    );
  });

  it('halves when somebody else needs the quota, and comes back with quiet minutes', () => {
    const budget = openBudget();
    budget.halve('read', 0);
    expect(budget.take('read', 0)).toBe(3000);
    const inOneMinute = (start: number) => {
      let count = 0;
      for (let now = start; now < start + 60_000; now += 100) if (budget.take('read', now) === 0) count += 1;
      return count;
    };
    expect(inOneMinute(0)).toBeLessThanOrEqual(25);
    expect(inOneMinute(10 * 60_000)).toBeGreaterThan(35);
  });
});

describe('answers', () => {
  it.each<readonly [string, number, unknown, string]>([
    ['a page of HTML', 200, '<html>', 'lost'],
    ['nothing', 200, '', 'lost'],
    ['a list of quota', 403, { error: { errors: [{ reason: 'rateLimitExceeded' }] } }, 'busy'],
    ['a user’s quota', 403, { error: { errors: [{ reason: 'userRateLimitExceeded' }] } }, 'busy'],
    ['a refusal', 403, { error: { errors: [{ reason: 'forbidden' }] } }, 'refused'],
    ['an unknown status', 418, {}, 'refused'],
    ['a redirect', 302, '', 'lost'],
    ['a gateway', 502, '<html>', 'lost'],
    ['an old token', 401, {}, 'signedOut'],
  ])('%s is no data', (_what, status, data, kind) => {
    const answer = sortAnswer({ status, data, headers: {} }, 0);
    expect(answer.ok ? 'data' : answer.trouble.kind).toBe(kind);
  });

  it('reads Retry-After in seconds and as a date', () => {
    const now = Date.UTC(2027, 0, 1);
    expect([
      retryAfterMs('30', now),
      retryAfterMs(new Date(now + 5000).toUTCString(), now),
      retryAfterMs('soon', now),
    ]).toEqual([30_000, 5000, undefined]);
  });
});
