// A conflict that was there at the last run, is gone without having been lifted by two people, and whose case is still here: nothing about that
// case goes to anybody until it is back, or a person has said that it may be gone.
import { isLifted } from '../domain/access.ts';
import { BLANK } from '../domain/cell.ts';
import type { MaracFacts } from '../domain/facts.ts';
import type { Problem } from '../domain/problem.ts';
import { problemId } from '../domain/problem.ts';
import { readCell } from '../domain/value.ts';
import type { RowToRemember } from '../ledger/port.ts';
import type { RawRow } from '../workbook/port.ts';
import { TABLE } from '../workbook/tables/index.ts';
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
  const { ledger } = desk;
  const name = `${marac.desk.name}/conflicts`;
  const asRead = asReadOf(marac);
  const there = new Set(raw.rows.map((row) => row.id));
  const known = new Map((await ledger.readRows(asRead)).map((row) => [row.rowId, row]));
  const gone = (await ledger.readRows(name)).filter((row) => !there.has(row.rowId));
  return gone.flatMap((row) => {
    // Before conflicts were remembered as they are read, what was typed is all that is known of one.
    const [of, { hashes }] = known.has(row.rowId) ? [asRead, known.get(row.rowId) ?? row] : [name, row];
    const wasLifted = of === asRead ? hashes.has('lifted') : wasTypedAsLifted(hashes);
    // Of a case that was archived its conflicts are gone too, and rightly.
    const caseRef = caseWith(desk, facts, of, hashes.get('caseRef'));
    const problem = tell(row.rowId, caseRef ?? '');
    const isOver = wasLifted || caseRef === undefined || accepted.has(problem.id);
    return isOver ? [] : [{ rowId: row.rowId, caseRef, problem }];
  });
}

const asReadOf = ({ desk }: MaracReading): string => `${desk.name}/conflicts-as-read`;

/** Of each conflict which case it is about and whether two people lifted it, as it counts: however the cells are spelt. */
export async function keepAsRead(desk: Desk, marac: MaracReading, facts: MaracFacts): Promise<void> {
  const { ledger } = desk;
  const raw = marac.tables.get('conflicts');
  if (raw === undefined || raw.state !== 'known') return;
  const name = asReadOf(marac);
  const before = await ledger.readRows(name);
  const stays = new Map(before.map((row) => [row.rowId, row.hashes]));
  const readable = new Map(facts.conflicts.map((one) => [one.id, one]));
  const now = raw.rows.flatMap((row): readonly RowToRemember[] => {
    const conflict = readable.get(row.id ?? '');
    const said = conflict?.caseRef ?? caseIn(row);
    const was = stays.get(row.id ?? '')?.get('caseRef');
    // What names no case any more is about the one that it named last.
    const caseRef = facts.cases.some((one) => one.id === said) ? said : caseWith(desk, facts, name, was);
    if (row.id === undefined || caseRef === undefined) return [];
    const lifted = conflict !== undefined && isLifted(conflict);
    const cells = new Map([['caseRef', caseRef], ...(lifted ? [['lifted', 'yes'] as const] : [])]);
    return [{ rowId: row.id, file: row.file, cells }];
  });
  const isSame =
    now.length === before.length &&
    now.every(({ rowId, cells }) => {
      const was = stays.get(rowId);
      return (
        was?.size === cells.size && was.get('caseRef') === ledger.hashCell(name, 'caseRef', cells.get('caseRef') ?? '')
      );
    });
  if (!isSame) await ledger.rememberRows(name, now);
}

function caseWith(
  { ledger }: Desk,
  { cases }: MaracFacts,
  table: string,
  hash: string | undefined,
): string | undefined {
  return hash === undefined ? undefined : cases.find((one) => ledger.hashCell(table, 'caseRef', one.id) === hash)?.id;
}

/** Of a row that cannot be read as a whole. */
function caseIn(row: RawRow): string | undefined {
  const read = readCell(row.cells.get('caseRef') ?? BLANK, TABLE.conflicts.columns.caseRef);
  return read.ok && typeof read.value === 'string' ? read.value : undefined;
}

function wasTypedAsLifted(cells: ReadonlyMap<string, string>): boolean {
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
