// Whose columns are which, as a value: what a person confirmed for a list, found again by the list's headings.
import type { Column, Table } from '../tables/table.ts';

/** One heading of the list. Without a field the column is left out. */
export interface MappedColumn {
  readonly heading: string;
  readonly field?: string;
  /** A full name "BROOK, Anna": what follows the first comma goes here. */
  readonly afterComma?: string;
  /** The whole name is split as people write it: by its comma, its capitals, else before its last word. */
  readonly whole?: true;
  /** One of several columns that fill the field together, in their order in the list. */
  readonly joined?: true;
}

/** What a person confirmed, or a proposal of it: kept as JSON, found again by the list's headings. */
export interface ListMapping {
  readonly columns: readonly MappedColumn[];
  /** In which order this list writes days in figures; absent: only what cannot mean two days is read. */
  readonly dates?: 'dayFirst' | 'yearFirst';
}

export function columnsOfTable<Row>(table: Table<Row>): readonly (readonly [string, Column])[] {
  return Object.entries(table.columns as Readonly<Record<string, Column>>);
}
