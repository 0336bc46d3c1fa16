// Runs the reader and the patcher in a child process with real limits: 10 s and 512 MB by default, whatever the file.
import { spawn } from 'node:child_process';
import type { ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { ReadCells } from './file-state.ts';
import type { Additions, SheetChange } from './patch.ts';
import type { Profile } from './profile.ts';
import type { Refusal, RefusalCode } from './refused.ts';
import type { SheetRow } from './sheet-reader.ts';
import { listenToChild } from './listen.ts';
import type { Said as Run } from './listen.ts';
import { createRowUnpacker } from './row-frames.ts';
import { NO_ADDITIONS } from './wire.ts';
import type { Request, SheetReport, Spent } from './wire.ts';

export type ReadAnswer = Spent &
  (
    | { readonly outcome: 'read'; readonly sheets: readonly SheetReport[]; readonly lost: readonly string[] }
    | ({ readonly outcome: 'refused' } & Refusal)
  );
export type PatchAnswer = Spent &
  (
    | {
        readonly outcome: 'patched';
        readonly changed: readonly string[];
        readonly bytes: Buffer;
        /** Every cell read back as it was written; true when nobody asked. */
        readonly holds: boolean;
        /** What the new file holds, where reading it back told. */
        readonly cells?: readonly ReadCells[];
      }
    | ({ readonly outcome: 'refused' } & Refusal)
  );

/** Reads a workbook in a child process; rows come in the order of the file. Never throws for what is in the file. */
export async function readInChild(
  bytes: Buffer,
  profile: Profile,
  onRow?: (sheet: number, row: SheetRow) => void,
): Promise<ReadAnswer> {
  if (profile.inThisProcess === true) return (await import('./here.ts')).readHere(bytes, profile, onRow);
  const request = { do: 'read', profile, cells: onRow !== undefined } as const;
  const run = await runChild(
    request,
    bytes,
    createRowUnpacker((sheet, row) => onRow?.(sheet, row)),
  );
  return run.last.outcome === 'patched' ? crashed(run.last) : run.last;
}

/**
 * Changes cells in a child process and gives the new file, read back there when asked. Never throws for what is in the file. `known`, what the
 * file holds before, spares some reading where no child does the work.
 */
export async function patchInChild(
  bytes: Buffer,
  profile: Profile,
  changes: readonly SheetChange[],
  readBack = false,
  known?: readonly ReadCells[],
  additions: Additions = NO_ADDITIONS,
): Promise<PatchAnswer> {
  if (profile.inThisProcess === true)
    return (await import('./here.ts')).patchHere(bytes, profile, changes, readBack, known, additions);
  const { last, rest } = await runChild({ do: 'patch', profile, changes, additions, readBack }, bytes, () => {});
  if (last.outcome === 'read' || (last.outcome === 'patched' && rest.length !== last.bytes)) return crashed(last);
  return last.outcome === 'patched' ? { ...last, bytes: rest } : last;
}

function crashed(spent: Spent): Spent & { outcome: 'refused' } & Refusal {
  return { outcome: 'refused', ...REFUSALS.crashed, ms: spent.ms, cpuMs: spent.cpuMs, peakMb: spent.peakMb };
}

const REFUSALS: Readonly<Record<'crashed' | 'too-slow' | 'too-much-memory', Refusal>> = {
  crashed: refusal(
    'crashed',
    'The reader stopped on this file; nothing of it was used. Open it in Excel or LibreOffice and save it again.',
  ),
  'too-slow': refusal('too-slow', 'The file takes longer to read than any workbook should; nothing of it was used.'),
  'too-much-memory': refusal(
    'too-much-memory',
    'The file needs more memory than any workbook should; nothing of it was used.',
  ),
};

function refusal(code: RefusalCode, message: string): Refusal {
  return { code, message };
}

async function runChild(request: Request, bytes: Buffer, onRows: (piece: Buffer) => void): Promise<Run> {
  const started = performance.now();
  const child = startChild();
  const watch = watchChild(child, request.profile);
  const head = Buffer.from(JSON.stringify(request), 'utf8');
  const length = Buffer.alloc(4);
  length.writeUInt32BE(head.length);
  child.stdin.on('error', () => {});
  child.stdin.write(length);
  child.stdin.write(head);
  child.stdin.end(bytes);
  child.stderr.resume();
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  const said = await listenToChild(child.stdout, onRows, () => void child.kill('SIGKILL')).finally(() => watch.stop());
  const code = await ended;
  if (said !== undefined && code === 0) return said;
  const reason = watch.reason() ?? (code === 77 ? 'too-much-memory' : 'crashed');
  const ms = Math.round(performance.now() - started);
  return {
    last: { outcome: 'refused', ...REFUSALS[reason], ms, cpuMs: ms, peakMb: watch.peakMb() },
    rest: Buffer.alloc(0),
  };
}

const ENTRY = fileURLToPath(new URL('child.ts', import.meta.url));
const SOURCES = fileURLToPath(new URL('../../', import.meta.url));
// Beside the packages, where only those may write who may change the program anyway; it makes the start three times as quick.
const CACHE = fileURLToPath(new URL('../../../node_modules/.cache/marac-reader/', import.meta.url));

function startChild(): ChildProcessWithoutNullStreams {
  // No files but the sources, no child processes, no workers; the environment with its secrets stays here.
  const flags = [
    '--permission',
    `--allow-fs-read=${SOURCES}*`,
    `--allow-fs-read=${CACHE}*`,
    `--allow-fs-write=${CACHE}*`,
    '--max-old-space-size=448',
    '--max-semi-space-size=8',
    '--no-warnings',
  ];
  return spawn(process.execPath, [...flags, ENTRY], {
    env: { NODE_COMPILE_CACHE: CACHE },
    stdio: 'pipe',
    windowsHide: true,
  });
}

interface Watch {
  stop(): void;
  reason(): 'too-slow' | 'too-much-memory' | undefined;
  peakMb(): number;
}

const POLL_MS = 50;
const PAGE_BYTES = 4096;

function watchChild(child: ChildProcessWithoutNullStreams, profile: Profile): Watch {
  let reason: 'too-slow' | 'too-much-memory' | undefined;
  let peakBytes = 0;
  const kill = (why: 'too-slow' | 'too-much-memory'): void => {
    reason ??= why;
    child.kill('SIGKILL');
  };
  const deadline = setTimeout(() => kill('too-slow'), profile.timeoutMs);
  // The child watches itself too; this sees it on Linux even when it is too busy for that.
  const look = async (): Promise<void> => {
    const text = await readFile(`/proc/${child.pid}/statm`, 'latin1').catch(() => '0 0');
    peakBytes = Math.max(peakBytes, Number(text.split(' ')[1]) * PAGE_BYTES);
    if (peakBytes > profile.maxMemoryBytes) kill('too-much-memory');
  };
  const poll = setInterval(() => void look(), POLL_MS);
  return {
    stop(): void {
      clearTimeout(deadline);
      clearInterval(poll);
    },
    reason: () => reason,
    peakMb: () => Math.round(peakBytes / 1048576),
  };
}
