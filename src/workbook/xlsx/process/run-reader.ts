// Runs the reader and the patcher in a child process with real limits: 10 s and 512 MB by default, whatever the file.
import type { Profile } from '../trust-profile.ts';
import type { Refusal, RefusalCode } from '../reading/refusal.ts';
import type { SheetRow } from '../reading/sheet-reader.ts';
import type { Answer, PatchAnswer, ReadAnswer, Request } from './process-messages.ts';
import { askChild, type Trouble } from './reader-process.ts';
import type { SheetChange } from '../patching/sheet-change.ts';
import { NO_ADDITIONS, type Additions } from '../patching/additions.ts';

/** Reads a workbook in a child process; rows come in the order of the file. Never throws for what is in the file. */
export async function readInChild(
  bytes: Buffer,
  profile: Profile,
  onRow?: (sheet: number, row: SheetRow) => void,
): Promise<ReadAnswer> {
  const answer = await ask({ do: 'read', profile, cells: onRow !== undefined }, bytes, onRow);
  return answer as ReadAnswer;
}

/** Changes cells in a child process and gives the new file, read back there when asked. Never throws for what is in the file. */
export async function patchInChild(
  bytes: Buffer,
  profile: Profile,
  changes: readonly SheetChange[],
  readBack = false,
  additions: Additions = NO_ADDITIONS,
): Promise<PatchAnswer> {
  const answer = await ask({ do: 'patch', profile, changes, additions, readBack }, bytes);
  return answer as PatchAnswer;
}

const REFUSALS: Readonly<Record<Trouble, Refusal>> = {
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

async function ask(request: Request, bytes: Buffer, onRow?: (sheet: number, row: SheetRow) => void): Promise<Answer> {
  const started = performance.now();
  const keep = request.profile.name === 'own';
  const ended = await askChild({ request, bytes }, { keep }, (sheet, row) => onRow?.(sheet, row));
  if ('answer' in ended) return ended.answer;
  const ms = Math.round(performance.now() - started);
  return { outcome: 'refused', ...REFUSALS[ended.trouble], ms, cpuMs: ms, peakMb: ended.peakMb };
}
