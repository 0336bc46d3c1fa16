// `marac answer LINE yes|no`: a person's answer to a line of Today that asks, as if it were typed beside the line.
import { describeAnswerFault, findAnswerFault, type TodayWord } from '../../domain/today/today-question.ts';
import { describeItem } from '../../domain/today/today-item.ts';
import { DONE, Failure } from '../../errors.ts';
import { JOBS } from '../../jobs/engine/job-list.ts';
import { answerLine } from '../../jobs/reading/read-answers.ts';
import type { Command } from '../command.ts';
import { nameRowsFor } from '../name-rows.ts';
import { ref } from '../safe-texts.ts';
import { AS_OF, withApp } from '../with-app.ts';
import { rowIdOf } from '../../domain/today/line-id.ts';

export const answer: Command = {
  name: 'answer',
  summary: 'answers a question on Today: yes or no',
  takes: [
    { name: 'LINE', help: 'The row id of the line, as `marac today` shows it: T-7KQ2MX.', needed: true },
    { name: 'WORD', help: 'yes or no; the line says what each does.', needed: true },
  ],
  options: {
    by: { value: 'NAME', help: 'Who decides. The record keeps the name.' },
    why: { value: 'TEXT', help: 'One sentence, if the line asks for it. The record keeps it, sealed.' },
    only: { value: 'REFS', help: 'Of a line that lists several things: the refs that the answer is about.' },
    ...AS_OF,
  },
  run: async (context) =>
    withApp(context, async (app, now) => {
      const [line = '', typed = ''] = context.args.taken;
      const by = context.args.text('by');
      if (by === undefined) throw new Failure('arguments', 'Say who answers: --by "Your Name".');
      const word = wordOf(typed);
      const { reading, today } = await app.plan(JOBS, now);
      nameRowsFor(context.print, reading.facts);
      const item = today.find((candidate) => {
        const marac = reading.facts.maracs.find((each) => each.name === candidate.marac);
        return marac !== undefined && rowIdOf(marac.pool, candidate) === line;
      });
      if (item === undefined)
        throw new Failure('not-found', `Today has no line ${line} now. \`marac today\` gives the lines.`);
      if (item.question === undefined)
        throw new Failure(
          'arguments',
          `Line ${line} asks no question: mark it as done on the tab, or deal with what it names.`,
        );
      const why = context.args.text('why');
      const fault = findAnswerFault(item.question, word, why);
      if (fault === 'whyMissing') throw new Failure('arguments', 'Say why, in one sentence: --why "...".');
      if (fault !== undefined) throw new Failure('arguments', describeAnswerFault(fault, word));
      const only = context.args.text('only');
      const marac = reading.facts.maracs.find((each) => each.name === item.marac);
      const isListed =
        marac !== undefined &&
        (await answerLine(app.ledger, marac, item, word, {
          by,
          in: 'command',
          ...(why === undefined ? {} : { why }),
          ...(only === undefined ? {} : { only }),
        }));
      if (!isListed) throw new Failure('arguments', `Line ${line} does not list ${only ?? ''}: give refs of the line.`);
      context.print.say(`Recorded: ${word}. ${describeItem(item)}\nThe next run carries it out.`);
      context.print.put('answered', ref(line));
      return DONE;
    }),
};

function wordOf(typed: string): TodayWord {
  const word = typed.trim().toLowerCase();
  if (word === 'yes' || word === 'no') return word;
  throw new Failure('arguments', `"${typed}" is no answer: write yes or no.`);
}
