// The note beside a file: what happened to it, and what was filled in but not taken, by place. Today is made from it too: while the note exists,
// somebody still has to check.
import path from 'node:path';
import { findLocalTime, type LocalTime } from '../../domain/time/day.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { Files } from '../../system/files.ts';
import { NOTE } from './inbox-files.ts';

export interface Note {
  readonly at: LocalTime;
  /** Sentences at the top: what became of the file, or a preview. */
  readonly says?: readonly string[];
  readonly problems: readonly Problem[];
  /** What it waits for: a question of Today, by its reference. */
  readonly asks?: string;
}

/** What Today needs of a note. */
export interface NoteRead {
  readonly at: LocalTime | undefined;
  readonly codes: readonly string[];
  readonly places: readonly string[];
  /** Whose answers it holds, and for which meeting: “G-7KQ2MX for M-31FWET”. */
  readonly of: string | undefined;
  /** The referral that was made from the file. */
  readonly row: string | undefined;
  readonly asks: string | undefined;
}

const ASKS = 'Asked on Today: ';
const BECAME = 'Taken in as ';
const ANSWERS = 'Answers of ';

export function noteName(name: string): string {
  return `${name}${NOTE}`;
}

export function describeBecame(rowIds: readonly string[]): string {
  return `${BECAME}${rowIds.join(', ')}.`;
}

/** Agencies by name, with their row ids and that of the meeting. */
export function describeAnswersOf(
  agencies: readonly { readonly id: string; readonly name: string }[],
  meeting: string,
): string {
  return `${ANSWERS}${agencies.map(({ id, name }) => `${name} (${id})`).join(', ')} for ${meeting}.`;
}

export function renderNote({ at, says = [], problems, asks }: Note): string {
  return [
    at.replace('T', ' '),
    ...says.map(oneLine),
    ...problems.flatMap((problem) => [
      `${QUIET.has(problem.code) ? '·' : '-'} ${oneLine(problem.place)}`,
      `  ${oneLine(problem.sentence)} (${problem.code})`,
      ...(problem.shown === undefined ? [] : problem.shown.split(/\r\n?|\n/).map((line) => `  > ${line}`)),
    ]),
    ...(asks === undefined ? [] : [`${ASKS}${asks}`]),
    '',
  ].join('\n');
}

/** In the note only: a person has seen it, or nobody needs to. */
const QUIET: ReadonlySet<string> = new Set(['list.left-knowingly', 'list.above', 'list.totals', 'list.hidden-beside']);

function oneLine(text: string): string {
  return text.replace(/\s*[\r\n]+\s*/g, ' ');
}

/** A line of a note as written before 30 November 2026. */
const OLD = /^(?![-·\s])(.+?): .+ \([a-z]+\.[a-z0-9.-]+\)$/;

export function readNote(text: string): NoteRead {
  const lines = text.split(/\r\n?|\n/);
  const starting = (start: string): readonly string[] =>
    lines.flatMap((line) => (line.startsWith(start) ? [line.slice(start.length)] : []));
  return {
    at: findLocalTime((lines[0] ?? '').trim().replace(' ', 'T')),
    codes: lines.flatMap((line) =>
      line.startsWith('  > ') ? [] : (/ \(([a-z]+\.[a-z0-9.-]+)\)$/.exec(line)?.[1] ?? []),
    ),
    places: [...starting('- '), ...lines.flatMap((line) => OLD.exec(line)?.[1] ?? [])],
    of: readAnswersOf(starting(ANSWERS)[0]),
    row: starting(BECAME)
      .join(' ')
      .match(/\bR-[0-9A-Z]{4,10}\b/)?.[0],
    asks: starting(ASKS)[0],
  };
}

function readAnswersOf(line: string | undefined): string | undefined {
  const ids = line?.match(/\b[GM]-[0-9A-Z]{4,10}\b/g) ?? [];
  const agencies = ids.filter((id) => id.startsWith('G-'));
  const meeting = ids.find((id) => id.startsWith('M-'));
  return agencies.length === 0 || meeting === undefined ? undefined : `${agencies.join(', ')} for ${meeting}`;
}

const MOST_BYTES = 5 * 1024 * 1024;

export async function readNoteOf(files: Files, folder: string, name: string): Promise<NoteRead | undefined> {
  const bytes = await files.read(path.join(folder, name), MOST_BYTES).catch(() => undefined);
  return bytes === undefined ? undefined : readNote(bytes.toString('utf8'));
}

/** Writes the note beside a file that stays where it is. If the words are the same, the note keeps its first time. */
export async function keepNote(files: Files, folder: string, name: string, note: Note): Promise<void> {
  const file = path.join(folder, noteName(name));
  const before = await files.read(file, MOST_BYTES).catch(() => undefined);
  const was = before === undefined ? undefined : readNote(before.toString('utf8')).at;
  const text = renderNote({ ...note, at: was ?? note.at });
  if (before?.toString('utf8') !== text) await files.write(file, renderNote(note));
}
