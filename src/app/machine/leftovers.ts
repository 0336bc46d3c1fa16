// What a killed process left in clear text: plain papers in the work folder, half-written files. Deleted whenever the program starts.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { sweepHalfWritten } from '../../system/files.ts';
import type { WorkFolder } from '../../system/work-folder.ts';

export async function sweepLeftovers(config: Config, work: WorkFolder): Promise<void> {
  await work.sweep();
  await sweepHalfWritten(await foldersWrittenTo(config));
}

/** Our folders with everything in them, and those of the workbooks. */
async function foldersWrittenTo({ folder, folders, maracs, register }: Config): Promise<readonly string[]> {
  const ours = Object.values(folders);
  const below = await Promise.all(
    ours.map(async (one) => {
      const entries = await readdir(one, { recursive: true, withFileTypes: true }).catch(() => []);
      return entries.filter((entry) => entry.isDirectory()).map((entry) => path.join(entry.parentPath, entry.name));
    }),
  );
  const books = [register, ...maracs.flatMap(({ main, restricted }) => [main, restricted])];
  const beside = books.flatMap((book) => (book.kind === 'xlsx' ? [path.dirname(book.file)] : []));
  return [folder, ...ours, ...below.flat(), ...beside];
}
