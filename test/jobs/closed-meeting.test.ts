// A meeting that a person closes before everything that belongs to it has gone: its papers go on as before, and its lines stay. All made up.
import { expect, test } from 'vitest';
import { journey, letGo, listingOf, sendAgenda, sendList, sendMinutes, todaySays, whom } from '../journeys/steps.ts';
import { caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';

test('closed the day after the meeting: minutes, feedback and word to the referring side go, and what did not go in time stays on Today', () =>
  journey(async (desk) => {
    for (const id of ['R-AAAA22', 'R-BBBB22']) typeReferral(desk.book, id);
    await desk.tick('2027-03-01T10:00');
    desk.book.edit('contacts', CONTACT.health, { verifiedOn: '', verifiedBy: '' });
    await sendList(desk);
    await sendAgenda(desk);
    await desk.run('2027-03-16T15:10');
    const late = '“List and research request” of the meeting of 16 March 2027 did not go in time';
    expect(await todaySays(desk, late)).toBe(true);
    desk.book.edit('list', listingOf(desk, caseOf(desk, 'R-AAAA22')), { outcome: 'noFurtherListing' });
    desk.book.edit('meetings', MEETING, { state: 'closed' });
    await desk.run('2027-03-17T10:00');
    expect(await todaySays(desk, late), 'a person has not answered it').toBe(true);
    expect(await todaySays(desk, '1 case of Tuesday 16 March 2027 has no outcome yet')).toBe(true);
    const sent = await sendMinutes(desk);
    expect(whom(sent, `/minutes/${MEETING}/${CONTACT.police}`)).toEqual([CONTACT.police]);
    expect(whom(sent, '/feedback/')).toHaveLength(1);
    expect(whom(sent, '/referrer/')).toEqual([CONTACT.housing]);
    expect(await letGo(desk, '2027-03-22T10:00'), 'once').toEqual([]);
  }));

test('closed although everything of it was kept back and no message was ever planned: what did not go in time stays on Today', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.type(
      'conflicts',
      { caseRef: 'the second one', contact: CONTACT.police, recordedBy: 'Mara', recordedOn: '2027-03-02' },
      { id: 'X-AAAA22', file: 'restricted' },
    );
    await sendList(desk);
    await sendAgenda(desk);
    await desk.run('2027-03-16T15:10');
    expect((await desk.ledger.messages()).filter((one) => one.key.includes(`/${MEETING}/`))).toEqual([]);
    const late = '“List and research request” of the meeting of 16 March 2027 did not go in time';
    expect(await todaySays(desk, late)).toBe(true);
    desk.book.edit('meetings', MEETING, { state: 'closed' });
    for (const day of ['17', '18', '31']) await desk.run(`2027-03-${day}T10:00`);
    expect(await todaySays(desk, late), 'nobody has answered it').toBe(true);
  }));

test('closed before the program was at work: it drafts nothing and asks nothing', () =>
  journey(async (desk) => {
    desk.book.type('meetings', { on: '2027-02-26', start: '09:30', state: 'closed' }, { id: 'M-PAST22' });
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    desk.book.type('list', { meeting: 'M-PAST22', caseRef }, { id: 'L-PAST22' });
    await desk.run('2027-03-02T10:00');
    expect(await todaySays(desk, '26 February 2027')).toBe(false);
    expect((await desk.ledger.messages()).filter((one) => one.key.includes('M-PAST22'))).toEqual([]);
  }));
