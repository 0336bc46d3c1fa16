// The process in which workbooks are unpacked: it gets bytes, gives rows or new bytes, may open no file and no socket, and ends when it grows
// too large or its parent is gone. Its parent ends it when it takes too long.
import { holdsAll } from '../patching/verify-patch.ts';
import { TOO_LARGE, type Answer, type FromChild, type Request, type Spent, type ToChild } from './process-messages.ts';
import { patchWorkbook } from '../patching/patch-workbook.ts';
import { readWorkbook } from '../reading/read-workbook.ts';
import { findRefusal } from '../reading/refusal.ts';
import { packRow, type RowMessage } from './row-message.ts';

const MIB = 1024 * 1024;
const WATCH_MS = 25;
const CELLS_A_MESSAGE = 20_000;

function say(message: FromChild): void {
  process.send?.(message);
}

/** Watches the memory of this process from now on, and ends it beyond the limit. */
function watchMemory(maxMemoryBytes: number): { peakBytes(): number; stop(): void } {
  // The system counts what our parent had when it started us as ours: only what goes beyond that is told by it, and else by looking.
  const before = process.resourceUsage().maxRSS;
  let most = 0;
  const look = (): void => {
    most = Math.max(most, process.memoryUsage.rss());
    if (most > maxMemoryBytes) process.exit(TOO_LARGE);
  };
  const timer = setInterval(look, WATCH_MS);
  return {
    peakBytes(): number {
      look();
      const { maxRSS } = process.resourceUsage();
      return maxRSS > before ? maxRSS * 1024 : most;
    },
    stop: () => clearInterval(timer),
  };
}

async function answer({ request, bytes }: ToChild): Promise<Answer> {
  const started = performance.now();
  const used = process.cpuUsage();
  const memory = watchMemory(request.profile.maxMemoryBytes);
  const spent = (): Spent => {
    const { user, system } = process.cpuUsage(used);
    return {
      ms: Math.round((performance.now() - started) * 10) / 10,
      cpuMs: Math.round((user + system) / 100) / 10,
      peakMb: Math.round((memory.peakBytes() * 10) / MIB) / 10,
    };
  };
  try {
    return request.do === 'read' ? await read(request, bytes, spent) : await patch(request, bytes, spent);
  } catch (error) {
    const refusal = findRefusal(error);
    if (refusal === undefined) throw error;
    return { outcome: 'refused', ...refusal, ...spent() };
  } finally {
    memory.stop();
  }
}

async function read(request: Request & { do: 'read' }, bytes: Buffer, spent: () => Spent): Promise<Answer> {
  let [rows, cells]: [RowMessage[], number] = [[], 0];
  const flush = (): void => {
    if (rows.length > 0) say({ rows });
    [rows, cells] = [[], 0];
  };
  const done = await readWorkbook(bytes, request.profile, {
    row(sheet, row) {
      if (!request.cells) return;
      rows.push(packRow(sheet, row));
      cells += row.cells.length;
      if (cells >= CELLS_A_MESSAGE) flush();
    },
  });
  flush();
  return { outcome: 'read', sheets: done.sheets, lost: done.lost, ...spent() };
}

async function patch(request: Request & { do: 'patch' }, bytes: Buffer, spent: () => Spent): Promise<Answer> {
  const { profile, changes, additions, readBack } = request;
  const done = await patchWorkbook(bytes, profile, changes, additions);
  const written = { ...done, before: bytes, after: done.bytes, changes: done.written };
  const holds = !readBack || (await holdsAll(written, profile));
  return { outcome: 'patched', changed: done.changed, bytes: done.bytes, holds, ...spent() };
}

process.on('message', (message: ToChild) => void answer(message).then((done) => say({ answer: done })));
