// `marac today`: everything that waits for a person, over all MARACs, the worst first.
import { JOBS } from '../../jobs/engine/job-list.ts';
import { DONE, NEEDS_A_PERSON } from '../../errors.ts';
import { describeItem, describeOtherwise, groupOf, type TodayItem } from '../../domain/today/today-item.ts';
import { describeEmptyDay } from '../../domain/today/what-comes-next.ts';
import { GROUP_TITLES } from '../../domain/today/today-kinds.ts';
import type { Command } from '../command.ts';
import { printFirstSteps } from '../desk/print-first-steps.ts';
import type { Column } from '../print.ts';
import { fixed, key, ref, time, word } from '../safe-texts.ts';
import { numberRows, tablesOf } from '../../jobs/reading/row-numbers.ts';
import { AS_OF, withApp } from '../with-app.ts';
import { rowIdOf } from '../../domain/today/line-id.ts';
import { describeWhere } from '../../jobs/views/today/where-lines-stand.ts';

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
        const lineOf = (item: TodayItem): string => {
          const marac = reading.facts.maracs.find((each) => each.name === item.marac);
          return marac === undefined ? '' : rowIdOf(marac.pool, item);
        };
        const whereOf = (item: TodayItem): string => {
          const marac = reading.facts.maracs.find((each) => each.name === item.marac);
          const tables = reading.maracs.find(({ ports }) => ports.name === item.marac)?.tables ?? new Map();
          const where = marac === undefined ? item.tab : describeWhere(marac, tables, item);
          // The restricted workbook has tabs of the same names.
          return item.restricted && !where.endsWith('of the main workbook') ? `${where} (restricted)` : where;
        };
        context.print.numberWith((text) => numberRows(tablesOf(reading), text));
        const mine = items.filter((item) => only === undefined || item.marac === only);
        context.print.table('today', mine, [{ header: 'line', text: lineOf }, ...columns(whereOf)], (item) => ({
          id: key(item.id),
          line: ref(lineOf(item)),
          do: word(groupOf(item)),
          kind: word(item.kind),
          marac: word(item.marac),
          about: ref(item.about),
          things: (item.things ?? []).map((one) => ref(one.about)),
          tab: fixed(item.tab),
          where: fixed(whereOf(item)),
          what: fixed(numberRows(tablesOf(reading), item.what)),
          otherwise: fixed(describeOtherwise(item)),
          due: item.due === undefined ? null : time(item.due),
        }));
        const asked = reading.facts.maracs.filter((marac) => only === undefined || marac.name === only);
        const steps = printFirstSteps(context.print, app, reading, now, only);
        context.print.say(
          mine.length === 0
            ? steps.length === 0
              ? `Nothing waits for you. ${describeEmptyDay(asked, now)}`
              : 'Nothing else waits for you.'
            : `\n${mine.length} thing${mine.length === 1 ? '' : 's'} wait${mine.length === 1 ? 's' : ''} for a person.`,
        );
        return mine.length === 0 ? DONE : NEEDS_A_PERSON;
      },
      { onlyLooks: true },
    ),
};

const columns = (whereOf: (item: TodayItem) => string): readonly Column<TodayItem>[] => [
  { header: 'marac', text: (item) => item.marac },
  { header: 'do', text: (item) => GROUP_TITLES[groupOf(item)] },
  { header: 'where', text: whereOf },
  { header: 'what', text: describeItem },
];
