// An accepted case that a person took off its list: Today asks where it is heard, until it stands on a list or a named person says that it is not
// to be; and an IDVA whom a conflict keeps from a case.
import { expect, test } from 'vitest';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { idsWhere, journey, lineOf, listingOf } from './steps.ts';

async function takenOff(desk: TestDesk): Promise<string> {
  typeReferral(desk.book, 'R-AAAA22', {});
  await desk.tick('2027-03-01T10:00');
  const [ref = ''] = idsWhere(desk, 'list', 'meeting', MEETING).map((id) => desk.book.text('list', id, 'caseRef'));
  const row = listingOf(desk, ref);
  expect(lineOf(desk, 'was taken off the list'), 'nothing is asked while it stands there').toBeUndefined();
  desk.book.edit('list', row, { takenOff: true, takenOffWhy: 'Over-full' });
  await desk.run('2027-03-02T10:00');
  return ref;
}

const LINE = 'was accepted, was taken off the list of Tuesday 16 March 2027, and why stands there';

test('an accepted case that is taken off its list and stands on no other is asked about until a named person answers', () =>
  journey(async (desk) => {
    await takenOff(desk);
    const line = lineOf(desk, LINE);
    expect(line).toBeDefined();
    desk.book.edit('today', line ?? '', { answer: 'yes' });
    await desk.run('2027-03-02T11:00');
    expect(lineOf(desk, LINE), 'an answer without a name is none').toBeDefined();
    desk.book.edit('today', line ?? '', { doneBy: 'Cora Coordinata' });
    await desk.run('2027-03-02T12:00');
    expect(lineOf(desk, LINE)).toBeUndefined();
    await desk.run('2027-03-20T12:00');
    expect(lineOf(desk, LINE), 'after the meeting as before').toBeUndefined();
  }));

test('the line goes when the case stands on another list, and stays while the meeting of that list is put off', () =>
  journey(async (desk) => {
    const ref = await takenOff(desk);
    desk.book.type('meetings', { on: '2027-04-13', start: '09:30', state: 'planned' }, { id: 'M-BBBB22' });
    desk.book.type('list', { meeting: 'M-BBBB22', caseRef: ref }, { id: 'L-BBBB22' });
    await desk.run('2027-03-03T10:00');
    expect(lineOf(desk, LINE)).toBeUndefined();
    desk.book.edit('meetings', 'M-BBBB22', { state: 'cancelled' });
    await desk.run('2027-03-04T10:00');
    expect(lineOf(desk, `Case ${ref} was not heard on`), 'the later listing asks now').toBeDefined();
    expect(lineOf(desk, LINE), 'and it is asked once').toBeUndefined();
  }));

test('a case that was closed, or whose referral was withdrawn, is not asked about', () =>
  journey(async (desk) => {
    const ref = await takenOff(desk);
    desk.book.edit('cases', ref, { state: 'closed' });
    await desk.run('2027-03-03T10:00');
    expect(lineOf(desk, LINE)).toBeUndefined();
    desk.book.edit('cases', ref, { state: 'listed' });
    desk.book.edit('referrals', 'R-AAAA22', { decision: 'withdraw', decidedBy: 'Cora Coordinata' });
    await desk.run('2027-03-04T10:00');
    expect(lineOf(desk, LINE)).toBeUndefined();
  }));

test('who hears a case in place of its IDVA does not tell the IDVA’s papers: each is asked about in restricted until a named person answers', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { phone: '07700 900555', safeToCall: 'yes' });
    await desk.tick('2027-03-01T10:00');
    const [ref = ''] = idsWhere(desk, 'list', 'meeting', MEETING).map((id) => desk.book.text('list', id, 'caseRef'));
    desk.book.edit('cases', ref, { idvaContact: CONTACT.idva });
    desk.book.type('conflicts', {
      caseRef: ref,
      agency: AGENCY.idva,
      unheardInstead: 'Their manager',
      recordedBy: 'Cora Coordinata',
      recordedOn: '2027-03-01',
    });
    await desk.run('2027-03-02T10:00');
    const words = '“New referral: safe contact” about R-AAAA22';
    const line = lineOf(desk, words, 'restricted');
    expect(line).toBeDefined();
    expect(lineOf(desk, words, 'main'), 'main does not tell of a conflict').toBeUndefined();
    desk.book.edit('today', line ?? '', { answer: 'yes', doneBy: 'Cora Coordinata' });
    await desk.run('2027-03-02T11:00');
    expect(lineOf(desk, words)).toBeUndefined();
  }));
