// F4: actions about a case that the coordinator, or an agency, is kept from, and sheets that a person took back. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { answerLine, letGo, lineOf, shownTo } from '../journeys/steps.ts';
import type { TestDesk } from '../support/desk.ts';
import { addContact, AGENCY, CONTACT, MEETING } from '../support/small-marac.ts';
import { openThreeCases, sheet, type ThreeCases } from './three-cases.ts';
import { withNames } from '../support/names.ts';

let desk: TestDesk;
let three: ThreeCases;
beforeEach(async () => {
  three = await openThreeCases();
  ({ desk } = three);
});
afterEach(() => desk.close());

const RECORDED = { recordedBy: 'Mona Managerin', recordedOn: '2027-03-02' };

function outboxRow(key: string): string {
  const row = desk.book.rows('outbox').find(({ id = '' }) => desk.book.text('outbox', id, 'key').includes(key));
  if (row?.id === undefined) throw new Error(`no row of Outbox for ${key}`);
  return row.id;
}

test('F4: an action of the coordinator’s own team, in a case that the coordinator is kept from, is asked about in the restricted workbook and nowhere else', async () => {
  addContact(desk.book, 'C-MAAA22', AGENCY.team, 'manager', 'Mona Managerin');
  await three.hold();
  desk.book.type(
    'conflicts',
    { caseRef: three.caseRef('A'), contact: CONTACT.coordinator, ...RECORDED },
    { id: 'X-AAAA22', file: 'restricted' },
  );
  three.act('A-TTTT22', 'A', { agency: AGENCY.team });
  three.act('A-AAAA22', 'A');
  three.act('A-UUUU22', 'B', { agency: AGENCY.team });
  three.ready();
  await letGo(desk, '2027-03-17T09:30');
  for (const words of ['A-TTTT22', 'A-AAAA22'])
    expect([words, lineOf(desk, words, 'main')]).toEqual([words, undefined]);
  expect(lineOf(desk, 'The MARAC team has 1 action of Tuesday 16 March 2027: A-TTTT22', 'restricted')).toBeDefined();
  expect(lineOf(desk, 'Test Health (Helga Healthman) is not told of 1 action', 'restricted')).toBeDefined();
  expect(lineOf(desk, 'A-UUUU22'), 'the coordinator deals with the other case').toBeUndefined();
  answerLine(desk, 'The MARAC team has 1 action', 'yes');
  await desk.run('2027-03-17T12:00');
  expect(lineOf(desk, 'A-TTTT22', 'restricted'), 'by whom?').toBeDefined();
  answerLine(desk, 'The MARAC team has 1 action', 'yes', 'The deputy of the team does it');
  await desk.run('2027-03-17T12:30');
  expect(lineOf(desk, 'The MARAC team has 1 action')).toBeUndefined();
});

test('F4: the level Acts beats no conflict: its agency gets no sheet, and what is kept from it is asked about in the restricted workbook', async () => {
  await three.hold();
  desk.book.type('needed', { caseRef: three.caseRef('A'), agency: AGENCY.health, level: 'acts' });
  desk.book.type('needed', { caseRef: three.caseRef('B'), agency: AGENCY.health, level: 'acts' });
  desk.book.type(
    'conflicts',
    { caseRef: three.caseRef('A'), agency: AGENCY.health, unheardInstead: 'GP', ...RECORDED },
    { id: 'X-AAAA22', file: 'restricted' },
  );
  three.act('A-AAAA22', 'A');
  three.act('A-BBBB22', 'B');
  three.ready();
  const sent = await letGo(desk, '2027-03-17T09:30');
  expect(sheet(sent, CONTACT.health)).toContain('Lock A-BBBB22');
  expect(shownTo(desk.delivered, CONTACT.health), 'nor anywhere else').not.toContain('A-AAAA22');
  expect(lineOf(desk, 'A-AAAA22', 'main')).toBeUndefined();
  expect(lineOf(desk, 'A conflict keeps it from the case', 'restricted')).toBeDefined();
});

test('F4: a sheet that a person held stays held when its row on Who is needed is taken away and made again', async () => {
  await three.hold();
  three.act('A-AAAA22', 'A');
  three.ready();
  await desk.run('2027-03-17T09:00');
  answerLine(desk, 'Test Health (Helga Healthman) is not told', 'yes');
  for (const time of ['09:30', '09:40']) await desk.run(`2027-03-17T${time}`);
  const needed = desk.book.rows('needed').find(({ id = '' }) => desk.book.text('needed', id, 'level') === 'Acts');
  desk.book.edit('outbox', outboxRow(`actions/${CONTACT.health}`), {
    answer: 'hold',
    by: 'Cora Coordinata',
    why: 'Wait',
  });
  await desk.run('2027-03-17T10:00');
  desk.book.remove('needed', needed?.id ?? '');
  await desk.run('2027-03-17T10:30');
  answerLine(desk, 'On Who is needed it has no level', 'yes');
  for (const time of ['10:40', '10:50']) await desk.run(`2027-03-17T${time}`);
  for (const time of ['11:00', '11:40']) await desk.tick(`2027-03-17T${time}`);
  expect(sheet(desk.delivered, CONTACT.health)).toBe('');
  const [message] = (await desk.ledger.messages()).filter((one) => one.key.includes(`actions/${CONTACT.health}`));
  expect(message).toMatchObject({ state: 'offered', held: true });
});

test('F4: a sheet of which nobody knows whether it went, and of which a person says that it did not, is asked about; Yes makes a new one, on a release', async () => {
  const server = { answers: false };
  desk.close();
  three = await openThreeCases({
    refuses: (claim) =>
      server.answers || !claim.message.key.includes('/actions/')
        ? undefined
        : { outcome: { end: 'uncertain', evidence: 'the connection was cut after the dot' } },
  });
  ({ desk } = three);
  await three.hold();
  three.act('A-HHHH22', 'A', { agency: AGENCY.housing });
  three.ready();
  await letGo(desk, '2027-03-17T09:30');
  await desk.run('2027-03-17T10:30');
  expect(lineOf(desk, 'is not told'), 'uncertain is asked about on Outbox').toBeUndefined();
  const unsure = desk.book.text('today', lineOf(desk, 'may or may not have left') ?? '', 'what');
  expect(unsure).toMatch(
    /^“Your actions” of the meeting of 16 March 2027 \(case .* \(K-\w{6}\)\) to Harriet Housewell/,
  );
  const row = outboxRow(`actions/${CONTACT.housing}`);
  desk.book.edit('outbox', row, { answer: 'resolveNotSent', by: 'Cora Coordinata', why: 'They rang: nothing came' });
  await desk.run('2027-03-17T11:00');
  await desk.run('2027-03-17T11:10');
  const says = desk.book.text('today', lineOf(desk, 'Somebody took the sheet back') ?? '', 'what');
  expect(says).toMatch(
    withNames('Test Housing (Harriet Housewell) is not told of 1 action of Tuesday 16 March 2027: A-HHHH22'),
  );
  expect(says).toContain('Yes: a new sheet with it is made and waits for your release');
  server.answers = true;
  expect(sheet(await letGo(desk, '2027-03-17T12:00'), CONTACT.housing), 'not by itself').toBe('');
  answerLine(desk, 'Somebody took the sheet back', 'yes');
  await desk.run('2027-03-17T13:00');
  expect(sheet(await letGo(desk, '2027-03-17T13:30'), CONTACT.housing)).toContain('Lock A-HHHH22');
  expect(lineOf(desk, 'Somebody took the sheet back')).toBeUndefined();
});

test('F4: an agency that has answered "not done" knows of its action: nothing asks whether it was told, and the coordinator decides what instead', async () => {
  await three.hold();
  three.act('A-AAAA22', 'A');
  await desk.run('2027-03-16T14:00');
  expect(lineOf(desk, 'Test Health (Helga Healthman) is not told')).toBeDefined();
  desk.book.edit('actions', 'A-AAAA22', {
    status: 'notDone',
    answer: 'By phone: she has moved',
    answeredOn: '2027-03-16',
  });
  await desk.run('2027-03-16T15:00');
  expect(lineOf(desk, 'is not told')).toBeUndefined();
  expect(lineOf(desk, 'Action A-AAAA22')).toBeDefined();
});

test('F4: No about a restricted case ends it in the restricted workbook; the main one holds no word of it, not even a count', async () => {
  await three.hold();
  desk.book.type('cases', { state: 'listed', restricted: true }, { id: 'K-RRRR22', file: 'restricted' });
  desk.book.type('people', { caseRef: 'K-RRRR22', role: 'victim', surname: 'Hiddensen' }, { file: 'restricted' });
  const agreed = { meeting: MEETING, caseRef: 'K-RRRR22', agency: AGENCY.health, text: 'Lock R', due: '2027-03-19' };
  desk.book.type('actions', agreed, { id: 'A-RRRR22', file: 'restricted' });
  three.ready();
  await letGo(desk, '2027-03-17T09:30');
  const main = (): string =>
    desk.book
      .rows('today')
      .flatMap(({ id = '', file }) => (file === 'main' ? [desk.book.text('today', id, 'what')] : []))
      .join('\n');
  expect(main()).not.toMatch(/RRRR22|Helga|1 action/);
  answerLine(desk, 'A-RRRR22', 'no', 'Told by phone by Mona');
  await desk.run('2027-03-17T12:00');
  expect(lineOf(desk, 'is not told')).toBeUndefined();
  expect(three.levels(AGENCY.health)).toEqual([]);
  await letGo(desk, '2027-03-22T09:30');
  expect(main(), 'on its day').not.toContain('RRRR22');
  const due = 'Action A-RRRR22 of Test Health, case K-RRRR22, due 19 March 2027, is due';
  expect(lineOf(desk, `${due}. Its agency was told another way, so no reminder goes`, 'restricted')).toBeDefined();
});

test('F4: where who hears a case and who only acts in it read one mailbox, the sheet there holds what the second is to do, and Today names the other action', async () => {
  const [mine, theirs] = [CONTACT.housing, CONTACT.health];
  desk.book.edit('contacts', theirs, {
    address: desk.book.text('contacts', mine, 'address'),
    verifiedBy: 'Cora Coordinata',
    verifiedOn: '2027-03-16',
    routeProvenOn: '2027-03-16',
  });
  desk.book.type('needed', { caseRef: three.caseRef('A'), agency: AGENCY.health, level: 'acts' });
  await three.hold();
  three.act('A-HHHH22', 'A', { agency: AGENCY.housing });
  three.act('A-AAAA22', 'A');
  three.ready();
  const sent = await letGo(desk, '2027-03-17T09:30');
  const text = [mine, theirs].map((one) => sheet(sent, one)).join('\n');
  expect(text).toContain('Lock A-AAAA22');
  expect(text, 'what Housing is to do').not.toContain('Lock A-HHHH22');
  const line = lineOf(desk, 'Test Housing (Harriet Housewell) is not told of 1 action') ?? '';
  expect(desk.book.text('today', line, 'what')).toContain('A-HHHH22');
});

test.each([
  ['another text', { text: 'Ring the other number' }],
  ['another day', { due: '2027-03-26' }],
])(
  'F4: an action that was told, got %s and is kept from its agency by a conflict is a question in the restricted workbook: the old words stand there',
  async (_what, change) => {
    await three.hold();
    const ref = three.caseRef('A');
    desk.book.type('needed', { caseRef: ref, agency: AGENCY.health, level: 'takesPart' });
    three.act('A-AAAA22', 'A');
    three.ready();
    expect(sheet(await letGo(desk, '2027-03-17T09:30'), CONTACT.health)).toContain('Lock A-AAAA22');
    const conflict = { caseRef: ref, agency: AGENCY.health, recordedBy: 'Cora', recordedOn: '2027-03-17' };
    desk.book.type('conflicts', { ...conflict, unheardInstead: 'GP' }, { id: 'X-AAAA22' });
    await desk.run('2027-03-17T12:10');
    const asked = 'Test Health (Helga Healthman) is not told of what was changed since its sheet went in 1 action';
    expect(lineOf(desk, asked), 'nothing has changed').toBeUndefined();
    desk.book.edit('actions', 'A-AAAA22', change);
    expect(sheet(await letGo(desk, '2027-03-17T15:05'), CONTACT.health)).toBe('');
    expect(lineOf(desk, asked, 'restricted')).toBeDefined();
    expect(lineOf(desk, 'A-AAAA22', 'main')).toBeUndefined();
    answerLine(desk, asked, 'yes', 'The GP rang them');
    await desk.run('2027-03-17T16:05');
    expect(lineOf(desk, asked)).toBeUndefined();
    desk.book.edit('actions', 'A-AAAA22', { text: 'Something else again' });
    await desk.run('2027-03-17T17:05');
    expect(lineOf(desk, asked, 'restricted'), 'other words are asked about anew').toBeDefined();
  },
);
