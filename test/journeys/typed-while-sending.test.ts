// What people type between the last run and the sending: what is not wanted any more does not leave, and a new conflict says what it waits for. Synthetic.
import { expect, test } from 'vitest';
import { blockedReason, gatherAccess } from '../../src/domain/access/access.ts';
import { dayOf } from '../../src/domain/time/day.ts';
import { describeReason } from '../../src/domain/text/describe-reason.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import type { TestDesk } from '../support/desk.ts';
import { caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { journey, listingOf, whom } from './steps.ts';

/** A list that was released and leaves with the next sending. */
async function releasedList(desk: TestDesk): Promise<string> {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T10:00');
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-04T13:00');
  await desk.release((key) => key.includes('/list/'));
  return caseOf(desk, 'R-AAAA22');
}

test('a released message that the newest reading does not want is kept, goes once it is wanted again, and else is taken off by its job', () =>
  journey(async (desk) => {
    const row = listingOf(desk, await releasedList(desk));
    desk.book.edit('list', row, { takenOff: true });
    expect(whom(await desk.send(), '/list/')).toEqual([]);
    const states = async (): Promise<readonly string[]> => [
      ...new Set((await desk.ledger.messages()).filter((one) => one.key.includes('/list/')).map((one) => one.state)),
    ];
    expect(await states(), 'with its release').toEqual(['offered']);
    desk.book.edit('list', row, { takenOff: undefined });
    expect(whom(await desk.send(), '/list/')).toContain(CONTACT.housing);
  }));

test('what is kept because it is not wanted any more is cancelled by the next look of its job', () =>
  journey(async (desk) => {
    const row = listingOf(desk, await releasedList(desk));
    desk.book.edit('list', row, { takenOff: true });
    expect(whom(await desk.send(), '/list/')).toEqual([]);
    await desk.run('2027-03-04T13:10');
    const lists = (await desk.ledger.messages()).filter((one) => one.key.includes('/list/'));
    expect(lists.map((one) => one.state)).toContain('cancelled');
    expect(lists.map((one) => one.state)).not.toContain('offered');
  }));

test('a conflict typed since the last run: the reason says that the next run takes it up, and afterwards only the conflict keeps something back', () =>
  journey(async (desk) => {
    const caseRef = await releasedList(desk);
    const why = async (): Promise<string> => {
      const { facts } = await readFacts(desk.desk, false);
      const [marac] = gatherAccess(facts, dayOf(desk.desk.clock.now()), desk.desk.allowedDomains).maracs;
      return marac === undefined || marac.blocked.length === 0 ? '' : describeReason(blockedReason(marac, caseRef));
    };
    desk.book.type('conflicts', { caseRef, contact: CONTACT.health, why: 'A made-up reason', recordedBy: 'Cora' });
    expect(await why()).toMatch(
      new RegExp(`^A row of Conflicts about case ${caseRef} has been typed since the last run: nothing about the case`),
    );
    expect(whom(await desk.send(), '/list/'), 'nothing of the case meanwhile').toEqual([]);
    await desk.run('2027-03-04T13:10');
    expect(await why()).toBe('');
    await desk.release();
    const sent = whom(await desk.send(), '/list/');
    expect(sent).toContain(CONTACT.housing);
    expect(sent).not.toContain(CONTACT.health);
  }));
