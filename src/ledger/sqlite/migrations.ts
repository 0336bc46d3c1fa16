// From the schema of an earlier version to this one's, step by step, in one transaction with the new number: whole, or not at all.
import type { Store } from './sqlite-store.ts';

export interface Migration {
  /** The version that stands in the file afterwards. */
  readonly to: number;
  readonly sql: string;
}

/** Finds the newest event of a kind: where the chain stood when something left, and what a person asked for since a restore. */
export const EVENTS_BY_KIND = 'create index events_kind on events (kind, seq);';

/** One for each version after the first, in order. A step that was released is never changed: another is added. */
export const MIGRATIONS: readonly Migration[] = [{ to: 2, sql: EVENTS_BY_KIND }];

/** What leads from that version to the newest; undefined when nothing does: the file is of a later version, or of none. */
export function stepsFrom(version: number, all: readonly Migration[] = MIGRATIONS): readonly Migration[] | undefined {
  const newest = all.at(-1)?.to ?? 1;
  return version < 1 || version > newest ? undefined : all.filter((one) => one.to > version);
}

/** Brings the file up to date; another process that was quicker leaves nothing to do. */
export function migrate(store: Store, versionOf: () => number, all: readonly Migration[] = MIGRATIONS): void {
  if (stepsFrom(versionOf(), all)?.length === 0) return;
  store.write('migrate', () => {
    for (const { to, sql } of stepsFrom(versionOf(), all) ?? []) store.exec(`${sql} pragma user_version = ${to};`);
  });
}
