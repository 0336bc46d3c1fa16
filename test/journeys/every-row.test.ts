// Every hard case of a month is lived by a journey named after it, and docs/month.md says in which file.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { HARD_CASES } from '../../demo/made-up/hard-cases.ts';

const FOLDER = import.meta.dirname;

/** Title -> file, of every journey that runs: skipped or commented-out ones do not begin a line so. */
function journeys(): ReadonlyMap<string, string> {
  const found = new Map<string, string>();
  for (const name of readdirSync(FOLDER).filter((one) => one.endsWith('.test.ts'))) {
    const source = readFileSync(path.join(FOLDER, name), 'utf8');
    for (const [, title] of source.matchAll(/^test\(\s*'((?:[^'\\\n]|\\.)+)',\s*\(\) =>/gm))
      if (title !== undefined) found.set(title, name);
  }
  return found;
}

const isOf = (row: string, title: string): boolean => title === row || title.startsWith(`${row}: `);

function tableOf(titles: ReadonlyMap<string, string>): readonly string[] {
  return HARD_CASES.map(([row]) => {
    const mine = [...titles].filter(([title]) => isOf(row, title));
    const files = [...new Set(mine.map(([, file]) => `\`${file}\``))].join(', ');
    return `| ${row} | ${files} | ${mine.length} |`;
  });
}

test('no hard case lacks its journey', () => {
  const titles = [...journeys().keys()];
  expect(titles.length).toBeGreaterThan(HARD_CASES.length);
  expect(HARD_CASES.filter(([row]) => !titles.some((title) => isOf(row, title))).map(([row]) => row)).toEqual([]);
});

test('docs/month.md names the journeys of each row', () => {
  const page = readFileSync(path.join(FOLDER, '../../docs/month.md'), 'utf8');
  const rows = page.split('\n').map((line) => line.replace(/\s+\|/g, ' |').replace(/\|\s+/g, '| '));
  expect(tableOf(journeys()).filter((line) => !rows.includes(line))).toEqual([]);
});
