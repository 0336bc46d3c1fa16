// F19: answers without a name on a desk of November 2026: what stood there stays as it was; what is typed from now on wants a name.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BLANK, textCell, type Cell } from '../../src/domain/cells/cell.ts';
import type { TableName } from '../../src/workbook/tables/table.ts';
import { sayLeftOut, sayVerified } from './left-out.ts';
import { openOldDesk, type OldDesk } from './open-desk.ts';

const SLOW = { timeout: 600_000 };
const NAMES: readonly (readonly [TableName, readonly string[]])[] = [
  ['meetings', ['listReadyBy', 'agendaReadyBy', 'actionsReadyBy', 'minutesReadyBy', 'chairApprovedBy']],
  ['referrals', ['decidedBy', 'matchAnsweredBy', 'idvaAcknowledgedBy']],
];

let desk: OldDesk;
beforeAll(async () => {
  desk = await openOldDesk('desk-2026-11');
}, 600_000);
afterAll(() => desk.close());

async function type(now: string, table: TableName, rowId: string, cells: ReadonlyMap<string, Cell>): Promise<void> {
  await desk.withBook(now, async (book) => {
    const read = await book.read([table]);
    const row = read.tables.get(table)?.rows.find((one) => one.id === rowId);
    const set = new Map([...cells].map(([field, to]) => [field, { from: row?.cells.get(field) ?? BLANK, to }]));
    const [answer] = await book.write([{ do: 'set', table, rowId, cells: set }], read.revision);
    expect(answer?.outcome).toBe('done');
  });
}

test('F19: an upgrade asks for no name of an answer that stood there, and takes none of it back', SLOW, async () => {
  // The names are taken out before the new version has run: as if they had never been typed.
  const before = await desk.look('2027-03-11T11:01');
  let taken = 0;
  for (const [table, fields] of NAMES)
    for (const row of before.tables.get(table)?.rows ?? []) {
      const named = fields.filter((field) => (row.cells.get(field)?.kind ?? 'blank') !== 'blank');
      if (row.id === undefined || named.length === 0) continue;
      taken += named.length;
      await type('2027-03-11T11:02', table, row.id, new Map(named.map((field) => [field, BLANK])));
    }
  expect(taken).toBeGreaterThan(3);
  const states = async (now: string): Promise<readonly string[]> =>
    (await desk.messages(now)).map(({ key, state }) => `${key} ${state}`);
  const waiting = (await states('2027-03-11T11:03')).filter((one) => / (offered|cancelled)$/.test(one));
  // 3: a form in its inbox wants a person.
  expect([0, 3]).toContain((await desk.marac('2027-03-11T11:05', 'run')).exit);
  expect(await sayVerified(desk, '2027-03-11T11:05', 'Cora Coordinata')).toBe(1);
  await desk.marac('2027-03-11T11:06', 'run');
  expect(await sayLeftOut(desk, '2027-03-11T11:06', 'Cora Coordinata')).toBeGreaterThan(0);
  expect([0, 3]).toContain((await desk.marac('2027-03-11T11:07', 'run')).exit);
  const now = new Set(await states('2027-03-11T11:08'));
  expect(waiting.filter((one) => one.includes('/agenda/') && !now.has(one))).toEqual([]);
  expect((await desk.marac('2027-03-11T11:08', 'today')).out).not.toContain('without a name');
});

test('F19: an answer typed after it wants its name', SLOW, async () => {
  await type('2027-03-11T11:10', 'meetings', 'M-AAAA22', new Map([['actionsReady', textCell('Yes')]]));
  await desk.marac('2027-03-11T11:12', 'run');
  const { out } = await desk.marac('2027-03-11T11:13', 'today');
  expect(out.match(/without a name/g)).toHaveLength(1);
  expect(out.replaceAll(/\s+/g, ' ')).toContain('“Actions ready” is filled in without a name');
});
