// Who covers for a coordinator, as the oracle knows it from the rows alone.
import type { Contact } from '../../../src/domain/register/register.ts';
import type { Readers } from './readers.ts';
import { plain } from './words.ts';

const isAway = ({ awayFrom, awayTo }: Contact, today: string): boolean =>
  awayFrom !== undefined && !(awayFrom > today) && !(awayTo !== undefined && awayTo < today);

const coordinates = ({ role }: Contact): boolean => role === 'coordinator' || role === 'deputyCoordinator';

/** From the first day to the last on which a coordinator of the MARAC is away and names them: a coordinator too, who is here. */
export function covers(row: Contact, marac: string, readers: Readers): boolean {
  if (!coordinates(row) || isAway(row, readers.today)) return false;
  return readers.world.facts.contacts.some(
    (one) =>
      one.cover === row.id &&
      coordinates(one) &&
      readers.active(one) &&
      isAway(one, readers.today) &&
      (one.marac === undefined || plain(one.marac) === plain(marac)),
  );
}
