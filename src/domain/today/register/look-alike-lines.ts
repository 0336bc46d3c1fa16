// Contacts whose address is almost that of another one: nothing goes to the newer until a named person has compared the two.
import { answerTo, type Question } from '../today-question.ts';
import type { Facts } from '../../plan/facts.ts';
import type { TodayItem } from '../today-item.ts';
import type { IdPool } from '../../plan/id-pool.ts';
import type { LookAlike } from '../../register/look-alike.ts';

export const LOOK_ALIKE: Question = {
  yes: { does: 'both addresses are right as they stand; papers go to the newer one too' },
  otherwise: 'nothing goes to the newer one; each of its messages ends as not sent when its hour has passed.',
};

/** Both addresses are part of it: another one is another question. */
export function lookAlikeId(pool: IdPool, { contact, address, like }: LookAlike): string {
  const all = [address, ...like.map((one) => `${one.contact} ${one.address}`)].join(' ');
  return `alike/${contact}/${pool.take('H', `alike/${all}`)}`;
}

/** Answered in either workbook, for any MARAC. */
export function isLookedAt({ maracs }: Pick<Facts, 'maracs'>, found: LookAlike): boolean {
  return maracs.some((marac) => {
    const id = lookAlikeId(marac.pool, found);
    return [id, `${id}/restricted`].some((each) => answerTo(marac, each, LOOK_ALIKE)?.answer === 'yes');
  });
}

/** How it is put right: said by the line of what it stops as well. */
export const describeLookAlike = (contact: string): string =>
  `Compare the two letter by letter, and correct the wrong one (Contacts, row ${contact}).`;

/** Where nothing waits for it yet. */
export function lookAlikeItems(facts: Facts): readonly TodayItem[] {
  const marac = facts.maracs[0];
  if (marac === undefined) return [];
  return (facts.lookAlikes ?? []).map((one) => ({
    id: lookAlikeId(marac.pool, one),
    kind: 'stopped',
    marac: marac.name,
    what: `The address of ${one.contact} is almost that of ${one.like.map((each) => each.contact).join(', ')}: nothing goes to it until somebody has looked. ${describeLookAlike(one.contact)}`,
    about: one.contact,
    tab: 'Contacts',
    restricted: false,
    question: LOOK_ALIKE,
  }));
}
