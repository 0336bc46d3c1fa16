// Why no order keeps all wishes: a set of wishes from which none can be left out, and what would help, each way tried before it is told.
import { formatClock } from './meeting-clock.ts';
import { findFeasibility } from './search/feasible.ts';
import type { AgendaConflict, AgendaRequest, AgendaWindow, Wish } from './agenda-request.ts';
import type { Budget } from './search/talent.ts';
import { wishesOf, withWishes } from './wishes.ts';

/** States for one question; each wish and each way is one question. */
const QUESTION_STEPS = 5_000;
/** Nobody is asked for more than two hours before or after what they offered. */
const FURTHEST_MINUTES = 120;
const ROUND_MINUTES = 5;

interface Search {
  readonly request: AgendaRequest;
  readonly budget: Budget;
  settled: boolean;
}

/** The conflict of a request; `proven` false when an order may still exist but was not found in the budget. */
export function explainConflict(request: AgendaRequest, budget: Budget, proven: boolean): AgendaConflict {
  const search: Search = { request, budget, settled: true };
  const wishes = proven ? reduceWishes(search) : [];
  const irreducible = proven && search.settled;
  const ways = proven ? findWays(search, wishes) : [];
  const says = proven
    ? describeConflict(wishes, ways)
    : 'No order that keeps all wishes was found within the steps allowed; allow more steps or drop a wish.';
  return { conflict: { wishes, irreducible, proven, ways, says }, steps: budget.used };
}

/** A wish stays out when the rest still cannot be met without it. */
function reduceWishes(search: Search): readonly Wish[] {
  let kept = wishesOf(search.request);
  for (const wish of kept) {
    const without = kept.filter((other) => other !== wish);
    const answer = ask(search, withWishes(search.request, without));
    if (answer === 'impossible') kept = without;
    else if (answer === 'not settled') search.settled = false;
  }
  return kept;
}

function ask(search: Search, request: AgendaRequest): ReturnType<typeof findFeasibility> {
  const own: Budget = { used: 0, limit: QUESTION_STEPS };
  const answer = findFeasibility(request, own);
  search.budget.used += own.used;
  return answer;
}

function isPossible(search: Search, request: AgendaRequest): boolean {
  return ask(search, request) === 'possible';
}

function findWays(search: Search, wishes: readonly Wish[]): readonly string[] {
  const { request } = search;
  const cases = casesIn(request, wishes);
  const movable = cases.filter((id) => isPossible(search, withoutCase(request, id)));
  const shorter = cases.flatMap((id) => {
    const minutes = shortenTo(search, id);
    return minutes === undefined ? [] : [`${id} to ${minutes} minutes`];
  });
  const all = wishesOf(request);
  const droppable = wishes.filter(
    (wish) =>
      wish.kind !== 'window' &&
      isPossible(
        search,
        withWishes(
          request,
          all.filter((other) => other.says !== wish.says),
        ),
      ),
  );
  return [
    ...(movable.length > 0 ? [`move ${listAny(movable)} to the next meeting`] : []),
    ...(shorter.length > 0 ? [`shorten ${listAny(shorter)}`] : []),
    ...wishes.flatMap((wish) => askFor(search, wish)),
    ...droppable.map((wish) => `do without: ${wish.says}`),
  ];
}

function listAny(some: readonly string[]): string {
  return some.length > 1 ? `one of ${some.join(', ')}` : some.join('');
}

function casesIn(request: AgendaRequest, wishes: readonly Wish[]): readonly string[] {
  const found = wishes.flatMap((wish): readonly string[] => {
    if (wish.kind === 'band') return request.bands?.[wish.index]?.cases ?? [];
    if (wish.kind === 'group') return request.groups?.[wish.index]?.cases ?? [];
    if (wish.kind === 'lock') return [request.locks?.[wish.index]?.case ?? ''];
    if (wish.kind === 'restricted') return [request.restricted?.[wish.index]?.case ?? ''];
    if (wish.kind === 'end') return request.cases.map((caseRow) => caseRow.id);
    const { first = '', second = '' } = wish.kind === 'precedence' ? (request.precedence?.[wish.index] ?? {}) : {};
    const attendee = wish.kind === 'window' ? request.windows?.[wish.index]?.attendee : undefined;
    return [first, second, ...(request.attendees.find((other) => other.id === attendee)?.cases ?? [])];
  });
  const wanted = new Set(found);
  return request.cases.map((caseRow) => caseRow.id).filter((id) => wanted.has(id));
}

/** The request with one case moved away; people's other wishes stand, and places after it move up. */
function withoutCase(request: AgendaRequest, id: string): AgendaRequest {
  const place = request.locks?.find((lock) => lock.case === id)?.place ?? Infinity;
  return {
    ...request,
    cases: request.cases.filter((caseRow) => caseRow.id !== id),
    locks: (request.locks ?? [])
      .filter((lock) => lock.case !== id)
      .map((lock) => (lock.place > place ? { ...lock, place: lock.place - 1 } : lock)),
  };
}

/** The longest shorter time of a case with which all wishes can be met, in steps of a minute. */
function shortenTo(search: Search, id: string): number | undefined {
  const { request } = search;
  const minutes = request.cases.find((caseRow) => caseRow.id === id)?.minutes ?? 0;
  const withMinutes = (to: number): AgendaRequest => ({
    ...request,
    cases: request.cases.map((caseRow) => (caseRow.id === id ? { ...caseRow, minutes: to } : caseRow)),
  });
  const least = Math.ceil(minutes / 2);
  if (least >= minutes || !isPossible(search, withMinutes(least))) return undefined;
  for (let to = minutes - 1; to > least; to--) if (isPossible(search, withMinutes(to))) return to;
  return least;
}

/** The least other time that would do, on a full five minutes. */
function askFor(search: Search, wish: Wish): readonly string[] {
  const window = wish.kind === 'window' ? search.request.windows?.[wish.index] : undefined;
  if (window === undefined) return [];
  const name = search.request.attendees.find((attendee) => attendee.id === window.attendee)?.name ?? 'them';
  const { from, until } = window;
  const later =
    until === undefined ? undefined : firstThatHelps(search, wish, (by) => ({ ...window, until: roundUp(until + by) }));
  const earlier =
    from === undefined ? undefined : firstThatHelps(search, wish, (by) => ({ ...window, from: -roundUp(by - from) }));
  return [
    ...(later?.until === undefined ? [] : [`ask ${name} to stay until ${formatClock(later.until)}`]),
    ...(earlier?.from === undefined ? [] : [`ask ${name} to come from ${formatClock(earlier.from)}`]),
  ];
}

function roundUp(minutes: number): number {
  return Math.ceil(minutes / ROUND_MINUTES) * ROUND_MINUTES;
}

function firstThatHelps(search: Search, wish: Wish, widen: (by: number) => AgendaWindow): AgendaWindow | undefined {
  for (let by = 1; by <= FURTHEST_MINUTES; by += ROUND_MINUTES) {
    const wider = widen(by);
    const windows = (search.request.windows ?? []).map((window, index) => (index === wish.index ? wider : window));
    if (isPossible(search, { ...search.request, windows })) return wider;
  }
  return undefined;
}

function describeConflict(wishes: readonly Wish[], ways: readonly string[]): string {
  const what =
    wishes.length === 1
      ? `This cannot be met: ${wishes[0]?.says ?? ''}.`
      : `These cannot all be met: ${wishes.map((wish) => wish.says).join('; ')}.`;
  if (ways.length === 0) return `${what} No single change would help.`;
  return `${what} What would help: ${ways.length === 1 ? ways.join('') : `${ways.slice(0, -1).join('; ')}; or ${ways[ways.length - 1] ?? ''}`}.`;
}
