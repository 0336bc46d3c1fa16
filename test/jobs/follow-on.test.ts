// One cell that cannot be read: what names its row is not wrong, and nothing is done as if the row were not there. All people are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { listingOf, sendAgenda, sendList, todaySays } from '../journeys/steps.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
beforeEach(() => {
  desk = openTestDesk();
  typeSmallMarac(desk.book);
});
afterEach(() => desk.close());

const APRIL = 'M-BBBB22';
const typeApril = (): unknown =>
  desk.book.type('meetings', { on: '2027-04-20', start: '09:30', kind: 'ordinary' }, { id: APRIL });
const checks = (): readonly string[] =>
  desk.book
    .rows('checks')
    .map(({ id = '' }) => `${desk.book.text('checks', id, 'place')}: ${desk.book.text('checks', id, 'sentence')}`);
const about = (tab: string): string =>
  checks()
    .filter((one) => one.startsWith(tab))
    .join('\n');
const meetingsListed = (): readonly string[] =>
  desk.book.rows('list').map(({ id = '' }) => desk.book.text('list', id, 'meeting'));

/** As when a heading of the tab was renamed. */
function loseTab(name: 'contacts'): void {
  const read = desk.book.read.bind(desk.book);
  desk.book.read = async (names) => {
    const snapshot = await read(names);
    const tables = new Map(snapshot.tables).set(name, { name, state: 'unknown', rows: [], problems: [] });
    return { ...snapshot, tables };
  };
}

test('a meeting with a misspelt mark is there: its list says so, and no case is listed anew elsewhere', async () => {
  typeApril();
  typeReferral(desk.book, 'R-AAAA22');
  await desk.run('2027-03-01T10:00');
  expect(meetingsListed()).toEqual([MEETING]);
  desk.book.edit('meetings', MEETING, { listReady: 'Yse' });
  typeReferral(desk.book, 'R-BBBB22', { forenames: 'Zoe', birthDate: '1971-11-11', perp1Forenames: 'Igor' });
  await desk.run('2027-03-02T10:00');
  expect(about('At Risk List')).toMatch(/What it names is there \(Meetings, row \d+\) and cannot be read at present/);
  expect(about('At Risk List')).not.toContain('add it there first');
  expect(meetingsListed()).toEqual([MEETING]);
  expect(await todaySays(desk, /Referral R-BBBB22 is accepted\. .* cannot be read: Meetings, row \d+\./)).toBe(true);
  expect(await todaySays(desk, 'no meeting is planned')).toBe(false);
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-02T11:00');
  expect(meetingsListed()).toEqual([MEETING, MEETING]);
});

test('a place on the list that cannot be read is not given again at the next meeting', async () => {
  typeApril();
  typeReferral(desk.book, 'R-AAAA22');
  await desk.run('2027-03-01T10:00');
  await sendList(desk);
  desk.book.edit('list', listingOf(desk, caseOf(desk, 'R-AAAA22')), { outcome: 'Acton plan' });
  await desk.run('2027-03-17T10:00');
  expect(meetingsListed()).toEqual([MEETING]);
  expect(await todaySays(desk, /Referral R-AAAA22 is accepted\. .* cannot be read: At Risk List, row \d+\./)).toBe(
    true,
  );
});

test('a meeting typed beside a referral that is not there is not taken for the next one', async () => {
  typeReferral(desk.book, 'R-AAAA22', { meeting: '17 March 2027' });
  await desk.run('2027-03-01T10:00');
  expect(meetingsListed()).toEqual([]);
  expect(await todaySays(desk, 'cannot be read: Referrals, row R-AAAA22, "Meeting"')).toBe(true);
});

test('what is kept for a referral is there while a cell of it, or its whole row, cannot be read', async () => {
  typeReferral(desk.book, 'R-AAAA22', { decision: undefined });
  await desk.run('2027-03-01T10:00');
  expect(desk.book.rows('safeContacts')).not.toEqual([]);
  desk.book.edit('referrals', 'R-AAAA22', { decision: 'Acept' });
  await desk.run('2027-03-01T11:00');
  expect(about('Referrals'), 'a gap, and the row is read').toContain('Until then it counts as not given');
  expect(about('Safe contacts')).toBe('');
  // A copy of the row: neither of the two is read.
  typeReferral(desk.book, 'R-AAAA22', { decision: undefined });
  await desk.run('2027-03-01T12:00');
  expect(about('Safe contacts')).toMatch(/is there \(Referrals, row \d+\) and cannot be read at present/);
  expect(checks().join('\n')).not.toContain('add it there first');
});

test('a tab that cannot be read makes nobody absent, and no name wrong', async () => {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.run('2027-03-01T10:00');
  await sendList(desk);
  await sendAgenda(desk);
  desk.book.type(
    'actions',
    { meeting: MEETING, caseRef: caseOf(desk, 'R-AAAA22'), agency: AGENCY.housing, text: 'Fit', due: '2027-03-24' },
    { id: 'A-AAAA22' },
  );
  loseTab('contacts');
  await desk.run('2027-03-12T10:00');
  expect(about('Meetings')).toContain('The tab Contacts cannot be read at present');
  expect(checks().join('\n')).not.toContain('add it there first');
  expect(await todaySays(desk, /has nobody|has no chair/)).toBe(false);
});

test('a referral that was heard asks for no meeting when none is planned; one that came after does', async () => {
  typeReferral(desk.book, 'R-AAAA22');
  await desk.run('2027-03-01T10:00');
  const caseRef = caseOf(desk, 'R-AAAA22');
  desk.book.edit('list', listingOf(desk, caseRef), { outcome: 'actionPlan' });
  await desk.run('2027-03-17T10:00');
  expect(await todaySays(desk, 'Referral R-AAAA22 is accepted, but no meeting is planned')).toBe(false);
  typeReferral(desk.book, 'R-BBBB22', {
    receivedAt: '2027-03-18T09:00',
    referredOn: '2027-03-18',
    matchAnswer: 'repeat',
    matchAnsweredBy: 'Cora Coordinata',
    matchCase: caseRef,
  });
  await desk.run('2027-03-18T10:00');
  expect(await todaySays(desk, 'Referral R-BBBB22 is accepted, but no meeting is planned')).toBe(true);
});
