// What can never be "likely", however much agrees: people of one household or building look alike on paper, and nobody may be merged by mistake.
import { digitsOf } from './births.ts';
import type { Found } from './found.ts';
import { level } from './names.ts';
import { fields, type Field } from './weights.ts';

/** Years from which two people may be parent and child. */
const generation = 14;

function rungOf(found: Found, field: Field): number {
  return found.rungs[fields.indexOf(field)] ?? level.missing;
}

/** Same door: the street, the house number and, where given, the flat agree. */
function sameDoor(found: Found): boolean {
  const place = rungOf(found, 'street') <= level.part || rungOf(found, 'postcode') <= level.slip;
  const flat = rungOf(found, 'building');
  return place && rungOf(found, 'number') <= level.variant && !found.flatOnOneSide && (flat === level.missing || flat === level.same);
}

/** What the guards ask of the two forenames. */
export interface Forenames {
  /** Whether the first ones are two different common names. */
  readonly bothCommon: boolean;
  /** Whether one is the other without its later names, or an initial of it. */
  readonly shortened: boolean;
  /** Whether one of them is so short that a slip makes another name of it. */
  readonly brief: boolean;
}

/** Compares the words of two forenames for the guards. */
export function forenamesOf(mine: readonly string[], theirs: readonly string[], isCommon: (word: string) => boolean): Forenames {
  const [first = '', second = ''] = [mine[0], theirs[0]];
  const [few, many] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine];
  const fits = (word: string, other: string): boolean => word === other || ((word.length === 1 || other.length === 1) && word.charAt(0) === other.charAt(0));
  return {
    bothCommon: first !== second && isCommon(first) && isCommon(second),
    shortened: fits(first, second) && few.every((word) => many.some((other) => fits(word, other))),
    brief: first !== second && Math.min(first.length, second.length) < 5,
  };
}

/** Why a match is held at possible, in words; undefined when nothing stands against "likely". */
export function guardOf(found: Found, forenames: Forenames): string | undefined {
  const birth = rungOf(found, 'birth');
  const forename = rungOf(found, 'forename');
  if (birth === level.different) return 'the dates of birth contradict each other: a parent, a child or a namesake would look like this';
  if (birth === level.missing || birth === level.similar) return 'no two whole dates of birth to compare: a parent, a child or a namesake would look like this';
  if (forename === level.missing) return 'no two forenames to compare: a twin would look like this';
  if (forename === level.different && rungOf(found, 'surname') < level.different) return 'another forename: a twin would look like this';
  if (found.namesExchanged && Math.max(forename, rungOf(found, 'surname')) > level.variant) return 'forename and surname exchanged, and neither quite the same';
  if (forename === level.similar || (forename === level.part && !forenames.shortened)) return 'the forenames are only alike: a twin would look like this';
  if (forename === level.slip && forenames.brief) return 'the forenames are short, and one letter makes another name: a twin would look like this';
  if (forename !== level.same && forename !== level.variant && forenames.bothCommon) return 'two different common forenames, however alike: a twin would look like this';
  const [mine, theirs] = [found.mine, found.theirs].map((values) => Math.floor(digitsOf(values[fields.indexOf('birth')] ?? 0) / 10_000));
  if (birth !== level.variant && Math.abs((mine ?? 0) - (theirs ?? 0)) >= generation) return 'born a generation apart: a parent or a child would look like this';
  const certain = birth === level.same || birth === level.variant;
  if (certain || sameDoor(found) || rungOf(found, 'phone') === level.same) return undefined;
  return 'the dates of birth are not the same, and neither door nor phone is: a namesake would look like this';
}

/** A score held under a limit; the higher before, the higher still. Both in bits. */
export function heldUnder(score: number, limit: number): number {
  return score < limit ? score : limit - 0.01 / (1 + score - limit) - 1e-6;
}
