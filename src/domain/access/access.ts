// What decides access, as read at one moment: the ledger keeps it as an access version, and every send is decided from the newest one.
import { blockedByConflicts, isOnlyNew } from './access-gap.ts';
import { agenciesNamedIn } from './named-in-conflict.ts';
import { sorted } from '../text/sorted.ts';
import { foldText } from '../text/fold.ts';
import { compareText } from '../text/order.ts';
import type { Case, Person } from '../cases/case.ts';
import type { Facts, MaracFacts } from '../plan/facts.ts';
import type { Listing, Needed } from '../meeting/listing.ts';
import { makeReason, type Reason } from '../text/reason.ts';
import type { Agency, Conflict, Contact } from '../register/register.ts';
import type { LastGood } from '../register/roster.ts';
import type { Day } from '../time/day.ts';
import { memoBy } from '../text/memo-by.ts';

export interface AccessCase {
  readonly id: string;
  readonly idvaContact?: string;
  readonly idvaService?: string;
  /** Frozen by a death, its own or that of a confirmed linked case, and no person has allowed papers about it: nothing about it goes. */
  readonly frozen: boolean;
  readonly restricted: boolean;
}

/** A contact whose name is the name of someone in the case: held until a person has looked. */
export interface NameMeeting {
  readonly caseRef: string;
  readonly contact: string;
}

export interface MaracAccess {
  readonly name: string;
  readonly cases: readonly AccessCase[];
  readonly needed: readonly Needed[];
  readonly conflicts: readonly Conflict[];
  /** Agencies that answered "known" for a case: from then on they take part in it. */
  readonly known: readonly { readonly caseRef: string; readonly agency: string }[];
  readonly nameMeetings: readonly NameMeeting[];
  readonly chairs: readonly {
    readonly meeting: string;
    readonly on?: Day;
    readonly chair?: string;
    readonly viceChair?: string;
    readonly cases: readonly string[];
  }[];
  /** Clare's Law requests: the agencies asked about each. Absent in versions recorded before there was this list: then nobody hears of one. */
  readonly requests?: readonly { readonly id: string; readonly agencies: readonly string[] }[];
  /** Cases about which an access row cannot be read; 'all' stops every message of the MARAC. */
  readonly blocked: readonly string[] | 'all';
  /** Those among them that rows of Conflicts alone block: who hears of that may open the restricted workbook. */
  readonly unreadConflicts?: readonly string[] | 'all';
  /** Those among these that only rows of Conflicts block which were typed since the last run: the next one takes them up. */
  readonly newConflicts?: readonly string[] | 'all';
  /** Somebody switched sending off: nothing leaves. */
  readonly sendingOff: boolean;
  /** It is not certain what "sending" says: nothing leaves but what never waits. */
  readonly sendingUnread?: boolean;
  /** What cannot be read of its workbooks, where there is anything. */
  readonly unread?: UnreadAccess;
}

export interface UnreadAccess {
  /** Tabs as a whole, by the name of their table. */
  readonly tables: readonly string[];
  readonly rows: number;
}

export interface Access {
  readonly on: Day;
  readonly agencies: readonly Agency[];
  readonly contacts: readonly Contact[];
  /** Who they were at the last good reading, while a row that decides access cannot be read. */
  readonly lastGood?: LastGood;
  readonly maracs: readonly MaracAccess[];
  /** Exact domains, or suffixes written with a leading dot. */
  readonly allowedDomains: readonly string[];
}

export function gatherAccess(facts: Facts, on: Day, allowedDomains: readonly string[]): Access {
  return {
    on,
    agencies: facts.agencies,
    contacts: facts.contacts,
    ...lastGoodIn(facts),
    maracs: facts.maracs.map((marac) => gatherMarac(marac, facts.contacts, facts.agencies, on)),
    allowedDomains,
  };
}

/** A tab that counts for nothing gives nobody an address, also where nobody looked up what stood there before. */
function lastGoodIn({ lastGood, maracs }: Facts): Pick<Access, 'lastGood'> {
  const isBlind = maracs.some((marac) => marac.unknownTables.has('contacts') || marac.unknownTables.has('agencies'));
  if (lastGood !== undefined) return { lastGood };
  return isBlind ? { lastGood: { agencies: [], contacts: [], whole: true } } : {};
}

function gatherMarac(
  marac: MaracFacts,
  contacts: readonly Contact[],
  agencies: readonly Agency[],
  on: Day,
): MaracAccess {
  return {
    name: marac.name,
    cases: marac.cases.map((caseRow) => accessCase(caseRow, marac)),
    needed: marac.needed,
    conflicts: resolveAgencies(marac.conflicts, agencies, contacts),
    known: marac.research
      .filter((research) => research.known === 'yes')
      .map((research) => ({ caseRef: research.caseRef, agency: research.agency })),
    nameMeetings: findNameMeetings(marac.people, contacts, marac.conflicts),
    chairs: marac.meetings.map((meeting) => ({
      meeting: meeting.id,
      on: meeting.on,
      ...(meeting.chair === undefined ? {} : { chair: meeting.chair }),
      ...(meeting.viceChair === undefined ? {} : { viceChair: meeting.viceChair }),
      cases: marac.listings
        .filter((listing: Listing) => listing.meeting === meeting.id)
        .map((listing) => listing.caseRef),
    })),
    requests: marac.disclosures.map((disclosure) => ({ id: disclosure.id, agencies: disclosure.agenciesWho ?? [] })),
    blocked: marac.blocked === 'all' ? 'all' : [...marac.blocked],
    ...unreadConflictsOf(marac),
    ...stopOf(marac, on),
    ...unreadOf(marac),
  };
}

function unreadConflictsOf(marac: MaracFacts): Pick<MaracAccess, 'unreadConflicts' | 'newConflicts'> {
  const found = blockedByConflicts(marac);
  const fresh = found === 'all' ? (isOnlyNew(marac) ? 'all' : []) : found.filter((ref) => isOnlyNew(marac, ref));
  return {
    ...(found.length === 0 ? {} : { unreadConflicts: found }),
    ...(fresh.length === 0 ? {} : { newConflicts: fresh }),
  };
}

/** Why nothing goes about a case of which an access row cannot be read; without a case, why nothing goes at all. */
export function blockedReason({ unreadConflicts = [], newConflicts = [] }: MaracAccess, caseRef?: string): Reason {
  const isIn = (found: readonly string[] | 'all'): boolean =>
    found === 'all' || (caseRef !== undefined && found.includes(caseRef));
  return makeReason(isIn(unreadConflicts) ? 'conflict.unread' : 'access.unreadable', {
    ...(caseRef === undefined ? {} : { case: caseRef }),
    ...(isIn(newConflicts) ? { isNew: true } : {}),
  });
}

function unreadOf({ unknownTables, unread = [] }: MaracFacts): Pick<MaracAccess, 'unread'> {
  if (unknownTables.size + unread.length === 0) return {};
  return { unread: { tables: sorted(unknownTables, compareText), rows: unread.length } };
}

/** A row that says off stops everything; one of which it is not certain what it says, everything but what never waits. */
export function stopOf({ rules, stillOff }: MaracFacts, on: Day): Pick<MaracAccess, 'sendingOff' | 'sendingUnread'> {
  if (stillOff === true) return { sendingOff: true };
  const doubt = rules.doubt('sending', on);
  const unread = doubt !== undefined && !doubt.said;
  return { sendingOff: !unread && rules.text('sending', on) !== 'on', ...(unread ? { sendingUnread: true } : {}) };
}

/** What people may call an agency, folded for comparing. */
const namesOf = memoBy(({ name, shortName }: Agency): readonly string[] =>
  (shortName === undefined ? [name] : [name, shortName]).map(foldText),
);

/** Whether what people wrote names this agency: by row id, name or short name. */
export function sameAgency(written: string, agency: Agency): boolean {
  return written === agency.id || namesOf(agency).includes(foldText(written));
}

/** The agency that people wrote so: by row id, name or short name. Asked for every action and answer. */
export const agencyNamed = memoBy((agencies: readonly Agency[], written: string): Agency | undefined =>
  agencies.find((agency) => sameAgency(written, agency)),
);

/**
 * Agencies of conflicts by row id; one that names no agency we know keeps what was written. Where “Person” names agencies instead, the conflict stands
 * once for each.
 */
function resolveAgencies(
  conflicts: readonly Conflict[],
  agencies: readonly Agency[],
  contacts: readonly Contact[],
): readonly Conflict[] {
  return conflicts.flatMap((conflict) => {
    const written = conflict.agency;
    if (written !== undefined) {
      const agency = agencyNamed(agencies, written);
      return [agency === undefined ? conflict : { ...conflict, agency: agency.id }];
    }
    const named = agenciesNamedIn(conflict, agencies, contacts);
    return named.length === 0 ? [conflict] : named.map((agency) => ({ ...conflict, agency: agency.id }));
  });
}

/** A death freezes the case and everything a person has confirmed as linked to it, from either side. Other holds keep a case from being destroyed only. */
export const frozenCases = memoBy((cases: readonly Case[]): ReadonlySet<string> => {
  const dead = new Set(cases.filter((one) => one.deceased === true || one.holdKind === 'death').map((one) => one.id));
  const frozen = new Set(dead);
  for (const caseRow of cases) {
    if (caseRow.linkConfirmedBy === undefined) continue;
    const linked = caseRow.linkedCases ?? [];
    if (dead.has(caseRow.id)) for (const other of linked) frozen.add(other);
    if (linked.some((other) => dead.has(other))) frozen.add(caseRow.id);
  }
  return frozen;
});

function accessCase(caseRow: Case, marac: MaracFacts): AccessCase {
  return {
    id: caseRow.id,
    ...(caseRow.idvaContact === undefined ? {} : { idvaContact: caseRow.idvaContact }),
    ...(caseRow.idvaService === undefined ? {} : { idvaService: caseRow.idvaService }),
    frozen: caseRow.papersAllowedBy === undefined && frozenCases(marac.cases).has(caseRow.id),
    restricted: caseRow.restricted === true || marac.restrictedCases.has(caseRow.id),
  };
}

/**
 * O10: the same person named as someone's contact and as somebody in a case. Whole name folded, in either order; a person answers it by
 * recording a conflict, or lifting one, for that contact and case.
 */
export function findNameMeetings(
  people: readonly Person[],
  contacts: readonly Contact[],
  conflicts: readonly Conflict[],
): readonly NameMeeting[] {
  const byName = new Map<string, string[]>();
  for (const contact of contacts) {
    // Those who are attested to read the mailbox count as much as the contact itself.
    for (const name of new Set([contact.personName ?? '', ...(contact.mailboxReaders ?? [])].map(nameKey)))
      if (name !== '') {
        const ids = byName.get(name) ?? [];
        ids.push(contact.id);
        byName.set(name, ids);
      }
  }
  const found: NameMeeting[] = [];
  for (const person of people) {
    if (person.forenames === undefined || person.surname === undefined) continue;
    const key = nameKey(`${person.forenames} ${person.surname}`);
    const answered = conflicts.some(
      (conflict) =>
        conflict.caseRef === person.caseRef &&
        isLifted(conflict) &&
        contacts.some((each) => each.id === conflict.contact && nameKey(each.personName ?? '') === key),
    );
    if (!answered) for (const contact of byName.get(key) ?? []) found.push({ caseRef: person.caseRef, contact });
  }
  return found;
}

/** A conflict is lifted when two different people have said so. */
export function isLifted(conflict: Conflict): boolean {
  return (
    conflict.liftedOn !== undefined &&
    conflict.liftedBy !== undefined &&
    conflict.liftedSecondBy !== undefined &&
    foldText(conflict.liftedSecondBy) !== foldText(conflict.liftedBy)
  );
}

function nameKey(name: string): string {
  const parts = foldText(name)
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .split(' ');
  return sorted(parts, (a, b) => (a < b ? -1 : 1)).join(' ');
}
