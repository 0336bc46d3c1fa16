// Rows of the ledger whose signature was counted out before.
import { expect, test } from 'vitest';
import { CheckedRows, LONGEST_CHECKED, MOST_CHECKED } from '../../src/ledger/sqlite/checked-rows.ts';

const MAC = Uint8Array.of(1, 2, 3);

function kept(...values: readonly (string | number)[]): CheckedRows {
  const rows = new CheckedRows();
  rows.keep('messages/a', MAC, values);
  return rows;
}

test.each<[string, boolean, string, Uint8Array, readonly (string | number)[]]>([
  ['the same row under the same signature is known', true, 'messages/a', Uint8Array.of(1, 2, 3), ['a', 7]],
  ['a row of another name is not', false, 'messages/b', MAC, ['a', 7]],
  ['one byte of the signature differs', false, 'messages/a', Uint8Array.of(1, 2, 4), ['a', 7]],
  ['the signature is shorter', false, 'messages/a', Uint8Array.of(1, 2), ['a', 7]],
  ['a value differs', false, 'messages/a', MAC, ['a', 8]],
  ['a number is no text', false, 'messages/a', MAC, ['a', '7']],
  ['a value is missing', false, 'messages/a', MAC, ['a']],
  ['there is a value more', false, 'messages/a', MAC, ['a', 7, '']],
])('%s', (_, known, name, mac, values) => expect(kept('a', 7).has(name, mac, values)).toBe(known));

test.each([
  ['of the longest text that is kept', LONGEST_CHECKED, true],
  ['with a text longer by one letter', LONGEST_CHECKED + 1, false],
])('a row %s: %s, known %s', (_, length, known) => {
  const text = 'x'.repeat(length);
  expect(kept('a', text).has('messages/a', MAC, ['a', text])).toBe(known);
});

test.each([
  ['as many as are kept: the first is still known', MOST_CHECKED, true],
  ['one more: all before it are forgotten', MOST_CHECKED + 1, false],
])('%s', (_, count, known) => {
  const rows = new CheckedRows();
  for (let n = 0; n < count; n += 1) rows.keep(`messages/${n}`, MAC, [n]);
  expect(rows.has('messages/0', MAC, [0])).toBe(known);
  expect(rows.has(`messages/${count - 1}`, MAC, [count - 1])).toBe(true);
});
