// The note about a list that was taken in: what of it stands in no row, by heading and row; in done, where Today is told from. A list that lay in
// the inbox moves there too.
import path from 'node:path';
import type { LocalTime } from '../../domain/day.ts';
import { many } from '../../domain/ground-words.ts';
import type { Files } from '../../system/files.ts';
import { noteName, renderNote } from '../inbox/note.ts';
import { showList, type ListPlan } from './import-list.ts';

interface TakenList {
  readonly file: string;
  /** The inbox for all, and the one of its MARAC. */
  readonly inboxes: readonly [root: string, own: string];
  readonly plan: ListPlan;
  readonly taken: number;
  readonly now: LocalTime;
}

/** The note's path; none where everything was taken. */
export async function keepListNote(
  files: Files,
  { file, inboxes, plan, taken, now }: TakenList,
): Promise<string | undefined> {
  const [root, inbox] = inboxes;
  const done = path.join(inbox, 'done');
  const isInInbox = inboxes.includes(path.dirname(file));
  const base = path.basename(isInInbox ? await files.moveInto(file, done) : file);
  if (isInInbox) await files.remove(path.join(path.dirname(file), noteName(path.basename(file))));
  if (plan.notTaken.length === 0) return undefined;
  for (const folder of [root, inbox, done]) await files.makeFolder(folder);
  const says = [`${base}: ${many(taken, 'referral')} taken in from this list.`, ...showList(plan)];
  const note = path.join(done, freeName(base, new Set((await files.look(done)).map((one) => one.name))));
  await files.write(note, renderNote({ at: now, says, problems: plan.notTaken }));
  return note;
}

/** Never over another note: the list of every week has one name. */
function freeName(base: string, taken: ReadonlySet<string>): string {
  const { name, ext } = path.parse(base);
  for (let count = 1; ; count += 1) {
    const free = noteName(count === 1 ? base : `${name}-${count}${ext}`);
    if (!taken.has(free)) return free;
  }
}
