// Which ways to the victim of a case may be used. Only a yes counts; a no said later stops a yes at once; and what a repeat or a second report calls
// safe replaces and revives nothing: it is told to the IDVA as not confirmed until somebody has asked her.
import {
  movedToRestrictedOf,
  receivedOn,
  waysOf,
  referralsOf,
  reservedCase,
  safeContactsOf,
} from './case-of-referral.ts';
import { agencyNamed } from '../access/access.ts';
import type { SafeContact } from './case.ts';
import type { Day } from '../time/day.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import { foldText } from '../text/fold.ts';
import { sortBy } from '../text/order.ts';
import type { Referral } from '../referral/referral.ts';

export interface Ways {
  readonly usable: readonly SafeContact[];
  readonly expired: readonly SafeContact[];
  /** Nobody said that they are safe, or somebody said that they are not. */
  readonly unsafe: readonly SafeContact[];
  /** Safe by a referral that came to a case which was there, or whose row was deleted since: nobody has asked her about it. */
  readonly unconfirmed: readonly { readonly row: SafeContact; readonly referral?: Referral }[];
  /** Said to be safe, and said not to be since, by another row. */
  readonly stopped: readonly SafeContact[];
}

export function sortWays(marac: MaracFacts, caseRef: string, today: Day): Ways {
  const rows = sortBy(safeContactsOf(marac, caseRef), (contact) => contact.id);
  const { later: said, all: written, orphans } = writtenByIntake(marac, caseRef);
  const ways = {
    usable: [] as SafeContact[],
    expired: [] as SafeContact[],
    unsafe: [] as SafeContact[],
    unconfirmed: [] as { row: SafeContact; referral?: Referral }[],
    stopped: [] as SafeContact[],
  };
  for (const row of rows) {
    const referral = said.get(row.id);
    const messageSafe = rows.some((contact) => contact.messageSafe === 'no' && denies(contact, row, written))
      ? ('no' as const)
      : row.messageSafe;
    const shown = messageSafe === undefined ? row : { ...row, messageSafe };
    if (row.safe !== 'yes') ways.unsafe.push(row);
    else if (rows.some((contact) => contact.safe === 'no' && denies(contact, row, written))) ways.stopped.push(row);
    else if (referral !== undefined && isAsWritten(row, referral)) ways.unconfirmed.push({ row: shown, referral });
    else if (orphans.has(row.id)) ways.unconfirmed.push({ row: shown });
    else if (row.expiresOn !== undefined && row.expiresOn < today) ways.expired.push(row);
    else ways.usable.push(shown);
  }
  return ways;
}

interface Written {
  /** By row, the referral that brought it to a case which it did not open. */
  readonly later: ReadonlyMap<string, Referral>;
  /** Rows that say what some referral of the case said. */
  readonly all: ReadonlySet<string>;
  /** Rows that intake wrote of a referral which is not there any more, in a case that has others. */
  readonly orphans: ReadonlySet<string>;
}

function writtenByIntake(marac: MaracFacts, caseRef: string): Written {
  const later = new Map<string, Referral>();
  const all = new Set<string>();
  const referrals = referralsOf(marac, caseRef);
  for (const referral of referrals)
    for (const contact of movedToRestrictedOf(marac, referral).safeContacts) {
      if (isAsWritten(contact, referral)) all.add(contact.id);
      if (reservedCase(marac, referral) !== caseRef) later.set(contact.id, referral);
    }
  const own = new Set(referrals.flatMap((referral) => waysOf(marac, referral).map((row) => row.id)));
  const orphans = safeContactsOf(marac, caseRef).filter(
    ({ id, confirmedBy }) => own.size > 0 && !own.has(id) && confirmedBy !== undefined && isByIntake(confirmedBy),
  );
  return { later, all, orphans: new Set(orphans.map((orphan) => orphan.id)) };
}

const REFERRER = 'the referrer';
/** Whoever it is that named an agency of which the register knows nothing. */
const STRANGER = 'the referrer, whose agency is not on Agencies';

/** By whom intake says that a way was confirmed: the row id of an agency, which stays when its name changes; no text that somebody typed. */
export function confirmedByReferral({ agencies }: Pick<Facts, 'agencies'>, { referrerAgency }: Referral): string {
  if (referrerAgency === undefined) return REFERRER;
  return agencyNamed(agencies, referrerAgency)?.id ?? STRANGER;
}

/** The row says what intake wrote of the referral, be its agency corrected since: nobody has typed when and by whom it was confirmed. */
function isAsWritten(row: SafeContact, referral: Referral): boolean {
  const { confirmedBy: name } = row;
  const by = name === undefined || name === referral.referrerAgency || isByIntake(name);
  const received = receivedOn(referral);
  return by && (row.confirmedOn === undefined || received === undefined || row.confirmedOn <= received);
}

const isByIntake = (name: string): boolean => name === REFERRER || name === STRANGER || /^G-[0-9A-Z]{4,10}$/.test(name);

const digits = (text: string): string => text.replace(/\D/g, '').slice(-9);

function isSameWay(a: SafeContact, b: SafeContact): boolean {
  const [mine, theirs] = [a.value ?? '', b.value ?? ''];
  const [number, other] = [digits(mine), digits(theirs)];
  if (number.length >= 7 && other.length >= 7) return number === other;
  return mine !== '' && foldText(mine) === foldText(theirs);
}

const RINGS: readonly string[] = ['phone', 'text'];

/** Without a number, a no is about every way of its kind: "safe to call: no". */
function isAbout(no: SafeContact, contact: SafeContact): boolean {
  if (no.value !== undefined) return isSameWay(no, contact);
  return no.route === contact.route || (RINGS.includes(no.route) && RINGS.includes(contact.route));
}

/**
 * A no about another row, said on the day that was confirmed or after. Of a way that a person typed the same day, only a no about that very
 * number or address speaks.
 */
function denies(no: SafeContact, contact: SafeContact, written: ReadonlySet<string>): boolean {
  if (no.id === contact.id || !isAbout(no, contact)) return false;
  const [said, confirmed] = [no.confirmedOn, contact.confirmedOn];
  if (said === undefined || confirmed === undefined || said > confirmed) return true;
  return said === confirmed && (no.value !== undefined || written.has(contact.id));
}
