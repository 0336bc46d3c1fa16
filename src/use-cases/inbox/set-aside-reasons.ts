// Why files were set aside or left where they are, in a few words for Today: counted, without file names.
import { FOREIGN_KINDS } from './file-kinds.ts';
import type { NoteRead } from './file-note.ts';
import { MOST_BYTES } from './read-arrived.ts';

const WORDS: Readonly<Record<string, string>> = {
  ...Object.fromEntries(FOREIGN_KINDS.map((kind) => [kind.code, kind.is])),
  'form.too-large': `larger than ${MOST_BYTES / (1024 * 1024)} MB`,
  'form.too-long': 'longer than any form',
  'form.empty': 'nothing filled in',
  'form.no-bytes': 'an empty file',
  'form.cut-off': 'cut off on its way',
  'form.damaged': 'damaged',
  'form.unreadable': 'damaged',
  'form.locked': 'cannot be opened',
  'form.changing': 'still being written',
  'form.not-opened': 'cannot be opened',
  'form.folder': 'a folder',
  'form.link': 'a link',
  'form.shortcut': 'a shortcut',
  'form.unfinished': 'a copy that never ended',
  'form.foreign': 'a file of another kind',
  'form.no-list': 'a text that is no list',
  'list.say-first': 'a list of which something must be said first',
  'form.our-workbook': 'a workbook of this MARAC',
  'form.not-taken': 'as a person answered',
  'form.not-here': 'a form of ours that is not taken back',
  'form.research': 'an agency’s own research form',
  'form.places-lost': 'a minute form that names no meeting',
  'form.failed': 'the program failed on it',
  'form.macro-workbook': 'a workbook that can hold macros',
  'form.binary-workbook': 'a binary workbook (.xlsb)',
};

/** ` (2 a PDF, 1 larger than 20 MB)`, or nothing if no reason has a short form. */
export function describeReasons(notes: readonly NoteRead[]): string {
  const counts = new Map<string, number>();
  for (const { codes } of notes) {
    const words = codes.flatMap((code) => WORDS[code] ?? [])[0];
    if (words !== undefined) counts.set(words, (counts.get(words) ?? 0) + 1);
  }
  if (counts.size === 0) return '';
  const parts = [...counts].map(([words, count]) => (notes.length === 1 ? words : `${count} ${words}`));
  return ` (${parts.join(', ')})`;
}
