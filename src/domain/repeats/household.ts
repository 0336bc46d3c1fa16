// Who lives behind the same door: people of two cases may be one household though nobody is the same person.
import { parsePlace } from './compare/address-likeness.ts';
import type { PersonFacts } from './person-facts.ts';
import { hashText } from './compare/name-sound.ts';

/** The doors of a person: postcode, or street and town, with house number and flat. Without a number or a named house there is no door. */
export function householdsOf(person: PersonFacts): readonly number[] {
  const doors: number[] = [];
  for (const address of person.addresses ?? []) {
    const { postcode, street, number, building, town } = parsePlace(address);
    if (number === '' && building === '') continue;
    if (postcode !== '') doors.push(hashText(`p ${postcode} ${number} ${building}`));
    else if (street !== '' && town !== '') doors.push(hashText(`s ${street} ${town} ${number} ${building}`));
  }
  return doors;
}

/** Which people were ever at a door. */
export class Households {
  private readonly people = new Map<number, number[]>();
  add(person: PersonFacts, place: number): void {
    for (const door of householdsOf(person)) {
      const there = this.people.get(door);
      if (there === undefined) this.people.set(door, [place]);
      else if (!there.includes(place)) there.push(place);
    }
  }
  at(person: PersonFacts): readonly number[] {
    return householdsOf(person).flatMap((door) => this.people.get(door) ?? []);
  }
}
