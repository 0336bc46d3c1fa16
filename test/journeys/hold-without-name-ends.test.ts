// A Hold without a name asks whose it is for as long as its message can still be let go, and no longer. All synthetic.
import { expect, test } from 'vitest';
import type { TestDesk } from '../support/desk.ts';
import { CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { journey, lineOf, namesAsked } from './steps.ts';

async function heldList(desk: TestDesk): Promise<string> {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T10:00');
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-04T13:00');
  const row = desk.book.rows('outbox').find(({ id = '' }) => {
    const key = desk.book.text('outbox', id, 'key');
    return key.includes('/list/') && key.endsWith(CONTACT.housing);
  });
  desk.book.edit('outbox', row!.id!, { answer: 'hold' });
  return row!.id!;
}

test('F19: the line that a Hold has no name goes with its message, in the run that ends it, and does not come back', () =>
  journey(async (desk) => {
    const row = await heldList(desk);
    await desk.run('2027-03-04T13:05');
    expect(await namesAsked(desk, row)).toHaveLength(1);
    // Its hour ends in this run, and the cells of the row are as the run before left them.
    await desk.run('2027-03-16T10:00');
    expect(lineOf(desk, 'is obeyed and has no name')).toBeUndefined();
    expect(await namesAsked(desk, row)).toEqual([]);
    for (const time of ['2027-03-16T12:05', '2027-03-31T08:30']) {
      await desk.run(time);
      expect(await namesAsked(desk, row), `at ${time}`).toEqual([]);
    }
  }));

test('F19: the line goes when the message is cancelled because its case is not heard, and is back when the case is', () =>
  journey(async (desk) => {
    const row = await heldList(desk);
    await desk.run('2027-03-04T13:05');
    const listing = desk.book.rows('list')[0]!.id!;
    desk.book.edit('list', listing, { takenOff: true, takenOffWhy: 'Moved' });
    await desk.run('2027-03-04T13:10');
    expect(await namesAsked(desk, row)).toEqual([]);
    desk.book.edit('list', listing, { takenOff: false });
    await desk.run('2027-03-04T13:15');
    await desk.run('2027-03-04T13:20');
    expect(await namesAsked(desk, row), 'the Hold is back').toHaveLength(1);
  }));

test('F19: what became of a message is asked for a name while nobody knows whether it left', () =>
  journey(
    async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      await desk.run('2027-03-01T10:10');
      const row = desk.book.rows('outbox').find(({ id = '' }) => desk.book.text('outbox', id, 'state') === 'uncertain');
      desk.book.edit('outbox', row!.id!, { answer: 'resolveSent', why: 'They have it' });
      await desk.run('2027-03-01T10:20');
      expect((await namesAsked(desk, row!.id!)).join()).toContain('so nothing is done yet');
      desk.book.edit('outbox', row!.id!, { by: 'Cora Coordinata' });
      await desk.run('2027-03-01T10:30');
      expect(await namesAsked(desk, row!.id!)).toEqual([]);
    },
    {
      refuses: (claim) =>
        claim.message.key.includes('/idva/')
          ? { outcome: { end: 'uncertain', evidence: 'the connection was cut after the dot' } }
          : undefined,
    },
  ));

test('a Hold with a name is a line of Today from the next run on; a Release typed together with a change says afterwards that it does not count', () =>
  journey(async (desk) => {
    const row = await heldList(desk);
    desk.book.edit('outbox', row, { by: 'Cora Coordinata' });
    await desk.run('2027-03-04T13:05');
    const held = async () => (await desk.today()).filter(({ id }) => id === `stopped/${row}/held`);
    expect((await held())[0]?.what).toMatch(/ is on Hold\. It goes once somebody chooses Release in “Answer”/);
    expect(await namesAsked(desk, row)).toEqual([]);

    desk.book.edit('outbox', row, { answer: 'release' });
    typeReferral(desk.book, 'R-BBBB22', { surname: 'Otherlady' });
    await desk.run('2027-03-04T13:10');
    expect(await held()).toEqual([]);
    await desk.run('2027-03-04T13:15');
    expect(desk.book.text('outbox', row, 'version')).toBe('2');
    expect(desk.book.text('outbox', row, 'answer')).toBe('');
    expect(desk.book.text('outbox', row, 'goes')).toMatch(
      /^Waits for a release\. Version 1 was released; what it says has changed since, so that Release does not count/,
    );
    expect(lineOf(desk, 'A Release that was typed before counts no longer')).toBeDefined();
  }));
