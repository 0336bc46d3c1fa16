// What the minutes say of earlier meetings' actions, and to whom they go when somebody covers. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  everythingIn,
  letGo,
  listingOf,
  sendAgenda,
  sendList,
  sendMinutes,
  shownTo,
  whom,
} from '../../journeys/steps.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { AGENCY, addContact, caseOf, CONTACT, typeReferral, typeSmallMarac } from '../../support/small-marac.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = openTestDesk();
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
  await desk.tick('2027-03-01T10:00');
});
afterEach(() => desk.close());

const heard = (): void => desk.book.edit('list', listingOf(desk, caseOf(desk, 'R-AAAA22')), { outcome: 'actionPlan' });

const refs = (text: string): readonly string[] =>
  [...text.matchAll(/A-[A-Z]{4}22/g)]
    .map(([ref]) => ref)
    .filter((ref, at, all) => all.indexOf(ref) === at)
    .toSorted();

test('actions of last time stand under done, not possible, not done and still open, each under one of them', async () => {
  desk.book.type(
    'meetings',
    { on: '2027-01-19', start: '09:30', kind: 'ordinary', state: 'closed' },
    { id: 'M-JJJJ22' },
  );
  desk.book.type(
    'meetings',
    { on: '2027-02-16', start: '09:30', kind: 'ordinary', state: 'closed' },
    { id: 'M-FFFF22' },
  );
  const caseRef = caseOf(desk, 'R-AAAA22');
  const act = (id: string, more: Parameters<TestDesk['book']['type']>[1], meeting = 'M-FFFF22'): unknown =>
    desk.book.type(
      'actions',
      { meeting, caseRef, agency: AGENCY.housing, agreedOn: '2027-02-16', text: id, ...more },
      { id },
    );
  act('A-DDDD22', { due: '2027-03-05', status: 'completed', doneOn: '2027-03-02', answer: 'New lock.' });
  act('A-CCCC22', { due: '2027-03-05', status: 'notPossibleCircumstances' });
  act('A-NNNN22', { due: '2027-03-05', status: 'notDone' });
  act('A-PPPP22', { due: '2027-03-05', status: 'open' });
  act('A-SSSS22', { due: '2027-04-20', status: 'open' });
  act('A-TTTT22', { due: '2027-03-05', status: 'inProgress', newDate: '2027-04-02' });
  act('A-VVVV22', { due: '2027-03-01', status: 'inProgress', newDate: '2027-03-12' });
  act('A-WWWW22', { due: '2027-03-05', status: 'inProgress' });
  act('A-EEEE22', { agreedOn: '2027-01-19', due: '2027-02-01', status: 'completed', doneOn: '2027-02-01' }, 'M-JJJJ22');
  await sendList(desk);
  await sendAgenda(desk);
  heard();
  const minutes = shownTo(await sendMinutes(desk), CONTACT.housing, '/minutes/M-AAAA22/C-');
  const under = (heading: string, next: string): string =>
    new RegExp(`${heading}([^]*?)${next}`).exec(minutes.slice(minutes.indexOf('Actions of last time')))?.[1] ?? '';
  expect(refs(under('Done', 'Not possible: circumstances'))).toEqual(['A-DDDD22']);
  expect(under('Done', 'Not possible: circumstances')).toContain('Done on 2 March 2027. New lock.');
  expect(refs(under('Not possible: circumstances changed', 'Not done, or not answered by its day'))).toEqual([
    'A-CCCC22',
  ]);
  expect(refs(under('Not done, or not answered by its day', 'Still open'))).toEqual(['A-NNNN22', 'A-PPPP22']);
  expect(refs(under('Still open', 'Item 1'))).toEqual(['A-SSSS22', 'A-TTTT22', 'A-VVVV22', 'A-WWWW22']);
  expect(under('Still open', 'Item 1')).toContain('In progress, new date 2 April 2027.');
});

test('who covers gets what is still to be answered, and what comes after; not what the agency has had', async () => {
  typeReferral(desk.book, 'R-BBBB22', {
    forenames: 'Zoe',
    birthDate: '1971-11-11',
    perp1Forenames: 'Igor',
    phone: '07700 900999',
  });
  await desk.tick('2027-03-01T11:00');
  expect(whom(await sendList(desk), '/list/')).toContain(CONTACT.housing);
  const [first, second] = ['R-AAAA22', 'R-BBBB22'].map((one) => caseOf(desk, one)) as [string, string];
  const answer = (caseRef: string, id: string): unknown =>
    desk.book.type(
      'research',
      { meeting: 'M-AAAA22', caseRef, agency: AGENCY.housing, known: 'no', nil: true, answeredOn: '2027-03-05' },
      { id },
    );
  answer(first, 'RS-AAAA22');
  desk.book.edit('contacts', CONTACT.housing, { awayFrom: '2027-03-08', awayTo: '2027-03-17' });
  let sent = await letGo(desk, '2027-03-08T10:00');
  const list = sent
    .filter((one) => one.to === CONTACT.housingDeputy && one.key.includes('/list/'))
    .map(everythingIn)
    .join('\n');
  expect(list, 'what nobody has answered yet').toContain('VictimsenBBBB22');
  expect(list, 'not the whole list anew').not.toContain('VictimsenAAAA22');
  answer(second, 'RS-BBBB22');
  sent = await sendAgenda(desk);
  expect(whom(sent, '/agenda/M-AAAA22/C-'), 'times are for whoever comes').toContain(CONTACT.housingDeputy);
  desk.book.type(
    'actions',
    { meeting: 'M-AAAA22', caseRef: first, agency: AGENCY.housing, text: 'Fit a lock', due: '2027-03-24' },
    { id: 'A-AAAA22' },
  );
  for (const ref of [first, second]) desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
  desk.book.edit('meetings', 'M-AAAA22', { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
  sent = await letGo(desk, '2027-03-17T09:30');
  expect(whom(sent, '/actions/')).toContain(CONTACT.housingDeputy);
  sent = await sendMinutes(desk);
  expect(whom(sent, '/minutes/M-AAAA22/C-')).toContain(CONTACT.housing);
  expect(whom(sent, '/actions/'), 'back at work: the agency has its actions').not.toContain(CONTACT.housing);
});

test('who stands for an agency in one case only is not told of its actions in another', async () => {
  typeReferral(desk.book, 'R-BBBB22', {
    forenames: 'Zoe',
    birthDate: '1971-11-11',
    perp1Forenames: 'Igor',
    phone: '07700 900999',
  });
  await desk.tick('2027-03-01T11:00');
  const [first, second] = ['R-AAAA22', 'R-BBBB22'].map((one) => caseOf(desk, one)) as [string, string];
  // Harriet of Housing works for the police too, and is the one police person who may know of the second case.
  addContact(desk.book, 'C-PHHH22', AGENCY.police, 'specialist', 'Harriet Housewell', {
    address: 'c-haaa22@example.org',
  });
  desk.book.edit('contacts', CONTACT.housing, { address: 'c-haaa22@example.org', verifiedOn: '2027-03-01' });
  desk.book.type(
    'conflicts',
    { caseRef: second, agency: AGENCY.police, exceptContact: 'C-PHHH22', recordedBy: 'Cora', recordedOn: '2027-03-01' },
    { id: 'X-AAAA22' },
  );
  desk.book.edit('meetings', 'M-AAAA22', { viceChair: CONTACT.vice });
  await sendList(desk);
  await sendAgenda(desk);
  const act = (id: string, caseRef: string): unknown =>
    desk.book.type(
      'actions',
      { meeting: 'M-AAAA22', caseRef, agency: AGENCY.police, text: `Patrol ${id}`, due: '2027-03-24' },
      { id },
    );
  act('A-FFFF22', first);
  act('A-SSSS22', second);
  for (const ref of [first, second]) desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
  desk.book.edit('meetings', 'M-AAAA22', { actionsReady: true, actionsReadyBy: 'Cora Coordinata' });
  const sent = await letGo(desk, '2027-03-17T09:30');
  expect(refs(shownTo(sent, CONTACT.housing, '/actions/'))).toEqual(['A-SSSS22']);
  expect(refs(shownTo(sent, CONTACT.police, '/actions/'))).toEqual(['A-FFFF22']);
});
