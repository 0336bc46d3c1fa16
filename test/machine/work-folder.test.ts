// What lies in clear for a moment lies in the program's private folder, and goes when the program starts again after it was killed. All made up.
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import {
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test, vi } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import { openWorkFolder } from '../../src/system/work-folder.ts';
import { runLine } from '../support/command-line.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'marac-work-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Paths of all plain files below a folder. */
function filesIn(top: string): readonly string[] {
  return readdirSync(top, { recursive: true, withFileTypes: true })
    .filter((one) => one.isFile())
    .map((one) => path.join(one.parentPath, one.name));
}

const inClear = (top: string): readonly string[] =>
  filesIn(top).filter((file) => readFileSync(file, 'latin1').includes('At Risk List in clear'));

test(
  'F70: killed while qpdf runs, a plain paper lies in the private folder alone, and the next start takes it away',
  { timeout: 120_000 },
  async () => {
    const desk = path.join(folder, 'desk');
    const temp = path.join(folder, 'temp');
    mkdirSync(temp);
    await runLine(['init', 'desk', '--title', 'Northmere MARAC'], COMMANDS, { folder });
    const qpdf = path.join(folder, 'qpdf');
    writeFileSync(qpdf, `#!/bin/sh\ncat >/dev/null\ntouch ${path.join(folder, 'begun')}\nexec sleep 60\n`);
    chmodSync(qpdf, 0o755);
    // A group of its own, so that the kill takes qpdf with it, as the kernel does when memory is short.
    const child = spawn(process.execPath, ['test/machine/hold-plain.ts', desk, qpdf], {
      detached: true,
      stdio: 'ignore',
      env: { ...process.env, TMPDIR: temp },
    });
    const ended = once(child, 'exit');
    await vi.waitUntil(() => existsSync(path.join(folder, 'begun')), { timeout: 60_000 });
    const [plain = ''] = inClear(desk);
    process.kill(-(child.pid ?? 0), 'SIGKILL');
    await ended;
    expect(inClear(desk)).toEqual([plain]);
    expect(plain).toContain(path.join(desk, 'ledger', 'work'));
    expect([path.dirname(plain), path.join(desk, 'ledger', 'work')].map((one) => statSync(one).mode & 0o777)).toEqual([
      0o700, 0o700,
    ]);
    expect(filesIn(temp)).toEqual([]);
    // A file that a killed process was writing is clear text too.
    const half = path.join(desk, `.main.xlsx.${child.pid ?? 0}-1.part`);
    writeFileSync(half, 'At Risk List in clear');
    await runLine(['today'], COMMANDS, { folder: desk });
    expect(inClear(desk)).toEqual([]);
  },
);

test('F70: a sweep takes what nobody works on, and leaves what a process has in hand', async () => {
  const root = path.join(folder, 'work');
  const work = openWorkFolder(root);
  const mine = await work.take('seal');
  const [, pid, birth] = /^(\d+)-(\d+)-/.exec(path.basename(mine.folder)) ?? [];
  // A number that was given again: the process that has it now started at another time.
  for (const name of [`${pid}-${Number(birth) + 1}-seal-a`, '4194304-1-seal-b', 'of-nobody'])
    mkdirSync(path.join(root, name), { mode: 0o700 });
  await work.sweep();
  const left = process.platform === 'linux' ? [path.basename(mine.folder)] : readdirSync(root);
  expect(readdirSync(root)).toEqual(left);
  await mine.done();
  expect(readdirSync(root)).not.toContain(path.basename(mine.folder));
});

test('F70: a work folder that every account may open is not used', async () => {
  const root = path.join(folder, 'open');
  mkdirSync(root);
  chmodSync(root, 0o755);
  await expect(openWorkFolder(root).take('seal')).rejects.toThrow('may be opened by every account');
});
