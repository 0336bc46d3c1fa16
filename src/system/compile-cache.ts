// Where Node keeps what it has compiled of this program: a folder of our own beside the packages, where nobody else can leave anything for us to run.
// Node's own choice is a folder in /tmp whose name everybody knows.
import { chmodSync, lstatSync, mkdirSync, statSync } from 'node:fs';
import module from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const PACKAGES = fileURLToPath(new URL('../../node_modules/', import.meta.url));
const PRIVATE = 0o700;
const [ANYBODY_WRITES, OTHERS_MAY] = [0o022, 0o077];

/**
 * The folder, made where it is not there; undefined where the packages belong to another account (what root leaves there `npm ci` could not take
 * away at an upgrade), where others may write, or where it cannot be made: then nothing is kept, and starting takes longer.
 */
export function privateCache(
  name: string,
  packages: string = PACKAGES,
  uid: number | undefined = process.getuid?.(),
): string | undefined {
  const parent = path.join(packages, '.cache');
  const folder = path.join(parent, name, path.sep);
  try {
    const isOurs = uid === undefined || statSync(packages).uid === uid;
    if (!isOurs) return undefined;
    mkdirSync(parent, { recursive: true, mode: 0o755 });
    mkdirSync(folder, { recursive: true, mode: PRIVATE });
    if (!isSafe(parent, uid, ANYBODY_WRITES) || !isSafe(folder, uid, 0)) return undefined;
    if (uid !== undefined && (lstatSync(folder).mode & OTHERS_MAY) !== 0) chmodSync(folder, PRIVATE);
    return folder;
  } catch {
    return undefined;
  }
}

/** No link, of this account, and without these rights. Windows has neither. */
function isSafe(folder: string, uid: number | undefined, not: number): boolean {
  const found = lstatSync(folder.replace(/[/\\]+$/, ''));
  return found.isDirectory() && (uid === undefined || (found.uid === uid && (found.mode & not) === 0));
}

/** Keeps what is compiled from here on; a folder that whoever calls names in NODE_COMPILE_CACHE is theirs to answer for. */
export function keepCompiled(): void {
  const folder = privateCache('marac');
  if (folder !== undefined) module.enableCompileCache(folder);
}
