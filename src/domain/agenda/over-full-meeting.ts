// A meeting with more cases than time: what each case moved to the next meeting would save. Which ones to move is a person's choice.
import { orderAgenda } from './order-agenda.ts';
import { compareText } from '../text/order.ts';
import type { AgendaRequest } from './agenda-request.ts';

export interface Move {
  readonly case: string;
  readonly rank: number;
  readonly waitedDays: number;
  /** Minutes of the meeting that moving this case frees. */
  readonly minutes: number;
  /** Minutes the meeting would still be over its end; 0 when it fits. */
  readonly stillOver: number;
  /** Weighted minutes of waiting that the best order without this case saves; undefined when no order was found on either side. */
  readonly waitingSaved: number | undefined;
  readonly says: string;
}

export interface OverFull {
  readonly overMinutes: number;
  /** Least grave first, among these the shortest wait first. */
  readonly moves: readonly Move[];
  readonly says: string;
}

/** States for each case tried, so that a meeting of 30 takes seconds at most. */
const STEPS_PER_CASE = 20_000;

/** How much too long a meeting is, and what moving each case would save; no moves when it fits its end. */
export function weighMoves(request: AgendaRequest): OverFull {
  const overMinutes = minutesOver(request);
  if (overMinutes === 0) return { overMinutes, moves: [], says: 'The cases fit the meeting.' };
  const { end: _end, ...open } = request;
  const now = waitingOf(open);
  const moves = request.cases.map((caseRow): Move => {
    const cases = request.cases.filter((other) => other.id !== caseRow.id);
    const without = waitingOf({ ...open, cases, locks: [] });
    const stillOver = minutesOver({ ...request, cases });
    const waitingSaved = now === undefined || without === undefined ? undefined : now - without;
    const move = {
      case: caseRow.id,
      rank: caseRow.rank ?? 0,
      waitedDays: caseRow.waitedDays ?? 0,
      minutes: caseRow.minutes,
      stillOver,
      waitingSaved,
    };
    return { ...move, says: describeMove(move) };
  });
  moves.sort((a, b) => a.rank - b.rank || a.waitedDays - b.waitedDays || compareText(a.case, b.case));
  const says = `The meeting is over-full by ${overMinutes} minutes: move cases, lengthen it, or hold an extra meeting. A person decides.`;
  return { overMinutes, moves, says };
}

/** Minutes by which cases and breaks run beyond the end; 0 without an end. */
export function minutesOver(request: AgendaRequest): number {
  if (request.end === undefined) return 0;
  const cases = request.cases.reduce((sum, caseRow) => sum + caseRow.minutes, 0);
  const breaks = (request.breaks ?? []).reduce((sum, breakTime) => sum + breakTime.minutes, 0);
  return Math.max(0, request.start + cases + breaks - request.end);
}

/** Without the wishes that hang on places and times of the whole meeting, so that only the people's waiting is compared. */
function waitingOf(request: AgendaRequest): number | undefined {
  const { before: _before, ...rest } = request;
  const answer = orderAgenda({ ...rest, locks: [], windows: [], budgetSteps: STEPS_PER_CASE });
  return 'conflict' in answer ? undefined : answer.waiting;
}

function describeMove(move: Omit<Move, 'says'>): string {
  const saved =
    move.waitingSaved === undefined || move.waitingSaved <= 0
      ? ''
      : ` and ${move.waitingSaved} weighted minutes of waiting`;
  const fits = move.stillOver === 0 ? 'the meeting then fits' : `still ${move.stillOver} minutes over`;
  return `Moving ${move.case} saves ${move.minutes} minutes${saved}; ${fits}.`;
}
