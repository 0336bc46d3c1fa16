// Asking the runner from inside the sheet: what the sidebar writes down, `marac serve` takes at its next beat over HTTP and answers in the same row.
// Both sides meet in the sheets of the test server only. Everybody is made up.
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Page } from '../../appsscript/page.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { answerRequests } from '../../src/use-cases/take-in-requests.ts';
import { MEETING } from '../support/small-marac.ts';
import type { Host } from './script-host.ts';
import { openRunnerAtSheet, type RunnerAtSheet } from './runner-at-sheet.ts';

let sheet: RunnerAtSheet;
let refs: { a: string; b: string; apart: string };
beforeAll(async () => {
  sheet = await openRunnerAtSheet();
  refs = { a: sheet.caseOf('R-AAAA22'), b: sheet.caseOf('R-BBBB22'), apart: sheet.caseOf('R-CCCC22') };
}, 120_000);
afterAll(() => sheet.close());

const asPage = (given: unknown): Page => given as Page;

/** Opens a page that asks, lets the runner come by, and looks for the answer as the sidebar does. */
async function ask(host: Host, name: string): Promise<Page> {
  return answered(host, host.page(name));
}

async function answered(host: Host, page: Page): Promise<Page> {
  const { kind, id } = page.asked!;
  await sheet.beat();
  return asPage(JSON.parse(JSON.stringify(host.run('lookForAnswer', kind, id))));
}

const texts = (page: Page): string[] =>
  page.sections.flatMap((one) => one.items.map((item) => `${item.place ?? ''} ${item.text}`.trim()));

function rowsAsked(file: 'main' | 'restricted' = 'main'): string[][] {
  return sheet.look(file, 'Requests!A2:I40').filter((row) => row.some((cell) => cell !== ''));
}

function readTwice(): string[] {
  return [...sheet.main.calls.counts].flatMap(([call, times]) =>
    call.startsWith('getValues') && times > 1 ? [call] : [],
  );
}

describe('a question', () => {
  it('is written on a hidden tab with ids only, taken once, and answered in its row', async () => {
    const page = sheet.main.page('today');
    // Cells are read at every look: the quota's pauses may move this clock on by a minute.
    expect(page.asked?.line).toMatch(/^Asked 09:3[12]\.$/);
    expect(page.lead).toBe('The runner has not been in this sheet yet.');
    const book = sheet.desk.server.world.files.get(sheet.desk.ids.main)!.book!;
    expect(book.tabs.find((one) => one.properties.title === 'Requests')?.properties.hidden).toBe(true);
    expect(rowsAsked().map((row) => row.at(-1))).toEqual(['RQ-RUNNER', page.asked?.id]);
    const waiting = asPage(sheet.main.run('lookForAnswer', 'today', page.asked!.id));
    expect(waiting.asked?.line).toMatch(/^Asked 09:3[12] · waits for the runner$/);
    const done = await answered(sheet.main, page);
    expect(done.asked).toBeUndefined();
    expect(done.lead).toMatch(/^What needs a person, the worst first\. .*\(Asked 09:3[12] · done 09:3[23]\)$/);
    expect(done.sections[0]?.items.length).toBeGreaterThan(0);
    expect((await sheet.app.ledger.answers('request/')).size).toBe(1);
    await sheet.beat();
    expect((await sheet.app.ledger.answers('request/')).size).toBe(1);
    expect(sheet.main.page('runner').lead).toMatch(/^The runner was here at 09:3\d and comes about every minute/);
  });

  it('is shown as running while the runner is at it', async () => {
    const page = sheet.main.page('outbox');
    const row = rowsAsked().findIndex((one) => one.at(-1) === page.asked?.id) + 2;
    sheet.desk.person().type(`Requests!D${row}`, 'running');
    const shown = asPage(sheet.main.run('lookForAnswer', 'outbox', page.asked!.id));
    expect(shown.asked?.line).toMatch(/· running$/);
    sheet.desk.person().type(`Requests!D${row}`, '');
  });

  it('that was copied in the tab is done neither time', async () => {
    const page = sheet.main.page('today');
    const rows = rowsAsked();
    const at = rows.findIndex((one) => one.at(-1) === page.asked?.id);
    for (const [column, text] of ['A', 'B', 'C', '', '', '', '', '', 'I'].entries())
      if (text !== '') sheet.desk.person().type(`Requests!${text}${rows.length + 2}`, rows[at]?.[column] ?? '');
    await sheet.beat();
    expect(rowsAsked().filter((one) => one.at(-1) === page.asked?.id && one[3] === 'done')).toEqual([]);
    for (const column of ['A', 'B', 'C', 'I']) sheet.desk.person().type(`Requests!${column}${rows.length + 2}`, '');
    await sheet.beat();
  });

  it('that an editor forged by hand is one like any other: at most twenty are taken at a beat, and none lets anything go (7K12)', async () => {
    const person = sheet.desk.person();
    const letters = 'ABCDEFGHJKMNPQRSTVWXYZ2345678';
    const from = rowsAsked().length + 2;
    const waiting = async () =>
      (await sheet.app.ledger.messages()).map((one) => `${one.key} ${one.state} ${one.released?.version ?? ''}`);
    const before = await waiting();
    for (let nth = 0; nth < 25; nth += 1) {
      const cells = ['Outbox decided', '', '01/03/2027 09:30', `RQ-FAKE${letters[nth % 29] ?? ''}${nth % 9}`];
      for (const [index, column] of ['A', 'B', 'C', 'I'].entries())
        if (cells[index] !== '') person.type(`Requests!${column}${from + nth}`, cells[index] ?? '');
    }
    const ended = () => rowsAsked().filter((row) => row.at(-1)?.startsWith('RQ-FAKE') === true && row[3] !== '').length;
    await sheet.beat();
    expect(ended()).toBe(20);
    await sheet.beat();
    expect(ended()).toBe(25);
    // A beat may draft what intake left for the next one; what waited still waits, and nothing more has gone.
    const after = await waiting();
    expect(after.filter((one) => before.includes(one))).toEqual(before);
    expect(after.filter((one) => !/ (?:draft|offered) $/.test(one))).toEqual(
      before.filter((one) => !/ (?:draft|offered) $/.test(one)),
    );
    for (let nth = 0; nth < 25; nth += 1)
      for (const column of 'ABCDEFGHI') person.type(`Requests!${column}${from + nth}`, '');
    await sheet.beat();
  });

  it('from an hour ago, about a meeting that is gone, or of no kind is refused with what to do instead', async () => {
    const old = sheet.main.page('today');
    const gone = asPage(sheet.main.call('ask', 'agenda', 'M-ZZZZ99'));
    expect(texts(await answered(sheet.main, gone))).toEqual([]);
    expect(asPage(sheet.main.run('lookForAnswer', 'agenda', gone.asked!.id)).lead).toMatch(
      /refused .*That meeting is not on Meetings any more/,
    );
    expect(old.asked).toBeDefined();
    const late = sheet.main.page('today');
    await sheet.beat(61);
    expect(asPage(sheet.main.run('lookForAnswer', 'today', late.asked!.id)).lead).toMatch(/asked too long ago/);
    expect(asPage(sheet.main.call('ask', 'sendEverything', '')).lead).toBe('There is no such page.');
  });
});

describe('the agenda', () => {
  it('comes with times, who waits and why; nothing of a restricted case reaches the main sheet, its own sheet has all', async () => {
    const here = await ask(sheet.main, 'agenda');
    expect(here.title).toBe('Preview agenda');
    expect(texts(here).join('\n')).toContain(refs.a);
    expect(texts(here).join('\n')).toContain('Anna VictimsenAAAA22');
    expect(JSON.stringify(rowsAsked())).not.toContain(refs.apart);
    expect(JSON.stringify(rowsAsked())).not.toContain('Victimsen');
    const apart = await ask(sheet.restricted, 'agenda');
    expect(texts(apart).join('\n')).toContain(refs.apart);
    expect(rowsAsked('restricted')[0]?.at(-1)).toBe('RQ-RUNNERS');
  });

  it('a meeting stands beside its id by its day, as a case by its victim', async () => {
    const ready = await ask(sheet.main, 'ready');
    const places = ready.sections.flatMap(({ items }) => items.flatMap(({ place }) => place ?? []));
    expect(places).toContainEqual(expect.stringMatching(/^M-[A-Z0-9]+ 2027-\d\d-\d\d$/));
  });

  it('keeps a case where a person locks it: the place is typed into At Risk List and the order asked for anew', async () => {
    const before = await ask(sheet.main, 'agenda');
    const [order] = before.sections;
    const last = order!.items.at(-1)!;
    const up = last.presses!.find((one) => one.label.startsWith('Up'))!;
    const page = asPage(sheet.main.call(up.call, ...up.args));
    const after = await answered(sheet.main, page);
    const moved = after.sections[0]!.items.find((one) => one.place?.includes('(locked)'));
    expect(moved?.place).toMatch(new RegExp(`^${String(up.args[1])}\\. `));
    const free = moved!.presses!.find((one) => one.label.startsWith('Free'))!;
    const again = await answered(sheet.main, asPage(sheet.main.call(free.call, ...free.args)));
    expect(texts(again).join('\n')).not.toContain('(locked)');
  });

  it('is timed anew from the case that is heard now', async () => {
    const list = sheet.main.page('now');
    const press = list.sections[0]!.items[0]!.presses![0]!;
    const page = await answered(sheet.main, asPage(sheet.main.call(press.call, ...press.args)));
    expect(page.lead).toMatch(/timed anew from 1\d:\d\d/);
    expect(page.sections[0]?.heading).toBe('What is left');
  });
});

describe('what waits for a person', () => {
  it('ready marks say what is missing, and a mark is typed with the name of who gave it', async () => {
    const page = await ask(sheet.main, 'ready');
    expect(page.sections[0]?.heading).toMatch(/16 March 2027, 2 cases$/);
    expect(texts(page).join('\n')).toMatch(/Minutes: due .*Missing: 2 cases without all that minutes need/);
    const give = page.sections[0]!.items.flatMap((one) => one.presses ?? []).find(
      (one) => one.args[1] === 'listReady',
    )!;
    expect(asPage(sheet.main.call('mark', MEETING, 'listReady', ' ')).lead).toMatch(
      /^Nothing was typed: give your name/,
    );
    for (const none of ['Yes', 'no', 'Hold', 'Send', 'x', '12'])
      expect(asPage(sheet.main.call('mark', MEETING, 'listReady', none)).lead).toMatch(
        /^Nothing was typed: give your name/,
      );
    const given = await answered(
      sheet.main,
      asPage(sheet.main.call(give.call, MEETING, 'listReady', 'Cora Coordinata')),
    );
    expect(texts(given).join('\n')).toContain('List: given.');
    expect(asPage(sheet.main.call('mark', MEETING, 'chair', 'Cora')).lead).toMatch(/^Nothing was typed/);
  });

  it('a message is held with a reason and released by name; the add-on sends nothing itself', async () => {
    await sheet.beat();
    const page = await ask(sheet.main, 'outbox');
    const held = page.sections[0]!.items.flatMap((one) => one.presses ?? []).find((one) =>
      one.label.startsWith('Hold'),
    )!;
    const row = String(held.args[0]);
    expect(asPage(sheet.main.call('decide', row, 'hold', 'Cora', '')).lead).toMatch(/Say why/);
    expect(asPage(sheet.main.call('decide', row, 'release', 'Yes', '')).lead).toMatch(
      /^Nothing was typed: give your name/,
    );
    const after = await answered(sheet.main, asPage(sheet.main.call('decide', row, 'hold', 'Cora', 'Wrong meeting')));
    expect(texts(after).join('\n')).toContain('Held until somebody chooses Release');
    const message = (await sheet.app.ledger.messages()).find((one) => one.held);
    expect(message).toBeDefined();
    expect(await sheet.app.ledger.findNotes(message!.key)).toContain('Wrong meeting');
    const letGo = await answered(sheet.main, asPage(sheet.main.call('decide', row, 'release', 'Cora', '')));
    expect(letGo.lead).toMatch(/^Done\./);
    expect((await sheet.app.ledger.findMessage(message!.key))?.held).toBe(false);
    expect(JSON.stringify(rowsAsked())).not.toContain('Wrong meeting');
  });

  it('follow-ups are previewed and nothing is planned by it', async () => {
    const before = (await sheet.app.ledger.messages()).length;
    const page = await ask(sheet.main, 'followUps');
    expect(page.lead).toMatch(/Nobody would be reminded now|would be planned now; nothing was planned/);
    expect((await sheet.app.ledger.messages()).length).toBe(before);
  });

  it.each(['agendaNow', 'minutesNow', 'recheck'])(
    'the runner is asked for %s and says what came of it',
    async (kind) => {
      const page = await answered(sheet.main, asPage(sheet.main.call('ask', kind, '')));
      expect(page.lead).toMatch(/^Done\. \d+ messages? waits? for release\./);
    },
  );
});

describe('the tab Requests', () => {
  it.each(['agenda', 'today', 'outbox', 'ready', 'followUps', 'now', 'minute', 'runner'])(
    'and every other is read at most once for %s, and once for its answer',
    async (name) => {
      sheet.main.forget();
      const page = sheet.main.page(name);
      expect(readTwice()).toEqual([]);
      if (page.asked === undefined) return;
      await sheet.beat();
      sheet.main.forget();
      sheet.main.run('lookForAnswer', page.asked.kind, page.asked.id);
      expect(readTwice()).toEqual([]);
    },
  );

  it('and every other is read at most once for whatever is pressed', async () => {
    const outbox = await ask(sheet.main, 'outbox');
    const hold = outbox.sections.flatMap((one) => one.items.flatMap((item) => item.presses ?? []))[0]!;
    const listing = (await readFacts(sheet.app.ports, false)).facts.maracs[0]!.listings.find(
      (one) => one.caseRef === refs.a,
    )!.id;
    const presses: readonly (readonly [string, ...(string | number)[]])[] = [
      ['mark', MEETING, 'agendaReady', 'Cora'],
      ['nowAt', MEETING, refs.a],
      ['lock', listing, 1, MEETING],
      ['lock', listing, '', MEETING],
      ['decide', String(hold.args[0]), 'hold', 'Cora', 'Wrong meeting'],
      ['minute', listing],
      ['saveNote', listing, 'background', 'new', 'She said so.'],
      ['saveListing', listing, 'outcome', '', 'actionPlan'],
    ];
    for (const [name, ...args] of presses) {
      sheet.main.forget();
      sheet.main.call(name, ...args);
      expect([name, ...readTwice()]).toEqual([name]);
    }
    await sheet.beat();
  });

  it('is all that the restricted sheet lacked: it is set up as what it is', () => {
    expect(sheet.restricted.page('setUp').lead).toBe('Every tab is there. Nothing was changed.');
  });

  it('costs one look at Drive’s version a sheet while nobody asks, and no reading', async () => {
    const { app, desk } = sheet;
    // What the tests before wrote would come out in Drive's version minutes later, between the two looks: here it shows at once.
    desk.server.setLag(0);
    // The first may write that the runner is here, which makes a newer version: the second reads the cells for it, once.
    await answerRequests(app, desk.clock.now());
    await answerRequests(app, desk.clock.now());
    const before = app.google!.counts();
    await answerRequests(app, desk.clock.now());
    const after = app.google!.counts();
    desk.server.setLag(180_000);
    expect([after.read - before.read, after.write - before.write, after.drive - before.drive]).toEqual([0, 0, 2]);
  });

  it('is emptied of answers after a day', async () => {
    await sheet.beat(1500);
    await sheet.beat(6);
    expect(rowsAsked().map((one) => one.at(-1))).toEqual(['RQ-RUNNER']);
  });
});
