// Who says so: the name beside an answer, wherever it is typed - in a workbook, in the sidebar or after `--by`.
import { compactWord, words } from '../cells/choices.ts';

/** What people type where a name belongs and that names nobody: an answer, once more. */
const NOBODY: ReadonlySet<string> = new Set(
  words(
    'yes, y, no, n, ok, okay, x, xx, true, false, done, na, none, nobody, unknown, not known, somebody, someone, me, hold, on hold, send, sent, release, released, stop, ready, accepted, approved',
  ).map(compactWord),
);

/** Whether the words can be somebody's name: letters, and no bare answer. */
export function isName(text: unknown): boolean {
  return typeof text === 'string' && /\p{L}/u.test(text) && !NOBODY.has(compactWord(text));
}
