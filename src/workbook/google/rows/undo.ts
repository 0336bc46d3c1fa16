// Puts back what a write met that it was not meant for: cells in which somebody typed, or a row that was moved there, since the sheet was read. Each
// step copies out what it writes over in its turn, so that whatever people do meanwhile, the last text that a person typed stands.
import type { sheets_v4 } from '@googleapis/sheets';
import { BLANK, type Cell } from '../../../domain/cells/cell.ts';
import { problemId, type Problem } from '../../../domain/text/problem.ts';
import { columnsOf, type Table, type TableName } from '../../tables/table.ts';
import type { BookFile } from '../book-file.ts';
import type { GoogleWorkbookOptions } from '../google-options.ts';
import { asTyped, entered, readEntered, sameStored } from './google-cells.ts';
import { columnRange } from './google-write-plan.ts';
import { readFile, type FileRead, type ReadRow, type TablePlace } from './read-file.ts';
import { findAgain, isSameRow, rowShown, type ShownRow } from './same-row.ts';
import { dropScratch, openScratch, readScratch, spansOf, updateOver } from './scratch.ts';

/** Cells of one row, as the answer of the write shows it. */
export interface Undo {
  readonly table: TableName;
  readonly index: number;
  readonly row: ShownRow;
  readonly cells: readonly UndoCell[];
}

export interface UndoCell {
  /** '' for the row id itself. */
  readonly field: string;
  readonly wrote: Cell;
  readonly back: Cell;
}

interface Step extends Undo {
  readonly at: TablePlace;
  readonly now: ReadRow;
}

const MOST_TRIES = 6;
const PAUSE_MS = 2000;

/** Undefined when all is put back; otherwise what a person must look at. */
export async function undoWrites(
  options: GoogleWorkbookOptions,
  file: BookFile,
  tables: readonly Table[],
  undos: readonly Undo[],
): Promise<Problem | undefined> {
  const { client, log, pause, nowMs } = options;
  if (undos.length === 0) return undefined;
  log.error('sheet.row-moved-while-writing', { count: undos.length });
  let open = undos;
  for (let tries = 1; open.length > 0 && tries <= MOST_TRIES; tries += 1) {
    const found = await readFile(client, file.id, tables, nowMs);
    const next = found.ok ? await undoOnce(options, file, found.read, open) : undefined;
    if (next === undefined) await pause(PAUSE_MS);
    open = next ?? open;
  }
  const [first] = open;
  return first === undefined ? undefined : describeRest(file, tables, first);
}

/** What is left to be put back; undefined where Google would not. */
async function undoOnce(
  { client }: GoogleWorkbookOptions,
  { id }: BookFile,
  read: FileRead,
  undos: readonly Undo[],
): Promise<readonly Undo[] | undefined> {
  const { steps, later } = oneForEachCell(undos.flatMap((undo) => locate(read, undo) ?? []));
  const spans = steps.flatMap(({ at, now, cells }) =>
    spansOf(
      at.sheetId,
      now.index,
      cells.flatMap(({ field }) => columnFor(at, field) ?? []),
    ),
  );
  const scratch = openScratch(read.spreadsheet, spans);
  if (scratch === undefined) return later;
  const places = [...new Set(steps.map(({ at }) => at))];
  const answer = await updateOver(client, id, scratch, {
    requests: steps.flatMap(writeBack),
    ranges: places.flatMap((at) => [at.idColumn, ...at.columns.values()].map((column) => columnRange(at, column))),
  });
  if (!answer.ok) return undefined;
  await dropScratch(client, id, scratch);
  const wasThere = readScratch(answer.value, scratch);
  const left = steps.flatMap((step): Undo[] => {
    const { at, now, table, cells } = step;
    const met = cells.map(({ field, wrote, back }) => {
      const was = wasThere(at.sheetId, now.index, columnFor(at, field) ?? -1);
      return { field, wrote: back, back: readEntered(was, at.kinds.get(field) ?? 'text'), expected: wrote };
    });
    const shown = rowShown(answer.value, at, now.index);
    const theirs = (some: typeof met): Undo => ({ table, index: now.index, row: shown, cells: some });
    // Of all that was written in that row, its id too.
    const sameRow = steps.filter((other) => other.at.sheetId === at.sheetId && other.now.index === now.index);
    const fields = new Set(sameRow.flatMap((other) => other.cells.map(({ field }) => field)));
    // Another row by now: it gets its own back, and the one that was meant is looked for again.
    if (!isSameRow(shown, now, fields)) return [theirs(met), step];
    // Somebody was faster once more: what we wrote over is theirs.
    const newer = met.filter(({ back, expected }) => !sameStored(back, expected));
    return newer.length === 0 ? [] : [theirs(newer)];
  });
  return [...left, ...later];
}

/** Two that mean the same cell, after rows moved more than once: the second is asked again when the first is done. */
function oneForEachCell(all: readonly Step[]): { readonly steps: readonly Step[]; readonly later: readonly Undo[] } {
  const taken = new Set<string>();
  const [steps, later]: [Step[], Undo[]] = [[], []];
  for (const step of all) {
    const nameOf = ({ field }: UndoCell): string => `${step.at.sheetId}/${step.now.index}/${field}`;
    const first = step.cells.filter((cell) => !taken.has(nameOf(cell)));
    const second = step.cells.filter((cell) => taken.has(nameOf(cell)));
    for (const cell of first) taken.add(nameOf(cell));
    if (first.length > 0) steps.push({ ...step, cells: first });
    if (second.length > 0) later.push({ ...step, cells: second });
  }
  return { steps, later };
}

const columnFor = (at: TablePlace, field: string): number | undefined =>
  field === '' ? at.idColumn : at.columns.get(field);

/** Where it is to be put back; nowhere, where the row is gone. Cells that hold something else by now were typed in, and stay. */
function locate(read: FileRead, undo: Undo): Step | undefined {
  const found = read.tables.get(undo.table);
  const now = found === undefined ? undefined : findAgain(found.rows, undo.row, undo.index);
  if (found?.at === undefined || now === undefined) return undefined;
  const { at } = found;
  const cells = undo.cells.filter(({ field, wrote }) => {
    const present = field === '' ? idCell(now.id) : (now.cells.get(field) ?? BLANK);
    return columnFor(at, field) !== undefined && sameStored(present, wrote);
  });
  return cells.length === 0 ? undefined : { ...undo, cells, at, now };
}

const idCell = (id: string | undefined): Cell => (id === undefined ? BLANK : { kind: 'text', text: id });

function writeBack({ at, now, cells }: Step): readonly sheets_v4.Schema$Request[] {
  return cells.map(({ field, back }) => {
    const start = { sheetId: at.sheetId, rowIndex: now.index, columnIndex: columnFor(at, field) ?? 0 };
    const rows = [{ values: [entered(asTyped(back))] }];
    return { updateCells: { start, rows, fields: 'userEnteredValue' } };
  });
}

function describeRest({ roles }: BookFile, tables: readonly Table[], { table, row, cells }: Undo): Problem {
  const of = tables.find(({ name }) => name === table);
  const field = cells[0]?.field ?? '';
  const column = of && columnsOf(of).find((other) => other.field === field)?.header;
  const rowId = row.id;
  return {
    id: problemId('write.overwrote', table, rowId, field),
    code: 'write.overwrote',
    size: 'row',
    table,
    ...(rowId === '' ? {} : { rowId }),
    ...(column === undefined ? {} : { column }),
    place: `${of?.tab ?? table}${rowId === '' ? '' : `, row ${rowId}`} (${roles[0] ?? 'main'} workbook)`,
    sentence:
      'Somebody typed here while marac wrote, again and again, and what they typed may have been written over. Look at the row; File > Version history has what stood there.',
  };
}
