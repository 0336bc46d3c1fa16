// A command line run in this process, on a clock that stands still, with what it said.
import type { CommandEntry } from '../../src/cli/command-list.ts';
import { runCommandLine } from '../../src/cli/run-command-line.ts';
import type { Command, CommandContext, CommandOutside } from '../../src/cli/command.ts';
import type { Environment } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import type { ExitCode } from '../../src/errors.ts';
import type { Clock } from '../../src/system/clock.ts';
import { fakeClock } from '../../src/system/clock.ts';
import type { Machine } from '../../src/system/machine.ts';

export interface Said {
  readonly exit: ExitCode;
  readonly out: string;
  readonly err: string;
}

export interface LineOptions {
  readonly folder?: string;
  readonly env?: Environment;
  /** Whether the output is a person's terminal. */
  readonly terminal?: boolean;
  /** The time on the wall; half past eight on a Tuesday unless told. */
  readonly now?: string;
  /** Instead of Google and the service's beat. */
  readonly outside?: CommandOutside;
  readonly clock?: Clock;
  readonly stopping?: AbortSignal;
  /** The line that stands in standard input. */
  readonly typed?: string;
}

/** A machine of which nothing is said: room enough, its clock kept, no systemd. */
export const QUIET_MACHINE: Machine = {
  hasSystemd: false,
  unitFolder: '/nonexistent',
  ask: () => Promise.resolve(undefined),
  free: () => Promise.resolve(undefined),
};

export async function runLine(
  argv: readonly string[],
  commands: readonly CommandEntry[],
  options: LineOptions = {},
): Promise<Said> {
  const said = { out: '', err: '' };
  const exit = await runCommandLine({
    argv,
    commands,
    env: options.env ?? {},
    folder: options.folder ?? '/nowhere',
    out: {
      isTTY: options.terminal ?? false,
      write: (text: string) => {
        said.out += text;
      },
    },
    err: {
      write: (text: string) => {
        said.err += text;
      },
    },
    ask: () => Promise.resolve(options.typed),
    stopping: () => options.stopping ?? new AbortController().signal,
    openClock: () => Promise.resolve(options.clock ?? fakeClock(localTime(options.now ?? '2027-03-09T08:30'))),
    openProgress: () => Promise.resolve({ report: () => undefined, end: () => undefined }),
    outside: { machine: QUIET_MACHINE, ...options.outside },
  });
  return { exit, ...said };
}

/** A command of one test: what it takes and what it does. */
export function entryOf(
  command: Partial<Command> & { readonly run: (context: CommandContext) => Promise<ExitCode> },
): CommandEntry {
  const whole: Command = { name: 'try', summary: 'is tried out', ...command };
  return { name: whole.name, summary: whole.summary, load: () => Promise.resolve(whole) };
}
