// Cases that only their names tell apart: the same people, minutes, hours and neighbours. Whichever of two comes first, the cost is the same, so a
// search for the least cost need try only one way round, and has a tenth of the sets to look at where twins are many.
import { has, pairOf, type Pair, type Rules } from '../agenda-rules.ts';

/** The same rules with one way round for each two twins, the more pressing first: an order of least cost still keeps them. Not for breaking ties. */
export function putTwinsInOrder(rules: Rules): Rules {
  const every = [...rules.ids.keys()];
  const needs = every.map((index) => rules.people.map((person) => person.cases.includes(index)).join());
  const mayLead = (a: number, b: number): boolean =>
    needs[a] === needs[b] &&
    isNoLater(rules, a, b) &&
    (!isNoLater(rules, b, a) || a < b) &&
    isAlike(rules, a, b) &&
    every.every((other) => sameFor(rules.after, other, a, b) && sameFor(rules.apart, other, a, b)) &&
    rules.groups.every((group) => has(group, a) === has(group, b));
  const leading = every.map((index) => every.filter((other) => other !== index && mayLead(other, index)));
  if (leading.every((some) => some.length === 0)) return rules;
  return { ...rules, after: rules.after.map((pair, index) => join(pair, pairOf(leading[index] ?? []))) };
}

/** Whether the first may stand wherever the second may stand before it, and the second wherever the first stands. */
function isNoLater({ lastPlace, latest }: Rules, a: number, b: number): boolean {
  return (lastPlace[a] ?? 0) <= (lastPlace[b] ?? 0) && (latest[a] ?? 0) <= (latest[b] ?? 0);
}

function isAlike(rules: Rules, a: number, b: number): boolean {
  const { minutes, earliest, latest, fixedPlace, risk, told, changeWeight } = rules;
  if (fixedPlace[a] !== -1 || fixedPlace[b] !== -1 || minutes[a] !== minutes[b] || earliest[a] !== earliest[b])
    return false;
  // A case that cannot keep its times costs its risk instead: then even a later end is a difference.
  if (risk !== undefined && (risk[a] !== risk[b] || latest[a] !== latest[b])) return false;
  return changeWeight === 0 || told[a] === told[b];
}

/** Two cases in one relation to a third, and in none to each other. */
function sameFor(pairs: readonly Pair[], other: number, a: number, b: number): boolean {
  const [one, two] = [pairs[a] ?? [0, 0], pairs[b] ?? [0, 0]];
  if (other === a || other === b) return one[0] === two[0] && one[1] === two[1];
  const others = pairs[other] ?? [0, 0];
  return has(others, a) === has(others, b);
}

function join(one: Pair, other: Pair): Pair {
  return [one[0] | other[0], one[1] | other[1]];
}
