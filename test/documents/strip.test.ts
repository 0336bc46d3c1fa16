// The same page printed twice is the same file, whatever numbers the browser gave to its tagged elements. The snippets are made up.
import { expect, test } from 'vitest';
import { stripPdf } from '../../src/documents/pdf/strip-pdf.ts';

const name = (number: number): string => `(node${String(number).padStart(8, '0')})`;

/** Three tagged cells whose elements got these numbers, with the tree that finds them by name. */
function pageWith(numbers: readonly number[]): Buffer {
  const objects = [46, 48, 50];
  const elements = objects.map((object, at) => `${object} 0 obj\n<</S /TH\n/ID ${name(numbers[at] ?? 0)}>>\nendobj\n`);
  const leaf = objects
    .map((object, at) => [numbers[at] ?? 0, object] as const)
    .toSorted(([a], [b]) => a - b)
    .map(([number, object]) => `${name(number)} ${object} 0 R`);
  const limits = `${name(Math.min(...numbers))} ${name(Math.max(...numbers))}`;
  const headers = `/Headers [${name(numbers[2] ?? 0)}]`;
  return Buffer.from(
    `${elements.join('')}<</Limits [${limits}]\n/Names [${leaf.join(' ')}]>> ${headers} /CreationDate (D:20270301)`,
  );
}

test('a page is the same file whatever numbers its elements got, and as long as before', () => {
  const first = pageWith([4711, 4712, 4713]);
  const stripped = stripPdf(first);
  expect(stripped.toString()).toContain('/Names [(node00000001) 46 0 R (node00000002) 48 0 R (node00000003) 50 0 R]');
  expect(stripped.toString()).toContain('/Limits [(node00000001) (node00000003)]');
  expect(stripped.toString()).toContain('/Headers [(node00000003)]');
  expect(stripped).toHaveLength(first.length);
  for (const other of [
    [1, 2, 3],
    [90, 17, 55],
    [3, 2, 1],
  ])
    expect(stripPdf(pageWith(other))).toEqual(stripped);
  expect(stripPdf(stripped)).toEqual(stripped);
});
