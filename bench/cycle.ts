// `npm run bench:cycle`: the follow-up and agenda jobs on a workbook of 2,000 cases and 10,000 actions, as a ratio to exceljs only reading the same
// file in the same run. Prints wall time and peak memory of each, measured in processes of their own. All cases are invented.
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const CASES = 2000;
const ACTIONS = 10_000;
const NOW = '2027-03-15T08:35';

interface Measured {
  readonly ms: number;
  readonly peakMb: number;
}

/** Runs a part of this file in a child; the peak is that of the largest process, its own children counted. */
function measure(part: string, folder: string): Measured & { readonly note: string } {
  const run = spawnSync(process.execPath, [fileURLToPath(import.meta.url), part, folder], {
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  if (run.status !== 0) throw new Error(`${part} ended with ${run.status}`);
  return JSON.parse(run.stdout.trim().split('\n').at(-1) ?? '{}') as Measured & { note: string };
}

async function makeWorld(folder: string): Promise<void> {
  const { makeCycleWorld } = await import('./cycle-world.ts');
  await makeCycleWorld(folder, CASES, ACTIONS);
}

async function runCycle(folder: string): Promise<Measured & { note: string }> {
  const { runCycleJobs } = await import('./cycle-world.ts');
  const begun = performance.now();
  const note = await runCycleJobs(folder, NOW);
  return { ms: performance.now() - begun, peakMb: peakMb(), note };
}

async function readWithExceljs(folder: string): Promise<Measured & { note: string }> {
  const { default: ExcelJS } = await import('exceljs');
  const begun = performance.now();
  const workbook = new ExcelJS.Workbook();
  await workbook.xlsx.readFile(path.join(folder, 'main.xlsx'));
  return { ms: performance.now() - begun, peakMb: peakMb(), note: `${workbook.worksheets.length} sheets` };
}

/** Highest resident memory of this process, or of its largest child when that is more, in MiB. */
function peakMb(): number {
  return Math.max(process.resourceUsage().maxRSS, (globalThis as { childPeakKb?: number }).childPeakKb ?? 0) / 1024;
}

const [part, folder = ''] = process.argv.slice(2);
if (part === 'cycle') process.stdout.write(`${JSON.stringify(await runCycle(folder))}\n`);
else if (part === 'exceljs') process.stdout.write(`${JSON.stringify(await readWithExceljs(folder))}\n`);
else {
  const made = mkdtempSync(path.join(tmpdir(), 'marac-bench-cycle-'));
  try {
    process.stderr.write(`Making a workbook of ${CASES} cases and ${ACTIONS} actions ...\n`);
    await makeWorld(made);
    const cycle = measure('cycle', made);
    const exceljs = measure('exceljs', made);
    process.stdout.write(
      `${JSON.stringify({ cases: CASES, actions: ACTIONS, fileKb: Math.round(statSync(path.join(made, 'main.xlsx')).size / 1024), cycle: { ms: Math.round(cycle.ms), peakMb: Math.round(cycle.peakMb), did: cycle.note }, exceljsRead: { ms: Math.round(exceljs.ms), peakMb: Math.round(exceljs.peakMb) }, ratio: Number((cycle.ms / exceljs.ms).toFixed(2)) })}\n`,
    );
  } finally {
    rmSync(made, { recursive: true, force: true });
  }
}
