// A tab of a Google Sheet as it stands: where its columns are, and what an earlier version may have laid otherwise.
import type { Table } from '../../tables/table.ts';
import type { Looks } from '../calls/google-shapes.ts';

/** A tab of ours as it stands; columns count from 0. */
export interface StandingTab {
  readonly table: Table;
  readonly sheetId: number;
  readonly title: string;
  readonly look: Looks['sheets'][number];
  readonly headings: readonly string[];
  readonly columns: ReadonlyMap<string, number>;
  readonly idColumn: number;
}
