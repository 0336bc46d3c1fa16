// The list of every place where files are stored: what is in it, whether it is encrypted, how long it is kept and by whom.
import { lstat, readdir } from 'node:fs/promises';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { msAt } from '../../system/clock.ts';
import type { LocalTime } from '../../domain/time/day.ts';

export interface FolderLine {
  readonly folder: string;
  readonly holds: string;
  readonly encrypted: boolean;
  readonly kept: string;
  readonly files: number;
  readonly oldestDays?: number;
}

type Described = readonly [name: keyof Config['folders'], holds: string, encrypted: boolean, kept: string];

const MAP: readonly Described[] = [
  ['ledger', 'what happened; contents sealed with the key', true, 'as long as the cases'],
  ['anchor', 'the head of the ledger’s chain; no case data', false, 'overwritten at each run'],
  ['documents', 'papers in clear text, for the team', false, 'delete after the meeting’s minutes are out'],
  [
    'restrictedDocuments',
    'papers with safe contacts and restricted cases, in clear text, for few',
    false,
    'delete after the meeting’s minutes are out',
  ],
  ['inbox', 'returned forms in clear text', false, 'delete when taken in and checked'],
  [
    'backups',
    'every state of the workbooks that was seen, sealed with the key',
    true,
    'thinned by age: backups in the config',
  ],
  ['mail', 'rehearsal messages and drafts in clear text', false, 'delete when sent'],
  ['templates', 'the area’s templates; no case data', false, 'the area’s'],
];

export async function describeFolders(config: Config, now: LocalTime): Promise<readonly FolderLine[]> {
  const lines: FolderLine[] = [];
  for (const [name, holds, encrypted, kept] of MAP) {
    const folder = config.folders[name];
    const times = await fileTimes(folder);
    const oldest = Math.min(...times);
    lines.push({
      folder: path.relative(config.folder, folder) || folder,
      holds,
      encrypted,
      kept,
      files: times.length,
      ...(times.length === 0 ? {} : { oldestDays: Math.max(0, Math.floor((msAt(now) - oldest) / 86_400_000)) }),
    });
  }
  return lines;
}

async function fileTimes(folder: string): Promise<readonly number[]> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const files = entries.filter((entry) => entry.isFile());
  return Promise.all(files.map(async (file) => (await lstat(path.join(file.parentPath, file.name))).mtimeMs));
}
