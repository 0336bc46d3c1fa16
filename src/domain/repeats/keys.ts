// Under which keys a person is filed: several passes, each of which survives other mistakes, so that a true match shares at least one.
import { digitsOf, isWholeDate } from './births.ts';
import type { NameValue } from './names.ts';
import type { Shape } from './shape.ts';
import { partCount, type Store } from './store.ts';

function mix(kind: number, a: number, b: number): number {
  let hash = Math.imul(kind + 1, 0x9e3779b1) ^ a;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ b;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

/** Each pass has a number of its own, so that keys of different passes do not meet. */
const pass = {
  names: 1,
  birth: 2,
  yearMonth: 3,
  yearDay: 4,
  monthDay: 5,
  postcode: 6,
  door: 7,
  street: 8,
  phone: 9,
  start: 10,
  end: 11,
  starts: 12,
  single: 13,
  year: 14,
  town: 15,
} as const;

/** What narrows a pass that would bring up too many: years of birth, towns. */
type Narrow = readonly number[];

function pairKeys(first: NameValue, i: number, second: NameValue, j: number, narrow: Narrow, keys: Set<number>): void {
  const [x, y] = [first.starts[i] ?? 0, second.starts[j] ?? 0];
  const [ours, theirs] = [first.codes[i] ?? [], second.codes[j] ?? []];
  for (const a of ours) for (const b of theirs) keys.add(mix(pass.names, Math.min(a, b), Math.max(a, b)));
  for (const by of narrow) {
    keys.add(mix(pass.starts, mix(0, Math.min(x, y), Math.max(x, y)), by));
    for (const a of ours) {
      keys.add(mix(pass.start, mix(0, a, y), by));
      keys.add(mix(pass.end, mix(0, a, second.ends[j] ?? 0), by));
    }
    for (const b of theirs) {
      keys.add(mix(pass.start, mix(0, b, x), by));
      keys.add(mix(pass.end, mix(0, b, first.ends[i] ?? 0), by));
    }
  }
}

function nameKeys(names: readonly NameValue[], narrow: Narrow, keys: Set<number>): void {
  const words: (readonly [NameValue, number])[] = [];
  for (const name of names) name.words.forEach((_, i) => words.push([name, i]));
  const only = words.length === 1 ? words[0] : undefined;
  if (only !== undefined) for (const code of only[0].codes[0] ?? []) keys.add(mix(pass.single, code, 0));
  for (let i = 0; i < words.length; i++) {
    for (let j = i + 1; j < words.length; j++) {
      const [first, second] = [words[i], words[j]];
      if (first !== undefined && second !== undefined) pairKeys(first[0], first[1], second[0], second[1], narrow, keys);
    }
  }
}

function birthKeys(shape: Shape, heads: ReadonlySet<number>, keys: Set<number>): void {
  for (let at = shape.births; at < shape.birthsEnd; at++) {
    const birth = shape.at(at);
    if (!isWholeDate(birth)) continue;
    const digits = digitsOf(birth);
    const [year, month, day] = [Math.floor(digits / 10_000), Math.floor(digits / 100) % 100, digits % 100];
    keys.add(mix(pass.birth, year, Math.min(month, day) * 100 + Math.max(month, day)));
    for (const head of heads) {
      keys.add(mix(pass.yearMonth, year * 100 + month, head));
      keys.add(mix(pass.yearDay, year * 100 + day, head));
      keys.add(mix(pass.monthDay, month * 100 + day, head));
    }
  }
}

function placeKeys(store: Store, shape: Shape, codes: ReadonlySet<number>, keys: Set<number>): void {
  for (let at = shape.places; at < shape.placesEnd; at += partCount) {
    const part = (i: number): number => shape.at(at + i);
    const number = store.places.at(part(2)).code;
    if (part(0) > 0) keys.add(mix(pass.postcode, store.places.at(part(0)).code, 0));
    for (const street of [part(1), part(3)]) {
      // A flat's number is no street: every block has a flat 3.
      if (street === 0 || store.places.at(street).flat) continue;
      const { sound, longSound } = store.places.at(street);
      if (part(2) > 0) keys.add(mix(pass.door, longSound, number));
      for (const code of codes) keys.add(mix(pass.street, sound, code));
    }
  }
}

function narrowOf(store: Store, shape: Shape): Narrow {
  const narrow: number[] = [];
  for (let at = shape.births; at < shape.birthsEnd; at++) narrow.push(mix(pass.year, Math.floor(digitsOf(shape.at(at)) / 10_000), 0));
  for (let at = shape.places + 4; at < shape.placesEnd; at += partCount) {
    const town = shape.at(at);
    if (town > 0) narrow.push(mix(pass.town, store.places.at(town).sound, 0));
  }
  return narrow;
}

/** All keys of a person, each a 32-bit number, none twice. */
export function keysOf(store: Store, shape: Shape): Set<number> {
  const keys = new Set<number>();
  const codes = new Set<number>();
  const heads = new Set<number>();
  const narrow = narrowOf(store, shape);
  for (let at = shape.names; at < shape.namesEnd; at += 2) {
    const pair = [shape.at(at), shape.at(at + 1)].filter((id) => id > 0).map((id) => store.names.at(id));
    nameKeys(pair, narrow, keys);
    for (const name of pair) {
      for (const list of name.codes) for (const code of list) codes.add(code);
      for (const start of name.starts) codes.add(start);
      for (const head of name.heads) heads.add(head);
    }
  }
  birthKeys(shape, heads, keys);
  placeKeys(store, shape, codes, keys);
  for (let at = shape.phones; at < shape.phonesEnd; at++) keys.add(mix(pass.phone, shape.at(at), 0));
  return keys;
}
