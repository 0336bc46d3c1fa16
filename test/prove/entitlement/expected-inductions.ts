// Who must get an induction pack, decided by the oracle from the world alone.
import type { Oracle } from './oracle.ts';
import { BEGAN, TAKES_PART } from './partnership.ts';
import { mailboxOf, plain } from './words.ts';

/** Who began on that day, and was in no row before, gets the induction pack of a MARAC of theirs. */
export function inductionExpected(oracle: Oracle): readonly {
  readonly mailbox: string;
  readonly word: string;
  readonly inKey: string;
  readonly what: string;
}[] {
  const { maracs, contacts } = oracle.world.facts;
  if (maracs.some((marac) => oracle.stopped(marac) || marac.rules.text('termsOfReference', BEGAN) === '')) return [];
  return contacts.flatMap((one) => {
    if (one.activeFrom !== BEGAN || one.address === undefined || !TAKES_PART.includes(one.role)) return [];
    const isAlone =
      contacts.filter((other) => plain(other.personName ?? '') === plain(one.personName ?? '')).length === 1;
    if (!isAlone || !oracle.active(one) || !oracle.ready(one)) return [];
    const mailbox = mailboxOf(one.address);
    return [{ mailbox, word: 'you are new to the marac', inKey: '/induction/', what: 'an induction pack' }];
  });
}
