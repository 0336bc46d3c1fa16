// The map is held: every promise, fault, hostile input and property on it is named by a test, or listed with why not yet.
import { readFileSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { idsHeldBy, readHeld } from './support/map.ts';

const FILE = path.resolve(import.meta.dirname, '../docs/map.json');
const PAGE = path.resolve(import.meta.dirname, '../docs/promises.md');

interface Entry {
  readonly id: string;
  readonly what: string;
  /** Why no test holds it: taken out when one does. */
  readonly notYet?: string;
}

/** How many ids each section has: none can be lost by deleting its line. */
const COUNTS: Readonly<Record<string, number>> = {
  PR: 20,
  S: 32,
  G: 25,
  C: 24,
  T: 16,
  D: 19,
  R: 10,
  H: 26,
  O: 14,
  '7A': 10,
  '7B': 16,
  '7C': 8,
  '7D': 20,
  '7E': 8,
  '7F': 13,
  '7G': 25,
  '7H': 10,
  '7I': 6,
  '7J': 6,
  '7K': 13,
  PROP: 48,
};

/** Ids of findings: `F60: ...` at the start of a title, or in a list of them. F1 with a figure after it is a measure of the matcher. */
function findingsIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<=['"`(]|, )F[1-9]\d?(?=[:,)])/g)].map(([id]) => id);
}

const map = JSON.parse(readFileSync(FILE, 'utf8')) as readonly Entry[];
const held = readHeld(import.meta.dirname);

describe('docs/map.json', () => {
  test('lists every id once, in words', () => {
    const wanted = Object.entries(COUNTS).flatMap(([start, count]) =>
      Array.from({ length: count }, (_, index) => `${start}${index + 1}`),
    );
    expect(map.map(({ id }) => id)).toEqual(wanted);
    expect(map.filter(({ what }) => what.length < 10).map(({ id }) => id)).toEqual([]);
  });

  test('gives a reason for each that no test names', () => {
    const lost = map
      .filter(({ id, notYet }) => !held.has(id) && (notYet ?? '').length < 20)
      .map(({ id, what }) => `${id}: ${what}`);
    expect(lost).toEqual([]);
  });

  test('F48: each that waits says for what: an issue by its title, or what is not there yet', () => {
    const waiting = map.filter(({ notYet }) => notYet !== undefined);
    expect(waiting.filter(({ notYet }) => notYet?.startsWith('Due with')).map(({ id }) => id)).toEqual([]);
    expect(
      waiting.filter(({ notYet }) => !/^(Waits for|Not due yet): \S/.test(notYet ?? '')).map(({ id }) => id),
    ).toEqual([]);
  });

  test('gives no reason for one that a test holds by now (UPDATE_GOLDEN=1 takes it out)', () => {
    const stale = map.filter(({ id, notYet }) => held.has(id) && notYet !== undefined);
    if (process.env['UPDATE_GOLDEN'] === '1') {
      const fresh = map.map(({ id, what, notYet }) =>
        held.has(id) || notYet === undefined ? { id, what } : { id, what, notYet },
      );
      writeFileSync(FILE, `${JSON.stringify(fresh, null, 2)}\n`);
      return;
    }
    expect(stale.map(({ id }) => `${id}: held by ${held.get(id)?.join(', ')}`)).toEqual([]);
  });

  test('knows every id that a test names', () => {
    const known = new Set(map.map(({ id }) => id));
    expect([...held.keys()].filter((id) => !known.has(id))).toEqual([]);
  });
});

describe('docs/promises.md', () => {
  const rows = [...readFileSync(PAGE, 'utf8').matchAll(/^\| ((?:PR|PROP|F)\d+) +\|/gm)].map((row) => row[1] ?? '');

  test('explains every promise and property of the map once', () => {
    expect(rows.filter((id) => !id.startsWith('F'))).toEqual(
      map.map(({ id }) => id).filter((id) => /^PR(OP)?\d/.test(id)),
    );
  });

  test('explains every finding that a test or a page names', () => {
    const named = new Set(
      [import.meta.dirname, path.dirname(PAGE)].flatMap((folder) =>
        readdirSync(folder, { recursive: true, withFileTypes: true })
          .filter((entry) => entry.isFile() && /\.(ts|md)$/.test(entry.name) && entry.name !== path.basename(PAGE))
          .flatMap((entry) => findingsIn(readFileSync(path.join(entry.parentPath, entry.name), 'utf8'))),
      ),
    );
    expect([...named].filter((id) => !rows.includes(id))).toEqual([]);
  });
});

describe('a test names what it holds', () => {
  test.each([
    ["test('S17: a drop in the body', ...", ['S17']],
    ["test('C5, D1: a write that fails', ...", ['C5', 'D1']],
    ["test('PR1 and PROP3: nobody else', ...", ['PR1', 'PROP3']],
    ["test('refused at once (7B16)', ...", ['7B16']],
    ["  { id: 'S3', at: 'banner' },", ['S3']],
    ["  { ids: ['7D16', '7J5'], name: 'numbers' },", ['7D16', '7J5']],
    ["  ['7G4', 'two addresses'],", ['7G4']],
    ["  S12: { at: 'rcpt', reply: '550 no' },", ['S12']],
  ])('in %s', (line, ids) => {
    expect([...idsHeldBy(line)]).toEqual(ids);
  });

  test.each([
    "expect(cell('C5')).toBe(1)",
    "['D10', 'text']",
    "test('reads A1:C5', ...",
    "{ id: 'S-7KQ2MX' }",
    "ref: 'H2'",
  ])('and a cell or a row id is not taken for one: %s', (line) => {
    expect([...idsHeldBy(line)]).toEqual([]);
  });
});
