// Runs the area's own command for `alarms`: the notice on its standard input, no shell, a limited time.
import { spawn } from 'node:child_process';

const TIMEOUT_MS = 60_000;

/** Whether it ended with exit code 0 within a minute. Its output is not read. */
export async function runAlarmCommand(command: readonly string[], text: string): Promise<boolean> {
  const [program, ...words] = command;
  if (program === undefined) return false;
  return new Promise((resolve) => {
    const child = spawn(program, words, {
      stdio: ['pipe', 'ignore', 'ignore'],
      timeout: TIMEOUT_MS,
      killSignal: 'SIGKILL',
      shell: false,
    });
    child.once('error', () => resolve(false));
    child.once('close', (code) => resolve(code === 0));
    child.stdin.on('error', () => undefined);
    child.stdin.end(text);
  });
}
