// The meeting runs over: from "now at this case at 11:20" the rest gets new times, and the best order for what is left is found again.
import { ascending, sorted } from '../text/sorted.ts';
import { formatClock } from './meeting-clock.ts';
import { orderLine } from './search/order-line.ts';
import { timeCases, timesOfPeople } from './people-times.ts';
import type { AgendaRequest, AttendeeTimes, TimedCase } from './agenda-request.ts';
import { compileRules } from './agenda-rules.ts';
import type { Budget } from './search/talent.ts';
import { findUnusable } from './unusable-request.ts';

export interface Now {
  /** The case that begins now; it stays first. */
  readonly case: string;
  /** Minutes from midnight. */
  readonly at: number;
}

export interface Leaver {
  readonly attendee: string;
  readonly name: string;
  /** When they must go, and the cases they will miss then. */
  readonly until: number;
  readonly misses: readonly string[];
}

export interface Retimed {
  readonly timed: readonly TimedCase[];
  readonly windows: readonly AttendeeTimes[];
  /** Who must leave before their last case has ended, the first to go first. */
  readonly mustLeave: readonly Leaver[];
  /** Cases that end after the meeting's end, or without somebody they need, in running order. */
  readonly atRisk: readonly string[];
}

export interface RetimedAgenda {
  /** The order as it stood. */
  readonly asPlanned: Retimed;
  /** The best for what is left: first that the gravest are heard with all they need, then the least waiting. */
  readonly best: Retimed & { readonly order: readonly string[]; readonly proven: boolean };
  readonly steps: number;
  /** For the chair, in sentences. */
  readonly says: readonly string[];
}

/** Any case at risk costs more than all waiting there can be, and a graver case more than all less grave ones. */
const RISK_WEIGHT = 1_000_000;
const DEFAULT_STEPS = 100_000;

/**
 * New times from now on for the cases of `order` from the present one. Whoever was needed before, or is needed for the present case, counts as
 * in the building. Undefined when the present case is not in the order or the request is unusable.
 */
export function retimeAgenda(request: AgendaRequest, order: readonly string[], now: Now): RetimedAgenda | undefined {
  const place = order.indexOf(now.case);
  if (place < 0 || findUnusable(request).length > 0) return undefined;
  const left = restOf(request, order, place, now);
  const planned = tell(left, order.slice(place));
  const budget: Budget = { used: 0, limit: request.budgetSteps ?? DEFAULT_STEPS };
  const ranks = ascending(new Set(left.cases.map((caseRow) => caseRow.rank ?? 0)));
  const rankOf = new Map(left.cases.map((caseRow) => [caseRow.id, ranks.indexOf(caseRow.rank ?? 0)]));
  // Each step of gravity outweighs all cases of the steps below, as far as whole numbers reach.
  const step = Math.min(left.cases.length + 1, Math.floor(1000 ** (1 / Math.max(1, ranks.length - 1))));
  const rules = compileRules(left, (id) => RISK_WEIGHT * step ** (rankOf.get(id) ?? 0));
  const found = orderLine(rules, budget);
  const best = found.order.length > 0 ? found.order.flatMap((index) => rules.ids[index] ?? []) : order.slice(place);
  const retimed = tell(left, best);
  return {
    asPlanned: planned,
    best: { ...retimed, order: best, proven: found.proven },
    steps: budget.used,
    says: describeRetimed(left, planned, retimed, now),
  };
}

/** What is left, without the wishes that only a whole meeting can have: fixed places, bands, yesterday's times. */
function restOf(request: AgendaRequest, order: readonly string[], place: number, now: Now): AgendaRequest {
  const left = new Set(order.slice(place));
  const begun = new Set(order.slice(0, place + 1));
  const taken = timeCases(request, order);
  const breaks = (request.breaks ?? []).filter(
    (breakTime) => !taken.some((timed, index) => index <= place && index > 0 && timed.start > breakTime.about),
  );
  const { before: _before, end, ...rest } = request;
  return {
    ...rest,
    cases: request.cases.filter((caseRow) => left.has(caseRow.id)),
    attendees: request.attendees.map((attendee) => ({
      ...attendee,
      here: attendee.here === true || attendee.cases.some((id) => begun.has(id)),
    })),
    locks: [{ case: now.case, place: 1 }],
    bands: [],
    breaks: breaks.map((breakTime) => ({ ...breakTime, about: Math.max(breakTime.about, now.at) })),
    start: now.at,
    ...(end === undefined ? {} : { end }),
  };
}

function tell(request: AgendaRequest, order: readonly string[]): Retimed {
  const timed = timeCases(request, order);
  const windows = timesOfPeople(request, timed);
  const mustLeave = leaversIn(request, timed);
  const without = new Set(mustLeave.flatMap((leaver) => leaver.misses));
  const early = earlyIn(request, timed);
  const atRisk = timed
    .filter((one) => one.end > (request.end ?? Infinity) || without.has(one.case) || early.has(one.case))
    .map((timedCase) => timedCase.case);
  return { timed, windows, mustLeave, atRisk };
}

function leaversIn(request: AgendaRequest, timed: readonly TimedCase[]): readonly Leaver[] {
  const leavers = (request.windows ?? []).flatMap((window): readonly Leaver[] => {
    const attendee = request.attendees.find((candidate) => candidate.id === window.attendee);
    const until = window.until;
    if (attendee === undefined || until === undefined) return [];
    const misses = timed.filter((one) => attendee.cases.includes(one.case) && one.end > until).map((one) => one.case);
    return misses.length === 0 ? [] : [{ attendee: attendee.id, name: attendee.name, until, misses }];
  });
  return sorted(leavers, (a, b) => a.until - b.until);
}

function earlyIn(request: AgendaRequest, timed: readonly TimedCase[]): ReadonlySet<string> {
  const early = (request.windows ?? []).flatMap((window) => {
    const cases = request.attendees.find((attendee) => attendee.id === window.attendee)?.cases ?? [];
    return timed.filter((one) => cases.includes(one.case) && one.start < (window.from ?? 0)).map((one) => one.case);
  });
  return new Set(early);
}

function describeRetimed(request: AgendaRequest, planned: Retimed, best: Retimed, now: Now): readonly string[] {
  const end = planned.timed[planned.timed.length - 1]?.end ?? now.at;
  const over = end - (request.end ?? end);
  return [
    `${now.case} begins at ${formatClock(now.at)}; the last case would end at ${formatClock(end)}${over > 0 ? `, ${over} minutes over` : ''}.`,
    ...planned.mustLeave.map(
      (one) => `${one.name} must leave at ${formatClock(one.until)} and would miss ${one.misses.join(', ')}.`,
    ),
    planned.atRisk.length === 0
      ? 'No case is at risk.'
      : `At risk of not being heard as planned: ${planned.atRisk.join(', ')}.`,
    best.atRisk.length === 0
      ? `In the order ${best.timed.map((timedCase) => timedCase.case).join(', ')} every case can be heard.`
      : `In the order ${best.timed.map((one) => one.case).join(', ')} these stay at risk: ${best.atRisk.join(', ')}.`,
  ];
}
