// What the papers of a month say in words, as their readers get them: nothing said twice, no id where a name belongs, no outcome lost. Synthetic.
import { expect, test } from 'vitest';
import { journey, listingOf, sendAgenda, sendList, sendMinutes, shownTo } from '../journeys/steps.ts';
import { addContact, AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';

test('the minutes hold what was said on no case, and for a case not heard until when and who sees to safety', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    await sendList(desk);
    desk.book.type(
      'notes',
      { meeting: MEETING, section: 'general', text: 'Training on 20 April.' },
      { id: 'NT-AAAA22' },
    );
    desk.book.edit('list', listingOf(desk, ref), {
      outcome: 'notHeard',
      notHeardUntil: '2027-04-13',
      interimSafetyBy: 'Test Police',
      chairInitials: 'CC',
    });
    await sendAgenda(desk);
    const minutes = shownTo(await sendMinutes(desk), CONTACT.housing, 'minutes');
    expect(minutes).toContain('Training on 20 April.');
    expect(minutes).toContain(
      'Not heard: put off to 13 April 2027. Safety until then: Test Police. Agreed by the chair (CC).',
    );
  }));

test('the IDVA’s sheet after the meeting tells the outcome, what may be told, and who confirmed the safe way by name', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { phone: '07700 900555', safeToCall: 'yes', safeTimes: 'Weekdays 10 to 12' });
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.edit('cases', ref, {
      safeToUpdate: 'By phone only: that the locks are changed',
      idvaContact: CONTACT.idva,
    });
    await sendList(desk);
    desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
    const sheet = shownTo(await sendMinutes(desk), CONTACT.idva, '/feedback/');
    expect(sheet).toMatch(/Outcome\s+Action plan agreed/);
    expect(sheet).toContain('07700 900555');
    expect(sheet).toMatch(/May be told, and how\s+By phone only: that the locks are changed/);
    expect(sheet).not.toMatch(/\bG-[A-Z0-9]{6}\b/);
  }));

test('the agenda says its day once: the start with the day, the end beside it', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    const agenda = shownTo(await sendAgenda(desk), CONTACT.housing, '/agenda/');
    expect(agenda).toMatch(/When\s+Tuesday 16 March 2027, 09:30 until \d\d:\d\d\s/);
  }));

test('the chair reads who has not answered whether they come, and whom no papers reach', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    addContact(
      desk.book,
      'C-NNNN22',
      desk.book.type('agencies', { name: 'New Service', kind: 'specialist', searchesAll: true }, { id: 'G-NNNN22' }),
      'representative',
      'Nina Newcomerova',
      { routeProvenOn: '' },
    );
    await sendList(desk);
    desk.book.edit('contacts', CONTACT.health, { routeProvenOn: '' });
    for (const agency of [AGENCY.police, AGENCY.housing]) desk.book.type('attendance', { meeting: MEETING, agency });
    const papers = shownTo(await sendAgenda(desk), CONTACT.chair, '/agenda/');
    expect(papers).toContain('Nobody has said that they will not come.');
    expect(papers).not.toContain('Every agency is expected.');
    expect(papers).toMatch(/No answer yet whether they come: Test Children’s Services, Test Health\./);
    expect(papers, 'it was never asked').not.toMatch(/No answer yet[^.]*New Service/);
    expect(papers).toMatch(/Helga Healthman\s+Gets no papers yet: address or route not proven/);
  }));

test('minutes call the planned end planned, and say nothing of when the meeting closed', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    await sendAgenda(desk);
    desk.book.edit('list', listingOf(desk, caseOf(desk, 'R-AAAA22')), { outcome: 'actionPlan' });
    const minutes = shownTo(await sendMinutes(desk), CONTACT.housing, 'minutes');
    expect(minutes).toContain('planned until 12:30');
    expect(minutes).not.toMatch(/closed at|09:30 to 12:30/);
  }));
