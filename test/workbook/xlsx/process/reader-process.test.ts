// The processes that read workbooks: rows cross as they are, one process answers many requests about our own files, and a file from outside has one
// of its own.
import { execFile } from 'node:child_process';
import path from 'node:path';
import { deserialize, serialize } from 'node:v8';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Cell } from '../../../../src/domain/cells/cell.ts';
import { OWN, RECEIVED, type Profile } from '../../../../src/workbook/xlsx/trust-profile.ts';
import { askChild, startReaders } from '../../../../src/workbook/xlsx/process/reader-process.ts';
import { packRow, unpackRow } from '../../../../src/workbook/xlsx/process/row-message.ts';
import { readInChild } from '../../../../src/workbook/xlsx/process/run-reader.ts';
import type { SheetRow } from '../../../../src/workbook/xlsx/reading/sheet-reader.ts';
import { rowsWorkbook } from '../../../fixtures/hostile/small-workbook.ts';

const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('', 'a\uD800b', '\uDC00', '\0', '\u00ff', '\u0100', '__proto__', 'Zoë 李 👩‍👩‍👧'),
);
const number = fc.oneof(fc.double({ noNaN: true }), fc.constantFrom(0, -0, 1, -1, 2 ** 53, 1e308, 5e-324));
const cell: fc.Arbitrary<Cell> = fc.oneof(
  text.map((one): Cell => ({ kind: 'text', text: one })),
  text.map((one): Cell => ({ kind: 'formula', formula: one })),
  number.map((one): Cell => ({ kind: 'number', number: one })),
  fc.boolean().map((one): Cell => ({ kind: 'boolean', boolean: one })),
  fc.constantFrom<Cell>(
    { kind: 'date', date: '2026-03-29T09:30:00' },
    { kind: 'error', error: '#REF!' },
    { kind: 'blank' },
  ),
);
const row: fc.Arbitrary<SheetRow> = fc
  .record({
    row: fc.integer({ min: 1, max: 1_048_576 }),
    hidden: fc.boolean(),
    cells: fc.array(cell, { maxLength: 20 }),
  })
  .map((one): SheetRow => ({ ...one, columns: one.cells.map((_, at) => at * 2 + 1) }));

test('a row comes out of the channel as it went in', () => {
  fc.assert(
    fc.property(row, fc.integer({ min: 0, max: 9 }), (one, sheet) => {
      const message = deserialize(serialize(packRow(sheet, one))) as ReturnType<typeof packRow>;
      expect([message.sheet, unpackRow(message)]).toEqual([sheet, one]);
    }),
    { numRuns: 500 },
  );
});

const MANY = 30_000; // no process reads them within a millisecond
const book = rowsWorkbook(
  Array.from({ length: MANY }, (_, at) => `<row r="${at + 1}"><c r="A${at + 1}"><v>${at}</v></c></row>`).join(''),
);
const ask = (profile: Profile, keep: boolean) =>
  askChild({ request: { do: 'read', profile, cells: false }, bytes: book }, { keep }, () => undefined);

async function rowNumbers(): Promise<readonly number[]> {
  const seen: number[] = [];
  await readInChild(book, OWN, (_sheet, { row: at }) => seen.push(at));
  return seen;
}

describe('a process for workbooks', { timeout: 60_000 }, () => {
  test('gives all rows in their order, also when there are several requests at once', async () => {
    const all = Array.from({ length: MANY }, (_, at) => at + 1);
    const seen = await Promise.all([rowNumbers(), rowNumbers(), rowNumbers(), rowNumbers()]);
    expect(seen).toEqual([all, all, all, all]);
  });

  test('answers again when it has answered, and one for a file from outside never does', async () => {
    const own = [await ask(OWN, true), await ask(OWN, true)];
    expect(new Set(own.map(({ pid }) => pid)).size).toBe(1);
    const received = [await ask(RECEIVED, false), await ask(RECEIVED, false)];
    expect(new Set([...own, ...received].map(({ pid }) => pid)).size).toBe(3);
  });

  test('that was started beforehand answers the first request, and no more are started than may wait', async () => {
    startReaders(9);
    const first = await Promise.all([ask(OWN, true), ask(OWN, true)]);
    startReaders(2);
    const next = await Promise.all([ask(OWN, true), ask(OWN, true)]);
    const pids = (ended: typeof first): ReadonlySet<number | undefined> => new Set(ended.map(({ pid }) => pid));
    expect([...first, ...next]).toMatchObject(Array.from({ length: 4 }, () => ({ answer: { outcome: 'read' } })));
    expect(pids(next)).toEqual(pids(first));
  });

  test('that had to be ended answers no more: the next request has another', async () => {
    const [first, slow, next] = [await ask(OWN, true), await ask({ ...OWN, timeoutMs: 1 }, true), await ask(OWN, true)];
    expect(slow).toMatchObject({ trouble: 'too-slow', pid: first.pid });
    expect(next).toMatchObject({ answer: { outcome: 'read' } });
    expect(next.pid).not.toBe(first.pid);
  });

  test('that grew beyond its limit answers no more', async () => {
    const [large, next] = [await ask({ ...OWN, maxMemoryBytes: 1 << 20 }, true), await ask(OWN, true)];
    expect(large).toMatchObject({ trouble: 'too-much-memory' });
    expect(next).toMatchObject({ answer: { outcome: 'read' } });
    expect(next.pid).not.toBe(large.pid);
  });

  test('that was ended by somebody else while it waited is not asked', async () => {
    const { pid } = await ask(OWN, true);
    process.kill(pid ?? 0, 'SIGKILL');
    const next = await ask(OWN, true);
    expect(next).toMatchObject({ answer: { outcome: 'read' } });
    expect(next.pid).not.toBe(pid);
  });

  test('that waits does not keep the program from ending, and ends with it', async () => {
    const script = `
      const { askChild } = await import(${JSON.stringify(path.resolve('src/workbook/xlsx/process/reader-process.ts'))});
      const { OWN } = await import(${JSON.stringify(path.resolve('src/workbook/xlsx/trust-profile.ts'))});
      const bytes = Buffer.from('no workbook');
      const { pid } = await askChild({ request: { do: 'read', profile: OWN, cells: false }, bytes }, { keep: true }, () => undefined);
      console.log(pid);`;
    const begun = performance.now();
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', script]);
    expect(performance.now() - begun).toBeLessThan(18_000); // it would wait for 20 s
    const pid = Number(stdout.trim());
    expect(pid).toBeGreaterThan(0);
    await expect.poll(() => isAlive(pid), { timeout: 20_000 }).toBe(false);
  });
});

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
}
