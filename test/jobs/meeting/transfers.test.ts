// The pack of a case that goes to another MARAC: offered until the row says that it went or was acknowledged. All people and cases are made up.
import { expect, test } from 'vitest';
import { journey, letGo, shownTo, todaySays, whom } from '../../journeys/steps.ts';
import { addContact, caseOf, typeReferral } from '../../support/small-marac.ts';
import type { TestDesk } from '../../support/desk.ts';

const PACK = '/minutes/TR-AAAA22/transfer/';

async function caseThatGoes(desk: TestDesk, more: Parameters<TestDesk['book']['type']>[1] = {}): Promise<void> {
  desk.book.type('agencies', { name: 'Harrow MARAC', kind: 'other' }, { id: 'G-MAAA22' });
  addContact(desk.book, 'C-MAAA22', 'G-MAAA22', 'otherMarac', 'Mona Maracwell');
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T10:00');
  desk.book.type(
    'transfers',
    {
      caseRef: caseOf(desk, 'R-AAAA22'),
      direction: 'out',
      otherMarac: 'Harrow MARAC',
      preparedOn: '2027-03-01',
      ...more,
    },
    { id: 'TR-AAAA22' },
  );
}

test.each([
  ['no day typed', {}, ['C-MAAA22']],
  ['sent on', { sentOn: '2027-03-01' }, []],
  ['acknowledged on', { acknowledgedOn: '2027-03-01' }, []],
  ['came in, not out', { direction: 'in' }, []],
  ['to nobody yet', { otherMarac: undefined }, []],
  ['to a MARAC that is not on the register', { otherMarac: 'Brent MARAC' }, []],
] as const)('F46: a pack for another MARAC, %s', (_, more, to) =>
  journey(async (desk) => {
    await caseThatGoes(desk, more);
    expect(whom(await letGo(desk, '2027-03-01T11:00'), PACK)).toEqual(to);
  }),
);

test('F46: a pack on offer, even released, does not go once a person typed that it was sent', () =>
  journey(async (desk) => {
    await caseThatGoes(desk);
    await desk.run('2027-03-01T11:00');
    expect(await desk.release((key) => key.includes(PACK))).toBe(1);
    desk.book.edit('transfers', 'TR-AAAA22', { sentOn: '2027-03-01' });
    expect(whom(await desk.tick('2027-03-01T11:05'), PACK)).toEqual([]);
    const ended = (await desk.ledger.messages()).find((one) => one.key.includes(PACK));
    expect(ended?.state).toBe('cancelled');
    await desk.run('2027-03-03T09:00');
    expect(await todaySays(desk, 'TR-AAAA22 has not been acknowledged yet by Harrow MARAC')).toBe(true);
  }));

test('F46: a pack that was approved and not claimed, as when the runner stops, is cancelled by the row that says it went', () =>
  journey(async (desk) => {
    await caseThatGoes(desk);
    await desk.run('2027-03-01T11:00');
    await desk.release((key) => key.includes(PACK));
    const claimSending = desk.ledger.claimSending.bind(desk.ledger);
    Object.assign(desk.ledger, { claimSending: () => Promise.resolve({ claimed: false, why: 'state' }) });
    expect(await desk.tick('2027-03-01T11:05')).toEqual([]);
    Object.assign(desk.ledger, { claimSending });
    const pack = async (): Promise<string | undefined> =>
      (await desk.ledger.messages()).find((one) => one.key.includes(PACK))?.state;
    expect(await pack()).toBe('approved');
    desk.book.edit('transfers', 'TR-AAAA22', { sentOn: '2027-03-01' });
    expect(whom(await desk.tick('2027-03-01T11:10'), PACK)).toEqual([]);
    expect(await pack()).toBe('cancelled');
  }));

test('a pack that left has its day in State; somebody rings from the second working day on, until it is acknowledged', () =>
  journey(async (desk) => {
    await caseThatGoes(desk);
    desk.book.edit('list', desk.book.rows('list')[0]!.id!, { outcome: 'transferOut' });
    const RING = 'Transfer TR-AAAA22 has not been acknowledged yet by Harrow MARAC, which has it since 1 March 2027';
    await desk.run('2027-03-01T11:00');
    expect(desk.book.text('transfers', 'TR-AAAA22', 'state')).toBe('Prepared');
    expect(await todaySays(desk, 'TR-AAAA22 has not'), 'it waits for a release').toBe(false);
    const sent = await letGo(desk, '2027-03-01T11:00');
    expect(shownTo(sent, 'C-MAAA22')).toContain('The transfer was decided on 16 March 2027.');
    await desk.run('2027-03-02T09:00');
    expect(desk.book.text('transfers', 'TR-AAAA22', 'state')).toBe('Sent on 1 March 2027');
    expect(await todaySays(desk, RING), 'it has until the third').toBe(false);
    await desk.run('2027-03-03T09:00');
    expect(await todaySays(desk, RING)).toBe(true);
    desk.book.edit('transfers', 'TR-AAAA22', { acknowledgedOn: '2027-03-03' });
    await desk.run('2027-03-03T10:00');
    expect(await todaySays(desk, RING)).toBe(false);
    expect(desk.book.text('transfers', 'TR-AAAA22', 'state')).toBe('Acknowledged');
  }));

test('a pack that did not go is named from the day after it was prepared, once it is not on offer', () =>
  journey(async (desk) => {
    await caseThatGoes(desk, { otherMarac: 'Brent MARAC' });
    const NOT_GONE = 'The pack of transfer TR-AAAA22 has not gone to Brent MARAC yet.';
    await desk.run('2027-03-01T11:00');
    expect(await todaySays(desk, NOT_GONE)).toBe(false);
    await desk.run('2027-03-02T09:00');
    expect(await todaySays(desk, NOT_GONE)).toBe(true);
    desk.book.edit('transfers', 'TR-AAAA22', { sentOn: '2027-03-02' });
    await desk.run('2027-03-02T10:00');
    expect(await todaySays(desk, NOT_GONE)).toBe(false);
  }));
