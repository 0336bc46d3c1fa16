// `marac upgrade`: takes the workbooks of an earlier version along.
import path from 'node:path';
import { DONE } from '../../errors.ts';
import type { Command } from '../command.ts';
import { configPath } from '../safe-texts.ts';

export const upgrade: Command = {
  name: 'upgrade',
  summary: 'gives the workbooks of an earlier version the look of this one; every cell stays',
  options: { 'dry-run': { help: 'Say what would become different, and change nothing.' } },
  more: [
    'Each workbook is kept in the folder for backups first (marac backups lists it). Tabs come into the order of the work and columns into the order in which they are needed, those of your own beside the ones they stood beside; formulas, names, rules, comments and links go along. Filters and colours are added, days are written with the month in letters, rows are as high as their text. Run it again and it finds nothing to do.',
    'Where something could not go along (a formula that counts columns, a chart, merged cells of several columns), the columns of that tab stay where they are, and it says why. Columns and tabs that the workbook lacks are added by the next marac run, to the right: run marac upgrade after it, and they stand in their places too.',
    'It refuses while a workbook is open in another program. Google Sheets keep the look they were made with.',
  ],
  run: async ({ args, print, config, clock, folder }) => {
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
    return DONE;
  },
};
