// What a job is: a name, the tables it needs, its schedule, and a pure function that plans everything that is due by now and not settled.
import type { TableName } from '../../workbook/tables/table.ts';
import type { PlanContext } from '../../domain/plan/plan-context.ts';
import type { Due } from '../../domain/plan/withheld.ts';

export type JobName = 'intake' | 'research' | 'agenda' | 'minutes' | 'follow-up' | 'corrections' | 'reports' | 'send';

/** When a job runs: at these local hours on working days, or every so many minutes. The plan decides what is due, so a late run catches up. */
export type Schedule = { readonly at: readonly string[] } | { readonly everyMinutes: number };

export interface Job {
  readonly name: JobName;
  /** One line for --help. */
  readonly summary: string;
  readonly schedule: Schedule;
  /** If one of these tables cannot be read, the job does nothing for that MARAC. */
  readonly tables: readonly TableName[];
  /** Read if possible: if one of them cannot be read, the rest is planned without it, and what was planned with it is frozen. */
  readonly alsoReads?: readonly TableName[];
  plan(context: PlanContext): readonly Due[];
}
