// The demo is the same tree at every run, replaces only itself, and its key sends no live mail.
import { execFile as execFileWithCallback } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { promisify } from 'node:util';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeDemo } from '../../demo/make-demo.ts';
import { SEED } from '../../demo/demo-folder.ts';
import { openLedger } from '../../src/ledger/sqlite/open-ledger.ts';
import { fakeClock } from '../../src/system/clock.ts';
import { localTime } from '../../src/domain/time/day.ts';
import { demoKeys } from '../../src/system/keys.ts';
import { NO_FAULTS } from '../../src/system/faults.ts';
import { openZip } from '../../src/system/zip.ts';
import { OWN } from '../../src/workbook/xlsx/trust-profile.ts';
import { seededRandom } from '../../src/system/random.ts';
import { readSheets } from '../support/read-sheets.ts';
import { makeQuickDemo } from './quick.ts';

const execFile = promisify(execFileWithCallback);
const MINUTE = 60_000;

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(path.join(os.tmpdir(), 'marac-demo-'));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/**
 * Every file by its name and hash, but what holds seals, which never come out twice the same: the ledger, its anchor, the sealed backups, and the
 * tab Record of the main workbook, which names the head of the ledger.
 */
async function treeOf(root: string): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(root, { recursive: true, withFileTypes: true });
  const tree = new Map<string, string>();
  for (const one of names) {
    if (!one.isFile()) continue;
    const file = path.join(one.parentPath, one.name);
    const name = path.relative(root, file).replaceAll(path.sep, '/');
    if (/^(ledger|anchor|backups|\.cache)\//.test(name)) continue;
    tree.set(
      name,
      createHash('sha256')
        .update(name === 'main.xlsx' ? await withoutRecord(await readFile(file)) : await readFile(file))
        .digest('hex'),
    );
  }
  return tree;
}

/** All parts of a workbook but the sheet Record, one after the other. */
async function withoutRecord(bytes: Buffer): Promise<Buffer> {
  const record = (await readSheets(bytes)).findIndex((one) => one.name === 'Record');
  expect(record).toBeGreaterThan(0);
  const zip = openZip(bytes, OWN.zip);
  const parts = zip.entries.filter((one) => one.name !== `xl/worksheets/sheet${record + 1}.xml`);
  expect(parts).toHaveLength(zip.entries.length - 1);
  return Buffer.concat(parts.flatMap((one) => [Buffer.from(`${one.name}\n`), zip.read(one)]));
}

const openLive = () =>
  openLedger({
    file: path.join(folder, 'live.sqlite'),
    mode: 'live',
    keys: demoKeys(SEED),
    clock: fakeClock(localTime('2027-03-01T08:30')),
    random: seededRandom(1),
    faults: NO_FAULTS,
    anchors: [],
  });

describe('the demo', () => {
  test(
    'PR8, PROP16: run again at another end of the world and in another language, the same tree but for the ledger',
    async () => {
      const demo = path.join(folder, 'demo');
      const cache = path.join(folder, 'cache');
      const made = await makeQuickDemo(demo, cache);
      const first = await treeOf(demo);
      const away = { ...process.env, TZ: 'Pacific/Auckland', LANG: 'ar_EG.UTF-8', LC_ALL: 'ar_EG.UTF-8' };
      const script = path.join(import.meta.dirname, 'quick.ts');
      const { stdout } = await execFile(process.execPath, [script, demo, cache], { env: away });
      expect(stdout).toMatch(/^Pacific\/Auckland /);
      const second = await treeOf(demo);
      expect(made.messages).toBeGreaterThan(20);
      expect([...first.keys()].filter((name) => name.endsWith('.eml'))).toHaveLength(made.messages);
      expect([...second].filter(([name, hash]) => first.get(name) !== hash).map(([name]) => name)).toEqual([]);
      expect([...second.keys()].toSorted()).toEqual([...first.keys()].toSorted());
      const page = await readFile(path.join(demo, 'index.html'), 'utf8');
      expect(page).toContain('made up');
      expect(page).not.toMatch(/(?:src|href)="(?:https?:)?\/\//);
    },
    4 * MINUTE,
  );

  test('a folder that holds anything but a demo is left alone', async () => {
    const other = path.join(folder, 'other');
    await mkdir(other);
    await writeFile(path.join(other, 'work.txt'), 'mine');
    await expect(makeDemo(other)).rejects.toThrow(/not empty/);
    expect(await readdir(other)).toEqual(['work.txt']);
  });

  test('its key is refused in live mode', () => {
    expect(openLive).toThrow(/demo’s key/);
  });
});
