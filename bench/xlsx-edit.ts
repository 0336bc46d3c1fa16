// Sets one cell of a workbook to a text and says which parts changed: `npm run -s bench:xlsx-edit -- IN OUT SHEET REF TEXT`.
import { open, realpath, rename, rm } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { loadFile } from '../src/workbook/xlsx/load-file.ts';
import { OWN } from '../src/workbook/xlsx/trust-profile.ts';
import { isOnGrid, LAST_ROW, parsePlace } from '../src/workbook/xlsx/package/cell-reference.ts';
import { patchInChild } from '../src/workbook/xlsx/process/run-reader.ts';

const MB = 1024 * 1024;
const PROFILE = { ...OWN, maxRows: LAST_ROW, zip: { ...OWN.zip, maxPartBytes: 1024 * MB, maxTotalBytes: 1024 * MB } };

function wrongArguments(message: string): never {
  process.stderr.write(`${message}\nUse: npm run -s bench:xlsx-edit -- IN OUT SHEET REF TEXT\n`);
  process.exit(2);
}

function finish(line: object, code: number): never {
  process.stdout.write(`${JSON.stringify(line)}\n`);
  process.exit(code);
}

async function sameFile(a: string, b: string): Promise<boolean> {
  const [first, second] = await Promise.all([a, b].map((path) => realpath(path).catch(() => path)));
  return first === second;
}

async function writeWhole(path: string, bytes: Buffer): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${process.pid}.part`);
  try {
    const handle = await open(temporary, 'wx');
    try {
      await handle.writeFile(bytes);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await rm(temporary, { force: true });
    throw error;
  }
}

const [input, output, sheet, reference, text, ...more] = process.argv.slice(2);
if (
  input === undefined ||
  output === undefined ||
  sheet === undefined ||
  reference === undefined ||
  text === undefined ||
  more.length > 0
) {
  wrongArguments('Five arguments are needed.');
}
const place = parsePlace(reference);
if (place === undefined || !isOnGrid(place)) wrongArguments(`"${reference}" is no cell.`);
if (await sameFile(input, output)) wrongArguments('OUT must be another file than IN.');
const loaded = await loadFile(input, PROFILE);
if (loaded.outcome === 'refused') {
  if (loaded.code === 'no-such-file') wrongArguments(loaded.message);
  finish(
    {
      outcome: 'refused',
      code: loaded.code,
      message: loaded.message,
      ms: 0,
      peakMb: Math.round((process.resourceUsage().maxRSS * 10) / 1024) / 10,
    },
    3,
  );
}
const answer = await patchInChild(loaded.bytes, PROFILE, [{ sheet, ...place, to: { kind: 'text', text } }]);
if (answer.outcome === 'refused') finish(answer, 3);
await writeWhole(output, answer.bytes).catch((error: unknown) =>
  wrongArguments(`OUT cannot be written: ${(error as NodeJS.ErrnoException).code ?? 'unknown'}.`),
);
finish({ outcome: 'ok', changed: answer.changed, ms: answer.ms, peakMb: answer.peakMb }, 0);
