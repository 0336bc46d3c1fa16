// Which ids may not stand in the main workbook: restricted cases, and every row about one. All made up.
import { describe, expect, test } from 'vitest';
import { idsAbout, namesRestricted, restrictedIds, rowIdsIn } from '../../../src/domain/access/restricted.ts';
import { caseRefOf } from '../../../src/domain/cases/case-of-referral.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';

const [OPEN, SECRET] = ['K-OPENN2', 'K-SECRT2'];
const TABLES = [
  'people',
  'safeContacts',
  'listings',
  'needed',
  'research',
  'notes',
  'actions',
  'conflicts',
  'keyDates',
  'transfers',
] as const;

/** One row of the table about each case, and one about none. */
const rowsOf = (table: string): Partial<MaracFacts> => ({
  [table]: [{ id: 'Z-OPENN2', caseRef: OPEN }, { id: 'Z-SECRT2', caseRef: SECRET }, { id: 'Z-NONEE2' }],
});
const about = (more: Partial<MaracFacts>, refs: readonly string[] = [SECRET]): readonly string[] =>
  idsAbout(bareMarac('ealing', more), new Set(refs));

describe('ids about a case', () => {
  test('are none where there is no case', () => {
    expect(about(rowsOf('notes'), [])).toEqual([]);
  });

  test.each(TABLES)('are its ref and its rows of %s', (table) => {
    expect(about(rowsOf(table))).toEqual([SECRET, 'Z-SECRT2']);
  });

  test('are its addresses too, by the person', () => {
    const addresses = [
      { id: 'AD-OPENN2', personId: 'Z-OPENN2' },
      { id: 'AD-SECRT2', personId: 'Z-SECRT2' },
    ] as unknown as MaracFacts['addresses'];
    expect(about({ ...rowsOf('people'), addresses })).toEqual([SECRET, 'Z-SECRT2', 'AD-SECRT2']);
  });

  test('are its referrals too, by the case that is kept for each', () => {
    const referrals = [{ id: 'R-OPENN2' }, { id: 'R-SECRT2' }] as MaracFacts['referrals'];
    const marac = bareMarac('ealing', { referrals });
    const kept = caseRefOf(marac, referrals[1]!);
    expect(idsAbout(marac, new Set([kept]))).toEqual([kept, 'R-SECRT2']);
  });
});

describe('a text names a restricted case', () => {
  const facts = bareFacts([
    bareMarac('ealing', {
      ...rowsOf('notes'),
      restrictedCases: new Set([SECRET]),
      restrictedRows: new Set(['DR-SECRT2']),
    }),
    bareMarac('harrow', { restrictedCases: new Set(['K-HARRW2']) }),
  ]);

  test('of whichever MARAC, by its ref, a row about it or a row of the restricted workbook', () => {
    expect([...restrictedIds(facts)].toSorted()).toEqual(['DR-SECRT2', 'K-HARRW2', SECRET, 'Z-SECRT2']);
  });

  test.each([
    [[`ealing/research/${SECRET}/list`], true],
    [['ealing/notes/Z-SECRT2'], true],
    [['K-HARRW2'], true],
    [['See DR-SECRT2.'], true],
    [['Nothing', 'and then Z-SECRT2'], true],
    [[`ealing/research/${OPEN}`, 'Z-OPENN2'], false],
    [['Z-SECRT2X'], false],
    [['k-secrt2'], false],
    [[], false],
  ])('%j: %s', (texts, names) => {
    expect(namesRestricted(facts, texts)).toBe(names);
  });

  test('is never said where nothing is restricted', () => {
    expect(namesRestricted(bareFacts([bareMarac('ealing', rowsOf('notes'))]), [SECRET, 'Z-SECRT2'])).toBe(false);
  });
});

test.each([
  ['K-AAA2', ['K-AAA2']],
  ['K-AA2', []],
  ['K-AAAAAAAAA2', ['K-AAAAAAAAA2']],
  ['K-AAAAAAAAAA2', []],
  ['ABC-AAAA22', ['ABC-AAAA22']],
  ['ABCD-AAAA22', []],
  ['-AAAA22', []],
  ['K-aaaa22', []],
  ['K-AAAA22/R-BBBB22 and X-CCCC22.', ['K-AAAA22', 'R-BBBB22', 'X-CCCC22']],
])('row ids in “%s”: %j', (text, ids) => {
  expect(rowIdsIn([text])).toEqual(ids);
});
