// Rows of a sheet put in order and tabs shown. Whole rows move, with notes and colours; somebody who inserts a row meanwhile loses nothing.
import type { sheets_v4 } from '@googleapis/sheets';
import { tableNamed } from '../../tables/all-tables.ts';
import type { Answer, Arrange, Tab } from '../../workbook-port.ts';
import type { BookFile } from '../book-file.ts';
import type { GoogleClient } from '../calls/google-client.ts';
import { bindTab } from './bind-google-tabs.ts';
import { KEPT_BACK } from './google-write-plan.ts';
import { readFile, type ReadTable } from './read-file.ts';

type Request = sheets_v4.Schema$Request;

const DONE: Answer = { outcome: 'done' };

export async function arrangeInFile(
  { client, nowMs }: { readonly client: GoogleClient; readonly nowMs: () => number },
  { id }: BookFile,
  what: readonly Arrange[],
): Promise<readonly Answer[]> {
  const found = await readFile(
    client,
    id,
    what.map(({ table }) => tableNamed(table)),
    nowMs,
  );
  if (!found.ok) return what.map(() => KEPT_BACK);
  const requests = what.flatMap(({ table, rowIds }) => moveRequests(found.read.tables.get(table), rowIds));
  return await send(client, id, requests, what);
}

/** One row after the other goes to its place: what stands below moves down. */
function moveRequests(table: ReadTable | undefined, rowIds: readonly string[]): readonly Request[] {
  if (table?.at === undefined) return [];
  const { sheetId, endOfData } = table.at;
  const first = 1;
  const standing: (string | undefined)[] = Array.from({ length: Math.max(0, endOfData - first) });
  for (const { id, index } of table.rows) if (id !== undefined) standing[index - first] = id;
  const counted = Map.groupBy(table.rows, ({ id }) => id ?? '');
  const requests: Request[] = [];
  let to = 0;
  for (const id of rowIds) {
    const from = counted.get(id)?.length === 1 ? standing.indexOf(id) : -1;
    if (from < 0) continue;
    if (from !== to) {
      const source = { sheetId, dimension: 'ROWS', startIndex: from + first, endIndex: from + first + 1 };
      // Before the move the place is counted as it stands: a row that goes up goes before what stands there.
      requests.push({ moveDimension: { source, destinationIndex: to + first } });
      standing.splice(to, 0, ...standing.splice(from, 1));
    }
    to += 1;
  }
  return requests;
}

export async function showInFile(
  { client }: { readonly client: GoogleClient },
  { id }: BookFile,
  what: readonly Tab[],
): Promise<readonly Answer[]> {
  const spreadsheet = await client.getSpreadsheet(id);
  if (!spreadsheet.ok) return what.map(() => KEPT_BACK);
  const requests = what.flatMap(({ table }): readonly Request[] => {
    const tab = bindTab(spreadsheet.value, tableNamed(table));
    if (!tab.ok || !tab.sheet.properties.hidden) return [];
    const properties = { sheetId: tab.sheet.properties.sheetId, hidden: false };
    return [{ updateSheetProperties: { properties, fields: 'hidden' } }];
  });
  return await send(client, id, requests, what);
}

async function send(
  client: GoogleClient,
  id: string,
  requests: readonly Request[],
  what: readonly unknown[],
): Promise<readonly Answer[]> {
  if (requests.length === 0) return what.map(() => DONE);
  const answer = await client.update(id, { requests: [...requests], includeSpreadsheetInResponse: false });
  return what.map(() => (answer.ok ? DONE : KEPT_BACK));
}
