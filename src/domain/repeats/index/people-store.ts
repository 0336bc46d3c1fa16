// The people of the history as numbers: each distinct name or place is kept and made ready once.
import { foldText } from '../../text/fold.ts';
import { parseBirth } from '../compare/birth-dates.ts';
import { nameWords } from '../compare/spellings.ts';
import { prepareName, prepareWord, type NameValue, type NameWord } from '../compare/name-likeness.ts';
import { parsePhone, parsePlace, PlaceValue } from '../compare/address-likeness.ts';
import type { PersonFacts } from '../person-facts.ts';

/** Distinct values of one kind, numbered from 1; 0 is "not known". */
export class Values<T> {
  readonly items: T[];
  private readonly ids = new Map<string, number>();
  private readonly prepare: (text: string) => T;

  constructor(prepare: (text: string) => T) {
    this.prepare = prepare;
    this.items = [prepare('')];
  }
  idOf(text: string): number {
    if (text === '') return 0;
    const known = this.ids.get(text);
    if (known !== undefined) return known;
    const id = this.items.push(this.prepare(text)) - 1;
    this.ids.set(text, id);
    return id;
  }
  at(id: number): T {
    return this.items[id] as T;
  }
}

/** The parts of an address, in the order in which their numbers are kept. */
export const placeParts = ['postcode', 'street', 'number', 'building', 'town', 'region'] as const;
export const partCount = placeParts.length;

/** A person as the numbers of their values; a list holds 0 where a part is not known. */
export interface PersonShape {
  /** In pairs: forenames, surname. */
  readonly names: readonly number[];
  readonly births: readonly number[];
  /** In sixes, the parts of an address. */
  readonly places: readonly number[];
  readonly phones: readonly number[];
}

/** Whether all values of two people are the same ones. */
export function isSameShape(a: PersonShape, b: PersonShape): boolean {
  return (
    isSame(a.names, b.names) && isSame(a.births, b.births) && isSame(a.places, b.places) && isSame(a.phones, b.phones)
  );
}

function isSame(a: readonly number[], b: readonly number[]): boolean {
  return a.length === b.length && a.every((value, i) => value === b[i]);
}

const most = { names: 6, births: 4, places: 6, phones: 4 } as const;

function addOnce(list: number[], value: number | undefined, limit: number): void {
  if (value !== undefined && list.length < limit && !list.includes(value)) list.push(value);
}

/** All distinct values and the people made of them. */
export class PeopleStore {
  readonly words = new Values<NameWord>(prepareWord);
  readonly names = new Values<NameValue>((folded) => prepareName(folded, (word) => this.words.idOf(word)));
  readonly places = new Values<PlaceValue>((text) => new PlaceValue(text));
  private readonly people: PersonShape[] = [];

  get size(): number {
    return this.people.length;
  }

  /** The words of a name by its number. */
  wordsOf(name: number): NameWord[] {
    return this.names.at(name).words.map((word) => this.words.at(word));
  }

  /** Turns a record into numbers; the same record always gives the same shape. */
  shapeOf(person: PersonFacts): PersonShape {
    const births: number[] = [];
    for (const text of person.births ?? []) addOnce(births, parseBirth(text, person.asOf), most.births);
    const phones: number[] = [];
    for (const text of person.phones ?? []) addOnce(phones, parsePhone(text), most.phones);
    const places: number[] = [];
    for (const address of (person.addresses ?? []).slice(0, most.places)) {
      const place = parsePlace(address);
      for (const part of placeParts) places.push(this.places.idOf(place[part]));
    }
    return { names: this.namesOf(person), births, places, phones };
  }

  private namesOf(person: PersonFacts): number[] {
    const names = [...this.pair(person.forenames ?? '', person.surname ?? '')];
    for (const alias of (person.aliases ?? []).slice(0, most.names - 1)) names.push(...this.pair(alias, ''));
    return names[0] === 0 && names[1] === 0 ? names.slice(2) : names;
  }

  private pair(forenames: string, surname: string): readonly [number, number] {
    const [given, family] = [this.names.idOf(foldText(forenames)), this.names.idOf(foldText(surname))];
    if (given > 0 && family > 0) return [given, family];
    const words = nameWords(this.names.at(given + family).folded);
    if (words.length < 2) return [given, family];
    return [this.names.idOf(words.slice(0, -1).join(' ')), this.names.idOf(words[words.length - 1] ?? '')];
  }

  /** Keeps a shape and gives its place, from 0. */
  keep(shape: PersonShape): number {
    return this.people.push(shape) - 1;
  }

  /** The person kept at a place. */
  shapeAt(place: number): PersonShape {
    return this.people[place] as PersonShape;
  }
}
