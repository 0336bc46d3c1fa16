// The bare ordering problem (talent scheduling, CSPLib 39): who is needed for which item, how long each lasts, and the waiting an order costs.

export interface TalentPerson {
  /** What a minute of this person's waiting counts; a whole number above 0. */
  readonly weight: number;
  /** The items this person is needed for, as numbers from 0, each once. */
  readonly items: readonly number[];
}

export interface Talent {
  /** Minutes of each item, whole numbers above 0. */
  readonly durations: readonly number[];
  readonly people: readonly TalentPerson[];
}

/** Weighted minutes that people are there and not needed, from just before their first item to just after their last. */
export function waitingOf(talent: Talent, order: readonly number[]): number {
  const starts = order.map(() => 0);
  let clock = 0;
  for (const item of order) {
    starts[item] = clock;
    clock += talent.durations[item] ?? 0;
  }
  return talent.people.reduce((sum, person) => sum + person.weight * waitOfOne(talent, person, starts), 0);
}

function waitOfOne(talent: Talent, person: TalentPerson, starts: readonly number[]): number {
  if (person.items.length === 0) return 0;
  let [first, last, needed] = [Infinity, 0, 0];
  for (const item of person.items) {
    const [start, duration] = [starts[item] ?? 0, talent.durations[item] ?? 0];
    first = Math.min(first, start);
    last = Math.max(last, start + duration);
    needed += duration;
  }
  return last - first - needed;
}

/** A budget in search states, never in time, so that one input gives one answer on every machine. */
export interface Budget {
  /** States looked at so far, over all searches; a table's cell counts as a sixteenth. */
  used: number;
  readonly limit: number;
  /** Asked now and then; for benches that stop by the clock, never for the product. */
  readonly enough?: () => boolean;
}

export function isSpent(budget: Budget): boolean {
  return budget.used >= budget.limit || (budget.enough !== undefined && budget.enough());
}

/** The largest table, in powers of two, that takes at most a quarter of what is left of a budget. */
export function tableWithin(budget: Budget, size: number): number {
  const cells = (budget.limit - budget.used) * 4;
  return cells >= 2 ** size ? size : Math.max(1, Math.floor(Math.log2(Math.max(2, cells))));
}

/** The best order known so far; searches only look for a strictly better one. */
export interface Incumbent {
  cost: number;
  order: readonly number[];
}

/** What one search proved: nothing cheaper than `bound` exists, and `complete` when nothing was left out below the incumbent. */
export interface Proof {
  readonly complete: boolean;
  readonly bound: number;
}
