// The beat itself is node-cron's; here only that it starts, lets go of the process and waits for what runs.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';

test('a heartbeat that is stopped leaves nothing behind that would keep the process', () => {
  const heartbeat = new URL('../../src/system/heartbeat.ts', import.meta.url).href;
  const script = `
    const { openHeartbeat } = await import(${JSON.stringify(heartbeat)});
    const beating = openHeartbeat().start(() => Promise.resolve());
    await beating.stop();
    process.stdout.write('stopped');`;
  // A process that something keeps would be ended after the time, which throws.
  expect(
    execFileSync(process.execPath, ['--input-type=module', '--eval', script], { encoding: 'utf8', timeout: 30_000 }),
  ).toBe('stopped');
});
