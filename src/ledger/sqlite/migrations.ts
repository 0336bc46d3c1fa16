// Brings a ledger from an earlier version's schema to this one, step by step, in one transaction with the new number.
import type { Store } from './sqlite-store.ts';

export interface Migration {
  /** The schema version after the migration. */
  readonly to: number;
  readonly sql: string;
}

/** Finds the newest event of a kind: when something last left, and what a person asked for since a restore. */
export const EVENTS_BY_KIND = 'create index events_kind on events (kind, seq);';

/** One step for each version after the first, in order. A released step is never changed: another is added. */
export const MIGRATIONS: readonly Migration[] = [{ to: 2, sql: EVENTS_BY_KIND }];

/** The steps from that version to the newest; undefined if the file is of a later version, or of none. */
export function stepsFrom(version: number, all: readonly Migration[] = MIGRATIONS): readonly Migration[] | undefined {
  const newest = all.at(-1)?.to ?? 1;
  return version < 1 || version > newest ? undefined : all.filter((migration) => migration.to > version);
}

/** Updates the file; if another process was faster, there is nothing left to do. */
export function migrate(store: Store, versionOf: () => number, all: readonly Migration[] = MIGRATIONS): void {
  if (stepsFrom(versionOf(), all)?.length === 0) return;
  store.write('migrate', () => {
    for (const { to, sql } of stepsFrom(versionOf(), all) ?? []) store.exec(`${sql} pragma user_version = ${to};`);
  });
}
