// Tries every order of a small meeting, with rules written down a second time from the request's own words, to check the searches against.
import type { AgendaRequest } from '../../../src/domain/agenda/agenda-request.ts';

export interface Tried {
  readonly cost: number;
  readonly waiting: number;
  readonly order: readonly string[];
}

/** The least cost over all orders that keep every wish, or undefined when none does. */
export function tryEveryOrder(request: AgendaRequest): Tried | undefined {
  let best: Tried | undefined;
  const walk = (order: string[], left: readonly string[]): void => {
    if (left.length === 0) {
      if (!keepsEverything(request, order)) return;
      const waiting = waitingIn(request, order);
      const cost = waiting + movedIn(request, order) * (request.changeWeight ?? 0);
      if (best === undefined || cost < best.cost) best = { cost, waiting, order };
      return;
    }
    for (const id of left)
      walk(
        [...order, id],
        left.filter((one) => one !== id),
      );
  };
  walk(
    [],
    request.cases.map((one) => one.id),
  );
  return best;
}

/** Start and end of each case; a break comes before the first case that would begin at or after its hour, not before the first. */
export function clockOf(request: AgendaRequest, order: readonly string[]): Map<string, { start: number; end: number }> {
  const times = new Map<string, { start: number; end: number }>();
  const breaks = [...(request.breaks ?? [])].toSorted((a, b) => a.about - b.about);
  let now = request.start;
  for (const id of order) {
    while (times.size > 0 && breaks[0] !== undefined && now >= breaks[0].about) now += breaks.shift()!.minutes;
    const minutes = request.cases.find((one) => one.id === id)!.minutes;
    times.set(id, { start: now, end: now + minutes });
    now += minutes;
  }
  return times;
}

export function keepsEverything(request: AgendaRequest, order: readonly string[]): boolean {
  const times = clockOf(request, order);
  const known = (ids: readonly string[]): string[] => ids.filter((id) => times.has(id));
  const place = (id: string): number => order.indexOf(id);
  const needing = (attendees: readonly string[]): Set<string> =>
    new Set(request.attendees.filter((one) => attendees.includes(one.id)).flatMap((one) => known(one.cases)));
  const end = Math.max(...[...times.values()].map((one) => one.end));
  if (request.end !== undefined && end > request.end) return false;
  for (const window of request.windows ?? []) {
    for (const id of needing([window.attendee])) {
      if (times.get(id)!.start < (window.from ?? 0) || times.get(id)!.end > (window.until ?? Infinity)) return false;
    }
  }
  for (const lock of request.locks ?? []) if (times.has(lock.case) && place(lock.case) !== lock.place - 1) return false;
  for (const one of request.precedence ?? []) {
    if (times.has(one.first) && times.has(one.second) && place(one.first) > place(one.second)) return false;
  }
  for (const group of request.groups ?? []) {
    const places = known(group.cases).map(place);
    if (places.length > 1 && Math.max(...places) - Math.min(...places) + 1 !== new Set(places).size) return false;
  }
  for (const band of request.bands ?? []) {
    const cases = [...new Set(known(band.cases))];
    const first = Math.max(Math.ceil(order.length * (band.within ?? 0.5)), cases.length);
    if (cases.some((id) => place(id) >= first)) return false;
  }
  for (const one of request.restricted ?? []) {
    if (!times.has(one.case)) continue;
    const barred = needing(one.apart);
    for (const id of [order[place(one.case) - 1], order[place(one.case) + 1]]) {
      if (id !== undefined && barred.has(id)) return false;
    }
  }
  const atEnd = request.cases.filter((one) => one.atEnd === true).map((one) => place(one.id));
  const others = request.cases.filter((one) => one.atEnd !== true).map((one) => place(one.id));
  return !(atEnd.length > 0 && others.length > 0 && Math.min(...atEnd) < Math.max(...others));
}

/** Minutes there and not needed times weight: from the first case (or the start, if here) to the end of the last, breaks between included. */
export function waitingIn(request: AgendaRequest, order: readonly string[]): number {
  const times = clockOf(request, order);
  return request.attendees.reduce((sum, attendee) => {
    const mine = attendee.cases.flatMap((id) => times.get(id) ?? []);
    if (mine.length === 0) return sum;
    const from = attendee.here === true ? request.start : Math.min(...mine.map((one) => one.start));
    const until = Math.max(...mine.map((one) => one.end));
    const needed = mine.reduce((minutes, one) => minutes + one.end - one.start, 0);
    return sum + (until - from - needed) * (attendee.weight ?? 1);
  }, 0);
}

export function movedIn(request: AgendaRequest, order: readonly string[]): number {
  const times = clockOf(request, order);
  return (request.before ?? []).filter(
    (one) => times.has(one.case) && Math.abs(times.get(one.case)!.start - one.start) > 5,
  ).length;
}
