// A short run of the fuzzer with fixed seeds; `npm run fuzz:xlsx` goes on for as long as it is told.
import { expect, test } from 'vitest';
import { mutate, openDice } from '../../fuzz/mutate.ts';
import { SEEDS } from '../../fuzz/seeds.ts';
import { tryWorkbook } from '../../fuzz/try-workbook.ts';

test(
  'four hundred broken workbooks are each read or refused by name, and a cell set in one changes no other',
  { timeout: 120_000 },
  async () => {
    const outcomes = new Set<string>();
    for (let seed = 1; seed <= 400; seed += 1) {
      const dice = openDice(seed);
      outcomes.add(await tryWorkbook(mutate(SEEDS, dice), dice));
    }
    expect(outcomes).toContain('ok');
    expect(outcomes).toContain('damaged');
  },
);
