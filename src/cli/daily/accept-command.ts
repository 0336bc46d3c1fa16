// `marac accept ID`: a person answers a problem that is meant so (a bulk edit, rows taken away, a changed template); it is believed from then on.
import { JOBS } from '../../jobs/engine/job-list.ts';
import { approveTemplate, findChangedTemplates } from '../../jobs/guards/changed-templates.ts';
import { DONE, Failure } from '../../errors.ts';
import { findClockProblem } from '../../schedule/clock-check.ts';
import type { Command } from '../command.ts';
import { nameRowsFor } from '../name-rows.ts';
import { key } from '../safe-texts.ts';
import { withApp } from '../with-app.ts';

export const accept: Command = {
  name: 'accept',
  summary: 'accepts a reported problem as intended',
  takes: [{ name: 'ID', help: 'The problem’s id, as `marac check` and the Checks tab show it.', needed: true }],
  options: { by: { value: 'NAME', help: 'Who says so.' }, why: { value: 'TEXT', help: 'Why.' } },
  run: async (context) =>
    withApp(context, async (app, now) => {
      const id = context.args.taken[0] ?? '';
      const by = context.args.text('by');
      if (by === undefined) throw new Failure('arguments', 'Say who accepts it: --by "Your Name".');
      const { problems, reading } = await app.plan(JOBS, now);
      nameRowsFor(context.print, reading.facts);
      const clock = findClockProblem(now, (await app.ledger.newestAccess())?.readAt);
      const all = [...problems, ...app.ports.documents.checkTemplates(), ...(clock === undefined ? [] : [clock])];
      const found = all.find((problem) => problem.id === id);
      if (found === undefined)
        throw new Failure(
          'not-found',
          `There is no problem "${id}" now. \`marac check\` names those that can be accepted.`,
        );
      const why = context.args.text('why');
      const changed = (await findChangedTemplates(app.ports)).find((template) => template.problem.id === id);
      if (changed !== undefined) await approveTemplate(app.ports, changed.standing, { by, in: 'command' });
      await app.ledger.acceptProblem(id, { by, in: 'command', ...(why === undefined ? {} : { why }) });
      context.print.say(`Accepted: ${found.place}: ${found.sentence}`);
      context.print.put('accepted', key(id));
      return DONE;
    }),
};
