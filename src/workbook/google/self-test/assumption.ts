// What the program assumes of Google Sheets and Drive, one thing at a time, each tried on an empty tab of its own.
import type { sheets_v4 } from '@googleapis/sheets';
import type { Came, GoogleClient } from '../calls/google-client.ts';
import type { SheetValue, Updated } from '../calls/google-shapes.ts';

export interface Trying {
  readonly client: GoogleClient;
  readonly id: string;
  /** An empty tab of 20 rows and 6 columns. */
  readonly sheetId: number;
  readonly title: string;
  /** Our own account as the credentials name it. */
  readonly account: string | undefined;
  readonly nowMs: () => number;
  readonly pause: (ms: number) => Promise<void>;
}

export interface Assumption {
  /** A sentence without a name. */
  readonly what: string;
  /** What Google did instead, in words; undefined where it is as assumed. */
  readonly attempt: (trying: Trying) => Promise<string | undefined>;
}

export interface Tried {
  readonly what: string;
  /** What Google did instead; absent where it is as assumed. */
  readonly differs?: string;
}

export type Request = sheets_v4.Schema$Request;
type Values = readonly (readonly sheets_v4.Schema$ExtendedValue[])[];

/** Writes a block from a corner on. */
export function block(sheetId: number, row: number, column: number, values: Values): Request {
  const rows = values.map((line) => ({
    values: line.map((value) => (Object.keys(value).length === 0 ? {} : { userEnteredValue: value })),
  }));
  const start = { sheetId, rowIndex: row, columnIndex: column };
  return { updateCells: { start, rows, fields: 'userEnteredValue' } };
}

export const words = (text: string): sheets_v4.Schema$ExtendedValue => ({ stringValue: text });

export function update(
  { client, id }: Trying,
  requests: readonly Request[],
  ranges: readonly string[] = [],
): Promise<Came<Updated>> {
  return client.update(id, {
    requests: [...requests],
    includeSpreadsheetInResponse: ranges.length > 0,
    ...(ranges.length > 0 ? { responseRanges: [...ranges] } : {}),
  });
}

/** What stands in the tab; a call that fails is a difference. */
export async function valuesOf(
  { client, id, sheetId }: Trying,
  of: number = sheetId,
): Promise<readonly (readonly SheetValue[])[]> {
  const came = await client.getValues(id, [of]);
  if (!came.ok) throw differenceOf(came.trouble);
  return came.value.valueRanges[0]?.valueRange.values ?? [];
}

export function ok<T>(came: Came<T>): T {
  if (!came.ok) throw differenceOf(came.trouble);
  return came.value;
}

/** Thrown by a step that could not be carried out: what it is reported as. */
export class Difference extends Error {}

/** Google did not answer, which says nothing about what was tried: it is tried again. */
export class NoAnswer extends Difference {}

function differenceOf(trouble: Extract<Came<unknown>, { readonly ok: false }>['trouble']): Difference {
  if (trouble.kind !== 'refused') return new NoAnswer(`Google did not answer (${trouble.kind}).`);
  return new Difference(`Google refused: ${trouble.status}${trouble.reason === '' ? '' : ` ${trouble.reason}`}.`);
}

export const show = (value: unknown): string => JSON.stringify(value) ?? 'nothing';
