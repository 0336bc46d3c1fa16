// Two people side by side: for each field the rung on which they agree best, and what that is worth in bits.
import { birthLevel } from './birth-dates.ts';
import { Comparison } from './comparison.ts';
import { ComparedValues } from './compared-values.ts';
import { level, nameLevel, wordLevel } from './name-likeness.ts';
import { numberLevel, phoneLevel, placeLevel, postcodeLevel } from './address-likeness.ts';
import { partCount, type PeopleStore, type PersonShape } from '../index/people-store.ts';
import { bitsOf, cell, shareOf, type Bits, type Counted, type Weights } from '../weights/weights.ts';

const F = {
  forename: 0,
  surname: 1,
  birth: 2,
  postcode: 3,
  street: 4,
  number: 5,
  building: 6,
  town: 7,
  region: 8,
  phone: 9,
} as const;

const shareFields: readonly (Counted | undefined)[] = [
  'forename',
  'surname',
  undefined,
  undefined,
  'street',
  undefined,
  undefined,
  'town',
];
const trialNames = new Comparison();
const trialPlace = new Comparison();

/** The best of several values of one field. */
class Pick {
  field = 0;
  rung: number = level.missing;
  mine = 0;
  theirs = 0;
  private worth = -Infinity;

  start(field: number): this {
    this.field = field;
    this.rung = level.missing;
    this.worth = -Infinity;
    return this;
  }
  offer(rung: number, mine: number, theirs: number, bits: Bits): void {
    const worth = rung === level.missing ? 0 : (bits.same[cell(this.field, 0, rung)] ?? 0);
    if (worth <= this.worth) return;
    this.worth = worth;
    this.rung = rung;
    this.mine = mine;
    this.theirs = theirs;
  }
}

/** Compares people of one store under given weights; one look-up at a time. */
export class Comparer {
  readonly bits: Bits;
  /** The bits of the last comparison: for one person, and for two who live close. */
  same = 0;
  near = 0;
  private readonly store: PeopleStore;
  private readonly weights: Weights;
  private readonly words: ComparedValues;
  private readonly names: ComparedValues;
  private readonly places: ComparedValues;
  private readonly codes: ComparedValues;
  private readonly doors: ComparedValues;
  private readonly rarities: readonly Map<number, number>[] = shareFields.map(() => new Map<number, number>());
  private readonly pick = new Pick();
  private trialNear = 0;

  constructor(store: PeopleStore, weights: Weights) {
    const text = (id: number): string => store.places.at(id).text;
    this.store = store;
    this.weights = weights;
    this.bits = bitsOf(weights);
    const words = new ComparedValues((a, b) => wordLevel(store.words.at(a), store.words.at(b)));
    const wordRung = (a: number, b: number): number => words.rung(a, b);
    this.names = new ComparedValues((a, b) => nameLevel(store.names.at(a), store.names.at(b), wordRung));
    this.words = words;
    this.places = new ComparedValues((a, b) => placeLevel(store.places.at(a), store.places.at(b)));
    this.codes = new ComparedValues((a, b) => postcodeLevel(text(a), text(b)));
    this.doors = new ComparedValues((a, b) => numberLevel(text(a), text(b)));
  }

  /** Starts a look-up: what was remembered of the last one is dropped. */
  begin(): void {
    for (const memory of [this.words, this.names, this.places, this.codes, this.doors]) memory.begin();
  }

  /** Compares two shapes; the sums stand in `same` and `near`, and the fields, where asked for, in `found`. */
  compare(a: PersonShape, b: PersonShape, found?: Comparison): void {
    this.same = 0;
    this.near = 0;
    found?.clear();
    this.compareNames(a, b, found);
    this.compareBirths(a, b, found);
    this.comparePlaces(a, b, found);
    this.comparePhones(a, b, found);
  }

  /** Bits by which a value is rarer than the field's average value; negative for a common one. */
  private rarity(field: number, id: number): number {
    const name = shareFields[field];
    const memory = this.rarities[field];
    if (name === undefined || memory === undefined) return 0;
    const known = memory.get(id);
    if (known !== undefined) return known;
    const isName = field <= F.surname;
    const text = isName ? this.store.names.at(id).text : this.store.places.at(id).text;
    const average = this.weights.shares[name].stranger[isName ? 0 : 1]?.[0] ?? 1;
    const bits = Math.log2(Math.max(average, 1e-9) / shareOf(this.weights, name, text));
    memory.set(id, bits);
    return bits;
  }

  /** What a rung is worth; what it is worth for people living close is added to `trialNear`. */
  private weigh(
    field: number,
    rung: number,
    setting: number,
    a: number,
    b: number,
    found: Comparison | undefined,
  ): number {
    if (rung === level.missing) return 0;
    const at = cell(field, setting, rung);
    let same = this.bits.same[at] ?? 0;
    let near = this.bits.near[at] ?? 0;
    const depends = field >= F.street && setting === 0;
    if (!depends && rung !== level.different && shareFields[field] !== undefined) {
      const rarer =
        rung === level.same ? this.rarity(field, a) : Math.min(this.rarity(field, a), this.rarity(field, b));
      const top = Math.max((this.bits.same[cell(field, setting, 0)] ?? 0) + rarer, 0);
      if (rung === level.same) {
        near += top - same;
        same = top;
      } else same = Math.min(same, top);
    }
    this.trialNear += near;
    found?.put(field, rung, setting, same, near, a, b);
    return same;
  }

  private compareNames(a: PersonShape, b: PersonShape, found: Comparison | undefined): void {
    let [best, bestNear] = [-Infinity, 0];
    const trial = found === undefined ? undefined : trialNames;
    const take = (worth: number, exchanged: boolean): void => {
      if (worth <= best) return;
      best = worth;
      bestNear = this.trialNear - (exchanged ? this.bits.exchanged : 0);
      found?.take(trialNames, F.forename, F.surname);
      if (found !== undefined) found.namesExchanged = exchanged;
    };
    for (let i = 0; i < a.names.length; i += 2) {
      const [given, family] = [a.names[i] ?? 0, a.names[i + 1] ?? 0];
      for (let j = 0; j < b.names.length; j += 2) {
        const [other, otherFamily] = [b.names[j] ?? 0, b.names[j + 1] ?? 0];
        take(this.tryNames(given, family, other, otherFamily, trial), false);
        const crossed = this.mayCross(given, otherFamily) || this.mayCross(family, other);
        if (crossed) take(this.tryNames(given, family, otherFamily, other, trial) - this.bits.exchanged, true);
      }
    }
    if (best === -Infinity) return;
    this.same += best;
    this.near += bestNear;
  }

  private mayCross(given: number, family: number): boolean {
    if (given === 0 || family === 0) return false;
    // Only the first words are looked at before the whole names are: this is asked for every pair.
    const [mine, theirs] = [this.store.names.at(given).words[0] ?? 0, this.store.names.at(family).words[0] ?? 0];
    return this.words.rung(mine, theirs) <= level.similar && this.names.rung(given, family) <= level.sound;
  }

  private tryNames(
    given: number,
    family: number,
    other: number,
    otherFamily: number,
    trial: Comparison | undefined,
  ): number {
    this.trialNear = 0;
    trial?.clear();
    return (
      this.weigh(F.forename, this.names.rung(given, other), 0, given, other, trial) +
      this.weigh(F.surname, this.names.rung(family, otherFamily), 0, family, otherFamily, trial)
    );
  }

  private compareBirths(a: PersonShape, b: PersonShape, found: Comparison | undefined): void {
    const best = this.pick.start(F.birth);
    for (const mine of a.births)
      for (const theirs of b.births) best.offer(birthLevel(mine, theirs), mine, theirs, this.bits);
    this.settle(best, found);
  }

  private comparePhones(a: PersonShape, b: PersonShape, found: Comparison | undefined): void {
    const best = this.pick.start(F.phone);
    for (const mine of a.phones)
      for (const theirs of b.phones) best.offer(phoneLevel(mine, theirs), mine, theirs, this.bits);
    this.settle(best, found);
  }

  private settle(best: Pick, found: Comparison | undefined): void {
    this.trialNear = 0;
    this.same += this.weigh(best.field, best.rung, 0, best.mine, best.theirs, found);
    this.near += this.trialNear;
  }

  private comparePlaces(a: PersonShape, b: PersonShape, found: Comparison | undefined): void {
    let [best, bestNear] = [-Infinity, 0];
    const trial = found === undefined ? undefined : trialPlace;
    const take = (worth: number, exchanged: boolean): void => {
      if (worth <= best) return;
      best = worth;
      bestNear = this.trialNear - (exchanged ? this.bits.exchanged : 0);
      found?.take(trialPlace, F.postcode, F.region);
      if (found === undefined) return;
      found.linesExchanged = exchanged;
      found.flatOnOneSide = trialPlace.flatOnOneSide;
    };
    for (let i = 0; i < a.places.length; i += partCount) {
      for (let j = 0; j < b.places.length; j += partCount) {
        take(this.tryPlace(a, i, b, j, false, trial), false);
        const [street, building] = [a.places[i + 1] ?? 0, b.places[j + 3] ?? 0];
        const crossed = street > 0 && building > 0 && this.places.rung(street, building) <= level.part;
        if (crossed) take(this.tryPlace(a, i, b, j, true, trial) - this.bits.exchanged, true);
      }
    }
    if (best === -Infinity) return;
    this.same += best;
    this.near += bestNear;
  }

  private tryPlace(
    a: PersonShape,
    i: number,
    b: PersonShape,
    j: number,
    exchanged: boolean,
    trial: Comparison | undefined,
  ): number {
    this.trialNear = 0;
    trial?.clear();
    let worth = 0;
    let [setting, door] = [1, 1];
    for (let part = 0; part < partCount; part++) {
      const mine = a.places[i + part] ?? 0;
      const other = b.places[j + (exchanged ? crossedPart(part) : part)] ?? 0;
      if (mine === 0 || other === 0) {
        if (part === 3 && mine !== other && trial !== undefined) trial.flatOnOneSide = true;
        continue;
      }
      const rung =
        part === 0
          ? this.codes.rung(mine, other)
          : part === 2
            ? this.doors.rung(mine, other)
            : this.places.rung(mine, other);
      worth += this.weigh(F.postcode + part, rung, part === 0 ? 0 : part === 2 ? door : setting, mine, other, trial);
      if (part === 0 && rung <= level.slip) setting = 0;
      if (part === 1 && rung <= level.part) door = 0;
    }
    return worth;
  }
}

/** With the lines of an address exchanged, the street stands where the building was, and the other way round. */
function crossedPart(part: number): number {
  return part === 1 ? 3 : part === 3 ? 1 : part;
}
