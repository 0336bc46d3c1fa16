// What every plan is made of: the facts of one moment, who may see what, and the time.
import type { Facts, MaracFacts } from './facts.ts';
import type { Access, MaracAccess } from '../access/access.ts';
import type { LocalTime, Day } from '../time/day.ts';
import type { TableName } from '../cells/column.ts';
import { lastRead } from '../register/roster.ts';

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
