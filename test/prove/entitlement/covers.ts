// Who covers for a coordinator, as the oracle knows it from the rows alone.
import type { Contact } from '../../../src/domain/register/register.ts';
import { plain } from './words.ts';

const isAway = ({ awayFrom, awayTo }: Contact, today: string): boolean =>
  awayFrom !== undefined && !(awayFrom > today) && !(awayTo !== undefined && awayTo < today);

const coordinates = ({ role }: Contact): boolean => role === 'coordinator' || role === 'deputyCoordinator';

/** From the first day to the last on which a coordinator of the MARAC is away and names them: a coordinator too, who is here. `active`: rows of today. */
export function covers(row: Contact, marac: string, active: readonly Contact[], today: string): boolean {
  const mayName = (one: Contact): boolean => one.marac === undefined || plain(one.marac) === plain(marac);
  return (
    coordinates(row) &&
    !isAway(row, today) &&
    active.some((one) => one.cover === row.id && coordinates(one) && isAway(one, today) && mayName(one))
  );
}
