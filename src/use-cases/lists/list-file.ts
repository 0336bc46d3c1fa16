// A list that came as a file (.csv, .txt, .xlsx), as headings and rows of cells. Everything in the file that is not a row of it is named. Our own
// forms are recognised.
import path from 'node:path';
import { textCell } from '../../domain/cells/cell.ts';
import { refuse, succeed, type Result } from '../../domain/text/result.ts';
import type { Files } from '../../system/files.ts';
import { findFormKind, gatherSheets } from '../../workbook/forms/form-sheets.ts';
import { decodeList, parseDelimited } from '../../workbook/lists/delimited.ts';
import { columnLetters } from '../../workbook/tables/headers.ts';
import { RECEIVED } from '../../workbook/xlsx/trust-profile.ts';
import { readInChild } from '../../workbook/xlsx/process/run-reader.ts';
import { listOnSheet } from './list-sheet.ts';
import { listProblem, makeList, type ListFile, type ReadListOptions } from './make-list.ts';

const MOST_BYTES = 20 * 1024 * 1024;
const TEXT = new Set(['.csv', '.txt', '.tsv']);

/** The list in a file, or 'form' if it is one of our forms; otherwise refused with every reason. Writes nothing. */
export async function readListFile(
  files: Files,
  file: string,
  options: ReadListOptions = {},
): Promise<Result<ListFile | 'form'>> {
  if (path.extname(file).toLowerCase() === '.docx') return succeed('form');
  const bytes = await files.read(file, MOST_BYTES).catch(() => 'unread' as const);
  if (bytes === undefined) return refuse(listProblem('list.missing', 'The file is not there.'));
  if (bytes === 'unread')
    return refuse(
      listProblem(
        'list.not-read',
        `The file cannot be read: it is larger than ${MOST_BYTES / (1024 * 1024)} MB, or another program has it open. Close it there, or part the list.`,
      ),
    );
  return readListBytes(path.basename(file), bytes, options);
}

export async function readListBytes(
  name: string,
  bytes: Buffer,
  options: ReadListOptions = {},
): Promise<Result<ListFile | 'form'>> {
  return TEXT.has(path.extname(name).toLowerCase()) ? readText(bytes, options) : readSheets(bytes, options);
}

function readText(bytes: Buffer, { isKnown }: ReadListOptions): Result<ListFile> {
  const text = decodeList(bytes);
  if (!text.ok) return text;
  const list = parseDelimited(text.value, isKnown);
  if (!list.ok) return list;
  const { above, headings, rows } = list.value;
  const cells = rows.map(({ line, texts }) => ({ place: `line ${line}`, cells: texts.map(textCell) }));
  return succeed(
    makeList(
      headings,
      above.map(({ line, texts }) => ({ place: `line ${line}`, texts })),
      cells,
      headings.map((_, index) => columnLetters(index)),
    ),
  );
}

async function readSheets(bytes: Buffer, options: ReadListOptions): Promise<Result<ListFile | 'form'>> {
  const gatherer = gatherSheets();
  const hidden = new Map<number, Set<number>>();
  const read = await readInChild(bytes, RECEIVED, (sheet, row) => {
    gatherer.add(sheet, row);
    if (row.hidden) hidden.set(sheet, (hidden.get(sheet) ?? new Set()).add(row.row));
  });
  if (read.outcome === 'refused') return refuse(listProblem(`list.${read.code}`, read.message));
  const sheets = gatherer.sheets(read.sheets);
  if (findFormKind(sheets) !== 'unknown') return succeed('form');
  const filled = sheets.map((sheet, index) => ({
    ...sheet,
    hidden: read.sheets[index]?.hidden === true,
    hiddenRows: hidden.get(index) ?? new Set<number>(),
    hiddenColumns: read.sheets[index]?.hiddenColumns ?? [],
    merges: read.sheets[index]?.merges ?? [],
  }));
  return listOnSheet(filled, options);
}
