// Answers that came by the form and were not taken in: one line a cause, for four weeks, until a named person has looked. Synthetic.
import { describe, expect, test } from 'vitest';
import {
  describeLeft,
  readLeft,
  SAID_NO,
  WHY_LEFT,
  type AnswerLeft,
  type WhyLeft,
} from '../../../src/domain/actions/answers-left.ts';
import type { MaracFacts } from '../../../src/domain/plan/facts.ts';
import { mergeAlike } from '../../../src/domain/today/alike-lines.ts';
import { leftAnswerItems } from '../../../src/domain/today/cases/left-answers.ts';
import type { Day } from '../../../src/domain/time/day.ts';

const pool = { take: (prefix: string, purpose: string) => `${prefix}-<${purpose}>` };

const left = (id: string, more: Partial<AnswerLeft> = {}): AnswerLeft => ({
  id,
  action: 'A-AAAA22',
  why: 'notTheirs',
  on: '2027-03-01' as Day,
  ...more,
});

const facts = (answersLeft: readonly AnswerLeft[], restricted: readonly string[] = []): MaracFacts =>
  ({
    name: 'ealing',
    pool,
    answersLeft,
    problems: [],
    unknownTables: new Set(),
    restrictedRows: new Set(restricted),
    restrictedCases: new Set(),
    actions: [{ id: 'A-AAAA22', agency: 'G-HAAA22', text: 'x' }],
  }) as unknown as MaracFacts;

const on = (day: string): Day => day as Day;

describe('an answer that was not taken in', () => {
  test('names its action, why, and the row to look at', () => {
    const [line] = leftAnswerItems(facts([left('U-AAAA22')]), on('2027-03-02'));
    expect(line?.what).toBe(
      'An answer that came by the form about action A-AAAA22 of G-HAAA22 on 1 March 2027 was not taken in: its sender is no contact of the agency that has the action. Look at it (Action updates, row U-AAAA22), and type on Actions what is right.',
    );
    expect([line?.about, line?.tab, line?.restricted]).toEqual(['U-AAAA22', 'Action updates', false]);
  });

  test('those with one cause are one line, those with another are another', () => {
    const items = leftAnswerItems(
      facts([left('U-AAAA22'), left('U-BBBB22'), left('U-CCCC22', { why: 'noAction', action: 'LOST' })]),
      on('2027-03-02'),
    );
    expect(mergeAlike(items, () => pool).map((one) => one.things?.length ?? 1)).toEqual([2, 1]);
    expect(items[2]?.what).toContain('about an action that is not on Actions on 1 March 2027');
    expect(items[2]?.what, 'never what somebody typed').not.toContain('LOST');
  });

  test.each([
    ['2027-03-29', 1],
    ['2027-03-30', 0],
  ])('is asked about for 28 days: on %s %i line', (day, lines) => {
    expect(leftAnswerItems(facts([left('U-AAAA22')]), on(day))).toHaveLength(lines);
  });

  test('about a restricted action stands in the restricted workbook', () => {
    expect(leftAnswerItems(facts([left('U-AAAA22')], ['A-AAAA22']), on('2027-03-02'))[0]?.restricted).toBe(true);
  });
});

describe('the words beside an answer', () => {
  test.each(Object.keys(WHY_LEFT) as WhyLeft[])('%s is read back as it was written', (why) => {
    expect(readLeft(describeLeft(why))).toBe(why);
  });

  test.each([
    ['Not taken in: “Status” cannot be read. If it is right, type it on Actions.', 'unread'],
    [SAID_NO, undefined],
    ['Taken in.', undefined],
    ['', undefined],
  ])('“%s” is %s', (said, why) => {
    expect(readLeft(said)).toBe(why);
  });
});
