// What holds for every tab, and how headings become columns. All names here are invented.
import { describe, expect, it } from 'vitest';
import { foldText } from '../../../src/domain/text/fold.ts';
import { bindHeaders, columnLetters } from '../../../src/workbook/tables/headers.ts';
import { TABLE, TABLES, tablesIn } from '../../../src/workbook/tables/all-tables.ts';
import type { Table } from '../../../src/workbook/tables/table.ts';
import { columnsOf, ROW_ID_HEADER, ROW_ID_OTHER_NAMES } from '../../../src/workbook/tables/table.ts';

const people = TABLE.people as Table;
const headersOf = (table: Table): string[] => [
  ...columnsOf(table).map((column) => column.header),
  table.idHeader ?? ROW_ID_HEADER,
];

describe('every tab', () => {
  it('there are 27, each with its own tab title and id prefix', () => {
    expect(TABLES).toHaveLength(27);
    expect(new Set(TABLES.map((table) => foldText(table.tab))).size).toBe(27);
    expect(new Set(TABLES.map((table) => table.prefix)).size).toBe(27);
    for (const table of TABLES) expect(table.prefix).toMatch(/^[A-Z]{1,2}$/);
  });

  it('no two columns of a tab are known by the same name', () => {
    for (const table of TABLES) {
      const names = columnsOf(table).flatMap((column) => [
        ...new Set([column.header, ...(column.otherNames ?? [])].map(foldText)),
      ]);
      names.push(...new Set([table.idHeader ?? ROW_ID_HEADER, ROW_ID_HEADER, ...ROW_ID_OTHER_NAMES].map(foldText)));
      const doubled = names.filter((name, index) => names.indexOf(name) !== index);
      expect([table.tab, ...doubled]).toEqual([table.tab]);
    }
  });

  it('titles fit a spreadsheet: at most 31 characters and none that Excel forbids', () => {
    for (const table of TABLES) expect(table.tab).toMatch(/^[^[\]:*?/\\]{1,31}$/);
  });

  it('every column has a heading, a sentence of help, and its choices if and only if it is one', () => {
    for (const table of TABLES)
      for (const column of columnsOf(table)) {
        expect(column.header.trim()).not.toBe('');
        expect(column.help).toMatch(/[.?]$/);
        expect(column.choices !== undefined).toBe(column.kind === 'choice');
      }
  });

  it('no two choices of a column fold to the same word', () => {
    for (const column of TABLES.flatMap(columnsOf)) {
      const words = Object.entries(column.choices ?? {}).flatMap(([value, label]) => [
        ...new Set([foldText(value), foldText(label)]),
      ]);
      expect([column.header, new Set(words).size]).toEqual([column.header, words.length]);
    }
  });

  it('the runner’s own columns never share a field name with people’s', () => {
    for (const table of TABLES)
      for (const field of Object.keys(table.computed)) expect(Object.keys(table.columns)).not.toContain(field);
  });

  it('conflicts and safe contacts live in the restricted file only', () => {
    expect(tablesIn('mainAndRegister').map((table) => table.name)).not.toContain('conflicts');
    expect(tablesIn('mainAndRegister').map((table) => table.name)).not.toContain('safeContacts');
    expect(tablesIn('restricted').map((table) => table.name)).toEqual(
      expect.arrayContaining(['conflicts', 'safeContacts', 'cases']),
    );
  });

  it('the tabs shown at first are those of every day, and those without which nothing goes', () => {
    const shown = tablesIn('mainAndRegister')
      .filter((table) => table.shown)
      .map((table) => table.tab);
    const everyDay = ['Today', 'Referrals', 'Cases', 'At Risk List', 'Minutes', 'Actions'];
    expect(shown).toEqual([...everyDay, 'Meetings', 'Agencies', 'Contacts']);
  });

  it('names, births, places and safe contacts carry a class that is not open', () => {
    const open = TABLES.flatMap(columnsOf)
      .filter((column) => /surname|forename|date of birth|address|postcode|safe contact/i.test(column.header))
      .filter((column) => column.fieldClass === 'open')
      .map((column) => column.header);
    expect(open).toEqual(['Does the perpetrator know this address', 'Searches by address']);
  });
});

describe('headings', () => {
  it('are found in any order, case and spacing, and by their other names', () => {
    const headers = headersOf(people)
      .toReversed()
      .map((header) => ` ${header.toUpperCase()}\u00a0`);
    headers[headers.indexOf(' DATE OF BIRTH\u00a0')] = 'D.O.B.\n'.replaceAll('.', '');
    const bound = bindHeaders(['', 'Our own notes', ...headers], people);
    expect(bound.ok && bound.columns.get('surname')).toBe(2 + headers.indexOf(' SURNAME\u00a0'));
    expect(bound.ok && bound.columns.get('birthDate')).toBe(
      2 + headers.findIndex((header) => header.startsWith('DOB')),
    );
    expect(bound.ok && bound.idColumn).toBe(2);
  });

  it('bind in every tab exactly as the tab is described', () => {
    for (const table of TABLES) {
      const bound = bindHeaders(headersOf(table), table);
      expect(bound.ok && bound.columns.size).toBe(columnsOf(table).length);
      expect(bound.problems).toEqual([]);
    }
  });

  it('a missing column that no row can be without makes the table unknown and is named', () => {
    const bound = bindHeaders(
      headersOf(people).filter((header) => header !== 'Role'),
      people,
    );
    expect(bound.ok).toBe(false);
    expect(bound.problems).toEqual([
      expect.objectContaining({ code: 'heading.missing', size: 'table', column: 'Role' }),
    ]);
  });

  it('F45: a missing column that may be blank is told as a note, and the rest of the tab is bound', () => {
    const bound = bindHeaders(
      headersOf(people).filter((header) => header !== 'Occupation'),
      people,
    );
    expect(bound.ok && bound.columns.has('occupation')).toBe(false);
    expect(bound.ok && bound.columns.size).toBe(columnsOf(people).length - 1);
    expect(bound.problems).toEqual([
      expect.objectContaining({ code: 'heading.new', size: 'note', column: 'Occupation' }),
    ]);
  });

  it.each([
    ['another heading', 'What he does'],
    ['a blank one', ''],
  ])('F45: where it would stand %s stands: the table is unknown, and a person is asked', (_what, heading) => {
    const headers = headersOf(people).map((header) => (header === 'Occupation' ? heading : header));
    const bound = bindHeaders(headers, people);
    expect(bound.ok).toBe(false);
    expect(bound.problems.filter(({ size }) => size === 'table')).toEqual([
      expect.objectContaining({ code: 'heading.missing', column: 'Occupation' }),
    ]);
  });

  it('F45: beside the last heading, cells without one are asked about and an empty column is not', () => {
    const typed = { ...people, computed: {} };
    const order = ['', ...columnsOf(typed).map(({ field }) => field)];
    const headers = [ROW_ID_HEADER, ...columnsOf(typed).map(({ header }) => header)].slice(0, -1);
    const bind = (filled: boolean) => bindHeaders(headers, typed, { order, isFilled: () => filled });
    expect([bind(true).ok, bind(false).ok]).toEqual([false, true]);
  });

  it('F45: a column of people’s own elsewhere hints at nothing', () => {
    const headers = headersOf(people).filter((header) => header !== 'Occupation');
    const bound = bindHeaders([...headers, 'Our notes'], people, { isFilled: () => true });
    expect(bound.ok).toBe(true);
  });

  it('a renamed column is asked about, never guessed', () => {
    const bound = bindHeaders(
      headersOf(people).map((header) => (header === 'Occupation' ? 'Occupaton' : header)),
      people,
    );
    expect(bound.ok).toBe(false);
    const [problem] = bound.problems;
    expect(problem).toMatchObject({ code: 'heading.renamed', shown: 'Occupaton' });
    expect(problem?.sentence).toContain(`column ${columnLetters(headersOf(people).indexOf('Occupation'))}`);
    expect(problem?.sentence).not.toContain('Occupaton');
  });

  it('a doubled column makes the table unknown, also when the second goes by another name', () => {
    for (const second of ['Surname', ' surname', 'last name']) {
      const bound = bindHeaders([...headersOf(people), second], people);
      expect(bound.ok).toBe(false);
      expect(bound.problems[0]).toMatchObject({ code: 'heading.doubled', column: 'Surname' });
    }
  });

  it('a deleted column of the runner’s own is a note: nothing is read from it', () => {
    const bound = bindHeaders(
      headersOf(people).filter((header) => header !== 'Age'),
      people,
    );
    expect(bound.ok).toBe(true);
    expect(bound.problems).toEqual([expect.objectContaining({ code: 'heading.not-shown', size: 'note' })]);
  });

  it('headings that name things of the language are strangers like any other', () => {
    const bound = bindHeaders([...headersOf(people), '__proto__', 'constructor', 'toString', 'a.b.c'], people);
    expect(bound.ok && bound.columns.size).toBe(columnsOf(people).length);
  });

  it('a missing row id column makes the table unknown', () => {
    expect(bindHeaders(headersOf(people).slice(0, -1), people).ok).toBe(false);
  });
});
