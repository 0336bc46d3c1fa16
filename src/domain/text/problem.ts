// A problem in what people wrote: where it is, what it stops, and the way out. Its sentence never holds a person's data.

/** row: that row is set aside. gap: a cell counts as not given, the rest of its row is read. table: the table counts as unknown and its jobs stop. run: nothing goes on. note: worth a look, stops nothing. */
export type TroubleSize = 'note' | 'gap' | 'row' | 'table' | 'run';

export interface Problem {
  /** Stable over runs while the trouble is the same: `code/table/row/column`. `marac accept ID` answers it. */
  readonly id: string;
  readonly code: string;
  readonly size: TroubleSize;
  readonly table?: string;
  readonly rowId?: string;
  readonly column?: string;
  /** Where, as a person finds it: Referrals, row 14, "Date of birth". */
  readonly place: string;
  /** What is wrong and the way out, without the cell's value. */
  readonly sentence: string;
  /** The cell's value, for Checks and the person's own terminal only: never in a log or in JSON. */
  readonly shown?: string;
}

export function problemId(code: string, table = '', row = '', column = ''): string {
  return [code, table, row, column].filter((part) => part !== '').join('/');
}

/** Whether something on a tab cannot be read: then nobody can say that a row of it is not there. */
export function isUncertain(
  marac: { readonly unknownTables: ReadonlySet<string>; readonly problems: readonly Problem[] },
  table: string,
): boolean {
  return (
    marac.unknownTables.has(table) ||
    marac.problems.some((problem) => problem.table === table && problem.size !== 'note' && problem.size !== 'gap')
  );
}

/** The whole sentence with its place, as Checks and `marac check` print it. */
export function describeProblem(problem: Problem): string {
  const value = problem.shown === undefined ? '' : ` It says "${problem.shown}".`;
  return `${problem.place}: ${problem.sentence}${value}`;
}

/** So many of one kind in one table are told one by one. */
const MOST_TOLD = 100;

/** The first hundred of each kind in each table, and then how many more there are: a million bad cells drown nothing else. */
export function firstProblems(problems: readonly Problem[]): readonly Problem[] {
  if (problems.length <= MOST_TOLD) return problems;
  const told: Problem[] = [];
  const counts = new Map<string, { readonly last: Problem; readonly more: number }>();
  for (const problem of problems) {
    const kind = `${problem.code} ${problem.size} ${problem.table ?? ''}`;
    const before = counts.get(kind);
    const count = (before?.more ?? -MOST_TOLD) + 1;
    counts.set(kind, { last: problem, more: count });
    if (count <= 0) told.push(problem);
  }
  for (const { last, more } of counts.values()) if (more > 0) told.push(describeMore(last, more));
  return told;
}

function describeMore({ code, size, table, place }: Problem, more: number): Problem {
  return {
    id: problemId(code, table, 'more'),
    code,
    size,
    ...(table === undefined ? {} : { table }),
    place: place.split(',')[0] ?? place,
    sentence: `There are ${more} more of this kind (${code}) in this tab. Put right the first ${MOST_TOLD}, and the next are told.`,
  };
}
