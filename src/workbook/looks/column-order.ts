// Which column of a tab of an earlier version goes where, so that they stand in today's order: ours as a new tab lays them, with the names of
// groups in front of the columns folded behind them; a column of people's own goes with the one on its left, and is never folded away.
import { isGroupLabel } from '../tables/headers.ts';
import type { Table } from '../tables/table.ts';
import { isLabel, laidColumns } from './sheet-order.ts';
import { lookOf } from './tab-looks.ts';

export interface PlacedColumn {
  /** Where it stood, from 1; undefined for the name of a group that is new. */
  readonly from?: number;
  readonly label?: string;
  /** Folded up behind the name of its group. */
  readonly folds: boolean;
}

/** The columns of a tab as they stand, counted from 1. */
export interface StandingColumns {
  /** Ours by field, '' for the row id's. */
  readonly ours: ReadonlyMap<string, number>;
  readonly headings: readonly (readonly [text: string, column: number])[];
  /** The last column in which something stands. */
  readonly last: number;
}

export interface NewOrder {
  /** From left to right. */
  readonly columns: readonly PlacedColumn[];
  /** How many of them stay in sight. */
  readonly frozen: number;
}

/** Undefined where they stand in order already. */
export function findNewOrder(table: Table, { ours, headings, last }: StandingColumns): NewOrder | undefined {
  const labels = new Map(headings.filter(([text]) => isGroupLabel(text)));
  const laid = laidColumns(table).flatMap((placed): readonly (PlacedColumn & { readonly shown: boolean })[] => {
    if (isLabel(placed)) {
      const from = labels.get(placed.label);
      return [{ label: placed.label, folds: false, shown: false, ...(from === undefined ? {} : { from }) }];
    }
    const from = ours.get(placed.field ?? '');
    const folds = placed.group !== undefined;
    return from === undefined ? [] : [{ from, folds, shown: !folds && !placed.hidden }];
  });
  const needed = laid.filter(({ label }, index) => label === undefined || laid[index + 1]?.folds === true);
  const places = needed.flatMap(({ from }) => from ?? []);
  const isWhole = needed.length === places.length;
  const isInOrder = isWhole && places.every((place, index) => index === 0 || place > (places[index - 1] ?? 0));
  if (isInOrder) return undefined;
  const columns = withOwn(needed, Math.max(last, ...places));
  const frozen = needed[lookOf(table.name).frozen - 1]?.from;
  return { columns, frozen: columns.findIndex(({ from }) => from === frozen) + 1 };
}

function withOwn(laid: readonly (PlacedColumn & { readonly shown: boolean })[], last: number): readonly PlacedColumn[] {
  const byPlace = new Map(laid.map((placed) => [placed.from ?? 0, placed] as const));
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
  return [...(own.get(undefined) ?? []), ...laid.flatMap((placed) => [placed, ...(own.get(placed) ?? [])])];
}
