// `marac upgrade`: takes the workbooks of an earlier version along.
import path from 'node:path';
import { DONE, NEEDS_A_PERSON, type ExitCode } from '../../errors.ts';
import { silentLog } from '../../system/log.ts';
import { openRandom } from '../../system/random.ts';
import type { Command, CommandContext } from '../command.ts';
import { configPath, word } from '../safe-texts.ts';
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
    'It refuses while a workbook is open in another program, and where a protected range of a Google Sheet does not let it write. A Google Sheet keeps every version of itself (File, Version history): that is its backup.',
  ],
  run: async (context) => {
    const { args, print, config, clock, folder } = context;
    if (args.on('templates')) return await copyTemplates(context);
    const { upgradeDesk } = await import('../../app/upgrade-desk.ts');
    const isTrial = args.on('dry-run');
    const books = await upgradeDesk(await config(), clock, { isTrial });
    for (const { file, ...found } of books) printBook(context, path.relative(folder, file), found);
    const exit = await upgradeSheets(context, isTrial);
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
    return exit;
  },
};

function printBook(
  { print }: CommandContext,
  name: string,
  { said, left }: { readonly said: readonly string[]; readonly left: readonly string[] },
): void {
  print.say(said.length === 0 ? `${name}: nothing to do.` : `${name}:`);
  for (const what of said) print.say(`  ${what}`);
  for (const what of left)
    print.say(`  Columns stay where they are, because something there cannot go along: ${what}.`);
}

/** The Google Sheets of the config, where it has some. */
async function upgradeSheets(context: CommandContext, isTrial: boolean): Promise<ExitCode> {
  const { print, clock, outside } = context;
  const config = await context.config();
  const { findGoogle, restyleSheets } = await import('../../app/google-desk.ts');
  const google = await findGoogle(config, {
    clock,
    log: silentLog,
    random: outside.random ?? openRandom(),
    pause: outside.pause ?? ((ms) => new Promise((done) => setTimeout(done, ms))),
    ...(outside.google === undefined ? {} : { google: outside.google }),
  });
  if (google === undefined) return DONE;
  const { sheets, problems } = await restyleSheets(google, config, { isTrial });
  for (const { roles, ...found } of sheets) printBook(context, `The ${roles[0] ?? 'main'} sheet`, found);
  print.put(
    'sheets',
    sheets.map(({ roles, said }) => ({ roles: roles.map(word), changes: said.length })),
  );
  if (problems.length === 0) return DONE;
  print.problems(problems);
  print.say('\nNo Google Sheet was changed. Put that right, and run `marac upgrade` again.');
  return NEEDS_A_PERSON;
}

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
