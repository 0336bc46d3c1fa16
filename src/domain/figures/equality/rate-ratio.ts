// Two rates compared: the cases of a group for each of its people, over those of everybody else, with a 95 % interval.
//
// Given the cases of both together, those of the group are binomial: the interval is Clopper and Pearson's for that share, turned into a ratio. It
// is exact, and holds where a group has few cases or none.

export interface RateRatio {
  readonly ratio: number;
  readonly low: number;
  /** Infinity where all cases are of the group. */
  readonly high: number;
}

export interface Compared {
  readonly cases: number;
  readonly people: number;
}

/** Each end is left out by one chance in forty. */
const TAIL = 0.025;
const STEPS = 60;

/** Undefined without cases, or where nobody of either lives here. */
export function compareRates(group: Compared, others: Compared): RateRatio | undefined {
  const cases = group.cases + others.cases;
  if (cases === 0 || group.people <= 0 || others.people <= 0) return undefined;
  const scale = others.people / group.people;
  const low = group.cases === 0 ? 0 : solve((share) => 1 - chanceOfAtMost(group.cases - 1, cases, share) >= TAIL);
  const high = group.cases === cases ? 1 : solve((share) => chanceOfAtMost(group.cases, cases, share) <= TAIL);
  return { ratio: oddsOf(group.cases / cases) * scale, low: oddsOf(low) * scale, high: oddsOf(high) * scale };
}

function oddsOf(share: number): number {
  return share / (1 - share);
}

/** The smallest share of which it holds; it holds from there on. */
function solve(holds: (share: number) => boolean): number {
  let [below, above] = [0, 1];
  for (let step = 0; step < STEPS; step += 1) {
    const middle = (below + above) / 2;
    if (holds(middle)) above = middle;
    else below = middle;
  }
  return (below + above) / 2;
}

/** The chance of at most so many of so many, each with this chance. */
function chanceOfAtMost(most: number, of: number, share: number): number {
  let chance = of * Math.log(1 - share);
  let sum = Math.exp(chance);
  for (let count = 1; count <= most; count += 1) {
    chance += Math.log(((of - count + 1) / count) * (share / (1 - share)));
    sum += Math.exp(chance);
  }
  return Math.min(1, sum);
}
