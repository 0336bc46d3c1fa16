// F4: what stops a whole case, or everything, names the actions of which nobody is told meanwhile. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerLine, letGo, lineOf } from '../journeys/steps.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, MEETING } from '../support/small-marac.ts';
import { openThreeCases, sheet, type ThreeCases } from './three-cases.ts';
import { withNames } from '../support/names.ts';

let desk: TestDesk;
let three: ThreeCases;
beforeEach(async () => {
  three = await openThreeCases();
  ({ desk } = three);
  await three.hold();
  three.act('A-AAAA22', 'A');
  three.act('A-BBBB22', 'B', { agency: AGENCY.housing });
});
afterEach(() => desk.close());

const says = (words: string, file: 'main' | 'restricted' = 'main'): string =>
  desk.book.text('today', lineOf(desk, words, file) ?? '', 'what');

test('F4: that another contact’s address is doubted takes no question about an action away', async () => {
  desk.book.edit('contacts', CONTACT.police, { address: 'somebody.else@police.example' });
  await desk.run('2027-03-17T09:30');
  expect(lineOf(desk, 'is not what was verified'), 'the address is asked about').toBeDefined();
  expect(says('Test Health (Helga Healthman) is not told of 1 action')).toContain('A-AAAA22');
});

test('F4: the line about a death names the actions of which nobody is told, with their agencies', async () => {
  desk.book.edit('cases', three.caseRef('A'), { deceased: true });
  await letGo(desk, '2027-03-17T09:30');
  expect(says('is frozen by a death')).toMatch(withNames('1 open action not told or chased: Test Health (A-AAAA22)'));
});

test('F4: a row of a conflict that cannot be read names the actions of its case in the restricted workbook, and main names none', async () => {
  desk.book.type(
    'conflicts',
    { caseRef: three.caseRef('A'), contact: 'C-WRNGQQ', recordedBy: 'Cora', recordedOn: '2027-03-02' },
    { id: 'X-AAAA22' },
  );
  await letGo(desk, '2027-03-17T09:30');
  expect(says('Until it can be read', 'restricted')).toMatch(
    withNames('Meanwhile nobody is told of these actions: Test Health (A-AAAA22).'),
  );
  expect(lineOf(desk, 'A-AAAA22', 'main')).toBeUndefined();
});

test('F4: it names the chair’s own action too (seed 96 of the proof of completeness)', async () => {
  desk.book.type('agencies', { name: 'Test Chair', kind: 'chair' }, { id: 'G-XAAA22' });
  three.act('A-DDDD22', 'A', { agency: 'G-XAAA22' });
  const conflict = { caseRef: three.caseRef('A'), contact: 'C-WRNGQQ', recordedBy: 'Cora', recordedOn: '2027-03-02' };
  desk.book.type('conflicts', conflict, { id: 'X-AAAA22' });
  await letGo(desk, '2027-03-17T09:30');
  expect(says('Until it can be read', 'restricted')).toMatch(withNames('Test Chair (A-DDDD22)'));
  expect(lineOf(desk, 'A-DDDD22', 'main')).toBeUndefined();
});

test('F4: a row of the register that cannot be read names every action in its workbook, those of restricted cases in the restricted one', async () => {
  desk.book.type('cases', { state: 'listed', restricted: true }, { id: 'K-RRRR22', file: 'restricted' });
  desk.book.type(
    'actions',
    { meeting: MEETING, caseRef: 'K-RRRR22', agency: AGENCY.housing, text: 'Lock R', due: '2027-03-24' },
    { id: 'A-RRRR22', file: 'restricted' },
  );
  desk.book.edit('contacts', CONTACT.health, { role: 'somebody' });
  await letGo(desk, '2027-03-17T09:30');
  expect(says('Meanwhile nobody is told')).toMatch(
    withNames('actions: Test Health (A-AAAA22); Test Housing (A-BBBB22).'),
  );
  expect(lineOf(desk, 'A-RRRR22', 'main')).toBeUndefined();
  expect(says('Today of the main workbook says which', 'restricted')).toMatch(withNames('Test Housing (A-RRRR22)'));
});

test('F4: of a meeting whose list is empty by now "Actions ready" is asked for: its sheets wait for it', async () => {
  for (const { id = '' } of desk.book.rows('list')) desk.book.remove('list', id);
  await desk.run('2027-03-17T09:30');
  expect(says('type Yes in “Actions ready”')).toContain('Tuesday 16 March 2027');
  three.ready();
  await desk.run('2027-03-17T09:40');
  expect(lineOf(desk, 'Actions ready')).toBeUndefined();
});

test('F4: a Yes that a tab kept waiting stays a line of Today between the run that makes the row and the run that makes the sheet', async () => {
  three.ready();
  await letGo(desk, '2027-03-17T09:30');
  answerLine(desk, 'Test Health (Helga Healthman) is not told', 'yes');
  desk.book.rename(['cases']);
  await desk.run('2027-03-17T10:30');
  expect(three.levels(AGENCY.health), 'Cases cannot be read').toEqual([]);
  expect(says('Meanwhile nobody is told')).toContain('A-AAAA22');
  desk.book.rename([]);
  await desk.run('2027-03-17T11:30');
  expect(three.levels(AGENCY.health)).toEqual([`${three.caseRef('A')} Acts`]);
  expect(says('is to get the action sheet')).toContain('A-AAAA22');
  expect(lineOf(desk, 'is not told of'), 'nothing is asked twice').toBeUndefined();
  await desk.run('2027-03-17T12:30');
  expect(lineOf(desk, 'is to get the action sheet')).toBeUndefined();
  expect(sheet(await letGo(desk, '2027-03-17T15:05'), CONTACT.health)).toContain('Lock A-AAAA22');
});
