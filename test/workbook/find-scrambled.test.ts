import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Hashes } from '../../src/workbook/find-scrambled.ts';
import { findScrambles } from '../../src/workbook/find-scrambled.ts';

type Rows = Readonly<Record<string, Readonly<Record<string, string>>>>;

const hashes = (rows: Rows): Hashes =>
  new Map(Object.entries(rows).map(([id, cells]) => [id, new Map(Object.entries(cells))]));

const BEFORE: Rows = {
  a: { name: 'N1', phone: 'P1' },
  b: { name: 'N2', phone: 'P2' },
  c: { name: 'N3', phone: 'P3' },
  d: { name: 'N4', phone: 'P4' },
};

const changed = (changes: Rows): Rows =>
  Object.fromEntries(Object.entries(BEFORE).map(([id, cells]) => [id, { ...cells, ...changes[id] }]));

describe('one column sorted alone', () => {
  test('three values of a column at other rows, none new, are a scramble', () => {
    const now = changed({ a: { phone: 'P2' }, b: { phone: 'P3' }, c: { phone: 'P1' } });
    expect(findScrambles(hashes(BEFORE), hashes(now))).toEqual([
      { kind: 'scrambled', field: 'phone', rows: ['a', 'b', 'c'] },
    ]);
  });

  test('two values that changed places are an honest correction', () => {
    expect(findScrambles(hashes(BEFORE), hashes(changed({ a: { phone: 'P2' }, b: { phone: 'P1' } })))).toEqual([]);
  });

  test('with a new value among them it is an edit', () => {
    expect(
      findScrambles(hashes(BEFORE), hashes(changed({ a: { phone: 'P2' }, b: { phone: 'P3' }, c: { phone: 'P9' } }))),
    ).toEqual([]);
  });

  test('a blank that moved with the values counts as a value', () => {
    const { phone: _, ...noPhone } = BEFORE['d']!;
    const before = { ...BEFORE, d: noPhone };
    const now = {
      ...before,
      a: noPhone && { name: 'N1' },
      b: { name: 'N2', phone: 'P1' },
      c: { name: 'N3', phone: 'P2' },
      d: { name: 'N4', phone: 'P3' },
    };
    expect(findScrambles(hashes(before), hashes(now))).toHaveLength(1);
  });

  test('whole rows sorted, added or deleted are none', () => {
    const { a: _, ...rest } = BEFORE;
    expect(
      findScrambles(
        hashes(BEFORE),
        hashes(Object.fromEntries(Object.entries({ ...rest, e: { name: 'N9', phone: 'P9' } }).toReversed())),
      ),
    ).toEqual([]);
  });
});

test('two headings that changed names show as two columns swapped', () => {
  const now = Object.fromEntries(
    Object.entries(BEFORE).map(([id, cells]) => [id, { name: cells['phone']!, phone: cells['name']! }]),
  );
  expect(findScrambles(hashes(BEFORE), hashes(now))).toEqual([
    { kind: 'swapped', fields: ['name', 'phone'], rows: ['a', 'b', 'c', 'd'] },
  ]);
});

const rowsOf = (given: readonly string[]): Hashes =>
  hashes(Object.fromEntries(given.map((value, at) => [`r${at}`, { x: `v${value}`, y: `y${at}` }])));

test('any rearrangement of distinct values that moves three or more is found, and nothing else is', () => {
  const values = fc.uniqueArray(fc.string({ minLength: 1, maxLength: 4 }), { minLength: 3, maxLength: 12 });
  fc.assert(
    fc.property(
      values.chain((list) => fc.tuple(fc.constant(list), fc.shuffledSubarray(list, { minLength: list.length }))),
      ([list, shuffled]) => {
        const moved = list.filter((value, at) => value !== shuffled[at]).length;
        const found = findScrambles(rowsOf(list), rowsOf(shuffled));
        expect(found.map((one) => one.kind)).toEqual(moved >= 3 ? ['scrambled'] : []);
      },
    ),
  );
});
