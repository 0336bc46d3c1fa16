// Planted bugs that no longer fit the product would be hunted in vain, in the long proofs alone: here each is held against its file.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { MUTANTS as OF_COMPLETENESS } from './completeness/mutants/list.ts';
import { MUTANTS as OF_ENTITLEMENT } from './entitlement/mutants/list.ts';

const SRC = path.join(import.meta.dirname, '../../src');
const edits = [
  ...OF_COMPLETENESS.flatMap(({ name, edits: all }) => all.map((edit) => ({ name, ...edit }))),
  ...OF_ENTITLEMENT,
];

test('each planted bug fits its file exactly once, and changes it', () => {
  const wrong = edits.flatMap(({ name, file, from, to }) => {
    const times = readFileSync(path.join(SRC, file), 'utf8').split(from).length - 1;
    return times === 1 && from !== to ? [] : [`${name}: ${times} times in ${file}`];
  });
  expect(wrong).toEqual([]);
});

test('no two of a proof have the same name', () => {
  for (const all of [OF_COMPLETENESS, OF_ENTITLEMENT]) {
    const names = all.map((one) => one.name);
    expect(new Set(names).size).toBe(names.length);
  }
});
