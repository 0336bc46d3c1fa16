// 10,000 tries of the fuzzer in a process of its own, always the same seeds on every machine.
// `npm run fuzz:xlsx` starts elsewhere each time and goes on for as long as it is told.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { mutate, openDice } from '../../fuzz/mutate.ts';
import { SEEDS } from '../../fuzz/seeds.ts';
import { tryWorkbook } from '../../fuzz/try-workbook.ts';

test(
  'PROP46: 10,000 broken workbooks are each read or refused by name, and a cell set in one changes no other',
  { timeout: 600_000 },
  async () => {
    // A fault ends it with its seed and the file that keeps its input on stderr, which is then the message of this failure.
    const fuzzer = ['test/fuzz/xlsx.ts', '--tries', '10000', '--seed', '1'];
    const { stdout, stderr } = await promisify(execFile)(process.execPath, fuzzer);
    process.stdout.write(stderr);
    const said = JSON.parse(stdout) as { tries: number; failures: number; outcomes: Record<string, number> };
    expect(said.failures).toBe(0);
    expect(said.tries).toBe(10_000);
    expect(Object.keys(said.outcomes)).toEqual(expect.arrayContaining(['ok', 'damaged']));
  },
);

test('the fuzzer makes the same of the same seed', async () => {
  const made = [1, 1].map((seed) => {
    const dice = openDice(seed);
    return { dice, bytes: mutate(SEEDS, dice) };
  });
  const [one, other] = await Promise.all(made.map(async ({ dice, bytes }) => [await tryWorkbook(bytes, dice), bytes]));
  expect(one).toEqual(other);
});
