// How the victim can be reached, for her IDVA alone: the safe ways that are confirmed and have not expired, and what must not be tried.
import { group, text, told, list, type ModelOf } from '../model-shape.ts';
import { type Classes, type ViewContext, contactRow, agencyName, formatName, caseRow } from './case-parts.ts';
import { AUDIENCE_CLASSES } from '../../access/entitlement.ts';
import type { SafeContact } from '../../cases/case.ts';
import { rowsWith } from '../../text/rows-with.ts';
import { sortWays } from '../../cases/safe-contacts.ts';
import { formatDate } from '../../time/day.ts';
import { receivedOn } from '../../cases/case-of-referral.ts';
import { unsafeRoutesOf } from '../../cases/unsafe-routes.ts';

/** A confirmed way to reach the victim. Unconfirmed or expired ones are not in the model; `unsafe` names what must not be tried. */
export const safeContact = group({
  /** "Phone". */
  route: text('open'),
  value: told('safeContact'),
  /** "Weekdays 10:00 to 14:00". */
  times: text('safeContact'),
  /** "Messages: no". */
  messages: text('safeContact'),
  /** "Confirmed on 4 March 2027 by Sam Okoro; expires 4 April 2027". */
  confirmed: text('staff'),
});

/** A way that a later referral calls safe: nobody has asked the victim about it since. */
const unconfirmed = group({
  route: text('open'),
  value: told('safeContact'),
  times: text('safeContact'),
  messages: text('safeContact'),
  /** "Said on referral R-7KQ2MX, 4 March 2027". */
  said: text('staff'),
});

export const reaching = {
  safeContacts: list(safeContact),
  unconfirmed: list(unconfirmed),
  unsafe: list(told('safeContact')),
  /** "GP appointment on 11 March 2027, 10:00, Acton Health Centre". */
  contactThrough: told('safeContact'),
  interpreter: text('diversity'),
} as const;

export const IDVA: Classes = new Set(AUDIENCE_CLASSES.idva);

const ROUTES: Readonly<Record<string, string>> = {
  phone: 'Phone',
  text: 'Text message',
  email: 'E-mail',
  letter: 'Letter',
  person: 'Through a person',
  other: 'Other',
};

type Reaching = { readonly [K in keyof typeof reaching]: ModelOf<(typeof reaching)[K]> };

/** A person or an agency: whoever the register knows by that id, or the words as typed. */
function describeConfirmedBy(view: ViewContext, by: string): string {
  return contactRow(view, by)?.personName ?? agencyName(view, by);
}

/** A way to somebody else in the case says to whom. */
function describeWhose(view: ViewContext, { personId, caseRef }: SafeContact): string {
  const person = rowsWith(view.marac.people, 'caseRef', caseRef).find((candidate) => candidate.id === personId);
  return person === undefined || person.role === 'victim' ? '' : ` (${formatName(person)})`;
}

function wayView(view: ViewContext, contact: SafeContact): Omit<Reaching['unconfirmed'][number], 'said'> {
  return {
    route: ROUTES[contact.route] ?? 'Other',
    value: `${contact.value ?? ''}${describeWhose(view, contact)}`,
    times: contact.times ?? '',
    messages: contact.messageSafe === 'yes' ? 'Messages: yes' : 'Messages: no',
  };
}

const describeWay = (one: SafeContact): string => `${ROUTES[one.route] ?? 'Other'} ${one.value ?? ''}`.trim();

function describeUnsafe(contact: SafeContact): readonly string[] {
  if (contact.safe === 'no') return [`${describeWay(contact)}: said not to be safe`];
  return contact.value === undefined ? [] : [`${describeWay(contact)}: nobody said it is safe`];
}

/** Safe ways only: someone said yes, on a day, and it has not expired. Everything else stands under what must not be tried. */
export function reachingView(view: ViewContext, caseRef: string): Reaching {
  const ways = sortWays(view.marac, caseRef, view.today);
  const row = caseRow(view, caseRef);
  return {
    safeContacts: ways.usable.map((contact) => ({
      ...wayView(view, contact),
      confirmed: [
        contact.confirmedOn === undefined ? 'Day not recorded' : `On ${formatDate(contact.confirmedOn)}`,
        contact.confirmedBy === undefined ? '' : `, by ${describeConfirmedBy(view, contact.confirmedBy)}`,
        contact.expiresOn === undefined ? '' : `; good until ${formatDate(contact.expiresOn)}`,
      ].join(''),
    })),
    unconfirmed: ways.unconfirmed.map(({ row: one, referral }) => {
      if (referral === undefined)
        return { ...wayView(view, one), said: 'On a referral that is not on Referrals any more' };
      const on = receivedOn(referral);
      return {
        ...wayView(view, one),
        said: `On referral ${referral.id}${on === undefined ? '' : `, ${formatDate(on)}`}, by ${agencyName(view, referral.referrerAgency ?? 'the referrer')}`,
      };
    }),
    unsafe: [
      ...unsafeRoutesOf(view.marac, view.facts.recorded, caseRef),
      ...ways.unsafe.flatMap(describeUnsafe),
      ...ways.stopped.map((contact) => `${describeWay(contact)}: said not to be safe since it was confirmed`),
      ...ways.expired.map((contact) => `${ROUTES[contact.route] ?? 'Other'}: confirmed too long ago, ask again`),
    ],
    contactThrough: row?.contactThrough ?? '',
    interpreter: row?.interpreter ?? '',
  };
}
