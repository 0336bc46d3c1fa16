// Rows as they cross from the reading process: whatever stands in them comes out as it went in, however the pieces are cut.
import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { Cell } from '../../../src/domain/cell.ts';
import { listenToChild } from '../../../src/workbook/xlsx/listen.ts';
import { createRowPacker, createRowUnpacker } from '../../../src/workbook/xlsx/row-frames.ts';
import type { SheetRow } from '../../../src/workbook/xlsx/sheet-reader.ts';
import { frameHead, LAST_FRAME, ROWS_FRAME } from '../../../src/workbook/xlsx/wire.ts';

const SHARED: readonly Cell[] = [
  { kind: 'text', text: 'Yes' },
  { kind: 'text', text: '' },
  { kind: 'text', text: 'Zoë 李 👩‍👩‍👧' },
  { kind: 'date', date: '2026-03-29' },
  { kind: 'date', date: '2026-03-29T09:30:00' },
];
const text = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.constantFrom('a\uD800b', '\uDC00', '\0', '\u00ff', '\u0100', '__proto__'),
);
const number = fc.oneof(
  fc.double({ noNaN: true }),
  fc.constantFrom(0, -0, 1, -1, 2 ** 27 - 1, 2 ** 27, 2 ** 53, 1e308, 5e-324, 45_000.99999999),
);
const cell: fc.Arbitrary<Cell> = fc.oneof(
  fc.constantFrom(...SHARED),
  text.map((one): Cell => ({ kind: 'text', text: one })),
  number.map((one): Cell => ({ kind: 'number', number: one })),
  fc.boolean().map((one): Cell => ({ kind: 'boolean', boolean: one })),
  text.map((one): Cell => ({ kind: 'formula', formula: one })),
  fc.constantFrom<Cell>({ kind: 'error', error: '#REF!' }, { kind: 'blank' }),
);
const row: fc.Arbitrary<SheetRow> = fc
  .record({
    row: fc.integer({ min: 1, max: 1_048_576 }),
    hidden: fc.boolean(),
    cells: fc.array(cell, { maxLength: 20 }),
  })
  .chain((one) =>
    fc.constantFrom(1, 2).map((step): SheetRow => ({ ...one, columns: one.cells.map((_, at) => (at + 1) * step) })),
  );
type Told = readonly [number, SheetRow];

function packed(rows: readonly Told[]): readonly Buffer[] {
  const pieces: Buffer[] = [];
  const packer = createRowPacker((piece) => pieces.push(piece));
  for (const [sheet, one] of rows) packer.add(sheet, one);
  packer.flush();
  return pieces;
}

async function heard(bytes: Buffer, cut: number): Promise<{ rows: readonly Told[]; said: unknown; gaveUp: boolean }> {
  const rows: Told[] = [];
  let gaveUp = false;
  const stdout = (async function* () {
    for (let at = 0; at < bytes.length; at += cut) yield bytes.subarray(at, at + cut);
  })();
  const unpack = createRowUnpacker((sheet, one) => rows.push([sheet, one]));
  const said = await listenToChild(stdout, unpack, () => (gaveUp = true));
  return { rows, said, gaveUp };
}

const LAST = Buffer.from('{"outcome":"read","sheets":[],"lost":[],"ms":1,"peakMb":1}');
const framed = (pieces: readonly Buffer[]): Buffer =>
  Buffer.concat([
    ...pieces.flatMap((piece) => [frameHead(ROWS_FRAME, piece.length), piece]),
    frameHead(LAST_FRAME, LAST.length),
    LAST,
  ]);

test('every row comes out as it went in, wherever the stream is cut', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(fc.integer({ min: 0, max: 3 }), row), { maxLength: 12 }),
      fc.integer({ min: 1, max: 4000 }),
      async (rows, cut) => {
        const { rows: out, said } = await heard(Buffer.concat([framed(packed(rows)), Buffer.from('rest')]), cut);
        expect(out).toEqual(rows);
        expect(said).toMatchObject({ last: { outcome: 'read' }, rest: Buffer.from('rest') });
      },
    ),
    { numRuns: 200 },
  );
});

test('many pieces, more texts than are numbered, and long ones', async () => {
  const long: Cell = { kind: 'text', text: 'é'.repeat(300_000) };
  const rows = Array.from({ length: 6000 }, (_, at): Told => {
    const own = Array.from({ length: 50 }, (__, place): Cell => ({ kind: 'text', text: `text ${at} ${place}` }));
    const last: Cell = at === 3000 ? long : { kind: 'number', number: at };
    const cells = [...own, SHARED[at % 5]!, last];
    return [0, { row: at + 1, hidden: false, columns: cells.map((__, place) => place + 1), cells }];
  });
  const pieces = packed(rows);
  expect(pieces.length).toBeGreaterThan(5);
  const { rows: out } = await heard(framed(pieces), 65_536);
  expect(out.length).toBe(rows.length);
  for (const at of [0, 2999, 3000, 3001, 5999]) expect(out[at]).toEqual(rows[at]);
  // What stood in many places is one object on the other side too.
  expect(out[0]?.[1].cells[50]).toBe(out[5]?.[1].cells[50]);
});

test.each([
  ['a frame of no kind of ours', Buffer.concat([frameHead(9, 4), Buffer.from('abcd')])],
  ['a frame longer than any', frameHead(ROWS_FRAME, 0xffff_ffff)],
  ['an empty frame', frameHead(ROWS_FRAME, 0)],
])('%s is given up at once', async (_, bytes) => {
  expect(await heard(Buffer.concat([bytes, Buffer.alloc(100)]), 7)).toMatchObject({ said: undefined, gaveUp: true });
});

test('a stream that ends in the middle says nothing', async () => {
  const whole = framed(packed([[0, { row: 1, hidden: false, columns: [1], cells: [{ kind: 'text', text: 'a' }] }]]));
  for (let at = 0; at < whole.length; at += 5) expect((await heard(whole.subarray(0, at), 16)).said).toBeUndefined();
});

test('a piece that is cut off, or says another length than it has, is refused', () => {
  const [piece = Buffer.alloc(0)] = packed([
    [0, { row: 1, hidden: false, columns: [1, 2], cells: SHARED.slice(0, 2) }],
  ]);
  const unpack = createRowUnpacker(() => undefined);
  for (const length of [16, 20, piece.length - 1]) {
    const cut = Buffer.allocUnsafeSlow(length);
    piece.copy(cut);
    expect(() => unpack(cut)).toThrow(expect.objectContaining({ code: 'bug' }));
  }
});
