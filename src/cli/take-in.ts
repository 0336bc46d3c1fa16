// Returned forms dropped into the inbox: read, taken in as rows, and moved to done or refused with a note that says why.
import type { App } from '../app.ts';
import type { LocalTime } from '../domain/day.ts';
import type { CommandContext } from './command.ts';

export async function takeInForms(context: CommandContext, app: App, now: LocalTime): Promise<void> {
  const taken = await app.takeIn(now);
  if (taken.done > 0) context.print.say(`${taken.done} returned form${taken.done === 1 ? '' : 's'} taken in.`);
  if (taken.refused > 0)
    context.print.say(
      `${taken.refused} returned form${taken.refused === 1 ? '' : 's'} refused: see the note beside each in inbox/refused.`,
    );
  context.print.put('inbox', { done: taken.done, refused: taken.refused });
}
