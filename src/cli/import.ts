// `marac import FILE`: forms that came as files, put into the inbox and taken in at once.
import { copyFile } from 'node:fs/promises';
import path from 'node:path';
import { DONE, Failure, NEEDS_A_PERSON } from '../errors.ts';
import type { Command } from './command.ts';
import { takeInForms } from './take-in.ts';
import { withApp } from './with-app.ts';

export const importFiles: Command = {
  name: 'import',
  summary: 'takes in forms and lists that came as files',
  takes: [
    {
      name: 'FILE',
      help: 'Returned referral forms, answer sheets or minute forms (.xlsx, .docx).',
      needed: true,
      many: true,
    },
  ],
  run: async (context) =>
    withApp(context, async (app, now) => {
      for (const name of context.args.taken) {
        const file = path.resolve(context.folder, name);
        await copyFile(file, path.join(app.config.folders.inbox, path.basename(file))).catch((cause: unknown) => {
          throw new Failure('file-missing', `${path.basename(name)} cannot be read.`, { cause });
        });
      }
      const refused = await takeInForms(context, app, now);
      return refused > 0 ? NEEDS_A_PERSON : DONE;
    }),
};
