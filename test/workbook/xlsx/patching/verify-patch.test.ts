// What is looked at before a patched file may go to the disk: the written cells read back, all else the same to the byte. All content is made up.
import { describe, expect, test } from 'vitest';
import { openZip, writeZip, type ZipPart } from '../../../../src/system/zip.ts';
import { patchHere, readHere } from '../../../../src/workbook/xlsx/process/in-this-process.ts';
import { holdsAll } from '../../../../src/workbook/xlsx/patching/verify-patch.ts';
import { patchWorkbook } from '../../../../src/workbook/xlsx/patching/patch-workbook.ts';
import { MADE_HERE, OWN } from '../../../../src/workbook/xlsx/trust-profile.ts';
import { richWorkbook } from '../rich-workbook.ts';
import type { SheetChange } from '../../../../src/workbook/xlsx/patching/sheet-change.ts';
import { openRowGatherer, type ReadCells } from '../../../../src/workbook/xlsx/read-cells.ts';

const TYPED: readonly SheetChange[] = [{ sheet: 'Plan', row: 30, column: 2, to: { kind: 'text', text: 'Synthetic' } }];

async function readAll(bytes: Buffer): Promise<readonly ReadCells[]> {
  const rows = openRowGatherer();
  const read = await readHere(bytes, MADE_HERE, rows.add);
  if (read.outcome === 'refused') throw new Error(read.message);
  return rows.sheets(read.sheets);
}

/** The zip again with one part turned into something else, or left out, or one more. */
function spoilt(bytes: Buffer, name: string, how: 'other' | 'gone' | 'more'): Buffer {
  const zip = openZip(bytes, OWN.zip);
  const parts = zip.entries.flatMap((entry): readonly ZipPart[] => {
    if (entry.name !== name || how === 'more') return [{ entry, packed: zip.packed(entry) }];
    return how === 'gone' ? [] : [{ name, content: Buffer.concat([zip.read(entry), Buffer.from(' ')]) }];
  });
  return writeZip(how === 'more' ? [...parts, { name: 'xl/added.xml', content: Buffer.from('<x/>') }] : parts);
}

describe('what is written is read back', () => {
  test('a good patch holds; one whose cell says something else does not', async () => {
    const before = await richWorkbook();
    const { bytes: after, changed } = await patchWorkbook(before, OWN, TYPED);
    expect((await holdsAll({ before, after, changed, changes: TYPED }, OWN)).holds).toBe(true);
    const meant = TYPED.map((one) => ({ ...one, to: { kind: 'text', text: 'Something else' } as const }));
    expect((await holdsAll({ before, after, changed, changes: meant }, OWN)).holds).toBe(false);
  });

  test.each([
    ['other', 'xl/styles.xml'],
    ['other', 'docProps/core.xml'],
    ['gone', 'docProps/core.xml'],
    ['more', ''],
  ] as const)('a part nobody asked to change (%s %s) is noticed', async (how, name) => {
    const before = await richWorkbook();
    const { bytes, changed } = await patchWorkbook(before, OWN, TYPED);
    expect((await holdsAll({ before, after: spoilt(bytes, name, how), changed, changes: TYPED }, OWN)).holds).toBe(
      false,
    );
  });

  test('a file that would be too large to read again is not written', async () => {
    const before = await richWorkbook();
    const { bytes: after, changed } = await patchWorkbook(before, OWN, TYPED);
    const inflated = openZip(after, OWN.zip).entries.reduce((sum, entry) => sum + entry.statedBytes, 0);
    const narrow = { ...OWN, zip: { ...OWN.zip, maxTotalBytes: inflated - 1 } };
    expect((await holdsAll({ before, after, changed, changes: TYPED }, narrow)).holds).toBe(false);
  });

  test('what is known of a file after a patch is what reading it whole would tell', async () => {
    let bytes: Buffer = await richWorkbook();
    let known = await readAll(bytes);
    const edits: readonly SheetChange[] = [
      { sheet: 'plan', row: 2, column: 1, to: { kind: 'text', text: 'Another' } },
      { sheet: 'Plan', row: 40, column: 3, to: { kind: 'number', number: 7 } },
      { sheet: 'Plan', row: 41, column: 3, to: { kind: 'date', date: '2027-03-29' } },
      { sheet: known.at(-1)?.name ?? '', row: 60, column: 1, to: { kind: 'text', text: '=1+1' } },
    ];
    let told = 0;
    for (const edit of edits) {
      const done = await patchHere(bytes, MADE_HERE, [edit], true, known);
      if (done.outcome === 'refused') throw new Error(done.message);
      const whole = await readAll(done.bytes);
      expect(done.holds).toBe(true);
      // Not told where a part changed that says what cells mean: the next look reads the file.
      if (done.cells !== undefined) told += 1;
      expect(done.cells ?? whole).toEqual(whole);
      [bytes, known] = [done.bytes, whole];
    }
    expect([told >= 3, known.length > 1]).toEqual([true, true]);
  });
});
