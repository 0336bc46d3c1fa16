// What is verified is an address with its route and kind of mailbox. If one of them is changed later, the contact counts as not verified until a
// named person verifies it again, in its row or on Today. A new contact counts as its row says. A desk of an earlier version, and a ledger begun anew
// on a used desk, remember nothing: there an address counts if mail was handed to it, and all others are on one list that a person confirms.
import { dayOf, type Day } from '../../domain/time/day.ts';
import { isByPhone } from '../../domain/register/contacts.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { Contact } from '../../domain/register/register.ts';
import type { TodayAnswer } from '../../domain/today/today-question.ts';
import { answerAboutAddress, answerAboutList } from '../../domain/today/register/changed-address-lines.ts';
import type { Ports } from '../engine/ports.ts';
import {
  beginMemory,
  findAddressBefore,
  mailedBefore,
  listName,
  readMemory,
  remember,
  statedOf,
  type Memory,
  type Remembered,
  type Stated,
} from '../memory/verified-memory.ts';
import type { ChangedAddress, Unconfirmed } from '../../domain/register/changed-address.ts';

type Guarding = Pick<Ports, 'ledger' | 'keys' | 'clock' | 'log'>;

export interface GuardedContacts {
  readonly contacts: readonly Contact[];
  readonly changed: readonly ChangedAddress[];
  readonly unconfirmed: readonly Unconfirmed[];
}

export interface Guarded {
  readonly facts: Facts;
  /** Plans committed before this reading: none on a new desk. */
  readonly generation: number;
  /** The ledger is new but the desk is not: mail left that it does not know. */
  readonly isBegunAnew: boolean;
  /** Ids of all rows on Contacts, including those that cannot be read. */
  readonly standing: ReadonlySet<string>;
  readonly remember: boolean;
  /** The tab does not look like an accident. */
  readonly isCertain: boolean;
}

/** With more contacts than this, several lists are confirmed one by one. */
const LONGEST_LIST = 150;

/** Contacts without a verification that was of other values, and what changed. */
export async function guardVerified(desk: Guarding, guarded: Guarded): Promise<GuardedContacts> {
  const { facts, standing } = guarded;
  const today = dayOf(desk.clock.now());
  const mayWrite = guarded.remember && guarded.isCertain;
  const { known, isNew, learns } = await withOlder(desk, guarded, mayWrite);
  const writes = mayWrite && learns;
  const contacts: Contact[] = [];
  const changed: ChangedAddress[] = [];
  const lists = new Map<string, ChangedAddress[]>();
  for (const contact of facts.contacts) {
    const now = statedOf(desk, contact);
    const before = now === undefined ? undefined : (known.get(contact.id) ?? findEarlierRow(known, standing, now));
    if (now === undefined) contacts.push(contact);
    else {
      const verdict = judge(facts, contact, now, before, today);
      if (verdict.counts) {
        const own = known.get(contact.id);
        if (writes && (isNew.has(contact.id) || !isSame(now, own))) await keep(desk, contact, now, own, verdict.answer);
        contacts.push(contact);
      } else if (isByPhone(contact)) contacts.push(contact);
      else {
        const found = await describe(desk, facts, contact, now, before as Remembered);
        const list = before?.way === now.way ? before.list : undefined;
        if (list === undefined) changed.push(found);
        else lists.set(list, [...(lists.get(list) ?? []), found]);
        contacts.push(withDoubt(contact, list === undefined ? 'changed' : 'unconfirmed'));
      }
    }
  }
  if (writes && isNew.size > 0) await rememberUnconfirmed(desk, known, isNew);
  const unconfirmed = [...lists].map(([list, of]) => ({ list, contacts: of }));
  const isAll = changed.length + unconfirmed.length === 0;
  return { contacts: isAll ? facts.contacts : contacts, changed, unconfirmed };
}

function withDoubt(contact: Contact, doubt: NonNullable<Contact['doubt']>): Contact {
  const { verifiedBy: _by, verifiedOn: _on, ...rest } = contact;
  return { ...rest, doubt };
}

type Verdict = { readonly counts: true; readonly answer?: TodayAnswer } | { readonly counts: false };

function judge(facts: Facts, contact: Contact, now: Stated, before: Remembered | undefined, today: Day): Verdict {
  if (before === undefined || isAnew(now, before, today)) return { counts: true };
  const isTheSame = before.way === now.way;
  if (isTheSame && before.list === undefined) return { counts: true };
  const answer =
    answerAboutAddress(facts, { contact: contact.id, way: now.way }) ??
    (isTheSame && before.list !== undefined ? answerAboutList(facts, before.list) : undefined);
  return answer?.answer === 'yes' ? { counts: true, answer } : { counts: false };
}

/** The row has a later day of verification than the last, with other cells than then. If no post was remembered, the day must be later. */
function isAnew(now: Stated, before: Remembered, today: Day): boolean {
  if (now.on > today) return false;
  if (before.on > today) return true; // that day was a slip
  const last = before.confirmedOn !== undefined && before.confirmedOn > before.on ? before.confirmedOn : before.on;
  if (now.on > last) return true;
  return now.on === last && before.post !== undefined && (now.on !== before.on || now.by !== before.by);
}

/**
 * A row that was typed again, or copied, does not inherit the verification of the earlier one: the same person of the same agency, or the cells of a
 * row that is gone, for the same post.
 */
function findEarlierRow(known: Memory, standing: ReadonlySet<string>, now: Stated): Remembered | undefined {
  const alike = [...known].flatMap(([id, one]) => {
    const isPerson = now.person !== undefined && one.person === now.person;
    const isPost = !standing.has(id) && one.post !== undefined && one.post === now.post;
    const hasCells = now.person === undefined || (one.on === now.on && one.by === now.by);
    return isPerson || (isPost && hasCells) ? [one] : [];
  });
  return (
    alike.find((remembered) => remembered.way === now.way && remembered.list === undefined) ??
    alike.find((remembered) => remembered.way === now.way) ??
    alike.toSorted((a, b) => (a.on < b.on ? 1 : -1))[0]
  );
}

const isSame = (now: Stated, own: Remembered | undefined): boolean =>
  own?.list === undefined &&
  own?.way === now.way &&
  own.on === now.on &&
  own.by === now.by &&
  own.person === now.person &&
  own.post === now.post;

async function keep(
  desk: Guarding,
  contact: Contact,
  now: Stated,
  own: Remembered | undefined,
  answer: TodayAnswer | undefined,
): Promise<void> {
  const { id, verifiedBy, address } = contact;
  const stays = own?.list === undefined && own?.way === now.way && own.on === now.on && own.by === now.by;
  const said = answer === undefined ? undefined : { who: answer.by, confirmedOn: dayOf(answer.at) };
  const before = stays && own.who !== undefined ? { who: own.who, ...confirmed(own.confirmedOn) } : undefined;
  const who = said ?? before ?? (verifiedBy === undefined ? {} : { who: verifiedBy });
  await remember(desk, id, { ...now, ...who, ...(address === undefined ? {} : { address }) });
  if (own !== undefined && !stays)
    desk.log.info('contact.verified', { contact: id, hash: now.way.split(' ')[0] ?? '' });
}

const confirmed = (on: Day | undefined): { readonly confirmedOn?: Day } =>
  on === undefined ? {} : { confirmedOn: on };

async function describe(
  desk: Guarding,
  facts: Facts,
  contact: Contact,
  now: Stated,
  before: Remembered,
): Promise<ChangedAddress> {
  const isListed = before.list !== undefined;
  const was = isListed ? undefined : await findAddressBefore(desk, facts, contact, before);
  const { route, shared, who } = before;
  const on = before.confirmedOn ?? before.on;
  return {
    contact: contact.id,
    now: contact.address ?? '',
    way: now.way,
    reached: { shared: now.shared === true, ...(now.route === undefined ? {} : { route: now.route }) },
    ...(was === undefined ? {} : { was }),
    ...(shared === undefined || isListed
      ? {}
      : {
          before: { shared, on, ...(route === undefined ? {} : { route }), ...(who === undefined ? {} : { by: who }) },
        }),
  };
}

/** What is remembered, completed for what an earlier version did not remember: verified if mail was handed to the address, else on a list. */
async function withOlder(
  desk: Guarding,
  { facts, generation, isBegunAnew, standing, remember: mayWrite }: Guarded,
  writes: boolean,
): Promise<{ readonly known: Memory; readonly isNew: ReadonlySet<string>; readonly learns: boolean }> {
  const { known, isKept } = await readMemory(desk);
  const isOlder = !isKept && generation > 0;
  // The first plan of a ledger begun anew asks about everything that may have gone, to anybody, and learns nothing. From the next reading on, before
  // anything leaves, the list shows who counts as verified.
  const learns = isKept || isOlder || !isBegunAnew;
  if (!isKept && !isOlder && learns && mayWrite) await beginMemory(desk, 'start');
  if (isOlder && writes) await beginMemory(desk, 'upgrade');
  const isOpen = (id: string): boolean => known.get(id)?.unread === true || (isOlder && !known.has(id));
  const open = facts.contacts.flatMap((contact) => {
    const now = isOpen(contact.id) ? statedOf(desk, contact) : undefined;
    return now === undefined ? [] : [{ contact, now }];
  });
  const all = new Map(known);
  const isNew = new Set<string>();
  if (isOlder) {
    const read = new Set(facts.contacts.map((contact) => contact.id));
    for (const id of standing)
      if (!read.has(id) && !known.has(id)) {
        all.set(id, { on: '' as Day, by: '', way: '', unread: true });
        isNew.add(id);
      }
  }
  if (open.length === 0) return { known: all, isNew, learns };
  const isMailed = await mailedBefore(desk, facts);
  const asked = open.filter(({ contact }) => !isByPhone(contact) && !isMailed(contact));
  for (const { contact, now } of open) all.set(contact.id, now);
  for (let at = 0; at < asked.length; at += LONGEST_LIST) {
    const some = asked.slice(at, at + LONGEST_LIST);
    const list = listName(
      desk,
      some.map(({ contact, now }) => `${contact.id} ${now.way}`),
    );
    for (const { contact, now } of some) all.set(contact.id, { ...now, list });
  }
  for (const { contact } of open) isNew.add(contact.id);
  return { known: all, isNew, learns };
}

/** Contacts on a list, or unreadable, are not learnt as verified by the next run. */
async function rememberUnconfirmed(desk: Guarding, known: Memory, isNew: ReadonlySet<string>): Promise<void> {
  const stored = (await readMemory(desk)).known;
  for (const id of isNew) {
    const remembered = known.get(id);
    if (remembered === undefined || (remembered.list === undefined && remembered.unread !== true)) continue;
    if (stored.has(id) && stored.get(id)?.unread !== true) continue;
    await remember(desk, id, remembered);
    if (remembered.list !== undefined)
      desk.log.warn('contact.unconfirmed', { contact: id, hash: remembered.way.split(' ')[0] ?? '' });
  }
}

export function describeChanged({ contact }: ChangedAddress): Problem {
  return {
    id: problemId('address.changed', 'contacts', contact),
    code: 'address.changed',
    size: 'gap',
    table: 'contacts',
    rowId: contact,
    column: 'Email',
    place: `Contacts, row ${contact}, "Email"`,
    sentence:
      'Email, Route or Shared mailbox is not what was verified, and “Verified on” has not changed: nothing goes to it. Verify it again and type the new day in “Verified on”, put the old one back, or answer Yes on Today.',
  };
}
