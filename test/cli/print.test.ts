// What people and programs read. All names are made up.
import { describe, expect, test } from 'vitest';
import { breakText, openPrinter } from '../../src/cli/print.ts';
import { ref } from '../../src/cli/safe-texts.ts';
import type { Problem } from '../../src/domain/text/problem.ts';

const problem: Problem = {
  id: 'cell/people/P-7KQ2MX/birthDate',
  code: 'cell',
  size: 'row',
  place: 'People, row 14, "Date of birth"',
  sentence: 'This is not a day. Write it as 28/02/1990.',
  shown: '31/02/1990 Amina\u001B[2J',
};
function printed(options: { readonly isTTY: boolean; readonly json: boolean }): string {
  let text = '';
  const print = openPrinter({ isTTY: options.isTTY, write: (part: string) => (text += part) }, options.json);
  print.say('One row needs you.');
  print.problems([problem]);
  print.table(
    'actions',
    [
      { id: 'A-222222', owner: 'Amina Khan' },
      { id: 'A-333333', owner: 'Jo\u202Efgr' },
    ],
    [
      { header: 'action', text: (row) => row.id },
      { header: 'owner', text: (row) => row.owner },
    ],
    (row) => ({ id: ref(row.id) }),
  );
  print.end();
  return text;
}

test('at a terminal a person sees the cell’s value and names, and no cell steers the terminal (7F12)', () => {
  const text = printed({ isTTY: true, json: false });
  expect(text).toContain('It says "31/02/1990 Amina·[2J".');
  expect(text).toContain('A-222222  Amina Khan\n');
  expect(text).not.toContain('\u001B');
  expect(text).not.toContain('\u202E');
});

test('into a file the cell’s value stays out', () => {
  expect(printed({ isTTY: false, json: false })).toContain('This is not a day. Write it as 28/02/1990.\n');
  expect(printed({ isTTY: false, json: false })).not.toContain('31/02/1990');
});

test.each([true, false])('PROP12: JSON holds refs and sentences, never a value or a name (terminal: %s)', (isTTY) => {
  const text = printed({ isTTY, json: true });
  expect(text).not.toMatch(/Amina|31\/02|needs you/);
  expect(JSON.parse(text)).toEqual({
    problems: [
      {
        id: 'cell/people/P-7KQ2MX/birthDate',
        code: 'cell',
        size: 'row',
        sentence: 'People, row 14, "Date of birth": This is not a day. Write it as 28/02/1990.',
      },
    ],
    actions: [{ id: 'A-222222' }, { id: 'A-333333' }],
  });
});

const inWords = (text: string): string => text.replaceAll('P-7KQ2MX', 'Amina\u001B[2J Khan (P-7KQ2MX)');

const saidInWords = (options: { readonly isTTY: boolean; readonly json: boolean }): string => {
  let text = '';
  const out = { isTTY: options.isTTY, columns: 44, write: (part: string) => (text += part) };
  const print = openPrinter(out, options.json);
  print.nameWith(inWords);
  print.say('About P-7KQ2MX.');
  print.problems([
    { ...problem, rowId: 'P-7KQ2MX' },
    { ...problem, rowId: 'P-7KQ2MX', place: 'People, row P-7KQ2MX' },
  ]);
  print.table(
    'people',
    [{ id: 'P-7KQ2MX' }],
    [
      { header: 'person', text: (row) => row.id },
      { header: 'why', text: () => 'One two three four five six' },
    ],
    (row) => ({ id: ref(row.id) }),
  );
  print.end();
  return text;
};

describe('rows by the words by which people know them', () => {
  test('at a terminal: in lines, tables and problems, and beside a row of which only the number is told', () => {
    const text = saidInWords({ isTTY: true, json: false });
    expect(text).toContain('About Amina·[2J Khan (P-7KQ2MX).\n');
    expect(text).toContain('People, row 14, "Date of birth" (Amina·[2J Khan (P-7KQ2MX)): This is not a day.');
    expect(text).toContain('People, row Amina·[2J Khan (P-7KQ2MX): This is not a day.');
    expect(text).not.toContain('\u001B');
  });

  test('a column that leaves no room for the last one is broken between words', () => {
    const lines = saidInWords({ isTTY: true, json: false }).trimEnd().split('\n');
    expect(lines.slice(-3)).toEqual(['Amina·[2J     One two three four five six', 'Khan', '(P-7KQ2MX)']);
  });

  test.each([
    { isTTY: false, json: false },
    { isTTY: true, json: true },
    { isTTY: false, json: true },
  ])('refs alone elsewhere: %o', (options) => {
    expect(saidInWords(options)).toContain('P-7KQ2MX');
    expect(saidInWords(options)).not.toContain('Khan');
  });
});

test('long text is broken between words', () => {
  expect(breakText('one two three four', 9)).toEqual(['one two', 'three', 'four']);
  expect(breakText('', 9)).toEqual(['']);
  expect(breakText('unbreakable', 4)).toEqual(['unbreakable']);
});

test('a problem that a person may accept is printed with the command that does it; no other is', () => {
  let text = '';
  const print = openPrinter({ isTTY: true, write: (part: string) => (text += part) }, false);
  const accepted = {
    ...problem,
    id: 'rows.gone/a b',
    sentence: "Undo it, or `marac accept` with this problem's name.",
  };
  print.problems([problem, accepted]);
  expect(text.match(/marac accept \S+ .*--by "Your Name"/g)).toEqual(['marac accept "rows.gone/a b" --by "Your Name"']);
});
