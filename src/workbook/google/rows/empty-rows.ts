// Rows that were copied to another sheet (workbook/move-rows.ts) emptied where they stood, whoever moves rows in that very moment.
import type { sheets_v4 } from '@googleapis/sheets';
import { BLANK } from '../../../domain/cells/cell.ts';
import type { Log } from '../../../system/log.ts';
import type { MoveAnswer, RowMove } from '../../workbook-port.ts';
import { writeValue } from './google-cells.ts';
import type { GoogleClient } from '../calls/google-client.ts';
import type { FileRead, ReadRow, TablePlace } from './read-file.ts';
import { columnRange } from './google-write-plan.ts';

type Request = sheets_v4.Schema$Request;

const KEPT_BACK: MoveAnswer = { outcome: 'keptBack' };

/** Where rows are emptied: a file as it was just read, with Drive's version of that moment. */
export interface Emptying {
  readonly client: GoogleClient;
  readonly id: string;
  readonly read: FileRead;
  readonly version: string;
  readonly log: Log;
}

export function rowIn(read: FileRead, { table, rowId }: RowMove): ReadRow | undefined {
  return read.tables.get(table)?.rows.find(({ id }) => id === rowId);
}

interface Emptied {
  readonly move: RowMove;
  readonly at: TablePlace;
  readonly row: ReadRow;
}

/** All in one batch, only where the file has not moved since it was read; the answer's id columns say whether the right rows were met. */
export async function emptyRows(
  { client, log, id, read, version }: Emptying,
  moves: readonly RowMove[],
): Promise<ReadonlyMap<RowMove, MoveAnswer>> {
  const rows = moves.flatMap((move): Emptied[] => {
    const at = read.tables.get(move.table)?.at;
    const row = rowIn(read, move);
    return at === undefined || row === undefined ? [] : [{ move, at, row }];
  });
  const still = await client.getVersion(id);
  const kept = new Map(moves.map((move) => [move, KEPT_BACK] as const));
  if (!still.ok || still.value !== version) return kept;
  const places = [...new Set(rows.map(({ at }) => at))];
  const answer = await client.update(id, {
    requests: rows.flatMap(({ at, row }) => cellsOf(at, row.index)),
    includeSpreadsheetInResponse: true,
    responseRanges: places.map((at) => columnRange(at, at.idColumn)),
  });
  // An answer that was lost is settled at the next call: the row is in one file then, or in both.
  if (!answer.ok) return kept;
  const stands = idsIn(answer.value.updatedSpreadsheet?.sheets ?? []);
  const requests = putBack(read, rows, stands);
  if (requests.length > 0) {
    // Rows were met in the very moment of emptying that were not the ones read.
    log.error('sheet.row-moved-while-writing', { count: requests.length });
    await client.update(id, { requests, includeSpreadsheetInResponse: false });
  }
  return new Map(
    rows.map(({ move, at, row }) => {
      const done = stands.get(at.sheetId)?.has(move.rowId) === false;
      const left = row.others === true ? [`${at.title}, row ${row.index + 1}`] : [];
      return [move, done ? { outcome: 'done' as const, left } : KEPT_BACK];
    }),
  );
}

/** Every column of ours in that row, neighbours in one request: whoever's row it turns out to be, nothing of it is left beside what is put back. */
function cellsOf(
  at: TablePlace,
  index: number,
  value: (field: string) => sheets_v4.Schema$ExtendedValue = () => ({}),
): Request[] {
  const columns = [...at.columns, ['', at.idColumn] as const].toSorted(([, a], [, b]) => a - b);
  const runs: { readonly from: number; readonly values: sheets_v4.Schema$CellData[] }[] = [];
  for (const [field, column] of columns) {
    const last = runs.at(-1);
    const cell = { userEnteredValue: value(field) };
    if (last !== undefined && last.from + last.values.length === column) last.values.push(cell);
    else runs.push({ from: column, values: [cell] });
  }
  return runs.map(({ from, values }) => ({
    updateCells: {
      start: { sheetId: at.sheetId, rowIndex: index, columnIndex: from },
      rows: [{ values }],
      fields: 'userEnteredValue',
    },
  }));
}

type Shown = readonly {
  readonly properties: { readonly sheetId: number };
  readonly data: readonly {
    readonly rowData: readonly {
      readonly values: readonly {
        readonly userEnteredValue?: { readonly stringValue?: string | undefined } | undefined;
      }[];
    }[];
  }[];
}[];

function idsIn(sheets: Shown): ReadonlyMap<number, ReadonlySet<string>> {
  return new Map(
    sheets.map(({ properties, data }) => [
      properties.sheetId,
      new Set(
        data.flatMap(({ rowData }) => rowData.flatMap(({ values }) => values[0]?.userEnteredValue?.stringValue ?? [])),
      ),
    ]),
  );
}

/** Rows moved between our look and the write: as many others were emptied in the place of these, and get back what they had. */
function putBack(read: FileRead, rows: readonly Emptied[], stands: ReturnType<typeof idsIn>): Request[] {
  const requests: Request[] = [];
  for (const [at, met] of Map.groupBy(rows, (emptied) => emptied.at)) {
    const ids = stands.get(at.sheetId) ?? new Set();
    const missed = met.filter(({ move }) => ids.has(move.rowId));
    const meant = new Set(met.map(({ move }) => move.rowId));
    const table = met[0] && read.tables.get(met[0].move.table);
    const strangers = (table?.rows ?? []).filter(({ id }) => id !== undefined && !meant.has(id) && !ids.has(id));
    strangers.slice(0, missed.length).forEach(({ id = '', cells }, nth) => {
      const value = (field: string): sheets_v4.Schema$ExtendedValue =>
        field === '' ? { stringValue: id } : writeValue(cells.get(field) ?? BLANK);
      requests.push(...cellsOf(at, missed[nth]?.row.index ?? 0, value));
    });
  }
  return requests;
}
