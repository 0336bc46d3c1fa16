// Rows of the register whose name, address or id is near one that nobody bears: told behind “There is no such contact”.
import { NEAR, nearness } from '../../domain/names/near-names.ts';
import { isSlip } from '../../domain/repeats/compare/edit-distance.ts';
import { foldText } from '../../domain/text/fold.ts';
import { sortBy } from '../../domain/text/order.ts';
import type { Directory } from '../../workbook/tables/row-refs.ts';
import type { TableName } from '../../workbook/tables/table.ts';

const MOST_NEAR = 3;

/** Rows whose name, address or id is near what was typed, the nearest first; of the register alone, which every workbook may tell of. */
export function findNear(directory: Directory, table: TableName, typed: string): readonly string[] {
  if (table !== 'agencies' && table !== 'contacts') return [];
  const id = typed.trim().toUpperCase();
  const isAddress = typed.includes('@');
  const near = new Map<string, number>();
  const add = (row: string, how: number): void => {
    if (how >= NEAR) near.set(row, Math.max(how, near.get(row) ?? 0));
  };
  for (const [name, rows] of directory.names.get(table) ?? [])
    for (const row of rows) add(row.id, isSlip(foldText(typed), name) ? 1 : isAddress ? 0 : nearness(typed, name));
  for (const known of directory.ids.get(table) ?? []) if (isSlip(id, known)) add(known, 1);
  return sortBy(
    [...near],
    ([, how]) => -how,
    ([row]) => row,
  )
    .slice(0, MOST_NEAR)
    .map(([row]) => row);
}
