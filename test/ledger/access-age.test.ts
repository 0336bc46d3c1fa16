// access.maxAgeMinutes: nothing is sent on contacts and conflicts that were read longer ago. All data synthetic.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp } from '../../src/app/open-app.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { runLine } from '../support/command-line.ts';
import { ACCESS, aMessage, approveOne } from './make.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-access-age-'));
  await runLine(['init', 'desk', '--title', 'Ealing MARAC'], COMMANDS, { folder });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Whether the body of a message may go so many minutes after contacts and conflicts were read, with this line in the config. */
async function mayGo(line: string, minutes: number): Promise<boolean> {
  const file = path.join(folder, 'desk', 'marac.config.yaml');
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(/^ *maxAgeMinutes: .*\n/m, line);
  writeFileSync(file, changed);
  const config = loadConfig(file, {});
  if (!config.ok) throw new Error('the config is not read');
  const clock = fakeClock(localTime('2027-03-09T10:00'));
  const own = (name: string): string => mkdtempSync(path.join(folder, `${name}-`));
  const folders = { ...config.value.folders, ledger: own('ledger'), anchor: own('anchor') };
  const app = await openApp({ ...config.value, folders }, { clock });
  try {
    const { ledger } = app.ports;
    await approveOne(ledger);
    await ledger.recordAccess(ACCESS, clock.now());
    const { key } = aMessage();
    const answer = await ledger.claimSending(key, 'one', 'send');
    if (!answer.claimed) throw new Error(answer.why);
    clock.pass(minutes);
    const started = await ledger.startData(key, answer.claim.epoch, () => ({ go: true }));
    if (!started.started && started.why !== 'accessOld') throw new Error(started.why);
    return started.started;
  } finally {
    await app.close();
    writeFileSync(file, text);
  }
}

const MINUTE = 1;
const MOMENT = 1 / 60_000;

test.each([
  ['as it is made', '  maxAgeMinutes: 5\n', 5],
  ['left out', '', 5],
  ['the least', '  maxAgeMinutes: 1\n', 1],
  ['another one', '  maxAgeMinutes: 8\n', 8],
])('access.maxAgeMinutes, %s: a message goes until then, and a moment later it waits', async (_what, line, age) => {
  expect(await mayGo(line, age - MINUTE / 2), 'below').toBe(true);
  expect(await mayGo(line, age), 'at it').toBe(true);
  expect(await mayGo(line, age + MOMENT), 'above').toBe(false);
});
