// A ledger begun anew in the place of a lost one, on a desk from which mail went: nobody remembers any more what was verified, so one list asks a
// person. The steps build on each other; everybody is made up.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BLANK, cellText } from '../../src/domain/cells/cell.ts';
import { openOldDesk, type OldDesk } from './open-desk.ts';

const SLOW = { timeout: 600_000 };
const BY = ['--by', 'Cora Coordinata'] as const;

let desk: OldDesk;
beforeAll(async () => {
  desk = await openOldDesk('desk-2026-11');
  await desk.marac('2027-03-11T11:05', 'run');
}, 600_000);
afterAll(() => desk.close());

const lists = async (now: string) => {
  const { tables } = await desk.look(now);
  return (tables.get('today')?.rows ?? []).flatMap(({ id = '', cells }) => {
    const what = cellText(cells.get('what') ?? BLANK);
    return what.includes('no mail is known to have reached') ? [{ id, what }] : [];
  });
};

async function stateOf(now: string, contact: string): Promise<string> {
  const { tables } = await desk.look(now);
  const row = tables.get('contacts')?.rows.find((one) => one.id === contact);
  return cellText(row?.cells.get('verifiedState') ?? BLANK);
}

test(
  'F8: after the ledger was lost, the list of what may have gone is as long as before, and asks of every contact',
  SLOW,
  async () => {
    expect(await stateOf('2027-03-11T11:06', 'C-HAAA22'), 'mail was handed to it').toBe('Ready');
    for (const end of ['', '-wal', '-shm']) rmSync(path.join(desk.folder, `ledger/live.sqlite${end}`), { force: true });
    expect((await desk.marac('2027-03-11T11:10', 'run')).err).toContain('gone');
    const said = await desk.marac('2027-03-11T11:12', 'unblock', ...BY, '--evidence', 'Sent folder', '--json');
    const { uncertain, drafts } = JSON.parse(said.out) as {
      readonly uncertain: readonly string[];
      readonly drafts: number;
    };
    // Which of the area's templates were approved is lost with the ledger: until somebody approves them, what they make stays a draft.
    expect(uncertain.length + drafts).toBeGreaterThan(2);
  },
);

test(
  'F8: what stands on Contacts counts as verified for nobody until a person has confirmed the list',
  SLOW,
  async () => {
    const before = desk.taken.length;
    for (const now of ['2027-03-11T11:15', '2027-03-11T11:20']) await desk.marac(now, 'run');
    const found = await lists('2027-03-11T11:21');
    expect(found).toHaveLength(1);
    expect(found[0]?.what).toContain('(row C-HAAA22)');
    expect(found[0]?.what).toContain('before this record of it began');
    expect(await stateOf('2027-03-11T11:21', 'C-HAAA22')).toMatch(/^Not confirmed yet/);
    expect(desk.taken.slice(before)).toEqual([]);
  },
);

test('F8: a named Yes confirms them as listed', SLOW, async () => {
  const [list] = await lists('2027-03-11T11:25');
  await desk.marac('2027-03-11T11:25', 'answer', list?.id ?? '', 'yes', ...BY);
  await desk.marac('2027-03-11T11:30', 'run');
  expect(await lists('2027-03-11T11:31')).toEqual([]);
  expect(await stateOf('2027-03-11T11:31', 'C-HAAA22')).toBe('Ready');
});
