// Which folder of a mailbox is for drafts and which for sent mail: by special use (RFC 6154), whatever its name.
import type { ImapFlow, ListResponse } from 'imapflow';
import { Failure } from '../../errors.ts';
import { memoBy } from '../../domain/text/memo-by.ts';

/** Listed once for each connection. */
const foldersOf = memoBy((client: ImapFlow): Promise<readonly ListResponse[]> => client.list());

export type Use = '\\Drafts' | '\\Sent';

/** By what the server says about it; if it says nothing, by a known name in some language. */
export async function findFolder(client: ImapFlow, use: Use): Promise<string | undefined> {
  const folders = await foldersOf(client);
  return folders.find(({ specialUse, flags }) => specialUse === use && !flags.has('\\Noselect'))?.path;
}

/** The folder for drafts; `named` in the config wins. */
export async function findDrafts(client: ImapFlow, named: string | undefined): Promise<string> {
  if (named !== undefined) {
    const folders = await foldersOf(client);
    const found = folders.find(({ path, pathAsListed, flags }) => {
      const isIt = path === named || pathAsListed === named;
      return isIt && !flags.has('\\Noselect');
    });
    if (found !== undefined) return found.path;
    throw new Failure(
      'mail-refused',
      `The mailbox opens, but not its folder “${named}”: take mail.imap.mailbox out of marac.config.yaml, and the folder that the server marks for drafts is used; or write its name there${formatNames(folders.map(({ path }) => path))}.`,
    );
  }
  const found = await findFolder(client, '\\Drafts');
  if (found !== undefined) return found;
  const folders = await foldersOf(client);
  throw new Failure(
    'mail-refused',
    `The mailbox opens, and the server marks none of its folders as the one for drafts: write its name into mail.imap.mailbox in marac.config.yaml${formatNames(folders.map(({ path }) => path))}.`,
  );
}

const MOST_NAMED = 8;

function formatNames(paths: readonly string[]): string {
  const named = paths.slice(0, MOST_NAMED).map((path) => `“${path}”`);
  return named.length === 0 ? '' : ` (there are ${named.join(', ')}${paths.length > MOST_NAMED ? ' and more' : ''})`;
}
