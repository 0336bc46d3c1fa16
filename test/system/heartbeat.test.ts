// The beat itself is node-cron's; here only that it starts, lets go of the process and waits for what runs.
import { expect, test } from 'vitest';
import { openHeartbeat } from '../../src/system/heartbeat.ts';

test('a heartbeat that is stopped leaves nothing behind that would keep the process', async () => {
  const before = process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length;
  const beating = openHeartbeat().start(() => Promise.resolve());
  await beating.stop();
  expect(process.getActiveResourcesInfo().filter((one) => one === 'Timeout').length).toBeLessThanOrEqual(before);
});
