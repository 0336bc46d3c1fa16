// What waits because a row that decides access cannot be read, and whether rows of Conflicts alone are why. All made up.
import { describe, expect, test } from 'vitest';
import { blockedBy, blockedByConflicts, type AccessGap } from '../../../src/domain/access/access-gap.ts';
import { CASE, OTHER } from './access-of.ts';

const gap = (table: string, stops: AccessGap['stops']): AccessGap => ({
  table,
  stops,
  place: `${table}, row 5`,
  sentence: 'cannot be read',
  restricted: false,
});

test.each<[string, readonly AccessGap[], ReadonlySet<string> | 'all']>([
  ['no row: nothing', [], new Set()],
  ['a row about two cases: those', [gap('needed', [CASE, OTHER])], new Set([CASE, OTHER])],
  ['two rows about one case each: both', [gap('needed', [CASE]), gap('conflicts', [OTHER])], new Set([CASE, OTHER])],
  ['a row about no case: nothing', [gap('needed', [])], new Set()],
  ['one row among others that stops everything: everything', [gap('needed', [CASE]), gap('contacts', 'all')], 'all'],
])('what waits because of %s', (_, gaps, stops) => {
  expect(blockedBy(gaps)).toEqual(stops);
});

const alone = (accessGaps: readonly AccessGap[] | undefined, blocked: ReadonlySet<string> | 'all', unread = '') =>
  blockedByConflicts({
    blocked,
    unknownTables: new Set(unread === '' ? [] : [unread]),
    ...(accessGaps === undefined ? {} : { accessGaps }),
  });

test.each<[string, readonly AccessGap[], readonly string[]]>([
  ['the case of such a row', [gap('conflicts', [CASE])], [CASE]],
  ['no case of which another row cannot be read either', [gap('conflicts', [CASE]), gap('needed', [CASE])], []],
  ['the case beside one that another row stops', [gap('conflicts', [CASE]), gap('needed', [OTHER])], [CASE]],
  ['no case that a row of another tab stops', [gap('needed', [CASE])], []],
  ['no case of which no row is told', [], []],
  ['no case where a row of another tab stops everything', [gap('conflicts', [CASE]), gap('contacts', 'all')], []],
  ['every case where a row of Conflicts stops everything', [gap('conflicts', 'all')], [CASE, OTHER]],
])('is %s', (_, gaps, refs) => {
  expect(alone(gaps, new Set([CASE, OTHER]))).toEqual(refs);
});

describe('what rows of Conflicts alone stop', () => {
  test('is nothing where nothing is told of', () => {
    expect([alone(undefined, new Set([CASE])), alone(undefined, 'all')]).toEqual([[], []]);
  });

  test.each<[string, readonly AccessGap[], readonly string[] | 'all']>([
    ['everything, where one of them alone does', [gap('conflicts', 'all'), gap('needed', [CASE])], 'all'],
    ['not everything, where a row of another tab does too', [gap('conflicts', 'all'), gap('contacts', 'all')], []],
    ['not everything, where each stops a case only', [gap('conflicts', [CASE])], []],
  ])('is %s', (_, gaps, stops) => {
    expect(alone(gaps, 'all')).toEqual(stops);
  });

  test.each(['cases', 'needed', 'agencies', 'contacts', 'settings'])(
    'is not everything while the whole tab %s cannot be read',
    (tab) => {
      expect(alone([gap('conflicts', 'all')], 'all', tab)).toEqual([]);
    },
  );

  test.each(['conflicts', 'actions'])('is everything while only the tab %s cannot be read', (tab) => {
    expect(alone([gap('conflicts', 'all')], 'all', tab)).toBe('all');
  });
});
