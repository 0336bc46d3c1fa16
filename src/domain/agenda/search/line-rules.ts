// Which case may come next after a set of cases, whether what is left can still be done in time, and what a step costs.
import { at, lowest, openSum } from './bit-sets.ts';
import type { Pair, Rules } from '../agenda-rules.ts';
import { ascending, sorted } from '../../text/sorted.ts';

/** Minutes by which a start may move without counting as a change. */
export const UNCHANGED_MINUTES = 5;

/** Stands for "the last case does not matter for what comes next". */
export const ANY_CASE = 63;

/** The rules laid out for the searches' inner loop; sets are two words of 31 bits. */
export interface LineRules {
  readonly rules: Rules;
  readonly size: number;
  readonly allLow: number;
  readonly allHigh: number;
  readonly fixedLow: number;
  readonly fixedHigh: number;
  /** People each case needs, and the cases each person is needed for. */
  readonly needLow: Int32Array;
  readonly needHigh: Int32Array;
  readonly casesLow: Int32Array;
  readonly casesHigh: Int32Array;
  readonly hereLow: number;
  readonly hereHigh: number;
  readonly weightLow: (people: number) => number;
  readonly weightHigh: (people: number) => number;
  /** Cases with a time or a place they must not miss, the most pressing first. */
  readonly byTime: readonly number[];
  /** Hours before which some case may not begin. */
  readonly arrivals: readonly number[];
  readonly byPlace: readonly number[];
  readonly byGravity: readonly number[];
  readonly byWish: readonly number[];
}

export function openLineRules(rules: Rules): LineRules {
  const size = rules.ids.length;
  const every = [...rules.ids.keys()];
  const needs = every.map((index) =>
    [...rules.people.keys()].filter((person) => rules.people[person]?.cases.includes(index)),
  );
  const cases = rules.people.map((person) => person.cases);
  const fixed = every.filter((index) => (rules.fixedPlace[index] ?? -1) >= 0);
  const here = [...rules.people.keys()].filter((person) => rules.people[person]?.here === true);
  const weights = rules.people.map((person) => person.weight);
  return {
    rules,
    size,
    allLow: maskOf(every, 0),
    allHigh: maskOf(every, 1),
    fixedLow: maskOf(fixed, 0),
    fixedHigh: maskOf(fixed, 1),
    needLow: Int32Array.from(needs, (some) => maskOf(some, 0)),
    needHigh: Int32Array.from(needs, (some) => maskOf(some, 1)),
    casesLow: Int32Array.from(cases, (some) => maskOf(some, 0)),
    casesHigh: Int32Array.from(cases, (some) => maskOf(some, 1)),
    hereLow: maskOf(here, 0),
    hereHigh: maskOf(here, 1),
    weightLow: openSum(weights.slice(0, 31)),
    weightHigh: openSum(weights.slice(31)),
    ...pressing(rules, every),
  };
}

function pressing(
  rules: Rules,
  every: readonly number[],
): Pick<LineRules, 'byTime' | 'arrivals' | 'byPlace' | 'byGravity' | 'byWish'> {
  const strict = rules.risk === undefined;
  return {
    byTime: by(strict ? every.filter((index) => rules.latest[index] !== Infinity) : [], rules.latest),
    arrivals: strict ? ascending(new Set(rules.earliest)).slice(1) : [],
    byPlace: by(
      every.filter((index) => (rules.lastPlace[index] ?? 0) < every.length - 1),
      rules.lastPlace,
    ),
    byGravity: by(
      every,
      rules.gravity.map((one) => -one),
    ),
    byWish: by(every, rules.wishedPlace),
  };
}

function by(some: readonly number[], key: readonly number[]): number[] {
  return sorted(some, (a, b) => (key[a] ?? 0) - (key[b] ?? 0) || a - b);
}

function maskOf(members: readonly number[], word: 0 | 1): number {
  return members.reduce(
    (mask, member) => ((member < 31 ? 0 : 1) === word ? mask | (1 << (member - 31 * word)) : mask),
    0,
  );
}

/** The cases that may come next as far as places, groups, precedence and neighbours go; two words of one set. */
export function nextCases(line: LineRules, low: number, high: number, place: number, last: number): Pair {
  const { rules } = line;
  const fixed = rules.fixedAt[place] ?? -1;
  let [mayLow, mayHigh] = [line.allLow & ~low & ~line.fixedLow, line.allHigh & ~high & ~line.fixedHigh];
  if (fixed >= 0) [mayLow, mayHigh] = fixed < 31 ? [1 << fixed, 0] : [0, 1 << (fixed - 31)];
  for (const [groupLow, groupHigh] of rules.groups) {
    const begun = (groupLow & low) !== 0 || (groupHigh & high) !== 0;
    if (!begun || ((groupLow & ~low) === 0 && (groupHigh & ~high) === 0)) continue;
    mayLow &= groupLow;
    mayHigh &= groupHigh;
  }
  const apart = last === ANY_CASE ? undefined : rules.apart[last];
  if (apart === undefined) return [mayLow & ~low, mayHigh & ~high];
  return [mayLow & ~low & ~apart[0], mayHigh & ~high & ~apart[1]];
}

/** Whether all that must come before this case has come. */
export function isReady(line: LineRules, item: number, low: number, high: number): boolean {
  const after = line.rules.after[item];
  return after === undefined || ((after[0] & ~low) === 0 && (after[1] & ~high) === 0);
}

export function keepsTimes(line: LineRules, item: number, start: number): boolean {
  const { rules } = line;
  return (
    start >= (rules.earliest[item] as number) &&
    start + (rules.minutes[item] as number) <= (rules.latest[item] as number)
  );
}

/** True when the cases left cannot all keep their times and places any more, whatever the order. */
export function isDoomed(line: LineRules, low: number, high: number, place: number, clock: number): boolean {
  const { rules } = line;
  if (missesTimes(line, low, high, clock, -Infinity)) return true;
  for (const hour of line.arrivals) if (hour > clock && missesTimes(line, low, high, hour, hour)) return true;
  let next = place;
  for (const item of line.byPlace) {
    if (!isIn(item, low, high) && next++ > (rules.lastPlace[item] as number)) return true;
  }
  return false;
}

/** The cases left that may not begin before an hour, done at once from that hour, the most pressing first. */
function missesTimes(line: LineRules, low: number, high: number, clock: number, from: number): boolean {
  const { rules } = line;
  let end = clock;
  for (const item of line.byTime) {
    if ((rules.earliest[item] as number) < from || isIn(item, low, high)) continue;
    end += rules.minutes[item] as number;
    if (end > (rules.latest[item] as number)) return true;
  }
  return false;
}

function isIn(item: number, low: number, high: number): boolean {
  return item < 31 ? ((low >>> item) & 1) === 1 : ((high >>> (item - 31)) & 1) === 1;
}

/** The case as last neighbour if it still matters to a case that is left, else ANY_CASE. */
export function neighbour(line: LineRules, item: number, low: number, high: number): number {
  const apart = line.rules.apart[item];
  return apart !== undefined && ((apart[0] & ~low) !== 0 || (apart[1] & ~high) !== 0) ? item : ANY_CASE;
}

/** What breaking a tie costs for one case at one place. */
export function tieOf(line: LineRules, item: number, place: number): number {
  const { rules } = line;
  return (rules.gravity[item] as number) * place * TIE_SCALE + Math.abs((rules.wishedPlace[item] as number) - place);
}
const TIE_SCALE = 4096;

/** The least that the ties of the cases left can cost: the gravest first, and places as wished. */
export function tieLeft(line: LineRules, low: number, high: number, place: number): number {
  const { rules } = line;
  let [grave, wish] = [0, 0];
  let next = place;
  for (const item of line.byGravity) if (!isIn(item, low, high)) grave += (rules.gravity[item] as number) * next++;
  next = place;
  for (const item of line.byWish)
    if (!isIn(item, low, high)) wish += Math.abs((rules.wishedPlace[item] as number) - next++);
  return grave * TIE_SCALE + wish;
}

/** The people among these who have no case left. */
export function goneOf(
  cases: Int32Array,
  otherCases: Int32Array,
  people: number,
  offset: number,
  leftLow: number,
  leftHigh: number,
): number {
  let gone = 0;
  for (let rest = people; rest !== 0; rest &= rest - 1) {
    const person = lowest(rest);
    if ((at(cases, person + offset) & leftLow) === 0 && (at(otherCases, person + offset) & leftHigh) === 0)
      gone |= 1 << person;
  }
  return gone;
}

/** Cases and people in one word each, for the pattern bound; undefined when there are too many. */
export function isNarrow(line: LineRules): boolean {
  return line.size <= 31 && line.rules.people.length <= 31;
}
