// Under which keys a person is filed: several passes, each of which survives other mistakes, so that a true match shares at least one.
import { digitsOf, isWholeDate } from './births.ts';
import type { NameValue } from './names.ts';
import { partCount, type Shape, type Store } from './store.ts';

function mix(kind: number, a: number, b: number): number {
  let hash = Math.imul(kind + 1, 0x9e3779b1) ^ a;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ b;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return (hash ^ (hash >>> 16)) >>> 0;
}

const pass = { names: 1, birth: 2, yearMonth: 3, yearDay: 4, monthDay: 5, postcode: 6, door: 7, street: 8, phone: 9, start: 10, end: 11, single: 12, starts: 13, doorName: 14 } as const;

function namePairKeys(first: NameValue, i: number, second: NameValue, j: number, keys: Set<number>): void {
  const [x, y] = [first.starts[i] ?? 0, second.starts[j] ?? 0];
  keys.add(mix(pass.starts, Math.min(x, y), Math.max(x, y)));
  for (const a of first.codes[i] ?? []) {
    for (const b of second.codes[j] ?? []) keys.add(mix(pass.names, Math.min(a, b), Math.max(a, b)));
    keys.add(mix(pass.start, a, second.starts[j] ?? 0));
    keys.add(mix(pass.end, a, second.ends[j] ?? 0));
  }
  for (const b of second.codes[j] ?? []) {
    keys.add(mix(pass.start, b, first.starts[i] ?? 0));
    keys.add(mix(pass.end, b, first.ends[i] ?? 0));
  }
}

function nameKeys(names: readonly NameValue[], keys: Set<number>): void {
  const words: (readonly [NameValue, number])[] = [];
  for (const name of names) name.words.forEach((_, i) => words.push([name, i]));
  const only = words.length === 1 ? words[0] : undefined;
  if (only !== undefined) for (const code of only[0].codes[0] ?? []) keys.add(mix(pass.single, code, 0));
  for (let i = 0; i < words.length; i++) {
    for (let j = i + 1; j < words.length; j++) {
      const [first, second] = [words[i], words[j]];
      if (first !== undefined && second !== undefined) namePairKeys(first[0], first[1], second[0], second[1], keys);
    }
  }
}

function birthKeys(births: readonly number[], heads: ReadonlySet<number>, keys: Set<number>): void {
  for (const birth of births) {
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
  for (let at = 0; at < shape.places.length; at += partCount) {
    const part = (i: number): number => shape.places[at + i] ?? 0;
    const number = store.places.at(part(2)).code;
    if (part(0) > 0) keys.add(mix(pass.postcode, store.places.at(part(0)).code, 0));
    if (part(2) > 0) for (const code of codes) keys.add(mix(pass.doorName, number, code));
    for (const street of [part(1), part(3)]) {
      // A flat's number is no street: every block has a flat 3.
      if (street === 0 || store.places.at(street).flat) continue;
      const sound = store.places.at(street).sound;
      if (part(2) > 0) keys.add(mix(pass.door, sound, number));
      for (const code of codes) keys.add(mix(pass.street, sound, code));
    }
  }
}

/** All keys of a person, each a 32-bit number, none twice. */
export function keysOf(store: Store, shape: Shape): Set<number> {
  const keys = new Set<number>();
  const codes = new Set<number>();
  const heads = new Set<number>();
  for (let at = 0; at < shape.names.length; at += 2) {
    const pair = [shape.names[at] ?? 0, shape.names[at + 1] ?? 0].filter((id) => id > 0).map((id) => store.names.at(id));
    nameKeys(pair, keys);
    for (const name of pair) {
      for (const list of name.codes) for (const code of list) codes.add(code);
      for (const start of name.starts) codes.add(start);
      for (const head of name.heads) heads.add(head);
    }
  }
  birthKeys(shape.births, heads, keys);
  placeKeys(store, shape, codes, keys);
  for (const phone of shape.phones) keys.add(mix(pass.phone, phone, 0));
  return keys;
}
