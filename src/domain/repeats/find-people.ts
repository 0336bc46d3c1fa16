// Finds who in a set of people could be the person asked about, with a probability and every reason for and against.
import { shippedBands } from './match-bands.ts';
import { Comparer } from './compare/compare-people.ts';
import { Comparison } from './compare/comparison.ts';
import { PeopleIndex } from './index/people-index.ts';
import { forenamesOf, guardOf, heldUnder, type Guard } from './match-guards.ts';
import { keysOf } from './index/index-keys.ts';
import type { PersonFacts } from './person-facts.ts';
import { whyOf, type FieldReason } from './match-reasons.ts';
import { formsOf } from './compare/spellings.ts';
import { isSameShape, PeopleStore, type PersonShape } from './index/people-store.ts';
import { fields, type Weights } from './weights/weights.ts';
import { level } from './compare/name-likeness.ts';

const FORENAME = fields.indexOf('forename');

/** Someone found: where they stand, how sure it is that they are the same person, in bits and as a probability. */
export interface Match {
  /** Their place, from 0, in the order in which they were given and added. */
  readonly place: number;
  readonly score: number;
  readonly probability: number;
}

export interface Explained extends Match {
  /** The score before anything was held, and why it was. */
  readonly open: number;
  readonly held: Guard | undefined;
  readonly reasons: readonly FieldReason[];
}

export interface People {
  /** Everyone at or above `floor` (a probability), best first; an exact copy comes first. */
  find(person: PersonFacts, floor: number): readonly Match[];
  /** The reasons for and against one of them; their bits add up to the score. */
  explain(person: PersonFacts, place: number): Explained;
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

/** Opens a set of people under given weights; `people` is read once and not kept. `likely` is the probability under which doubtful matches are held. */
export function openPeople(people: Iterable<PersonFacts>, weights: Weights, likely = shippedBands.likely): People {
  return new PeopleSet(people, weights, likely);
}

class PeopleSet implements People {
  private readonly store = new PeopleStore();
  private readonly filing = new PeopleIndex();
  private readonly comparer: Comparer;
  private readonly found = new Comparison();
  private readonly weights: Weights;

  /** The score from which a match counts as likely. */
  private readonly limit: number;

  constructor(people: Iterable<PersonFacts>, weights: Weights, likely: number) {
    this.weights = weights;
    this.limit = Math.log2(likely / (1 - likely));
    this.comparer = new Comparer(this.store, weights);
    for (const person of people) {
      const shape = this.store.shapeOf(person);
      this.store.keep(shape);
      this.filing.add(keysOf(this.store, shape));
    }
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
      const theirs = this.store.shapeAt(place);
      const score = this.scoreOf(shape, theirs);
      if (score >= least)
        matches.push({ place, score, probability: probabilityOf(score), exact: isSameShape(shape, theirs) ? 1 : 0 });
    });
    matches.sort((a, b) => b.score - a.score || b.exact - a.exact || a.place - b.place);
    return matches.map(({ place, score, probability }) => ({ place, score, probability }));
  }
  explain(person: PersonFacts, place: number): Explained {
    const shape = this.store.shapeOf(person);
    this.comparer.begin();
    const theirs = this.store.shapeAt(place);
    const score = this.scoreOf(shape, theirs);
    this.comparer.compare(shape, theirs, this.found);
    const close = closeBits(this.comparer, this.comparer.near);
    const open = this.comparer.bits.start + this.comparer.same + close;
    const held = this.weights.households ? this.guard() : undefined;
    const reasons = [...whyOf(this.found, this.comparer.bits, close, this.store)];
    if (score < open)
      reasons.push({
        field: 'held',
        level: 'always',
        weight: score - open,
        words: `held at possible: ${held?.words ?? ''}`,
      });
    return { place, score, probability: probabilityOf(score), open, held, reasons };
  }
  private scoreOf(shape: PersonShape, theirs: PersonShape): number {
    this.comparer.compare(shape, theirs);
    const score = this.comparer.bits.start + this.comparer.same + closeBits(this.comparer, this.comparer.near);
    if (!this.weights.households || score < this.limit) return score;
    this.comparer.compare(shape, theirs, this.found);
    return this.guard() === undefined ? score : heldUnder(score, this.limit);
  }
  private guard(): Guard | undefined {
    const compared = this.found.rungs[FORENAME] !== level.missing;
    const words = (values: Float64Array): string[] =>
      compared ? this.store.wordsOf(values[FORENAME] ?? 0).map((word) => word.text) : [];
    const isCommon = (word: string): boolean =>
      this.weights.common.forename[word] !== undefined || formsOf(word).length > 0;
    return guardOf(this.found, forenamesOf(words(this.found.mine), words(this.found.theirs), isCommon));
  }
}
