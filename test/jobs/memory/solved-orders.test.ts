// Orders of meetings that were worked out before.
import { expect, test } from 'vitest';
import type { AgendaRequest } from '../../../src/domain/agenda/agenda-request.ts';
import { orderAgenda } from '../../../src/domain/agenda/order-agenda.ts';
import { weighMoves } from '../../../src/domain/agenda/over-full-meeting.ts';
import { keepSolved, MOST_KEPT, solveMoves, solveOrder } from '../../../src/jobs/memory/solved-orders.ts';

const request = (start: number): AgendaRequest => ({
  start,
  cases: [
    { id: 'K-AAAA22', minutes: 10 },
    { id: 'K-BBBB22', minutes: 15 },
  ],
  attendees: [{ id: 'G-AAAA22', name: 'Housing', cases: ['K-BBBB22'] }],
});

function countedSolver(): { readonly solve: (asked: AgendaRequest) => object; readonly solved: () => number } {
  let count = 0;
  const solve = keepSolved((asked) => {
    count += 1;
    return { ...asked };
  });
  return { solve, solved: () => count };
}

test('a request that says the same is solved once', () => {
  const { solve, solved } = countedSolver();
  expect(solve(request(570))).toBe(solve(request(570)));
  expect(solved()).toBe(1);
});

test('a request that says something else is solved anew', () => {
  const { solve, solved } = countedSolver();
  solve(request(570));
  solve(request(571));
  expect(solved()).toBe(2);
});

test.each([
  ['as many as are kept: the first is still known', MOST_KEPT, MOST_KEPT],
  ['one more: the first is solved anew', MOST_KEPT + 1, MOST_KEPT + 2],
])('%s', (_, asked, expected) => {
  const { solve, solved } = countedSolver();
  for (let start = 0; start < asked; start += 1) solve(request(start));
  solve(request(0));
  expect(solved()).toBe(expected);
});

test('what was asked again lately stays, and the one asked longest ago goes', () => {
  const { solve, solved } = countedSolver();
  for (let start = 0; start < MOST_KEPT; start += 1) solve(request(start));
  solve(request(0));
  solve(request(MOST_KEPT));
  solve(request(0));
  expect(solved()).toBe(MOST_KEPT + 1);
  solve(request(1));
  expect(solved()).toBe(MOST_KEPT + 2);
});

test('orders and moves are those of the solver', () => {
  const asked = { ...request(570), end: 580 };
  expect(solveOrder(asked)).toEqual(orderAgenda(asked));
  expect(solveMoves(asked)).toEqual(weighMoves(asked));
});
