// The columns of a tab of an .xlsx file of an earlier version, asked for their places in today's order.
import { findNewOrder, type NewOrder } from '../../looks/column-order.ts';
import type { BoundTable } from '../bind-tab.ts';
import type { ReadCells } from '../read-cells.ts';

export interface ColumnOrder extends NewOrder {
  readonly sheet: string;
  readonly headingRow: number;
}

/** Undefined where they stand in order already. */
export function orderColumns({ table, at }: BoundTable, sheet: ReadCells | undefined): ColumnOrder | undefined {
  if (at === undefined || sheet === undefined) return undefined;
  const { headingRow } = at;
  const headings = sheet.rows.find(({ row }) => row === headingRow);
  const order = findNewOrder(table, {
    ours: new Map([['', at.idColumn], ...at.columns]),
    headings: (headings?.columns ?? []).flatMap((column, index) => {
      const cell = headings?.cells[index];
      return cell?.kind === 'text' ? [[cell.text, column] as const] : [];
    }),
    last: sheet.rows.reduce((last, { columns }) => Math.max(last, columns.at(-1) ?? 0), 0),
  });
  return order === undefined ? undefined : { sheet: at.sheet, headingRow, ...order };
}
