// The least cost of a meeting of up to 14 cases by plain dynamic programming: every set of cases and last case, no bound, nothing left out.
// Written from the request's own words, to check the searches on meetings too large to try every order of.
import type { AgendaRequest } from '../../../src/domain/agenda/agenda-request.ts';

/** The least waiting plus weight on change over all orders that keep every wish; Infinity when none does. */
export function leastOverSets(request: AgendaRequest): number {
  const { cases } = request;
  const index = new Map(cases.map((one, place) => [one.id, place]));
  const maskOf = (ids: readonly string[]): number =>
    ids.reduce((mask, id) => (index.has(id) ? mask | (1 << index.get(id)!) : mask), 0);
  const all = (1 << cases.length) - 1;
  const people = request.attendees.map((one) => ({ ...one, mask: maskOf(one.cases), weight: one.weight ?? 1 }));
  const breaks = [...(request.breaks ?? [])].toSorted((a, b) => a.about - b.about);
  const told = new Map((request.before ?? []).map((one) => [one.case, one.start]));
  const memo = new Map<number, number>();

  function clock(done: number): number {
    let now = request.start;
    for (let place = 0; place < cases.length; place++) if ((done >> place) & 1) now += cases[place]!.minutes;
    if (done !== 0) for (const one of breaks) if (now >= one.about) now += one.minutes;
    return now;
  }

  function mayCome(done: number, last: number, next: number): boolean {
    const place = done.toString(2).replaceAll('0', '').length;
    const one = cases[next]!;
    const bit = 1 << next;
    const [start, end] = [clock(done), clock(done) + one.minutes];
    if (request.end !== undefined && end > request.end) return false;
    for (const window of request.windows ?? []) {
      const mine = people.find((person) => person.id === window.attendee);
      if (mine !== undefined && mine.mask & bit && (start < (window.from ?? 0) || end > (window.until ?? Infinity)))
        return false;
    }
    for (const lock of request.locks ?? [])
      if ((lock.case === one.id) !== (lock.place - 1 === place) && index.has(lock.case)) return false;
    for (const pair of request.precedence ?? [])
      if (pair.second === one.id && maskOf([pair.first]) & ~done) return false;
    for (const group of request.groups ?? []) {
      const mask = maskOf(group.cases);
      if (mask & done && mask & ~done && !(mask & bit)) return false;
    }
    for (const band of request.bands ?? []) {
      const early = Math.max(
        Math.ceil(cases.length * (band.within ?? 0.5)),
        new Set(band.cases.filter((id) => index.has(id))).size,
      );
      if (maskOf(band.cases) & bit && place >= early) return false;
    }
    if (one.atEnd === true && cases.some((other, at) => other.atEnd !== true && !((done >> at) & 1))) return false;
    return last < 0 || !(areApart(last, next) || areApart(next, last));
  }

  function areApart(restricted: number, beside: number): boolean {
    return (request.restricted ?? []).some(
      (one) =>
        one.case === cases[restricted]!.id &&
        people.some((person) => one.apart.includes(person.id) && person.mask & (1 << beside)),
    );
  }

  function stepCost(done: number, last: number, next: number): number {
    const bit = 1 << next;
    const start = clock(done);
    const ended = last < 0 ? request.start : clock(done & ~(1 << last)) + cases[last]!.minutes;
    const was = told.get(cases[next]!.id);
    let cost = was !== undefined && Math.abs(was - start) > 5 ? (request.changeWeight ?? 0) : 0;
    for (const person of people) {
      if (!(person.mask & ~done) || !(person.mask & done || person.here === true)) continue;
      cost += person.weight * (start - ended + (person.mask & bit ? 0 : cases[next]!.minutes));
    }
    return cost;
  }

  function least(done: number, last: number): number {
    if (done === all) return 0;
    const key = done * 16 + last + 1;
    const known = memo.get(key);
    if (known !== undefined) return known;
    let best = Infinity;
    for (let next = 0; next < cases.length; next++) {
      if ((done >> next) & 1 || !mayCome(done, last, next)) continue;
      best = Math.min(best, stepCost(done, last, next) + least(done | (1 << next), next));
    }
    memo.set(key, best);
    return best;
  }

  return least(0, -1);
}
