// Few colours, each with one meaning, and when a cell or row has it.
export type StateName = 'overdue' | 'today' | 'waits' | 'past';

export interface StateLook {
  /** As `F8D7DA`; absent where only the letters change. */
  readonly fill?: string;
  readonly ink: string;
  readonly bold?: boolean;
  /** As the tab Start here explains it. */
  readonly words: string;
}

export const STATE_LOOKS: Readonly<Record<StateName, StateLook>> = {
  overdue: { fill: 'F8D7DA', ink: '8B1A24', bold: true, words: 'Overdue: its day has passed.' },
  today: { fill: 'FFE9B8', ink: '6B4700', bold: true, words: 'Today.' },
  waits: { fill: 'D6E6F7', ink: '1F2933', words: 'Waits for you: an answer belongs here.' },
  past: { ink: '7A848D', words: 'Over and done with.' },
};

/** A formula of either program over the row, a field's cell written as `[field]`. */
export interface StateRule {
  readonly means: StateName;
  /** Fields whose cells are marked; `*` the whole row. */
  readonly marks: readonly string[];
  readonly when: string;
}

/** Fields that the formula asks about. */
export function fieldsOf({ when }: StateRule): readonly string[] {
  return [...new Set([...when.matchAll(/\[(\w+)\]/g)].map(([, field]) => field ?? ''))];
}

/** The formula for the first row below the headings; undefined where the tab lacks one of its columns. */
export function formulaOf(
  rule: StateRule,
  row: number,
  lettersOf: (field: string) => string | undefined,
): string | undefined {
  const letters = new Map(fieldsOf(rule).map((field) => [field, lettersOf(field)] as const));
  if ([...letters.values()].includes(undefined)) return undefined;
  return rule.when.replaceAll(/\[(\w+)\]/g, (_, field: string) => `$${letters.get(field) ?? ''}${row}`);
}
