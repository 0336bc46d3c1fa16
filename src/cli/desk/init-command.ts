// `marac init DIR`: a folder with everything a MARAC needs, made whole or not at all, and private to whoever made it.
import { lstat, mkdir, mkdtemp, readdir, rename, rm, rmdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { DESK_BOOKS, DESK_PLACES, fillDeskFolder } from '../../app/machine/fill-desk-folder.ts';
import { nameFrom } from '../../app/machine/short-name.ts';
import { CONFIG_NAME, loadConfig } from '../../config.ts';
import type { Starter } from '../../config/config-text.ts';
import { DONE, Failure, type ExitCode } from '../../errors.ts';
import { createKeyFile } from '../../system/keys.ts';
import { openRandom } from '../../system/random.ts';
import type { Command, CommandContext } from '../command.ts';
import { findExisting, KEY_FILE, NO_IDS, setUpGoogle, printSteps } from './init-google.ts';
import { configPath, fixed } from '../safe-texts.ts';
import { maracLine, shellWord } from '../../app/machine/shell-words.ts';

const LAUNCHER = fileURLToPath(new URL('../../marac.js', import.meta.url));
export const init: Command = {
  name: 'init',
  summary: 'makes a folder with blank workbooks, config, key and templates',
  takes: [
    {
      name: 'DIR',
      help: 'The folder to make. It must not exist yet, or be empty. With --google: also a folder made before.',
      needed: false,
    },
  ],
  options: {
    name: {
      value: 'NAME',
      help: 'Short name of the MARAC, part of every reference: ealing. Else from the folder’s name.',
    },
    title: { value: 'TITLE', help: 'Its name on papers: "Ealing MARAC".' },
    from: {
      value: 'ADDRESS',
      help: 'The address that mail will come from. It can be filled in later: a new folder only rehearses.',
    },
    'take-copy': { help: 'With --google: a sheet of the config is a copy, and becomes the workbook from now on.' },
    google: {
      help: 'The workbooks are Google Sheets: says what to do in Google, step by step, and then makes their tabs.',
    },
  },
  more: [
    'Makes main.xlsx and restricted.xlsx with every tab, marac.config.yaml with comments, the key that seals the ledger, the inbox for returned forms, and a copy of the templates.',
    'With --google: first makes the config without workbooks and prints the steps to take in Google. Run it again once the sheets are shared and named in the config: it makes every tab in them. You can run it at any time: it adds what is missing and changes nothing that people made.',
    'Nothing is sent from a new folder: mail.mode is rehearsal until somebody changes it.',
  ],
  run,
};

async function run(context: CommandContext): Promise<ExitCode> {
  const { args, print, progress, folder: here } = context;
  const onGoogle = args.on('google');
  const existing = onGoogle ? findExisting(context) : undefined;
  if (existing !== undefined) return await setUpGoogle(context, existing);
  const [name] = args.taken;
  if (name === undefined) throw new Failure('arguments', 'marac init needs DIR: the folder to make.');
  const folder = path.resolve(here, name);
  const plain = starterOf(folder, args.text('name'), args.text('title'), args.text('from'));
  const starter = onGoogle ? onSheets(plain) : plain;
  await refuseUsedFolder(folder);
  await mkdir(path.dirname(folder), { recursive: true });
  const making = await mkdtemp(`${folder}.making-`);
  try {
    const report = (done: number): void => progress.report('Files', done, 6);
    await fillDeskFolder(making, starter, { random: openRandom(), report });
    createKeyFile(path.join(making, DESK_PLACES.key));
    await rmdir(folder).catch(() => undefined); // an empty folder makes way; one that is not was refused above
    await rename(making, folder);
  } catch (error) {
    await rm(making, { recursive: true, force: true });
    throw error;
  }
  // Whoever names the whole path may stand where no path leads from: they copy it as they typed it.
  const shown = path.isAbsolute(name) ? folder : path.relative(here, folder) || '.';
  print.put('folder', configPath(folder));
  print.put('made', [...(await readdir(folder))].toSorted().map(fixed));
  for (const line of nextSteps(shown, starter)) print.say(line);
  if (!onGoogle) return DONE;
  const loaded = loadConfig(path.join(folder, CONFIG_NAME), {});
  if (loaded.ok) printSteps(context, loaded.value);
  return DONE;
}

function titleFrom(name: string): string {
  const place = name
    .split('-')
    .filter((part) => part !== 'marac')
    .map((part) => part.charAt(0).toUpperCase() + part.slice(1));
  return [...place, 'MARAC'].join(' ');
}

function starterOf(
  folder: string,
  name: string | undefined,
  title: string | undefined,
  from: string | undefined,
): Starter {
  const short = name ?? nameFrom(path.basename(folder));
  if (nameFrom(short) !== short)
    throw new Failure(
      'arguments',
      `--name "${short}" is not a short name: small letters, digits and dashes. Try ${nameFrom(short)}.`,
    );
  const address = from ?? 'marac@example.org';
  const domain = /^[^@\s]+@([A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)+)$/.exec(address)?.[1];
  if (domain === undefined) throw new Failure('arguments', '--from needs a plain e-mail address.');
  return {
    maracs: [{ name: short, title: title ?? titleFrom(short), ...DESK_BOOKS }],
    ...DESK_PLACES,
    mail: { mode: 'rehearsal', from: address, idDomain: domain.toLowerCase() },
  };
}

/** The same folder for workbooks in Google: the team is on the domain of its address until somebody writes another. */
function onSheets(starter: Starter): Starter {
  return {
    ...starter,
    maracs: starter.maracs.map((marac) => ({ ...marac, ...NO_IDS })),
    google: { teamDomains: [starter.mail.idDomain], serviceAccountFile: KEY_FILE },
  };
}

async function refuseUsedFolder(folder: string): Promise<void> {
  const there = await lstat(folder).catch(() => undefined);
  if (there === undefined) return;
  if (!there.isDirectory()) throw new Failure('not-here', `${path.basename(folder)} is a file or a link.`);
  if ((await readdir(folder)).length > 0)
    throw new Failure('not-here', `The folder ${path.basename(folder)} is not empty.`);
}

function nextSteps(folder: string, { maracs, google }: Starter): readonly string[] {
  const head = [
    `Made ${folder} for ${maracs[0]?.title ?? ''}.`,
    '',
    'KEEP A COPY OF THE KEY. The file `key` seals the ledger: without it nobody can read what was sent to whom. Put a copy where you keep',
    'passwords (a password safe, or on paper in a locked drawer), and never beside the ledger or its backups.',
    '',
  ];
  if (google !== undefined) return [...head, 'Next, in Google; it takes about half an hour:'];
  return [
    ...head,
    'Next:',
    '  1. So that `marac` is a word here; the first line once in every new terminal:',
    `       ${maracLine(process.execPath, LAUNCHER)}`,
    `       cd ${shellWord(folder)}`,
    '  2. First papers from two made-up referrals, apart from this desk, in a minute:',
    '       marac try',
    '  3. What this desk needs, in the order in which one does it (again after each step):',
    '       marac check',
    `  4. Type it: open ${path.join(folder, DESK_BOOKS.main)}; the tab "Start here" explains the others. Save, and close it before \`marac run\`.`,
    '',
    'Nothing leaves this machine until you change mail.mode in marac.config.yaml: everything is a rehearsal. While mail.allowedDomains there is empty nothing goes to anybody.',
  ];
}
