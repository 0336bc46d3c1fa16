// The forked continuation: the answer to a line is typed in a copy of the office, two days go by, and the thing has reached who must know it, or was
// ended, or is told on Today in a line that says what is wanted next.
import { answerLine, asks, nextMorning, releaseAll, words } from './clerk.ts';
import { endOf, type Matter } from './matter.ts';
import type { Month } from './month.ts';
import type { Line } from './office.ts';
import { Typist } from './typist.ts';
import { viewOf, type View } from './view.ts';

export interface Followed {
  /** Nobody can settle such a line at the workbook alone: somebody rings, or mends a row. */
  readonly tried: boolean;
  readonly fault?: string;
}

/** `again` makes the matters anew from a later view. */
export async function follow(
  month: Month,
  line: Line,
  matter: Matter,
  again: (view: View) => readonly Matter[],
): Promise<Followed> {
  const office = month.office.fork();
  try {
    const typist = new Typist(office.book, office.now);
    typist.said.push(...month.typist.said);
    typist.answered.push(...month.typist.answered);
    const word = words(line).length > 0 ? month.chance.one(words(line)) : 'yes';
    if (!answerLine(office, typist, line, word)) return { tried: false };
    const forked: Month = { ...month, office, typist };
    for (let day = 0; day < 2; day += 1) {
      const time = nextMorning(office.now());
      office.desk.clock.set(time as never);
      if (day > 0) releaseAll(office, typist);
      await office.run(time);
      await office.send();
    }
    if (asks(line) && office.today().some((one) => one.id === line.id))
      return { tried: true, fault: `“${word}” was answered to “${line.what}”, and the line still stands as it did.` };
    const view = await viewOf(forked);
    const now = again(view).find((one) => one.thing === matter.thing);
    const end = now === undefined ? 'ended' : (await endOf(view, now)).end;
    return end === 'lost'
      ? {
          tried: true,
          fault: `“${word}” was answered to “${line.what}”: then ${matter.what}, and nothing says so any more.`,
        }
      : { tried: true };
  } finally {
    office.close();
  }
}
