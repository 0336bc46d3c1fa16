// The process in which workbooks are unpacked: it gets bytes, gives rows or new bytes, may open no file and no socket, and ends when it grows
// too large. Its parent ends it when it takes too long.
import { holdsAll } from './holds-all.ts';
import { patchWorkbook } from './patch.ts';
import { readWorkbook } from './read-workbook.ts';
import { findRefusal } from './refused.ts';
import { createRowPacker } from './row-frames.ts';
import { frameHead, LAST_FRAME, ROWS_FRAME } from './wire.ts';
import type { LastLine, Request, Spent } from './wire.ts';

const MIB = 1024 * 1024;
const WATCH_MS = 25;
/** How the child ends when it has grown past its limit. */
const TOO_LARGE = 77;

async function readAll(): Promise<Buffer> {
  const pieces: Buffer[] = [];
  for await (const piece of process.stdin as AsyncIterable<Buffer>) pieces.push(piece);
  return Buffer.concat(pieces);
}

// The system counts what our parent had when it started us as ours: only what goes beyond that is told by it, and else by looking.
const atStart = process.resourceUsage().maxRSS;
let mostSeen = 0;

function watchMemory(maxMemoryBytes: number): void {
  setInterval(() => {
    mostSeen = Math.max(mostSeen, process.memoryUsage.rss());
    if (mostSeen > maxMemoryBytes) process.exit(TOO_LARGE);
  }, WATCH_MS).unref();
}

/** Highest resident memory of this process in bytes. */
function peakBytes(): number {
  const { maxRSS } = process.resourceUsage();
  return maxRSS > atStart ? maxRSS * 1024 : Math.max(mostSeen, process.memoryUsage.rss());
}

async function answer(request: Request, bytes: Buffer, spent: () => Spent): Promise<void> {
  try {
    if (request.do === 'read') await answerRead(request, bytes, spent);
    else {
      const { profile, changes, additions, readBack } = request;
      const done = await patchWorkbook(bytes, profile, changes, additions);
      const holds =
        !readBack ||
        (await holdsAll({ ...done, before: bytes, after: done.bytes, changes: done.written }, profile)).holds;
      say({ outcome: 'patched', changed: done.changed, bytes: done.bytes.length, holds, ...spent() });
      process.stdout.write(done.bytes);
    }
  } catch (error) {
    const refusal = findRefusal(error);
    if (refusal === undefined) throw error;
    say({ outcome: 'refused', ...refusal, ...spent() });
  }
}

async function answerRead(request: Request & { do: 'read' }, bytes: Buffer, spent: () => Spent): Promise<void> {
  const rows = createRowPacker((piece) => {
    process.stdout.write(frameHead(ROWS_FRAME, piece.length));
    process.stdout.write(piece);
  });
  const done = await readWorkbook(bytes, request.profile, {
    row: (sheet, row) => (request.cells ? rows.add(sheet, row) : undefined),
  });
  rows.flush();
  say({ outcome: 'read', sheets: done.sheets, lost: done.lost, ...spent() });
}

function say(line: LastLine): void {
  const bytes = Buffer.from(JSON.stringify(line), 'utf8');
  process.stdout.write(frameHead(LAST_FRAME, bytes.length));
  process.stdout.write(bytes);
}

const input = await readAll();
const headBytes = input.readUInt32BE(0);
const request = JSON.parse(input.toString('utf8', 4, 4 + headBytes)) as Request;
const started = performance.now();
const used = process.cpuUsage();
watchMemory(request.profile.maxMemoryBytes);
await answer(request, input.subarray(4 + headBytes), () => ({
  ms: Math.round((performance.now() - started) * 10) / 10,
  cpuMs: sinceUsed(),
  peakMb: Math.round((peakBytes() * 10) / MIB) / 10,
}));

function sinceUsed(): number {
  const { user, system } = process.cpuUsage(used);
  return Math.round((user + system) / 100) / 10;
}
