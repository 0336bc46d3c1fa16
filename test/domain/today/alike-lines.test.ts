// Lines with the same cause and the same answer are one line; which things of it an answer is about; what stands first.
import { describe, expect, test } from 'vitest';
import { chosenThings, mergeAlike, rowsOf, standingLine } from '../../../src/domain/today/alike-lines.ts';
import { groupOf, sortToday, type TodayItem, type TodayKind } from '../../../src/domain/today/today-item.ts';
import { KIND_ORDER, TODAY_GROUPS, TODAY_KINDS, type TodayGroup } from '../../../src/domain/today/today-kinds.ts';

const pool = { take: (prefix: string, purpose: string) => `${prefix}-<${purpose}>` };

function line(id: string, more: Partial<TodayItem> = {}): TodayItem {
  const base = {
    id: `action/${id}/late`,
    kind: 'action',
    marac: 'ealing',
    what: `${id} is late.`,
    about: id,
    tab: 'Actions',
  };
  const alike = {
    as: 'late',
    thing: `${id} (Test Housing)`,
    tell: (list: string, n: number) => `${n} are late: ${list}.`,
  };
  return { ...base, restricted: false, otherwise: 'it stays late.', alike, ...more } as TodayItem;
}

const merged = (...lines: readonly TodayItem[]): readonly TodayItem[] => mergeAlike(lines, () => pool);

const under = (id: string, agency: string): TodayItem =>
  line(id, { alike: { as: 'late', under: agency, thing: id, tell: (list) => list } });

const at = (kind: TodayKind, todo?: TodayGroup, due = '9999'): TodayItem =>
  line(`${kind}-${due}`, { kind, due: due as never, ...(todo === undefined ? {} : { todo }) });

describe('lines with the same cause and the same answer are one', () => {
  test('it lists each thing with its ref, the soonest due first, and is due with the first of them', () => {
    const [one, ...more] = merged(
      line('A-BBBB22', { due: '2027-03-09T23:59' as never }),
      line('A-AAAA22', { due: '2027-03-05T23:59' as never }),
    );
    expect(more).toEqual([]);
    expect(one?.what).toBe('2 are late:\nA-AAAA22 (Test Housing);\nA-BBBB22 (Test Housing).');
    expect(one?.due).toBe('2027-03-05T23:59');
    expect(rowsOf(one!)).toEqual(['A-AAAA22', 'A-BBBB22']);
    expect(one?.parts).toEqual(['action/A-AAAA22/late', 'action/A-BBBB22/late']);
  });

  test('under the agency that is rung, where it says one', () => {
    expect(
      merged(under('A-AAAA22', 'Housing'), under('A-BBBB22', 'Police'), under('A-CCCC22', 'Housing'))[0]?.what,
    ).toBe('\nHousing: A-AAAA22;\nHousing: A-CCCC22;\nPolice: A-BBBB22');
  });

  test.each<[string, Partial<TodayItem>]>([
    ['of another workbook', { restricted: true }],
    ['of another MARAC', { marac: 'second' }],
    ['of another kind', { kind: 'ring' }],
    ['with another cause', { alike: { as: 'other', thing: 'x', tell: (list) => list } }],
  ])('a line %s stays apart', (_, more) => {
    expect(merged(line('A-AAAA22'), line('A-BBBB22', more))).toHaveLength(2);
  });

  test('one alone says what it said, with its own id', () => {
    const alone = line('A-AAAA22');
    expect(merged(alone)).toEqual([alone]);
  });

  test('the id names all that it lists: with another thing it is another line', () => {
    const [two] = merged(line('A-AAAA22'), line('A-BBBB22'));
    const [three] = merged(line('A-AAAA22'), line('A-BBBB22'), line('A-CCCC22'));
    const [again] = merged(line('A-BBBB22'), line('A-AAAA22'));
    expect(three?.id).not.toBe(two?.id);
    expect(again?.id).toBe(two?.id);
  });

  test('answers to the parts of each are remembered with it', () => {
    const [one] = merged(line('A-AAAA22', { parts: ['p1', 'p2'] }), line('A-BBBB22'));
    expect(one?.parts).toEqual(['action/A-AAAA22/late', 'p1', 'p2', 'action/A-BBBB22/late']);
    expect(standingLine(pool, one!)?.things.map((thing) => thing.rows.length)).toEqual([3, 1]);
  });
});

describe('what stands in “Only” chooses things of the line', () => {
  const things = [
    { thing: 'A-AAAA22 (case K-AAAA22)', about: 'A-AAAA22' },
    { thing: 'A-BBBB22 (case K-BBBB22)', about: 'A-BBBB22' },
    { thing: 'Agenda for C-CCCC22', about: '' },
  ];
  test.each<[string | undefined, readonly string[] | undefined]>([
    [undefined, ['A-AAAA22', 'A-BBBB22', '']],
    ['  ', ['A-AAAA22', 'A-BBBB22', '']],
    ['A-AAAA22', ['A-AAAA22']],
    ['a-bbbb22 and C-CCCC22', ['A-BBBB22', '']],
    ['K-BBBB22', ['A-BBBB22']],
    ['A-ZZZZ22', undefined],
    ['A-AAAA22, A-ZZZZ22', undefined],
    ['all but the first', undefined],
  ])('%s', (typed, chosen) => {
    expect(chosenThings(things, typed)?.map((one) => one.about)).toEqual(chosen);
  });
});

describe('the worst stands first', () => {
  test('every kind has a group and a reason', () => {
    for (const kind of TODAY_KINDS) {
      expect(TODAY_GROUPS).toContain(KIND_ORDER[kind].group);
      expect(KIND_ORDER[kind].why).toMatch(/^[A-Z].*\.$/);
    }
  });

  test('a group stands together, and first that with the worst line', () => {
    const lines = [at('problem'), at('release'), at('ring'), at('case'), at('alarm', 'mend'), at('referral', 'know')];
    expect(sortToday(lines).map((one) => `${groupOf(one)} ${one.kind}`)).toEqual([
      'mend alarm',
      'mend problem',
      'ring ring',
      'know referral',
      'release release',
      'decide case',
    ]);
  });

  test('of two groups with equally bad lines the order is ring, decide, release, mend, know', () => {
    const lines = [...TODAY_GROUPS].toReversed().map((group) => at('alarm', group));
    expect(sortToday(lines).map(groupOf)).toEqual([...TODAY_GROUPS]);
  });

  test('within a kind what is due first', () => {
    const lines = [at('case', undefined, '2027-03-09'), at('case', undefined, '2027-03-02'), at('match')];
    expect(sortToday(lines).map((one) => one.kind + (one.due ?? ''))).toEqual([
      'match9999',
      'case2027-03-02',
      'case2027-03-09',
    ]);
  });
});
