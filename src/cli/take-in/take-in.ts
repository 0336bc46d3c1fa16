// Returned forms dropped into the inbox: taken in, and told how many were and how many could not be.
import type { UpdatesTaken } from '../../use-cases/action-updates.ts';
import type { FileOutcome } from '../../use-cases/inbox/inbox.ts';
import type { LocalTime } from '../../domain/time/day.ts';
import { DISK_FAILURES, describeFailure } from '../../errors.ts';
import type { CommandContext } from '../command.ts';
import type { App } from '../../app/app-port.ts';

/** The same before a run: a disk that takes nothing keeps the forms where they lie, is told, and keeps no run. True where all went well. */
export async function takeInWhatThereIs(context: CommandContext, app: App, now: LocalTime): Promise<boolean> {
  try {
    await takeInForms(context, app, now);
    return true;
  } catch (error) {
    const { code, sentence, todo } = describeFailure(error);
    if (!DISK_FAILURES.has(code)) throw error;
    context.err.write(`marac: inbox: ${sentence}\n${todo}\n`);
    return false;
  }
}

/** What became of each file. */
export async function takeInForms(context: CommandContext, app: App, now: LocalTime): Promise<readonly FileOutcome[]> {
  const taken = await app.takeIn(now);
  const say = (count: number, what: string): void => {
    if (count > 0) context.print.say(`${forms(count)} ${what}`);
  };
  say(taken.done, 'taken in.');
  say(taken.refused, 'refused: see the note beside each in inbox/refused.');
  say(taken.asked, 'asked about on Today: nothing of it is taken in before somebody answers.');
  const isStuck = app.ports.maracs.some(({ workbook }) => (workbook.troubles?.() ?? []).length > 0);
  const busy = isStuck
    ? 'the workbook cannot be written (see below)'
    : app.google === undefined
      ? 'the workbook is open in another program'
      : 'somebody was typing there, or Google took no write';
  say(taken.waiting, `wait: ${busy}, or the file is still being copied.`);
  const { done, refused, waiting, asked } = taken;
  context.print.put('inbox', { done, refused, waiting, asked });
  printUpdates(context, taken.updates);
  return taken.told;
}

/** Answers about actions by a linked Google Form. */
function printUpdates({ print }: CommandContext, { taken, asked, waiting }: UpdatesTaken): void {
  if (taken + asked + waiting === 0) return;
  print.say(
    `Answers about actions by the form: ${taken} taken in, ${asked} for a person, ${waiting} with the next run.`,
  );
  if (asked > 0) print.say('The column Outcome on Action updates says why beside each.');
  print.put('updates', { taken, asked, waiting });
}

function forms(count: number): string {
  return `${count} returned form${count === 1 ? '' : 's'}`;
}
