// Returned forms dropped into the inbox: taken in, and told how many were and how many could not be.
import type { App } from '../app.ts';
import type { UpdatesTaken } from '../app/action-updates.ts';
import type { LocalTime } from '../domain/day.ts';
import type { CommandContext } from './command.ts';

/** How many were refused. */
export async function takeInForms(context: CommandContext, app: App, now: LocalTime): Promise<number> {
  const taken = await app.takeIn(now);
  if (taken.done > 0) context.print.say(`${forms(taken.done)} taken in.`);
  if (taken.refused > 0)
    context.print.say(`${forms(taken.refused)} refused: see the note beside each in inbox/refused.`);
  if (taken.waiting > 0)
    context.print.say(
      `${forms(taken.waiting)} wait: ${app.google === undefined ? 'the workbook is open in another program' : 'somebody was typing there, or Google took no write'}.`,
    );
  context.print.put('inbox', { done: taken.done, refused: taken.refused, waiting: taken.waiting });
  tellUpdates(context, taken.updates);
  return taken.refused;
}

/** Answers about actions by a linked Google Form. */
function tellUpdates({ print }: CommandContext, { taken, asked, waiting }: UpdatesTaken): void {
  if (taken + asked + waiting === 0) return;
  print.say(
    `Answers about actions by the form: ${taken} taken in, ${asked} for a person, ${waiting} at the next look.`,
  );
  if (asked > 0) print.say('The column Outcome on Action updates says why beside each.');
  print.put('updates', { taken, asked, waiting });
}

function forms(count: number): string {
  return `${count} returned form${count === 1 ? '' : 's'}`;
}
