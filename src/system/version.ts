// Which version of the program this is: that of package.json, and in a checkout the commit that it stands at.
import { readFile } from 'node:fs/promises';
import path from 'node:path';

const HOME = path.resolve(import.meta.dirname, '../..');

export async function describeVersion(home = HOME): Promise<string> {
  const whole: unknown = JSON.parse(await readFile(path.join(home, 'package.json'), 'utf8'));
  const version = typeof whole === 'object' && whole !== null && 'version' in whole ? String(whole.version) : 'unknown';
  const commit = await findCommit(home);
  return `marac ${version}${commit === undefined ? '' : `, commit ${commit.slice(0, 10)}`}, Node ${process.versions.node}`;
}

/** As Git's files say it, without Git; undefined where the program is no checkout. */
async function findCommit(home: string): Promise<string | undefined> {
  const read = (...parts: readonly string[]): Promise<string> =>
    readFile(path.resolve(home, ...parts), 'utf8').then(
      (text) => text.trim(),
      () => '',
    );
  const pointer = /^gitdir: (.+)$/.exec(await read('.git'))?.[1];
  const git = pointer ?? '.git';
  const head = await read(git, 'HEAD');
  const branch = /^ref: (.+)$/.exec(head)?.[1];
  if (branch === undefined) return HASH.exec(head)?.[0];
  const shared = pointer === undefined ? git : path.join(git, await read(git, 'commondir'));
  const loose = HASH.exec(await read(shared, branch))?.[0];
  if (loose !== undefined) return loose;
  const packed = (await read(shared, 'packed-refs')).split('\n').find((line) => line.endsWith(` ${branch}`));
  return HASH.exec(packed ?? '')?.[0];
}

const HASH = /^[0-9a-f]{40,64}/;
