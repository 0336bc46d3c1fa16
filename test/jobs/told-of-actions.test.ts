// Every action reaches its agency, waits on Today for a named answer, or was ended by a person. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import {
  answerLine,
  letGo,
  lineOf,
  listingOf,
  sendAgenda,
  sendList,
  sendMinutes,
  shownTo,
  whom,
} from '../journeys/steps.ts';
import type { TestDesk } from '../support/desk.ts';
import { addContact, AGENCY, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { openThreeCases, sheet, type ThreeCases } from './three-cases.ts';
import { withNames } from '../support/names.ts';

let desk: TestDesk;
let three: ThreeCases;
beforeEach(async () => {
  three = await openThreeCases();
  ({ desk } = three);
});
afterEach(() => desk.close());

test('F4: an action for an agency that takes no part in the case is one question on Today; Yes lets its action sheet go, and nothing else', async () => {
  await three.hold();
  three.act('A-AAAA22', 'A');
  three.act('A-BBBB22', 'B');
  three.act('A-HHHH22', 'C', { agency: AGENCY.housing });
  three.ready();
  let sent = await letGo(desk, '2027-03-17T09:30');
  expect(whom(sent, '/actions/'), 'who takes part has theirs').toEqual([CONTACT.housing]);
  const line = lineOf(desk, 'Test Health (Helga Healthman) is not told of 2 actions of Tuesday 16 March 2027');
  const says = desk.book.text('today', line ?? '', 'what');
  expect(says).toMatch(
    withNames(
      `A-AAAA22, case ${three.caseRef('A')}, due 24 March 2027;\nA-BBBB22, case ${three.caseRef('B')}, due 24 March 2027`,
    ),
  );
  expect(says).toContain('Yes: Test Health gets the action sheet with them and nothing else of the cases');
  expect(says).toContain('No: Test Health is told another way');
  const item = (await desk.today()).find((one) => one.what.includes('is not told of 2 actions'));
  expect(item?.what, 'a log holds nothing of what is to be done').not.toMatch(/Lock|Victimsen/);
  answerLine(desk, 'Test Health (Helga Healthman) is not told', 'yes');
  await desk.run('2027-03-17T12:10');
  expect(three.levels(AGENCY.health)).toEqual([`${three.caseRef('A')} Acts`, `${three.caseRef('B')} Acts`]);
  sent = await letGo(desk, '2027-03-17T15:05');
  const text = sheet(sent, CONTACT.health);
  expect(text).toContain('Lock A-AAAA22');
  expect(text).toContain('Lock A-BBBB22');
  expect(text).toContain('Anna VictimsenAAAA22');
  expect(text).toContain('Contact only through');
  expect(text, 'it does not search by address').not.toContain('Known Road');
  expect(text, 'no birth date, no perpetrator').not.toMatch(/1970|Perpov|Boris/);
  expect(lineOf(desk, 'is not told')).toBeUndefined();
  sent = await sendMinutes(desk);
  expect(shownTo(sent, CONTACT.health, '/minutes/M-AAAA22/C-'), 'no minutes').toBe('');
});

test('F4: an agency that searches by address reads on its action sheet where the known place is, and a hidden one is withheld', async () => {
  desk.book.edit('agencies', AGENCY.health, { searchesByAddress: true });
  for (const row of desk.book.rows('addresses'))
    if (desk.book.text('addresses', row.id ?? '', 'text').startsWith('5 Known'))
      desk.book.edit('addresses', row.id ?? '', { perpetratorKnows: 'no' });
  await three.hold();
  three.act('A-AAAA22', 'A');
  three.act('A-BBBB22', 'B');
  await desk.run('2027-03-16T14:00');
  answerLine(desk, 'Test Health (Helga Healthman) is not told', 'yes');
  three.ready();
  await desk.run('2027-03-16T14:10');
  const text = sheet(await letGo(desk, '2027-03-17T09:30'), CONTACT.health);
  expect(text).toContain('Address: 4 Known Road');
  expect(text).not.toContain('5 Known Road');
  expect(text).toContain('Address: Withheld: through the IDVA');
});

test('F4: No, with why: the agency is told another way, nobody is reminded, and on its day the action is the coordinator’s', async () => {
  await three.hold();
  three.act('A-AAAA22', 'A', { due: '2027-03-19' });
  three.ready();
  await letGo(desk, '2027-03-17T09:30');
  answerLine(desk, 'Test Health (Helga Healthman) is not told', 'no');
  await desk.run('2027-03-17T12:10');
  expect(lineOf(desk, '“No” stands here and does not count yet: type one sentence in Why')).toBeDefined();
  answerLine(desk, 'Test Health (Helga Healthman) is not told', 'no', 'Told by phone by Cora');
  await desk.run('2027-03-17T15:05');
  expect(lineOf(desk, 'is not told')).toBeUndefined();
  expect(three.levels(AGENCY.health)).toEqual([]);
  const sent = await letGo(desk, '2027-03-22T09:30');
  expect(shownTo(sent, CONTACT.health), 'no reminder').not.toContain('A-AAAA22');
  const due = `Action A-AAAA22 of Test Health, case ${three.caseRef('A')}, due 19 March 2027, is due`;
  expect(lineOf(desk, `${due}. Its agency was told another way, so no reminder goes`)).toBeDefined();
  three.act('A-BBBB22', 'B');
  await desk.run('2027-03-22T12:10');
  const again = desk.book.text(
    'today',
    lineOf(desk, 'Test Health (Helga Healthman) is not told of 1 action') ?? '',
    'what',
  );
  expect(again, 'only what is new').toContain('A-BBBB22');
  expect(again).not.toContain('A-AAAA22');
  desk.book.edit('actions', 'A-AAAA22', { text: 'Quite another thing' });
  await desk.run('2027-03-22T15:05');
  expect(lineOf(desk, 'is not told of 2 actions'), 'other words are another question').toBeDefined();
});

test('F4: an action that a conflict keeps from its agency is asked about in the restricted workbook only, until a person has dealt with it', async () => {
  await three.hold();
  desk.book.type(
    'conflicts',
    {
      caseRef: three.caseRef('C'),
      agency: AGENCY.health,
      recordedBy: 'Cora',
      recordedOn: '2027-03-02',
      unheardInstead: 'GP',
    },
    { id: 'X-AAAA22' },
  );
  three.act('A-AAAA22', 'A');
  three.act('A-CCCC22', 'C', { due: '2027-03-19' });
  three.ready();
  await letGo(desk, '2027-03-17T09:30');
  const main = desk.book.text('today', lineOf(desk, 'Test Health (Helga Healthman)', 'main') ?? '', 'what');
  expect(main).toContain('A-AAAA22');
  expect(main, 'no word of it in main').not.toContain('A-CCCC22');
  expect(lineOf(desk, 'A-CCCC22', 'main')).toBeUndefined();
  expect(lineOf(desk, 'A conflict keeps it from the case. By whom instead?', 'restricted')).toBeDefined();
  desk.book.edit('actions', 'A-CCCC22', { agency: AGENCY.housing });
  const sent = await letGo(desk, '2027-03-17T15:05');
  expect(sheet(sent, CONTACT.housing), 'given to another agency: told').toContain('Lock A-CCCC22');
  expect(lineOf(desk, 'A conflict keeps it from the case')).toBeUndefined();
  three.act('A-DDDD22', 'C');
  await desk.run('2027-03-18T09:30');
  answerLine(desk, 'A conflict keeps it from the case', 'yes', 'The GP was rung by the manager');
  await desk.run('2027-03-18T12:10');
  expect(lineOf(desk, 'A-DDDD22')).toBeUndefined();
  expect(shownTo(await letGo(desk, '2027-03-29T09:30'), CONTACT.health), 'nor reminded').not.toContain('A-DDDD22');
});

test('F4: a restricted case is asked about and its row made in the restricted workbook only', async () => {
  await three.hold();
  three.act('A-AAAA22', 'A');
  const ref = three.caseRef('C');
  desk.book.type('cases', { state: 'listed', restricted: true }, { id: 'K-RRRR22', file: 'restricted' });
  desk.book.type('people', { caseRef: 'K-RRRR22', role: 'victim', surname: 'Hiddensen' }, { file: 'restricted' });
  desk.book.type('list', { meeting: MEETING, caseRef: 'K-RRRR22', outcome: 'actionPlan' }, { file: 'restricted' });
  desk.book.type(
    'actions',
    { meeting: MEETING, caseRef: 'K-RRRR22', agency: AGENCY.health, text: 'Lock R', due: '2027-03-24' },
    { id: 'A-RRRR22', file: 'restricted' },
  );
  three.ready();
  await letGo(desk, '2027-03-17T09:30');
  expect(ref).not.toBe('K-RRRR22');
  expect(desk.book.text('today', lineOf(desk, 'Test Health (Helga Healthman)', 'main') ?? '', 'what')).toContain(
    '1 action of',
  );
  expect(lineOf(desk, 'A-RRRR22', 'main')).toBeUndefined();
  answerLine(desk, 'A-RRRR22', 'yes');
  await desk.run('2027-03-17T12:10');
  expect(
    desk.book
      .rows('needed')
      .filter((one) => one.file === 'restricted')
      .map(({ id = '' }) => desk.book.text('needed', id, 'level')),
  ).toEqual(['Acts']);
  expect(three.levels(AGENCY.health)).toEqual(['K-RRRR22 Acts']);
  expect(sheet(await letGo(desk, '2027-03-17T15:05'), CONTACT.health)).toContain('Lock R');
});

test('F4: a row at the level Acts lowers no level, and one that is taken away is asked about again', async () => {
  await sendList(desk);
  await sendAgenda(desk);
  desk.book.type('needed', { caseRef: three.caseRef('A'), agency: AGENCY.housing, level: 'acts' });
  desk.book.type('needed', { caseRef: three.caseRef('A'), agency: AGENCY.health, level: 'acts' });
  desk.book.edit('list', listingOf(desk, three.caseRef('A')), { outcome: 'actionPlan' });
  const minutes = await sendMinutes(desk);
  expect(whom(minutes, '/minutes/M-AAAA22/C-'), 'takes part as before').toContain(CONTACT.housing);
  for (const { id = '' } of desk.book.rows('needed'))
    if (desk.book.text('needed', id, 'agency') === AGENCY.health) desk.book.remove('needed', id);
  three.act('A-AAAA22', 'A');
  await desk.run('2027-03-19T12:10');
  answerLine(desk, 'is not told of 1 action', 'yes');
  await desk.run('2027-03-19T12:20');
  expect(lineOf(desk, 'is not told of 1 action')).toBeUndefined();
  for (const { id = '' } of desk.book.rows('needed'))
    if (desk.book.text('needed', id, 'agency') === AGENCY.health) desk.book.remove('needed', id);
  await desk.run('2027-03-19T12:30');
  expect(lineOf(desk, 'is not told of 1 action'), 'somebody took the row away').toBeDefined();
  answerLine(desk, 'is not told of 1 action', 'yes');
  await desk.run('2027-03-19T12:40');
  expect(three.levels(AGENCY.health)).toEqual([`${three.caseRef('A')} Acts`]);
});

test('F4: an action about no case, or about a case that is not on the list of its meeting, stands on its agency’s sheet', async () => {
  typeReferral(desk.book, 'R-DDDD22', {
    forenames: 'Olga',
    birthDate: '1966-02-03',
    perp1Forenames: 'Karl',
    phone: '07700 900777',
  });
  await desk.tick('2027-03-01T11:00');
  desk.book.edit('list', listingOf(desk, three.caseRef('D')), { takenOff: true, takenOffWhy: 'Another day' });
  await three.hold();
  three.act('A-AAAA22', undefined, { text: 'Bring the new letter', agency: AGENCY.health });
  three.act('A-DDDD22', 'D', { agency: AGENCY.housing });
  three.ready();
  const sent = await letGo(desk, '2027-03-17T09:30');
  expect(sheet(sent, CONTACT.health)).toMatch(/Actions about no case.*Bring the new letter/s);
  expect(sheet(sent, CONTACT.housing)).toContain('Lock A-DDDD22');
});

test('F4: whoever is reached by phone, is not active any more, or has no meeting named is told of on Today, with the action', async () => {
  desk.book.edit('contacts', CONTACT.health, { route: 'phone', address: '' });
  desk.book.type('agencies', { name: 'Old Agency', kind: 'other', activeTo: '2027-02-01' }, { id: 'G-OOOO22' });
  addContact(desk.book, 'C-OOOO22', 'G-OOOO22', 'representative', 'Otto Oldman');
  await three.hold();
  three.act('A-AAAA22', undefined);
  three.act('A-BBBB22', 'B', { agency: 'G-OOOO22' });
  desk.book.type(
    'actions',
    {
      caseRef: three.caseRef('C'),
      agency: AGENCY.housing,
      text: 'Between meetings',
      agreedOn: '2027-03-17',
      due: '2027-03-24',
    },
    { id: 'A-CCCC22' },
  );
  three.ready();
  await letGo(desk, '2027-03-17T09:30');
  expect(
    lineOf(
      desk,
      'Ring Test Health (Helga Healthman) on 020 7946 0100: it is reached by phone and on paper, and has 1 action',
    ),
  ).toBeDefined();
  expect(lineOf(desk, 'Old Agency is no longer active on Agencies and is not told of 1 action')).toBeDefined();
  expect(lineOf(desk, 'Test Housing (Harriet Housewell) is not told of 1 action: A-CCCC22')).toBeDefined();
  answerLine(desk, 'Ring Test Health', 'yes', 'Rung by Cora');
  desk.book.edit('actions', 'A-CCCC22', { meeting: MEETING });
  desk.book.edit('actions', 'A-BBBB22', { agency: AGENCY.housing });
  const sent = await letGo(desk, '2027-03-17T15:05');
  for (const words of ['Between meetings', 'Lock A-BBBB22']) expect(sheet(sent, CONTACT.housing)).toContain(words);
  for (const words of ['Ring Test Health', 'Old Agency', 'is not told']) expect(lineOf(desk, words)).toBeUndefined();
});
