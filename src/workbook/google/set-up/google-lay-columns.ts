// Columns and tabs that a sheet of an earlier version does not have, laid as set-up lays them, right of and behind everything that stands there.
import type { Answer, Lay } from '../../workbook-port.ts';
import { tableNamed } from '../../tables/all-tables.ts';
import type { BookFile } from '../book-file.ts';
import type { GoogleClient } from '../calls/google-client.ts';
import { gridsOf, headingsOf, planLaying } from './set-up-sheet.ts';
import type { Spreadsheet } from '../calls/google-shapes.ts';
import { KEPT_BACK } from '../rows/google-write-plan.ts';

export interface LayOptions {
  readonly client: GoogleClient;
  /** The account that keeps our columns. */
  readonly account?: string;
}

interface Layout {
  readonly spreadsheet: Spreadsheet;
  readonly headings: ReadonlyMap<number, readonly string[]>;
}

/** Its tabs and their headings, by sheet id; undefined when Google does not answer. */
export async function readLayout(client: LayOptions['client'], id: string): Promise<Layout | undefined> {
  const spreadsheet = await client.getSpreadsheet(id);
  if (!spreadsheet.ok) return undefined;
  const values = await client.getValues(id, gridsOf(spreadsheet.value));
  return values.ok ? { spreadsheet: spreadsheet.value, headings: headingsOf(values.value) } : undefined;
}

/** Adds them in one batch, whole or not at all; what Google would not take is asked for again at the next run. */
export async function layInFile(
  { client, account = '' }: LayOptions,
  { id }: BookFile,
  what: readonly Lay[],
): Promise<readonly Answer[]> {
  const kept = what.map(() => KEPT_BACK);
  const layout = await readLayout(client, id);
  if (layout === undefined) return kept;
  const { spreadsheet, headings } = layout;
  const wanted = new Map(what.map(({ table, fields }) => [tableNamed(table), fields] as const));
  const requests = planLaying(spreadsheet, headings, wanted, account);
  if (requests.length === 0) return kept;
  const answer = await client.update(id, { requests: [...requests], includeSpreadsheetInResponse: false });
  return answer.ok ? what.map(() => ({ outcome: 'done' })) : kept;
}
