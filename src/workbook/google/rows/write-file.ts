// One write to one file: the rows are found where they stand now, all changes go in one batch, and what Google answers is read back. A lost
// answer is settled by looking, never by writing again.
import { problemId, type Problem } from '../../../domain/text/problem.ts';
import { Failure } from '../../../errors.ts';
import type { Answer, Change } from '../../workbook-port.ts';
import type { Table } from '../../tables/table.ts';
import { afterWrite } from './after-write.ts';
import type { Trouble } from '../calls/google-answer.ts';
import { lookOf, readStill } from '../look-at-file.ts';
import { checkRead, checkUpdated } from './read-back.ts';
import { dropScratch, openScratch, readScratch, updateOver } from './scratch.ts';
import { undoWrites } from './undo.ts';
import { readFile, type FileRead } from './read-file.ts';
import { ALL_TABLES, roleOf, type BookFile } from '../book-file.ts';
import { KEPT_BACK, planChanges, renderBatch, type Planned } from './google-write-plan.ts';
import type { FileLook } from '../looked.ts';
import type { GoogleWorkbookOptions } from '../google-options.ts';

export interface Written {
  /** Undefined where the row stands in another file. */
  readonly answers: readonly (Answer | undefined)[];
  readonly look: FileLook;
  /** Why nothing was written, for Checks. */
  readonly problem?: Problem;
}

const LOOKS_FOR_A_WRITE = 3;
const PAUSE_MS = 2000;
/** Google advises 2 MB for a request; marks of other alphabets take more than one byte. */
const MOST_BYTES = 1_500_000;

/** Carries the changes out; every one of them is answered, whatever Google does. */
export async function writeFile(
  options: GoogleWorkbookOptions,
  file: BookFile,
  look: FileLook | undefined,
  changes: readonly Change[],
): Promise<Written> {
  const kept = (): Written => ({
    answers: changes.map(() => KEPT_BACK),
    look: look ?? { sharing: [], problems: [] },
  });
  try {
    const now = await currentRead(options, file, look, changes);
    if (now === undefined) return kept();
    const planned = planChanges(now.read, changes);
    const written = await writePlanned(options, file, now, planned);
    return 'parts' in written ? await writeParts(options, file, now.look, changes, written.parts) : written;
  } catch (error) {
    if (error instanceof Failure && (error.code === 'google-limit' || error.code === 'google-unreachable')) {
      options.log.warn('sheet.not-written', { code: error.code, count: changes.length });
      return kept();
    }
    throw error;
  }
}

/** More than Google advises for one request: so many writes, each on what the one before left. Each is whole or not at all. */
async function writeParts(
  options: GoogleWorkbookOptions,
  file: BookFile,
  look: FileLook,
  changes: readonly Change[],
  parts: number,
): Promise<Written> {
  const size = Math.ceil(changes.length / parts);
  const answers: (Answer | undefined)[] = [];
  let now = look;
  let problem: Problem | undefined;
  for (let from = 0; from < changes.length; from += size) {
    const written = await writeFile(options, file, now, changes.slice(from, from + size));
    answers.push(...written.answers);
    now = written.look;
    problem ??= written.problem;
  }
  return { answers, look: now, ...(problem === undefined ? {} : { problem }) };
}

interface Now {
  readonly look: FileLook;
  readonly read: FileRead;
}

/** The tables that are to be written, read now: what was read before counts as one of two reads that must be alike. */
async function currentRead(
  options: GoogleWorkbookOptions,
  file: BookFile,
  look: FileLook | undefined,
  changes: readonly Change[],
): Promise<Now | undefined> {
  // A file that could not be read is not written to either.
  if (look !== undefined && look.read === undefined) return undefined;
  const found = await readStill(options, file, tablesToRead(file, look, changes), look?.read);
  if (!found.ok) return undefined;
  const fresh = { sharing: look?.sharing ?? [], problems: look?.problems ?? [], ...lookOf(found, look) };
  return { look: { ...fresh, ...(look?.version === undefined ? {} : { version: look.version }) }, read: found.read };
}

function tablesToRead(file: BookFile, look: FileLook | undefined, changes: readonly Change[]): readonly Table[] {
  const names = new Set(changes.map(({ table }) => table));
  for (const name of look?.read?.tables.keys() ?? []) names.add(name);
  return ALL_TABLES.filter((table) => names.has(table.name) && roleOf(file, table) !== undefined);
}

async function writePlanned(
  options: GoogleWorkbookOptions,
  file: BookFile,
  { look, read }: Now,
  planned: readonly (Planned | undefined)[],
): Promise<Written | { readonly parts: number }> {
  const mine = planned.filter((one) => one !== undefined);
  const spread = (answers: readonly Answer[]): (Answer | undefined)[] => {
    let next = 0;
    return planned.map((one) => (one === undefined ? undefined : answers[next++]));
  };
  const batch = renderBatch(read, mine);
  if (batch.requests.length === 0)
    return { look, answers: spread(mine.map((one) => (one.do === 'nothing' ? one.answer : KEPT_BACK))) };
  const bytes = JSON.stringify(batch.requests).length;
  if (mine.length > 1 && bytes > MOST_BYTES) return { parts: Math.min(mine.length, Math.ceil(bytes / MOST_BYTES)) };
  const { client } = options;
  const scratch = openScratch(read.spreadsheet, batch.over);
  const answer = await updateOver(client, file.id, scratch, batch);
  if (!answer.ok) {
    const settled = await settle(options, file, look, mine, answer.trouble);
    return { ...settled, answers: spread(settled.answers) };
  }
  await dropScratch(client, file.id, scratch);
  const wasThere = scratch === undefined ? () => undefined : readScratch(answer.value, scratch);
  const checked = checkUpdated(read, mine, answer.value, wasThere);
  const tables = [...read.tables.values()].map(({ table }) => table);
  const problem = await undoWrites(options, file, tables, checked.undos);
  const seen = checked.answers.filter((one) => one !== undefined);
  if (seen.length === mine.length && checked.undos.length === 0)
    return { answers: spread(seen), look: { ...look, read: afterWrite(read, mine) } };
  const answers = seen.length === mine.length ? seen : await lookForWrite(options, file, read, mine, checked.answers);
  return { answers: spread(answers), look: uncertain(look), ...(problem === undefined ? {} : { problem }) };
}

/** Another look than any before: what we remember of the file is not certain any more. */
function uncertain({ seen: _unsure, checkedMs: _gone, ...look }: FileLook): FileLook {
  return look;
}

/** Google said yes and the answer does not show it: looked for up to three times, then told as it is found. */
async function lookForWrite(
  options: GoogleWorkbookOptions,
  file: BookFile,
  before: FileRead,
  planned: readonly Planned[],
  seen: readonly (Answer | undefined)[],
): Promise<readonly Answer[]> {
  const tables = [...before.tables.values()].map(({ table }) => table);
  let answers: readonly Answer[] = planned.map(() => KEPT_BACK);
  for (let tries = 1; tries <= LOOKS_FOR_A_WRITE; tries += 1) {
    const found = await readFile(options.client, file.id, tables, options.nowMs);
    if (found.ok) answers = checkRead(before, planned, found.read).map((answer, index) => seen[index] ?? answer);
    if (answers.every(({ outcome }, index) => outcome !== 'keptBack' || seen[index] !== undefined)) return answers;
    if (tries < LOOKS_FOR_A_WRITE) await options.pause(PAUSE_MS * tries);
  }
  options.log.warn('sheet.write-not-seen', { count: answers.filter(({ outcome }) => outcome === 'keptBack').length });
  return answers;
}

/** A write without an answer: refused for certain, or settled by reading back. */
async function settle(
  options: GoogleWorkbookOptions,
  file: BookFile,
  look: FileLook,
  planned: readonly Planned[],
  trouble: Trouble,
): Promise<Written & { readonly answers: readonly Answer[] }> {
  const unknown = uncertain(look);
  const answered = planned.map((one) => (one.do === 'nothing' ? one.answer : KEPT_BACK));
  if (trouble.kind !== 'lost') {
    options.log.warn('sheet.write-refused', { code: trouble.kind === 'refused' ? 'refused' : 'signed-out' });
    return { answers: answered, look: unknown, problem: refusedProblem(file, trouble) };
  }
  const read = look.read;
  if (read === undefined) return { answers: answered, look: unknown };
  const tables = [...read.tables.values()].map(({ table }) => table);
  const found = await readFile(options.client, file.id, tables, options.nowMs);
  options.log.warn('sheet.answer-lost', { count: planned.length });
  return { answers: found.ok ? checkRead(read, planned, found.read) : answered, look: unknown };
}

function refusedProblem(file: BookFile, trouble: Trouble): Problem {
  const protectedRange = trouble.kind === 'refused' && /protected/i.test(trouble.said);
  const role = file.roles[0] ?? 'main';
  return {
    id: problemId('write.refused', role),
    code: 'write.refused',
    size: 'note',
    place: `The ${role} workbook`,
    sentence: protectedRange
      ? 'Google refused to write: a protected range does not let the service account in. Add it to the range’s editors under Data > Protect sheets and ranges. What was planned is written at a later run.'
      : 'Google refused to write, and nothing of it was written. The next run tries again; if this stays, run `marac check`.',
  };
}
