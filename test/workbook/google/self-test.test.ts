// `marac check --google`, on the test server: as assumed there; what differs is named; nothing but two empty sheets is touched. All is made up.
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { ASSUMPTIONS } from '../../../src/workbook/google/self-test/assumptions.ts';
import { openGoogleMarac, type GoogleMarac } from '../../support/google/marac.ts';
import { storeSheet } from '../../support/google/world.ts';
import { COORDINATOR, RUNNER } from './bed.ts';

let marac: GoogleMarac;
let ids: readonly string[];
beforeEach(async () => {
  marac = await openGoogleMarac();
  ids = ['One', 'Two'].map((title) => {
    const { id } = storeSheet(marac.bed.server.world, { properties: { title } }, COORDINATOR);
    marac.bed.server.people.share(id, { email: RUNNER });
    return id;
  });
}, 60_000);
afterEach(() => marac.close());

const check = (...more: readonly string[]) =>
  marac.ask('2027-03-08T09:00', 'check', ...more.flatMap((id) => ['--google', id]));
const json = async (...more: readonly string[]) => {
  const { out } = await marac.ask('2027-03-08T09:00', 'check', '--json', ...more.flatMap((id) => ['--google', id]));
  return (JSON.parse(out) as { google: readonly { assumed: string; differs: string | null }[] }).google;
};

/** One blank tab, no mark, no cell: as a person made it. */
function isAsMade(id: string): boolean {
  const { tabs, metadata } = marac.bed.server.world.files.get(id)!.book!;
  const cells = tabs.flatMap(({ rows }) => rows.flatMap((row) => row.cells.filter((cell) => cell !== undefined)));
  return tabs.length === 1 && cells.length === 0 && metadata.length === 0;
}

/** An answer as it would be without the cells that it was asked to show. */
function empty(body: unknown): unknown {
  const answer = body as { updatedSpreadsheet?: { sheets?: { data?: unknown }[] } };
  for (const sheet of answer.updatedSpreadsheet?.sheets ?? []) delete sheet.data;
  return answer;
}

describe('F58: two empty sheets', () => {
  it('each assumption and each step of the workbook is as assumed at the test server, and the sheets are empty again', async () => {
    const said = await check(...ids);
    expect([said.exit, said.err]).toEqual([0, '']);
    expect(said.out).not.toContain('DIFFERS');
    expect(said.out.match(/as assumed {2}/g)).toHaveLength(ASSUMPTIONS.length + 6);
    expect(ids.map(isAsMade)).toEqual([true, true]);
    expect(said.out).not.toMatch(/@|1[\w]{43}/);
  }, 60_000);

  it('a version that takes longer than three minutes differs, with the seconds', async () => {
    marac.bed.server.setLag(200_000);
    expect((await json(...ids)).filter(({ differs }) => differs !== null)).toEqual([
      {
        assumed: 'Drive shows a new version within three minutes of a write.',
        differs: expect.stringMatching(/^It took \d{3} seconds\.$/),
      },
    ]);
  }, 60_000);

  it('an answer that does not show what was copied differs', async () => {
    const trouble = { do: 'change', change: empty } as const;
    marac.bed.server.script.add({ on: 'sheets.spreadsheets.batchUpdate', at: 'after', trouble, times: Infinity });
    const differs = (await json(...ids)).filter((one) => one.differs !== null).map(({ assumed }) => assumed);
    marac.bed.server.script.clear();
    expect(differs).toContain('A batch shows in its answer what it copied to a hidden tab before it wrote over it.');
  }, 60_000);
});

describe('nothing else is written to', () => {
  it('a sheet that holds a word is refused', async () => {
    marac.bed.server.people.open(COORDINATOR, ids[1]!).type('Sheet1!C4', 'shopping');
    const before = marac.bed.server.world.files.get(ids[1]!)!.book;
    const said = await check(...ids);
    expect([said.exit, said.out]).toEqual([3, expect.stringContaining('Sheet 2')]);
    expect(said.out).toContain('It is not empty.');
    expect(marac.bed.server.world.files.get(ids[1]!)!.book).toBe(before);
    expect(isAsMade(ids[0]!)).toBe(true);
  });

  it('a workbook of the config is refused, and so is one sheet given twice', async () => {
    marac.bed.server.setMood(false); // Nobody types: that nothing was written shows in the file being the same.
    const before = marac.bed.server.world.files.get(marac.bed.ids.main)!.book;
    expect((await check(ids[0]!, marac.bed.ids.main)).out).toContain('is a workbook of marac.config.yaml');
    expect(marac.bed.server.world.files.get(marac.bed.ids.main)!.book).toBe(before);
    expect((await check(ids[0]!, ids[0]!)).out).toContain('It takes two sheets');
  });

  it('one id, or three, is used wrongly', async () => {
    expect((await check(ids[0]!)).exit).toBe(2);
    expect((await check(...ids, 'x')).exit).toBe(2);
  });
});
