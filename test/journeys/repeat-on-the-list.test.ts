// A repeat of a case that stands on the list of the meeting already: it is heard there once. Synthetic.
import { expect, test } from 'vitest';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { idsWhere, journey, listingOf, sendAgenda, sendList, shownTo, todaySays } from './steps.ts';

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

test('a repeat that is answered only after it opened a case of its own: listed and kept from people under the case it belongs to, and Today names what is left until it is joined', () =>
  journey(async (desk) => {
    desk.book.type('cases', { state: 'open', kind: 'new', openedOn: '2026-09-01' }, { id: 'K-AAAA22' });
    typeReferral(desk.book, 'R-BBBB22', { ...AGAIN, excludedWho: 'Somebody Else', employer: 'Test Health' });
    await desk.run('2027-03-02T10:00');
    const own = caseOf(desk, 'R-BBBB22');
    const action = { meeting: MEETING, caseRef: own, agency: AGENCY.housing, text: 'Fit a lock' };
    desk.book.type('actions', action, { id: 'A-AAAA22' });
    const whom = (ref: string): readonly string[] =>
      desk.book
        .rows('conflicts')
        .filter(({ id }) => desk.book.text('conflicts', id!, 'caseRef') === ref)
        .map(({ id }) => desk.book.text('conflicts', id!, 'personName') || desk.book.text('conflicts', id!, 'agency'));
    const line = async () => (await desk.today()).find(({ id }) => id === `case/${own}/second`);
    expect(await line(), 'before the answer').toBeUndefined();
    expect([whom(own).length, whom('K-AAAA22').length]).toEqual([2, 0]);

    desk.book.edit('referrals', 'R-BBBB22', OF('K-AAAA22'));
    for (const time of ['2027-03-02T10:30', '2027-03-02T10:35']) await desk.run(time);
    expect(whom('K-AAAA22').toSorted(), 'each of them, once').toEqual(whom(own).toSorted());
    expect(idsWhere(desk, 'list', 'caseRef', 'K-AAAA22')).toHaveLength(1);
    expect((await line())?.what).toBe(
      `Case ${own} was opened for referral R-BBBB22, which by your answer belongs to case K-AAAA22. What the referral says is filed under K-AAAA22 now. To join the rest: 1. On At Risk List, row ${listingOf(desk, own)}, type Yes in “Taken off”. 2. Type K-AAAA22 in “Case” of Actions, row A-AAAA22. 3. On Cases, choose Closed in “State” and say in “Closed: why” which case it is now.`,
    );

    desk.book.edit('list', listingOf(desk, own), { takenOff: true });
    desk.book.edit('actions', 'A-AAAA22', { caseRef: 'K-AAAA22' });
    await desk.run('2027-03-02T11:00');
    expect((await line())?.what).toContain('To join the rest: 1. On Cases, choose Closed');
    desk.book.edit('cases', own, { state: 'closed' });
    await desk.run('2027-03-02T11:05');
    expect(await line()).toBeUndefined();
    expect(idsWhere(desk, 'list', 'caseRef', 'K-AAAA22')).toHaveLength(1);
  }));

test('a repeat before the meeting takes nothing of the first referral off the papers: each answer stands with its referral and its day', () =>
  journey(async (desk) => {
    desk.book.edit('contacts', CONTACT.housing, { awayFrom: '2027-03-09', awayTo: '2027-03-12', cover: 'C-HBBB22' });
    desk.book.type(
      'attendance',
      { meeting: MEETING, agency: AGENCY.health, personName: 'Nora Nursewell' },
      { id: 'AT-AAAA22' },
    );
    typeReferral(desk.book, 'R-AAAA22', {
      incident: 'Strangled her.',
      risksToVictim: 'Bail ends soon.',
      q15: 'yes',
      q24: 'yes',
    });
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.edit('cases', ref, { idvaContact: CONTACT.idva });
    typeReferral(desk.book, 'R-BBBB22', {
      ...OF(ref),
      incident: 'Shouted at her.',
      referrerAgency: AGENCY.police,
      q15: 'no',
    });
    await desk.tick('2027-03-02T10:00');
    await sendList(desk);
    const sent = await sendAgenda(desk);
    const idva = shownTo(sent, CONTACT.idva);
    expect(idva).toContain('Referral of 1 March 2027, R-AAAA22: Strangled her.');
    expect(idva).toContain('Referral of 2 March 2027, R-BBBB22: Shouted at her.');
    expect(idva).toContain('Bail ends soon.');
    expect(idva).toMatch(
      /Checklist: yes Referral of 1 March 2027, R-AAAA22: [^]*Tried to strangle[^]* Referral of 2 March/,
    );
    expect(idva).toContain('Referred by Test Housing and Test Police.');
    const chair = shownTo(sent, CONTACT.chair);
    expect(chair).toMatch(
      /Checklist \d+ of 24[^;]* \(1 March 2027, R-AAAA22\); \d+ of 24[^;]* \(2 March 2027, R-BBBB22\)/,
    );
    expect(chair, 'by the day of the meeting, when she is back').toMatch(/Test Housing Harriet Housewell/);
    expect(chair, 'who is named on Attendance').toMatch(/Test Health Nora Nursewell/);
  }));

test('a name in “Match: case” is copied nowhere: the decision waits, and Today and Checks name the referral, the cell and what may stand there', () =>
  journey(async (desk) => {
    desk.book.type('cases', { state: 'open', kind: 'new', openedOn: '2026-09-01' }, { id: 'K-AAAA22' });
    typeReferral(desk.book, 'R-BBBB22', { ...OF('Anna Victimsen'), decision: 'join' });
    for (const time of ['2027-03-02T10:00', '2027-03-02T10:05']) await desk.run(time);
    for (const table of ['list', 'needed', 'people', 'conflicts'] as const)
      expect(idsWhere(desk, table, 'caseRef', 'Anna Victimsen')).toEqual([]);
    const line = (await desk.today()).find(({ id, about }) => about === 'R-BBBB22' && id.includes('unread-cells'));
    expect(line?.what).toMatch(
      /^Referral R-BBBB22: a cell cannot be read .*“?"?Match: case.* Its decision is not carried out meanwhile\.$/,
    );
    expect(await todaySays(desk, 'no case is named')).toBe(false);
    const checks = desk.book.rows('checks').map((row) => JSON.stringify([...row.cells]));
    expect(checks.join(' ')).toContain('This is not the ref of a case on Cases. Type the ref, as K-7KQ2MX');
    desk.book.edit('referrals', 'R-BBBB22', { matchCase: 'k-aaaa22' });
    await desk.run('2027-03-02T10:10');
    expect(idsWhere(desk, 'needed', 'caseRef', 'K-AAAA22').length).toBeGreaterThan(0);
  }));
