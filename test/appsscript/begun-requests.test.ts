// A question of the add-on that the runner began: whatever Google loses and wherever a crash comes, it ends, and it is done once. All synthetic.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../appsscript/page.ts';
import { openRunnerAtSheet, type RunnerAtSheet } from './runner-at-sheet.ts';

let sheet: RunnerAtSheet;
beforeAll(async () => {
  sheet = await openRunnerAtSheet();
}, 120_000);
afterAll(() => sheet.close());

const asPage = (given: unknown): Page => given as Page;

/** Lets the runner come by, and looks for the answer as the sidebar does. */
async function answered(page: Page): Promise<Page> {
  const { kind, id } = page.asked!;
  await sheet.beat();
  return asPage(JSON.parse(JSON.stringify(sheet.main.run('lookForAnswer', kind, id))));
}

function rowOf({ asked }: Page): number {
  return sheet.look('main', 'Requests!A2:I40').findIndex((row) => row.at(-1) === asked?.id) + 2;
}

describe('a question that was begun', () => {
  it('and did not end, as after a crash, is not begun again', async () => {
    const page = sheet.main.page('today');
    const { id } = page.asked!;
    await sheet.app.ledger.rememberAnswer(`request/ealing/main/${id}`, 'taken', { by: 'marac', in: 'rule' });
    await sheet.beat();
    expect(asPage(sheet.main.run('lookForAnswer', 'today', id)).lead).toMatch(/failed .*begun before and did not end/);
  });

  // The first write of a beat says that it runs, the second how it ended.
  it.each([
    ['it runs', 0],
    ['how it ended', 1],
  ])('is answered in the same beat when Google loses the write that says %s', async (_what, skip) => {
    const page = sheet.main.page('today');
    const trouble = { do: 'answer', status: 503, body: {} } as const;
    const on = 'sheets.spreadsheets.batchUpdate';
    sheet.desk.server.script.add({ on, at: 'before', trouble, skip });
    const done = await answered(page);
    expect(sheet.desk.server.script.left()).toBe(0);
    expect(done.lead).toMatch(/^What needs a person, the worst first\. .*· done /);
  });

  it.each([
    [14, 'running'],
    [16, 'failed'],
  ])('and says for %i minutes that it runs is %s, as after a crash: nobody waits for ever', async (minutes, state) => {
    const page = sheet.main.page('today');
    const row = rowOf(page);
    sheet.desk.person().type(`Requests!D${row}`, 'running');
    const [day = '', hour = ''] = sheet.desk.clock.now().split('T');
    sheet.desk.person().type(`Requests!E${row}`, `${day.split('-').toReversed().join('/')} ${hour}`);
    await sheet.beat(minutes);
    expect(sheet.look('main', `Requests!D${row}`)[0]?.[0]).toBe(state);
    sheet.desk.person().type(`Requests!D${row}`, 'failed');
  });
});
