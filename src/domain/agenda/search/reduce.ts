// Makes a talent problem smaller without changing its least waiting: people who cannot wait go, equal items and equal people become one, parts that share nobody are solved apart.
import { at } from './bit-sets.ts';
import type { Talent } from './talent.ts';

/** A part of the problem that shares nobody with the rest; sets are bits, so it has at most 31 items and 31 people. */
export interface Component {
  /** For each of its items the numbers of the original items that it stands for. */
  readonly stands: readonly (readonly number[])[];
  readonly durations: readonly number[];
  readonly weights: readonly number[];
  /** For each person the set of items, for each item the set of people. */
  readonly itemsOf: Int32Array;
  readonly peopleOf: Int32Array;
}

export interface Reduced {
  readonly components: readonly Component[];
  /** Items outside the components: those that cost nothing anywhere, and those of parts too wide for one word of bits. */
  readonly rest: readonly number[];
}

interface Item {
  stands: number[];
  duration: number;
}
interface Person {
  weight: number;
  items: Set<Item>;
}

/** The same problem in independent parts; the least waiting of the whole is the sum over the parts. */
export function reduceTalent(talent: Talent): Reduced {
  const items = talent.durations.map((duration, index): Item => ({ stands: [index], duration }));
  let people = talent.people.map((person): Person => ({
    weight: person.weight,
    items: new Set(person.items.flatMap((index) => items[index] ?? [])),
  }));
  let kept = items;
  for (let size = -1; size !== kept.length + people.length;) {
    size = kept.length + people.length;
    people = mergePeople(people.filter((person) => person.items.size > 1 && person.items.size < kept.length));
    kept = mergeItems(kept, people);
  }
  const used = kept.filter((item) => people.some((person) => person.items.has(item)));
  const narrow = split(used, people).filter((part) => part.items.length <= 31 && part.people.length <= 31);
  const searched = new Set(narrow.flatMap((part) => part.items));
  const rest = kept.filter((item) => !searched.has(item)).flatMap((item) => item.stands);
  return { components: narrow.map(toComponent), rest };
}

function mergePeople(people: readonly Person[]): Person[] {
  const kept: Person[] = [];
  for (const person of people) {
    const same = kept.find(
      (other) => other.items.size === person.items.size && [...person.items].every((item) => other.items.has(item)),
    );
    if (same === undefined) kept.push(person);
    else same.weight += person.weight;
  }
  return kept;
}

function mergeItems(items: readonly Item[], people: readonly Person[]): Item[] {
  const kept = new Map<string, Item>();
  for (const item of items) {
    const key = people.map((person) => (person.items.has(item) ? '1' : '0')).join('');
    const same = kept.get(key);
    if (same === undefined) {
      kept.set(key, item);
      continue;
    }
    same.stands.push(...item.stands);
    same.duration += item.duration;
    for (const person of people) person.items.delete(item);
  }
  return [...kept.values()];
}

interface Part {
  readonly items: Item[];
  readonly people: Person[];
}

function split(items: readonly Item[], people: readonly Person[]): readonly Part[] {
  let parts: Part[] = items.map((item) => ({ items: [item], people: [] }));
  for (const person of people) {
    const touched = parts.filter((part) => part.items.some((item) => person.items.has(item)));
    const joined: Part = {
      items: touched.flatMap((part) => part.items),
      people: [...touched.flatMap((part) => part.people), person],
    };
    parts = [...parts.filter((part) => !touched.includes(part)), joined];
  }
  return parts;
}

function toComponent(part: Part): Component {
  const itemsOf = Int32Array.from(part.people, (person) =>
    part.items.reduce((set, item, index) => (person.items.has(item) ? set | (1 << index) : set), 0),
  );
  const peopleOf = Int32Array.from(part.items, (_, index) =>
    part.people.reduce((set, _one, person) => ((at(itemsOf, person) >>> index) & 1 ? set | (1 << person) : set), 0),
  );
  return {
    stands: part.items.map((item) => item.stands),
    durations: part.items.map((item) => item.duration),
    weights: part.people.map((person) => person.weight),
    itemsOf,
    peopleOf,
  };
}
