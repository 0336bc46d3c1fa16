// Two people side by side: for each field the rung on which they agree best, and what that is worth in bits.
import { birthLevel } from './births.ts';
import { Memory } from './memory.ts';
import { level, nameLevel } from './names.ts';
import { numberLevel, phoneLevel, placeLevel, postcodeLevel } from './places.ts';
import { partCount, type Shape, type Store } from './store.ts';
import { bitsOf, cell, fieldCount, shareOf, type Bits, type Counted, type Weights } from './weights.ts';

const F = { forename: 0, surname: 1, birth: 2, postcode: 3, street: 4, number: 5, building: 6, town: 7, region: 8, phone: 9 } as const;

/** What a comparison found, by field: rung, setting, bits for one person, bits for two who live close, and the two values compared. */
export class Found {
  readonly rungs = new Uint8Array(fieldCount);
  readonly settings = new Uint8Array(fieldCount);
  readonly same = new Float64Array(fieldCount);
  readonly near = new Float64Array(fieldCount);
  readonly mine = new Float64Array(fieldCount);
  readonly theirs = new Float64Array(fieldCount);
  namesExchanged = false;
  linesExchanged = false;

  clear(): void {
    this.rungs.fill(level.missing);
    this.same.fill(0);
    this.near.fill(0);
    this.namesExchanged = false;
    this.linesExchanged = false;
  }
  put(field: number, rung: number, setting: number, same: number, near: number, mine: number, theirs: number): void {
    this.rungs[field] = rung;
    this.settings[field] = setting;
    this.same[field] = same;
    this.near[field] = near;
    this.mine[field] = mine;
    this.theirs[field] = theirs;
  }
  take(other: Found, from: number, to: number): void {
    for (let f = from; f <= to; f++) {
      this.put(f, other.rungs[f] ?? 0, other.settings[f] ?? 0, other.same[f] ?? 0, other.near[f] ?? 0, other.mine[f] ?? 0, other.theirs[f] ?? 0);
    }
  }
}

const shareFields: readonly (Counted | undefined)[] = ['forename', 'surname', undefined, undefined, 'street', undefined, undefined, 'town'];

/** Compares people of one store under given weights; one look-up at a time. */
export class Comparer {
  readonly bits: Bits;
  private readonly store: Store;
  private readonly weights: Weights;
  private readonly names: Memory;
  private readonly places: Memory;
  private readonly codes: Memory;
  private readonly doors: Memory;
  private readonly rarities: readonly Map<number, number>[] = shareFields.map(() => new Map<number, number>());
  private readonly trial = new Found();

  constructor(store: Store, weights: Weights) {
    const text = (id: number): string => store.places.at(id).text;
    this.store = store;
    this.weights = weights;
    this.bits = bitsOf(weights);
    this.names = new Memory((a, b) => nameLevel(store.names.at(a), store.names.at(b)));
    this.places = new Memory((a, b) => placeLevel(text(a), text(b)));
    this.codes = new Memory((a, b) => postcodeLevel(text(a), text(b)));
    this.doors = new Memory((a, b) => numberLevel(text(a), text(b)));
  }

  /** Starts a look-up: what was remembered of the last one is dropped. */
  begin(): void {
    for (const memory of [this.names, this.places, this.codes, this.doors]) memory.begin();
  }

  /** Compares two shapes and writes down what was found. */
  compare(a: Shape, b: Shape, found: Found): void {
    found.clear();
    this.compareNames(a, b, found);
    this.compareLists(F.birth, a.births, b.births, birthLevel, found);
    this.comparePlaces(a, b, found);
    this.compareLists(F.phone, a.phones, b.phones, phoneLevel, found);
  }

  /** Bits by which a value is rarer than the field's average value; negative for a common one. */
  private rarity(field: number, id: number): number {
    const name = shareFields[field];
    const memory = this.rarities[field];
    if (name === undefined || memory === undefined) return 0;
    const known = memory.get(id);
    if (known !== undefined) return known;
    const text = field <= F.surname ? this.store.names.at(id).text : this.store.places.at(id).text;
    const average = this.weights.shares[name].stranger[field === F.forename || field === F.surname ? 0 : 1]?.[0] ?? 1;
    const bits = Math.log2(Math.max(average, 1e-9) / shareOf(this.weights, name, text));
    memory.set(id, bits);
    return bits;
  }

  private weigh(found: Found, field: number, rung: number, setting: number, a: number, b: number): number {
    if (rung === level.missing) return 0;
    const at = cell(field, setting, rung);
    let same = this.bits.same[at] ?? 0;
    let near = this.bits.near[at] ?? 0;
    const depends = field >= F.street && setting === 0;
    if (!depends && shareFields[field] !== undefined) {
      const top = (this.bits.same[cell(field, setting, 0)] ?? 0) + Math.min(this.rarity(field, a), this.rarity(field, b));
      if (rung === level.same) {
        near += Math.max(top, 0) - same;
        same = Math.max(top, 0);
      } else same = Math.min(same, Math.max(top, 0));
    }
    found.put(field, rung, setting, same, near, a, b);
    return same;
  }

  private compareNames(a: Shape, b: Shape, found: Found): void {
    let best = -Infinity;
    for (let i = 0; i < a.names.length; i += 2) {
      const [given, family] = [a.names[i] ?? 0, a.names[i + 1] ?? 0];
      for (let j = 0; j < b.names.length; j += 2) {
        const [other, otherFamily] = [b.names[j] ?? 0, b.names[j + 1] ?? 0];
        const straight = this.tryNames(given, family, other, otherFamily);
        if (straight > best) {
          best = straight;
          found.take(this.trial, F.forename, F.surname);
          found.namesExchanged = false;
        }
        const exchanged = this.tryNames(given, family, otherFamily, other) - this.bits.exchanged;
        if (exchanged > best) {
          best = exchanged;
          found.take(this.trial, F.forename, F.surname);
          found.namesExchanged = true;
        }
      }
    }
  }

  private tryNames(given: number, family: number, other: number, otherFamily: number): number {
    this.trial.clear();
    return (
      this.weigh(this.trial, F.forename, this.names.rung(given, other), 0, given, other) +
      this.weigh(this.trial, F.surname, this.names.rung(family, otherFamily), 0, family, otherFamily)
    );
  }

  private compareLists(field: number, a: readonly number[], b: readonly number[], rungOf: (x: number, y: number) => number, found: Found): void {
    let best = -Infinity;
    for (const x of a) {
      for (const y of b) {
        const rung = rungOf(x, y);
        const worth = rung === level.missing ? 0 : (this.bits.same[cell(field, 0, rung)] ?? 0);
        if (worth <= best) continue;
        best = worth;
        if (rung !== level.missing) this.weigh(found, field, rung, 0, x, y);
      }
    }
  }

  private comparePlaces(a: Shape, b: Shape, found: Found): void {
    let best = -Infinity;
    for (let i = 0; i < a.places.length; i += partCount) {
      for (let j = 0; j < b.places.length; j += partCount) {
        for (const exchanged of [false, true]) {
          const worth = this.tryPlace(a.places, i, b.places, j, exchanged);
          if (worth <= best) continue;
          best = worth;
          found.take(this.trial, F.postcode, F.region);
          found.linesExchanged = exchanged;
        }
      }
    }
  }

  private tryPlace(a: readonly number[], i: number, b: readonly number[], j: number, exchanged: boolean): number {
    const trial = this.trial;
    const mine = (part: number): number => a[i + part] ?? 0;
    const other = (part: number): number => b[j + part] ?? 0;
    const [street, building] = exchanged ? [other(3), other(1)] : [other(1), other(3)];
    if (exchanged && (street === 0 || (mine(3) === 0 && building !== 0) || this.places.rung(mine(1), street) > level.part)) return -Infinity;
    trial.clear();
    const code = this.codes.rung(mine(0), other(0));
    const setting = code <= level.slip ? 0 : 1;
    const way = this.places.rung(mine(1), street);
    const worth =
      this.weigh(trial, F.postcode, code, 0, mine(0), other(0)) +
      this.weigh(trial, F.street, way, setting, mine(1), street) +
      this.weigh(trial, F.number, this.doors.rung(mine(2), other(2)), way <= level.part ? 0 : 1, mine(2), other(2)) +
      this.weigh(trial, F.building, this.places.rung(mine(3), building), setting, mine(3), building) +
      this.weigh(trial, F.town, this.places.rung(mine(4), other(4)), setting, mine(4), other(4)) +
      this.weigh(trial, F.region, this.places.rung(mine(5), other(5)), setting, mine(5), other(5));
    return exchanged ? worth - this.bits.exchanged : worth;
  }
}

/** The bits of a comparison: `same` for one person, `near` for two who live close; exchanged names and lines taken off. */
export function addUp(found: Found, bits: Bits): { readonly same: number; readonly near: number } {
  const off = (found.namesExchanged ? bits.exchanged : 0) + (found.linesExchanged ? bits.exchanged : 0);
  let [same, near] = [-off, -off];
  for (let f = 0; f < fieldCount; f++) {
    same += found.same[f] ?? 0;
    near += found.near[f] ?? 0;
  }
  return { same, near };
}
