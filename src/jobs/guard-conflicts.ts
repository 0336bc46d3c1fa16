// A conflict that was there at the last run, is gone without having been lifted by two people, and whose case is still here: nothing about that
// case goes to anybody until it is back, or a person has said that it may be gone.
import type { MaracFacts } from '../domain/facts.ts';
import type { Problem } from '../domain/problem.ts';
import { problemId } from '../domain/problem.ts';
import type { Desk } from './desk.ts';
import type { MaracReading } from './read-facts.ts';

export interface LostConflict {
  readonly rowId: string;
  readonly caseRef: string;
  readonly problem: Problem;
}

export async function findLostConflicts(
  desk: Desk,
  marac: MaracReading,
  facts: MaracFacts,
  accepted: ReadonlySet<string>,
): Promise<readonly LostConflict[]> {
  const raw = marac.tables.get('conflicts');
  if (raw === undefined || raw.state !== 'known') return [];
  const name = `${marac.desk.name}/conflicts`;
  const there = new Set(raw.rows.map((row) => row.id));
  const gone = (await desk.ledger.readRows(name)).filter((row) => !there.has(row.rowId) && !wasLifted(row.hashes));
  if (gone.length === 0) return [];
  const cases = new Map(facts.cases.map((one) => [desk.ledger.hashCell(name, 'caseRef', one.id), one.id]));
  return gone.flatMap((row) => {
    // Of a case that was archived its conflicts are gone too, and rightly.
    const caseRef = cases.get(row.hashes.get('caseRef') ?? '');
    const problem = tell(row.rowId, caseRef ?? '');
    return caseRef === undefined || accepted.has(problem.id) ? [] : [{ rowId: row.rowId, caseRef, problem }];
  });
}

function wasLifted(cells: ReadonlyMap<string, string>): boolean {
  const [by, second] = [cells.get('liftedBy'), cells.get('liftedSecondBy')];
  return cells.has('liftedOn') && by !== undefined && second !== undefined && by !== second;
}

function tell(rowId: string, caseRef: string): Problem {
  return {
    id: problemId('conflict.gone', 'conflicts', rowId),
    code: 'conflict.gone',
    size: 'row',
    table: 'conflicts',
    place: `Conflicts, row ${rowId}`,
    sentence: `This conflict of case ${caseRef} is gone and was never lifted: nothing about the case is sent. Put the row back; lifting it needs two names. If the row was a mistake, somebody other than who took it out says so: \`marac accept\` with this problem's name, or Yes on Checks.`,
  };
}
