// A changed workbook put in the place of the old one: read back, a copy of the old one kept, and only while nobody has the file or saved it meanwhile.
import path from 'node:path';
import { DISK_FAILURES, Failure } from '../../errors.ts';
import type { FileRole } from '../workbook-port.ts';
import { loadFile } from './load-file.ts';
import type { Additions } from './patching/additions.ts';
import { patchInChild } from './process/run-reader.ts';
import type { Profile } from './trust-profile.ts';
import type { XlsxFile, XlsxWorkbook } from './workbook-files.ts';
import { isOpenElsewhere, type FileReader, type FileState } from './xlsx-file-state.ts';
import type { WritePlan } from './xlsx-write-plan.ts';

export interface Open {
  readonly workbook: XlsxWorkbook;
  readonly reader: FileReader;
  readonly profile: Profile;
  /** By file, what the machine answered to the last write of it. */
  readonly troubles: Map<FileRole, Failure>;
}

/** A disk that takes nothing keeps the change back, as somebody who has the file open does: what does not stand in the workbook goes on. */
export async function storeOrTell(...given: Parameters<typeof storePlan>): Promise<'stored' | 'open'> {
  const [open, { role }] = given;
  try {
    return await storePlan(...given);
  } catch (error) {
    if (!(error instanceof Failure) || !DISK_FAILURES.has(error.code)) throw error;
    open.troubles.set(role, error);
    return 'open';
  }
}

/**
 * Writes the planned cells, and `then` what else is changed in what comes out; `open` when somebody has the file or saved it meanwhile. Throws Failure
 * when it cannot be changed at all.
 */
export async function storePlan(
  open: Open,
  file: XlsxFile,
  state: FileState & { outcome: 'read' },
  plan: Pick<WritePlan, 'cells'>,
  additions?: Additions,
  then?: Additions,
): Promise<'stored' | 'open'> {
  const first = await patchFile(open, file, state.bytes, plan.cells, additions);
  const patched = then === undefined ? first : await patchFile(open, file, first.bytes, [], then);
  if (first.changed.length + patched.changed.length === 0) return 'stored';
  const { files } = open.workbook.system;
  const now = await loadFile(file.path, open.profile);
  if (now.outcome === 'refused' || now.hash !== state.hash || (await isOpenElsewhere(file.path))) return 'open';
  await open.workbook.backups.keep(file.path, state.bytes);
  try {
    await files.write(file.path, patched.bytes);
  } catch (error) {
    // Excel on Windows holds the file itself.
    const { code } = ((error as Error).cause ?? error) as NodeJS.ErrnoException;
    if (code === 'EBUSY' || (process.platform === 'win32' && ['EPERM', 'EACCES'].includes(code ?? ''))) return 'open';
    throw error;
  }
  return 'stored';
}

async function patchFile(
  { profile }: Open,
  file: XlsxFile,
  bytes: Buffer,
  cells: WritePlan['cells'],
  additions?: Additions,
): Promise<{ readonly bytes: Buffer; readonly changed: readonly string[] }> {
  const patched = await patchInChild(bytes, profile, cells, true, additions);
  const refuse = (why: string): Failure => new Failure('workbook-refused', `${path.basename(file.path)}${why}`);
  if (patched.outcome === 'refused') throw refuse(`: ${patched.message}`);
  if (!patched.holds) throw refuse(' did not read back as it was written; nothing was changed.');
  return patched;
}
