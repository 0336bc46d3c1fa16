// The command of the area that `alarms` names: the notice on its standard input, no shell, and not for long.
import { spawn } from 'node:child_process';

const TIMEOUT_MS = 60_000;

/** Whether it ended well, with exit code 0, within a minute. Nothing that it prints is read. */
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
