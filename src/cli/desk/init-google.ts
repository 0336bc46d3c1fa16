// `marac init --google`: what a person does in Google's console and in Drive, step by step; once the key and the ids are there, the tabs are made.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { checkSheets, findGoogle, setUpSheets, sheetsOf, walkThrough, type SheetMade } from '../../app/google-desk.ts';
import { CONFIG_NAME, findConfigFile, loadConfig, type Config } from '../../config.ts';
import { DONE, Failure, NEEDS_A_PERSON, describeFailure, type ExitCode } from '../../errors.ts';
import { silentLog } from '../../system/log.ts';
import { openRandom } from '../../system/random.ts';
import type { CommandContext } from '../command.ts';
import { breakText } from '../print.ts';
import { fixed, word } from '../safe-texts.ts';

/** In the place of the ids of two sheets that nobody has made yet. */
export const NO_IDS = { main: 'google:ID-OF-THE-MAIN-SHEET', restricted: 'google:ID-OF-THE-RESTRICTED-SHEET' };
export const KEY_FILE = 'google-key.json';

/** The config that is there already: of the folder that is named, else as every command finds it. */
export function findExisting({ args, env, folder }: CommandContext): string | undefined {
  const named = args.taken[0];
  const file =
    named === undefined
      ? findConfigFile(args.text('config'), env, folder)
      : path.join(path.resolve(folder, named), CONFIG_NAME);
  return existsSync(file) ? file : undefined;
}

/** Makes the tabs in the sheets of a config, or says what is to be done before that. */
export async function setUpGoogle(context: CommandContext, file: string): Promise<ExitCode> {
  const { print, env } = context;
  const loaded = loadConfig(file, env);
  if (!loaded.ok)
    throw new Failure('config-wrong', loaded.problems.map(({ place, sentence }) => `${place}: ${sentence}`).join('\n'));
  const config = loaded.value;
  const sheets = sheetsOf(config);
  if (sheets.length === 0)
    throw new Failure(
      'config-wrong',
      'No workbook of this config is a Google Sheet: write google:ID under main and restricted.',
    );
  if (sheets.some(({ id }) => id.startsWith('ID-OF-'))) {
    printSteps(context, config);
    print.say('\nThe config does not name your two sheets yet (step 9). Nothing was asked of Google.');
    return NEEDS_A_PERSON;
  }
  return await makeTabs(context, config);
}

async function makeTabs(context: CommandContext, config: Config): Promise<ExitCode> {
  const { print, clock, outside } = context;
  let google: Awaited<ReturnType<typeof findGoogle>>;
  try {
    const pause = outside.pause ?? ((ms: number) => new Promise<void>((done) => setTimeout(done, ms)));
    const given = outside.google === undefined ? {} : { google: outside.google };
    google = await findGoogle(config, {
      clock,
      log: silentLog,
      random: outside.random ?? openRandom(),
      pause,
      ...given,
    });
  } catch (error) {
    const { code, sentence, todo } = describeFailure(error);
    if (code !== 'google-key') throw error;
    printSteps(context, config);
    print.say(`\n${sentence} ${todo}`);
    return NEEDS_A_PERSON;
  }
  if (google === undefined) throw new Failure('config-wrong', 'There is no google: in the config.');
  const wrong = (await checkSheets(google, config)).filter(
    ({ size, code }) =>
      size === 'run' && !code.endsWith('-unset') && !(code === 'google.a-copy' && context.args.on('take-copy')),
  );
  if (wrong.length > 0) {
    for (const line of walkThrough(config, await google.account()).slice(5, 9)) printStep(print, line);
    print.say('');
    print.problems(wrong);
    print.say('\nNothing was made. Put that right, and run `marac init --google` again.');
    return NEEDS_A_PERSON;
  }
  return printMade(context, await setUpSheets(google, config));
}

function printMade({ print }: CommandContext, made: readonly SheetMade[]): ExitCode {
  for (const { roles, tabs, headings, problems } of made) {
    const what = `The ${roles[0] ?? 'main'} sheet`;
    const some = [
      tabs.length === 0 ? '' : `${tabs.length} tabs made: ${tabs.join(', ')}.`,
      headings.length === 0 ? '' : `${headings.length} headings added: ${headings.join('; ')}.`,
    ].filter((part) => part !== '');
    print.say(`${what}: ${some.length === 0 ? 'nothing was missing.' : some.join(' ')}`);
    print.problems(problems);
  }
  print.put(
    'sheets',
    made.map(({ roles, tabs, headings }) => ({
      roles: roles.map(word),
      tabs: tabs.map(fixed),
      headings: headings.map(fixed),
    })),
  );
  const left = made.some(({ problems }) => problems.length > 0);
  print.say(left ? '\nPut that right, and run `marac init --google` again.' : '\nNext: `marac check`.');
  return left ? NEEDS_A_PERSON : DONE;
}

/** A step in lines that a terminal shows whole, indented under its number. */
function printStep(print: CommandContext['print'], step: string): void {
  const [first = '', ...rest] = breakText(step, 110);
  print.say(first);
  for (const line of rest) print.say(`    ${line}`);
}

/** The whole way, with the paths of this config in it. */
export function printSteps({ print }: Pick<CommandContext, 'print'>, config: Config): void {
  const steps = walkThrough(config);
  for (const step of steps) printStep(print, step);
  print.put('steps', steps.map(fixed));
}
