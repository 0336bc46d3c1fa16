// Compares who can open a workbook with who must not see a case in it. If such a person can open it, everything stops until their access is removed
// or the case has moved to the restricted workbook.
import { gatherAccess, isLifted, type Access, type MaracAccess } from '../../domain/access/access.ts';
import { canonicalAddress } from '../../domain/register/contacts.ts';
import type { Day } from '../../domain/time/day.ts';
import { findConflict } from '../../domain/access/entitlement.ts';
import type { MaracFacts } from '../../domain/plan/facts.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import type { FileRole, SharedWith } from '../../workbook/workbook-port.ts';
import { TABLES } from '../../workbook/tables/all-tables.ts';
import type { Ports } from '../engine/ports.ts';
import type { MaracReading, Reading } from '../reading/reading.ts';

const WHERE: Readonly<Record<FileRole, string>> = {
  main: 'The main workbook',
  restricted: 'The restricted workbook',
  register: 'The register',
};

/** The reading, with a MARAC made unreadable if somebody can open its workbook who must not see a case in it. For files this is not known. */
export function guardSharing(ports: Ports, reading: Reading, today: Day): Reading {
  if (reading.maracs.every(({ ports: { workbook } }) => workbook.sharing === undefined)) return reading;
  const access = gatherAccess(reading.facts, today, ports.allowedDomains);
  const found = new Map(reading.maracs.map((marac) => [marac.ports.name, findShared(access, reading, marac)]));
  const told = (name: string): readonly Problem[] => found.get(name) ?? [];
  return {
    ...reading,
    facts: {
      ...reading.facts,
      maracs: reading.facts.maracs.map((one) => (told(one.name).length === 0 ? one : stopped(one, told(one.name)))),
    },
    maracs: reading.maracs.map((marac) => {
      const problems = [...marac.snapshot.problems, ...told(marac.ports.name)];
      return told(marac.ports.name).length === 0 ? marac : { ...marac, snapshot: { ...marac.snapshot, problems } };
    }),
  };
}

function stopped(facts: MaracFacts, problems: readonly Problem[]): MaracFacts {
  return {
    ...facts,
    unknownTables: new Set(TABLES.map(({ name }) => name)),
    problems: [...facts.problems, ...problems],
    blocked: 'all',
  };
}

function findShared(access: Access, reading: Reading, { ports: { name, workbook } }: MaracReading): readonly Problem[] {
  const marac = access.maracs.find((candidate) => candidate.name === name);
  const facts = reading.facts.maracs.find((candidate) => candidate.name === name);
  if (marac === undefined || facts === undefined) return [];
  const cases = [...new Set(marac.conflicts.filter((conflict) => !isLifted(conflict)).map((one) => one.caseRef))];
  if (cases.length === 0) return [];
  return [...(workbook.sharing?.() ?? [])].flatMap(([role, sharing]) => {
    const here = cases.filter((caseRow) => (role === 'restricted') === facts.restrictedCases.has(caseRow));
    return role === 'register'
      ? []
      : findSharedWithConflicted(role, sharing, conflictedIn(access, marac, sharing, here));
  });
}

/** Address of everybody with access to the sheet -> the cases they must not see; everybody who reads the same mailbox counts. */
function conflictedIn(
  access: Access,
  marac: MaracAccess,
  sharing: readonly SharedWith[],
  cases: readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const found = new Map<string, readonly string[]>();
  for (const { emailAddress = '' } of sharing) {
    const rows = access.contacts.filter(
      ({ address }) => address !== undefined && canonicalAddress(address) === canonicalAddress(emailAddress),
    );
    const refs = cases.filter((ref) => rows.some((row) => findConflict(access, marac, row, ref) !== undefined));
    if (refs.length > 0) found.set(emailAddress.toLowerCase(), refs);
  }
  return found;
}

/** People who can open a file although they must not see a case in it: `conflicted` maps an address (lower case) to refs of cases. */
export function findSharedWithConflicted(
  role: FileRole,
  sharing: readonly SharedWith[],
  conflicted: ReadonlyMap<string, readonly string[]>,
): readonly Problem[] {
  return sharing.flatMap((one, nth) => {
    const address = one.emailAddress?.toLowerCase() ?? '';
    const cases = conflicted.get(address);
    if (cases === undefined || one.deleted === true) return [];
    const out = role === 'restricted' ? '' : ', or move the case with `marac restrict`';
    const sentence = `Someone who must not see ${cases.join(', ')} can open it. Take the access away under Share${out}; nothing is sent until then.`;
    const code = 'shared.conflicted';
    return [
      { id: problemId(code, role, String(nth + 1)), code, size: 'run', place: WHERE[role], sentence, shown: address },
    ];
  });
}
