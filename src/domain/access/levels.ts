// The level of an agency in a case: acts, searches, takes part, sees all, or none.
import { sameAgency, type Access, type AccessCase, type MaracAccess } from './access.ts';
import type { Level, Needed } from '../meeting/listing.ts';
import type { Agency, Contact } from '../register/register.ts';
import { rowsWith } from '../text/rows-with.ts';

/**
 * The level of an agency in a case: what Who is needed says, else what its kind always has, else none. A row at the level acts lowers nothing:
 * it counts only where the agency would have no level.
 */
export function levelOf(access: Access, marac: MaracAccess, agency: Agency, caseRef: string): Level | undefined {
  const level = levelBesideActs(access, marac, agency, caseRef);
  return level ?? (actsIn(marac, agency, caseRef) ? 'acts' : undefined);
}

function levelBesideActs(access: Access, marac: MaracAccess, agency: Agency, caseRef: string): Level | undefined {
  const rows = rowsOf(marac, agency, caseRef).filter((needed) => needed.level !== 'acts');
  const answeredKnown = rowsWith(marac.known, 'caseRef', caseRef).some((row) => sameAgency(row.agency, agency));
  if (rows.length > 0) {
    // Two rows that differ: the one that allows less, in whatever order they stand.
    const least = rows.map((needed) => needed.level).reduce(lesser);
    return least === 'searches' && answeredKnown ? 'takesPart' : least;
  }
  const accessCase = rowsWith(marac.cases, 'id', caseRef)[0];
  if (accessCase === undefined) return undefined;
  if (agency.kind === 'maracTeam' || agency.kind === 'chair') return 'seesAll';
  if (accessCase.restricted) return undefined;
  if (agency.kind === 'police') return 'seesAll';
  if (agency.kind === 'idva' && isIdvaOf(accessCase, agency, access.contacts)) return 'seesAll';
  if (agency.searchesAll !== true) return undefined;
  return answeredKnown ? 'takesPart' : 'searches';
}

/** Whether Who is needed has the agency at the level acts in the case: then its action sheet goes, whatever else it may see. */
export function actsIn(marac: Pick<MaracAccess, 'needed'>, agency: Agency, caseRef: string): boolean {
  return rowsOf(marac, agency, caseRef).some((needed) => needed.level === 'acts');
}

function rowsOf(marac: Pick<MaracAccess, 'needed'>, agency: Agency, caseRef: string): readonly Needed[] {
  return rowsWith(marac.needed, 'caseRef', caseRef).filter((needed) => sameAgency(needed.agency, agency));
}

/** Whether somebody with this level hears what is said of a case: not who only searches its records, or only acts. */
export function isPart(level: Level | undefined): boolean {
  return level === 'takesPart' || level === 'seesAll';
}

/** Whether an agency hears what is said of a case. */
export function takesPart(access: Access, marac: MaracAccess, agency: Agency, caseRef: string): boolean {
  return isPart(levelOf(access, marac, agency, caseRef));
}

function lesser(a: Level | undefined, b: Level | undefined): Level | undefined {
  if (a === undefined || b === undefined) return undefined;
  return RANK[a] < RANK[b] ? a : b;
}

export const RANK: Readonly<Record<Level, number>> = { acts: 0, searches: 1, takesPart: 2, seesAll: 3 };

/** Whether the agency is the IDVA service of the case, or its named IDVA's. */
export function isIdvaOf(accessCase: AccessCase, agency: Agency, contacts: readonly Contact[]): boolean {
  if (accessCase.idvaService !== undefined && sameAgency(accessCase.idvaService, agency)) return true;
  return contacts.some((contact) => contact.id === accessCase.idvaContact && contact.agency === agency.id);
}
