// One passphrase per agency, from a file of its own that only its owner can read. Never mailed, never logged, never in a message of an error.
import type { Files } from '../system/files.ts';
import { refuseOpenToAll } from '../system/files.ts';
import { statSync } from 'node:fs';
import { Failure } from '../errors.ts';

export interface Passphrases {
  /** By the agency's row id, full or short name, whatever the case of its letters. */
  find(...names: readonly (string | undefined)[]): string | undefined;
  readonly count: number;
}

const SHORTEST = 12;

/** Lines `name: passphrase`; blank lines and lines that begin with # do not count. Refused when others can read it or a line is no such line. */
export async function openPassphrases(file: string, files: Files): Promise<Passphrases> {
  const bytes = await files.read(file);
  if (bytes === undefined) throw new Failure('passphrase-missing', `The passphrase file ${file} is not there.`);
  refuseOpenToAll(file, statSync(file).mode);
  const known = new Map<string, string>();
  for (const [index, line] of bytes.toString('utf8').split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const match = /^([^:]+):\s*([^\s@-].*?)\s*$/.exec(line);
    const [name, passphrase] = [match?.[1]?.trim().toLowerCase(), match?.[2]];
    if (name === undefined || passphrase === undefined || passphrase.length < SHORTEST || known.has(name))
      throw new Failure(
        'passphrase-missing',
        `Line ${index + 1} of ${file} is not "agency: passphrase" with ${SHORTEST} letters or more that does not begin with - or @, or the agency stands there twice.`,
      );
    known.set(name, passphrase);
  }
  return {
    count: known.size,
    find: (...names) => names.flatMap((name) => known.get(name?.trim().toLowerCase() ?? '') ?? [])[0],
  };
}
