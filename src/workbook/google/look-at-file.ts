// One look at one file: is it fit to be read, has it moved since the last look, and if so what stands in it, still or steadied.
import type { Problem } from '../../domain/text/problem.ts';
import type { Table } from '../tables/table.ts';
import type { Trouble } from './calls/google-answer.ts';
import { findFileState, problemOfRefusal, spreadsheetProblems } from './google-file-state.ts';
import { failureOf } from './calls/retry.ts';
import { readFile, type FileRead } from './rows/read-file.ts';
import type { Sharing } from './sharing.ts';
import { steady } from './steady-read.ts';
import type { BookFile } from './book-file.ts';
import type { FileLook } from './looked.ts';
import type { GoogleWorkbookOptions } from './google-options.ts';

type LookOptions = Pick<GoogleWorkbookOptions, 'client' | 'domains' | 'account'>;

/** What Drive says of a file before any of it is read. */
export interface Fitness {
  /** Absent when it may not be read. */
  readonly version?: string;
  readonly sharing: readonly Sharing[];
  readonly problems: readonly Problem[];
}

/** Whether a file may be read: there, ours, and open to nobody else. */
export async function findFitness(options: LookOptions, file: BookFile): Promise<Fitness> {
  const role = file.roles[0] ?? 'main';
  const found = await findFileState(options.client, role, file.id, options.domains, options.account);
  if (!found.ok) return unreadable(file, found.trouble);
  const { sharing, problems, file: state } = found.state;
  const stops = problems.some(({ size }) => size === 'run');
  return stops ? { sharing, problems } : { sharing, problems, version: state.version };
}

/** Reads a fit file. What the last look saw is good still when Drive's version has not changed. */
export async function lookAtFile(
  options: LookOptions,
  file: BookFile,
  tables: readonly Table[],
  { version, sharing, problems }: Fitness,
  last: FileLook | undefined,
): Promise<FileLook> {
  if (version === undefined) return { sharing, problems };
  if (last?.read !== undefined && last.version === version && tables.every(({ name }) => last.read?.tables.has(name)))
    return { ...last, sharing, problems };
  const still = await readStill(options, file, tables, version);
  if (!still.ok) return { ...unreadable(file, still.trouble), sharing };
  const wrong = spreadsheetProblems(file.roles[0] ?? 'main', still.read.spreadsheet);
  if (wrong.length > 0) return { sharing, problems: [...problems, ...wrong] };
  return { version: still.version, read: still.read, sharing, problems };
}

function unreadable(file: BookFile, trouble: Trouble): Fitness {
  const problems = file.roles.slice(0, 1).flatMap((role) => problemOfRefusal(role, trouble) ?? []);
  if (problems.length === 0) throw failureOf(trouble);
  return { sharing: [], problems };
}

type Still =
  | { readonly ok: true; readonly read: FileRead; readonly version: string }
  | { readonly ok: false; readonly trouble: Trouble };

/**
 * Reads until the version is the same before and after: what was read is then of one moment. When people type all the time, two reads make
 * do: what is equal in both. A third only for the tabs that must be still.
 */
export async function readStill(
  { client }: Pick<LookOptions, 'client'>,
  file: BookFile,
  tables: readonly Table[],
  versionBefore: string,
): Promise<Still> {
  let version = versionBefore;
  let earlier: FileRead | undefined;
  for (let tries = 1; ; tries += 1) {
    const found = await readFile(client, file.id, tables);
    if (!found.ok) return found;
    const after = await client.getVersion(file.id);
    if (!after.ok) return after;
    if (after.value === version) return { ok: true, read: found.read, version };
    const steadied = earlier === undefined ? undefined : steady(earlier, found.read);
    if (steadied !== undefined && (steadied.restless.length === 0 || tries >= 3))
      return { ok: true, read: steadied.read, version };
    earlier = found.read;
    version = after.value;
  }
}
