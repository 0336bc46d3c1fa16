import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { ZipLimits } from '../../src/system/zip-directory.ts';
import { ZipTrouble } from '../../src/system/zip-directory.ts';
import { openZip, writeZip } from '../../src/system/zip.ts';

const WIDE: ZipLimits = { maxEntries: 1000, maxPartBytes: 1 << 26, maxTotalBytes: 1 << 26, maxRatio: 5000 };

function codeOf(action: () => unknown): string {
  try {
    action();
    return 'none';
  } catch (error) {
    if (error instanceof ZipTrouble) return error.code;
    throw error;
  }
}

const part = fc.record({
  name: fc.stringMatching(/^[a-z]{1,8}(\/[a-zé]{1,8}\.xml)?$/),
  content: fc.uint8Array({ maxLength: 3000 }),
  store: fc.boolean(),
});
const parts = fc.uniqueArray(part, { selector: (one) => one.name, minLength: 1, maxLength: 8 });

describe('a zip', () => {
  test('gives back every part as it was put in, in the same order, and the same bytes on any day', () => {
    fc.assert(
      fc.property(parts, (list) => {
        const bytes = writeZip(list);
        expect(writeZip(list).equals(bytes)).toBe(true);
        const zip = openZip(bytes, WIDE, true);
        expect(zip.entries.map((entry) => entry.name)).toEqual(list.map((one) => one.name));
        for (const [at, entry] of zip.entries.entries()) expect(zip.read(entry).equals(list[at]!.content)).toBe(true);
      }),
    );
  });

  test('takes entries over with their packed bytes untouched', () => {
    const first = openZip(writeZip([{ name: 'a', content: Buffer.alloc(9000, 'ab') }]), WIDE);
    const second = openZip(
      writeZip([
        ...first.entries.map((entry) => ({ entry, packed: first.packed(entry) })),
        { name: 'b', content: Buffer.from('x') },
      ]),
      WIDE,
    );
    expect(second.packed(second.entries[0]!).equals(first.packed(first.entries[0]!))).toBe(true);
    expect(second.entries.map((entry) => entry.name)).toEqual(['a', 'b']);
  });

  test('counts bytes while they unpack, whole and in pieces', async () => {
    const bytes = writeZip([{ name: 'big', content: Buffer.alloc(5 << 20) }]);
    const tight = { ...WIDE, maxPartBytes: 1 << 20 };
    const zip = openZip(bytes, tight);
    expect(codeOf(() => zip.read(zip.entries[0]!))).toBe('too-large');
    let seen = 0;
    const stream = async (): Promise<void> => {
      for await (const piece of zip.stream(zip.entries[0]!)) seen += piece.length;
    };
    await expect(stream()).rejects.toMatchObject({ code: 'too-large' });
    expect(seen).toBeLessThanOrEqual(1 << 20);
    const squeezed = openZip(bytes, { ...WIDE, maxRatio: 100 });
    expect(codeOf(() => squeezed.read(squeezed.entries[0]!))).toBe('too-large');
  });

  test('never gives a part whose checksum is wrong', () => {
    const bytes = writeZip([{ name: 'a', content: Buffer.from('hello'), store: true }]);
    bytes[bytes.indexOf('hello')] = 0x48;
    const zip = openZip(bytes, WIDE);
    expect(codeOf(() => zip.read(zip.entries[0]!))).toBe('damaged-zip');
  });

  test('any damaged bytes are a zip or named trouble, never anything else', () => {
    const whole = writeZip([
      { name: 'a', content: Buffer.alloc(300, 'x') },
      { name: 'b/c', content: Buffer.from('y') },
    ]);
    fc.assert(
      fc.property(
        fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 6 }),
        fc.nat(whole.length),
        (flips, end) => {
          const bytes = Buffer.from(whole.subarray(0, Math.max(1, end)));
          for (const [at, to] of flips) if (at < bytes.length) bytes[at] = to;
          const code = codeOf(() => {
            const zip = openZip(bytes, WIDE);
            for (const entry of zip.entries) zip.read(entry);
          });
          expect([
            'none',
            'not-a-zip',
            'damaged-zip',
            'encrypted-zip',
            'unsupported-zip',
            'bad-name',
            'too-large',
            'odd-zip',
          ]).toContain(code);
        },
      ),
      { numRuns: 500 },
    );
  });
});
