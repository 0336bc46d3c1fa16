// How a line of each kind of Today begins and ends: by itself once its cause is gone, by a named answer where it asks, by Done where it does not.
import { describe, expect, test } from 'vitest';
import { gatherAccess } from '../../../src/domain/access/access.ts';
import type { OutboxMessage } from '../../../src/domain/outbox/outbox-message.ts';
import type { Facts, MaracFacts } from '../../../src/domain/plan/facts.ts';
import { dayOf } from '../../../src/domain/time/day.ts';
import { doneName } from '../../../src/domain/today/done-lines.ts';
import { rowIdOf } from '../../../src/domain/today/line-id.ts';
import type { TodayItem } from '../../../src/domain/today/today-item.ts';
import { TODAY_KINDS, type TodayKind } from '../../../src/domain/today/today-kinds.ts';
import type { Planned } from '../../../src/jobs/engine/planned.ts';
import { gatherItems, placeItems } from '../../../src/jobs/views/today/gather-today.ts';
import { bareFacts, bareMarac } from '../../support/bare-facts.ts';
import { NOW, RULES, type Rule, type World } from './line-ends.ts';

function linesOf(
  { marac = {}, facts = {}, messages = [] }: World,
  more: Partial<MaracFacts> = {},
): readonly TodayItem[] {
  const own = bareMarac('ealing', { ...(marac as Partial<MaracFacts>), ...more });
  const all = bareFacts([own], facts as Partial<Facts>);
  const recorded = { ...all.recorded, messages: new Map(messages.map((one) => [String(one.key), one])) } as never;
  const seen = { ...all, recorded };
  const planned = { access: gatherAccess(seen, dayOf(NOW), []), wanted: [], stopped: [], withheld: [], troubles: [] };
  const given = messages as readonly unknown[] as readonly OutboxMessage[];
  const items = gatherItems(seen, planned as unknown as Planned, given, NOW);
  return placeItems(seen, planned as unknown as Planned, items, NOW);
}

const found = (kind: TodayKind, { says }: Rule, lines: readonly TodayItem[]): readonly TodayItem[] =>
  lines.filter((line) => line.kind === kind && says.test(line.what));

test('the table has every kind of line, and no kind that there is not', () => {
  expect(Object.keys(RULES).toSorted()).toEqual([...TODAY_KINDS].toSorted());
  expect(Object.values(RULES).every((rules) => rules.length > 0)).toBe(true);
});

describe.each(
  Object.entries(RULES).flatMap(([kind, rules]) => rules.map((rule) => [kind as TodayKind, rule] as const)),
)('a line of kind “%s”', (kind, rule) => {
  const { pool } = bareMarac('ealing');

  test(`that says ${String(rule.says)} stands there once while its cause does, and not afterwards`, () => {
    expect(found(kind, rule, linesOf(rule.appears))).toHaveLength(1);
    expect(found(kind, rule, linesOf(rule.endsItself))).toEqual([]);
  });

  test(`that says ${String(rule.says)} ends by ${rule.answer === undefined ? 'Done' : 'a named answer, and never by Done'}`, () => {
    const [line] = found(kind, rule, linesOf(rule.appears));
    expect(line?.question === undefined).toBe(rule.answer === undefined);
    const row = rowIdOf(pool, line!);
    const done = new Set([doneName(pool, row, line!.shown ?? line!.what, kind, dayOf(NOW))]);
    expect(found(kind, rule, linesOf(rule.appears, { done }))).toHaveLength(rule.answer === undefined ? 0 : 1);
    if (rule.answer === undefined) return;
    const { word: answer, why } = rule.answer;
    const said = { answer, by: 'Cora Coordinata', at: NOW, ...(why === undefined ? {} : { why }) };
    expect(found(kind, rule, linesOf(rule.appears, { answered: new Map([[row, said]]) }))).toEqual([]);
  });
});
