// Finds who in a set of people could be the person asked about, with a probability and every reason for and against.
import { Comparer } from './compare.ts';
import { Found } from './found.ts';
import { Filing } from './filing.ts';
import { keysOf } from './keys.ts';
import type { PersonFacts } from './person.ts';
import { whyOf, type FieldReason } from './reasons.ts';
import { Shape } from './shape.ts';
import { Store } from './store.ts';
import type { Weights } from './weights.ts';

/** Someone found: where they stand, how sure it is that they are the same person, in bits and as a probability. */
export interface Match {
  /** Their place, from 0, in the order in which they were given and added. */
  readonly place: number;
  readonly score: number;
  readonly probability: number;
}

export interface Explained extends Match {
  readonly reasons: readonly FieldReason[];
}

export interface People {
  readonly size: number;
  /** Everyone at or above `floor` (a probability), best first; an exact copy comes first. */
  find(person: PersonFacts, floor: number): readonly Match[];
  /** The reasons for and against one of them; their bits add up to the score. */
  explain(person: PersonFacts, place: number): Explained;
  /** Adds a person and gives their place; what was found before is still found. */
  add(person: PersonFacts): number;
  /** The places that a look-up compares at all. */
  visit(person: PersonFacts, see: (place: number) => void): void;
}

/** The probability that goes with a score in bits. */
export function probabilityOf(score: number): number {
  return 1 / (1 + 2 ** -score);
}

/** Bits taken off because the two could be people of one household or neighbours instead. */
export function closeBits(comparer: Comparer, near: number): number {
  const bits = comparer.bits.close + near;
  return bits > 40 ? -bits : -Math.log2(1 + 2 ** bits);
}

/** Opens a set of people under given weights; `people` is read once and not kept. */
export function openPeople(people: Iterable<PersonFacts>, weights: Weights): People {
  const set = new PeopleSet(weights);
  for (const person of people) set.add(person);
  set.pack();
  return set;
}

class PeopleSet implements People {
  private readonly store = new Store();
  private readonly filing = new Filing();
  private readonly comparer: Comparer;
  private readonly found = new Found();
  private readonly other = new Shape();

  constructor(weights: Weights) {
    this.comparer = new Comparer(this.store, weights);
  }
  get size(): number {
    return this.store.size;
  }
  add(person: PersonFacts): number {
    const shape = this.store.shapeOf(person);
    this.filing.add(keysOf(this.store, shape));
    return this.store.keep(shape);
  }
  pack(): void {
    this.filing.pack();
  }
  visit(person: PersonFacts, see: (place: number) => void): void {
    this.filing.find(keysOf(this.store, this.store.shapeOf(person)), see);
  }
  find(person: PersonFacts, floor: number): readonly Match[] {
    const shape = this.store.shapeOf(person);
    const least = Math.log2(floor / (1 - floor));
    const matches: (Match & { readonly exact: number })[] = [];
    this.comparer.begin();
    this.filing.find(keysOf(this.store, shape), (place) => {
      const score = this.scoreOf(shape, place);
      if (score >= least) matches.push({ place, score, probability: probabilityOf(score), exact: shape.equals(this.other) ? 1 : 0 });
    });
    matches.sort((a, b) => b.score - a.score || b.exact - a.exact || a.place - b.place);
    return matches.map(({ place, score, probability }) => ({ place, score, probability }));
  }
  explain(person: PersonFacts, place: number): Explained {
    const shape = this.store.shapeOf(person);
    this.comparer.begin();
    const score = this.scoreOf(shape, place, this.found);
    const close = closeBits(this.comparer, this.comparer.near);
    return { place, score, probability: probabilityOf(score), reasons: whyOf(this.found, this.comparer.bits, close, this.store) };
  }
  private scoreOf(shape: Shape, place: number, found?: Found): number {
    this.comparer.compare(shape, this.store.shapeAt(place, this.other), found);
    return this.comparer.bits.start + this.comparer.same + closeBits(this.comparer, this.comparer.near);
  }
}
