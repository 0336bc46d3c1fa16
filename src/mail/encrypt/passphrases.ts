// One passphrase per agency, from a separate file that only its owner can read. Never mailed, never logged, never in an error message.
import { refuseOpenToAll, type Files } from '../../system/files.ts';
import { statSync } from 'node:fs';
import path from 'node:path';
import { describeFailure } from '../../errors.ts';

export interface Passphrases {
  /** By the agency's row id, full name or short name, without regard to capitals. */
  find(...names: readonly (string | undefined)[]): string | undefined;
  readonly count: number;
  /** What gives no passphrase: lines by their number, or the file itself. Messages to those agencies wait; all others go. */
  readonly faults: readonly string[];
}

const SHORTEST = 12;

/** Lines `name: passphrase`; blank lines and lines that begin with # are ignored. A file that others can read gives none. */
export async function openPassphrases(file: string, files: Files): Promise<Passphrases> {
  try {
    const bytes = await files.read(file);
    if (bytes === undefined) return passphrasesOf(new Map(), [`The file ${path.basename(file)} is not there.`]);
    refuseOpenToAll(file, statSync(file).mode);
    return readLines(bytes.toString('utf8'));
  } catch (error) {
    const { sentence, todo } = describeFailure(error);
    return passphrasesOf(new Map(), [`${sentence} ${todo}`]);
  }
}

function readLines(text: string): Passphrases {
  const known = new Map<string, string>();
  const doubled = new Set<string>();
  const faults: string[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || line.trimStart().startsWith('#')) continue;
    const match = /^([^:]+):\s*([^\s@-].*?)\s*$/.exec(line);
    const [name, passphrase] = [match?.[1]?.trim().toLowerCase(), match?.[2]];
    const fault = (what: string): void => void faults.push(`Line ${index + 1} ${what}.`);
    if (name === undefined || passphrase === undefined)
      fault('is not "agency: passphrase", with a passphrase that does not begin with - or @');
    else if (passphrase.length < SHORTEST) fault(`has a passphrase under ${SHORTEST} letters`);
    else if (known.has(name)) {
      fault('names an agency that stands there before: which of the two holds, nobody can say, so neither counts');
      doubled.add(name);
    } else known.set(name, passphrase);
  }
  for (const name of doubled) known.delete(name);
  return passphrasesOf(known, faults);
}

function passphrasesOf(known: ReadonlyMap<string, string>, faults: readonly string[]): Passphrases {
  return {
    count: known.size,
    faults,
    find: (...names) => names.flatMap((name) => known.get(name?.trim().toLowerCase() ?? '') ?? [])[0],
  };
}
