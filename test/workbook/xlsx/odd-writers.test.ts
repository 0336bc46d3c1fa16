// The same workbook as many programs write it: each reads the same, and takes a cell with nothing else changed.
import { describe, expect, test } from 'vitest';
import { ODD, ODD_CELLS } from '../../fixtures/workbooks/odd-writers.ts';
import { editCell } from './edit-cell.ts';
import { readCells } from './read-cells.ts';

describe.each(ODD.map((one) => [one.name, one.make()] as const))('%s', { timeout: 60_000 }, (_, bytes) => {
  test('reads as it was meant', async () => {
    expect(Object.fromEntries(await readCells(bytes))).toEqual(Object.fromEntries(ODD_CELLS));
  });

  test('takes a text over a text, over a formula, in a new cell and in a new row, and only what may change does', async () => {
    for (const ref of ['A1', 'C3', 'D4', 'B5']) {
      const done = await editCell(bytes, 'Data', ref, { kind: 'text', text: '=ü & <x>' });
      expect(done.cell).toEqual({ kind: 'text', text: '=ü & <x>' });
      const parts = done.changed.map((name) =>
        name
          .toLowerCase()
          .replaceAll('\\', '/')
          .replaceAll(/^\/|%20| /g, ''),
      );
      expect(parts.filter((name) => !/(^|\/)workbook\d*\.xml$|sheet1\.xml$/.test(name))).toEqual([]);
    }
  });
});
