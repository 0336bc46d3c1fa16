// Made-up ordering problems in named families; the same numbers on every machine. Nothing here is taken from a real meeting or film.
import type { AgendaRequest } from '../src/domain/agenda/agenda-request.ts';
import type { Talent, TalentPerson } from '../src/domain/agenda/search/talent.ts';

/** Numbers from 0 up to 1, always the same for the same seed. */
export function openDice(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), state | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

export function pick(dice: () => number, from: number, to: number): number {
  return from + Math.floor(dice() * (to - from + 1));
}

function some(dice: () => number, count: number, of: number): number[] {
  const chosen = new Set<number>();
  while (chosen.size < Math.min(count, of)) chosen.add(pick(dice, 0, of - 1));
  return [...chosen].toSorted((a, b) => a - b);
}

/** A MARAC's table: each part-time person comes for 1 to 4 cases of 8 to 18 minutes. */
export function officeInstance(cases: number, people: number, seed: number): Talent {
  const dice = openDice(seed * 104729 + cases * 31 + people);
  const durations = Array.from({ length: cases }, () => pick(dice, 8, 18));
  const persons = Array.from({ length: people }, (): TalentPerson => ({
    weight: pick(dice, 1, 3),
    items: some(dice, pick(dice, 1, 4), cases),
  }));
  return { durations, people: persons };
}

/** A film: each of 8 people is in 30 to 60 % of the scenes. */
export function filmInstance(scenes: number, seed: number): Talent {
  const dice = openDice(seed * 7919 + scenes);
  const durations = Array.from({ length: scenes }, () => pick(dice, 1, 10));
  const people = Array.from({ length: 8 }, (): TalentPerson => ({
    weight: pick(dice, 1, 10),
    items: some(dice, Math.round(scenes * (0.3 + 0.3 * dice())), scenes),
  }));
  return { durations, people };
}

const id = (index: number): string => `case-${String(index + 1).padStart(2, '0')}`;

export interface RequestSize {
  readonly cases: number;
  readonly people: number;
  /** How many of each kind of constraint. */
  readonly constraints: number;
}

/**
 * A meeting with every kind of constraint. An order is drawn first and most constraints are made so that it keeps them, so an order exists;
 * `loose` draws them freely instead, so that often none does.
 */
export function meetingRequest(size: RequestSize, seed: number, loose = false): AgendaRequest {
  const dice = openDice(seed * 15485863 + size.cases * 97 + size.people);
  const hidden = shuffled(dice, size.cases);
  const cases = Array.from({ length: size.cases }, (_, index) => ({
    id: id(index),
    minutes: pick(dice, 6, 18),
    rank: pick(dice, 0, 2),
    waitedDays: pick(dice, 5, 40),
    atEnd: index === hidden[size.cases - 1] && dice() < 0.5,
  }));
  const attendees = Array.from({ length: size.people }, (_, index) => ({
    id: `agency-${index + 1}`,
    name: `agency ${index + 1}`,
    cases: some(dice, pick(dice, 1, 4), size.cases).map(id),
    weight: pick(dice, 1, 3),
    here: dice() < 0.1,
  }));
  const base: AgendaRequest = { cases, attendees, start: 570, breaks: breaksIn(dice, size) };
  return { ...base, ...constraintsFor(dice, base, hidden, size, loose) };
}

function breaksIn(dice: () => number, size: RequestSize): NonNullable<AgendaRequest['breaks']> {
  return size.cases > 4 ? [{ about: 570 + pick(dice, 20, size.cases * 8), minutes: pick(dice, 5, 15) }] : [];
}

function shuffled(dice: () => number, size: number): number[] {
  const order = Array.from({ length: size }, (_, index) => index);
  for (let last = size - 1; last > 0; last--) {
    const other = pick(dice, 0, last);
    [order[last], order[other]] = [order[other] ?? 0, order[last] ?? 0];
  }
  return order;
}

function startsIn(base: AgendaRequest, hidden: readonly number[]): ReadonlyMap<string, number> {
  const starts = new Map<string, number>();
  const [pause] = base.breaks ?? [];
  let clock = base.start;
  let paused = false;
  for (const [place, index] of hidden.entries()) {
    if (pause !== undefined && !paused && place > 0 && clock >= pause.about) {
      clock += pause.minutes;
      paused = true;
    }
    starts.set(id(index), clock);
    clock += base.cases[index]?.minutes ?? 0;
  }
  return starts;
}

function constraintsFor(
  dice: () => number,
  base: AgendaRequest,
  hidden: readonly number[],
  size: RequestSize,
  loose: boolean,
): Partial<AgendaRequest> {
  const count = size.constraints;
  const at = (place: number): string => id(hidden[place] ?? 0);
  const windows = windowsIn(dice, base, hidden, count, loose);
  const locks = some(dice, Math.ceil(count / 2), size.cases).map((place) => ({
    case: at(place),
    place: loose && dice() < 0.3 ? pick(dice, 1, size.cases) : place + 1,
  }));
  const precedence = Array.from({ length: count }, () => {
    const [first = 0, second = 0] = some(dice, 2, size.cases);
    return loose && dice() < 0.2 ? { first: at(second), second: at(first) } : { first: at(first), second: at(second) };
  }).filter((one) => one.first !== one.second);
  const groupAt = pick(dice, 0, Math.max(0, size.cases - 3));
  const groups = [{ name: 'one family', cases: [at(groupAt), at(groupAt + 1)] }];
  const bands = [{ name: 'urgent', cases: some(dice, Math.ceil(count / 2), Math.ceil(size.cases / 2)).map(at) }];
  const restricted = restrictionsIn(dice, base, hidden, count, loose);
  const before = shuffled(dice, size.cases).map((index, place) => ({
    case: id(index),
    start: base.start + place * 12,
  }));
  const minutes = base.cases.reduce((sum, caseRow) => sum + caseRow.minutes, 0);
  const end = base.start + minutes + 20 - (loose && dice() < 0.2 ? 25 : 0);
  const change = dice() < 0.5 ? { before, changeWeight: pick(dice, 0, 40) } : {};
  return { windows, locks, precedence, groups, bands, restricted, end, ...change };
}

function windowsIn(
  dice: () => number,
  base: AgendaRequest,
  hidden: readonly number[],
  count: number,
  loose: boolean,
): NonNullable<AgendaRequest['windows']> {
  const starts = startsIn(base, hidden);
  const minutes = new Map(base.cases.map((caseRow) => [caseRow.id, caseRow.minutes]));
  const slack = (): number => (loose ? pick(dice, -20, 10) : pick(dice, 0, 30));
  return base.attendees.slice(0, count).map((attendee) => {
    const from = Math.min(...attendee.cases.map((mine) => starts.get(mine) ?? 0));
    const until = Math.max(...attendee.cases.map((mine) => (starts.get(mine) ?? 0) + (minutes.get(mine) ?? 0)));
    return { attendee: attendee.id, from: Math.max(0, from - slack()), until: until + slack() };
  });
}

function restrictionsIn(
  dice: () => number,
  base: AgendaRequest,
  hidden: readonly number[],
  count: number,
  loose: boolean,
): NonNullable<AgendaRequest['restricted']> {
  return some(dice, Math.ceil(count / 2), hidden.length).map((place) => {
    const beside = [hidden[place - 1], hidden[place + 1]].flatMap((index) => (index === undefined ? [] : [id(index)]));
    const apart = base.attendees.filter(
      (attendee) => dice() < 0.4 && (loose || !attendee.cases.some((mine) => beside.includes(mine))),
    );
    return { case: id(hidden[place] ?? 0), apart: apart.map((attendee) => attendee.id) };
  });
}
