// Letters of the partnership: inductions, members who are missing, breaches; each drafted, and sent on a release. Everybody is made up.
import { afterEach, expect, test } from 'vitest';
import { letGo, shownTo, whom } from './steps.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { addContact, AGENCY, caseOf, CONTACT, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { answerToday } from '../support/today.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function begin(): Promise<TestDesk['book']> {
  desk = openTestDesk();
  typeSmallMarac(desk.book);
  desk.book.type('settings', { setting: 'coreMembers', value: 'Police; Probation; Housing' }, { id: 'S-CCCC22' });
  return desk.book;
}

const TERMS = { setting: 'termsOfReference', value: '3', fromDate: '2026-05-04', why: 'Steering group, 4 May 2026' };

async function linesAt(time: string): Promise<readonly string[]> {
  await desk.run(time);
  const lines = await desk.today();
  return lines.filter(({ tab }) => ['Contacts', 'Agencies'].includes(tab)).map(({ what }) => what);
}

test('J2, T10: the team manager of an agency without a representative is drafted one letter for each gap, and the line says when they were asked', async () => {
  const book = await begin();
  book.type('settings', TERMS, { id: 'S-TTTT22' });
  book.edit('contacts', CONTACT.housing, { activeTo: '2027-03-02' });
  expect(whom(await letGo(desk, '2027-03-02T09:00'), '/member'), 'not on the last day').toEqual([]);
  await desk.run('2027-03-03T09:00');
  expect(whom(await desk.send(), '/member'), 'nothing by itself').toEqual([]);
  const gap = 'Test Housing: no representative since 2 March 2027, a deputy stands in';
  expect((await linesAt('2027-03-03T09:01')).join('\n')).toContain(`${gap};`);
  const sent = await letGo(desk, '2027-03-03T09:05');
  expect(whom(sent, '/member')).toEqual([CONTACT.housingManager]);
  const letter = shownTo(sent, CONTACT.housingManager, '/member');
  expect(letter).toMatch(/Your representative at the MARAC.*Manuela Managerova, Test Housing/s);
  expect(letter).toContain(
    'Test Housing is a core member of Ealing MARAC by its terms of reference (version 3). It has had no representative since 2 March 2027. Your deputy stands in meanwhile.',
  );
  expect(letter).not.toContain('name a deputy too');
  expect((await linesAt('2027-03-04T09:00')).join('\n')).toContain(`${gap}, asked on 3 March 2027`);
  expect(whom(await letGo(desk, '2027-03-04T09:05'), '/member'), 'once for a gap').toEqual([]);
  addContact(book, 'C-HCCC22', AGENCY.housing, 'representative', 'Hugo Housewright', { activeTo: '2027-03-05' });
  expect((await linesAt('2027-03-05T09:00')).join('\n')).not.toContain('Test Housing');
  expect(whom(await letGo(desk, '2027-03-08T09:05'), '/member'), 'another gap').toEqual([CONTACT.housingManager]);
});

test('J4: who is new gets an induction pack on the first day, on a release, and nobody who was there before', async () => {
  const book = await begin();
  book.type('settings', TERMS, { id: 'S-TTTT22' });
  book.edit('contacts', CONTACT.police, { activeFrom: '2026-05-03' });
  addContact(book, 'C-NAAA22', AGENCY.health, 'deputy', 'Nora Newcomer', { activeFrom: '2027-03-04' });
  expect(whom(await letGo(desk, '2027-03-03T09:00'), '/induction/'), 'not before it').toEqual([]);
  await desk.run('2027-03-04T09:00');
  expect(whom(await desk.send(), '/induction/'), 'nothing by itself').toEqual([]);
  const sent = await letGo(desk, '2027-03-04T09:05');
  expect(whom(sent, '/induction/')).toEqual(['C-NAAA22']);
  const pack = shownTo(sent, 'C-NAAA22', '/induction/');
  expect(pack).toMatch(/Welcome to the MARAC.*Nora Newcomer, Test Health \(Deputy\)/s);
  expect(pack).toMatch(/The next meeting: Tuesday 16 March 2027, 09:30\..*Terms of reference, version 3/s);
  expect(pack).toMatch(/Cora Coordinata/);
  expect(whom(await letGo(desk, '2027-03-05T09:00'), '/induction/'), 'once').toEqual([]);
});

test('J4: who was added before the terms were in force gets no pack, nor anybody without terms', async () => {
  const book = await begin();
  addContact(book, 'C-NAAA22', AGENCY.health, 'deputy', 'Nora Newcomer', { activeFrom: '2027-03-02' });
  expect(whom(await letGo(desk, '2027-03-02T09:00'), '/induction/')).toEqual([]);
  book.type('settings', { ...TERMS, fromDate: '2027-03-03' }, { id: 'S-TTTT22' });
  expect(whom(await letGo(desk, '2027-03-03T09:00'), '/induction/')).toEqual([]);
});

test('J20: three misses running are proposed on Today; a Yes records the breach and drafts the letter to the manager of the team, and nobody else hears of it', async () => {
  const book = await begin();
  book.type('settings', { setting: 'operatingProtocol', value: '2', fromDate: '2027-01-04' }, { id: 'S-OOOO22' });
  addContact(book, 'C-MAAA22', AGENCY.team, 'manager', 'Mona Managerwell');
  typeReferral(book, 'R-AAAA22');
  await desk.run('2027-03-02T10:00');
  const caseRef = caseOf(desk, 'R-AAAA22');
  const ready = { listReady: true, listReadyBy: 'Cora Coordinata', kind: 'ordinary', chair: CONTACT.chair };
  for (const [id, on] of [
    ['M-BBBB22', '2027-03-23'],
    ['M-CCCC22', '2027-03-24'],
    ['M-DDDD22', '2027-03-25'],
  ] as const) {
    book.type('meetings', { on, start: '09:30', end: '12:30', ...ready }, { id });
    book.type('list', { meeting: id, caseRef }, { id: `L-${id.slice(2)}` });
    book.type('attendance', { meeting: id, agency: AGENCY.health, came: 'absent' }, { id: `AT-${id.slice(2)}` });
    book.type('research', { meeting: id, caseRef, agency: AGENCY.health, nil: true }, { id: `RS-${id.slice(2)}` });
  }
  await letGo(desk, '2027-03-18T13:00');
  const lineAt = async (time: string) => {
    await desk.run(time);
    return (await desk.today()).filter(({ about, tab }) => tab === 'Practice log' && about === AGENCY.health);
  };
  expect(await lineAt('2027-03-25T17:00'), 'two are not').toEqual([]);
  const [line] = await lineAt('2027-03-30T09:00');
  expect(line?.what).toMatch(/^Test Health has missed attendance at 3 meetings running: 23 March 2027 \(absent,/);
  if (line !== undefined) await answerToday(desk, line, 'yes');
  const sent = await letGo(desk, '2027-03-30T12:10');
  const [row] = book.rows('practice');
  expect(book.text('practice', row?.id ?? '', 'kind')).toBe('Breach');
  expect(book.text('practice', row?.id ?? '', 'clause')).toBe('Operating protocol (version 2)');
  const letters = [...sent, ...(await letGo(desk, '2027-03-30T15:05'))];
  expect(whom(letters, '/breach/')).toEqual(['C-MAAA22']);
  const letter = shownTo(letters, 'C-MAAA22', '/breach/');
  expect(letter).toMatch(/Breach of protocol: Test Health.*Missed attendance at 3 meetings running: 23 March 2027/s);
  expect(letter).not.toContain(caseRef);
  expect(letter).not.toContain('Victimsen');
  expect(await lineAt('2027-03-31T09:00'), 'asked once').toEqual([]);
});
