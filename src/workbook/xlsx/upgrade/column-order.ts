// Which column of a tab of an earlier version goes where, so that they stand in today's order: ours as a new tab lays them, with the names of
// groups in front of the columns folded behind them; a column of people's own goes with the one on its left, and is never folded away.
import { isLabel, laidColumns } from '../../looks/sheet-order.ts';
import { lookOf } from '../../looks/tab-looks.ts';
import { isGroupLabel } from '../../tables/headers.ts';
import type { BoundTable } from '../bind-tab.ts';
import type { ReadCells } from '../read-cells.ts';

export interface PlacedColumn {
  /** Where it stood, from 1; undefined for the name of a group that is new. */
  readonly from?: number;
  readonly label?: string;
  /** Folded up behind the name of its group. */
  readonly folds: boolean;
}

export interface ColumnOrder {
  readonly sheet: string;
  readonly headingRow: number;
  /** From left to right. */
  readonly columns: readonly PlacedColumn[];
  /** How many of them stay in sight. */
  readonly frozen: number;
}

/** Undefined where they stand in order already. */
export function orderColumns({ table, at }: BoundTable, sheet: ReadCells | undefined): ColumnOrder | undefined {
  if (at === undefined || sheet === undefined) return undefined;
  const { headingRow } = at;
  const ours = new Map([['', at.idColumn], ...at.columns]);
  const labels = labelsOf(sheet, headingRow);
  const laid = laidColumns(table).flatMap((one): readonly (PlacedColumn & { readonly shown: boolean })[] => {
    if (isLabel(one)) {
      const from = labels.get(one.label);
      return [{ label: one.label, folds: false, shown: false, ...(from === undefined ? {} : { from }) }];
    }
    const from = ours.get(one.field ?? '');
    const folds = one.group !== undefined;
    return from === undefined ? [] : [{ from, folds, shown: !folds && !one.hidden }];
  });
  const needed = laid.filter((one, index) => one.label === undefined || laid[index + 1]?.folds === true);
  const places = needed.flatMap(({ from }) => from ?? []);
  const isWhole = needed.length === places.length;
  const isInOrder = isWhole && places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
  if (isInOrder) return undefined;
  const columns = withOwn(needed, lastColumn(sheet, places));
  const frozen = needed[lookOf(table.name).frozen - 1]?.from;
  return { sheet: at.sheet, headingRow, columns, frozen: columns.findIndex(({ from }) => from === frozen) + 1 };
}

function labelsOf(sheet: ReadCells, headingRow: number): ReadonlyMap<string, number> {
  const row = sheet.rows.find((one) => one.row === headingRow);
  const found = row?.columns.flatMap((column, index): readonly (readonly [string, number])[] => {
    const cell = row.cells[index];
    return cell?.kind === 'text' && isGroupLabel(cell.text) ? [[cell.text, column]] : [];
  });
  return new Map(found);
}

function lastColumn({ rows }: ReadCells, places: readonly number[]): number {
  return rows.reduce((last, { columns }) => Math.max(last, columns.at(-1) ?? 0), Math.max(...places));
}

function withOwn(laid: readonly (PlacedColumn & { readonly shown: boolean })[], last: number): readonly PlacedColumn[] {
  const byPlace = new Map(laid.map((one) => [one.from ?? 0, one] as const));
  const lastShown = laid.findLast(({ shown }) => shown);
  const own = new Map<PlacedColumn | undefined, PlacedColumn[]>();
  let left: (typeof laid)[number] | undefined;
  for (let column = 1; column <= last; column += 1) {
    const mine = byPlace.get(column);
    if (mine !== undefined) left = mine;
    else {
      const beside = left === undefined || left.shown ? left : lastShown;
      own.set(beside, [...(own.get(beside) ?? []), { from: column, folds: false }]);
    }
  }
  return [...(own.get(undefined) ?? []), ...laid.flatMap((one) => [one, ...(own.get(one) ?? [])])];
}
