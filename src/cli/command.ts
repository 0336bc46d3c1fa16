// What a command is: what it takes, in words, and what it does with it. The list of commands loads a command's file only when it is called.
import type { ExitCode } from '../errors.ts';
import type { Config, Environment } from '../config.ts';
import type { Clock } from '../system/clock.ts';
import type { Heartbeat } from '../system/heartbeat.ts';
import type { Machine } from '../system/machine.ts';
import type { Progress } from '../system/progress.ts';
import type { OutStream, Printer } from './print.ts';
import type { Outside } from '../app/app-port.ts';

export interface Taken {
  /** As it stands in the usage line: `JOB`, `ROW-ID`. */
  readonly name: string;
  readonly help: string;
  readonly needed: boolean;
  /** Takes all that follow. */
  readonly many?: boolean;
}

export interface Option {
  readonly help: string;
  /** Name of its value in the usage, `FILE`; without one it is a switch. */
  readonly value?: string;
  readonly many?: boolean;
}

export interface Command {
  readonly name: string;
  readonly summary: string;
  readonly takes?: readonly Taken[];
  /** Why it takes nothing, for whoever gives it something: what was given is not repeated. */
  readonly takesNothing?: string;
  readonly options?: Readonly<Record<string, Option>>;
  /** Paragraphs under the usage. */
  readonly more?: readonly string[];
  run(context: CommandContext): Promise<ExitCode>;
}

export interface CommandContext {
  readonly args: Arguments;
  readonly print: Printer;
  /** For progress and warnings; never for results. */
  readonly err: OutStream;
  readonly progress: Progress;
  readonly clock: Clock;
  /** The folder the command was called in. */
  readonly folder: string;
  readonly env: Environment;
  /** One line from standard input; undefined if it ends before. A person at a terminal is shown the question. */
  readonly ask: (question: string) => Promise<string | undefined>;
  /** Aborted by Ctrl-C or a stop of the service. Asked for only by what must end well: anything else just ends. */
  readonly stopping: () => AbortSignal;
  /** The config of --config or of the folder; a Failure with every wrong line when it is not good. */
  readonly config: () => Promise<Config>;
  /** Instead of Google, the service's beat and the real waiting: for tests and the demo. */
  readonly outside: CommandOutside;
}

export interface CommandOutside extends Pick<
  Outside,
  'google' | 'pause' | 'documents' | 'random' | 'keys' | 'log' | 'files' | 'faults'
> {
  readonly heartbeat?: Heartbeat;
  readonly machine?: Machine;
}

export interface Arguments {
  /** What stands where the command's `takes` say, in order. */
  readonly taken: readonly string[];
  /** Values of options with a value; the last one counts, unless the option takes many. */
  readonly text: (option: string) => string | undefined;
  readonly texts: (option: string) => readonly string[];
  /** Whether a switch is on. */
  readonly on: (option: string) => boolean;
}
