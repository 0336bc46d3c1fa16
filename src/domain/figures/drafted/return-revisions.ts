// What a return said when it was sent, and how it is different now: rows were typed, changed or taken away since.
import { withoutRestricted } from '../../access/unrestricted-facts.ts';
import type { Facts } from '../../plan/facts.ts';
import type { ReturnCounts, SentReturn } from '../../plan/sent-return.ts';
import type { LocalTime } from '../../time/day.ts';
import type { Figure } from '../figure.ts';
import { numberOrNull } from '../format-figure.ts';
import { gatherAll } from '../ground.ts';
import type { Period } from '../period.ts';
import { makeReturn, type QuarterlyReturn } from '../return/quarterly-return.ts';

export type CountedReturn = Pick<SentReturn, 'counts' | 'meetings' | 'open'>;

/** The counts of one MARAC's return as its rows stand; undefined where there is no such MARAC. */
export function countReturn(facts: Facts, name: string, quarter: Period, now: LocalTime): CountedReturn | undefined {
  const quarterly = returnOf(facts, name, quarter, now);
  const open = returnOf(withoutRestricted(facts), name, quarter, now);
  if (quarterly === undefined || open === undefined) return undefined;
  return {
    counts: countsOf(quarterly.sum),
    meetings: Object.fromEntries(quarterly.rows.map(({ meeting, figures }) => [meeting.id, countsOf(figures)])),
    open: countsOf(open.sum),
  };
}

function returnOf(facts: Facts, name: string, period: Period, now: LocalTime): QuarterlyReturn | undefined {
  const maracs = facts.maracs.filter((marac) => marac.name === name);
  return maracs.length === 0 ? undefined : makeReturn(gatherAll(facts, now), { period, maracs });
}

const countsOf = (figures: readonly Figure[]): ReturnCounts =>
  Object.fromEntries(figures.map(({ name, value }) => [name, numberOrNull(value)]));

export interface Difference {
  /** Of the figure. */
  readonly name: string;
  readonly was: number | null;
  readonly is: number | null;
}

/** Figures of which the counts are not the same, in the order of the return. A figure that was not counted then is none. */
export function findDifferences(was: ReturnCounts, is: ReturnCounts): readonly Difference[] {
  return Object.entries(is).flatMap(([name, now]) => {
    const then = was[name];
    return then === undefined || then === now ? [] : [{ name, was: then, is: now }];
  });
}

/** Figures that are different, and how many of them are so without restricted cases too. A number that moved between meetings counts as well. */
export interface Revision {
  readonly differences: readonly Difference[];
  readonly meetings: number;
  readonly open: number;
}

/** Undefined while the return is as it was sent. */
export function findRevision(sent: SentReturn, now: CountedReturn): Revision | undefined {
  const differences = findDifferences(sent.counts, now.counts);
  const ids = [...new Set([...Object.keys(sent.meetings), ...Object.keys(now.meetings)])];
  const meetings = ids.filter((id) => JSON.stringify(sent.meetings[id]) !== JSON.stringify(now.meetings[id])).length;
  if (differences.length === 0 && meetings === 0) return undefined;
  return { differences, meetings, open: findDifferences(sent.open, now.open).length };
}
