// The same 500 referrals, read by the runner over HTTP and by the built add-on inside the sheet: the same problems, scores and possible repeats.
// All people are made up by a small generator.
import { describe, expect, it } from 'vitest';
import { day } from '../../src/domain/time/day.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { openTestDesk } from '../support/desk.ts';
import { openStage, putRows, TODAY } from './stage.ts';
import { madeCases, madeReferrals } from './made-referrals.ts';
import { repeatsIn, waitingByRunner, waitingInAddOn } from './waiting-pages.ts';

const COUNT = 500;
const stage = openStage(COUNT + 12);

async function runnerReads() {
  const desk = openTestDesk({ start: `${TODAY}T09:00` });
  const workbook = stage.desk.open();
  try {
    const maracs = [{ name: 'ealing', title: 'Ealing MARAC', outward: 'Ealing MARAC', workbook }];
    const { facts } = await readFacts({ ...desk.desk, maracs }, false);
    return { facts, marac: facts.maracs[0]! };
  } finally {
    await workbook.close();
    desk.close();
  }
}

describe('500 referrals in one sheet', () => {
  it('have the same problems, scores, missing answers and possible repeats in the add-on and in the runner', async () => {
    putRows(stage, 'referrals', madeReferrals(COUNT));
    for (const [table, rows] of Object.entries(madeCases(40))) putRows(stage, table as 'cases', rows);
    const { facts, marac } = await runnerReads();
    const today = day(TODAY);

    const told = marac.problems
      .filter((one) => one.table === 'referrals')
      .map((one) => `${one.size}: ${one.place}: ${one.sentence}`);
    const names = ['Stops a whole tab', 'Rows that wait', 'Cells that count as not given', 'Worth a look'];
    const sizes = ['table', 'row', 'gap', 'note'];
    const here = stage.host.page('check').sections.flatMap((section) => {
      const size = sizes[names.findIndex((name) => section.heading.startsWith(name))] ?? '';
      return section.items
        .filter((one) => one.place?.startsWith('Referrals'))
        .map((one) => `${size}: ${one.place}: ${one.text}`);
    });
    expect(told.length).toBeGreaterThan(50);
    expect(here.toSorted()).toEqual(told.toSorted());

    const runner = waitingByRunner(facts, marac, today);
    stage.host.forget();
    const addOn = waitingInAddOn(stage.host);
    expect(runner.length).toBeGreaterThan(400);
    expect(repeatsIn(runner)).toBeGreaterThan(50);
    expect(addOn).toEqual(runner);
    expect([...stage.host.calls.counts].filter(([call, times]) => call.startsWith('getValues') && times > 1)).toEqual(
      [],
    );
  });
});
