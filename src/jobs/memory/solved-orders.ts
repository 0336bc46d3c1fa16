// Cache of meeting orders that this process computed before: the same request has the same answer, and a runner asks at every run.
import { orderAgenda } from '../../domain/agenda/order-agenda.ts';
import { weighMoves } from '../../domain/agenda/over-full-meeting.ts';
import { keepNewest } from '../../domain/text/keep-newest.ts';

const MOST_KEPT = 50;

export const solveOrder = keepNewest(MOST_KEPT, orderAgenda);

/** Weighing orders the meeting once for each case. */
export const solveMoves = keepNewest(MOST_KEPT, weighMoves);
