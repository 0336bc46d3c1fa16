// What a job is: a name, the tables it needs, its schedule, and a pure function that plans everything that is due by now and not settled.
import type { Access, MaracAccess } from '../../domain/access/access.ts';
import type { Day, LocalTime } from '../../domain/time/day.ts';
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import type { Due } from '../../domain/plan/withheld.ts';
import { lastRead } from '../../domain/register/roster.ts';
import type { TableName } from '../../workbook/tables/table.ts';

export type JobName = 'intake' | 'research' | 'agenda' | 'minutes' | 'follow-up' | 'corrections' | 'send';

/** When a job runs: at these local hours on working days, or every so many minutes. The plan decides what is due, so a late run catches up. */
export type Schedule = { readonly at: readonly string[] } | { readonly everyMinutes: number };

export interface PlanContext {
  readonly facts: Facts;
  readonly access: Access;
  readonly now: LocalTime;
  readonly today: Day;
  /** Prefilled address of the form by which agencies answer for an action; =ACTION stands for its reference. */
  readonly actionUpdateForm?: string;
}

export interface MaracPlanContext extends PlanContext {
  readonly marac: MaracFacts;
  readonly maracAccess: MaracAccess;
}

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

/** The MARACs a job may work on: those whose tables it needs are all readable. */
export function maracPlanContexts(context: PlanContext, tables: readonly TableName[]): readonly MaracPlanContext[] {
  const rounds: MaracPlanContext[] = [];
  for (const marac of context.facts.maracs) {
    const maracAccess = context.access.maracs.find((other) => other.name === marac.name);
    if (maracAccess === undefined || tables.some((name) => marac.unknownTables.has(name))) continue;
    rounds.push({ ...context, marac, maracAccess });
  }
  return rounds;
}

/** The same context, with agencies and contacts as last read where they cannot be read now: only for what never waits. */
export function withLastReadContacts<R extends PlanContext>(round: R): R {
  const { facts } = round;
  return facts.lastGood === undefined ? round : { ...round, facts: { ...facts, ...lastRead(facts) } };
}
