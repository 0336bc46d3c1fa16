// Each single disaster of the table in docs/safety.md, and some pairs: what the program says and does, and that nothing goes that may have gone.
// `npm run prove:disasters` meets all pairs. Everybody in the desk is made up.
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { FAULTS, nameOf, pairs, renderFaults, STATES, THINGS, type Fault } from './disasters/faults.ts';
import { makeStates, type States } from './disasters/states.ts';
import { judge, judgeWords, meet } from './disasters/world.ts';

const SLOW = { timeout: 120_000 };

let states: States;
beforeAll(async () => {
  states = await makeStates();
}, 240_000);
afterAll(() => states.close());

const fault = (name: string): Fault => {
  const found = FAULTS.find((one) => nameOf(one) === name);
  if (found === undefined) throw new Error(`no fault ${name}`);
  return found;
};

test('the table has each thing in each state once, and docs/safety.md holds it', () => {
  const all = THINGS.flatMap((thing) => STATES.map((state) => `${thing} ${state}`));
  expect(FAULTS.map(nameOf)).toEqual(all);
  const page = readFileSync('docs/safety.md', 'utf8').replaceAll(/ +/g, ' ').replaceAll(/-{3,}/g, '---');
  expect(page).toContain(renderFaults());
});

describe('F62: a single disaster', () => {
  test.each(FAULTS.map((one) => [nameOf(one), one] as const))(
    '%s: is said, nothing that may have gone goes, and after the one right step work goes on',
    SLOW,
    async (_name, one) => {
      const met = await meet(states, [one]);
      expect([...judge([one], met), ...judgeWords(one, met)]).toEqual([]);
    },
  );
});

describe('F62: two disasters at once', () => {
  const SOME = [
    ['ledger older', 'anchor older'],
    ['ledger lost', 'anchor lost'],
    ['ledger older', 'anchor damaged'],
    ['anchor lost', 'workbook newer'],
    ['ledger lost', 'workbook lost'],
  ] as const;
  test.each(SOME)('%s and %s: nothing that may have gone goes', SLOW, async (one, other) => {
    const both = [fault(one), fault(other)];
    const met = await meet(states, both);
    expect(judge(both, met)).toEqual([]);
  });

  test('there are 160 of them', () => {
    expect(pairs()).toHaveLength(160);
  });
});

test(
  'F62: the mail server’s log shows what goes twice: with an anchor gone and a workbook that says nothing of the record it does',
  SLOW,
  async () => {
    const met = await meet(states, [fault('anchor lost'), fault('workbook newer')], { blind: true });
    expect(met.before.twice).toHaveLength(1);
  },
);
