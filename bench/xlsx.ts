// Reads and patches workbooks of 10,000 x 60 and 100,000 x 60 beside exceljs in the same run and prints the ratios: `npm run -s bench:xlsx`.
// `--rows N` takes one size only. The workbook is made up here; every measurement runs in a process of its own.
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { OWN } from '../src/workbook/xlsx/trust-profile.ts';
import { LAST_ROW } from '../src/workbook/xlsx/package/cell-reference.ts';
import { patchInChild, readInChild } from '../src/workbook/xlsx/process/run-reader.ts';
import type { SheetRow } from '../src/workbook/xlsx/reading/sheet-reader.ts';

const COLUMNS = 60;
const EDITS = 500;
const MIB = 1024 * 1024;
const WIDE = {
  ...OWN,
  maxRows: LAST_ROW,
  timeoutMs: 600_000,
  maxMemoryBytes: 4096 * MIB,
  zip: { ...OWN.zip, maxPartBytes: 4096 * MIB, maxTotalBytes: 4096 * MIB },
};

interface Measured {
  readonly ms: number;
  readonly peakMb: number;
}

/** Names, numbers, days, yes and no, texts with marks and blanks: what a long list holds. All made up. */
async function makeWorkbook(file: string, rows: number): Promise<void> {
  const { default: ExcelJS } = await import('exceljs');
  const book = new ExcelJS.stream.xlsx.WorkbookWriter({ filename: file, useStyles: true, useSharedStrings: true });
  const sheet = book.addWorksheet('Data');
  for (let row = 0; row < rows; row += 1) {
    const values = Array.from({ length: COLUMNS }, (_, column) => {
      switch (column % 6) {
        case 0:
          return `Name ${row} ${column}`;
        case 1:
          return row * column;
        case 2:
          return new Date(Date.UTC(2026, 0, 1 + (row % 365)));
        case 3:
          return 'Yes';
        case 4:
          return `Text with é & <${column}>`;
        default:
          return null;
      }
    });
    sheet.addRow(values).commit();
  }
  await book.commit();
}

/** The work of one measured process; its answer is one line of JSON. */
async function measureHere(what: string, file: string): Promise<void> {
  const started = performance.now();
  let childMb = 0;
  if (what === 'ours-read') {
    const rows: SheetRow[] = [];
    const answer = await readInChild(await readFile(file), WIDE, (_, row) => rows.push(row));
    if (answer.outcome !== 'read') throw new Error(answer.message);
    childMb = answer.peakMb;
  } else if (what === 'ours-scan') {
    const answer = await readInChild(await readFile(file), WIDE);
    childMb = answer.peakMb;
  } else if (what === 'ours-patch') {
    const changes = Array.from({ length: EDITS }, (_, at) => ({
      sheet: 'Data',
      column: 3,
      row: at * 7 + 2,
      to: { kind: 'text', text: `new ${at}` } as const,
    }));
    const answer = await patchInChild(await readFile(file), WIDE, changes);
    if (answer.outcome !== 'patched') throw new Error('The patch was refused.');
    await writeFile(`${file}.out`, answer.bytes);
    childMb = answer.peakMb;
  } else {
    // Loaded here only: it must not count as memory of ours.
    const { default: ExcelJS } = await import('exceljs');
    const book = new ExcelJS.Workbook();
    await book.xlsx.readFile(file);
    if (what === 'exceljs-patch') {
      const [sheet] = book.worksheets;
      for (let at = 0; at < EDITS; at += 1) if (sheet !== undefined) sheet.getCell(at * 7 + 2, 3).value = `new ${at}`;
      await book.xlsx.writeFile(`${file}.out`);
    }
  }
  const hereMb = (process.resourceUsage().maxRSS * 1024) / MIB;
  process.stdout.write(
    `${JSON.stringify({ ms: Math.round(performance.now() - started), peakMb: Math.round(Math.max(hereMb, childMb)) })}\n`,
  );
}

async function measure(what: string, file: string): Promise<Measured | undefined> {
  const flags = what.startsWith('exceljs') ? ['--max-old-space-size=12000'] : [];
  const child = spawn(process.execPath, [...flags, fileURLToPath(import.meta.url), '--measure', what, '--file', file], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  for await (const piece of child.stdout as AsyncIterable<Buffer>) said += piece.toString('utf8');
  return said === '' ? undefined : (JSON.parse(said) as Measured);
}

const round = (value: number): number => Math.round(value * 1000) / 1000;

function ratio(ours: Measured | undefined, theirs: Measured | undefined): { time: number; memory: number } | null {
  if (ours === undefined || theirs === undefined) return null;
  return { time: round(ours.ms / theirs.ms), memory: round(ours.peakMb / theirs.peakMb) };
}

async function compare(rows: number): Promise<object> {
  const folder = await mkdtemp(join(tmpdir(), 'bench-xlsx-'));
  const file = join(folder, 'data.xlsx');
  try {
    process.stderr.write(`Making ${rows} x ${COLUMNS} ...\n`);
    await makeWorkbook(file, rows);
    const found: Record<string, Measured | undefined> = {};
    for (const what of ['ours-scan', 'ours-read', 'exceljs-read', 'ours-patch', 'exceljs-patch']) {
      process.stderr.write(`${what} ...\n`);
      found[what] = await measure(what, file);
    }
    return {
      rows,
      columns: COLUMNS,
      read: {
        ours: found['ours-read'],
        exceljs: found['exceljs-read'] ?? null,
        ratio: ratio(found['ours-read'], found['exceljs-read']),
      },
      scan: { ours: found['ours-scan'], ratio: ratio(found['ours-scan'], found['exceljs-read']) },
      patch: {
        edits: EDITS,
        ours: found['ours-patch'],
        exceljs: found['exceljs-patch'] ?? null,
        ratio: ratio(found['ours-patch'], found['exceljs-patch']),
      },
    };
  } finally {
    await rm(folder, { recursive: true });
  }
}

const { values } = parseArgs({
  options: { measure: { type: 'string' }, file: { type: 'string' }, rows: { type: 'string' } },
});
if (values.measure !== undefined && values.file !== undefined) await measureHere(values.measure, values.file);
else {
  const sizes = values.rows === undefined ? [10_000, 100_000] : [Number(values.rows)];
  if (sizes.some((size) => !Number.isInteger(size) || size < 10)) {
    process.stderr.write('Use: npm run -s bench:xlsx -- [--rows N]\n');
    process.exit(2);
  }
  for (const size of sizes) process.stdout.write(`${JSON.stringify(await compare(size))}\n`);
}
