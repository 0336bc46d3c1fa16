// Since when a job could not plan for a MARAC because a tab could not be read, and what it would have planned meanwhile. A message whose time passed
// in that period was wanted, and nobody knew.
import { addMinutes, dayOf, findLocalTime, type LocalTime } from '../../domain/time/day.ts';
import type { Facts } from '../../domain/plan/facts.ts';
import type { Effect } from '../../domain/plan/effects.ts';
import { isWithheld } from '../../domain/plan/withheld.ts';
import type { Ports } from './ports.ts';
import type { Job } from './job.ts';
import type { PlanContext } from '../../domain/plan/plan-context.ts';

/** A job of a MARAC that can plan again, and the times at which it could not. */
export interface MissedPlanning {
  readonly marac: string;
  readonly job: string;
  readonly since: LocalTime;
}

/** A table name of its own in the ledger; no tab has it. */
const blindIn = (marac: string): string => `${marac}/(jobs that cannot plan)`;

/** How far back to make up for: anything older is history. */
const MOST_DAYS = 14;
const EVERY_MINUTES = 6 * 60;

/** What is remembered of these jobs, updated. */
export async function findMissedPlanning(
  ports: Pick<Ports, 'ledger'>,
  facts: Facts,
  jobs: readonly Job[],
  now: LocalTime,
): Promise<{ readonly over: readonly MissedPlanning[]; remember(): Promise<void> }> {
  const over: MissedPlanning[] = [];
  const changed = new Map<string, readonly string[]>();
  for (const { name: marac, unknownTables } of facts.maracs) {
    const before = (await ports.ledger.readRows(blindIn(marac))).map((row) => row.rowId);
    const after = new Set(before);
    for (const { name: job, tables } of jobs) {
      const known = before.find((one) => one.startsWith(`${job} `));
      const isBlind = tables.some((name) => unknownTables.has(name));
      if (isBlind && known === undefined) after.add(`${job} ${now}`);
      if (isBlind || known === undefined) continue;
      after.delete(known);
      const since = findLocalTime(known.slice(job.length + 1));
      if (since !== undefined) over.push({ marac, job, since });
    }
    if ([...after].join() !== before.join()) changed.set(marac, [...after]);
  }
  return {
    over,
    async remember() {
      for (const [marac, rows] of changed)
        await ports.ledger.rememberRows(
          blindIn(marac),
          rows.map((rowId) => ({ rowId, file: 'main', cells: new Map() })),
        );
    },
  };
}

/** Messages that would have been planned then and whose time has passed since, each once, as last planned, with its papers. */
export function planWhatWasMissed(
  context: PlanContext,
  jobs: readonly Job[],
  over: readonly MissedPlanning[],
): readonly Effect[] {
  const found = new Map<string, readonly Effect[]>();
  for (const { marac, job: name, since } of over) {
    const job = jobs.find((candidate) => candidate.name === name);
    for (const moment of momentsBetween(since, context.now)) {
      const due = job?.plan({ ...context, now: moment, today: dayOf(moment) }) ?? [];
      const then = due.flatMap((one) => (isWithheld(one) ? [] : [one]));
      for (const effect of then)
        if (effect.do === 'message' && effect.notAfter < context.now && [marac, '*'].includes(effect.marac))
          found.set(effect.key, [
            effect,
            ...then.filter((other) => other.do === 'paper' && effect.papers.includes(other.key)),
          ]);
    }
  }
  return [...found.values()].flat();
}

function momentsBetween(since: LocalTime, now: LocalTime): readonly LocalTime[] {
  const earliest = addMinutes(now, -MOST_DAYS * 1440);
  const moments: LocalTime[] = [];
  for (let at = since < earliest ? earliest : since; at < now; at = addMinutes(at, EVERY_MINUTES)) moments.push(at);
  return moments;
}
