// Takes in the files of the inbox, one by one. A returned form is read with strict limits, taken in as rows and moved to done, or set aside in
// refused, with a note beside it. Other files, and files that wait, stay where they are.
import path from 'node:path';
import type { Config } from '../../config.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import type { Problem } from '../../domain/text/problem.ts';
import type { Result } from '../../domain/text/result.ts';
import { answerTo } from '../../domain/today/today-question.ts';
import { askId, askQuestion } from '../../domain/today/referrals/inbox-lines.ts';
import type { Ports } from '../../jobs/engine/ports.ts';
import { readFacts } from '../../jobs/reading/read-facts.ts';
import { takeReading } from '../../jobs/answers/take-reading.ts';
import type { Entry, Files } from '../../system/files.ts';
import { arrived, type Arrived } from './arrived.ts';
import { contentOf } from './content-name.ts';
import { inboxesOf, sortInboxFiles, type Inbox } from './inbox-files.ts';
import { keepNote, noteName, renderNote, describeBecame } from './file-note.ts';
import { printedForms } from '../forms/printed-forms.ts';
import { isBusy, readArrived, type Unread } from './read-arrived.ts';
import { OUR_WORKBOOK, takeInText, takeInWorkbook } from '../forms/workbook-form.ts';
import { learntWords } from '../mappings/learnt-labels.ts';
import { takeInDocument } from '../forms/take-in-document.ts';
import { inboxProblem, type AskFirst, type Taken } from './taken.ts';
import type { Reading } from '../../jobs/reading/reading.ts';

/** What became of one file, for whoever put it there. */
export interface FileOutcome {
  readonly name: string;
  readonly end: 'done' | 'refused' | 'waits' | 'asked' | 'left';
  /** The MARAC it was taken in for. */
  readonly marac?: string;
  /** Referrals that were made of it. */
  readonly rows: readonly string[];
  readonly shows: readonly string[];
  readonly problems: readonly Problem[];
}

export interface TakenIn {
  readonly done: number;
  readonly refused: number;
  /** Tried again by the next run: the workbook is open elsewhere, or the file is being copied. */
  readonly waiting: number;
  /** Waits until a person has answered on Today. */
  readonly asked: number;
  readonly told: readonly FileOutcome[];
}

/** Takes in every file of the inbox, and of the inbox of each MARAC. A file that cannot be read affects no other. */
export async function takeInForms(ports: Ports, config: Config, files: Files, now: LocalTime): Promise<TakenIn> {
  const told: FileOutcome[] = [];
  const names = ports.maracs.map((marac) => marac.name);
  let reading: Reading | undefined;
  if (names.length > 1) await makeInboxes(files, config.folders.inbox, names);
  for (const inbox of inboxesOf(config.folders.inbox, names)) {
    const lying = await sortInboxFiles(files, inbox, names);
    for (const { entry, code, sentence } of lying.leftAlone)
      await keepNote(files, inbox.folder, entry.name, { at: now, problems: [inboxProblem(code, sentence)] });
    for (const entry of lying.files) {
      // Answers that people typed count at once: the workbooks are read before the first file.
      reading ??= told.length === 0 ? await takeReading(ports, { adopt: false }) : await readFacts(ports, false);
      const outcome = await takeInOrWait({ desk: ports, reading, files, inbox, now }, entry);
      told.push(outcome);
      if (outcome.end === 'done' || outcome.end === 'waits') reading = undefined;
    }
    await sweepNotes(files, inbox, names);
  }
  const count = (end: FileOutcome['end']): number => told.filter((outcome) => outcome.end === end).length;
  return { done: count('done'), refused: count('refused'), waiting: count('waits'), asked: count('asked'), told };
}

/** Makes the inbox folder of each MARAC, so that people find it. */
async function makeInboxes(files: Files, inbox: string, names: readonly string[]): Promise<void> {
  const there = new Set((await files.look(inbox)).map((entry) => entry.name));
  for (const name of names) if (!there.has(name)) await files.makeFolder(path.join(inbox, name));
}

/** How many files of the inbox nobody has opened yet: those without a note beside them. */
export async function waitingForms(config: Config, files: Files): Promise<number> {
  const names = config.maracs.map((marac) => marac.name);
  let count = 0;
  for (const inbox of inboxesOf(config.folders.inbox, names)) {
    const lying = await sortInboxFiles(files, inbox, names);
    count += lying.files.filter((file) => !lying.notes.includes(noteName(file.name))).length;
  }
  return count;
}

/** A note in the inbox itself is about a file there: it is deleted when the file is gone. */
async function sweepNotes(files: Files, inbox: Inbox, names: readonly string[]): Promise<void> {
  const { notes } = await sortInboxFiles(files, inbox, names);
  if (notes.length === 0) return;
  const there = new Set((await files.look(inbox.folder)).map((entry) => noteName(entry.name)));
  for (const note of notes) if (!there.has(note)) await files.remove(path.join(inbox.folder, note));
}

interface Round {
  readonly desk: Ports;
  readonly reading: Reading;
  readonly files: Files;
  readonly inbox: Inbox;
  readonly now: LocalTime;
}

/** Another program took hold of the file in between: it waits. What was written stays, and the next run writes nothing twice. */
async function takeInOrWait(context: Round, entry: Entry): Promise<FileOutcome> {
  try {
    return await takeInOne(context, entry);
  } catch (error) {
    if (!isBusy(error)) throw error;
    return { name: entry.name, end: 'waits', rows: [], shows: [], problems: [] };
  }
}

async function takeInOne(context: Round, entry: Entry): Promise<FileOutcome> {
  const { files, inbox, now } = context;
  const end = (as: FileOutcome['end'], problems: readonly Problem[], more: Partial<FileOutcome> = {}): FileOutcome => ({
    name: entry.name,
    end: as,
    rows: [],
    shows: [],
    problems,
    ...more,
  });
  const loaded = await readArrived(files, inbox.folder, entry);
  if ('unread' in loaded) return endUnread(context, entry, loaded.unread, end);
  const file = arrived(entry.name, loaded.bytes, inbox.marac);
  const asked = await readAsked(context, file, loaded.kind);
  const { taken } = asked;
  if (!taken.ok) {
    if (taken.problems.some((problem) => LEFT.has(problem.code))) {
      await keepNote(files, inbox.folder, entry.name, { at: now, problems: taken.problems });
      return end('left', taken.problems);
    }
    await putAway(context, entry.name, 'refused', { says: [], problems: taken.problems });
    return end('refused', taken.problems);
  }
  const { ask, notes, changes, marac } = taken.value;
  if (ask !== undefined) {
    const asks = ask.maracs.length === 0 ? {} : { asks: `${ask.what}/${asked.content} (${ask.maracs.join(', ')})` };
    await keepNote(files, inbox.folder, entry.name, { at: now, says: ask.shows, problems: notes, ...asks });
    return end(ask.maracs.length === 0 ? 'left' : 'asked', notes, { shows: ask.shows });
  }
  if (!(await writeAll(context.reading, taken.value))) return end('waits', []);
  const rows = changes.flatMap((change) => (change.do === 'add' && change.table === 'referrals' ? [change.rowId] : []));
  await taken.value.afterwards?.();
  const { shows = [] } = taken.value;
  const says = taken.value.says ?? [...(rows.length === 0 ? [] : [describeBecame(rows)]), ...shows];
  await putAway(context, entry.name, 'done', { says, problems: notes, isShown: shows.length > 0 });
  return end('done', notes, { rows, marac, shows });
}

/** Left where it is: one of our files, or a fault of the program. */
const FAILED = 'form.failed';
const LEFT: ReadonlySet<string> = new Set([OUR_WORKBOOK, FAILED]);

async function endUnread(
  context: Round,
  { name }: Entry,
  { end, problem }: Unread,
  tell: (as: FileOutcome['end'], problems: readonly Problem[]) => FileOutcome,
): Promise<FileOutcome> {
  if (end === 'refused') await putAway(context, name, 'refused', { says: [], problems: [problem] });
  else if (end === 'left' || problem.size !== 'note')
    await keepNote(context.files, context.inbox.folder, name, { at: context.now, problems: [problem] });
  return tell(end, [problem]);
}

interface Asked {
  readonly taken: Result<Taken>;
  readonly content: string;
}

/** Reads the file, again with each answer that Today got about it. */
async function readAsked(context: Round, file: Arrived, kind: 'word' | 'workbook' | 'text'): Promise<Asked> {
  const content = contentOf(context.desk.keys, file);
  let known = file;
  for (;;) {
    const taken = await readGuarded(context, known, kind);
    const ask = taken.ok ? taken.value.ask : undefined;
    if (ask === undefined) return { taken, content };
    const next = withAnswer(context.reading, known, ask, content);
    if (next === undefined) return { taken, content };
    if (next === 'refused')
      return { taken: { ok: false, problems: [inboxProblem('form.not-taken', NOT_TAKEN)] }, content };
    known = next;
  }
}

const NOT_TAKEN = 'A person said on Today that it is not to be taken in. Nothing of it was.';

/** The file with the answer; refused once everybody who was asked said no. */
function withAnswer(reading: Reading, file: Arrived, ask: AskFirst, content: string): Arrived | 'refused' | undefined {
  const answers = ask.maracs.map((name) => {
    const marac = reading.facts.maracs.find((candidate) => candidate.name === name);
    const id = askId({ what: ask.what, content });
    return {
      name,
      answer: marac === undefined ? undefined : answerTo(marac, id, askQuestion(marac, ask.what)),
    };
  });
  const yes = answers.find((answer) => answer.answer?.answer === 'yes');
  if (yes?.answer !== undefined)
    return ask.what === 'marac' ? { ...file, marac: yes.name } : { ...file, believed: yes.answer };
  return answers.length > 0 && answers.every((answer) => answer.answer?.answer === 'no') ? 'refused' : undefined;
}

/** A fault of the program over one file is written in a note beside it, and the other files are still taken in. */
async function readGuarded(
  { desk: ports, reading, now }: Round,
  file: Arrived,
  kind: 'word' | 'workbook' | 'text',
): Promise<Result<Taken>> {
  try {
    const learnt = kind === 'text' ? [] : await learntWords(ports.ledger);
    if (kind === 'word') {
      const printed = await printedForms(ports.ledger, reading, file);
      return takeInDocument(reading, file, now, { learnt, printed });
    }
    return await (kind === 'text' ? takeInText : takeInWorkbook)(ports, reading, file, now, learnt);
  } catch {
    ports.log.error('inbox.failed', { code: 'bug', hash: file.hash.slice(0, 16) });
    const sentence =
      'The program failed on this file and took nothing of it: a fault of ours. Read it yourself, type what it says on Referrals, and report it.';
    return { ok: false, problems: [inboxProblem(FAILED, sentence)] };
  }
}

async function writeAll(reading: Reading, taken: Taken): Promise<boolean> {
  const marac = reading.maracs.find((candidate) => candidate.ports.name === taken.marac);
  if (marac === undefined) return false;
  if (taken.changes.length === 0) return true;
  const answers = await marac.ports.workbook.write(taken.changes, marac.snapshot.revision);
  return answers.every((answer) => answer.outcome !== 'keptBack');
}

interface Said {
  readonly says: readonly string[];
  readonly problems: readonly Problem[];
  /** Its content is worth a note although nothing is wrong. */
  readonly isShown?: boolean;
}

/** Moves the file, with a note of the same name if there is something to say. */
async function putAway(
  { files, inbox, now }: Round,
  name: string,
  folder: 'done' | 'refused',
  { says, problems, isShown = false }: Said,
): Promise<void> {
  const target = path.join(inbox.folder, folder);
  const moved = await files.moveInto(path.join(inbox.folder, name), target);
  if (problems.length === 0 && !isShown) return;
  await files.write(path.join(target, noteName(path.basename(moved))), renderNote({ at: now, says, problems }));
}
