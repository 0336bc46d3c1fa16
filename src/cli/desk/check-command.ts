// `marac check`: every problem in the workbooks and the set-up, and every clear-text file with case data and its age.
import { describeNoDomains } from '../../domain/register/allowed-domain.ts';
import type { Config } from '../../config.ts';
import { describeWeights } from '../../domain/cases/find-matches.ts';
import type { Problem } from '../../domain/text/problem.ts';
import { JOBS } from '../../jobs/engine/job-list.ts';
import { numberRows, tablesOf } from '../../jobs/reading/row-numbers.ts';
import { describeFolders, type FolderLine } from '../../app/machine/folder-map.ts';
import { lookAtMachine } from '../../app/machine/look-at-machine.ts';
import { openMachine } from '../../system/machine.ts';
import { lookAtSealing } from '../../app/sealing.ts';
import { checkSendTo } from '../../use-cases/form-address.ts';
import { findClockProblem } from '../../schedule/clock-check.ts';
import type { Command, CommandContext } from '../command.ts';
import { nameRowsFor } from '../name-rows.ts';
import type { Printer } from '../print.ts';
import { configPath, fixed, word } from '../safe-texts.ts';
import { lookAtGoogle, printFormSettings } from './describe-google.ts';
import { tryGoogle } from './try-google.ts';
import { printFirstSteps } from './print-first-steps.ts';
import { AS_OF, exitFor, withApp } from '../with-app.ts';
import type { ExitCode } from '../../errors.ts';
import { findChangedTemplates, describeChanges } from '../../jobs/guards/changed-templates.ts';
import type { App } from '../../app/app-port.ts';

export const check: Command = {
  name: 'check',
  summary: 'lists every problem in the workbooks and the set-up, and how to solve it',
  options: {
    templates: { help: 'Check the templates only: file, line and what is wrong; which changes wait for approval.' },
    google: {
      value: 'SHEET-ID',
      many: true,
      help: 'Given twice: tries what marac assumes of Google on two new, empty sheets that you made and shared with its account for this.',
    },
    'form-looked-at-by': { value: 'NAME', help: 'Records that NAME has checked the Google Form’s settings today.' },
    ...AS_OF,
  },
  run: async (context) =>
    withApp(
      context,
      async (app, now) => {
        const { print, args } = context;
        const templates = app.ports.documents.checkTemplates();
        if (args.on('templates')) return checkTemplates(context, app);
        const tried = args.texts('google');
        if (tried.length > 0) return tryGoogle(context, app, tried);
        const sheets = await lookAtGoogle(app);
        if (sheets.some((sheet) => sheet.size === 'run')) {
          print.problems(sheets);
          print.say('\nNothing is read or sent until that is put right.');
          return exitFor(sheets);
        }
        const { problems, planned, reading } = await app.plan(JOBS, now);
        nameRowsFor(print, reading.facts);
        print.numberWith((text) => numberRows(tablesOf(reading), text));
        const steps = printFirstSteps(print, app, reading, now, args.text('marac'));
        const sealing = await lookAtSealing(app, reading.facts, now);
        const machine = await lookAtMachine(
          app.config,
          context.outside.machine ?? openMachine(),
          app.transports,
          app.closed,
        );
        const accepted = await app.ledger.accepted();
        const clock =
          args.text('as-of') === undefined
            ? findClockProblem(now, (await app.ledger.newestAccess())?.readAt)
            : undefined;
        const open = [
          ...(clock === undefined ? [] : [clock]),
          ...templates,
          ...sheets,
          ...problems,
          ...sealing,
          ...machine,
          ...(steps.length > 0 ? [] : checkConfig(app.config, problems)),
        ].filter((problem) => !accepted.has(problem.id));
        print.problems(open);
        // The domain is what is to be typed; the contacts' names do not help with that.
        for (const { code, shown = '' } of open)
          if (code === 'domain.not-allowed') print.say(`Domains that are not on the list: ${shown}`);
        if (steps.length === 0) print.say('');
        printFolders(print, await describeFolders(app.config, now), steps.length > 0);
        await printFormSettings(context, app, now);
        if (app.config.mail.mode === 'draft' && app.config.mail.smtp === undefined)
          print.say(
            '\nNobody is told out of hours: in draft mode the IDVA’s notice, withdrawals and alarms need mail.smtp.',
          );
        if (steps.length === 0) print.say(`\n${describeWeights(reading.facts)}`);
        print.put('mode', word(app.config.mail.mode));
        const rows = open.filter((problem) => problem.size !== 'note').length;
        print.say(
          rows === 0
            ? `\nNothing is wrong. ${describePlanned(planned.wanted.length, steps.length)}`
            : `\n${rows} problem${rows === 1 ? '' : 's'} to put right.`,
        );
        return exitFor(open);
      },
      // What it records is of the day on which somebody looked.
      { onlyLooks: context.args.text('form-looked-at-by') === undefined },
    ),
};

function describePlanned(wanted: number, steps: number): string {
  if (steps > 0) return 'What is still missing stands above.';
  return wanted === 1 ? '1 thing is planned as it stands.' : `${wanted} things are planned as it stands.`;
}

const folderData = (line: FolderLine) => ({
  folder: configPath(line.folder),
  holds: fixed(line.holds),
  files: line.files,
  encrypted: line.encrypted,
  oldestDays: line.oldestDays ?? null,
});

/** The folder map; of a new desk, where nothing lies yet, for programs only. */
function printFolders(print: Printer, folders: readonly FolderLine[], isNew: boolean): void {
  if (isNew) return print.put('folders', folders.map(folderData));
  print.table(
    'folders',
    folders,
    [
      { header: 'folder', text: (line) => line.folder },
      { header: 'holds', text: (line) => line.holds },
      { header: 'files', text: (line) => String(line.files) },
      { header: 'oldest', text: (line) => (line.oldestDays === undefined ? '' : `${line.oldestDays} days`) },
      { header: 'kept', text: (line) => line.kept },
    ],
    folderData,
  );
}

function checkConfig(config: Config, problems: readonly Problem[]): readonly Problem[] {
  const isTold = problems.some(({ code }) => code === 'domain.not-allowed');
  return [...checkSendTo(config), ...(isTold ? [] : describeNoDomains(config))];
}

/** Every fault with file and line; then each changed template as a difference, with the command that approves it. */
async function checkTemplates({ print }: CommandContext, app: App): Promise<ExitCode> {
  const faults = app.ports.documents.checkTemplates();
  const changed = await findChangedTemplates(app.ports);
  print.problems([...faults, ...changed.map((template) => template.problem)]);
  for (const { standing } of changed) {
    print.say(`\n${standing.file}:`);
    for (const line of await describeChanges(app.ports, standing)) print.say(`    ${line}`);
  }
  if (changed.length > 0) print.say('');
  if (faults.length > 0) print.say(`${faults.length} problems in the templates.`);
  else if (changed.length > 0)
    print.say(`${changed.length} changed template${changed.length === 1 ? ' waits' : 's wait'} for approval.`);
  else print.say('The templates are good.');
  return exitFor([...faults, ...changed.map((template) => template.problem)]);
}
