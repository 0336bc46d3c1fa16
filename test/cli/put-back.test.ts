// A whole machine put back from a backup: ledger, anchor and workbooks of the same old day. The desk is made for the test; nobody real is in it.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openApp } from '../../src/app/open-app.ts';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { loadConfig } from '../../src/config.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { approveOne } from '../ledger/make.ts';
import { runLine, type Said } from '../support/command-line.ts';
import type { App } from '../../src/app/app-port.ts';

let folder = '';
beforeAll(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-put-back-'));
  await runLine(['init', 'desk', '--title', 'Ealing MARAC'], COMMANDS, { folder });
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const ask = (now: string, ...argv: readonly string[]): Promise<Said> =>
  runLine(argv, COMMANDS, { folder: path.join(folder, 'desk'), now });

function appAt(now: string): Promise<App> {
  const config = loadConfig(path.join(folder, 'desk/marac.config.yaml'), {});
  if (!config.ok) throw new Error('the config is not read');
  return openApp(config.value, { clock: fakeClock(localTime(now)) });
}

async function stateOf(name: string): Promise<string | undefined> {
  const app = await appAt('2027-03-11T09:00');
  try {
    return (await app.ports.ledger.findMessage(name))?.state;
  } finally {
    await app.close();
  }
}

/** The whole desk as it stands in its folder, and what takes its place again. */
function wholeMachine(): { readonly putBack: () => void } {
  const [desk, copy] = [path.join(folder, 'desk'), path.join(folder, 'machine')];
  cpSync(desk, copy, { recursive: true });
  return {
    putBack() {
      rmSync(desk, { recursive: true });
      cpSync(copy, desk, { recursive: true });
    },
  };
}

test('the whole machine put back: nothing shows it, and only --put-back makes what had not ended wait for a person', async () => {
  const app = await appAt('2027-03-10T08:30');
  const { key } = await approveOne(app.ports.ledger, { notAfter: localTime('2027-03-12T17:00') });
  await app.close();
  expect((await ask('2027-03-10T08:31', 'run', 'intake')).err).toBe('');
  const machine = wholeMachine();
  for (const time of ['2027-03-10T12:00', '2027-03-11T08:30']) await ask(time, 'run', 'intake');
  machine.putBack();

  const plain = await ask('2027-03-11T09:00', 'unblock', '--by', 'Cora', '--evidence', 'Sent folder');
  expect([plain.exit, plain.out]).toEqual([
    0,
    expect.stringContaining('If the whole machine was restored from a backup, say so: --put-back.'),
  ]);
  expect(await stateOf(key), 'nothing is changed by that').toBe('approved');
  const nobody = await ask('2027-03-11T09:01', 'unblock', '--put-back', '--by', 'Cora');
  expect([nobody.exit, await stateOf(key)], 'compared with what?').toEqual([2, 'approved']);

  const said = await ask('2027-03-11T09:02', 'unblock', '--put-back', '--by', 'Cora', '--evidence', 'Sent', '--json');
  const told = JSON.parse(said.out) as { readonly unblocked: boolean; readonly uncertain: readonly string[] };
  expect([said.exit, told.unblocked, told.uncertain.length]).toEqual([3, true, 1]);
  expect(await stateOf(key), 'it may have gone since the copy').toBe('uncertain');
  expect((await ask('2027-03-11T09:03', 'run', 'intake')).err).toBe('');
  expect(await stateOf(key), 'and does not leave by itself').toBe('uncertain');
  const again = await ask('2027-03-11T09:04', 'unblock', '--by', 'Cora', '--evidence', 'Sent', '--json');
  expect(JSON.parse(again.out)).toEqual({ unblocked: false });
  expect((await ask('2027-03-11T09:05', 'audit', 'verify')).exit).toBe(0);
}, 240_000);
