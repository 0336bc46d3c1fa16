// The guides by reader say what the program has: each command with its options, tab, column, setting and picture that they name is there.
import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { COMMANDS } from '../src/cli/command-list.ts';
import { stepsOf } from '../src/domain/time/calendar.ts';
import { day } from '../src/domain/time/day.ts';
import { openRules } from '../src/domain/settings/rules.ts';
import { SETTINGS } from '../src/domain/settings/settings.ts';
import { DESK_PLACES } from '../src/app/machine/fill-desk-folder.ts';
import { TABLES } from '../src/workbook/tables/all-tables.ts';
import { columnsOf } from '../src/workbook/tables/table.ts';
import { agencyHtml } from '../bench/agency-page.ts';
import { listConfigKeys } from './support/config-page.ts';
import { plainLetters, readPdf, shownText } from './documents/reading.ts';

const ROOT = path.resolve(import.meta.dirname, '..');
const FOLDER = path.join(ROOT, 'docs/guides');
const GUIDES = readdirSync(FOLDER)
  .filter((name) => name.endsWith('.md') && name !== 'README.md')
  .map((name) => ({ name, text: readFileSync(path.join(FOLDER, name), 'utf8') }));
const README = { name: 'README.md', text: readFileSync(path.join(ROOT, 'README.md'), 'utf8') };

const TABS = new Set(TABLES.map(({ tab }) => tab));
const COLUMNS = new Set(TABLES.flatMap((table) => columnsOf(table).map(({ header }) => header)));
const KEYS = new Set([
  ...listConfigKeys().map(({ name }) => name),
  ...Object.keys(SETTINGS),
  ...Object.values(DESK_PLACES.folders),
]);
/** Files of a desk, and words of other programs. */
const OTHER = ['marac.config.yaml', 'key', 'systemctl enable --now', 'this type'];

const found = (text: string, pattern: RegExp): readonly string[] =>
  [...text.matchAll(pattern)].map(([, one = '']) => one);
/** Bold words that end in a point or a colon begin a paragraph; the others are tabs. */
const bold = (text: string): readonly string[] => found(text, /\*\*([^*]+)\*\*/g).filter((one) => !/[.:]$/.test(one));
const italic = (text: string): readonly string[] => found(text, /(?<![\w*])_([^_\n]+)_(?!\w)/g);
const code = (text: string): readonly string[] => found(text.replace(/^```.*?^```/gms, ''), /`([^`]+)`/g);
const maracLines = (text: string): readonly string[] => [
  ...code(text).filter((one) => one.startsWith('marac ')),
  ...found(text, /^ *(marac [a-z-]+.*)$/gm),
];

async function faultOf(line: string): Promise<readonly string[]> {
  const [, name = '', ...rest] = line.replaceAll(/"[^"]*"/g, 'TEXT').split(' ');
  const entry = COMMANDS.find((command) => command.name === name);
  if (entry === undefined) return [`${line}: no such command`];
  const { options = {} } = await entry.load();
  return rest
    .filter((word) => word.startsWith('--'))
    .filter((word) => !(word.slice(2) in options) && !['--config', '--marac', '--json', '--help'].includes(word))
    .map((word) => `${line}: no option ${word}`);
}

describe.each([...GUIDES, README])('$name', ({ name, text }) => {
  test('names only commands and options that there are', async () => {
    const faults = await Promise.all(maracLines(text).map(faultOf));
    expect(faults.flat()).toEqual([]);
  });

  test('names only columns that there are, in italics', () => {
    expect(italic(text).filter((one) => !COLUMNS.has(one))).toEqual([]);
  });

  test('shows only pictures that are there, small, each with words for those who do not see it', () => {
    const from = name === 'README.md' ? ROOT : FOLDER;
    const pictures = [...text.matchAll(/!\[([^\]]*)\]\(([^)]+)\)/g)].map(([, alt = '', file = '']) => ({ alt, file }));
    const faults = pictures.filter(
      ({ alt, file }) =>
        alt.length < 8 || !existsSync(path.join(from, file)) || statSync(path.join(from, file)).size > 300_000,
    );
    expect(faults).toEqual([]);
  });
});

describe.each(GUIDES)('$name', ({ text }) => {
  test('names only tabs that there are, in bold', () => {
    expect(bold(text).filter((one) => !TABS.has(one))).toEqual([]);
  });

  test('names only settings, keys of the config and places of a desk', () => {
    const names = code(text).filter((one) => !one.startsWith('marac ') && !OTHER.includes(one));
    expect(names.filter((one) => !KEYS.has(one))).toEqual([]);
  });

  test('is short: two pages at most', () => {
    expect(text.split(/\s+/).length).toBeLessThan(900);
  });

  test('counts the days of a monthly meeting as the settings do', () => {
    const steps = stepsOf(openRules([]), day('2027-03-16'));
    const before = new Set([steps.list, steps.chase, steps.agenda].map((one) => -one));
    const written = found(text.replaceAll('three', '3').replaceAll('eight', '8'), /(\d) working days before/gi);
    expect(written.filter((one) => !before.has(Number(one)))).toEqual([]);
  });
});

test('there is a guide for each reader, and the list of guides and the README lead to it', () => {
  const list = readFileSync(path.join(FOLDER, 'README.md'), 'utf8');
  const readers = GUIDES.map(({ name }) => path.basename(name, '.md'));
  expect(readers.toSorted()).toEqual(['administrator', 'agency', 'chair', 'coordinator', 'idva']);
  for (const { name } of GUIDES) expect(list).toContain(`(${name})`);
  expect(README.text).toContain('docs/guides/README.md');
});

test('the page for agencies as PDF is one page and says what the guide says; `npm run pictures` makes it anew', async () => {
  const pdf = await readPdf(readFileSync(path.join(FOLDER, 'agency.pdf')));
  expect(pdf.pages).toBe(1);
  expect(plainLetters(pdf.text)).toBe(plainLetters(shownText(agencyHtml())));
  expect(pdf.pictures).toHaveLength(2);
});
