// 500 tries of the fuzzer of Word forms in a process of its own, always the same seeds on every machine. `npm run fuzz:forms` starts elsewhere each time.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test(
  'F21: 500 broken Word forms of areas and our own are each read in bounded time and memory or refused by name, and no letter is lost',
  { timeout: 600_000 },
  async () => {
    const { stdout, stderr } = await promisify(execFile)(process.execPath, [
      // Whatever needs more ends the process.
      '--max-old-space-size=256',
      'test/fuzz/forms.ts',
      '--tries',
      '500',
      '--seed',
      '1',
    ]);
    process.stdout.write(stderr);
    const said = JSON.parse(stdout) as {
      tries: number;
      failures: number;
      memoryMb: number;
      outcomes: Record<string, number>;
    };
    expect(said.failures).toBe(0);
    expect(said.tries).toBe(500);
    expect(said.memoryMb).toBeLessThan(512);
    expect(Object.keys(said.outcomes)).toEqual(expect.arrayContaining(['read', 'read as ours', 'form.unreadable']));
  },
);
