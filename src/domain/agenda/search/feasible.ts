// Whether any order keeps all of a meeting's rules: depth first, the most pressing case first, never twice from the same place.
import {
  isDoomed,
  isReady,
  keepsTimes,
  neighbour,
  nextCases,
  openLineRules,
  ANY_CASE,
  type LineRules,
} from './line-rules.ts';
import { members } from './bit-sets.ts';
import { compileRules } from '../agenda-rules.ts';
import { sorted } from '../../text/sorted.ts';
import type { AgendaRequest } from '../agenda-request.ts';
import { isSpent, type Budget } from './talent.ts';

export type Feasibility = 'possible' | 'impossible' | 'not settled';

interface Walk {
  readonly line: LineRules;
  readonly budget: Budget;
  readonly seen: Set<string>;
}

/** Whether an order exists; not settled when the budget of states ran out first. */
export function findFeasibility(request: AgendaRequest, budget: Budget): Feasibility {
  if (locksClash(request)) return 'impossible';
  const line = openLineRules(compileRules(request));
  const walk: Walk = { line, budget, seen: new Set() };
  if (isDoomed(line, 0, 0, 0, request.start)) return 'impossible';
  return visit(walk, 0, 0, 0, 0, ANY_CASE);
}

/** Two cases at one place, one case at two places, or a place beyond the last. */
export function locksClash(request: AgendaRequest): boolean {
  const known = new Set(request.cases.map((caseRow) => caseRow.id));
  const locks = (request.locks ?? []).filter((lock) => known.has(lock.case));
  return locks.some(
    (lock, index) =>
      lock.place > known.size ||
      locks.slice(0, index).some((other) => (other.place === lock.place) !== (other.case === lock.case)),
  );
}

function visit(walk: Walk, low: number, high: number, place: number, done: number, last: number): Feasibility {
  const { line, budget, seen } = walk;
  if (place === line.size) return 'possible';
  if (isSpent(budget)) return 'not settled';
  budget.used++;
  const { rules } = line;
  const start = rules.clock.startAt(done);
  const [mayLow, mayHigh] = nextCases(line, low, high, place, last);
  const ready = [...members(mayLow), ...members(mayHigh).map((item) => item + 31)].filter(
    (item) => (rules.lastPlace[item] ?? 0) >= place && isReady(line, item, low, high) && keepsTimes(line, item, start),
  );
  const next = sorted(
    ready,
    (a, b) => compare(rules.latest[a], rules.latest[b]) || compare(rules.lastPlace[a], rules.lastPlace[b]) || a - b,
  );
  for (const item of next) {
    const nextLow = low | (item < 31 ? 1 << item : 0);
    const nextHigh = high | (item < 31 ? 0 : 1 << (item - 31));
    const after = done + (rules.minutes[item] ?? 0);
    const lastCase = neighbour(line, item, nextLow, nextHigh);
    const key = `${nextLow} ${nextHigh} ${lastCase}`;
    if (seen.has(key)) continue;
    seen.add(key);
    if (isDoomed(line, nextLow, nextHigh, place + 1, rules.clock.startAt(after))) continue;
    const found = visit(walk, nextLow, nextHigh, place + 1, after, lastCase);
    if (found !== 'impossible') return found;
  }
  return 'impossible';
}

/** Subtraction would not do: two times without limit differ by no number. */
function compare(a = 0, b = 0): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
