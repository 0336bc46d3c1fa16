// Cache of meeting orders that this process computed before: the same request has the same answer, and a runner asks at every run.
import { orderAgenda } from '../../domain/agenda/order-agenda.ts';
import { weighMoves } from '../../domain/agenda/over-full-meeting.ts';
import type { AgendaRequest } from '../../domain/agenda/agenda-request.ts';

export const MOST_KEPT = 50;

/** As `solve`, at once for a request that says the same as one asked before. Of more than MOST_KEPT the one asked longest ago is forgotten. */
export function keepSolved<A>(solve: (request: AgendaRequest) => A): (request: AgendaRequest) => A {
  const solved = new Map<string, A>();
  return (request) => {
    const asked = JSON.stringify(request);
    const found = solved.get(asked) ?? solve(request);
    // Taken out and put in again: the first is the one asked longest ago.
    solved.delete(asked);
    solved.set(asked, found);
    const [oldest] = solved.keys();
    if (solved.size > MOST_KEPT && oldest !== undefined) solved.delete(oldest);
    return found;
  };
}

export const solveOrder = keepSolved(orderAgenda);

/** Weighing orders the meeting once for each case. */
export const solveMoves = keepSolved(weighMoves);
