// Under which keys a person is filed: several passes, each of which survives other mistakes, so that a true match shares at least one.
import { digitsOf, doubtOf, isWholeDate } from '../compare/birth-dates.ts';
import type { KeyList } from './key-list.ts';
import type { NameWord } from '../compare/name-likeness.ts';
import type { PersonColumns } from './person-columns.ts';
import { partCount, type PeopleStore } from './people-store.ts';

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

/** From how many people on the keys are fine ones. */
const manyPeople = 50_000;

export function filedFor(store: PeopleStore, people: number): Filed {
  return { store, fine: people >= manyPeople };
}

/** How keys are made: fine ones for a large history, where coarse ones would bring up thousands. */
export interface Filed {
  readonly store: PeopleStore;
  readonly fine: boolean;
}

/** Whether keys are fine ones, and whether to look under the names alone. */
interface NameHow {
  readonly fine: boolean;
  readonly pure: boolean;
}

function pairKeys(first: NameWord, second: NameWord, narrow: Narrow, ends: boolean, keys: KeyList): void {
  for (const by of narrow) {
    keys.add(mix(pass.starts, mix(0, Math.min(first.start, second.start), Math.max(first.start, second.start)), by));
    crossKeys(first, second, by, ends, keys);
    crossKeys(second, first, by, ends, keys);
  }
}

function crossKeys(word: NameWord, other: NameWord, by: number, ends: boolean, keys: KeyList): void {
  for (const code of word.codes) {
    keys.add(mix(pass.start, mix(0, code, other.start), by));
    if (ends) keys.add(mix(pass.end, mix(0, code, other.end), by));
  }
}

function soundKeys(first: NameWord, second: NameWord, narrow: Narrow, pure: boolean, keys: KeyList): void {
  for (const a of first.codes) {
    for (const b of second.codes) {
      const both = mix(pass.names, Math.min(a, b), Math.max(a, b));
      if (pure) keys.add(both);
      for (const by of narrow) keys.add(mix(pass.names, both, by));
    }
  }
}

function nameKeys(words: readonly NameWord[], narrow: Narrow, wide: Narrow, how: NameHow, keys: KeyList): void {
  const only = words.length === 1 ? words[0] : undefined;
  if (only !== undefined) for (const code of only.codes) keys.add(mix(pass.single, code, 0));
  for (let i = 0; i < words.length; i++) {
    for (let j = i + 1; j < words.length; j++) {
      const [first, second] = [words[i], words[j]];
      if (first === undefined || second === undefined) continue;
      // In a large history slips are looked for beside the surname only, and not by how names end.
      if (!how.fine || j === words.length - 1) pairKeys(first, second, narrow, !how.fine, keys);
      soundKeys(first, second, wide, how.pure, keys);
    }
  }
}

function birthKeys(shape: PersonColumns, heads: readonly number[], keys: KeyList): void {
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

function placeKeys(filed: Filed, shape: PersonColumns, codes: readonly number[], keys: KeyList): void {
  const { places } = filed.store;
  for (let at = shape.places; at < shape.placesEnd; at += partCount) {
    const part = (i: number): number => shape.at(at + i);
    const number = places.at(part(2)).code;
    if (part(0) > 0) keys.add(mix(pass.postcode, places.at(part(0)).code, 0));
    for (const street of [part(1), part(3)]) {
      // A flat's number is no street: every block has a flat 3.
      if (street === 0 || places.at(street).flat) continue;
      const { sound, longSound, code } = places.at(street);
      if (part(2) > 0) keys.add(mix(pass.door, filed.fine ? code : longSound, number));
      for (const name of codes) keys.add(mix(pass.street, filed.fine ? longSound : sound, name));
    }
  }
}

function yearsOf(shape: PersonColumns): number[] {
  const years: number[] = [];
  for (let at = shape.births; at < shape.birthsEnd; at++) {
    const year = Math.floor(digitsOf(shape.at(at)) / 10_000);
    const doubt = doubtOf(shape.at(at));
    for (let y = year - doubt; y <= year + doubt; y++) years.push(mix(pass.year, y, 0));
  }
  return years;
}

function townsOf(store: PeopleStore, shape: PersonColumns): number[] {
  const towns: number[] = [];
  for (let at = shape.places + 4; at < shape.placesEnd; at += partCount) {
    if (shape.at(at) > 0) towns.push(mix(pass.town, store.places.at(shape.at(at)).sound, 0));
  }
  return towns;
}

/** All keys of a person, each a 32-bit number, none twice. `pure` is asked for each pair of forenames and surname: whether to look under the names alone. */
export function keysOf(
  filed: Filed,
  shape: PersonColumns,
  pure: (given: number, family: number) => boolean,
  keys: KeyList,
): KeyList {
  const { store, fine } = filed;
  keys.clear();
  const codes: number[] = [];
  const heads: number[] = [];
  const [years, towns] = [yearsOf(shape), townsOf(store, shape)];
  const all = [...years, ...towns];
  for (let at = shape.names; at < shape.namesEnd; at += 2) {
    const words: NameWord[] = [];
    for (const id of store.names.at(shape.at(at)).words) words.push(store.words.at(id));
    for (const id of store.names.at(shape.at(at + 1)).words) words.push(store.words.at(id));
    nameKeys(words, fine ? years : all, all, { fine, pure: pure(shape.at(at), shape.at(at + 1)) }, keys);
    for (const word of words) {
      for (const code of word.codes) codes.push(code);
      if (!fine) codes.push(word.start);
      heads.push(fine ? word.start : word.head);
    }
  }
  birthKeys(shape, heads, keys);
  placeKeys(filed, shape, codes, keys);
  for (let at = shape.phones; at < shape.phonesEnd; at++) keys.add(mix(pass.phone, shape.at(at), 0));
  return keys;
}
