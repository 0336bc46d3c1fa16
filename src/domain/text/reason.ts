// Why something is so, as data; one function per rule puts it in words (domain/text/describe-reason.ts), for plan, why, Checks and Today alike.

export interface Reason {
  /** The name of the rule, as docs/rules.md lists it: `threshold.visible-high`, `ladder.deputy`. */
  readonly rule: string;
  /** What the rule looked at; refs, counts and days only, never a person's data. */
  readonly facts: Readonly<Record<string, string | number | boolean>>;
}
export type Reasons = readonly Reason[];

export function makeReason(rule: string, facts: Reason['facts'] = {}): Reason {
  return { rule, facts };
}
