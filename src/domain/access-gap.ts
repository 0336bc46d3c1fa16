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
  /** `all`: everything with case content of the MARAC waits. Else these cases. */
  readonly stops: 'all' | readonly string[];
}

/** The cases about which nothing goes, or that nothing with case content goes at all. */
export function blockedBy(gaps: readonly AccessGap[]): ReadonlySet<string> | 'all' {
  const cases = new Set<string>();
  for (const { stops } of gaps) {
    if (stops === 'all') return 'all';
    for (const one of stops) cases.add(one);
  }
  return cases;
}
