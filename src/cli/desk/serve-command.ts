// `marac serve`: runs the schedule until stopped; what is under way is finished first.
import { DONE } from '../../errors.ts';
import { serve as runSchedule } from '../../schedule/serve.ts';
import { openHeartbeat } from '../../system/heartbeat.ts';
import type { Command } from '../command.ts';
import { withApp } from '../with-app.ts';
import { takeInWhatThereIs } from '../take-in/take-in.ts';

export const serve: Command = {
  name: 'serve',
  summary: 'runs the schedule until it is stopped',
  run: async (context) =>
    withApp(context, async (app) => {
      const stopping = context.stopping();
      context.print.say(
        `marac serves ${app.config.maracs.length} MARAC${app.config.maracs.length === 1 ? '' : 's'} in ${app.config.mail.mode} mode. Ctrl-C stops it after what is under way.`,
      );
      let last = '';
      const runner = app.runner((troubles) => {
        const said = troubles.map(({ place, sentence }) => `marac: ${place}: ${sentence}\n`).join('');
        if (said !== last) context.err.write(said);
        last = said;
      });
      const work = {
        ...runner.work,
        run: async (...given: Parameters<typeof runner.work.run>) => {
          await takeInWhatThereIs(context, app, given[1]);
          return runner.work.run(...given);
        },
      };
      await runSchedule({ ...runner, work }, context.outside.heartbeat ?? openHeartbeat(), stopping, {
        failed: ({ sentence, todo }) => context.err.write(`marac: ${sentence}\n${todo}\n`),
      });
      return DONE;
    }),
};
