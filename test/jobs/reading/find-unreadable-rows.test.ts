// Typed rows that cannot be read, or of which nobody can tell whose they are: nothing goes out after the meeting as if they were not there.
// All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { letGo, listingOf, sendAgenda, sendList, sendMinutes, shownTo, todaySays, whom } from '../../journeys/steps.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../../support/small-marac.ts';

let desk: TestDesk;
let [first, second] = ['', ''];
beforeEach(async () => {
  desk = openTestDesk();
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
  typeReferral(desk.book, 'R-BBBB22', { forenames: 'Zoe', birthDate: '1971-11-11', perp1Forenames: 'Igor' });
  await desk.tick('2027-03-01T10:00');
  [first, second] = [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-BBBB22')];
  await sendList(desk);
  await sendAgenda(desk);
  for (const ref of [first, second]) desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
});
afterEach(() => desk.close());

const note = (id: string, values: Parameters<TestDesk['book']['type']>[1]): unknown =>
  desk.book.type(
    'notes',
    { meeting: MEETING, section: 'information', agency: AGENCY.police, text: `Said in ${id}`, ...values },
    { id },
  );
const action = (id: string, values: Parameters<TestDesk['book']['type']>[1]): unknown =>
  desk.book.type(
    'actions',
    { meeting: MEETING, agency: AGENCY.police, text: `Do ${id}`, due: '2027-03-24', safety: true, ...values },
    { id },
  );
const checks = (): string => JSON.stringify(desk.book.rows('checks').map((one) => [...one.cells]));
const onOffer = async (): Promise<string> =>
  (await desk.ledger.messages({ states: ['offered'] })).map((one) => one.key).join('\n');

test('a note under a name instead of a case ref keeps the minutes of its meeting, and says so', async () => {
  note('NT-AAAA22', { caseRef: first });
  note('NT-BBBB22', { caseRef: 'Anna Victimsen' });
  expect(whom(await sendMinutes(desk), '/minutes/M-AAAA22/C-')).toEqual([]);
  expect(
    await todaySays(
      desk,
      /Minutes and the IDVA’s feedback sheet of Tuesday 16 March 2027 wait for .* cannot be read: Minutes, row \d+\./,
    ),
  ).toBe(true);
  expect(checks()).toContain('Nothing but the minutes of its meeting');
  expect(desk.book.text('list', listingOf(desk, first), 'missing')).toMatch(/what cannot be read: Minutes, row \d+/);
  desk.book.edit('notes', 'NT-BBBB22', { caseRef: second });
  const sent = await letGo(desk, '2027-03-19T11:00');
  expect(shownTo(sent, CONTACT.police, '/minutes/M-AAAA22/C-')).toContain('Said in NT-BBBB22');
});

test('a row that says its case keeps that case only', async () => {
  note('NT-AAAA22', { caseRef: first });
  note('NT-BBBB22', { caseRef: second, fact: 'Fackt' });
  const minutes = shownTo(await sendMinutes(desk), CONTACT.police, '/minutes/M-AAAA22/C-');
  expect(minutes).toContain('VictimsenAAAA22');
  expect(minutes).not.toContain('VictimsenBBBB22');
  expect(checks()).toContain('The row, and the minutes of its meeting');
});

test('a note of a case that names none is in no minutes unsaid', async () => {
  note('NT-AAAA22', {});
  expect(whom(await sendMinutes(desk), '/minutes/M-AAAA22/C-')).toEqual([]);
  expect(checks()).toContain('The note names no case');
  desk.book.edit('notes', 'NT-AAAA22', { section: 'general' });
  expect(shownTo(await letGo(desk, '2027-03-19T11:00'), CONTACT.police, '/minutes/')).toContain('Said in NT-AAAA22');
});

test('a row of another meeting, or of one long ago, keeps nothing', async () => {
  desk.book.type('meetings', { on: '2027-04-20', start: '09:30', kind: 'ordinary' }, { id: 'M-BBBB22' });
  note('NT-AAAA22', { meeting: 'M-BBBB22', caseRef: 'Somebody' });
  action('A-AAAA22', { meeting: '2026-11-17', caseRef: first });
  action('A-BBBB22', { meeting: undefined, caseRef: undefined, status: 'Done' });
  expect(whom(await sendMinutes(desk), '/minutes/M-AAAA22/C-')).toContain(CONTACT.police);
});

test('an action with a status that is no choice keeps minutes, its agency’s sheet and the IDVA’s; what was on offer is not lost', async () => {
  desk.book.edit('cases', first, { idvaContact: CONTACT.idva });
  action('A-AAAA22', { caseRef: first });
  action('A-HHHH22', { caseRef: first, agency: AGENCY.housing });
  desk.book.edit('meetings', MEETING, { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
  await desk.run('2027-03-17T09:30');
  for (const key of [`/actions/${CONTACT.police}`, `/feedback/${CONTACT.idva}`]) expect(await onOffer()).toContain(key);
  desk.book.edit('actions', 'A-AAAA22', { status: 'Done' });
  await desk.run('2027-03-17T10:00');
  const onHold = new Map((await desk.ledger.messages()).map((one) => [one.key, [one.state, one.frozen !== undefined]]));
  const stateOf = (rest: string): unknown => onHold.get(`ealing/minutes/${MEETING}/${rest}`);
  // As they were, with every answer of a person on them; they do not go.
  expect(stateOf(`actions/${CONTACT.police}`)).toEqual(['offered', true]);
  expect(stateOf(`feedback/${CONTACT.idva}`)).toEqual(['offered', true]);
  expect(stateOf(`actions/${CONTACT.housing}`)).toEqual(['offered', false]);
  await desk.release();
  expect(whom(await desk.send(), '/actions/')).toEqual([CONTACT.housing]);
  expect(
    await todaySays(
      desk,
      'Minutes, action sheets (for Test Police) and the IDVA’s feedback sheet of Tuesday 16 March 2027 wait for',
    ),
  ).toBe(true);
  expect(checks()).toContain('The row, and minutes and action sheets of its meeting');
  desk.book.edit('actions', 'A-AAAA22', { status: 'open' });
  const sent = await letGo(desk, '2027-03-17T11:00');
  expect(shownTo(sent, CONTACT.police, '/actions/')).toContain('A-AAAA22');
  expect(shownTo(sent, CONTACT.idva, '/feedback/')).toContain('Do A-AAAA22');
});

test('minutes never say that nobody had anything to share', async () => {
  desk.book.type(
    'research',
    { meeting: MEETING, caseRef: first, agency: AGENCY.police, known: 'yes', shared: 'Two call-outs.' },
    { id: 'RS-AAAA22' },
  );
  const minutes = shownTo(await sendMinutes(desk), CONTACT.police, '/minutes/M-AAAA22/C-');
  expect(minutes).toContain('Nothing is recorded here.');
  expect(minutes).not.toContain('anything to share');
});
