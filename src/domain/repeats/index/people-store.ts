// The people of the history in columns of numbers: each distinct name or place is kept and made ready once.
import { foldText } from '../../text/fold.ts';
import { parseBirth } from '../compare/birth-dates.ts';
import { NumberColumn } from './number-column.ts';
import { nameWords } from '../compare/spellings.ts';
import { prepareName, prepareWord, type NameValue, type NameWord } from '../compare/name-likeness.ts';
import { parsePhone, parsePlace, PlaceValue } from '../compare/address-likeness.ts';
import type { PersonFacts } from '../person-facts.ts';
import { PersonColumns } from './person-columns.ts';

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

const most = { names: 6, births: 4, places: 6, phones: 4 } as const;

function addOnce(list: number[], value: number | undefined, limit: number): void {
  if (value !== undefined && list.length < limit && !list.includes(value)) list.push(value);
}

/** All distinct values and the people made of them. */
export class PeopleStore {
  readonly words = new Values<NameWord>(prepareWord);
  readonly names = new Values<NameValue>((folded) => prepareName(folded, (word) => this.words.idOf(word)));
  readonly places = new Values<PlaceValue>((text) => new PlaceValue(text));
  private readonly written = new Map<string, number>();
  private readonly starts = new NumberColumn();
  private readonly cells = new NumberColumn();

  get size(): number {
    return this.starts.length;
  }

  /** The words of a name by its number. */
  wordsOf(name: number): NameWord[] {
    return this.names.at(name).words.map((word) => this.words.at(word));
  }

  /** Turns a record into numbers, in `into` where one is given; the same record always gives the same shape. */
  shapeOf(person: PersonFacts, into = new PersonColumns()): PersonColumns {
    const births: number[] = [];
    for (const text of person.births ?? []) addOnce(births, parseBirth(text, person.asOf), most.births);
    const phones: number[] = [];
    for (const text of person.phones ?? []) addOnce(phones, parsePhone(text), most.phones);
    const places: number[] = [];
    for (const address of (person.addresses ?? []).slice(0, most.places)) {
      const place = parsePlace(address);
      for (const part of placeParts) places.push(this.places.idOf(place[part]));
    }
    return into.hold([this.namesOf(person), births, places, phones]);
  }

  private namesOf(person: PersonFacts): number[] {
    const names = [...this.pair(person.forenames ?? '', person.surname ?? '')];
    for (const alias of (person.aliases ?? []).slice(0, most.names - 1)) names.push(...this.pair(alias, ''));
    return names[0] === 0 && names[1] === 0 ? names.slice(2) : names;
  }

  private pair(forenames: string, surname: string): readonly [number, number] {
    const [given, family] = [this.nameId(forenames), this.nameId(surname)];
    if (given > 0 && family > 0) return [given, family];
    const words = nameWords(this.names.at(given + family).folded);
    if (words.length < 2) return [given, family];
    return [this.names.idOf(words.slice(0, -1).join(' ')), this.names.idOf(words[words.length - 1] ?? '')];
  }

  /** The number of a name as written; the same spelling is folded only once. */
  private nameId(written: string): number {
    if (written === '') return 0;
    const known = this.written.get(written);
    if (known !== undefined) return known;
    const id = this.names.idOf(foldText(written));
    this.written.set(written, id);
    return id;
  }

  /** Keeps a shape and gives its place, from 0. */
  keep(shape: PersonColumns): number {
    this.starts.push(this.cells.length);
    for (let i = shape.names - 1; i < shape.phonesEnd; i++) this.cells.push(shape.at(i));
    return this.starts.length - 1;
  }

  /** The person kept at a place, seen through `into` where one is given: far quicker in a long row of look-ups. */
  shapeAt(place: number, into = new PersonColumns()): PersonColumns {
    return into.look(this.cells.data, this.starts.at(place));
  }
}
