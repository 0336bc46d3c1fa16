// F4: actions that are changed when no sheet of their meeting is made any more. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerLine, letGo, lineOf } from '../journeys/steps.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, MEETING } from '../support/small-marac.ts';
import { openThreeCases, sheet, type ThreeCases } from './three-cases.ts';

let desk: TestDesk;
let three: ThreeCases;
beforeEach(async () => {
  three = await openThreeCases();
  ({ desk } = three);
});
afterEach(() => desk.close());

const NEEDED = 'N-AAAA22';
const CHANGED = 'told of what was changed since its sheet went in 1 action';
/** The question about the action; of what else Today says of it nothing. */
const line = (file?: 'main' | 'restricted'): string => {
  const id = lineOf(desk, CHANGED, file) ?? lineOf(desk, 'told of 1 action', file);
  return id === undefined ? '' : desk.book.text('today', id, 'what');
};

/** Health takes part in case A, has the sheet with the action, and the meeting is closed. */
async function toldAndClosed(): Promise<void> {
  await three.hold();
  desk.book.type('needed', { caseRef: three.caseRef('A'), agency: AGENCY.health, level: 'takesPart' }, { id: NEEDED });
  three.act('A-AAAA22', 'A');
  three.ready();
  expect(sheet(await letGo(desk, '2027-03-17T09:30'), CONTACT.health)).toContain('Lock A-AAAA22');
  desk.book.edit('meetings', MEETING, { state: 'closed' });
  await desk.run('2027-03-22T09:30');
  expect(line(), 'it has what stands there').toBe('');
}

const NO_MORE: readonly (readonly [string, () => void, 'main' | 'restricted'])[] = [
  ['that may still have it', () => undefined, 'main'],
  ['whose row on Who is needed was removed', () => desk.book.remove('needed', NEEDED), 'main'],
  ['whose level was lowered', () => desk.book.edit('needed', NEEDED, { level: 'searches' }), 'main'],
  [
    'that has a conflict since',
    () => {
      const conflict = { caseRef: three.caseRef('A'), agency: AGENCY.health, recordedBy: 'Cora' };
      desk.book.type('conflicts', { ...conflict, recordedOn: '2027-03-22', unheardInstead: 'GP' }, { id: 'X-AAAA22' });
    },
    'restricted',
  ],
];

test.each(NO_MORE)(
  'F4: an action that was changed after its meeting closed, at an agency %s, is one line of Today until a named answer',
  async (_who, change, file) => {
    await toldAndClosed();
    change();
    await desk.run('2027-03-22T12:05');
    expect(line(), 'its words are as they were').toBe('');
    desk.book.edit('actions', 'A-AAAA22', { text: 'Ring the other number' });
    await desk.run('2027-03-22T15:00');
    expect(line(file)).toContain(CHANGED);
    expect(line('main') === '').toBe(file === 'restricted');
    const level = line(file).includes('has no level');
    answerLine(desk, CHANGED, level ? 'no' : 'yes', 'Told by phone');
    await desk.run('2027-04-20T08:30');
    expect(line()).toBe('');
    expect((await desk.ledger.messages()).filter((one) => one.key.includes(`/actions/${CONTACT.health}/2`))).toEqual(
      [],
    );
    desk.book.edit('actions', 'A-AAAA22', { text: 'Ring nobody' });
    await desk.run('2027-04-20T12:05');
    expect(line(file), 'other words are asked about anew').toContain(CHANGED);
  },
);

test.each([
  ['its day', { due: '2027-03-30' }],
  ['its words after the agency has answered', { text: 'Ring the other number', status: 'inProgress', answer: 'Wait' }],
  ['its review', { reviewOn: '2027-05-04' }],
])('F4: what counts as changed after the meeting closed: %s', async (_what, cells) => {
  await toldAndClosed();
  desk.book.edit('actions', 'A-AAAA22', cells);
  await desk.run('2027-03-22T12:05');
  expect(line('main')).toContain(CHANGED);
  expect(line('main')).toContain('no sheet is made for a closed meeting');
});

test.each([
  ['an answer of its agency', { status: 'inProgress', answer: 'Wait', answeredOn: '2027-03-22' }],
  ['the end of it', { text: 'Was done otherwise', status: 'completed', doneOn: '2027-03-22' }],
])('F4: nobody is told of %s', async (_what, cells) => {
  await toldAndClosed();
  desk.book.edit('actions', 'A-AAAA22', cells);
  await desk.run('2027-03-22T12:05');
  expect(line()).not.toContain('is not told');
});

test('F4: an action that is given to another agency after its meeting closed is asked about by the name of that agency', async () => {
  await toldAndClosed();
  desk.book.edit('actions', 'A-AAAA22', { agency: AGENCY.housing });
  await desk.run('2027-03-22T12:05');
  expect(line('main')).toContain('Test Housing (Harriet Housewell) is not told of 1 action');
});

test('F4: a Yes that gives the agency the level Acts after the meeting closed makes no sheet: the next line asks for told another way', async () => {
  await toldAndClosed();
  desk.book.remove('needed', NEEDED);
  desk.book.edit('actions', 'A-AAAA22', { text: 'Ring the other number' });
  await desk.run('2027-03-22T12:05');
  answerLine(desk, CHANGED, 'yes');
  for (const time of ['2027-03-22T15:00', '2027-03-23T08:30', '2027-03-23T12:05']) await desk.run(time);
  expect(line('main')).toContain('no sheet is made for a closed meeting');
});

test('F4: of a meeting that is open a further sheet tells what was changed, and no line asks', async () => {
  await three.hold();
  desk.book.type('needed', { caseRef: three.caseRef('A'), agency: AGENCY.health, level: 'takesPart' });
  three.act('A-AAAA22', 'A');
  three.ready();
  await letGo(desk, '2027-03-17T09:30');
  desk.book.edit('actions', 'A-AAAA22', { text: 'Ring the other number' });
  await desk.run('2027-03-17T12:05');
  expect(line()).not.toContain('is not told');
  expect(sheet(await letGo(desk, '2027-03-17T15:00'), CONTACT.health)).toContain('Ring the other number');
});

test('F4: on the last day of its meeting’s sheets a further one is made of what was changed, and the day after the line asks', async () => {
  await three.hold();
  desk.book.type('needed', { caseRef: three.caseRef('A'), agency: AGENCY.health, level: 'takesPart' });
  three.act('A-AAAA22', 'A', { due: '2027-05-24' });
  three.ready();
  await letGo(desk, '2027-03-17T09:30');
  await desk.run('2027-04-13T08:30');
  desk.book.edit('actions', 'A-AAAA22', { text: 'Ring the other number' });
  await desk.run('2027-04-13T12:05');
  expect(line()).not.toContain('is not told');
  expect((await desk.ledger.messages()).some((one) => one.key.endsWith(`/actions/${CONTACT.health}/2`))).toBe(true);
  desk.book.edit('actions', 'A-AAAA22', { text: 'Ring nobody' });
  await desk.run('2027-04-14T12:05');
  expect(line('main')).toContain('was too long ago for a sheet (13 April 2027 was the last day)');
});
