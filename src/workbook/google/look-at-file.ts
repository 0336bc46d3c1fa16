// One look at one file: is it fit to be read, and what stands in it, still or steadied.
import type { Problem } from '../../domain/text/problem.ts';
import type { Table } from '../tables/table.ts';
import type { Trouble } from './calls/google-answer.ts';
import { findFileState, problemOfRefusal, publishedProblem, spreadsheetProblems } from './google-file-state.ts';
import { failureOf } from './calls/retry.ts';
import { readFile, type FileRead } from './rows/read-file.ts';
import { nameContent, sameContent } from './rows/same-content.ts';
import type { Sharing } from './sharing.ts';
import { steady } from './steady-read.ts';
import type { BookFile } from './book-file.ts';
import type { FileLook } from './looked.ts';
import type { GoogleWorkbookOptions } from './google-options.ts';

type LookOptions = Pick<GoogleWorkbookOptions, 'client' | 'domains' | 'account' | 'nowMs'>;

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

/** Reads a fit file. The cells are read whatever Drive says of its version. */
export async function lookAtFile(
  options: LookOptions,
  file: BookFile,
  tables: readonly Table[],
  { version, sharing, problems }: Fitness,
  last: FileLook | undefined,
): Promise<FileLook> {
  if (version === undefined) return { sharing, problems };
  if (last === undefined && (await isPublished(options, file)))
    return { sharing, problems: [...problems, ...file.roles.slice(0, 1).map(publishedProblem)] };
  const still = await readStill(options, file, tables, last?.read);
  if (!still.ok) return { ...unreadable(file, still.trouble), sharing };
  const wrong = spreadsheetProblems(file.roles[0] ?? 'main', still.read.spreadsheet);
  const all = [...problems, ...wrong];
  if (wrong.some(({ size }) => size === 'run')) return { sharing, problems: all };
  return { ...lookOf(still, last), version, sharing, problems: all };
}

/** Asked at the first look of a process: a file seldom becomes so, and its revisions are many. */
async function isPublished({ client }: LookOptions, { id }: BookFile): Promise<boolean> {
  const published = await client.isPublished(id);
  if (!published.ok) throw failureOf(published.trouble);
  return published.value;
}

/** What was read, under the name of what was seen before where nothing changed but by our own writes. */
export function lookOf(
  { read, cellsMs }: StillRead,
  last: FileLook | undefined,
): Pick<FileLook, 'seen' | 'checkedMs' | 'read'> {
  const isSame = last?.read !== undefined && last.seen !== undefined && sameContent(last.read, read);
  return { seen: isSame ? last.seen : nameContent(read), checkedMs: cellsMs, read };
}

function unreadable(file: BookFile, trouble: Trouble): Fitness {
  const problems = file.roles.slice(0, 1).flatMap((role) => problemOfRefusal(role, trouble) ?? []);
  if (problems.length === 0) throw failureOf(trouble);
  return { sharing: [], problems };
}

export interface StillRead {
  readonly read: FileRead;
  /** When the values were asked for that are so. */
  readonly cellsMs: number;
}

type Still = ({ readonly ok: true } & StillRead) | { readonly ok: false; readonly trouble: Trouble };

/**
 * Reads until two reads show the same cells; an earlier look counts as one. When people type all the time, what is equal in two reads makes do:
 * a third read only for the tabs that must be still.
 */
export async function readStill(
  { client, nowMs }: Pick<LookOptions, 'client' | 'nowMs'>,
  file: BookFile,
  tables: readonly Table[],
  remembered: FileRead | undefined,
): Promise<Still> {
  let earlier = remembered;
  for (let tries = 1; ; tries += 1) {
    const found = await readFile(client, file.id, tables, nowMs);
    if (!found.ok) return found;
    const { cellsMs } = found;
    if (earlier !== undefined && sameContent(earlier, found.read)) return { ok: true, read: found.read, cellsMs };
    const steadied = tries === 1 || earlier === undefined ? undefined : steady(earlier, found.read);
    if (steadied !== undefined && (steadied.restless.length === 0 || tries >= 3))
      return { ok: true, read: steadied.read, cellsMs };
    earlier = found.read;
  }
}
