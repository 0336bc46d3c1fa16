// F45: "When you upgrade" of CHANGELOG.md, followed to the letter on a desk of November 2026: each command works, and nothing is sent before the last.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openOldDesk, type OldDesk } from './open-desk.ts';

const SLOW = { timeout: 600_000 };

/** The commands of the numbered steps, in order, without those of the machine. */
function steps(): readonly string[] {
  const text = readFileSync('CHANGELOG.md', 'utf8');
  const section = /^## When you upgrade$(.*?)^## /ms.exec(text)?.[1] ?? '';
  const numbered = section.slice(section.indexOf('\n1. '));
  return [...numbered.matchAll(/`marac ([^`]+)`/g)].map(([, command = '']) => command);
}

let desk: OldDesk;
beforeAll(async () => {
  desk = await openOldDesk('desk-2026-11');
});
afterAll(() => desk.close());

test('F45: the section names the steps in the order in which a person needs them', () => {
  expect(steps()).toEqual([
    'audit verify',
    'check',
    'plan',
    'outbox',
    'run intake research agenda minutes corrections follow-up',
    'today',
    'run send',
  ]);
});

test(
  'F45: each step works on the desk; before the last one nothing leaves, and nothing that had left leaves again',
  SLOW,
  async () => {
    const left = await desk.messages('2027-03-11T11:01');
    const ended = new Set(left.flatMap(({ settledAt, messageId }) => (settledAt === undefined ? [] : [messageId])));
    const taken: number[] = [];
    for (const [at, step] of steps().entries()) {
      const said = await desk.marac(`2027-03-11T11:${String(10 + at)}`, ...step.split(' '));
      expect([step, said.err, [0, 3].includes(said.exit)]).toEqual([step, '', true]);
      taken.push(desk.taken.length);
    }
    expect(taken.slice(0, -1)).toEqual(taken.slice(0, -1).map(() => 0));
    expect(desk.taken.filter(({ messageId }) => ended.has(messageId))).toEqual([]);
    const now = await desk.look('2027-03-11T12:00');
    expect([...now.tables.values()].filter(({ state }) => state !== 'known')).toEqual([]);
    expect(
      [...now.tables.values()].flatMap(({ problems }) => problems.filter(({ code }) => code === 'heading.new')),
    ).toEqual([]);
  },
);
