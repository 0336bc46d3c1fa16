// F8: a desk of November 2026 has contacts marked as verified and remembers of none what was. Where the ledger shows that mail was handed to exactly
// that address it counts; all others stand on one list that a person confirms. The steps build on each other; everybody is made up.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { BLANK, cellText, textCell, type Cell } from '../../src/domain/cells/cell.ts';
import { openOldDesk, type OldDesk } from './open-desk.ts';

const SLOW = { timeout: 600_000 };
const COORDINATOR = 'Cora Coordinata';
const CHAIR = 'northmere/agenda/M-AAAA22/chair/C-XAAA22';
/** Nobody ever wrote to these, but for C-EAAA22: of its list nobody knows whether it arrived. */
const LISTED = ['C-EAAA22', 'C-HBBB22', 'C-JAAA22', 'C-TAAA22', 'C-VAAA22', 'C-XAAA22'];

let desk: OldDesk;
beforeAll(async () => {
  desk = await openOldDesk('desk-2026-11');
}, 600_000);
afterAll(() => desk.close());

interface Line {
  readonly id: string;
  readonly what: string;
}

async function lines(now: string, words: string): Promise<readonly Line[]> {
  const { tables } = await desk.look(now);
  return (tables.get('today')?.rows ?? []).flatMap(({ id = '', cells }) => {
    const what = cellText(cells.get('what') ?? BLANK);
    return what.includes(words) ? [{ id, what }] : [];
  });
}

async function stateOf(now: string, contact: string): Promise<string> {
  const { tables } = await desk.look(now);
  const row = tables.get('contacts')?.rows.find((one) => one.id === contact);
  return cellText(row?.cells.get('verifiedState') ?? BLANK);
}

/** As it was before it was broken into lines. */
const flat = (text: string): string => text.replace(/\s+/g, ' ');

const lists = (now: string): Promise<readonly Line[]> => lines(now, 'no mail is known to have reached');

test('F8: before the first run `marac today` gives the list, and its JSON holds no address', SLOW, async () => {
  const said = await desk.marac('2027-03-11T11:01', 'today', '--json');
  expect(said.out).toContain('C-XAAA22 (row C-XAAA22)');
  expect(said.out).not.toContain('@');
  const seen = await desk.seen('2027-03-11T11:01', 'today');
  expect(flat(seen.out)).toContain('cxaaa22@northmere.example.org');
});

test(
  'F8: after the first run one line lists each contact that no mail is known to have reached, by name, agency, address and row',
  SLOW,
  async () => {
    await desk.marac('2027-03-11T11:05', 'run');
    const [list, ...more] = await lists('2027-03-11T11:06');
    expect(more).toEqual([]);
    const listed = [...(list?.what ?? '').matchAll(/row (C-\w+)/g)].map(([, id]) => id);
    expect(new Set(listed)).toEqual(new Set(LISTED));
    expect(listed).toHaveLength(LISTED.length);
    expect(list?.what).toContain('Charis Chairman (Northmere Police) cxaaa22@northmere.example.org (row C-XAAA22)');
    expect(list?.what).toContain('6 contacts were marked as verified');
    expect(await stateOf('2027-03-11T11:06', 'C-XAAA22')).toBe(
      'Not confirmed yet (Today has the list): nothing is sent',
    );
    expect(await stateOf('2027-03-11T11:06', 'C-HAAA22'), 'mail was handed to it').toBe('Ready');
    const stopped = await lines('2027-03-11T11:06', '“Chair’s papers”');
    expect(stopped.map(({ what }) => what).join('\n')).toMatch(/\(Contacts, row \d+ \(C-XAAA22\)\), or answer here/);
  },
);

test('F8: what would go to one of them does not, released or not', SLOW, async () => {
  const messages = await desk.messages('2027-03-11T11:07');
  expect(messages.find((one) => one.key === CHAIR)?.state).toBe('cancelled');
  expect(desk.taken.filter(({ to }) => to.some((one) => one.includes('cxaaa22')))).toEqual([]);
});

test('F8: one that is verified anew in its row leaves the list; the others are still asked about', SLOW, async () => {
  await desk.withBook('2027-03-11T11:10', async (book) => {
    const read = await book.read(['contacts']);
    const row = read.tables.get('contacts')?.rows.find((one) => one.id === 'C-EAAA22');
    const set = (field: string, to: Cell) => [field, { from: row?.cells.get(field) ?? BLANK, to }] as const;
    const cells = new Map([
      set('verifiedBy', textCell(COORDINATOR)),
      set('verifiedOn', { kind: 'date', date: '2027-03-11' } as Cell),
    ]);
    await book.write([{ do: 'set', table: 'contacts', rowId: 'C-EAAA22', cells }], read.revision);
  });
  await desk.marac('2027-03-11T11:15', 'run');
  expect(await stateOf('2027-03-11T11:16', 'C-EAAA22')).toBe('Ready');
  const [list] = await lists('2027-03-11T11:16');
  expect(list?.what).toContain('5 contacts were marked as verified');
  expect(list?.what).not.toContain('C-EAAA22');
});

test(
  'F8: an answer without a name does nothing; a named Yes confirms them all, and what waited goes once it is released',
  SLOW,
  async () => {
    const [{ id }] = (await lists('2027-03-11T11:20')) as [Line];
    expect((await desk.marac('2027-03-11T11:21', 'answer', id, 'yes')).exit).toBe(2);
    expect((await desk.marac('2027-03-11T11:22', 'answer', id, 'yes', '--by', COORDINATOR)).exit).toBe(0);
    await desk.marac('2027-03-11T11:25', 'run');
    expect(await lists('2027-03-11T11:26')).toEqual([]);
    expect(await stateOf('2027-03-11T11:26', 'C-XAAA22')).toBe('Ready');
    const waits = (await desk.messages('2027-03-11T11:26')).find((one) => one.key === CHAIR);
    expect(waits?.state).toMatch(/draft|offered/);
  },
);

test('F8: marac outbox, release and who show the address at a terminal, and no JSON holds one', SLOW, async () => {
  const key = 'northmere/agenda/M-AAAA22/C-CAAA22';
  const whom = 'Chidi Childworth, Northmere Children’s Services, ccaaa22@northmere.example.org (C-CAAA22)';
  expect(flat((await desk.seen('2027-03-11T11:30', 'outbox')).out)).toContain(whom);
  expect(flat((await desk.seen('2027-03-11T11:30', 'outbox', key)).out)).toContain(`To ${whom}`);
  const messages = await desk.messages('2027-03-11T11:30');
  const about = messages.find((one) => one.key.endsWith('list/C-CAAA22'))?.discloses[0]?.case ?? '';
  expect(flat((await desk.seen('2027-03-11T11:31', 'who', about)).out)).toContain('<ccaaa22@northmere.example.org>');
  for (const argv of [['outbox'], ['outbox', key], ['who', about], ['today'], ['plan']])
    expect((await desk.marac('2027-03-11T11:32', ...argv, '--json')).out).not.toContain('@');
  const offered = messages.find((one) => one.state === 'offered' && !one.held)?.key ?? '';
  const said = await desk.seen('2027-03-11T11:33', 'release', offered, '--by', COORDINATOR);
  expect(flat(said.out)).toMatch(/Released: .+ \(\S+\), version \d+, to [^<]+@northmere\.example\.org \(C-/);
});
