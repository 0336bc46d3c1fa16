// What stands in cells at the very moment they are written over. Sheets has no write that depends on a cell, so the same batch first copies the cells to
// a hidden tab of its own and shows that tab in its answer: what somebody typed since the sheet was read is known, and is put back (undo.ts).
import type { sheets_v4 } from '@googleapis/sheets';
import type { Came, GoogleClient } from '../calls/google-client.ts';
import type { EnteredValue, Spreadsheet, Updated } from '../calls/google-shapes.ts';

type Request = sheets_v4.Schema$Request;

/** Neighbouring cells of one row. */
export interface Span {
  readonly sheetId: number;
  readonly row: number;
  readonly column: number;
  readonly width: number;
}

export interface Scratch {
  readonly sheetId: number;
  readonly spans: readonly Span[];
  /** Makes the tab and copies the cells: before the requests that write over them. */
  readonly requests: readonly Request[];
  /** What the answer must show. */
  readonly range: string;
}

const TITLE = /^marac \(\d+\)$/;

/** A tab that a crash left behind: what was being written over may stand in it. */
export const isScratch = (title: string): boolean => TITLE.test(title);

/** Spans of columns that lie beside each other, one row's. */
export function spansOf(sheetId: number, row: number, columns: readonly number[]): readonly Span[] {
  const spans: Span[] = [];
  for (const column of columns.toSorted((a, b) => a - b)) {
    const last = spans.at(-1);
    if (last !== undefined && last.column + last.width === column)
      spans[spans.length - 1] = { ...last, width: last.width + 1 };
    else spans.push({ sheetId, row, column, width: 1 });
  }
  return spans;
}

/** Undefined where nothing is written over. */
export function openScratch({ sheets }: Spreadsheet, spans: readonly Span[]): Scratch | undefined {
  if (spans.length === 0) return undefined;
  const sheetId = Math.max(0, ...sheets.map(({ properties }) => properties.sheetId)) + 1;
  const title = `marac (${sheetId})`;
  const gridProperties = { rowCount: spans.length, columnCount: Math.max(...spans.map(({ width }) => width)) };
  const copies = spans.map(({ width, ...from }, slot): Request => {
    const source = rangeOf(from.sheetId, from.row, from.column, width);
    return { copyPaste: { source, destination: rangeOf(sheetId, slot, 0, width), pasteType: 'PASTE_FORMULA' } };
  });
  return {
    sheetId,
    spans,
    requests: [{ addSheet: { properties: { sheetId, title, hidden: true, gridProperties } } }, ...copies],
    range: `'${title}'`,
  };
}

function rangeOf(sheetId: number, row: number, column: number, width: number): sheets_v4.Schema$GridRange {
  return {
    sheetId,
    startRowIndex: row,
    endRowIndex: row + 1,
    startColumnIndex: column,
    endColumnIndex: column + width,
  };
}

/** What stood in a cell when it was written over; asked for a cell that was not copied it answers undefined as for a blank one. */
export type WasThere = (sheetId: number, row: number, column: number) => EnteredValue | undefined;

export function readScratch(updated: Updated, { sheetId, spans }: Scratch): WasThere {
  const shown = updated.updatedSpreadsheet?.sheets.find(({ properties }) => properties.sheetId === sheetId);
  const [block] = shown?.data ?? [];
  const found = new Map<string, EnteredValue | undefined>();
  for (const [slot, span] of spans.entries())
    for (let at = 0; at < span.width; at += 1) {
      const cell = block?.rowData[slot - block.startRow]?.values[at - block.startColumn];
      found.set(`${span.sheetId}/${span.row}/${span.column + at}`, cell?.userEnteredValue);
    }
  return (of, row, column) => found.get(`${of}/${row}/${column}`);
}

/** A batch with its scratch. A lost answer is asked for again: the tab is there if the batch was carried out, and only then. */
export async function updateOver(
  client: GoogleClient,
  id: string,
  scratch: Scratch | undefined,
  { requests, ranges }: { readonly requests: readonly Request[]; readonly ranges: readonly string[] },
): Promise<Came<Updated>> {
  const shows = scratch === undefined ? [...ranges] : [...ranges, scratch.range];
  const asked = { includeSpreadsheetInResponse: true, responseRanges: shows };
  const answer = await client.update(id, { requests: [...(scratch?.requests ?? []), ...requests], ...asked });
  if (scratch === undefined || (answer.ok ? isShown(answer.value, scratch) : answer.trouble.kind !== 'lost'))
    return answer;
  const properties = { sheetId: scratch.sheetId, hidden: true };
  const again = await client.update(id, {
    requests: [{ updateSheetProperties: { properties, fields: 'hidden' } }],
    ...asked,
  });
  if (again.ok && isShown(again.value, scratch)) return again;
  return answer.ok ? { ok: false, trouble: { kind: 'lost', why: 'an answer without the hidden tab' } } : answer;
}

const isShown = ({ updatedSpreadsheet }: Updated, { sheetId }: Scratch): boolean =>
  updatedSpreadsheet?.sheets.some(({ properties }) => properties.sheetId === sheetId) === true;

const MOST_TRIES = 3;

/** Takes the tab away, and asks again where the answer is lost: it goes by its id. One that stays is told of at the next look. */
export async function dropScratch(client: GoogleClient, id: string, scratch: Scratch | undefined): Promise<void> {
  if (scratch === undefined) return;
  for (let nth = 0; nth < MOST_TRIES; nth += 1) {
    const gone = await client.update(id, {
      requests: [{ deleteSheet: { sheetId: scratch.sheetId } }],
      includeSpreadsheetInResponse: false,
    });
    if (gone.ok || gone.trouble.kind !== 'lost') return;
  }
}
