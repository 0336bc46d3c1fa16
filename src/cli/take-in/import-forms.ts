// `marac import FORM`: returned forms put into the inbox of their MARAC and taken in at once, each told by name to the person who imports it.
import { constants } from 'node:fs';
import { copyFile, rename } from 'node:fs/promises';
import path from 'node:path';
import type { FileOutcome } from '../../use-cases/inbox/inbox.ts';
import { labelSaid, rememberLabels } from '../../use-cases/mappings/learnt-labels.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import { describeProblem } from '../../domain/text/problem.ts';
import { Failure } from '../../errors.ts';
import type { CommandContext } from '../command.ts';
import { ref } from '../safe-texts.ts';
import { takeInForms } from './take-in.ts';
import type { App } from '../../app/app-port.ts';

/** Puts a file into the inbox, of the MARAC named if one is; one that lies there already stays. The name it has there. */
export async function putIntoInbox(app: App, file: string, marac: string | undefined): Promise<string> {
  const inbox = app.config.folders.inbox;
  const target = marac === undefined ? inbox : path.join(inbox, marac);
  const lies = path.dirname(file);
  if (lies === target || (marac === undefined && path.dirname(lies) === inbox)) return path.basename(file);
  await app.files.makeFolder(inbox);
  await app.files.makeFolder(target);
  return lies === inbox ? path.basename(await moveInto(file, target)) : copyInto(target, file);
}

async function moveInto(file: string, folder: string): Promise<string> {
  const name = await copyInto(folder, file, async (from, to) => {
    await copyFile(from, to, constants.COPYFILE_EXCL);
    await rename(from, to);
  });
  return path.join(folder, name);
}

/** Never over another file: two agencies send forms of one name. */
async function copyInto(
  inbox: string,
  file: string,
  copy = (from: string, to: string) => copyFile(from, to, constants.COPYFILE_EXCL),
): Promise<string> {
  const { name, ext, base } = path.parse(file);
  for (let count = 1; ; count += 1) {
    const target = path.join(inbox, count === 1 ? base : `${name}-${count}${ext}`);
    try {
      await copy(file, target);
      return path.basename(target);
    } catch (cause) {
      if ((cause as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Failure('file-missing', `${base} cannot be read.`, { cause });
    }
  }
}

/** Takes in what lies in the inbox, and tells of the files named. How many need a person. */
export async function importForms(
  context: CommandContext,
  app: App,
  names: readonly string[],
  now: LocalTime,
): Promise<number> {
  await learnLabels(context, app);
  const told = await takeInForms(context, app, now);
  const mine = told.filter((outcome) => names.includes(outcome.name));
  for (const outcome of mine) printFile(context, outcome);
  context.print.put(
    'files',
    mine.map((outcome) => ({ rows: outcome.rows.map((row) => ref(row)) })),
  );
  return told.filter((outcome) => outcome.end !== 'done' || outcome.problems.length > 0).length;
}

/** What a person says that questions of the form are, for this one and the next. */
async function learnLabels({ args }: CommandContext, app: App): Promise<void> {
  const labels = args.texts('map').map(labelSaid);
  if (labels.length === 0) return;
  const by = args.text('by');
  if (by === undefined) throw new Failure('arguments', 'Say who says what the questions are: --by "Your Name".');
  await rememberLabels(app.ledger, labels, by);
}

const ENDS: Readonly<Record<FileOutcome['end'], string>> = {
  done: 'taken in',
  refused: 'not taken in; it lies in inbox/refused',
  waits: 'waits in inbox and is tried again at the next look',
  asked: 'waits in inbox: Today asks about it. Answer there, or with `marac answer`',
  left: 'left where it lies',
};

function printFile({ print }: CommandContext, outcome: FileOutcome): void {
  const as =
    outcome.rows.length === 0
      ? ''
      : ` as ${outcome.rows.join(', ')} on Referrals${outcome.marac === undefined ? '' : ` of ${outcome.marac}`}`;
  print.say(`${outcome.name}: ${ENDS[outcome.end]}${as}.`);
  // What was filled in is for a person's own terminal; the note beside the form has it too.
  if (print.toPerson) for (const line of outcome.shows) print.say(`  ${line}`);
  for (const problem of outcome.problems)
    print.say(`  ${print.toPerson ? describeProblem(problem) : `${problem.place}: ${problem.sentence}`}`);
}
