// The order against every order there is, and what must hold for all requests. All meetings are made up.
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { meetingRequest } from '../../../bench/agenda-instances.ts';
import { orderAgenda } from '../../../src/domain/agenda/order-agenda.ts';
import type { AgendaAnswer, AgendaOrder, AgendaRequest } from '../../../src/domain/agenda/agenda-request.ts';
import { compileRules, has } from '../../../src/domain/agenda/agenda-rules.ts';
import { putTwinsInOrder } from '../../../src/domain/agenda/search/twins.ts';
import { withWishes, wishesOf } from '../../../src/domain/agenda/wishes.ts';
import { keepsEverything, movedIn, tryEveryOrder, waitingIn } from './every-order.ts';
import { leastOverSets } from './every-set.ts';

// bench/agenda-check.ts runs the same on 5,000 small and 500 larger meetings.
const SMALL = 150;

function small(seed: number): AgendaRequest {
  return meetingRequest({ cases: 2 + (seed % 5), people: 1 + (seed % 7), constraints: seed % 4 }, seed, seed % 2 === 0);
}

const WISHES = ['locks', 'precedence', 'groups', 'bands', 'restricted', 'windows'] as const;

/** Cases as long as one another, or nearly, each two needing the same people, and one kind of wish alone (or the wish for few changes). */
function twinned(request: AgendaRequest, seed: number): AgendaRequest {
  const firstOf = new Map(request.cases.map((one, index) => [one.id, request.cases[index - (index % 2)]?.id]));
  const wish = WISHES[seed % (WISHES.length + 1)];
  return {
    cases: request.cases.map((one, index) => ({ ...one, minutes: 10 + (seed % 2) * (index % 3) })),
    attendees: request.attendees.map((person) => {
      const needed = new Set(person.cases.map((id) => firstOf.get(id)));
      return { ...person, cases: [...firstOf].filter(([, first]) => needed.has(first)).map(([id]) => id) };
    }),
    start: request.start,
    breaks: request.breaks ?? [],
    ...(wish === undefined
      ? { before: request.before ?? [], changeWeight: request.changeWeight ?? 0 }
      : { [wish]: request[wish] ?? [] }),
  };
}

/** The request with a wish for each two of its cases that the search tries one way round only. */
function withTwinsInOrder(request: AgendaRequest): AgendaRequest & { readonly twins: number } {
  const rules = compileRules(request);
  const after = putTwinsInOrder(rules).after;
  const pairs = rules.ids.flatMap((second, at) =>
    rules.ids
      .filter((_, other) => has(after[at] ?? [0, 0], other) && !has(rules.after[at] ?? [0, 0], other))
      .map((first) => ({ first, second })),
  );
  return { ...request, precedence: [...(request.precedence ?? []), ...pairs], twins: pairs.length };
}

function ordered(answer: AgendaAnswer): AgendaOrder {
  if ('conflict' in answer) throw new Error(answer.conflict.says);
  return answer;
}

const larger = fc.record({
  seed: fc.integer({ min: 1, max: 100_000 }),
  cases: fc.integer({ min: 8, max: 12 }),
  people: fc.integer({ min: 2, max: 12 }),
  constraints: fc.integer({ min: 0, max: 4 }),
});
const RUNS = { numRuns: 25 };

describe('the order of a meeting', () => {
  it('costs as little as the best of all orders, or none keeps every wish', () => {
    for (let seed = 0; seed < SMALL; seed++) {
      const request = small(seed);
      const answer = orderAgenda(request);
      const best = tryEveryOrder(request);
      const found =
        'conflict' in answer
          ? { proven: answer.conflict.proven }
          : {
              proven: answer.proven,
              cost: answer.cost,
              bound: answer.bound,
              kept: keepsEverything(request, answer.order),
              told: [answer.waiting, answer.moved],
              tried: [waitingIn(request, answer.order), movedIn(request, answer.order)],
            };
      const right = best && { cost: best.cost, bound: best.cost, kept: true, told: found.tried };
      expect(found, `seed ${seed}`).toEqual({ proven: true, ...right, ...(best && { tried: found.tried }) });
    }
  });

  it('costs as little when many cases need the same people for as long', () => {
    let twins = 0;
    for (let seed = 0; seed < SMALL * 4; seed++) {
      const size = { cases: 5 + (seed % 2), people: 2 + (seed % 3), constraints: 1 + (seed % 4) };
      const request = twinned(meetingRequest(size, seed, seed % 2 === 0), seed);
      const best = tryEveryOrder(request);
      const oneWay = withTwinsInOrder(request);
      twins += oneWay.twins;
      expect(tryEveryOrder(oneWay)?.cost, `seed ${seed}`).toBe(best?.cost);
      const answer = orderAgenda(request);
      const found = 'conflict' in answer ? [undefined, answer.conflict.proven] : [answer.cost, answer.proven];
      expect(found, `seed ${seed}`).toEqual([best?.cost, true]);
    }
    expect(twins).toBeGreaterThan(SMALL);
  });

  it('takes cases whose risk differs for different cases', () => {
    const request: AgendaRequest = {
      cases: ['a', 'b', 'c'].map((id) => ({ id, minutes: 10 })),
      attendees: [],
      start: 570,
    };
    const ways = (risk: (id: string) => number): readonly unknown[] =>
      putTwinsInOrder(compileRules(request, risk)).after.map(([low]) => low);
    expect(ways(() => 5)).toEqual([0b000, 0b001, 0b011]);
    expect(ways((id) => (id === 'b' ? 7 : 5))).toEqual([0b000, 0b000, 0b001]);
  });

  it('costs as little as plain dynamic programming over every set of cases finds for larger meetings', () => {
    for (let seed = 0; seed < 15; seed++) {
      const size = { cases: 9 + (seed % 2), people: 3 + seed, constraints: seed % 5 };
      const request = meetingRequest(size, seed + 1_000_000);
      const answer = ordered(orderAgenda(request));
      expect([answer.cost, answer.bound, answer.proven], `seed ${seed}`).toEqual([
        leastOverSets(request),
        answer.cost,
        true,
      ]);
    }
  });

  it('names wishes that cannot all be met, and can be without any one of them', () => {
    let seen = 0;
    for (let seed = 0; seed < SMALL; seed += 2) {
      const request = small(seed);
      const answer = orderAgenda(request);
      if (!('conflict' in answer) || !answer.conflict.irreducible) continue;
      seen++;
      const { wishes } = answer.conflict;
      expect(tryEveryOrder(withWishes(request, wishes)), `seed ${seed}`).toBeUndefined();
      for (const wish of wishes) {
        const without = wishes.filter((one) => one !== wish);
        expect(tryEveryOrder(withWishes(request, without)), `seed ${seed}: ${wish.says}`).toBeDefined();
      }
    }
    expect(seen).toBeGreaterThan(10);
  });

  it('never breaks a window, a fixed place or any other wish', () => {
    fc.assert(
      fc.property(larger, (size) => {
        const request = meetingRequest(size, size.seed);
        expect(keepsEverything(request, ordered(orderAgenda(request)).order)).toBe(true);
      }),
      RUNS,
    );
  });

  it('does not wait more when a wish is taken away, where both are proven', () => {
    fc.assert(
      fc.property(larger, fc.nat(), (size, which) => {
        const request = meetingRequest(size, size.seed);
        const wishes = wishesOf(request);
        const without = wishes.filter((_, index) => index !== which % Math.max(1, wishes.length));
        const [all, fewer] = [ordered(orderAgenda(request)), ordered(orderAgenda(withWishes(request, without)))];
        expect(all.proven && fewer.proven && fewer.cost > all.cost).toBe(false);
      }),
      RUNS,
    );
  });

  it('costs the same however the rows are ordered, and is the same order when nothing else decides', () => {
    fc.assert(
      fc.property(larger, (size) => {
        const request = meetingRequest(size, size.seed);
        const turned = { ...request, cases: request.cases.toReversed(), attendees: request.attendees.toReversed() };
        const [one, other] = [ordered(orderAgenda(request)), ordered(orderAgenda(turned))];
        expect([other.cost, other.order]).toEqual([one.cost, one.order]);
      }),
      RUNS,
    );
  });

  it('does not change when asked again about its own order', () => {
    fc.assert(
      fc.property(larger, (size) => {
        const { before: _before, changeWeight: _weight, ...request } = meetingRequest(size, size.seed);
        const ranked = { ...request, cases: request.cases.map((one) => ({ ...one, rank: 0 })) };
        const first = ordered(orderAgenda(ranked));
        const again = ordered(orderAgenda({ ...ranked, before: first.timed, changeWeight: 30 }));
        expect([again.order, again.moved]).toEqual([first.order, 0]);
      }),
      RUNS,
    );
  });
});
