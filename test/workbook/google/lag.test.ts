// Drive's version lags up to three minutes behind a sheet's cells (the test server does so unless told otherwise): what is read, what counts as moved
// and what is written over goes by the cells alone. All people and cases are made up.
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { GoogleWorkbook } from '../../../src/workbook/google/google-workbook.ts';
import type { Snapshot } from '../../../src/workbook/workbook-port.ts';
import { cellOf, rowOf, set, text } from '../contract-bench.ts';
import { columnAt, openDesk, type Desk } from './bed.ts';

const SECOND = 1 / 60;
let desk: Desk;
let book: GoogleWorkbook;
beforeAll(async () => {
  desk = await openDesk();
}, 30_000);
afterAll(() => desk.close());
beforeEach(() => {
  desk.reset();
  desk.typeRow('cases', 2, 'K-AAAA22', { wishes: 'as typed' });
  book = desk.open();
});

const wishes = (snapshot: Snapshot): unknown => cellOf(rowOf(snapshot, 'cases', 'K-AAAA22'), 'wishes');
const type = (words: string): void => desk.person().type(desk.at('cases', 'wishes', 2), words);
const reads = (): number => desk.client.counts.read;

describe('with Drive three minutes behind', () => {
  it('F49: a book that stays open reads what was typed a second ago', async () => {
    await book.read(['cases']);
    type('changed');
    desk.clock.pass(SECOND);
    expect(wishes(await book.read(['cases']))).toEqual(text('changed'));
  });

  it.each<readonly [string, number, boolean]>([
    ['9 seconds after the cells were read they are not read again', 9, false],
    ['10 seconds after, what was typed counts as moved', 10, true],
    ['so it does a minute after', 60, true],
  ])('%s', async (_what, seconds, expected) => {
    desk.server.setMood(false); // Counted to the second.
    const { revision } = await book.read(['cases']);
    type('changed');
    desk.clock.pass(seconds * SECOND);
    expect(await book.moved(revision)).toBe(expected);
  });

  it('one read serves all messages of ten seconds, and the next one the next ten', async () => {
    desk.server.setMood(false); // Counted to the call or the second.
    const { revision } = await book.read(['cases']);
    const before = reads();
    const asked: number[] = [];
    for (const seconds of [9, 1, 9, 1]) {
      desk.clock.pass(seconds * SECOND);
      expect(await book.moved(revision)).toBe(false);
      asked.push(reads() - before);
    }
    // Two files, in two requests each.
    expect(asked).toEqual([0, 4, 4, 8]);
  });

  it('F49: what was typed into one file while another was read for longer than ten seconds counts as moved', async () => {
    desk.server.setMood(false); // Counted to the second.
    const { revision } = await book.read(['cases']);
    desk.clock.pass(60 * SECOND);
    const edit = (): void => {
      type('changed');
      desk.clock.pass(20 * SECOND);
    };
    const isRestricted = ({ url }: { readonly url: URL }): boolean => url.pathname.includes(desk.ids.restricted);
    const on = 'sheets.spreadsheets.values.batchGetByDataFilter';
    desk.server.script.add({ on, at: 'after', when: isRestricted, trouble: { do: 'edit', edit } });
    expect(await book.moved(revision)).toBe(true);
    expect(wishes(await book.read(['cases']))).toEqual(text('changed'));
  });

  it.each<readonly [number, boolean]>([
    [4, false],
    [5, true],
  ])(
    'where every answer with the cells takes %i seconds, two files have not moved: not %s',
    async (seconds, expected) => {
      desk.server.setMood(false); // Counted to the second.
      const { revision } = await book.read(['cases']);
      desk.clock.pass(60 * SECOND);
      const edit = (): void => desk.clock.pass(seconds * SECOND);
      const on = 'sheets.spreadsheets.values.batchGetByDataFilter';
      desk.server.script.add({ on, at: 'after', times: Infinity, trouble: { do: 'edit', edit } });
      expect(await book.moved(revision)).toBe(expected);
    },
  );

  it('a version that is another one is believed at once', async () => {
    desk.server.setLag(0);
    const { revision } = await book.read(['cases']);
    type('changed');
    expect(await book.moved(revision)).toBe(true);
    desk.server.setLag(180_000);
  });

  it('a version that is another one for our own write is not taken for a person’s', async () => {
    desk.server.setLag(0);
    const { revision } = await book.read(['cases']);
    await book.write([set('cases', 'K-AAAA22', { names: [{ kind: 'blank' }, text('Ella')] })], revision);
    expect(await book.moved(revision)).toBe(false);
    desk.server.setLag(180_000);
  });

  it('F49: what a person typed since it was read stands, whatever was planned for that cell', async () => {
    const before = await book.read(['cases']);
    type('fresh');
    const change = set('cases', 'K-AAAA22', {
      wishes: [cellOf(rowOf(before, 'cases', 'K-AAAA22'), 'wishes'), text('ours')],
    });
    expect(await book.write([change], before.revision)).toEqual([{ outcome: 'movedOn', fields: ['wishes'] }]);
    expect(wishes(await book.read(['cases']))).toEqual(text('fresh'));
  });

  it('F49: a row that was sorted since it was read is written where it stands now', async () => {
    desk.typeRow('cases', 3, 'K-BBBB22', { wishes: 'earlier in the alphabet' });
    const before = await book.read(['cases']);
    desk.person().sort("'Cases'!2:3", columnAt('cases', 'wishes'), true);
    await book.write([set('cases', 'K-AAAA22', { names: [{ kind: 'blank' }, text('Ella')] })], before.revision);
    const now = await book.read(['cases']);
    expect([
      cellOf(rowOf(now, 'cases', 'K-AAAA22'), 'names'),
      cellOf(rowOf(now, 'cases', 'K-BBBB22'), 'names'),
    ]).toEqual([text('Ella'), { kind: 'blank' }]);
  });
});
