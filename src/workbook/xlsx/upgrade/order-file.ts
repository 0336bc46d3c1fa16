// The columns of a workbook of an earlier version in today's order, as far as everything that means them can go along.
import type { Table } from '../../tables/table.ts';
import { bindTab } from '../bind-tab.ts';
import { openPackage } from '../package/workbook-package.ts';
import type { ReadCells } from '../read-cells.ts';
import type { Profile } from '../trust-profile.ts';
import { orderColumns, type ColumnOrder } from './file-column-order.ts';
import { moveColumns, type MovedColumns } from './move-columns.ts';
import { openPartTexts } from './part-texts.ts';

export interface Ordering {
  readonly bytes: Buffer;
  readonly sheets: readonly ReadCells[];
  readonly tables: readonly Table[];
  readonly profile: Profile;
}

export async function orderFile(given: Ordering): Promise<MovedColumns & { readonly bytes: Buffer }> {
  const { bytes, sheets, tables, profile } = given;
  const orders = tables.flatMap((table) => {
    const bound = bindTab(table, sheets);
    return (
      orderColumns(
        bound,
        sheets.find(({ name }) => name === bound.at?.sheet),
      ) ?? []
    );
  });
  if (orders.length === 0) return { bytes, moved: [], left: [] };
  const pack = await openPackage(bytes, profile);
  const texts = openPartTexts(pack);
  const done = await moveColumns(pack, texts, orders);
  return { ...done, bytes: done.moved.length === 0 ? bytes : texts.pack() };
}

export function describeMoved(moved: readonly ColumnOrder[]): readonly string[] {
  if (moved.length === 0) return [];
  return [`Columns stand in the order in which they are needed: ${moved.map(({ sheet }) => sheet).join(', ')}.`];
}
