// The folder of the demo: what `marac init` makes, with the demo's key instead of a secret one, and a mark by which it is known again.
import { lstat, mkdir, readdir, rm } from 'node:fs/promises';
import path from 'node:path';
import { DESK_BOOKS, DESK_PLACES, fillDeskFolder } from '../src/app/machine/fill-desk-folder.ts';
import type { Starter } from '../src/config/config-text.ts';
import { Failure } from '../src/errors.ts';
import { openFiles } from '../src/system/files.ts';
import { demoKeyText } from '../src/system/keys.ts';
import { seededRandom, type Random } from '../src/system/random.ts';

export const MARAC = 'westmere';
export const TITLE = 'Westmere MARAC (synthetic)';
/** What stands in subjects and names of files. */
const OUTWARD = 'Westmere MARAC';
export const SEED = 'westmere-2027';

const KEY_NOTE = `# This desk has no secret key: its key is made from this word, which everybody can know.
# It is refused for live mail. \`marac init\` makes a folder with a key of its own.
`;

/** The story is about the people who are drawn behind these bytes. The folder's ids have dice of their own: a setting more or less changes nobody. */
const DRAWN_BEFORE = 1_176;

/** Makes the folder of the demo's month, and gives the dice of its people. */
export async function openDemoFolder(folder: string): Promise<Random> {
  await makeDemoFolder(folder, seededRandom(20_270_226));
  const dice = seededRandom(20_270_301);
  dice.bytes(DRAWN_BEFORE);
  return dice;
}

/** Makes the folder anew. An earlier demo makes way; a folder that holds anything else is refused. */
export async function makeDemoFolder(folder: string, random: Random): Promise<void> {
  await makeMadeUpFolder(folder, { starter: starter(), seed: SEED, made: 'marac demo', random });
}

interface MadeUpFolder {
  readonly starter: Starter;
  /** The word that its key is made from. */
  readonly seed: string;
  /** The command that makes it, and makes it anew. */
  readonly made: string;
  readonly random: Random;
}

/** A desk's folder with a key that everybody can know. One that the same command made makes way; one that holds anything else is refused. */
export async function makeMadeUpFolder(
  folder: string,
  { starter: of, seed, made, random }: MadeUpFolder,
): Promise<void> {
  const mark = `.${made.replace(' ', '-')}`;
  await makeWay(folder, mark, made);
  const files = openFiles();
  await mkdir(folder, { recursive: true, mode: 0o700 });
  await files.writeNew(path.join(folder, mark), `Made by \`${made}\`: synthetic, and made anew by the next one.\n`);
  await fillDeskFolder(folder, of, { random, blankRows: 0 });
  await files.writeNew(path.join(folder, DESK_PLACES.key), `${demoKeyText(seed)}${KEY_NOTE}`);
}

function starter(): Starter {
  const mail = {
    mode: 'rehearsal',
    from: 'marac@westmere.example.org',
    idDomain: 'westmere.example.org',
    allowedDomains: ['.example.org'],
    names: 'shown',
  };
  return {
    maracs: [{ name: MARAC, title: TITLE, outwardTitle: OUTWARD, ...DESK_BOOKS }],
    ...DESK_PLACES,
    mail,
  };
}

async function makeWay(folder: string, mark: string, made: string): Promise<void> {
  const there = await lstat(folder).catch(() => undefined);
  if (there === undefined) return;
  if (!there.isDirectory()) throw new Failure('not-here', `${path.basename(folder)} is a file or a link.`);
  const names = await readdir(folder);
  if (names.length === 0) return;
  if (!names.includes(mark))
    throw new Failure('not-here', `The folder ${path.basename(folder)} is not empty, and \`${made}\` did not make it.`);
  await rm(folder, { recursive: true, force: true });
}
