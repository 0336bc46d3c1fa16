// Rows that decide who may see what and cannot be read: where each stands, and what waits until it can.
export interface AccessGap {
  readonly table: string;
  readonly rowId?: string;
  /** As a person finds it: Contacts, row 5. */
  readonly place: string;
  /** What is wrong and the way out, column by column. */
  readonly sentence: string;
  /** It stands in the restricted workbook, and is told of there only. */
  readonly restricted: boolean;
  /** It can be read, and only waits for its id. */
  readonly isNew?: boolean;
  /** It was taken out; its sentence says what waits for it. */
  readonly isGone?: true;
  /** `all`: everything with case content of the MARAC waits. Else these cases. */
  readonly stops: 'all' | readonly string[];
}

/** Tabs that decide access, beside Conflicts. */
const OTHERS: readonly string[] = ['cases', 'needed', 'agencies', 'contacts', 'settings'];

/** Of what is blocked, the cases that nothing but rows of Conflicts blocks; `all` where such a row alone stops everything. */
export function blockedByConflicts({ blocked, accessGaps = [], unknownTables }: Blocked): readonly string[] | 'all' {
  if (blocked === 'all') {
    const isOther = OTHERS.some((name) => unknownTables.has(name));
    return !isOther && areConflicts(accessGaps.filter((gap) => gap.stops === 'all')) ? 'all' : [];
  }
  return [...blocked].filter((ref) =>
    areConflicts(accessGaps.filter(({ stops }) => stops === 'all' || stops.includes(ref))),
  );
}

/** Whether whatever blocks the case, or everything, can be read and only waits for its id. */
export function isOnlyNew({ accessGaps = [] }: Pick<Blocked, 'accessGaps'>, caseRef?: string): boolean {
  const gaps = accessGaps.filter(({ stops }) => stops === 'all' || (caseRef !== undefined && stops.includes(caseRef)));
  return gaps.length > 0 && gaps.every(({ isNew }) => isNew === true);
}

function areConflicts(gaps: readonly AccessGap[]): boolean {
  return gaps.length > 0 && gaps.every((gap) => gap.table === 'conflicts');
}

interface Blocked {
  readonly blocked: ReadonlySet<string> | 'all';
  readonly accessGaps?: readonly AccessGap[];
  readonly unknownTables: ReadonlySet<string>;
}

/** The cases about which nothing goes, or that nothing with case content goes at all. */
export function blockedBy(gaps: readonly AccessGap[]): ReadonlySet<string> | 'all' {
  const cases = new Set<string>();
  for (const { stops } of gaps) {
    if (stops === 'all') return 'all';
    for (const stop of stops) cases.add(stop);
  }
  return cases;
}
