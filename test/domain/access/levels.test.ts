// The level of an agency in a case: what Who is needed says, else what its kind always has, else none. All made up.
import { describe, expect, test } from 'vitest';
import type { MaracAccess } from '../../../src/domain/access/access.ts';
import type { Level } from '../../../src/domain/meeting/listing.ts';
import { actsIn, isIdvaOf, isPart, levelOf, takesPart } from '../../../src/domain/access/levels.ts';
import { access, AGENCIES, CASE, CONTACTS, kase, marac, needed, OTHER, SECRET } from './access-of.ts';

const agency = (id: string) => AGENCIES.find((one) => one.id === id)!;
const level = (id: string, caseRef = CASE, more: Partial<MaracAccess> = {}): Level | undefined =>
  levelOf(access(), marac(more), agency(id), caseRef);

describe('without a row, by kind of agency', () => {
  test.each<[string, Level | undefined, Level | undefined, Level | undefined]>([
    ['G-POLICE', 'seesAll', 'seesAll', undefined],
    ['G-IDVA', 'seesAll', undefined, undefined],
    ['G-HOUSE', 'searches', 'searches', undefined],
    ['G-SCHOOL', undefined, undefined, undefined],
    ['G-TEAM', 'seesAll', 'seesAll', 'seesAll'],
  ])('%s has %s in a case, %s in one of another IDVA, %s in a restricted one', (id, own, other, secret) => {
    expect([level(id), level(id, OTHER), level(id, SECRET)]).toEqual([own, other, secret]);
  });

  test('an agency that searches takes part once it answered that it knows somebody; one that searches nothing does not', () => {
    const known = [
      { caseRef: CASE, agency: 'TH' },
      { caseRef: CASE, agency: 'G-SCHOOL' },
    ];
    expect(level('G-HOUSE', CASE, { known })).toBe('takesPart');
    expect(level('G-HOUSE', OTHER, { known }), 'in that case only').toBe('searches');
    expect(level('G-HEALTH', CASE, { known }), 'and no other agency').toBe('searches');
    expect(level('G-SCHOOL', CASE, { known })).toBeUndefined();
  });

  test('nobody has a level in a case that is not there', () => {
    expect(AGENCIES.map((one) => level(one.id, 'K-ZZZZ22'))).toEqual(AGENCIES.map(() => undefined));
  });
});

describe('a row of Who is needed', () => {
  test.each<[string, readonly (Level | undefined)[], Level | undefined]>([
    ['says what holds', ['takesPart'], 'takesPart'],
    ['allows less than the kind of agency would have', ['searches'], 'searches'],
    ['without a level allows nothing', [undefined], undefined],
    ['beside one that allows more: the less', ['takesPart', 'searches'], 'searches'],
    ['beside one that allows more, in the other order', ['searches', 'takesPart'], 'searches'],
    ['beside one that allows all', ['seesAll', 'takesPart'], 'takesPart'],
    ['beside one without a level: nothing', ['seesAll', undefined], undefined],
    ['beside one without a level, in the other order', [undefined, 'seesAll'], undefined],
  ])('%s', (_, levels, expected) => {
    const rows = levels.map((one) => needed('G-POLICE', one));
    expect(level('G-POLICE', CASE, { needed: rows })).toBe(expected);
  });

  test.each<[string, Level | undefined, Level | undefined]>([
    ['G-POLICE', 'acts', 'seesAll'],
    ['G-HOUSE', 'acts', 'searches'],
    ['G-SCHOOL', 'acts', 'acts'],
  ])(
    '%s at the level %s has %s: it lowers nothing, and is all that an agency without a level has',
    (id, is, expected) => {
      expect(level(id, CASE, { needed: [needed(id, is)] })).toBe(expected);
    },
  );

  test('at the level acts beside one without a level: the agency acts', () => {
    const rows = [needed('G-POLICE', 'acts'), needed('G-POLICE', undefined)];
    expect(level('G-POLICE', CASE, { needed: rows })).toBe('acts');
    expect(actsIn({ needed: rows }, agency('G-POLICE'), CASE)).toBe(true);
    expect(actsIn({ needed: rows.slice(1) }, agency('G-POLICE'), CASE)).toBe(false);
    expect(actsIn({ needed: rows }, agency('G-POLICE'), OTHER), 'in that case only').toBe(false);
    expect(actsIn({ needed: rows }, agency('G-HOUSE'), CASE), 'and no other agency').toBe(false);
  });

  test('names the agency by row id, name or short name, and opens a restricted case', () => {
    for (const written of ['G-HOUSE', 'test housing', 'th']) {
      const rows = [needed(written, 'takesPart', { caseRef: SECRET })];
      expect(level('G-HOUSE', SECRET, { needed: rows })).toBe('takesPart');
      expect(level('G-HOUSE', CASE, { needed: rows }), 'in that case only').toBe('searches');
    }
  });

  test('who is to search takes part once they answered that they know somebody; who takes part already stays so', () => {
    const known = [{ caseRef: CASE, agency: 'G-SCHOOL' }];
    expect(level('G-SCHOOL', CASE, { known, needed: [needed('G-SCHOOL', 'searches')] })).toBe('takesPart');
    expect(level('G-SCHOOL', CASE, { known: [], needed: [needed('G-SCHOOL', 'searches')] })).toBe('searches');
    expect(level('G-SCHOOL', CASE, { known, needed: [needed('G-SCHOOL', 'seesAll')] })).toBe('seesAll');
  });
});

test.each<[Level | undefined, boolean]>([
  [undefined, false],
  ['acts', false],
  ['searches', false],
  ['takesPart', true],
  ['seesAll', true],
])('at the level %s an agency hears what is said of a case: %s', (is, part) => {
  expect(isPart(is)).toBe(part);
  const rows = is === undefined ? [] : [needed('G-SCHOOL', is)];
  expect(takesPart(access(), marac({ needed: rows }), agency('G-SCHOOL'), CASE)).toBe(part);
});

test('an IDVA service is that of a case by the service named there, or by the IDVA named there', () => {
  const idva = agency('G-IDVA');
  expect(isIdvaOf(kase(CASE, { idvaService: 'test idva service' }), idva, CONTACTS)).toBe(true);
  expect(isIdvaOf(kase(CASE, { idvaContact: 'C-IDVA' }), idva, CONTACTS)).toBe(true);
  expect(isIdvaOf(kase(CASE, { idvaContact: 'C-HOUSE' }), idva, CONTACTS)).toBe(false);
  expect(isIdvaOf(kase(CASE, { idvaService: 'Another' }), idva, CONTACTS)).toBe(false);
  expect(isIdvaOf(kase(CASE), idva, CONTACTS)).toBe(false);
});
