// What is looked at before a patched file may go to the disk: the written cells read back, all else the same to the byte. All content is made up.
import { describe, expect, test } from 'vitest';
import { openZip, writeZip, type ZipPart } from '../../../../src/system/zip.ts';
import { holdsAll } from '../../../../src/workbook/xlsx/patching/verify-patch.ts';
import { patchWorkbook } from '../../../../src/workbook/xlsx/patching/patch-workbook.ts';
import { OWN } from '../../../../src/workbook/xlsx/trust-profile.ts';
import { richWorkbook } from '../rich-workbook.ts';
import type { SheetChange } from '../../../../src/workbook/xlsx/patching/sheet-change.ts';

const TYPED: readonly SheetChange[] = [{ sheet: 'Plan', row: 30, column: 2, to: { kind: 'text', text: 'Synthetic' } }];

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
    expect(await holdsAll({ before, after, changed, changes: TYPED }, OWN)).toBe(true);
    const meant = TYPED.map((one) => ({ ...one, to: { kind: 'text', text: 'Something else' } as const }));
    expect(await holdsAll({ before, after, changed, changes: meant }, OWN)).toBe(false);
  });

  test.each([
    ['other', 'xl/styles.xml'],
    ['other', 'docProps/core.xml'],
    ['gone', 'docProps/core.xml'],
    ['more', ''],
  ] as const)('a part nobody asked to change (%s %s) is noticed', async (how, name) => {
    const before = await richWorkbook();
    const { bytes, changed } = await patchWorkbook(before, OWN, TYPED);
    expect(await holdsAll({ before, after: spoilt(bytes, name, how), changed, changes: TYPED }, OWN)).toBe(false);
  });

  test('a file that would be too large to read again is not written', async () => {
    const before = await richWorkbook();
    const { bytes: after, changed } = await patchWorkbook(before, OWN, TYPED);
    const inflated = openZip(after, OWN.zip).entries.reduce((sum, entry) => sum + entry.statedBytes, 0);
    const narrow = { ...OWN, zip: { ...OWN.zip, maxTotalBytes: inflated - 1 } };
    expect(await holdsAll({ before, after, changed, changes: TYPED }, narrow)).toBe(false);
  });
});
