// Reads one workbook and prints what is in it as JSON: `npm run -s bench:xlsx-read -- FILE [--cells] [--profile received|own]`.
import { parseArgs } from 'node:util';
import { loadFile } from '../src/workbook/xlsx/load-file.ts';
import { OWN, RECEIVED } from '../src/workbook/xlsx/trust-profile.ts';
import type { Profile } from '../src/workbook/xlsx/trust-profile.ts';
import { LAST_ROW, placeName } from '../src/workbook/xlsx/package/cell-reference.ts';
import { readInChild } from '../src/workbook/xlsx/process/run-reader.ts';
import type { SheetRow } from '../src/workbook/xlsx/reading/sheet-reader.ts';
import type { Cell } from '../src/domain/cells/cell.ts';

const MB = 1024 * 1024;
const LINES = 1 << 16;

function wrongArguments(message: string): never {
  process.stderr.write(`${message}\nUse: npm run -s bench:xlsx-read -- FILE [--cells] [--profile received|own]\n`);
  process.exit(2);
}

function readArguments(): { file: string; cells: boolean; profile: Profile } {
  try {
    const { values, positionals } = parseArgs({
      allowPositionals: true,
      options: { cells: { type: 'boolean', default: false }, profile: { type: 'string', default: 'own' } },
    });
    const [file] = positionals;
    if (file === undefined || positionals.length !== 1) return wrongArguments('Name one file.');
    if (values.profile !== 'own' && values.profile !== 'received')
      return wrongArguments('The profile is `own` or `received`.');
    // The limits of one's own files are settings; here they are as wide as the 10 s and 512 MB allow.
    const own = { ...OWN, maxRows: LAST_ROW, zip: { ...OWN.zip, maxPartBytes: 1024 * MB, maxTotalBytes: 1024 * MB } };
    return { file, cells: values.cells, profile: values.profile === 'own' ? own : RECEIVED };
  } catch (error) {
    return wrongArguments((error as Error).message);
  }
}

function valueOf(cell: Cell): string | number | boolean | null {
  switch (cell.kind) {
    case 'blank':
      return null;
    case 'text':
      return cell.text;
    case 'number':
      return cell.number;
    case 'boolean':
      return cell.boolean;
    case 'date':
      return cell.date;
    case 'error':
      return cell.error;
    case 'formula':
      return cell.formula === '' ? null : cell.formula;
  }
}

function* cellLines(sheet: string, rows: readonly SheetRow[]): Generator<string> {
  for (const row of rows.toSorted((a, b) => a.row - b.row)) {
    for (const [index, cell] of row.cells.entries()) {
      yield `${JSON.stringify({ sheet, ref: placeName(row.columns[index] ?? 0, row.row), type: cell.kind, value: valueOf(cell) })}\n`;
    }
  }
}

function print(text: string): void {
  process.stdout.write(text);
}

const { file, cells, profile } = readArguments();
const loaded = await loadFile(file, profile);
if (loaded.outcome === 'refused' && loaded.code === 'no-such-file') wrongArguments(loaded.message);
if (loaded.outcome === 'refused') {
  const peakMb = Math.round((process.resourceUsage().maxRSS * 10) / 1024) / 10;
  print(`${JSON.stringify({ outcome: 'refused', code: loaded.code, message: loaded.message, ms: 0, peakMb })}\n`);
  process.exit(3);
}
const rows = new Map<number, SheetRow[]>();
const keep = (sheet: number, row: SheetRow): void => {
  const list = rows.get(sheet);
  if (list === undefined) rows.set(sheet, [row]);
  else list.push(row);
};
const answer = await readInChild(loaded.bytes, profile, cells ? keep : undefined);
if (answer.outcome === 'refused') {
  print(`${JSON.stringify(answer)}\n`);
  process.exitCode = 3;
} else {
  for (const name of answer.lost) process.stderr.write(`The part of sheet "${name}" is missing; it was left out.\n`);
  for (const [index, sheet] of answer.sheets.entries()) {
    let lines = '';
    for (const line of cellLines(sheet.name, rows.get(index) ?? [])) {
      lines += line;
      if (lines.length < LINES) continue;
      print(lines);
      lines = '';
    }
    print(lines);
  }
  const sheets = answer.sheets.map((sheet) => ({
    name: sheet.name,
    hidden: sheet.hidden,
    rows: sheet.rows,
    cells: sheet.cells,
  }));
  print(`${JSON.stringify({ outcome: 'ok', sheets, ms: answer.ms, peakMb: answer.peakMb })}\n`);
}
