// People who stand in two cases: shown to chair, police and coordinator, and nothing of one victim on the other's papers.
import { expect, test } from 'vitest';
import { caseOf, CONTACT, MEETING, typeReferral, addContact, AGENCY } from '../support/small-marac.ts';
import { everythingIn, journey, sendAgenda, sendList, shownTo, todaySays } from './steps.ts';

const HIM = { perp1Surname: 'Bothov', perp1Forenames: 'Bruno', perp1BirthDate: '1980-01-02' };

test('same perpetrator, new victim', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { ...HIM, referrerAgency: AGENCY.housing });
    typeReferral(desk.book, 'R-BBBB22', {
      ...HIM,
      referrerAgency: AGENCY.health,
      birthDate: '1994-07-08',
      matchAnswer: 'nobody',
      matchAnsweredBy: 'Cora Coordinata',
    });
    await desk.tick('2027-03-01T10:00');
    const [first, second] = [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-BBBB22')];
    expect(await todaySays(desk, 'names the same perpetrator')).toBe(true);
    desk.book.edit('cases', first, { linkedCases: second, linkConfirmedBy: 'Cora Coordinata' });
    for (const agency of [AGENCY.housing, AGENCY.health])
      for (const caseRef of [first, second]) {
        const mine = (agency === AGENCY.housing) === (caseRef === first);
        if (!mine) desk.book.type('needed', { caseRef, agency, why: 'Not theirs' }, { id: `N-${agency.slice(2)}` });
      }
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(sent, CONTACT.police)).toContain('Linked with item');
    expect(shownTo(sent, CONTACT.chair)).toContain('Linked with item');
    expect(shownTo(sent, CONTACT.housing), 'no link').not.toContain('Linked with');
    expect(shownTo(sent, CONTACT.housing), 'nothing of the other victim').not.toMatch(/VictimsenBBBB22/);
    expect(shownTo(sent, CONTACT.housing)).toContain('VictimsenAAAA22');
  }));

test('perpetrator here, victim there; counter-allegation', () =>
  journey(async (desk) => {
    const her = { surname: 'Herself', forenames: 'Hilda', birthDate: '1990-01-02' };
    const him = { surname: 'Himself', forenames: 'Hugo', birthDate: '1988-03-04' };
    typeReferral(desk.book, 'R-AAAA22', {
      ...her,
      perp1Surname: him.surname,
      perp1Forenames: him.forenames,
      perp1BirthDate: him.birthDate,
      phone: '07700 900111',
    });
    typeReferral(desk.book, 'R-BBBB22', {
      ...him,
      perp1Surname: her.surname,
      perp1Forenames: her.forenames,
      perp1BirthDate: her.birthDate,
      phone: '07700 900222',
      matchAnswer: 'nobody',
      matchAnsweredBy: 'Cora Coordinata',
    });
    addContact(desk.book, 'C-JBBB22', AGENCY.idva, 'idva', 'Ivo Secondadvocate');
    await desk.tick('2027-03-01T10:00');
    const [first, second] = [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-BBBB22')];
    expect(await todaySays(desk, 'in another role; the chair must know')).toBe(true);
    desk.book.edit('cases', first, {
      linkedCases: second,
      linkConfirmedBy: 'Cora Coordinata',
      idvaContact: CONTACT.idva,
    });
    desk.book.edit('cases', second, { idvaContact: 'C-JBBB22' });
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(sent, CONTACT.chair), 'held for the chair').toContain('Linked with item');
    expect(shownTo(sent, CONTACT.idva)).toContain('07700 900111');
    expect(shownTo(sent, CONTACT.idva)).not.toContain('07700 900222');
    expect(shownTo(sent, 'C-JBBB22')).toContain('07700 900222');
    expect(shownTo(sent, 'C-JBBB22'), 'they never meet in one inbox').not.toContain('07700 900111');
  }));

test('siblings, mother and daughter', () =>
  journey(async (desk) => {
    const child = { child1Surname: 'Shared', child1Forenames: 'Sam', child1BirthDate: '2019-04-05' };
    typeReferral(desk.book, 'R-AAAA22', { ...child, birthDate: '1970-02-03' });
    for (const id of ['R-BBBB22', 'R-CCCC22', 'R-DDDD22'])
      typeReferral(desk.book, id, { birthDate: `198${id.charCodeAt(2) - 60}-02-03` });
    typeReferral(desk.book, 'R-EEEE22', {
      ...child,
      birthDate: '1992-02-03',
      matchAnswer: 'nobody',
      matchAnsweredBy: 'Cora Coordinata',
    });
    await desk.tick('2027-03-01T10:00');
    const [mother, daughter] = [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-EEEE22')];
    expect(await todaySays(desk, 'has a child in common')).toBe(true);
    desk.book.edit('cases', mother, { linkedCases: daughter, linkConfirmedBy: 'Cora Coordinata' });
    await desk.run('2027-03-01T11:00');
    const order = (await desk.ledger.recorded()).recorded.orders.get(MEETING)!;
    expect(Math.abs(order.indexOf(mother) - order.indexOf(daughter)), 'side by side').toBe(1);
    expect(desk.book.text('meetings', MEETING, 'children'), 'counted once a meeting').toBe('1');
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(sent.map(everythingIn).join('\n')).toContain('Sam Shared');
  }));
