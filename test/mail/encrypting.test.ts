// The worker that encrypts keeps its process as long as somebody waits for it, and no longer. All data synthetic.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';

test('the process waits for what is being encrypted, and ends by itself afterwards', async () => {
  const run = promisify(execFile)(process.execPath, ['test/mail/encrypt-two.ts'], { timeout: 60_000 });
  expect((await run).stdout).toBe('sealed sealed ');
});
