// argv, environment and streams to the command line; what nobody caught is told in words here, and the exit code is set.
import { COMMANDS } from './cli/command-list.ts';
import { runCommandLine } from './cli/run-command-line.ts';
import { describeFailure } from './errors.ts';

/** From the first call on, Ctrl-C and the service's stop let the work under way end; asked a second time, the process ends at once. */
function listenForStop(): AbortSignal {
  const stopping = new AbortController();
  for (const [signal, exit] of [
    ['SIGINT', 130],
    ['SIGTERM', 143],
  ] as const)
    process.on(signal, () => {
      if (stopping.signal.aborted) process.exit(exit);
      stopping.abort();
    });
  return stopping.signal;
}

// A reader that has seen enough (`marac today | head`) is no failure.
process.stdout.on('error', () => process.exit(0));

process.on('uncaughtException', (error) => {
  const told = describeFailure(error);
  process.stderr.write(`marac: ${told.sentence}\n${told.todo}\n`);
  process.exit(told.exit);
});

process.exitCode = await runCommandLine({
  argv: process.argv.slice(2),
  env: process.env,
  folder: process.cwd(),
  out: process.stdout,
  err: process.stderr,
  ask: async (question) => (await import('./cli/ask-line.ts')).askLine(question, process.stdin, process.stderr),
  stopping: listenForStop,
  commands: COMMANDS,
  openClock: async () => (await import('./system/clock.ts')).openClock(),
  openProgress: async (clock) => (await import('./system/progress.ts')).openProgress(process.stderr, clock),
});
