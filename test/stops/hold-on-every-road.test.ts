// A Hold typed into a real .xlsx file, at any moment before a message leaves, on every road by which something leaves: it does not leave. And what a
// renamed tab of such a file freezes is thawed with its Hold (F3). By the commands a person types, with a mail server. All of it is made up.
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { cellText } from '../../src/domain/cells/cell.ts';
import { seededRandom } from '../../src/system/random.ts';
import type { Said } from '../support/command-line.ts';
import { renameTabIn } from '../support/rename-tab.ts';
import { sayLeftOut } from '../upgrade/left-out.ts';
import { openOldDesk, type OldDesk } from '../upgrade/open-desk.ts';

const SLOW = 300_000;
const CORA = 'Cora Coordinata';
const HOUSING = 'northmere/agenda/M-AAAA22/C-HAAA22';
const POLICE = 'northmere/agenda/M-AAAA22/C-PAAA22';
const HELD = 'northmere/agenda/M-AAAA22/C-CAAA22';
/** In its undo time of half an hour: it goes by itself. */
const RECEIPT = 'northmere/intake/R-QCFCMV/receipt/C-HAAA22';

let desk: OldDesk;
beforeEach(async () => {
  desk = await openOldDesk('desk-2026-11');
  const { exit, err, out } = await desk.marac('2027-03-11T11:05', 'run');
  // 3: something needs a person, as the form in the inbox does.
  if (exit !== 0 && exit !== 3) throw new Error(`${exit} ${err} ${out}`);
  await sayLeftOut(desk, '2027-03-11T11:06', CORA);
  await desk.marac('2027-03-11T11:07', 'run');
}, SLOW);
afterEach(() => desk.close());

const to = (text: string) => ({ from: { kind: 'blank' } as const, to: { kind: 'text', text } as const });

/** As a person types it in Excel, in the row of that message. */
async function typeHold(now: string, key: string, word: string): Promise<void> {
  await desk.withBook(now, async (book) => {
    const { tables, revision } = await book.read(['outbox']);
    const row = tables.get('outbox')?.rows.find((one) => cellText(one.cells.get('key') ?? { kind: 'blank' }) === key);
    const cells = new Map([
      ['answer', to(word)],
      ['by', to(CORA)],
    ]);
    const [answer] = await book.write([{ do: 'set', table: 'outbox', rowId: row?.id ?? '', cells }], revision);
    if (answer?.outcome !== 'done') throw new Error(`the Hold was not typed: ${answer?.outcome ?? 'no answer'}`);
  });
}

async function leftKeys(now: string): Promise<readonly string[]> {
  const byId = new Map((await desk.messages(now)).map((one) => [one.messageId, one.key]));
  return desk.taken.map(({ messageId }) => byId.get(messageId) ?? messageId);
}

const find = async (now: string, key: string) => (await desk.messages(now)).find((one) => one.key === key);

type Road = (now: string, key: string) => Promise<Said>;
const release: Road = (now, key) => desk.marac(now, 'release', key, '--by', CORA);

const ROADS: readonly (readonly [string, Road])[] = [
  ['run', (now) => desk.marac(now, 'run')],
  ['run send', (now) => desk.marac(now, 'run', 'send')],
  ['serve', (now) => desk.serve(now)],
  [
    'release, then run send',
    async (now, key) => ((await release(now, key)).exit === 0 ? release(now, key) : desk.marac(now, 'run', 'send')),
  ],
  [
    'release of all that begins so, then run send',
    async (now) => {
      await desk.marac(now, 'release', '--all', 'northmere', '--by', CORA);
      return desk.marac(now, 'run', 'send');
    },
  ],
  [
    'reissue of its papers, then run',
    async (now) => {
      await desk.marac(now, 'reissue', 'northmere/agenda/M-AAAA22', '--yes', '--by', CORA, '--why', 'A wrong date');
      return desk.marac(now, 'run');
    },
  ],
];

describe('a Hold typed at a random moment: nothing of it leaves on any road', () => {
  test.each(ROADS.map(([name], index) => [name, index] as const))(
    'marac %s',
    async (_, nth) => {
      const random = seededRandom(900 + nth);
      const key = [HOUSING, POLICE, RECEIPT][random.below(3)] as string;
      const word = ['Hold', 'HOLD', 'stop', 'not yet'][random.below(4)] as string;
      const isReleasedFirst = random.below(2) === 0;
      const minute = 10 + random.below(20);
      if (isReleasedFirst && key !== RECEIPT) await release('2027-03-11T11:08', key);
      await typeHold(`2027-03-11T11:${minute}`, key, word);
      const road = ROADS[nth]?.[1] as Road;
      const said = await road('2027-03-11T11:45', key);
      expect([0, 3]).toContain(said.exit);
      expect(await leftKeys('2027-03-11T11:46')).not.toContain(key);
      await desk.marac('2027-03-11T15:30', 'run');
      expect(await leftKeys('2027-03-11T15:31')).not.toContain(key);
      expect(await find('2027-03-11T15:31', key)).toMatchObject({ held: true });
    },
    SLOW,
  );

  test(
    'without one it leaves: the same steps are no proof by standing still',
    async () => {
      await release('2027-03-11T11:08', HOUSING);
      await desk.marac('2027-03-11T11:45', 'run', 'send');
      const left = await leftKeys('2027-03-11T11:46');
      expect(left).toContain(HOUSING);
      expect(left).toContain(RECEIPT);
    },
    SLOW,
  );
});

describe('F3 on a real .xlsx file', () => {
  test(
    'a tab that another name hides for a run freezes what waits, and thawed the Hold stands and nothing has left',
    async () => {
      const file = path.join(desk.folder, 'main.xlsx');
      const before = new Map((await desk.messages('2027-03-11T11:06')).map((one) => [one.key, one.state]));
      renameTabIn(file, 'At Risk List', 'Old list');
      await desk.marac('2027-03-11T12:00', 'run');
      const during = await desk.messages('2027-03-11T12:01');
      for (const key of [HELD, HOUSING, POLICE])
        expect([key, during.find((one) => one.key === key)?.state]).toEqual([key, before.get(key)]);
      expect(during.find((one) => one.key === HOUSING)?.frozen).toBeDefined();
      renameTabIn(file, 'Old list', 'At Risk List');
      await desk.marac('2027-03-11T12:30', 'run');
      const after = await desk.messages('2027-03-11T12:31');
      expect(after.find((one) => one.key === HELD)).toMatchObject({ state: 'offered', held: true });
      expect(after.find((one) => one.key === HOUSING)).toMatchObject({ state: 'offered', version: 2 });
      expect(after.find((one) => one.key === HOUSING)?.frozen).toBeUndefined();
      await release('2027-03-11T12:40', HOUSING);
      await desk.marac('2027-03-11T12:45', 'run');
      const left = await leftKeys('2027-03-11T12:46');
      expect(left).toContain(HOUSING);
      expect(left).not.toContain(HELD);
    },
    SLOW,
  );
});
