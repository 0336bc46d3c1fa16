// A repeat of a case that stands on the list of the meeting already: it is heard there once. Synthetic.
import { expect, test } from 'vitest';
import { caseOf, MEETING, typeReferral } from '../support/small-marac.ts';
import { idsWhere, journey, listingOf, todaySays } from './steps.ts';

const AGAIN = { receivedAt: '2027-03-02T09:15', referredOn: '2027-03-02', decidedOn: '2027-03-02' };
const OF = (caseRef: string) => ({ ...AGAIN, matchAnswer: 'repeat', matchCase: caseRef, matchAnsweredBy: 'Cora' });
const URGENT = { urgentAskedBy: 'Test Police', urgentWhy: 'Released this morning' };

test('a repeat gets no second row at the meeting where its case is listed, and one if that row is taken off', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22', OF(ref));
    await desk.run('2027-03-02T10:00');
    await desk.run('2027-03-02T10:05');
    expect(idsWhere(desk, 'list', 'caseRef', ref)).toHaveLength(1);
    desk.book.edit('list', listingOf(desk, ref), { takenOff: true });
    await desk.run('2027-03-02T11:00');
    await desk.run('2027-03-02T11:05');
    expect(idsWhere(desk, 'list', 'caseRef', ref)).toHaveLength(2);
  }));

test('two repeats of one case that are accepted between two runs get one row', () =>
  journey(async (desk) => {
    desk.book.type('cases', { state: 'open', kind: 'new', openedOn: '2026-09-01' }, { id: 'K-AAAA22' });
    typeReferral(desk.book, 'R-AAAA22', OF('K-AAAA22'));
    typeReferral(desk.book, 'R-BBBB22', OF('K-AAAA22'));
    await desk.run('2027-03-02T10:00');
    await desk.run('2027-03-02T10:05');
    expect(idsWhere(desk, 'list', 'caseRef', 'K-AAAA22')).toHaveLength(1);
  }));

test('an urgent repeat of a listed case: Today asks for “Urgent” on its row, and the line ends when it stands there', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22', { ...OF(ref), decision: 'acceptUrgent', ...URGENT });
    await desk.run('2027-03-02T10:00');
    const says = `Referral R-BBBB22 is accepted as urgent, and case ${ref} stands on the list of Tuesday 16 March 2027 as not urgent`;
    expect(await todaySays(desk, says)).toBe(true);
    expect((await desk.today()).find((one) => one.what.startsWith(says))?.about).toBe(listingOf(desk, ref, MEETING));
    desk.book.edit('list', listingOf(desk, ref), { urgent: true });
    await desk.run('2027-03-02T10:05');
    expect(await todaySays(desk, 'is accepted as urgent')).toBe(false);
  }));
