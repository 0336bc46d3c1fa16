// A list that came as a file (.csv, .txt, .xlsx), as headings and rows of cells; one of our own forms is told apart from it.
import path from 'node:path';
import type { Cell } from '../../domain/cell.ts';
import { BLANK, cellText, textCell } from '../../domain/cell.ts';
import type { Problem } from '../../domain/problem.ts';
import { problemId } from '../../domain/problem.ts';
import type { Result } from '../../domain/result.ts';
import { refuse, succeed } from '../../domain/result.ts';
import type { Files } from '../../system/files.ts';
import { findFormKind, gatherSheets, type FormSheet } from '../../workbook/forms/form-sheets.ts';
import { decodeList, parseDelimited } from '../../workbook/lists/delimited.ts';
import { loadFile } from '../../workbook/xlsx/load-file.ts';
import { RECEIVED } from '../../workbook/xlsx/profile.ts';
import { readInChild } from '../../workbook/xlsx/runner.ts';

export interface ListFile {
  readonly headings: readonly string[];
  readonly rows: readonly { readonly place: string; readonly cells: readonly Cell[] }[];
  /** Sheets beside the first one that hold rows too: they are not read. */
  readonly otherSheets: number;
}

const MOST_BYTES = 20 * 1024 * 1024;
const TEXT = new Set(['.csv', '.txt', '.tsv']);

function wrong(code: string, sentence: string): Problem {
  return { id: problemId(code, 'list'), code, size: 'table', place: 'The list', sentence };
}

/** The list in a file, or 'form' when it is one of ours; refused with every reason. Nothing of it is written anywhere. */
export async function readListFile(files: Files, file: string): Promise<Result<ListFile | 'form'>> {
  const ending = path.extname(file).toLowerCase();
  if (TEXT.has(ending)) return readText(files, file);
  if (ending === '.docx') return succeed('form');
  return readSheets(file);
}

async function readText(files: Files, file: string): Promise<Result<ListFile>> {
  const bytes = await files.read(file, MOST_BYTES);
  if (bytes === undefined) return refuse(wrong('list.missing', 'The file is not there.'));
  const text = decodeList(bytes);
  if (!text.ok) return text;
  const list = parseDelimited(text.value);
  if (!list.ok) return list;
  const { headings, rows } = list.value;
  return succeed({
    headings,
    rows: rows.map(({ line, texts }) => ({ place: `line ${line}`, cells: texts.map(textCell) })),
    otherSheets: 0,
  });
}

async function readSheets(file: string): Promise<Result<ListFile | 'form'>> {
  const loaded = await loadFile(file, RECEIVED);
  if (loaded.outcome === 'refused') return refuse(wrong(`list.${loaded.code}`, loaded.message));
  const gatherer = gatherSheets();
  const read = await readInChild(loaded.bytes, RECEIVED, (sheet, row) => gatherer.add(sheet, row));
  if (read.outcome === 'refused') return refuse(wrong(`list.${read.code}`, read.message));
  const sheets = gatherer.sheets(read.sheets);
  return findFormKind(sheets) === 'unknown' ? listOf(sheets) : succeed('form');
}

/** The first sheet with rows; its headings are the first row of at least two texts. */
function listOf(sheets: readonly FormSheet[]): Result<ListFile> {
  const filled = sheets.filter((one) => one.rows.length > 1);
  const [sheet] = filled;
  const top = sheet?.rows.findIndex((row) => [...row.cells.values()].filter((one) => one.kind === 'text').length > 1);
  const heading = sheet?.rows[top ?? -1];
  if (sheet === undefined || heading === undefined)
    return refuse(wrong('list.no-headings', 'No row of headings with rows below it was found in this workbook.'));
  const letters = [...heading.cells].filter(([, cell]) => cellText(cell).trim() !== '').map(([column]) => column);
  return succeed({
    headings: letters.map((column) => cellText(heading.cells.get(column) ?? BLANK).trim()),
    rows: sheet.rows.slice((top ?? 0) + 1).map((row) => ({
      place: `row ${row.row}`,
      cells: letters.map((column) => row.cells.get(column) ?? BLANK),
    })),
    otherSheets: filled.length - 1,
  });
}
