// The folders and files of a desk on this machine: who may open them, whether they can be written, whether there is room. For `marac check`; other
// accounts are locked out before anything is done.
import { chmod, lstat, mkdtemp, open, readdir, rm, rmdir, stat } from 'node:fs/promises';
import { userInfo } from 'node:os';
import path from 'node:path';
import type { Config } from '../../config.ts';
import { problemId, type Problem } from '../../domain/text/problem.ts';
import { describeFailure } from '../../errors.ts';
import type { Machine } from '../../system/machine.ts';
import { shellWord } from './shell-words.ts';

/** Rights of accounts that are neither the owner nor in its group. */
const OTHERS = 0o007;

/** The folder of the desk, those the config names and those of the workbooks, each once. */
function foldersOf({ folder, folders, maracs, register }: Config): readonly string[] {
  const books = [register, ...maracs.flatMap(({ main, restricted }) => [main, restricted])];
  const beside = books.flatMap((book) => (book.kind === 'xlsx' ? [path.dirname(book.file)] : []));
  return [...new Set([folder, ...Object.values(folders), ...beside])];
}

/** Removes the rights of all other accounts; where this account may not do that, whoever writes there refuses. */
export async function closeFolders(config: Config): Promise<readonly string[]> {
  if (process.platform === 'win32') return [];
  const closed: string[] = [];
  for (const folder of foldersOf(config)) {
    const found = await lstat(folder).catch(() => undefined);
    if (found?.isDirectory() !== true || (found.mode & OTHERS) === 0) continue;
    const isClosed = await chmod(folder, found.mode & 0o777 & ~OTHERS).then(
      () => true,
      () => false,
    );
    if (isClosed) closed.push(folder);
  }
  return closed;
}

export async function lookAtFolders(config: Config): Promise<readonly Problem[]> {
  const problems: Problem[] = [];
  const tell: Tell = (code, place, sentence) =>
    void problems.push({
      id: problemId(code, 'machine', path.basename(place)),
      code,
      size: 'row',
      place: path.relative(config.folder, place) || place,
      sentence,
    });
  for (const folder of foldersOf(config)) {
    const found = await lstat(folder).catch(() => undefined);
    const shut = found === undefined ? await findShut(folder) : undefined;
    if (shut !== undefined)
      tell(
        'folder.above-shut',
        folder,
        `This account may not enter ${shut}, which lies above it, so nothing can be written or read here: give it the right to pass, chmod o+x ${shellWord(shut)}, or write another folder into marac.config.yaml.`,
      );
    else if (found === undefined) await tryMaking(folder, tell);
    else if (!found.isDirectory())
      tell('folder.link', folder, 'It is a link or a file: write the real folder into marac.config.yaml.');
    else if (isOpen(found.mode))
      tell(
        'too-open',
        folder,
        `Every account of this machine may open it, and this account may not change that: chmod o-rwx ${folder}`,
      );
    else await tryWriting(folder, tell);
  }
  const ofFew = await countOfFew(config);
  if (ofFew > 0)
    tell(
      'papers.apart',
      config.folders.documents,
      `${ofFew} of the IDVA’s papers, with safe contacts, lie here since an earlier version, among the team’s: move them to ${path.basename(config.folders.restrictedDocuments)}, or delete them.`,
    );
  const parents = await lookAtParents(config);
  for (const parent of parents.exchangeable)
    tell('folder.parent-open', parent, `Every account may exchange what lies in it, the desk too: chmod o-w ${parent}`);
  for (const parent of parents.unseen)
    problems.push({
      id: problemId('folder.parent-unseen', 'machine', path.basename(parent)),
      code: 'folder.parent-unseen',
      size: 'note',
      place: parent,
      sentence: `This account may not look at this folder above the desk, so whether every account may exchange what lies in it is not known. Look with an account that may: ls -ld ${shellWord(parent)}`,
    });
  for (const file of secretFiles(config)) {
    const found = await stat(file).catch(() => undefined);
    if (found !== undefined && process.platform !== 'win32' && (found.mode & 0o077) !== 0)
      tell('too-open', file, `Other accounts may read it: chmod 600 ${file}`);
  }
  return problems;
}

/** Papers of the IDVA in the team's folder, by their names. */
async function countOfFew({ folders }: Config): Promise<number> {
  const names = await readdir(folders.documents, { recursive: true }).catch((): readonly string[] => []);
  return names.filter((name) => /^idva-(?:first-contact|papers|feedback)-/.test(path.basename(name))).length;
}

function isOpen(mode: number): boolean {
  return process.platform !== 'win32' && (mode & OTHERS) !== 0;
}

function secretFiles({ key, passphrases, google }: Config): readonly string[] {
  return [key, passphrases, google?.serviceAccountFile].flatMap((part) => part ?? []);
}

type Tell = (code: string, place: string, sentence: string) => void;

/** A missing folder is made when first needed: whether this account may make it. */
async function tryMaking(folder: string, tell: Tell): Promise<void> {
  let above = path.dirname(folder);
  while ((await lstat(above).catch(() => undefined)) === undefined && above !== path.dirname(above))
    above = path.dirname(above);
  const made = await mkdtemp(path.join(above, '.marac-check-')).catch(() => undefined);
  if (made !== undefined) return rmdir(made);
  const line = `sudo install -d -m 700 -o ${userInfo().username} ${shellWord(folder)}`;
  tell('folder.not-made', folder, `It is not there, and this account may not make it. If its disk is mounted: ${line}`);
}

/** Writes, keeps and deletes a file, as happens with every paper and anchor. */
async function tryWriting(folder: string, tell: Tell): Promise<void> {
  const file = path.join(folder, `.marac-check-${process.pid}`);
  try {
    const handle = await open(file, 'wx', 0o600);
    try {
      await handle.writeFile('tried');
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    const { code, sentence, todo } = describeFailure(error);
    tell(code, folder, `Nothing can be written here. ${sentence} ${todo}`);
  } finally {
    await rm(file, { force: true }).catch(() => undefined);
  }
}

interface Parents {
  /** In which every account may rename things; one with the sticky bit, such as /tmp, does not allow it. */
  readonly exchangeable: readonly string[];
  readonly unseen: readonly string[];
}

/** The folders above the desk. */
async function lookAtParents({ folder }: Config): Promise<Parents> {
  const [exchangeable, unseen]: [string[], string[]] = [[], []];
  if (process.platform === 'win32') return { exchangeable, unseen };
  for (let at = path.dirname(folder); ; at = path.dirname(at)) {
    const mode = await stat(at).then(
      (found) => found.mode,
      () => undefined,
    );
    if (mode === undefined) unseen.push(at);
    else if ((mode & 0o002) !== 0 && (mode & 0o1000) === 0) exchangeable.push(at);
    if (at === path.dirname(at)) return { exchangeable, unseen };
  }
}

/** The first folder above this one, from the root on, that this account may not enter. */
async function findShut(folder: string): Promise<string | undefined> {
  const above = path.dirname(folder);
  if (above === folder) return undefined;
  const higher = await findShut(above);
  if (higher !== undefined) return higher;
  // Of the folder's own entry, because access() asks for the account that started the program, and not for the one that it works as.
  return lstat(`${above}${path.sep}.`).then(
    () => undefined,
    (error: unknown) => (error instanceof Error && 'code' in error && error.code === 'EACCES' ? above : undefined),
  );
}

/** With less room than this, papers, copies of workbooks and the ledger soon run out of it. */
const ROOM_BYTES = 500_000_000;

/** Each disk once, by the folder named first. */
export async function lookAtDisks(config: Config, machine: Machine): Promise<readonly Problem[]> {
  const disks = new Map<number, string>();
  for (const folder of foldersOf(config)) {
    const found = await stat(folder).catch(() => undefined);
    if (found !== undefined && !disks.has(found.dev)) disks.set(found.dev, folder);
  }
  const problems: Problem[] = [];
  for (const folder of disks.values()) {
    const free = await machine.free(folder);
    if (free === undefined || free >= ROOM_BYTES) continue;
    problems.push({
      id: problemId('disk-nearly-full', 'machine', path.basename(folder)),
      code: 'disk-nearly-full',
      size: 'row',
      place: path.relative(config.folder, folder) || folder,
      sentence: `Its disk has ${Math.floor(free / 1_000_000)} MB left, and should have ${ROOM_BYTES / 1_000_000}: make room. What cannot be recorded is not sent.`,
    });
  }
  return problems;
}

/** Whether the machine's clock is synchronised; undefined if that cannot be known. */
export async function lookAtTimekeeping(machine: Machine): Promise<readonly Problem[]> {
  const said = await machine.ask('timedatectl', ['show', '--property=NTPSynchronized', '--value']);
  if (said !== 'no') return [];
  return [
    {
      id: problemId('clock-not-kept', 'machine'),
      code: 'clock-not-kept',
      size: 'row',
      place: 'The clock',
      sentence:
        'Nothing keeps the clock of this machine right: `sudo timedatectl set-ntp true`. On a wrong day everything would be overdue, or nothing.',
    },
  ];
}
