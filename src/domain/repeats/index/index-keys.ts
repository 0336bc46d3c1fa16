// Under which keys a person is filed: several passes, each of which survives other mistakes, so that a true match shares at least one.
import { digitsOf, doubtOf, isWholeDate } from '../compare/birth-dates.ts';
import type { NameWord } from '../compare/name-likeness.ts';
import { partCount, type PeopleStore, type PersonShape } from './people-store.ts';

function mix(kind: number, a: number, b: number): number {
  let hash = Math.imul(kind + 1, 0x9e3779b1) ^ a;
  hash = Math.imul(hash ^ (hash >>> 15), 0x85ebca6b) ^ b;
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return hash ^ (hash >>> 16);
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

/** The keys of one person, each once. */
class Keys {
  readonly all: number[] = [];
  add(key: number): void {
    if (!this.all.includes(key)) this.all.push(key);
  }
}

function pairKeys(first: NameWord, second: NameWord, narrow: Narrow, keys: Keys): void {
  for (const by of narrow) {
    keys.add(mix(pass.starts, mix(0, Math.min(first.start, second.start), Math.max(first.start, second.start)), by));
    crossKeys(first, second, by, keys);
    crossKeys(second, first, by, keys);
  }
}

function crossKeys(word: NameWord, other: NameWord, by: number, keys: Keys): void {
  for (const code of word.codes) {
    keys.add(mix(pass.start, mix(0, code, other.start), by));
    keys.add(mix(pass.end, mix(0, code, other.end), by));
  }
}

function soundKeys(first: NameWord, second: NameWord, narrow: Narrow, keys: Keys): void {
  for (const a of first.codes) {
    for (const b of second.codes) {
      const both = mix(pass.names, Math.min(a, b), Math.max(a, b));
      keys.add(both);
      for (const by of narrow) keys.add(mix(pass.names, both, by));
    }
  }
}

function nameKeys(words: readonly NameWord[], narrow: Narrow, keys: Keys): void {
  const only = words.length === 1 ? words[0] : undefined;
  if (only !== undefined) for (const code of only.codes) keys.add(mix(pass.single, code, 0));
  words.forEach((first, i) => {
    for (const second of words.slice(i + 1)) {
      pairKeys(first, second, narrow, keys);
      soundKeys(first, second, narrow, keys);
    }
  });
}

function birthKeys(shape: PersonShape, heads: readonly number[], keys: Keys): void {
  for (const birth of shape.births) {
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

function placeKeys({ places }: PeopleStore, shape: PersonShape, codes: readonly number[], keys: Keys): void {
  for (let at = 0; at < shape.places.length; at += partCount) {
    const [postcode = 0, street = 0, number = 0, building = 0] = shape.places.slice(at, at + partCount);
    if (postcode > 0) keys.add(mix(pass.postcode, places.at(postcode).code, 0));
    for (const line of [street, building]) {
      // A flat's number is no street: every block has a flat 3.
      if (line === 0 || places.at(line).flat) continue;
      const { sound, longSound } = places.at(line);
      if (number > 0) keys.add(mix(pass.door, longSound, places.at(number).code));
      for (const name of codes) keys.add(mix(pass.street, sound, name));
    }
  }
}

function yearsOf(shape: PersonShape): number[] {
  return shape.births.flatMap((birth) => {
    const [year, doubt] = [Math.floor(digitsOf(birth) / 10_000), doubtOf(birth)];
    return Array.from({ length: 2 * doubt + 1 }, (_, i) => mix(pass.year, year - doubt + i, 0));
  });
}

function townsOf({ places }: PeopleStore, shape: PersonShape): number[] {
  const towns = shape.places.filter((id, i) => i % partCount === 4 && id > 0);
  return towns.map((id) => mix(pass.town, places.at(id).sound, 0));
}

/** All keys of a person, each a 32-bit number, none twice. */
export function keysOf(store: PeopleStore, shape: PersonShape): readonly number[] {
  const keys = new Keys();
  const codes: number[] = [];
  const heads: number[] = [];
  const narrow = [...yearsOf(shape), ...townsOf(store, shape)];
  for (let at = 0; at < shape.names.length; at += 2) {
    const words = shape.names.slice(at, at + 2).flatMap((name) => store.wordsOf(name));
    nameKeys(words, narrow, keys);
    for (const word of words) {
      codes.push(...word.codes, word.start);
      heads.push(word.head);
    }
  }
  birthKeys(shape, heads, keys);
  placeKeys(store, shape, codes, keys);
  for (const phone of shape.phones) keys.add(mix(pass.phone, phone, 0));
  return keys.all;
}
