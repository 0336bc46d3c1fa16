// Whether what was read still stands in the cells of all files: asked before every message.
import type { BookFile } from './book-file.ts';
import type { GoogleWorkbookOptions, RememberedFiles } from './google-options.ts';
import type { FileLook } from './looked.ts';
import { readCells, readShape, type FileRead, type FileShape } from './rows/read-file.ts';
import { sameContent } from './rows/same-content.ts';

/** Messages that leave within so many milliseconds of a read of the cells go by that read. */
const BATCH_MS = 10_000;
/** While one file is read, what was read of another grows old: it is read again, so often at most. */
const ROUNDS = 4;

interface Remembering extends Pick<RememberedFiles, 'looked'> {
  readonly options: Pick<GoogleWorkbookOptions, 'client' | 'nowMs'>;
  readonly files: readonly BookFile[];
}

/**
 * Reads the cells again and holds them against what was `seen` of each file, by file id; what we wrote ourselves does not count. A file whose cells
 * were read within the last ten seconds is not read again unless Drive shows another version, which may say that something moved and never that
 * nothing did. False only where the cells of every file were read, and were the same, less than ten seconds before the answer.
 */
export async function hasMoved(memory: Remembering, seen: ReadonlyMap<string, string>): Promise<boolean> {
  const { options, files, looked } = memory;
  const versions = new Map<string, string>();
  for (const { id } of files) {
    const look = looked.get(id);
    if (look?.read === undefined || look.seen === undefined || look.seen !== seen.get(id)) return true;
    const version = await options.client.getVersion(id);
    if (!version.ok) return true;
    versions.set(id, version.value);
  }
  for (let round = 0; ; round += 1) {
    const nowMs = options.nowMs();
    const old = files.filter(
      ({ id }) => looked.get(id)?.version !== versions.get(id) || !isRecent(looked.get(id), nowMs),
    );
    if (old.length === 0) return false;
    if (round === ROUNDS || !(await areSame(memory, old, versions))) return true;
  }
}

/** Reads these files again. All cells are asked for at once, so that what is read of one file is as old as what is read of the others. */
async function areSame(
  { options: { client, nowMs }, looked }: Remembering,
  files: readonly BookFile[],
  versions: ReadonlyMap<string, string>,
): Promise<boolean> {
  const shapes: {
    readonly id: string;
    readonly look: FileLook;
    readonly before: FileRead;
    readonly shape: FileShape;
  }[] = [];
  for (const { id } of files) {
    const look = looked.get(id);
    if (look?.read === undefined) return false;
    const tables = [...look.read.tables.values()].map(({ table }) => table);
    const shape = await readShape(client, id, tables);
    if (!shape.ok) return false;
    shapes.push({ id, look, before: look.read, shape });
  }
  const same = await Promise.all(
    shapes.map(async ({ id, look, before, shape }) => {
      const found = await readCells(client, id, shape, nowMs);
      if (!found.ok || !sameContent(before, found.read)) return false;
      const version = versions.get(id);
      const now = { ...look, read: found.read, checkedMs: found.cellsMs };
      looked.set(id, version === undefined ? now : { ...now, version });
      return true;
    }),
  );
  return same.every(Boolean);
}

/** Whether the cells of a file were last read within the ten seconds before `nowMs`. */
export function isRecent(look: Pick<FileLook, 'checkedMs'> | undefined, nowMs: number): boolean {
  const checkedMs = look?.checkedMs ?? -Infinity;
  return nowMs >= checkedMs && nowMs - checkedMs < BATCH_MS;
}
