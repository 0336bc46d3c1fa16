// What can never be "likely", however much agrees: people of one household or building look alike on paper, and nobody may be merged by mistake.
import { digitsOf } from './compare/birth-dates.ts';
import type { Comparison } from './compare/comparison.ts';
import { level } from './compare/name-likeness.ts';
import { fields, type Field } from './weights/weights.ts';

/** Years from which two people may be parent and child. */
const generation = 14;

function rungOf(found: Comparison, field: Field): number {
  return found.rungs[fields.indexOf(field)] ?? level.missing;
}

/** Same door: the street, the house number and, where given, the flat agree. */
function sameDoor(found: Comparison): boolean {
  const place = rungOf(found, 'street') <= level.part || rungOf(found, 'postcode') <= level.slip;
  const flat = rungOf(found, 'building');
  return (
    place &&
    rungOf(found, 'number') <= level.variant &&
    !found.flatOnOneSide &&
    (flat === level.missing || flat === level.same)
  );
}

/** What the guards ask of the two forenames. */
export interface Forenames {
  /** Whether the first ones are two different common names. */
  readonly bothCommon: boolean;
  /** Whether one is the other without its later names, or an initial of it. */
  readonly shortened: boolean;
}

/** Whether two words are one name, or one of them is its initial. */
function fits(word: string, other: string): boolean {
  return word === other || ((word.length === 1 || other.length === 1) && word.charAt(0) === other.charAt(0));
}

/** Compares the words of two forenames for the guards. */
export function forenamesOf(
  mine: readonly string[],
  theirs: readonly string[],
  isCommon: (word: string) => boolean,
): Forenames {
  const [first = '', second = ''] = [mine[0], theirs[0]];
  const [few, many] = mine.length <= theirs.length ? [mine, theirs] : [theirs, mine];
  return {
    bothCommon: first !== second && isCommon(first) && isCommon(second),
    shortened: fits(first, second) && few.every((word) => many.some((other) => fits(word, other))),
  };
}

/** Why a match is held at possible: because something contradicts, or because too little is known to tell. */
export interface Guard {
  readonly contradicts: boolean;
  readonly words: string;
}

const against = (words: string): Guard => ({ contradicts: true, words });
const unknown = (words: string): Guard => ({ contradicts: false, words });

function birthYear(values: Float64Array): number {
  return Math.floor(digitsOf(values[fields.indexOf('birth')] ?? 0) / 10_000);
}

function birthGuard(found: Comparison): Guard | undefined {
  const birth = rungOf(found, 'birth');
  if (birth === level.different)
    return against('the dates of birth contradict each other: a parent, a child or a namesake would look like this');
  if (birth === level.missing || birth === level.similar)
    return unknown('no two whole dates of birth to compare: a parent, a child or a namesake would look like this');
  if (birth === level.same || birth === level.variant) return undefined;
  if (Math.abs(birthYear(found.mine) - birthYear(found.theirs)) >= generation)
    return against('born a generation apart: a parent or a child would look like this');
  if (sameDoor(found) || rungOf(found, 'phone') === level.same) return undefined;
  return against('the dates of birth are not the same, and neither door nor phone is: a namesake would look like this');
}

function nameGuard(found: Comparison, forenames: Forenames): Guard | undefined {
  const forename = rungOf(found, 'forename');
  const surname = rungOf(found, 'surname');
  if (forename === level.missing) return unknown('no two forenames to compare: a twin would look like this');
  if (forename === level.different && surname < level.different)
    return against('another forename: a twin would look like this');
  if (found.namesExchanged && Math.max(forename, surname) > level.variant)
    return against('forename and surname exchanged, and neither quite the same');
  if (forename === level.similar || (forename === level.part && !forenames.shortened))
    return against('the forenames are only alike: a twin would look like this');
  if (forename !== level.slip && forename !== level.sound) return undefined;
  if (forenames.bothCommon) return against('two different known forenames, however alike: a twin would look like this');
  return unknown('the forenames are a letter or a sound apart: a twin could look like this');
}

/** What stands against calling a match likely; undefined when nothing does. */
export function guardOf(found: Comparison, forenames: Forenames): Guard | undefined {
  const [birth, name] = [birthGuard(found), nameGuard(found, forenames)];
  return birth?.contradicts === true ? birth : (name ?? birth);
}

/** A score held under a limit; the higher before, the higher still. Both in bits. */
export function heldUnder(score: number, limit: number): number {
  return score < limit ? score : limit - 0.01 / (1 + score - limit) - 1e-6;
}
