// Contacts that are marked as verified while something else was: the address, route or mailbox verified before and what stands there now. And, once
// after an upgrade, those of which nothing was remembered. Nothing goes to any of them until a named person has said so.
import { formatDate } from '../../time/day.ts';
import type { Facts } from '../../plan/facts.ts';
import { many } from '../../referral/describe-grounds.ts';
import type { Route } from '../../register/register.ts';
import { answerTo, type Question, type TodayAnswer } from '../today-question.ts';
import type { TodayItem } from '../today-item.ts';
import type { IdPool } from '../../plan/id-pool.ts';
import type { Reached, ChangedAddress, Unconfirmed } from '../../register/changed-address.ts';

export const CHANGED_ADDRESS: Question = {
  yes: { does: 'what stands there now was verified, by a call to a number from another source; papers go there' },
  no: { does: 'it was not; nothing goes there until “Verified on” has a new day' },
  otherwise: 'nothing goes to this contact; each of its messages ends as not sent when its hour has passed.',
};

/** Of each paper that “No” keeps: saying that an address is wrong tells nobody what stands in the paper. */
export const KEPT_FROM_ADDRESS: Question = {
  yes: { does: 'they have been told another way, or need not be' },
  otherwise: 'nothing is sent, and the line stays.',
};

export const UNCONFIRMED: Question = {
  yes: { does: 'all of them are right as listed; papers go there' },
  no: { does: 'they are not; nothing goes to any of them until its “Verified on” has a new day' },
  otherwise: 'nothing goes to them; each of their messages ends as not sent when its hour has passed.',
};

/** What stands there now is part of it: another change is another question. */
export function changedAddressId(pool: IdPool, { contact, way }: Pick<ChangedAddress, 'contact' | 'way'>): string {
  return `address/${contact}/${pool.take('H', `address/${contact}/${way}`)}`;
}

export function unconfirmedId(pool: IdPool, list: string): string {
  return `address/list/${pool.take('H', `address/list/${list}`)}`;
}

/** Answered in either workbook, for any MARAC. */
export function answerAboutAddress(
  { maracs }: Pick<Facts, 'maracs'>,
  address: Pick<ChangedAddress, 'contact' | 'way'>,
): TodayAnswer | undefined {
  return maracs
    .flatMap((marac) => {
      const id = changedAddressId(marac.pool, address);
      return [id, `${id}/restricted`].map((each) => answerTo(marac, each, CHANGED_ADDRESS));
    })
    .find((each) => each !== undefined);
}

export function answerAboutList({ maracs }: Pick<Facts, 'maracs'>, list: string): TodayAnswer | undefined {
  return maracs
    .map((marac) => answerTo(marac, unconfirmedId(marac.pool, list), UNCONFIRMED))
    .find((answer) => answer !== undefined);
}

/** Every contact that counts as not verified for this. */
export function findChanged(
  { changedAddresses = [], unconfirmed = [] }: Pick<Facts, 'changedAddresses' | 'unconfirmed'>,
  contact: string,
): ChangedAddress | undefined {
  return [...changedAddresses, ...unconfirmed.flatMap((one) => one.contacts)].find((one) => one.contact === contact);
}

/** Where nothing waits for it yet; a line of what waits says the same. */
export function changedAddressItems(facts: Facts): readonly TodayItem[] {
  const marac = facts.maracs[0];
  if (marac === undefined) return [];
  const base = { kind: 'stopped', marac: marac.name, tab: 'Contacts', restricted: false } as const;
  const changed = (facts.changedAddresses ?? []).map((address): TodayItem => ({
    ...base,
    id: changedAddressId(marac.pool, address),
    what: `What stands for ${address.contact} on Contacts is not what was verified. ${describeChangedAddress(address)}`,
    named: nameChange(address),
    about: address.contact,
    question: CHANGED_ADDRESS,
  }));
  return [...changed, ...(facts.unconfirmed ?? []).flatMap((unconfirmed) => listItem(facts, base, unconfirmed))];
}

function listItem(
  { maracs }: Facts,
  base: Pick<TodayItem, 'kind' | 'marac' | 'tab' | 'restricted'>,
  { list, contacts }: Unconfirmed,
): readonly TodayItem[] {
  const [marac] = maracs;
  const open = contacts.filter((contact) => answerAboutAddress({ maracs }, contact) === undefined);
  if (marac === undefined || open.length === 0) return [];
  const ids = open.map(({ contact }) => `${contact} (row ${contact})`).join('; ');
  return [
    {
      ...base,
      id: unconfirmedId(marac.pool, list),
      what: `${many(open.length, 'contact was', 'contacts were')} marked as verified before this record of it began, and no mail is known to have reached ${open.length === 1 ? 'that address' : 'these addresses'}: nothing goes there until a person has confirmed it. On Contacts: ${ids}. Answer here for all of them, or type “Verified by” and a new day in “Verified on” in the row of each.`,
      named: [[ids, open.map(({ contact, now }) => `${contact} ${now} (row ${contact})`).join('; ')]],
      about: '',
      question: UNCONFIRMED,
    },
  ];
}

const ROUTES: Readonly<Record<Route, string>> = {
  secureMail: 'secure mail',
  ownEncryption: 'the area’s encryption service',
  passwordFile: 'a password-protected file',
  link: 'a link',
  phone: 'phone and paper',
};

const describeReached = ({ route, shared }: Reached): string =>
  `${route === undefined ? 'no route' : ROUTES[route]}, ${shared ? 'a shared mailbox' : 'a mailbox of their own'}`;

/** What changed and how it is put right, without an address: said by the line of what it stops as well. */
export function describeChangedAddress(one: ChangedAddress): string {
  const { contact } = one;
  return `${describeChange(one)}${describeVerified(one)} Ring on a number from another source; if it is right, type “Verified by” and the new day in “Verified on” (Contacts, row ${contact}), or answer here. If not, put back what was there.`;
}

export const describeKeptFromAddress = (one: ChangedAddress): string =>
  `${describeChange(one)} A named person has answered that it was not verified: nothing goes there until “Verified on” has a new day (Contacts, row ${one.contact}). Tell them another way.`;

/** The words for which a person reads the addresses, and the name. */
export function nameChange(address: ChangedAddress): readonly (readonly [said: string, shown: string])[] {
  const { was, now, before } = address;
  const changed =
    was === undefined
      ? `The address is ${now} now`
      : isSame(address)
        ? `The address is ${was} as before`
        : `The address was ${was} and is ${now} now`;
  return [
    [describeAddress(address), changed],
    ...(before?.by === undefined ? [] : ([[VERIFIED, `${VERIFIED} by ${before.by}`]] as const)),
  ];
}

const VERIFIED = 'That was verified';
const isSame = ({ was, now }: ChangedAddress): boolean => was?.trim().toLowerCase() === now.trim().toLowerCase();

const describeAddress = (address: ChangedAddress): string =>
  isSame(address) ? 'The address is the one as before' : 'The address is another one now';

function describeChange(address: ChangedAddress): string {
  const { before, reached } = address;
  const isOtherWay = before !== undefined && describeReached(before) !== describeReached(reached);
  const ways = isOtherWay ? ` (${describeReached(before)} before; ${describeReached(reached)} now)` : '';
  return `${describeAddress(address)}${isSame(address) ? `, by another route or mailbox${ways}` : ways}.`;
}

function describeVerified({ before }: ChangedAddress): string {
  return before?.on === undefined ? '' : ` ${VERIFIED} on ${formatDate(before.on)}.`;
}
