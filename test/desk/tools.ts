// Programs of the desk that the tests of `npm test` must not need: found on the path, or named aloud as missing.
import { spawnSync } from 'node:child_process';

export function findTool(name: string): string | undefined {
  const found = spawnSync(process.platform === 'win32' ? 'where' : 'which', [name], { encoding: 'utf8' });
  return found.status === 0 ? found.stdout.split('\n')[0]?.trim() : undefined;
}

export interface Ran {
  readonly ok: boolean;
  readonly output: string;
}
export function run(program: string, args: readonly string[]): Ran {
  const done = spawnSync(program, args, { encoding: 'utf8', maxBuffer: 2 ** 28, timeout: 300_000 });
  return { ok: done.status === 0, output: `${done.stdout}${done.stderr}` };
}
