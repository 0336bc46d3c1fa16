// A part of the record of plans; the command `prove:same-plan` compares the whole.
import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { liveDemoMonth } from './same-plan/demo-month.ts';
import { digestsOf, findDifferences, readDigests, writeDigests, type Moment } from './same-plan/digest.ts';
import { PARTS, type Look } from './same-plan/look.ts';
import { RECORD } from './same-plan/record.ts';
import { liveRecordedMonth, liveWorld } from './same-plan/worlds.ts';

const RENEW = 'look with npm run prove:same-plan -- --show; if it is meant: --record, and say why in the commit';

function differing(moments: readonly Moment[]): readonly string[] {
  const recorded = readDigests(readFileSync(RECORD, 'utf8'));
  const different = findDifferences(recorded, digestsOf(moments), { part: true });
  return different.map(({ world, at, parts }) => `${world}, from ${at} on: other ${parts.join(', ')}; ${RENEW}`);
}

test('random worlds are planned, written and shown as they were when the record was made', async () => {
  const moments: Moment[] = [];
  for (let seed = 1; seed <= 16; seed += 1) moments.push(...(await liveWorld(seed)));
  expect(differing(moments)).toEqual([]);
});

test('so is the first week of a random month', async () => {
  expect(differing(await liveRecordedMonth(1, '2027-03-08'))).toEqual([]);
});

test('so is the first day of the demo', async () => {
  // The day at which it stops is not lived to its end.
  expect(differing((await liveDemoMonth('2027-03-02')).slice(0, -1))).toEqual([]);
});

const lookOf = (more: Partial<Look>): Look => ({
  ...(Object.fromEntries(PARTS.map((part) => [part, ['the same']])) as unknown as Look),
  ...more,
});

test('a difference is named by its world, its first moment and its part; a moment more or less is one', () => {
  const before = readDigests(
    writeDigests(
      digestsOf([
        { world: 'world 1', at: '2027-03-05T09:05', look: lookOf({}) },
        { world: 'world 1', at: '2027-03-08T09:10', look: lookOf({ today: ['one line'] }) },
        { world: 'world 2', at: '2027-03-05T09:05', look: lookOf({}) },
      ]),
    ),
  );
  const now = digestsOf([
    { world: 'world 1', at: '2027-03-05T09:05', look: lookOf({}) },
    { world: 'world 1', at: '2027-03-08T09:10', look: lookOf({ today: ['another'], why: [] }) },
  ]);
  expect(findDifferences(before, before)).toEqual([]);
  expect(findDifferences(before, now)).toEqual([{ world: 'world 1', at: '2027-03-08T09:10', parts: ['why', 'today'] }]);
  const sooner = new Map([...before].slice(0, 1));
  expect(findDifferences(before, sooner).map((one) => one.at)).toEqual(['2027-03-08T09:10']);
  expect(findDifferences(before, sooner, { part: true })).toEqual([]);
});
