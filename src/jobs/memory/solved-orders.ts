// Cache of meeting orders that this process computed before: the same request has the same answer, and a runner asks at every run.
import { orderAgenda } from '../../domain/agenda/order-agenda.ts';
import type { AgendaAnswer, AgendaRequest } from '../../domain/agenda/agenda-request.ts';

const MOST_KEPT = 50;
const solved = new Map<string, AgendaAnswer>();

/** Like orderAgenda, but at once if the request was answered before. */
export function solveOrder(request: AgendaRequest): AgendaAnswer {
  const asked = JSON.stringify(request);
  const found = solved.get(asked) ?? orderAgenda(request);
  // Removed and added again, so that the request asked longest ago is dropped first.
  solved.delete(asked);
  solved.set(asked, found);
  const [oldest] = solved.keys();
  if (solved.size > MOST_KEPT && oldest !== undefined) solved.delete(oldest);
  return found;
}
