// `marac today`: everything that waits for a person, over all MARACs, what hurts most first.
import { JOBS } from '../../jobs/engine/job-list.ts';
import { DONE, NEEDS_A_PERSON } from '../../errors.ts';
import { describeItem, type TodayItem } from '../../domain/today/today-item.ts';
import type { Command } from '../command.ts';
import type { Column } from '../print.ts';
import { fixed, key, ref, time, word } from '../safe-texts.ts';
import { AS_OF, withApp } from '../with-app.ts';
import { rowIdOf } from '../../domain/today/line-id.ts';

export const today: Command = {
  name: 'today',
  summary: 'lists what needs a person, over all MARACs',
  options: AS_OF,
  run: async (context) =>
    withApp(
      context,
      async (app, now) => {
        const only = context.args.text('marac');
        const { today: items, reading } = await app.plan(JOBS, now);
        const lineOf = (one: TodayItem): string => {
          const marac = reading.facts.maracs.find((each) => each.name === one.marac);
          return marac === undefined ? '' : rowIdOf(marac.pool, one);
        };
        const mine = items.filter((one) => only === undefined || one.marac === only);
        context.print.table('today', mine, [{ header: 'line', text: lineOf }, ...COLUMNS], (one) => ({
          id: key(one.id),
          line: ref(lineOf(one)),
          kind: word(one.kind),
          marac: word(one.marac),
          about: ref(one.about),
          tab: fixed(one.tab),
          what: fixed(one.what),
          due: one.due === undefined ? null : time(one.due),
        }));
        context.print.say(
          mine.length === 0
            ? 'Nothing waits for you.'
            : `\n${mine.length} thing${mine.length === 1 ? '' : 's'} wait${mine.length === 1 ? 's' : ''} for a person.`,
        );
        return mine.length === 0 ? DONE : NEEDS_A_PERSON;
      },
      { onlyLooks: true },
    ),
};

const COLUMNS: readonly Column<TodayItem>[] = [
  { header: 'marac', text: (one) => one.marac },
  { header: 'kind', text: (one) => one.kind },
  { header: 'where', text: (one) => one.tab },
  { header: 'what', text: describeItem },
];
