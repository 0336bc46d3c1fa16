// How long a lease holds, which slots are listed, what people accepted and answered, and what is remembered of rows. All data synthetic.
import { describe, expect, test } from 'vitest';
import type { Lease } from '../../src/ledger/job-slot.ts';
import type { Ledger } from '../../src/ledger/ledger-port.ts';
import { day } from '../../src/domain/time/day.ts';
import { openDesk } from './make.ts';

const SLOT = { marac: 'ealing', job: 'agenda', slot: '2027-03-09T08:30' };
const MINUTE = 60_000;
const CORA = { by: 'Cora', in: 'command' } as const;

async function claim(ledger: Ledger, slot = SLOT, owner = 'one'): Promise<Lease> {
  const answer = await ledger.claimSlot(slot, owner, MINUTE);
  if (!answer.claimed) throw new Error(answer.why);
  return answer.lease;
}

describe('a lease of a minute', () => {
  test.each([
    [0.999, false],
    [1, true],
    [1.001, true],
  ])('may be taken over after %f minutes: %s', async (minutes, taken) => {
    using desk = openDesk();
    const first = await claim(desk.ledger);
    desk.clock.pass(minutes);
    const answer = await desk.again().claimSlot(SLOT, 'two', MINUTE);
    const kept = {
      ...SLOT,
      state: 'claimed',
      owner: 'one',
      claimedAt: '2027-03-09T10:00',
      untilMs: first.untilMs,
      tries: 1,
    };
    expect(answer).toEqual(
      taken
        ? {
            claimed: true,
            lease: { ...first, owner: 'two', token: first.token + 1, untilMs: desk.clock.ms() + MINUTE },
          }
        : { claimed: false, why: 'running', slot: kept },
    );
  });

  test('is longer once it is renewed, from then on', async () => {
    using desk = openDesk();
    const lease = await claim(desk.ledger);
    desk.clock.pass(0.5);
    expect(await desk.ledger.renewSlot(lease, MINUTE)).toEqual({ ...lease, untilMs: lease.untilMs + MINUTE / 2 });
    desk.clock.pass(0.9);
    expect(await desk.again().claimSlot(SLOT, 'two', MINUTE)).toMatchObject({ why: 'running' });
  });

  test.each<[string, Partial<Lease>, boolean]>([
    ['its own', {}, true],
    ['of another owner', { owner: 'two' }, false],
    ['of an earlier claim', { token: 0 }, false],
    ['of another slot', { slot: '2027-03-09T09:30' }, false],
  ])('ends with the lease that is %s: %#', async (_, more, ends) => {
    using desk = openDesk();
    const lease = await claim(desk.ledger);
    expect(await desk.ledger.finishSlot({ ...lease, ...more }, 'failed', 'disk-full')).toBe(ends);
    const [slot] = await desk.ledger.listSlots();
    expect([slot?.state, slot?.note]).toEqual(ends ? ['failed', 'disk-full'] : ['claimed', undefined]);
    expect(await desk.ledger.finishSlot(lease, 'done'), 'once').toBe(!ends);
  });

  test('of the same config keeps nobody from another slot, and neither does one without a config', async () => {
    using desk = openDesk();
    const [other, third] = [
      { ...SLOT, job: 'minutes' },
      { ...SLOT, job: 'research' },
    ];
    await desk.ledger.claimSlot(SLOT, 'one', MINUTE, { config: 'a' });
    expect(await desk.ledger.claimSlot(other, 'two', MINUTE, { config: 'a' })).toMatchObject({ claimed: true });
    expect(await desk.ledger.claimSlot(third, 'two', MINUTE)).toMatchObject({ claimed: true });
  });
});

describe('slots are listed', () => {
  const slots = [
    SLOT,
    { ...SLOT, slot: '2027-03-10T08:30' },
    { ...SLOT, job: 'agenda-b' },
    { ...SLOT, job: 'minutes' },
    { ...SLOT, marac: 'harrow', slot: '2027-03-08T08:30' },
  ];
  test.each<[Parameters<Ledger['listSlots']>[0], readonly number[]]>([
    [undefined, [0, 1, 2, 3, 4]],
    [{ marac: 'ealing' }, [0, 1, 2, 3]],
    [{ marac: 'harrow' }, [4]],
    [{ job: 'agenda' }, [0, 1, 4]],
    [{ marac: 'ealing', job: 'agenda' }, [0, 1]],
    [{ since: day('2027-03-09') }, [0, 1, 2, 3]],
    [{ since: day('2027-03-10') }, [1]],
    [{ marac: 'ealing', job: 'agenda', since: day('2027-03-09') }, [0, 1]],
    [{ marac: 'ealing', job: 'agenda', since: day('2027-03-10') }, [1]],
    [{ marac: 'ealing', job: 'agenda', since: day('2027-03-11') }, []],
    [{ marac: 'eal' }, []],
  ])('by %j: %j', async (where, found) => {
    using desk = openDesk();
    for (const slot of slots) await claim(desk.ledger, slot);
    const listed = await desk.ledger.listSlots(where);
    const names = listed.map(({ marac, job, slot }) => `${marac} ${job} ${slot}`);
    expect(names.toSorted()).toEqual(
      found.map((at) => `${slots[at]?.marac} ${slots[at]?.job} ${slots[at]?.slot}`).toSorted(),
    );
  });
});

describe('what people told the runner', () => {
  test('is kept with who said it, when, and why', async () => {
    using desk = openDesk();
    const { ledger } = desk;
    await ledger.acceptProblem('row.odd/K-1', { ...CORA, why: 'It is so.' }, 'f1');
    await ledger.acceptProblem('row.odd/K-2', CORA);
    const at = '2027-03-09T10:00';
    expect([...(await desk.again().accepted()).values()]).toEqual([
      { id: 'row.odd/K-1', by: 'Cora', at, fingerprint: 'f1', why: 'It is so.' },
      { id: 'row.odd/K-2', by: 'Cora', at, fingerprint: '', why: '' },
    ]);
  });

  test('is found by the beginning of what was asked, the last answer of each', async () => {
    using desk = openDesk();
    const { ledger } = desk;
    for (const [subject, answer] of [
      ['repeat/R-1/R-2', 'no'],
      ['repeat/R-1/R-2', 'yes'],
      ['repeat/R-10', 'no'],
      ['news/R-1', 'yes'],
    ] as const)
      await ledger.rememberAnswer(subject, answer, answer === 'yes' ? { ...CORA, why: 'Seen.' } : CORA);
    const given = async (prefix?: string) =>
      [...(await ledger.answers(prefix)).values()].map(({ subject, answer, why }) => [subject, answer, why]);
    expect(await given('repeat/R-1/')).toEqual([['repeat/R-1/R-2', 'yes', 'Seen.']]);
    expect(await given('repeat/')).toEqual([
      ['repeat/R-1/R-2', 'yes', 'Seen.'],
      ['repeat/R-10', 'no', undefined],
    ]);
    expect(await given()).toHaveLength(3);
    expect(await given('repeat/R-3')).toEqual([]);
  });
});

const rows = (count: number) =>
  Array.from({ length: count }, (_, at) => ({
    rowId: `K-${at}`,
    file: 'main',
    cells: new Map([['wishes', `words ${at}`]]),
  }));

test('rows of a table are replaced as a whole, whatever their number, and other tables keep theirs', async () => {
  using desk = openDesk();
  const { ledger } = desk;
  await ledger.rememberRows('cases', rows(100));
  await ledger.rememberRows('people', rows(3));
  const known = async (table: string): Promise<readonly string[]> =>
    (await desk.again().readRows(table)).map(({ rowId }) => rowId).toSorted();
  expect(await known('cases')).toEqual(
    rows(100)
      .map(({ rowId }) => rowId)
      .toSorted(),
  );
  await ledger.rememberRows('cases', rows(2));
  expect(await known('cases')).toEqual(['K-0', 'K-1']);
  await ledger.rememberRows('cases', []);
  expect([await known('cases'), await known('people')]).toEqual([[], ['K-0', 'K-1', 'K-2']]);
  const [first] = await ledger.readRows('people');
  expect(first).toEqual({
    rowId: 'K-0',
    file: 'main',
    hashes: new Map([['wishes', ledger.hashCell('people', 'any', 'words 0')]]),
  });
});
