// What is wrong with the names of files and folders that a month left, and of what they say. Everybody in it is made up.
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { parseFile, parseFolder } from '../../src/domain/outward/outward-name.ts';

async function filesUnder(top: string): Promise<readonly string[]> {
  const entries = await readdir(top, { recursive: true, withFileTypes: true });
  return entries
    .filter((one) => one.isFile())
    .map((one) => path.relative(top, path.join(one.parentPath, one.name)).split(path.sep).join('/'));
}

function isFiled(file: string): boolean {
  const [folder = '', name = '', ...more] = file.split('/');
  return parseFolder(folder) !== undefined && parseFile(name)?.area !== undefined && more.length === 0;
}

export interface NamesLeft {
  readonly papers: number;
  readonly messages: number;
  /** Names that are not of the grammar, two alike, or with one of the secrets in them. */
  readonly faults: readonly string[];
}

/** Every file of the month's folder, and the subjects of its messages, searched for words that must stand in none. */
export async function readNames(
  folder: string,
  subjects: readonly string[],
  secrets: readonly string[],
): Promise<NamesLeft> {
  const papers = [
    ...(await filesUnder(path.join(folder, 'documents'))),
    ...(await filesUnder(path.join(folder, 'restricted-documents'))),
  ];
  const messages = await filesUnder(path.join(folder, 'mail/rehearsal'));
  const plain = papers.map((file) => path.posix.basename(file).toLowerCase());
  const said = [...papers, ...messages, ...subjects].join('\n').toLowerCase();
  const isSaid = (secret: string): boolean =>
    new RegExp(`(?<![a-z])${secret.toLowerCase().replace(/[^a-z0-9 ]/g, '.')}(?![a-z])`).test(said);
  return {
    papers: papers.length,
    messages: messages.length,
    faults: [
      ...papers.filter((file) => !isFiled(file)),
      ...messages.filter((file) => parseFile(file) === undefined),
      ...papers.filter((_, at) => plain.indexOf(plain[at] ?? '') !== at),
      ...secrets.filter(isSaid),
    ],
  };
}
