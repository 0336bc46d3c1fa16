// Every state of a workbook that was seen, once, by content, sealed with the key, thinned by age.
import path from 'node:path';
import { findLocalTime, dayOf, type LocalTime } from '../domain/time/day.ts';
import { findThinned, type KeptState, type Thinning } from '../domain/record/thin-backups.ts';
import { Failure } from '../errors.ts';
import type { Clock } from './clock.ts';
import type { Files } from './files.ts';
import type { Keys } from './keys.ts';

export interface Backups {
  /** Keeps these bytes of that file, unless they are kept already. */
  keep(file: string, bytes: Uint8Array): Promise<void>;
}

export interface BackupsOrder {
  readonly folder: string;
  /** Whose workbooks: files of several MARACs may bear one name. */
  readonly of: string;
  readonly keys: Keys;
  readonly files: Files;
  readonly clock: Pick<Clock, 'now'>;
  readonly thin: Thinning;
}

const NAME = /^(.+)-(\d{4}-\d{2}-\d{2}T\d{2})(\d{2})-([0-9a-f]{16})\.sealed$/;

export function openBackups({ folder, of, keys, files, clock, thin }: BackupsOrder): Backups {
  const kept = new Map<string, string>();
  return {
    async keep(file, bytes) {
      const book = `${of}-${path.parse(file).name}`;
      const id = keys.mac('backup', book, bytes).toString('hex').slice(0, 16);
      if (kept.get(book) === id) return;
      await files.makeFolder(folder);
      const states = await listStates(files, folder, book);
      if (!states.some(({ name }) => name.endsWith(`-${id}.sealed`))) {
        const name = `${book}-${clock.now().replace(':', '')}-${id}.sealed`;
        await files.write(path.join(folder, name), keys.seal('backup', name, bytes));
        for (const old of findThinned(states, dayOf(clock.now()), thin)) await files.remove(path.join(folder, old));
      }
      kept.set(book, id);
    },
  };
}

export interface StoredState extends KeptState {
  /** The MARAC and the file's name, as `ealing-main`. */
  readonly book: string;
}

/** The states that are kept, newest first; of one workbook where it is named. */
export async function listStates(files: Files, folder: string, book?: string): Promise<readonly StoredState[]> {
  const names = await files.list(folder);
  return names
    .flatMap((name): readonly StoredState[] => {
      const found = readName(name);
      return found === undefined || (book !== undefined && found.book !== book) ? [] : [{ name, ...found }];
    })
    .toSorted((a, b) => (a.at > b.at ? -1 : 1));
}

function readName(name: string): { readonly book: string; readonly at: LocalTime } | undefined {
  const [, book, hour, minute] = NAME.exec(name) ?? [];
  const at = findLocalTime(`${hour ?? ''}:${minute ?? ''}`);
  return book === undefined || at === undefined ? undefined : { book, at };
}

/** The workbook as it was then. Failure file-missing, or key-wrong where this key does not open it. */
export async function openState(files: Files, keys: Keys, folder: string, name: string): Promise<Uint8Array> {
  const sealed = readName(name) === undefined ? undefined : await files.read(path.join(folder, name));
  if (sealed === undefined)
    throw new Failure('file-missing', `There is no kept state ${name}: \`marac backups\` lists them.`);
  const bytes = keys.open('backup', name, sealed);
  if (bytes === undefined) throw new Failure('key-wrong', `${name} was sealed with another key, or is damaged.`);
  return bytes;
}
