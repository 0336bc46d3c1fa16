// docs/glossary.md: every file that it names exists, and exports what it names there.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');
const GLOSSARY = readFileSync(path.join(ROOT, 'docs/glossary.md'), 'utf8');

interface Place {
  readonly term: string;
  readonly names: readonly string[];
  readonly file: string;
}

/** `` `Agency`, `Contact` in `src/...` ``, in the last column of a row. */
function placesIn(page: string): readonly Place[] {
  const rows = page
    .split('\n')
    .filter((line) => line.startsWith('| ') && !line.startsWith('| term') && !line.startsWith('| ---'));
  return rows.flatMap((row) => {
    const [, term = '', , where = ''] = row.split('|').map((cell) => cell.trim());
    const places = [...where.matchAll(/((?:`\w+`(?:, )?)+) in `([^`]+)`/g)].map(([, names = '', file = '']) => ({
      term,
      names: [...names.matchAll(/\w+/g)].map(([name]) => name),
      file,
    }));
    return places.length === 0 ? [{ term, names: [], file: '' }] : places;
  });
}

function isExported(name: string, file: string): boolean {
  const text = readFileSync(path.join(ROOT, file), 'utf8');
  return new RegExp(`^export (?:async )?(?:interface|type|const|function\\*?|class) ${name}\\b`, 'm').test(text);
}

const PLACES = placesIn(GLOSSARY);

test('a row of the glossary names the file that defines its term', () => {
  expect(PLACES.length).toBeGreaterThan(50);
  expect(PLACES.filter(({ file }) => !existsSync(path.join(ROOT, file)) || file === '')).toEqual([]);
});

test('the file exports every name that the row gives', () => {
  const missing = PLACES.flatMap(({ term, names, file }) =>
    names.filter((name) => !isExported(name, file)).map((name) => `${term}: ${name} in ${file}`),
  );
  expect(missing).toEqual([]);
});

test('a term has one row', () => {
  const terms = [...GLOSSARY.matchAll(/^\| (?!term|---)([^|]+?) +\|/gm)].map((row) => row[1] ?? '');
  expect(terms.filter((term, index) => terms.indexOf(term) !== index)).toEqual([]);
});
