// Returned forms dropped into the inbox: taken in, and told how many were and how many could not be.
import type { App } from '../app.ts';
import type { LocalTime } from '../domain/day.ts';
import type { CommandContext } from './command.ts';

/** How many were refused. */
export async function takeInForms(context: CommandContext, app: App, now: LocalTime): Promise<number> {
  const taken = await app.takeIn(now);
  if (taken.done > 0) context.print.say(`${forms(taken.done)} taken in.`);
  if (taken.refused > 0)
    context.print.say(`${forms(taken.refused)} refused: see the note beside each in inbox/refused.`);
  if (taken.waiting > 0) context.print.say(`${forms(taken.waiting)} wait: the workbook is open in another program.`);
  context.print.put('inbox', { done: taken.done, refused: taken.refused, waiting: taken.waiting });
  return taken.refused;
}

function forms(count: number): string {
  return `${count} returned form${count === 1 ? '' : 's'}`;
}
