// What the repository refers to is in it: whoever reads a comment, a test or a page can open what it names.
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

const ROOT = path.resolve(import.meta.dirname, '..');

const FILES = ['src', 'appsscript', 'templates', 'test', 'bench', 'docs']
  .flatMap((folder) =>
    readdirSync(path.join(ROOT, folder), { recursive: true, withFileTypes: true })
      .filter((one) => one.isFile() && /\.(ts|js|hbs|md|json)$/.test(one.name))
      .map((one) => path.relative(ROOT, path.join(one.parentPath, one.name)).replaceAll(path.sep, '/')),
  )
  .concat('README.md', 'CHANGELOG.md', 'package.json')
  .filter((name) => name !== 'test/references.test.ts' && !/^(appsscript\/dist|test\/golden)\//.test(name))
  .map((name) => ({ name, text: readFileSync(path.join(ROOT, name), 'utf8') }));

/** Names of pages in a text: `docs/rules.md`, `[...](map.json)`, `../safety.md`. */
const pagesIn = (text: string): readonly string[] =>
  [...text.matchAll(/(?<![\w/.*-])((?:\.{1,2}\/|[\w-]+\/)*[\w-]+\.md)\b/g)].map((found) => found[1] ?? '');

describe('references', () => {
  test('F44: every page that is named is in the repository, from its root or beside whoever names it', () => {
    const lost = FILES.flatMap(({ name, text }) =>
      pagesIn(text)
        .filter((page) => !existsSync(path.join(ROOT, page)) && !existsSync(path.join(ROOT, path.dirname(name), page)))
        .map((page) => `${name}: ${page}`),
    );
    expect(lost).toEqual([]);
  });

  test('every file and folder that a page names is in the repository', () => {
    const pages = [
      ...FILES,
      ...['CONTRIBUTING.md', 'SECURITY.md'].map((name) => ({
        name,
        text: readFileSync(path.join(ROOT, name), 'utf8'),
      })),
    ];
    const lost = pages
      .filter(({ name }) => name.endsWith('.md') && !/^CHANGELOG|^test\//.test(name))
      .flatMap(({ name, text }) =>
        [...text.matchAll(/(?<![\w/.-])(?:src|test|demo|bench|appsscript|templates|docs)\/[\w./-]+(?![\w*{<])/g)]
          .map(([place]) => place.replace(/[.:]+$/, ''))
          .filter((place) => !/NAME|\/dist\/|\.clasp\.json/.test(place) && !existsSync(path.join(ROOT, place)))
          .map((place) => `${name}: ${place}`),
      );
    expect(lost).toEqual([]);
  });

  test('F44: no page is cited by the number of a section: ours have titles, and ids are those of docs/map.json', () => {
    const cited = FILES.flatMap(({ name, text }) =>
      [...text.matchAll(/[\w-]+\.md (?:section )?\d[\w.]*|§ ?\d|\bproduct design\b|\bsafety design\b/g)].map(
        (found) => `${name}: ${found[0]}`,
      ),
    );
    expect(cited).toEqual([]);
  });

  test.each([
    ['(safety.md 7B)', ['safety.md']],
    ['see [the rules](rules.md) and `docs/safety.md`', ['rules.md', 'docs/safety.md']],
    ['../shared/design/safety.md', ['../shared/design/safety.md']],
  ])('named in %s', (text, pages) => {
    expect(pagesIn(text)).toEqual(pages);
  });
});
