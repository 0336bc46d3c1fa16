// Once an area's history is large enough the runner learns how common its names are, and hands that to the sheet: so the add-on goes on finding the
// very repeats that the runner finds. The runner is `marac serve`'s own, the sheet the test server's. Everybody is made up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { day, dayOf } from '../../src/domain/time/day.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { readRepeatMemory, readWeights } from '../../src/jobs/memory/repeat-memory.ts';
import { madeCases, madeReferrals } from './made-referrals.ts';
import { openRunnerAtSheet, type RunnerAtSheet } from './runner-at-sheet.ts';
import { putRows, type Values } from './stage.ts';
import { repeatsIn, waitingByRunner, waitingInAddOn } from './waiting-pages.ts';

const CASES = 170;
let sheet: RunnerAtSheet;
beforeAll(async () => {
  sheet = await openRunnerAtSheet({ referrals: false, rows: 2 * CASES + 40 });
  for (const [table, rows] of Object.entries(madeCases(CASES))) put(table as 'cases', rows);
}, 120_000);
afterAll(() => sheet.close());

function put(table: 'cases' | 'people' | 'referrals', rows: readonly Values[]): void {
  putRows({ desk: sheet.desk, file: sheet.desk.server.world.files.get(sheet.desk.ids.main)! }, table, rows);
}

async function runnerFinds(learnt: boolean) {
  const { ports } = sheet.app;
  const { facts } = await readFacts(ports, false);
  const weights = learnt ? await readWeights(ports) : undefined;
  const { weights: _, ...rest } = { ...facts, ...(await readRepeatMemory(ports)) };
  const own = weights === undefined ? rest : { ...rest, weights };
  return waitingByRunner(own, facts.maracs[0]!, day(dayOf(ports.clock.now())));
}

const guess = /has not told this sheet yet how common names are here/;

describe('an area with more than 300 people', () => {
  it('has the same possible repeats in the add-on and in the runner once the runner has handed over what it learnt', async () => {
    expect(sheet.main.page('waiting').lead).toMatch(guess);
    sheet.main.page('today');
    // A beat in which intake learns, and one in which the runner says that it is here.
    for (const minutes of [30, 6]) await sheet.beat(minutes);
    expect((await readWeights(sheet.app.ports))?.version).toBe('2027-03');
    // Referrals that just came: what the runner puts away of a referral later is not in this sheet any more.
    put('referrals', madeReferrals(60));
    sheet.main.forget();
    expect(sheet.main.page('waiting').lead).not.toMatch(guess);
    const runner = await runnerFinds(true);
    expect(repeatsIn(runner)).toBeGreaterThan(10);
    expect(waitingInAddOn(sheet.main)).toEqual(runner);
    expect(await runnerFinds(false), 'the shipped weights would have said something else').not.toEqual(runner);
  });

  it('hands over no name that fewer than five people bear, and nothing twice', async () => {
    const rows = () => sheet.look('main', 'Requests!A2:I40').filter((row) => row.at(-1) === 'RQ-RUNNER');
    const [handed] = rows();
    expect(handed?.join(' ')).toContain('"version":"2027-03"');
    expect(handed?.join(' ').toLowerCase()).not.toContain('victimsen');
    const before = sheet.desk.server.world.files.get(sheet.desk.ids.main)!.book!;
    await sheet.beat(6);
    const after = sheet.desk.server.world.files.get(sheet.desk.ids.main)!.book!;
    expect(after).not.toBe(before);
    expect(rows()[0]?.filter((_, column) => column !== 5)).toEqual(handed?.filter((_, column) => column !== 5));
  });

  it('shows the runner’s own answer for a referral of which it has put something away', () => {
    sheet.main.forget();
    const said = sheet.main.page('waiting').sections.flatMap((one) => one.items.map((item) => item.text));
    expect(
      said.filter((one) => /^The runner, which also knows what it has put away: .*K-/.test(one)).length,
    ).toBeGreaterThan(10);
  });

  it('falls back to the shipped weights, and says so, when somebody spoils the cell', () => {
    const at = sheet.look('main', 'Requests!A2:I40').findIndex((row) => row.at(-1) === 'RQ-RUNNER') + 2;
    sheet.desk.person().type(`Requests!H${at}`, '{"version":"2027-03"}');
    sheet.main.forget();
    expect(sheet.main.page('waiting').lead).toMatch(guess);
  });
});
