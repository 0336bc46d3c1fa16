// The level of an agency in a case: searches, takes part, sees all, or none.
import { sameAgency, type Access, type AccessCase, type MaracAccess } from './access.ts';
import type { Level } from './listing.ts';
import type { Agency, Contact } from './register.ts';
import { rowsWith } from './rows-with.ts';

/** The level of an agency in a case: what Who is needed says, else what its kind always has, else none. */
export function levelOf(access: Access, marac: MaracAccess, agency: Agency, caseRef: string): Level | undefined {
  const rows = rowsWith(marac.needed, 'caseRef', caseRef).filter((one) => sameAgency(one.agency, agency));
  const answeredKnown = rowsWith(marac.known, 'caseRef', caseRef).some((one) => sameAgency(one.agency, agency));
  if (rows.length > 0) {
    // Two rows that differ: the one that allows less, in whatever order they stand.
    const least = rows.map((one) => one.level).reduce(lesser);
    return least === 'searches' && answeredKnown ? 'takesPart' : least;
  }
  const one = rowsWith(marac.cases, 'id', caseRef)[0];
  if (one === undefined) return undefined;
  if (agency.kind === 'maracTeam' || agency.kind === 'chair') return 'seesAll';
  if (one.restricted) return undefined;
  if (agency.kind === 'police') return 'seesAll';
  if (agency.kind === 'idva' && isIdvaOf(one, agency, access.contacts)) return 'seesAll';
  if (agency.searchesAll !== true) return undefined;
  return answeredKnown ? 'takesPart' : 'searches';
}

/** Whether an agency hears what is said of a case, and does not only search its records. */
export function takesPart(access: Access, marac: MaracAccess, agency: Agency, caseRef: string): boolean {
  const level = levelOf(access, marac, agency, caseRef);
  return level !== undefined && level !== 'searches';
}

function lesser(a: Level | undefined, b: Level | undefined): Level | undefined {
  if (a === undefined || b === undefined) return undefined;
  return RANK[a] < RANK[b] ? a : b;
}

const RANK: Readonly<Record<Level, number>> = { searches: 1, takesPart: 2, seesAll: 3 };

/** Whether the agency is the IDVA service of the case, or its named IDVA's. */
export function isIdvaOf(one: AccessCase, agency: Agency, contacts: readonly Contact[]): boolean {
  if (one.idvaService !== undefined && sameAgency(one.idvaService, agency)) return true;
  return contacts.some((contact) => contact.id === one.idvaContact && contact.agency === agency.id);
}
