import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import net from 'node:net';
import { afterAll, describe, expect, test, vi } from 'vitest';
import type { Cell } from '../../../src/domain/cells/cell.ts';
import { OWN, RECEIVED } from '../../../src/workbook/xlsx/trust-profile.ts';
import { placeName } from '../../../src/workbook/xlsx/package/cell-reference.ts';
import { readInChild } from '../../../src/workbook/xlsx/process/run-reader.ts';
import { HOSTILE } from '../../fixtures/hostile/make.ts';
import { rowsWorkbook } from '../../fixtures/hostile/small-workbook.ts';
import { outcomeOf, readCells } from './read-cells.ts';

const SLOW = { timeout: 120_000 };
const prototypeBefore = Object.getOwnPropertyNames(Object.prototype).toSorted().join(' ');

const connect = vi.spyOn(net.Socket.prototype, 'connect');

afterAll(() => connect.mockRestore());

describe.each(HOSTILE.map((one) => [`${one.ids.join(', ')}: ${one.name}`, one] as const))('%s', SLOW, (_, one) => {
  test('PR12: has its named outcome when received and in the own file, and leaves nothing behind', async () => {
    const bytes = one.make();
    expect(await outcomeOf(bytes, RECEIVED)).toBe(one.received);
    expect(await outcomeOf(bytes, OWN)).toBe(one.own ?? one.received);
    expect(connect).not.toHaveBeenCalled();
    expect(Object.getOwnPropertyNames(Object.prototype).toSorted().join(' ')).toBe(prototypeBefore);
    if (one.cells === undefined) return;
    const cells = await readCells(bytes, OWN);
    for (const [place, cell] of Object.entries(one.cells)) {
      expect([place, cells.get(place.includes('!') ? place : `Sheet1!${place}`)]).toEqual([place, cell]);
    }
  });
});

test('every class of hostile input that concerns workbooks has at least one fixture', () => {
  const classes = new Set(HOSTILE.flatMap((one) => one.ids.map((id) => id.slice(0, 2))));
  expect([...classes].toSorted()).toEqual(['7A', '7B', '7C', '7D', '7E', '7F', '7H', '7J']);
});

describe('in the child process', SLOW, () => {
  const worst = HOSTILE.filter((one) =>
    /200 MB|billion|deep|attribute of|million empty|more than it says/.test(one.name),
  );

  test.each(worst.map((one) => [one.name, one] as const))(
    'PR12: %s stays within 10 s of processor time and 512 MB',
    async (_, one) => {
      const bytes = one.make();
      for (const profile of [RECEIVED, OWN]) {
        const answer = await readInChild(bytes, { ...profile, timeoutMs: 50_000 });
        expect(answer.cpuMs).toBeLessThan(10_000);
        expect(answer.peakMb).toBeLessThan(512);
        expect(answer.outcome === 'refused' ? answer.code : 'ok').toBe(
          profile === OWN ? (one.own ?? one.received) : one.received,
        );
      }
    },
  );

  test('a file that takes too long is given up, by its name', async () => {
    const answer = await readInChild(manyRows(), { ...OWN, timeoutMs: 1 });
    expect(answer).toMatchObject({ outcome: 'refused', code: 'too-slow' });
  });

  test('a file that needs too much memory is given up, by its name', async () => {
    const answer = await readInChild(manyRows(), { ...OWN, maxMemoryBytes: 20 << 20 });
    expect(answer).toMatchObject({ outcome: 'refused', code: 'too-much-memory' });
  });

  test('reading leaves no file where it works', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'hostile-'));
    const before = process.cwd();
    try {
      process.chdir(folder);
      const reaching = HOSTILE.filter((each) => /link|entity from outside|another file|climbs/.test(each.name));
      for (const one of reaching) await readInChild(one.make(), OWN);
      expect(await readdir(folder)).toEqual([]);
    } finally {
      process.chdir(before);
      await rm(folder, { recursive: true });
    }
  });

  test('the child gives the same cells as reading in one process', async () => {
    const one = HOSTILE.find((each) => each.ids.includes('7D3'))!;
    const seen = new Map<string, Cell>();
    await readInChild(one.make(), OWN, (_sheet, row) =>
      row.cells.forEach((cell, at) => seen.set(`Sheet1!${placeName(row.columns[at]!, row.row)}`, cell)),
    );
    expect(seen).toEqual(await readCells(one.make()));
  });
});

/** What no process reads within a millisecond. */
function manyRows(): Buffer {
  const rows = Array.from({ length: 30_000 }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`);
  return rowsWorkbook(rows.join(''));
}
