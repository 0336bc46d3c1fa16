// A request turned into sets of bits and plain numbers that the searches read: cases in an order of their own, so that the rows' order does not matter.
import { ascending, sorted } from '../text/sorted.ts';
import { compareText } from '../text/order.ts';
import { openClock, type MeetingClock } from './meeting-clock.ts';
import type { AgendaRequest } from './agenda-request.ts';

/** A set of up to 62 members in two words of 31 bits. */
export type Pair = readonly [low: number, high: number];

export const MOST_MEMBERS = 62;

export interface RulePerson {
  readonly weight: number;
  readonly cases: readonly number[];
  readonly here: boolean;
}

/** What an order must keep and what it costs; cases are numbers from 0 in the order of their ids. */
export interface Rules {
  readonly ids: readonly string[];
  readonly minutes: readonly number[];
  readonly clock: MeetingClock;
  /** A case may not begin before, nor end after. */
  readonly earliest: readonly number[];
  readonly latest: readonly number[];
  /** Last place from 0 for each case, and the case fixed at each place or -1. */
  readonly lastPlace: readonly number[];
  readonly fixedAt: readonly number[];
  readonly fixedPlace: readonly number[];
  readonly after: readonly Pair[];
  readonly groups: readonly Pair[];
  /** Cases that may not stand beside a case. */
  readonly apart: readonly Pair[];
  /** People who can wait at all: needed twice, or here from the start. */
  readonly people: readonly RulePerson[];
  readonly told: readonly (number | undefined)[];
  readonly changeWeight: number;
  /** Gravity as 0, 1, 2 ... and the place wished for, both only to decide between equals. */
  readonly gravity: readonly number[];
  readonly wishedPlace: readonly number[];
  /** What it costs when a case cannot keep its times; without it that is forbidden. */
  readonly risk?: readonly number[];
}

/** The rules of a request whose ids are known to fit together (see findUnusable). */
export function compileRules(request: AgendaRequest, risk?: (id: string) => number): Rules {
  const cases = sorted(request.cases, (a, b) => compareText(a.id, b.id));
  const ids = cases.map((caseRow) => caseRow.id);
  const numberOf = new Map(ids.map((id, index) => [id, index]));
  const numbers = (some: readonly string[]): number[] => [...new Set(some.flatMap((id) => numberOf.get(id) ?? []))];
  const minutes = cases.map((caseRow) => caseRow.minutes);
  const total = minutes.reduce((sum, minute) => sum + minute, 0);
  const places = placesOf(request, numberOf, numbers);
  const told = ids.map((id) => (request.before ?? []).find((one) => one.case === id)?.start);
  const ranks = ascending(new Set(cases.map((caseRow) => caseRow.rank ?? 0)));
  return {
    ids,
    minutes,
    clock: openClock(request.start, request.breaks ?? [], total),
    ...timesOf(request, ids),
    ...places,
    after: afterOf(
      request,
      cases.map((caseRow) => caseRow.atEnd === true),
      numberOf,
    ),
    groups: (request.groups ?? []).map((group) => pairOf(numbers(group.cases))).filter((pair) => sizeOf(pair) > 1),
    apart: apartOf(request, ids, numbers),
    people: peopleOf(request, ids.length, numbers),
    told,
    changeWeight: request.changeWeight ?? 0,
    gravity: cases.map((caseRow) => ranks.indexOf(caseRow.rank ?? 0)),
    wishedPlace: wishedPlaces(request, cases),
    ...(risk === undefined ? {} : { risk: ids.map(risk) }),
  };
}

export function pairOf(members: readonly number[]): Pair {
  const words: [number, number] = [0, 0];
  for (const member of members) words[member < 31 ? 0 : 1] |= 1 << (member < 31 ? member : member - 31);
  return words;
}

export function has(pair: Pair, member: number): boolean {
  return member < 31 ? ((pair[0] >>> member) & 1) === 1 : ((pair[1] >>> (member - 31)) & 1) === 1;
}

function sizeOf(pair: Pair): number {
  let size = 0;
  for (let member = 0; member < MOST_MEMBERS; member++) if (has(pair, member)) size++;
  return size;
}

function timesOf(request: AgendaRequest, ids: readonly string[]): Pick<Rules, 'earliest' | 'latest'> {
  const earliest = ids.map(() => request.start);
  const latest = ids.map(() => request.end ?? Infinity);
  for (const window of request.windows ?? []) {
    const attendee = request.attendees.find((candidate) => candidate.id === window.attendee);
    for (const id of attendee?.cases ?? []) {
      const index = ids.indexOf(id);
      if (index < 0) continue;
      earliest[index] = Math.max(earliest[index] ?? 0, window.from ?? 0);
      latest[index] = Math.min(latest[index] ?? Infinity, window.until ?? Infinity);
    }
  }
  return { earliest, latest };
}

type Numbers = (some: readonly string[]) => number[];

function placesOf(
  request: AgendaRequest,
  numberOf: ReadonlyMap<string, number>,
  numbers: Numbers,
): Pick<Rules, 'lastPlace' | 'fixedAt' | 'fixedPlace'> {
  const size = request.cases.length;
  const lastPlace = request.cases.map(() => size - 1);
  for (const band of request.bands ?? []) {
    const early = numbers(band.cases);
    const last = Math.max(Math.ceil(size * (band.within ?? 0.5)), early.length) - 1;
    for (const index of early) lastPlace[index] = Math.min(lastPlace[index] ?? last, last);
  }
  const fixedAt = request.cases.map(() => -1);
  const fixedPlace = request.cases.map(() => -1);
  for (const lock of request.locks ?? []) {
    const index = numberOf.get(lock.case);
    if (index === undefined) continue;
    fixedAt[lock.place - 1] = index;
    fixedPlace[index] = lock.place - 1;
  }
  return { lastPlace, fixedAt, fixedPlace };
}

function afterOf(
  request: AgendaRequest,
  atEnd: readonly boolean[],
  numberOf: ReadonlyMap<string, number>,
): readonly Pair[] {
  const ordinary = [...atEnd.keys()].filter((index) => atEnd[index] !== true);
  return atEnd.map((end, index) => {
    const firsts = (request.precedence ?? []).filter((precedence) => numberOf.get(precedence.second) === index);
    return pairOf([...firsts.flatMap((precedence) => numberOf.get(precedence.first) ?? []), ...(end ? ordinary : [])]);
  });
}

function apartOf(request: AgendaRequest, ids: readonly string[], numbers: Numbers): readonly Pair[] {
  const beside = ids.map(() => new Set<number>());
  for (const restriction of request.restricted ?? []) {
    const [index] = numbers([restriction.case]);
    if (index === undefined) continue;
    const barred = request.attendees.filter((attendee) => restriction.apart.includes(attendee.id));
    for (const other of numbers(barred.flatMap((attendee) => attendee.cases))) {
      if (other === index) continue;
      beside[index]?.add(other);
      beside[other]?.add(index);
    }
  }
  return beside.map((others) => pairOf([...others]));
}

/** People needed for the same cases become one; those who cannot wait are left out. */
function peopleOf(request: AgendaRequest, size: number, numbers: Numbers): readonly RulePerson[] {
  const merged = new Map<string, RulePerson>();
  for (const attendee of request.attendees) {
    const cases = ascending(numbers(attendee.cases));
    const here = attendee.here === true;
    if (cases.length === 0 || (cases.length === 1 && !here)) continue;
    if (cases.length === size && (request.breaks ?? []).length === 0) continue;
    const key = `${here ? 'here' : ''} ${cases.join(' ')}`;
    const weight = (attendee.weight ?? 1) + (merged.get(key)?.weight ?? 0);
    merged.set(key, { weight, cases, here });
  }
  return sorted(
    merged.values(),
    (a, b) => compareText(a.cases.join(' '), b.cases.join(' ')) || (a.here ? 1 : 0) - (b.here ? 1 : 0),
  );
}

/** As before for those that stood on it; a new case where the graver and longer-waiting would stand. */
function wishedPlaces(request: AgendaRequest, cases: AgendaRequest['cases']): readonly number[] {
  const before = new Map((request.before ?? []).map((one, index) => [one.case, index]));
  const size = cases.length;
  const byNeed = sorted(cases.keys(), (a, b) => {
    const [one, other] = [cases[a], cases[b]];
    return (other?.rank ?? 0) - (one?.rank ?? 0) || (other?.waitedDays ?? 0) - (one?.waitedDays ?? 0) || a - b;
  });
  const keys = cases.map(
    (caseRow, index) => before.get(caseRow.id) ?? (byNeed.indexOf(index) / size) * Math.max(before.size, size),
  );
  const placed = sorted(cases.keys(), (a, b) => (keys[a] ?? 0) - (keys[b] ?? 0) || a - b);
  return [...cases.keys()].map((index) => placed.indexOf(index));
}
