// The head of the ledger's chain in its second folder, written by several processes: it only goes forward.
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { anchorNow } from '../../src/app/ledger-of-config.ts';
import type { Config } from '../../src/config.ts';
import { openFiles } from '../../src/system/files.ts';
import { aPlan, openDesk } from '../ledger/make.ts';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'marac-anchor-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const config = (): Config => ({ mail: { mode: 'live' }, folders: { anchor: folder } }) as Config;
const put = (head: object): void => writeFileSync(path.join(folder, 'ledger-live.head.json'), JSON.stringify(head));
const anchored = (): unknown => JSON.parse(readFileSync(path.join(folder, 'ledger-live.head.json'), 'utf8'));

for (const point of ['file-write', 'file-sync', 'file-rename'])
  test(`F62: a process that reads the head, and is overtaken by another at ${point}, leaves the later head in its place`, async () => {
    using desk = openDesk();
    const other = desk.again();
    await desk.ledger.commitPlan(aPlan(0));
    const overtaken = openFiles(async (at) => {
      if (at !== point) return;
      await other.commitPlan(aPlan(1));
      await anchorNow(config(), openFiles(), other);
    });
    await anchorNow(config(), overtaken, desk.ledger);
    expect(anchored()).toEqual(await other.anchor());
  });

test('F62: the head goes forward with the ledger, and a damaged one is written anew', async () => {
  using desk = openDesk();
  for (const generation of [0, 1]) {
    await desk.ledger.commitPlan(aPlan(generation));
    await anchorNow(config(), openFiles(), desk.ledger);
    expect(anchored()).toEqual(await desk.ledger.anchor());
  }
  writeFileSync(path.join(folder, 'ledger-live.head.json'), '{"generation":');
  await anchorNow(config(), openFiles(), desk.ledger);
  expect(anchored()).toEqual(await desk.ledger.anchor());
});

test('F62: an anchor that a person unblocked the ledger knowing of, and that was not written then, stops no run; the next one writes it', async () => {
  using desk = openDesk();
  await desk.ledger.commitPlan(aPlan(0));
  const later = { generation: 9, count: 99, hash: 'ab'.repeat(32) };
  const other = { ...later, hash: 'cd'.repeat(32) };
  const refused = expect.objectContaining({ code: 'ledger-behind' });
  expect(() => desk.again({ anchors: [later] })).toThrow(refused);
  await desk.ledger.unblock({ by: 'C-COORD1', in: 'command' }, [later.hash]);
  expect(() => desk.again({ anchors: [later, other] })).toThrow(refused);
  await desk.ledger.unblock({ by: 'C-COORD1', in: 'command' });

  put(other);
  await anchorNow(config(), openFiles(), desk.ledger);
  expect(anchored()).toEqual(other);
  put(later);
  await anchorNow(config(), openFiles(), desk.again({ anchors: [later] }));
  expect(anchored()).toEqual(await desk.ledger.anchor());
});
