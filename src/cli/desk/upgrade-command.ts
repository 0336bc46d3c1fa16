// `marac upgrade`: takes the workbooks of an earlier version along.
import path from 'node:path';
import { DONE, type ExitCode } from '../../errors.ts';
import type { Command, CommandContext } from '../command.ts';
import { configPath } from '../safe-texts.ts';
import { withApp } from '../with-app.ts';

export const upgrade: Command = {
  name: 'upgrade',
  summary: 'gives the workbooks of an earlier version the look of this one; every cell stays',
  options: {
    'dry-run': { help: 'Say what would become different, and change nothing.' },
    templates: {
      help: 'Copy the templates of this version into the folder of templates instead, but for those that somebody changed.',
    },
  },
  more: [
    'Each workbook is kept in the folder for backups first (marac backups lists it). Tabs come into the order of the work and columns into the order in which they are needed, those of your own beside the ones they stood beside; formulas, names, rules, comments and links go along. Filters and colours are added, days are written with the month in letters, rows are as high as their text. Run it again and it finds nothing to do.',
    'Where something could not go along (a formula that counts columns, a chart, merged cells of several columns), the columns of that tab stay where they are, and it says why. Columns and tabs that the workbook lacks are added by the next marac run, to the right: run marac upgrade after it, and they stand in their places too.',
    'It refuses while a workbook is open in another program. Google Sheets keep the look they were made with.',
  ],
  run: async (context) => {
    const { args, print, config, clock, folder } = context;
    if (args.on('templates')) return await copyTemplates(context);
    const { upgradeDesk } = await import('../../app/upgrade-desk.ts');
    const isTrial = args.on('dry-run');
    const books = await upgradeDesk(await config(), clock, { isTrial });
    for (const { file, said, left } of books) {
      const name = path.relative(folder, file);
      print.say(said.length === 0 ? `${name}: nothing to do.` : `${name}:`);
      for (const one of said) print.say(`  ${one}`);
      for (const one of left)
        print.say(`  Columns stay where they are, because something there cannot go along: ${one}.`);
    }
    print.put(
      'workbooks',
      books.map(({ file, said }) => ({ file: configPath(file), changes: said.length })),
    );
    const isAny = books.some(({ said }) => said.length > 0);
    if (isAny && isTrial) print.say('\nNothing was changed: without --dry-run it is.');
    if (isAny && !isTrial) print.say('\nThe files as they were are kept: marac backups lists them.');
    const { olderTemplates } = await import('../../app/upgrade-templates.ts');
    const older = olderTemplates(await config()).length;
    if (older > 0)
      print.say(
        `\n${older === 1 ? '1 template' : `${older} templates`} of this version are not in your folder of templates, or stand there otherwise. Yours go on as they are; \`marac upgrade --templates\` copies the new ones, but for those that somebody changed.`,
      );
    return DONE;
  },
};

async function copyTemplates(context: CommandContext): Promise<ExitCode> {
  const { args, print, clock } = context;
  const { upgradeTemplates } = await import('../../app/upgrade-templates.ts');
  const isTrial = args.on('dry-run');
  const config = await context.config();
  const { copied, left, kept } = await withApp(context, async (app) =>
    upgradeTemplates(config, app.ledger, clock, { isTrial }),
  );
  if (copied.length > 0) print.say(`${isTrial ? 'Would be copied' : 'Copied'}: ${copied.join(', ')}.`);
  if (left.length > 0)
    print.say(
      `Left as they are, because somebody changed them or a template that uses them: ${left.join(', ')}. \`marac check --templates\` shows how they differ.`,
    );
  if (copied.length + left.length === 0) print.say('Every template is of this version: nothing to do.');
  if (copied.length > 0 && !isTrial)
    print.say(
      `\nThe old ones are kept in ${path.relative(context.folder, kept)}. A message that waits and says something else now is made anew by the next run, and waits for a release again: read marac plan first.`,
    );
  print.put('templates', { copied: copied.length, left: left.length });
  return DONE;
}
