// `marac upgrade`: the workbooks that an earlier version made get the look of this one, each backed up first, all of them or none.
import path from 'node:path';
import type { Config } from '../config.ts';
import { Failure } from '../errors.ts';
import { openBackups } from '../system/backups.ts';
import type { Clock } from '../system/clock.ts';
import { openFiles } from '../system/files.ts';
import { openKeys } from '../system/keys.ts';
import { tablesIn } from '../workbook/tables/all-tables.ts';
import { loadFile } from '../workbook/xlsx/load-file.ts';
import { readInChild } from '../workbook/xlsx/process/run-reader.ts';
import { openRowGatherer, type ReadCells } from '../workbook/xlsx/read-cells.ts';
import { OWN } from '../workbook/xlsx/trust-profile.ts';
import { holdsSame } from '../workbook/xlsx/upgrade/holds-same.ts';
import { describeMoved, orderFile } from '../workbook/xlsx/upgrade/order-file.ts';
import { upgradeFile } from '../workbook/xlsx/upgrade/upgrade-file.ts';
import { isOpenElsewhere, openFileReader } from '../workbook/xlsx/xlsx-file-state.ts';

export interface BookUpgraded {
  readonly file: string;
  /** What is different now; empty when it is of this version already. */
  readonly said: readonly string[];
  /** Tabs whose columns stay where they are, each with what could not have gone along. */
  readonly left: readonly string[];
}

interface Book {
  readonly file: string;
  readonly marac: string;
  readonly holds: 'main' | 'restricted' | 'register' | 'mainAndRegister';
}

interface Made extends Book, BookUpgraded {
  readonly before: Buffer;
  readonly hash: string;
  readonly after: Buffer;
}

const PROFILE = { ...OWN, timeoutMs: 60_000 };

const fileOf = (place: Config['register']): string | undefined => (place.kind === 'xlsx' ? place.file : undefined);

/** The .xlsx files of the config, each once. */
function booksOf({ maracs, register }: Config): readonly Book[] {
  const found = new Map<string, Book>();
  const add = (file: string | undefined, marac: string, holds: Book['holds']): void => {
    if (file !== undefined && !found.has(file)) found.set(file, { file, marac, holds });
  };
  for (const { name, main, restricted } of maracs) {
    add(fileOf(main), name, fileOf(main) === fileOf(register) ? 'mainAndRegister' : 'main');
    add(fileOf(restricted), name, 'restricted');
  }
  add(fileOf(register), maracs[0]?.name ?? '', 'register');
  return [...found.values()];
}

/** Throws before anything is written when a file is open elsewhere, cannot be read or did not come out as it was meant. */
export async function upgradeDesk(
  config: Config,
  clock: Clock,
  { isTrial }: { readonly isTrial: boolean },
): Promise<readonly BookUpgraded[]> {
  const made: Made[] = [];
  for (const book of booksOf(config)) made.push(await make(book));
  if (!isTrial) for (const one of made) if (one.said.length > 0) await store(config, clock, one);
  return made.map(({ file, said, left }) => ({ file, said, left }));
}

async function make(book: Book): Promise<Made> {
  const { file, holds } = book;
  if (await isOpenElsewhere(file)) throw openNow(file);
  const state = await openFileReader(PROFILE).read(file);
  if (state.outcome === 'refused') throw refused(file, `: ${state.message}`);
  const { bytes: before, sheets, hash } = state;
  const isHome = ({ home }: { readonly home: string }): boolean => holds !== 'mainAndRegister' && home === holds;
  const tables = tablesIn(holds);
  const { moved, left, bytes } = await orderFile({ bytes: before, sheets, tables, profile: PROFILE });
  const ordered = moved.length === 0 ? sheets : await readBack(file, bytes);
  if (!holdsSame(sheets, ordered, moved)) throw lost(file);
  const done = await upgradeFile({ bytes, sheets: ordered, tables, isHome, profile: PROFILE });
  if (done.said.length > 0 && !holdsSame(ordered, await readBack(file, done.bytes))) throw lost(file);
  const said = [...describeMoved(moved), ...done.said];
  return { ...book, before, hash, after: done.bytes, said, left };
}

async function readBack(file: string, bytes: Buffer): Promise<readonly ReadCells[]> {
  const rows = openRowGatherer();
  const answer = await readInChild(bytes, PROFILE, rows.add);
  if (answer.outcome === 'refused') throw refused(file, `, taken along: ${answer.message} Nothing was changed.`);
  return rows.sheets(answer.sheets);
}

async function store({ folders, key, backups }: Config, clock: Clock, made: Made): Promise<void> {
  const files = openFiles();
  const kept = openBackups({
    folder: folders.backups,
    of: made.marac,
    keys: openKeys(key),
    files,
    clock,
    thin: backups,
  });
  const now = await loadFile(made.file, PROFILE);
  if (now.outcome === 'refused' || now.hash !== made.hash || (await isOpenElsewhere(made.file)))
    throw openNow(made.file);
  await kept.keep(made.file, made.before);
  await files.write(made.file, made.after);
}

function lost(file: string): Failure {
  return refused(file, ' did not read back as it was; nothing was changed.');
}

function openNow(file: string): Failure {
  return refused(file, ' is open in another program, or was saved just now. Close it and run marac upgrade again.');
}

function refused(file: string, why: string): Failure {
  return new Failure('workbook-refused', `${path.basename(file)}${why}`);
}
