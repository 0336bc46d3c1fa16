// What is in an inbox: files to read, and others that stay where they are.
import path from 'node:path';
import type { Entry, Files } from '../../system/files.ts';

/** An inbox: the one for all MARACs, or a MARAC's own folder of its name inside it. */
export interface Inbox {
  readonly folder: string;
  /** Its name for people: `inbox`, `inbox/second`. */
  readonly called: string;
  readonly marac?: string;
}

export function inboxesOf(folder: string, maracs: readonly string[]): readonly Inbox[] {
  return [
    { folder, called: 'inbox' },
    ...maracs.map((marac) => ({ folder: path.join(folder, marac), called: `inbox/${marac}`, marac })),
  ];
}

export const NOTE = '.note.txt';
export const OURS: readonly string[] = ['done', 'refused'];

/** Files that an operating system or a running program puts there: ignored, and nobody is told. */
const OF_THE_SYSTEM = /^(desktop\.ini|thumbs\.db|ehthumbs(_vista)?\.db|icon\r?|\$recycle\.bin|[.~].*)$/i;
/** An unfinished download or copy, under its temporary name. */
const UNFINISHED = /\.(part|partial|crdownload|download|opdownload|filepart|tmp|temp)$/i;
const SHORTCUT = /\.(lnk|url|webloc)$/i;
const AN_HOUR = 3_600_000;

export interface InboxFile {
  /** In order of names. */
  readonly files: readonly Entry[];
  readonly notes: readonly string[];
  /** A file that stays where it is, and why a person should look at it. */
  readonly leftAlone: readonly { readonly entry: Entry; readonly code: string; readonly sentence: string }[];
}

/** Sorts the files. Opens none. */
export async function sortInboxFiles(files: Files, inbox: Inbox, maracs: readonly string[]): Promise<InboxFile> {
  const ours = new Set([...OURS, ...(inbox.marac === undefined ? maracs : [])]);
  const found: Entry[] = [];
  const notes: string[] = [];
  const leftAlone: InboxFile['leftAlone'][number][] = [];
  for (const entry of await files.look(inbox.folder)) {
    const leave = (code: string, sentence: string): void => void leftAlone.push({ entry, code, sentence });
    if (OF_THE_SYSTEM.test(entry.name) || (entry.kind === 'folder' && ours.has(entry.name.toLowerCase()))) continue;
    if (entry.kind === 'folder') leave('form.folder', FOLDER);
    else if (entry.kind === 'other') leave('form.link', LINK);
    else if (entry.name.endsWith(NOTE)) notes.push(entry.name);
    else if (SHORTCUT.test(entry.name)) leave('form.shortcut', LINK);
    else if (!UNFINISHED.test(entry.name)) found.push(entry);
    else if (entry.ageMs > AN_HOUR) leave('form.unfinished', UNFINISHED_WORDS);
  }
  return { files: found, notes, leftAlone };
}

const FOLDER = 'This is a folder: the program does not look into it. Move the forms that lie in it up into inbox.';
const LINK = 'This only points to a file and is none itself. Put the file itself into inbox.';
const UNFINISHED_WORDS =
  'A copy or a download was begun here and never ended. Copy the form again under its own name, and delete this.';
