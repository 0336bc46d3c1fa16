// Word about dates, thanks and flags: who gets it, in which words, and the day on which it left in the workbook. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { everythingIn, letGo, listingOf, shownTo, todaySays, whom } from '../journeys/steps.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
beforeEach(async () => {
  desk = openTestDesk();
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
  await desk.tick('2027-03-01T10:00');
  await letGo(desk, '2027-03-01T10:05');
});
afterEach(() => desk.close());

test('a key date is told to the agency named for it, once, in time, and without saying what it is', async () => {
  const caseRef = caseOf(desk, 'R-AAAA22');
  const date = { caseRef, what: 'release', on: '2027-03-20', detail: 'End of sentence', remindDaysBefore: 5 };
  desk.book.type('keyDates', { ...date, remindAgency: AGENCY.housing }, { id: 'KD-AAAA22' });
  desk.book.type('keyDates', date, { id: 'KD-BBBB22' });
  desk.book.type('keyDates', { ...date, remindAgency: AGENCY.health }, { id: 'KD-CCCC22' });
  desk.book.type(
    'conflicts',
    { caseRef, contact: CONTACT.health, recordedBy: 'Cora Coordinata', recordedOn: '2027-03-01' },
    { id: 'X-AAAA22' },
  );
  expect(whom(await letGo(desk, '2027-03-12T09:30'), 'key-date'), 'not before its days').toEqual([]);
  const sent = await letGo(desk, '2027-03-15T09:30');
  expect(whom(sent, 'key-date'), 'nor to whoever may not hear of the case').toEqual([CONTACT.housing]);
  const text = shownTo(sent, CONTACT.housing, 'key-date');
  expect(text).toContain('We are to remind your agency of Saturday 20 March 2027, a date in one of its cases.');
  expect(text).toContain('give the number KD-AAAA22');
  expect(text, 'nothing of what it is').not.toMatch(/release|sentence|Victimsen|Perpov|K-[A-Z0-9]{6}\b/i);
  await desk.run('2027-03-15T10:10');
  expect(desk.book.text('keyDates', 'KD-AAAA22', 'reminded')).toBe('2027-03-15');
  expect(desk.book.text('keyDates', 'KD-BBBB22', 'reminded'), 'the coordinator’s own stand on Today').toBe('');
  expect(await todaySays(desk, 'release on 20 March 2027')).toBe(true);
  desk.book.edit('contacts', CONTACT.housing, { awayFrom: '2027-03-16', awayTo: '2027-03-19' });
  expect(whom(await letGo(desk, '2027-03-16T09:30'), 'key-date'), 'told once').toEqual([]);
  desk.book.edit('keyDates', 'KD-AAAA22', { on: '2027-03-26', dealtWithOn: '2027-03-16' });
  expect(whom(await letGo(desk, '2027-03-24T09:30'), 'key-date'), 'dealt with').toEqual([]);
});

test('J17: a letter of thanks, or of feedback, carries the words that a person wrote, on a release, and the day it left', async () => {
  desk.book.type(
    'practice',
    {
      kind: 'praise',
      on: '2027-03-02',
      agency: AGENCY.housing,
      text: 'New locks within a day.\nShe slept at home.',
      letterWanted: true,
    },
    { id: 'PL-AAAA22' },
  );
  desk.book.type(
    'practice',
    {
      kind: 'praise',
      on: '2027-03-02',
      agency: AGENCY.police,
      text: 'About one case',
      caseRef: caseOf(desk, 'R-AAAA22'),
      letterWanted: true,
    },
    { id: 'PL-BBBB22' },
  );
  desk.book.type(
    'practice',
    { kind: 'issue', on: '2027-03-02', agency: AGENCY.housing, text: 'Late', letterWanted: true },
    { id: 'PL-CCCC22' },
  );
  const feedback = { kind: 'feedback', on: '2027-03-02', letterWanted: true, text: 'The line was busy all day.' };
  desk.book.type('practice', { ...feedback, agency: AGENCY.health }, { id: 'PL-DDDD22' });
  desk.book.type('practice', { ...feedback, agency: AGENCY.health, letterWanted: false }, { id: 'PL-EEEE22' });
  await desk.run('2027-03-02T10:00');
  expect(whom(await desk.send(), '/praise/'), 'nothing by itself').toEqual([]);
  const sent = await letGo(desk, '2027-03-02T10:05');
  expect(whom(sent, '/praise/'), 'no letter about a case, none of blame').toEqual([CONTACT.housing]);
  const letter = everythingIn(sent.find((one) => one.key.includes('/praise/'))!);
  expect(letter).toContain('Thank you');
  expect(letter).toMatch(/Harriet Housewell.*Test Housing/s);
  expect(letter).toMatch(/New locks within a day\..*She slept at home\./s);
  expect(letter).toMatch(/Cora Coordinata.*coordinator, Ealing MARAC/s);
  await desk.run('2027-03-02T11:00');
  expect(desk.book.text('practice', 'PL-AAAA22', 'letterSent')).toBe('2027-03-02');
  expect(desk.book.text('practice', 'PL-BBBB22', 'letterSent')).toBe('');
  expect(whom(sent, '/staff-feedback/')).toEqual([CONTACT.health]);
  expect(shownTo(sent, CONTACT.health, '/staff-feedback/')).toMatch(
    /Feedback to your staff.*Helga Healthman, Test Health.*The line was busy all day\..*Cora Coordinata/s,
  );
  expect(desk.book.text('practice', 'PL-DDDD22', 'letterSent')).toBe('2027-03-02');
});

test('flags that may come off: the month after, to who set them, with when she was last referred and when they were set', async () => {
  desk.book.edit('list', listingOf(desk, caseOf(desk, 'R-AAAA22')), { outcome: 'actionPlan' });
  desk.book.edit('meetings', 'M-AAAA22', { state: 'closed' });
  const flag = { meeting: 'M-AAAA22', flaggedOn: '2027-03-18' };
  desk.book.type('flags', { ...flag, agency: AGENCY.housing, flagged: 'all' }, { id: 'F-AAAA22' });
  desk.book.type('flags', { ...flag, agency: AGENCY.health, flagged: 'none' }, { id: 'F-BBBB22' });
  expect(whom(await letGo(desk, '2028-03-15T10:00'), '/removal/'), 'not in the twelfth month').toEqual([]);
  const sent = await letGo(desk, '2028-04-03T10:00');
  expect(whom(sent, '/removal/')).toEqual([CONTACT.housing]);
  const list = shownTo(sent, CONTACT.housing, '/removal/');
  expect(list).toContain('Cases whose flags may come off your records: please take them off and tell us.');
  expect(list).toContain('VictimsenAAAA22');
  expect(list).toMatch(/1 March 2027/);
  expect(list).toMatch(/16 March 2027/);
  expect(list).toContain('Sunday 30 April 2028');
});

test('an overdue safety action is chased by day, and on the day of the weekly digest in that: one message a day', async () => {
  const action = (id: string, safety: boolean, due: string): unknown =>
    desk.book.type(
      'actions',
      { agency: AGENCY.housing, text: 'Change the locks', agreedOn: '2027-02-16', due, status: 'open', safety },
      { id },
    );
  action('A-AAAA22', true, '2027-03-05');
  action('A-BBBB22', false, '2027-03-05');
  const day = async (on: string): Promise<readonly string[]> => {
    await desk.run(`${on}T08:35`);
    await desk.release();
    const sent = [...(await desk.tick(`${on}T10:00`))].filter((one) => one.to === CONTACT.housing);
    return sent.map((one) => `${one.key.split('/')[1]} ${[...(one.mail.text ?? '').matchAll(/A-....22/g)].join(' ')}`);
  };
  expect(await day('2027-03-08')).toEqual(['follow-up A-AAAA22 A-BBBB22']);
  expect(await day('2027-03-09'), 'apart from the next day on').toEqual(['follow-up-safety A-AAAA22']);
  expect(await day('2027-03-10')).toEqual(['follow-up-safety A-AAAA22']);
  expect(await day('2027-03-15')).toEqual(['follow-up A-AAAA22 A-BBBB22']);
  action('A-CCCC22', true, '2027-03-12');
  await desk.run('2027-03-15T14:00');
  const later = (await desk.tick('2027-03-15T15:00')).map((one) => one.key.split('/')[1]);
  expect(later, 'typed after the digest had left: not left out').toEqual(['follow-up-safety']);
});

test('a weekly digest that still waits for somebody on the next day keeps no safety action back', async () => {
  const due = { text: 'Change the locks', agreedOn: '2027-02-16', due: '2027-03-05', status: 'open', safety: true };
  desk.book.type('actions', { agency: AGENCY.children, ...due }, { id: 'A-AAAA22' });
  await desk.run('2027-03-08T08:35');
  await desk.run('2027-03-09T08:35');
  const waiting = await desk.ledger.messages({ states: ['offered'] });
  const hers = waiting.filter((one) => one.to === CONTACT.children).map((one) => one.key.split('/')[1] ?? '');
  expect(hers.toSorted()).toEqual(['follow-up', 'follow-up-safety']);
});

test('a deputy who stands in for the representative is not told twice', async () => {
  const due = { text: 'Change the locks', agreedOn: '2027-01-16', due: '2027-02-05', status: 'open' };
  desk.book.type('actions', { agency: AGENCY.housing, ...due }, { id: 'A-AAAA22' });
  desk.book.edit('contacts', CONTACT.housing, { awayFrom: '2027-03-01', awayTo: '2027-03-12' });
  const keys = async (on: string): Promise<readonly string[]> => {
    await desk.run(`${on}T08:35`);
    const open = await desk.ledger.messages({ states: ['offered'] });
    const mine = open.filter((one) => one.to === CONTACT.housingDeputy && one.key.includes('follow-up'));
    return mine.map((one) => one.key.split('/')[1] ?? '').toSorted();
  };
  expect(await keys('2027-03-08')).toEqual(['follow-up']);
  expect(await keys('2027-03-22'), 'back at work the representative has it, and the deputy beside').toEqual([
    'follow-up-deputy',
  ]);
});
