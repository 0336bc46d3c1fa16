// The facts without restricted cases: of every table the rows about them are gone, and all others stay. All made up.
import { expect, test } from 'vitest';
import { withoutRestricted } from '../../../src/domain/access/unrestricted-facts.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';

const [OPEN, SECRET] = ['K-OPENN2', 'K-SECRT2'];
/** One row about each, and one about no case. */
const rows = (prefix: string) => [
  { id: `${prefix}-OPENN2`, caseRef: OPEN },
  { id: `${prefix}-SECRT2`, caseRef: SECRET },
  { id: `${prefix}-NONEE2` },
];
const TABLES = [
  'people',
  'safeContacts',
  'listings',
  'needed',
  'research',
  'notes',
  'actions',
  'keyDates',
  'transfers',
  'practice',
  'conflicts',
] as const;

const facts = (more: Readonly<Record<string, unknown>> = {}): Facts => {
  const marac = {
    ...Object.fromEntries(TABLES.map((name) => [name, rows(name === 'people' ? 'P' : 'N')])),
    cases: [{ id: OPEN, linkedCases: [SECRET, 'K-OTHER2'] }, { id: SECRET, linkedCases: [OPEN] }, { id: 'K-OTHER2' }],
    addresses: [
      { id: 'AD-OPENN2', personId: 'P-OPENN2' },
      { id: 'AD-SECRT2', personId: 'P-SECRT2' },
    ],
    referrals: [],
    disclosures: [{ id: 'DR-OPENN2' }, { id: 'DR-SECRT2' }],
    restrictedCases: new Set([SECRET]),
    restrictedRows: new Set(['DR-SECRT2']),
    blocked: new Set([OPEN, SECRET]),
    ...more,
  };
  return { maracs: [marac as unknown as MaracFacts] } as unknown as Facts;
};
const without = (more?: Readonly<Record<string, unknown>>): MaracFacts => {
  const [marac] = withoutRestricted(facts(more)).maracs;
  if (marac === undefined) throw new Error('there is no MARAC');
  return marac;
};

test.each(TABLES)('of %s the rows about a restricted case are gone, and nothing else is', (name) => {
  expect(without()[name].map(({ id }) => id.slice(-6))).toEqual(['OPENN2', 'NONEE2']);
});

test('the case itself is gone, and no open case is linked to it', () => {
  expect(without().cases).toEqual([{ id: OPEN, linkedCases: ['K-OTHER2'] }, { id: 'K-OTHER2' }]);
});

test('addresses go with the people of the case, and requests with their row in the restricted workbook', () => {
  const { addresses, disclosures } = without();
  expect([addresses, disclosures].map((each) => each.map(({ id }) => id))).toEqual([['AD-OPENN2'], ['DR-OPENN2']]);
});

test.each([
  [new Set([OPEN, SECRET]), new Set([OPEN])],
  [new Set([SECRET]), new Set()],
  ['all', 'all'],
])('what stops because of %o stops because of %o', (blocked, left) => {
  expect(without({ blocked }).blocked).toEqual(left);
});

test('nothing is restricted any more', () => {
  const { restrictedCases, restrictedRows } = without();
  expect([restrictedCases, restrictedRows]).toEqual([new Set(), new Set()]);
});

test.each([
  ['neither a case nor a row is restricted', { restrictedCases: new Set(), restrictedRows: new Set() }, true],
  ['it has no such workbook', { restrictedCases: new Set(), restrictedRows: undefined }, true],
  ['a row is', { restrictedCases: new Set() }, false],
  ['a case is', { restrictedRows: undefined }, false],
])('the facts of a MARAC stay the same where %s: %#', (_, more, same) => {
  const given = facts(more);
  expect(withoutRestricted(given).maracs[0] === given.maracs[0]).toBe(same);
});
