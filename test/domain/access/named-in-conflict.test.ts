// Whom the words of a conflict name: people of the register, or agencies of which it names nobody. All made up.
import { describe, expect, test } from 'vitest';
import { agenciesNamedIn, peopleNamedIn } from '../../../src/domain/access/named-in-conflict.ts';
import { AGENCIES, conflict, contact } from './access-of.ts';

const CONTACTS = [
  contact('C-1', 'G-HOUSE', 'representative', { personName: 'Priya Nand' }),
  contact('C-2', 'G-POLICE', 'representative', { personName: 'DC Lena Frost', mailboxReaders: ['Ann Ó’Other'] }),
  contact('C-3', 'G-HEALTH', 'representative', { personName: 'Sam' }),
];
const people = (personName: string): readonly string[] =>
  peopleNamedIn(conflict({ personName }), CONTACTS).map(({ name }) => name);
const agencies = (personName: string, more = {}): readonly string[] =>
  agenciesNamedIn(conflict({ personName, ...more }), AGENCIES, CONTACTS).map(({ id }) => id);

describe('people', () => {
  test.each([
    ['Priya Nand', ['Priya Nand']],
    ['priya  NAND', ['Priya Nand']],
    ['Priya Nand, Test Housing: sister of the perpetrator', ['Priya Nand']],
    ['His sister (Nand, Priya)', ['Priya Nand']],
    ['Priya Nandi: his sister', []],
    ['Apriya Nand', []],
    ['Priya: his sister. Nand is her married name', []],
    ['Lena Frost of the police', ['DC Lena Frost']],
    ['his aunt ann o’other', ['Ann Ó’Other']],
    ['Priya Nand and Ann Óother', ['Ann Ó’Other', 'Priya Nand']],
    ['Sam', ['Sam']],
    ['Sam is his brother', []],
    ['', []],
  ])('%s: %j', (text, names) => {
    expect(people(text)).toEqual(names);
    expect(peopleNamedIn(conflict({ personName: text }), CONTACTS.toReversed()).map(({ name }) => name)).toEqual(names);
  });

  test.each([0, 180, 199, 200, 201, 390, 391, 400, 1_000, 5_000])(
    'however far on they stand (%i letters)',
    (before) => {
      expect(people(`${'a b c d e '.repeat(before / 10)}Priya Nand`)).toEqual(['Priya Nand']);
    },
  );
});

describe('agencies', () => {
  test.each([
    ['Test Housing', ['G-HOUSE']],
    ['anybody at TEST HOUSING', ['G-HOUSE']],
    ['anybody at TH', ['G-HOUSE']],
    ['th', ['G-HOUSE']],
    ['anybody, th', []],
    ['The north', []],
    ['Test Housings', []],
    ['Priya Nand, Test Housing', []],
    ['Lena Frost, Test Housing', ['G-HOUSE']],
    ['Priya Nand, Test Housing, or anybody at Test School', ['G-SCHOOL']],
    ['Test School and Test Police', ['G-POLICE', 'G-SCHOOL']],
  ])('%s: %j', (text, ids) => {
    expect(agencies(text)).toEqual(ids);
  });

  test('none once a person chose a contact or an agency', () => {
    expect(agencies('Test Housing', { contact: 'C-2' })).toEqual([]);
    expect(agencies('Test Housing', { agency: 'G-SCHOOL' })).toEqual([]);
    expect(agenciesNamedIn(conflict({ agency: 'G-SCHOOL' }), AGENCIES, CONTACTS)).toEqual([]);
  });
});
