// From the words after `marac` to the end of the process: finds the command, reads its arguments, runs it, and tells what went wrong in words.
import { findNearest } from '../config/nearest.ts';
import type { Config, Environment } from '../config.ts';
import { DONE, Failure, USED_WRONGLY, describeFailure, type ExitCode } from '../errors.ts';
import type { Clock } from '../system/clock.ts';
import type { Progress } from '../system/progress.ts';
import { parseArguments } from './arguments.ts';
import type { Arguments, CommandContext, CommandOutside } from './command.ts';
import { renderCommandHelp, renderHelp } from './help.ts';
import type { CommandEntry } from './command-list.ts';
import { failureData, openPrinter, type OutStream, type Printer } from './print.ts';

export interface CommandLine {
  readonly argv: readonly string[];
  readonly env: Environment;
  readonly folder: string;
  readonly out: OutStream;
  readonly err: OutStream;
  stopping(): AbortSignal;
  /** One line from standard input. */
  ask(question: string): Promise<string | undefined>;
  readonly commands: readonly CommandEntry[];
  /** Opened only when a command runs: the time zone's library is no part of `--help`. */
  openClock(): Promise<Clock>;
  openProgress(clock: Clock): Promise<Progress>;
  readonly outside?: CommandOutside;
}

/** Runs one command line to its end. Nothing is thrown: every failure is told, and the exit code says its class. */
export async function runCommandLine(line: CommandLine): Promise<ExitCode> {
  const print = openPrinter(line.out, line.argv.includes('--json'));
  try {
    const exit = await runCommand(line, print);
    print.end();
    return exit;
  } catch (error) {
    const told = describeFailure(error);
    line.err.write(`marac: ${told.sentence}\n${told.todo}\n`);
    print.put('failed', failureData(told));
    print.end();
    return told.exit;
  }
}

async function runCommand(line: CommandLine, print: Printer): Promise<ExitCode> {
  const [name = '', ...rest] = line.argv;
  if (name === '') {
    line.err.write(renderHelp(line.commands));
    return USED_WRONGLY;
  }
  if (name === '--help' || name === '-h' || name === 'help') return printHelp(line, rest[0]);
  if (name === '--version' || name === '-v' || name === 'version') {
    line.out.write(`${await (await import('../system/version.ts')).describeVersion()}\n`);
    return DONE;
  }
  const entry = line.commands.find((candidate) => candidate.name === name);
  if (entry === undefined) throw unknownCommand(name, line.commands);
  const command = await entry.load();
  const args = parseArguments(command, rest);
  if (args.on('help')) {
    line.out.write(renderCommandHelp(command));
    return DONE;
  }
  await refuseNameless(args);
  const clock = await line.openClock();
  const progress = await line.openProgress(clock);
  try {
    return await command.run(contextOf(line, print, args, clock, progress));
  } finally {
    progress.end();
  }
}

/** Whoever decides by a command says who they are, as in the workbook. */
async function refuseNameless(args: Arguments): Promise<void> {
  const by = args.text('by');
  if (by === undefined) return;
  const { isName } = await import('../domain/answers/name-beside-answer.ts');
  if (!isName(by)) throw new Failure('arguments', `--by wants a name, and “${by}” is none: --by "Your Name".`);
}

async function printHelp(line: CommandLine, of: string | undefined): Promise<ExitCode> {
  const entry = line.commands.find(({ name }) => name === of);
  line.out.write(entry === undefined ? renderHelp(line.commands) : renderCommandHelp(await entry.load()));
  return DONE;
}

function unknownCommand(name: string, commands: readonly CommandEntry[]): Failure {
  const nearest = findNearest(
    name,
    commands.map((command) => command.name),
  );
  const hint = nearest === undefined ? '' : ` Did you mean \`marac ${nearest}\`?`;
  return new Failure('arguments', `There is no command "${name}".${hint}`);
}

function contextOf(
  line: CommandLine,
  print: Printer,
  args: Arguments,
  clock: Clock,
  progress: Progress,
): CommandContext {
  const { env, folder, err } = line;
  return {
    args,
    print,
    err,
    progress,
    clock,
    folder,
    env,
    outside: line.outside ?? {},
    ask: (question) => line.ask(question),
    stopping: () => line.stopping(),
    config: () => requireConfig(args, env, folder),
  };
}

async function requireConfig(args: Arguments, env: Environment, folder: string): Promise<Config> {
  const { findConfigFile, loadConfig } = await import('../config.ts');
  const named = args.text('config');
  const loaded = loadConfig(findConfigFile(named, env, folder), env);
  if (loaded.ok) return withOneMarac(loaded.value, args.text('marac'));
  const [first] = loaded.problems;
  if (first?.code === 'config-missing') {
    if (named !== undefined) throw new Failure('arguments', `There is no config file ${named}.`);
    throw new Failure('config-missing', first.sentence);
  }
  if (first?.code === 'config-closed') throw new Failure('config-closed', first.sentence);
  throw new Failure('config-wrong', loaded.problems.map(({ place, sentence }) => `${place}: ${sentence}`).join('\n'));
}

function withOneMarac(config: Config, name: string | undefined): Config {
  if (name === undefined) return config;
  const known = config.maracs.map((marac) => marac.name);
  if (known.includes(name)) return config;
  const nearest = findNearest(name, known);
  const hint = nearest === undefined ? `The config names: ${known.join(', ')}.` : `Did you mean ${nearest}?`;
  throw new Failure('arguments', `There is no MARAC "${name}" in the config. ${hint}`);
}
