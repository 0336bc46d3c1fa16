// What the papers of a month say in words, as their readers get them: nothing said twice, no id where a name belongs, no outcome lost. Synthetic.
import { expect, test } from 'vitest';
import { journey, listingOf, sendAgenda, sendList, sendMinutes, shownTo } from '../journeys/steps.ts';
import { caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';

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
