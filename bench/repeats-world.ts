// The synthetic UK area of bench:repeats-uk: households in which people look alike, people who come back with slips, and people who only seem to.
import { foldText } from '../src/domain/text/fold.ts';
import type { PersonFacts } from '../src/domain/repeats/person-facts.ts';
import { formsOf } from '../src/domain/repeats/compare/spellings.ts';
import { birthOf, forenameOf, makeSomeone, phoneOf, type Dice, type Someone } from './repeats-people.ts';
import { draftOf, recordOf, slipKinds, type World } from './repeats-slips.ts';

/** What happens to the record of a person who comes back: slips by name, one after the other. */
export const returningKinds: Readonly<Record<string, readonly string[]>> = {
  exact: [],
  typoForename: ['typoForename'],
  typoSurname: ['typoSurname'],
  typoBoth: ['typoForename', 'typoSurname'],
  heardForename: ['heardForename'],
  heardSurname: ['heardSurname'],
  shortName: ['shortName'],
  spelling: ['spelling'],
  spellingMoved: ['spelling', 'moved'],
  plainLetters: ['plainLetters'],
  firstNameOnly: ['firstNameOnly'],
  initial: ['initial'],
  namesExchanged: ['namesExchanged'],
  married: ['married'],
  marriedMoved: ['married', 'moved'],
  doubleBarrelledMoved: ['doubleBarrelled', 'moved'],
  maidenGivenMoved: ['maidenGiven', 'moved'],
  moved: ['moved', 'newPhone'],
  movedTypo: ['moved', 'typoSurname'],
  movedDigit: ['moved', 'digit'],
  movedDayMonth: ['moved', 'dayMonth', 'newPhone'],
  flatLost: ['flatLost', 'abbreviated'],
  postcodeSlip: ['postcodeSlip', 'abbreviated'],
  noAddress: ['noAddress'],
  dayMonth: ['dayMonth'],
  digit: ['digit'],
  digitTypo: ['digit', 'typoSurname'],
  yearOnly: ['yearOnly', 'newPhone'],
  about: ['about', 'newPhone'],
  noBirth: ['noBirth', 'newPhone'],
  heardDayMonth: ['heardForename', 'heardSurname', 'dayMonth'],
};

/** People who look like someone in the history and are not. */
export const strangerKinds = [
  'twin',
  'sibling',
  'parentSameName',
  'parent',
  'namesakeInBlock',
  'namesakeInBlockNoBirth',
  'spouse',
  'namesakeElsewhere',
  'sameBirthday',
] as const;
export type StrangerKind = (typeof strangerKinds)[number];

function formsIn(text: string): readonly string[] {
  return [foldText(text), ...formsOf(foldText(text))];
}

function otherForename(someone: Someone, woman: boolean, dice: Dice): string {
  let name = forenameOf(dice, someone.community, woman);
  // A brother called by another form of the same name would be no brother but a mistake of the dice.
  const taken = new Set(someone.forenames.split(' ').flatMap(formsIn));
  while (formsIn(name).some((form) => taken.has(form))) name = forenameOf(dice, someone.community, woman);
  return name;
}

function yearsOlder(birth: string, dice: Dice): string {
  return birthOf(dice, Number(birth.slice(0, 4)) - 38, Number(birth.slice(0, 4)) - 18);
}

/** Someone who is close to a person and is not that person. */
export function livingClose(kind: StrangerKind, someone: Someone, { dice, streets }: World): Someone {
  const woman = dice.often(0.5);
  const phone = phoneOf(dice);
  const forenames = otherForename(someone, woman, dice);
  const flat = `Flat ${41 + dice.below(40)}`;
  const relatives: Record<StrangerKind, () => Partial<Someone>> = {
    twin: () => ({ forenames, woman }),
    sibling: () => ({ forenames, woman, birth: birthOf(dice) }),
    parentSameName: () => ({ birth: yearsOlder(someone.birth, dice) }),
    parent: () => ({ forenames, birth: yearsOlder(someone.birth, dice) }),
    namesakeInBlock: () => ({ birth: birthOf(dice), home: { ...someone.home, flat } }),
    namesakeInBlockNoBirth: () => ({ birth: '', home: { ...someone.home, flat } }),
    spouse: () => ({
      forenames: otherForename(someone, !someone.woman, dice),
      woman: !someone.woman,
      birth: birthOf(dice),
    }),
    namesakeElsewhere: () => ({ birth: birthOf(dice), home: streets.home(dice) }),
    sameBirthday: () => ({ ...makeSomeone(dice, streets), forenames, birth: someone.birth }),
  };
  return { ...someone, phone, ...relatives[kind]() };
}

export function comeBack(kind: string, someone: Someone, world: World): PersonFacts {
  const draft = draftOf(someone, world.dice);
  for (const slip of returningKinds[kind] ?? []) slipKinds[slip]?.(draft, world, someone);
  return recordOf('back', draft);
}

/** An area: its records, and for some people where their record stands and which other records are theirs too. */
export interface Area {
  readonly records: readonly PersonFacts[];
  readonly someones: readonly Someone[];
  readonly places: readonly number[];
  readonly recordsOf: ReadonlyMap<number, ReadonlySet<number>>;
}

/** Fills an area: most people alone, some with a household beside them, some already known under an earlier record. */
export function settle(size: number, world: World): Area {
  const { dice, streets } = world;
  const records: PersonFacts[] = [];
  const someones: Someone[] = [];
  const places: number[] = [];
  const recordsOf = new Map<number, Set<number>>();
  const add = (someone: Someone): number => records.push(recordOf(String(records.length), draftOf(someone, dice))) - 1;
  while (records.length < size) {
    const someone = makeSomeone(dice, streets);
    const place = add(someone);
    const own = new Set([place]);
    recordsOf.set(place, own);
    someones.push(someone);
    places.push(place);
    if (dice.often(0.3)) add(livingClose(dice.one(['sibling', 'parent', 'spouse', 'spouse'] as const), someone, world));
    if (dice.often(0.02)) add(livingClose(dice.one(['twin', 'parentSameName'] as const), someone, world));
    if (dice.often(0.15)) {
      const kinds = Object.keys(returningKinds);
      own.add(records.push({ ...comeBack(dice.one(kinds), someone, world), id: String(records.length) }) - 1);
    }
  }
  return { records, someones, places, recordsOf };
}
