// Rows that were copied to another sheet (workbook/move-rows.ts) emptied where they stood, whoever moves rows or types in that very moment. A blank row
// goes to the end of the sheet, so that none shows where something was; nothing is deleted.
import type { sheets_v4 } from '@googleapis/sheets';
import { BLANK, type Cell } from '../../../domain/cells/cell.ts';
import type { Log } from '../../../system/log.ts';
import type { MoveAnswer, RowMove } from '../../workbook-port.ts';
import { asTyped, entered, readEntered, sameStored } from './google-cells.ts';
import type { GoogleClient } from '../calls/google-client.ts';
import type { FileRead, ReadRow, TablePlace } from './read-file.ts';
import { columnRange, movedOn } from './google-write-plan.ts';
import { dropScratch, openScratch, readScratch, spansOf, updateOver, type WasThere } from './scratch.ts';

type Request = sheets_v4.Schema$Request;

const KEPT_BACK: MoveAnswer = { outcome: 'keptBack' };

/** Where rows are emptied: a file as it was just read. */
export interface Emptying {
  readonly client: GoogleClient;
  readonly id: string;
  readonly read: FileRead;
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

/**
 * All in one batch, which says what stood there. A row that was another one by then, or had changed, is added again as it stood, below all others: a row
 * that is added is written over nobody's.
 */
export async function emptyRows(
  { client, log, id, read }: Emptying,
  moves: readonly RowMove[],
): Promise<ReadonlyMap<RowMove, MoveAnswer>> {
  const rows = moves.flatMap((move): Emptied[] => {
    const at = read.tables.get(move.table)?.at;
    const row = rowIn(read, move);
    return at === undefined || row === undefined ? [] : [{ move, at, row }];
  });
  const kept = new Map(moves.map((move) => [move, KEPT_BACK] as const));
  const spans = rows.flatMap(({ at, row }) => spansOf(at.sheetId, row.index, columnsIn(at)));
  const scratch = openScratch(read.spreadsheet, spans);
  if (scratch === undefined) return kept;
  const places = [...new Set(rows.map(({ at }) => at))];
  const answer = await updateOver(client, id, scratch, {
    requests: [...spans.map(emptyCells), ...closeUp(read, rows)],
    ranges: places.map((at) => columnRange(at, at.idColumn)),
  });
  // An answer that was lost is settled at the next call: the row is in one file then, or in both.
  if (!answer.ok) return kept;
  const wasThere = readScratch(answer.value, scratch);
  const met = rows.map((emptied) => ({ ...emptied, was: rowThere(emptied.at, emptied.row.index, wasThere) }));
  const others = met.filter(({ move, row, was }) => was.id !== move.rowId || changed(row, was).length > 0);
  if (others.length > 0) {
    log.error('sheet.row-moved-while-writing', { count: others.length });
    const added = await client.update(id, {
      requests: others.map(({ at, was }) => addAgain(at, was)),
      includeSpreadsheetInResponse: false,
    });
    // What stood there is in the hidden tab then, which stays and is told of.
    if (!added.ok) return kept;
  }
  await dropScratch(client, id, scratch);
  return new Map(
    met.map(({ move, at, row, was }) => {
      if (was.id !== move.rowId) return [move, KEPT_BACK];
      const fields = changed(row, was);
      if (fields.length > 0) return [move, movedOn(fields) as MoveAnswer];
      const place = [`${at.title}, row ${row.index + 1}`];
      if (row.others === true) return [move, { outcome: 'done', left: place }];
      return [move, { outcome: 'done', left: [], ...(isMerged(read, at, row) ? { gaps: place } : {}) }];
    }),
  );
}

const columnsIn = (at: TablePlace): readonly number[] => [...at.columns.values(), at.idColumn];

function emptyCells({ sheetId, row, column, width }: ReturnType<typeof spansOf>[number]): Request {
  const values = Array.from({ length: width }, () => ({}));
  const start = { sheetId, rowIndex: row, columnIndex: column };
  return { updateCells: { start, rows: [{ values }], fields: 'userEnteredValue' } };
}

/** The last one first: none moves another that is still to go. */
function closeUp(read: FileRead, rows: readonly Emptied[]): readonly Request[] {
  return rows
    .filter(({ at, row }) => row.others !== true && !isMerged(read, at, row))
    .toSorted((one, other) => other.row.index - one.row.index)
    .map(({ at: { sheetId, rowCount }, row: { index } }) => {
      const source = { sheetId, dimension: 'ROWS', startIndex: index, endIndex: index + 1 };
      return { moveDimension: { source, destinationIndex: rowCount } };
    });
}

/** Google does not move a row out of merged cells. */
function isMerged({ spreadsheet }: FileRead, { sheetId }: TablePlace, { index }: ReadRow): boolean {
  const merges = spreadsheet.sheets.find(({ properties }) => properties.sheetId === sheetId)?.merges ?? [];
  return merges.some(({ startRowIndex = 0, endRowIndex = Infinity }) => index >= startRowIndex && index < endRowIndex);
}

interface RowThere {
  readonly id: string;
  readonly cells: ReadonlyMap<string, Cell>;
}

function rowThere(at: TablePlace, index: number, wasThere: WasThere): RowThere {
  const there = (column: number, field: string): Cell =>
    readEntered(wasThere(at.sheetId, index, column), at.kinds.get(field) ?? 'text');
  const id = there(at.idColumn, '');
  const cells = new Map([...at.columns].map(([field, column]) => [field, there(column, field)] as const));
  return { id: id.kind === 'text' ? id.text.trim() : id.kind === 'number' ? String(id.number) : '', cells };
}

/** Fields in which something else stood than what was read, and copied. */
function changed(row: ReadRow, was: RowThere): readonly string[] {
  return [...was.cells].flatMap(([field, cell]) => (sameStored(row.cells.get(field) ?? BLANK, cell) ? [] : [field]));
}

function addAgain(at: TablePlace, { id, cells }: RowThere): Request {
  const width = Math.max(...columnsIn(at)) + 1;
  const values: sheets_v4.Schema$CellData[] = Array.from({ length: width }, () => ({}));
  for (const [field, cell] of cells) {
    const column = at.columns.get(field);
    if (column !== undefined && cell.kind !== 'blank') values[column] = entered(asTyped(cell));
  }
  if (id !== '') values[at.idColumn] = { userEnteredValue: { stringValue: id } };
  return { appendCells: { sheetId: at.sheetId, rows: [{ values }], fields: 'userEnteredValue' } };
}
