// The note about a list that was taken in: what is not part of any row, by heading and row. It is in done, where Today reads it. A list from the
// inbox moves there too.
import path from 'node:path';
import type { LocalTime } from '../../domain/time/day.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { Files } from '../../system/files.ts';
import { noteName, renderNote } from '../inbox/file-note.ts';

interface TakenList {
  readonly file: string;
  /** The inbox for all, and the one of its MARAC. */
  readonly inboxes: readonly [root: string, own: string];
  /** What became of it, and how its headings were read. */
  readonly says: readonly string[];
  /** Everything of it that is not in a row as written. */
  readonly notTaken: readonly Problem[];
  readonly now: LocalTime;
}

/** The path of the note; undefined if everything was taken. */
export async function keepListNote(
  files: Files,
  { file, inboxes, says, notTaken, now }: TakenList,
): Promise<string | undefined> {
  const [root, inbox] = inboxes;
  const done = path.join(inbox, 'done');
  const isInInbox = inboxes.includes(path.dirname(file));
  const base = path.basename(isInInbox ? await files.moveInto(file, done) : file);
  if (isInInbox) await files.remove(path.join(path.dirname(file), noteName(path.basename(file))));
  if (notTaken.length === 0) return undefined;
  for (const folder of [root, inbox, done]) await files.makeFolder(folder);
  const [first = '', ...more] = says;
  const note = path.join(done, freeName(base, new Set((await files.look(done)).map((entry) => entry.name))));
  await files.write(note, renderNote({ at: now, says: [`${base}: ${first}`, ...more], problems: notTaken }));
  return note;
}

/** Never overwrites another note: a weekly list always has the same name. */
function freeName(base: string, taken: ReadonlySet<string>): string {
  const { name, ext } = path.parse(base);
  for (let count = 1; ; count += 1) {
    const free = noteName(count === 1 ? base : `${name}-${count}${ext}`);
    if (!taken.has(free)) return free;
  }
}
