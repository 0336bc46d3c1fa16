// Orders of meetings that this process worked out before: the same request has the same answer, and a runner asks it at every look.
import { orderAgenda } from '../../domain/agenda/order-agenda.ts';
import type { AgendaAnswer, AgendaRequest } from '../../domain/agenda/agenda-request.ts';

const MOST_KEPT = 50;
const solved = new Map<string, AgendaAnswer>();

/** As orderAgenda, at once when it was asked before. */
export function solveOrder(request: AgendaRequest): AgendaAnswer {
  const asked = JSON.stringify(request);
  const found = solved.get(asked) ?? orderAgenda(request);
  // Taken out and put in again: what was asked longest ago goes first.
  solved.delete(asked);
  solved.set(asked, found);
  const [oldest] = solved.keys();
  if (solved.size > MOST_KEPT && oldest !== undefined) solved.delete(oldest);
  return found;
}
