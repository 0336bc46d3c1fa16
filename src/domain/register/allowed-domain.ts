// The domains that mail may go to: mail.allowedDomains of marac.config.yaml, and which contacts are not on them.
import type { Access } from '../access/access.ts';
import { canBeMailed, isActive } from './contacts.ts';
import { formatDate } from '../time/day.ts';
import { sortBy } from '../text/order.ts';
import { problemId, type Problem } from '../text/problem.ts';

export const ALLOWED_DOMAINS = 'mail.allowedDomains in marac.config.yaml';

/**
 * Whether the address' domain is allowed, label by label: `police.uk` allows exactly that domain, `.police.uk` every domain below it (and not
 * `evilpolice.uk`).
 */
export function isAllowedDomain(address: string, allowed: readonly string[]): boolean {
  const labels = domainOf(address).split('.');
  return allowed.some((entry) => {
    const suffix = entry.startsWith('.');
    const wanted = entry
      .toLowerCase()
      .slice(suffix ? 1 : 0)
      .split('.');
    if (wanted.some((label) => label === '')) return false;
    if (suffix ? labels.length <= wanted.length : labels.length !== wanted.length) return false;
    return wanted.every((label, index) => label === labels[labels.length - wanted.length + index]);
  });
}

function domainOf(address: string): string {
  return address
    .trim()
    .slice(address.trim().lastIndexOf('@') + 1)
    .toLowerCase();
}

/** Contacts whose verification or trial is dated in the future: worth a look, it is most often a slip of the year. */
export function findDaysToCome({ contacts, on }: Access): readonly Problem[] {
  return contacts.flatMap((contact) =>
    (
      [
        ['verifiedOn', 'Verified on'],
        ['routeProvenOn', 'Route proven on'],
      ] as const
    ).flatMap(([field, header]) => {
      const day = contact[field];
      if (day === undefined || day <= on) return [];
      return [
        {
          id: problemId('day.to-come', 'contacts', contact.id, field),
          code: 'day.to-come',
          size: 'note' as const,
          table: 'contacts',
          rowId: contact.id,
          place: `Contacts, row ${contact.id}, "${header}"`,
          sentence: `This day is still to come, so it does not count yet: nothing that needs it is sent before ${formatDate(day)}. If it is a slip, correct it.`,
        },
      ];
    }),
  );
}

/** So many contacts are named; the rest are counted. */
const MOST_NAMED = 6;

/** One problem for all active contacts to whom nothing can go, because their domain is not on the list. */
export function findDomainTroubles({ contacts, allowedDomains, on }: Access): readonly Problem[] {
  const off = contacts.filter(
    (one) => canBeMailed(one) && isActive(one, on) && !isAllowedDomain(one.address ?? '', allowedDomains),
  );
  if (off.length === 0) return [];
  const ids = off.map((contact) => contact.id);
  const more = ids.length - MOST_NAMED;
  const who = [...ids.slice(0, MOST_NAMED), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  const sentence =
    allowedDomains.length === 0
      ? `The list is empty, so no message can go to anybody (${who} on Contacts). Write the mail domains of your agencies there, and run the command again.`
      : `Nothing can go to ${who} on Contacts: the domain of the address is not on the list. Add it there, or correct the address on Contacts.`;
  return [
    {
      id: problemId('domain.not-allowed'),
      code: 'domain.not-allowed',
      size: 'row',
      place: 'marac.config.yaml, mail.allowedDomains',
      sentence,
      shown: sortBy([...new Set(off.map((contact) => domainOf(contact.address ?? '')))], (one) => one).join(', '),
    },
  ];
}

/** Of an empty list, where no contact shows it yet: what it means, and what to do. */
export function describeNoDomains({
  mail,
}: {
  readonly mail: { readonly allowedDomains: readonly string[] };
}): readonly Problem[] {
  if (mail.allowedDomains.length > 0) return [];
  return [
    {
      id: problemId('domain.none'),
      code: 'domain.none',
      size: 'note',
      place: 'marac.config.yaml, mail.allowedDomains',
      sentence:
        'The list is empty: no message can go to anybody, a rehearsal of one neither. Write the mail domains of your agencies there before the first contact is on Contacts.',
    },
  ];
}
