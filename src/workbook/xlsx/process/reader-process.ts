// The child processes that read and patch workbooks. A process that answered is kept for the next request, since its start takes longer than
// most workbooks; it ends when nothing is asked for a while, and with this process.
import { fork, type ChildProcess } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import { privateCache } from '../../../system/compile-cache.ts';
import { TOO_LARGE, type Answer, type FromChild, type ToChild } from './process-messages.ts';
import type { SheetRow } from '../reading/sheet-reader.ts';
import { unpackRow } from './row-message.ts';

export type Trouble = 'crashed' | 'too-slow' | 'too-much-memory';
/** How a request ended: with an answer, or with the reason why the process had to end. */
export type Ended = { readonly pid: number | undefined } & (
  { readonly answer: Answer } | { readonly trouble: Trouble; readonly peakMb: number }
);

/** At most so many wait for a request. */
const MOST_IDLE = 2;
const IDLE_MS = 20_000;
/** One that grew beyond this is not kept. */
const MOST_KEPT_MB = 256;
const POLL_MS = 50;
const PAGE_BYTES = 4096;

const ENTRY = fileURLToPath(new URL('reader-child.ts', import.meta.url));
const SOURCES = fileURLToPath(new URL('../../../', import.meta.url));

interface Idle {
  readonly child: ChildProcess;
  readonly end: NodeJS.Timeout;
}
const idle: Idle[] = [];

/**
 * Asks a child process, and hands on the rows as they come. `keep`: the process may have answered before and may answer again; a file from outside
 * has one of its own. A kept process that is found dead is not the file's fault: a new one is asked.
 */
export async function askChild(
  asked: ToChild,
  { keep }: { readonly keep: boolean },
  onRow: (sheet: number, row: SheetRow) => void,
): Promise<Ended> {
  const kept = keep ? takeIdle() : undefined;
  let rows = 0;
  const count = (sheet: number, row: SheetRow): void => {
    rows += 1;
    onRow(sheet, row);
  };
  const ended = await askOne(kept ?? startChild(), asked, keep, count);
  const wasDead = kept !== undefined && 'trouble' in ended && ended.trouble === 'crashed' && rows === 0;
  return wasDead ? askOne(startChild(), asked, keep, onRow) : ended;
}

async function askOne(
  child: ChildProcess,
  asked: ToChild,
  keep: boolean,
  onRow: (sheet: number, row: SheetRow) => void,
): Promise<Ended> {
  const { timeoutMs, maxMemoryBytes } = asked.request.profile;
  const watch = watchChild(child, timeoutMs, maxMemoryBytes);
  const ended = await new Promise<Ended>((resolve) => {
    const fail = (code: number | null): void => {
      const trouble = watch.reason() ?? (code === TOO_LARGE ? 'too-much-memory' : 'crashed');
      resolve({ pid: child.pid, trouble, peakMb: watch.peakMb() });
    };
    child.once('error', () => fail(null));
    child.once('exit', fail);
    child.on('message', (message: FromChild) => {
      if ('rows' in message) for (const row of message.rows) onRow(row.sheet, unpackRow(row));
      else resolve({ pid: child.pid, answer: message.answer });
    });
    child.send(asked, () => undefined); // a child that ended meanwhile tells by its exit
  });
  watch.stop();
  child.removeAllListeners();
  child.on('error', () => undefined);
  const isSound = 'answer' in ended && ended.answer.peakMb < MOST_KEPT_MB;
  if (keep && isSound && idle.length < MOST_IDLE) putIdle(child);
  else child.kill('SIGKILL');
  return ended;
}

function takeIdle(): ChildProcess | undefined {
  const last = idle.pop();
  if (last === undefined) return undefined;
  const { child, end } = last;
  clearTimeout(end);
  child.removeAllListeners('exit');
  if (!child.connected || child.exitCode !== null || child.signalCode !== null) return takeIdle();
  child.ref();
  child.channel?.ref();
  return child;
}

/** Starts processes for the first requests, so that they are ready when this one has loaded the rest of the program. */
export function startReaders(count: number): void {
  for (let more = Math.min(count, MOST_IDLE) - idle.length; more > 0; more -= 1) {
    const child = startChild();
    child.on('error', () => undefined); // one that cannot start is missed when something is asked
    if (child.pid !== undefined) putIdle(child);
  }
}

/** Keeps it without keeping this process alive. */
function putIdle(child: ChildProcess): void {
  const forget = (): void => {
    const at = idle.findIndex((candidate) => candidate.child === child);
    if (at >= 0) idle.splice(at, 1);
  };
  const end = setTimeout(() => {
    forget();
    child.kill('SIGKILL');
  }, IDLE_MS);
  end.unref();
  child.once('exit', forget);
  child.unref();
  child.channel?.unref();
  idle.push({ child, end });
}

function startChild(): ChildProcess {
  // No files but the sources, no child processes, no workers; the environment with its secrets stays here.
  // It makes the start three times as quick.
  const cache = privateCache('marac-reader');
  const flags = [
    '--permission',
    `--allow-fs-read=${SOURCES}*`,
    ...(cache === undefined ? [] : [`--allow-fs-read=${cache}*`, `--allow-fs-write=${cache}*`]),
    '--max-old-space-size=448',
    '--max-semi-space-size=8',
    '--no-warnings',
  ];
  return fork(ENTRY, {
    execArgv: flags,
    env: cache === undefined ? {} : { NODE_COMPILE_CACHE: cache },
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
  });
}

interface Watch {
  stop(): void;
  reason(): 'too-slow' | 'too-much-memory' | undefined;
  peakMb(): number;
}

function watchChild(child: ChildProcess, timeoutMs: number, maxMemoryBytes: number): Watch {
  let reason: 'too-slow' | 'too-much-memory' | undefined;
  let peakBytes = 0;
  const kill = (why: 'too-slow' | 'too-much-memory'): void => {
    reason ??= why;
    child.kill('SIGKILL');
  };
  const deadline = setTimeout(() => kill('too-slow'), timeoutMs);
  // The child watches itself too; this sees it on Linux even when it is too busy for that.
  const look = async (): Promise<void> => {
    const text = await readFile(`/proc/${child.pid}/statm`, 'latin1').catch(() => '0 0');
    peakBytes = Math.max(peakBytes, Number(text.split(' ')[1]) * PAGE_BYTES);
    if (peakBytes > maxMemoryBytes) kill('too-much-memory');
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
