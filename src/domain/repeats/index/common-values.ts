// How often names, streets and towns are borne. Only common values are kept by name: weights are stored, and a rare name would be a person.
import type { PeopleStore } from './people-store.ts';
import { commonShare, type Counted, type Weights } from '../weights/weights.ts';

/** A value that fewer people bear is never written into weights. */
export const fewestBearers = 5;
const mostKept = 400;
/** How many people's worth the starting shares are believed beside what is counted. */
const trust = 300;

function count(store: PeopleStore): Readonly<Record<Counted, Map<string, number>>> {
  const counts = {
    forename: new Map<string, number>(),
    surname: new Map<string, number>(),
    street: new Map<string, number>(),
    town: new Map<string, number>(),
  };
  const bump = (field: Counted, text: string): void => {
    if (text !== '') counts[field].set(text, (counts[field].get(text) ?? 0) + 1);
  };
  for (let place = 0; place < store.size; place++) {
    const shape = store.shapeAt(place);
    bump('forename', store.names.at(shape.names[0] ?? 0).text);
    bump('surname', store.names.at(shape.names[1] ?? 0).text);
    bump('street', store.places.at(shape.places[1] ?? 0).text);
    bump('town', store.places.at(shape.places[4] ?? 0).text);
  }
  return counts;
}

function sharesOf(counts: Map<string, number>, before: Readonly<Record<string, number>>, rareBefore: number) {
  let total = trust;
  for (const amount of counts.values()) total += amount;
  const common: Record<string, number> = {};
  let [rarePeople, rareValues, meeting] = [0, 0, 0];
  const sorted = Array.from(counts);
  sorted.sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1));
  sorted.forEach(([text, amount], i) => {
    const share = (amount + trust * (commonShare(before, text) ?? rareBefore)) / total;
    meeting += (amount / total) * share;
    if (commonShare(before, text) !== undefined || (amount >= fewestBearers && i < mostKept)) common[text] = share;
    else {
      rarePeople += amount;
      rareValues++;
    }
  });
  for (const [text, share] of Object.entries(before)) common[text] ??= (trust * share) / total;
  const rare = (rarePeople / Math.max(rareValues, 1) + trust * rareBefore) / total;
  return { common, rare, meeting: Math.max(meeting + (trust / total) * rareBefore, rare) };
}

/** Counts a store's values into shares; `meeting` is the chance that two strangers bear the same one. */
export function commonValues(store: PeopleStore, from: Weights) {
  const counts = count(store);
  const of = (field: Counted) => sharesOf(counts[field], from.common[field], from.rare[field]);
  const [forename, surname, street, town] = [of('forename'), of('surname'), of('street'), of('town')];
  return {
    common: { forename: forename.common, surname: surname.common, street: street.common, town: town.common },
    rare: { forename: forename.rare, surname: surname.rare, street: street.rare, town: town.rare },
    meeting: { forename: forename.meeting, surname: surname.meeting, street: street.meeting, town: town.meeting },
  };
}
