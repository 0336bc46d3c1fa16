// The row id of a line on Today.
import type { IdPool } from '../plan/id-pool.ts';

export function rowIdOf(pool: IdPool, item: { readonly id: string }): string {
  return pool.take('T', `today/${item.id}`);
}
