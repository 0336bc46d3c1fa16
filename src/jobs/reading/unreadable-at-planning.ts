// What a plan could not know, for comparing it with the ledger: tabs and rows that cannot be read, and what may not go because of them.
import type { Facts, MaracFacts } from '../../domain/plan/facts.ts';
import { findUnreadableFacts, type ReadTables } from '../../domain/plan/unreadable-facts.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import type { Key } from '../../domain/plan/effects.ts';
import { isUnreadable } from '../../domain/access/correctable-reasons.ts';
import { makeReason, type Reason } from '../../domain/text/reason.ts';
import type { UnreadableFacts } from '../../domain/plan/reconcile.ts';
import { tableNamed } from '../../workbook/tables/all-tables.ts';
import type { TableName } from '../../workbook/tables/table.ts';
import type { Job } from '../engine/job.ts';

const isMute = ({ unknownTables }: MaracFacts): boolean => unknownTables.has('outbox');

export function tablesOf(jobs: readonly Job[]): ReadTables {
  return {
    reads: (name) => {
      const job = jobs.find((candidate) => candidate.name === name);
      return job === undefined ? [] : [...job.tables, ...(job.alsoReads ?? [])];
    },
    tabOf: (name) => tableNamed(name as TableName).tab,
  };
}

/** `stopped` says, by key, why a wanted message may not go. */
export function unknownOf(
  facts: Facts,
  jobs: readonly Job[],
  stopped: ReadonlyMap<Key, Reason>,
  now: LocalTime,
): UnreadableFacts {
  const tables = tablesOf(jobs);
  return {
    now,
    unread: (message) => {
      const gaps = findUnreadableFacts(facts.maracs, message, tables);
      const why = stopped.get(message.key);
      return gaps.length > 0 || why === undefined || !isUnreadable(why) ? gaps : [why];
    },
    unheard: ({ marac }) => {
      // There may be a Hold in it.
      const mute = facts.maracs.filter((other) => marac === '*' || other.name === marac).some(isMute);
      return mute ? [makeReason('plan.unread', { what: `the tab ${tables.tabOf('outbox')}` })] : [];
    },
  };
}
