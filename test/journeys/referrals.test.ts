// What arrives: one incident twice, answers that are answers although they are not, children, interpreters, refuges, other areas.
import { expect, test } from 'vitest';
import { AGENCY, addContact, caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import { everythingIn, idsWhere, journey, letGo, sendAgenda, sendList, shownTo, todaySays, whom } from './steps.ts';

const UNDECIDED = { decision: '', decidedBy: '', decidedOn: '' };

test('same incident reported by two agencies', () =>
  journey(async (desk) => {
    const people = { surname: 'Twiceton', forenames: 'Tilda', perp1Surname: 'Oncer', perp1Forenames: 'Olaf' };
    typeReferral(desk.book, 'R-AAAA22', people);
    await letGo(desk, '2027-03-01T09:20');
    const ref = caseOf(desk, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22', { ...people, ...UNDECIDED, referrerAgency: AGENCY.health });
    await letGo(desk, '2027-03-01T10:00');
    expect(await todaySays(desk, `Referral R-BBBB22 may belong with case ${ref}`), 'proposed').toBe(true);
    expect(desk.book.rows('cases'), 'nothing is merged by itself').toHaveLength(1);
    desk.book.edit('referrals', 'R-BBBB22', {
      decision: 'join',
      matchCase: ref,
      matchAnswer: 'duplicate',
      matchAnsweredBy: 'Cora Coordinata',
      decidedBy: 'Cora Coordinata',
      decidedOn: '2027-03-01',
    });
    const sent = await letGo(desk, '2027-03-01T11:00');
    expect(whom(sent, '/R-BBBB22/decision-join/')).toEqual([CONTACT.health]);
    expect(desk.book.rows('cases')).toHaveLength(1);
    expect(desk.book.rows('list'), 'counted once').toHaveLength(1);
    const agencies = desk.book.rows('needed').map((one) => desk.book.text('needed', one.id!, 'agency'));
    expect(agencies, 'both referrers are on it').toEqual(expect.arrayContaining([AGENCY.housing, AGENCY.health]));
  }));

test('two perpetrators, one in custody', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', {
      perp1Whereabouts: 'At home',
      perp2Surname: 'Secondov',
      perp2Forenames: 'Cyril',
      perp2Whereabouts: 'In custody',
      perp2ReleaseDate: '2027-03-20',
    });
    await desk.tick('2027-03-01T10:00');
    expect(idsWhere(desk, 'people', 'role', 'Perpetrator')).toHaveLength(2);
    const [date] = desk.book.rows('keyDates');
    expect(desk.book.text('keyDates', date!.id!, 'on')).toBe('2027-03-20');
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(sent, CONTACT.police, '/agenda/')).toMatch(/At home.*Secondov.*In custody/);
    await desk.run('2027-03-14T09:00');
    expect(await todaySays(desk, 'release on 20 March 2027'), 'somebody is reminded').toBe(true);
  }));

test('perpetrator unknown, or several in honour-based abuse', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', {
      perp1Surname: '',
      perp1Forenames: '',
      perp1BirthDate: '',
      perp1Relationship: '',
      perp1UnknownWhy: 'Several cousins, not yet named',
      honourBased: 'yes',
    });
    await desk.tick('2027-03-01T10:00');
    expect(desk.book.text('referrals', 'R-AAAA22', 'missing'), 'an answer, not an incomplete form').toBe('');
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(sent, CONTACT.housing, '/agenda/')).toContain('Several cousins, not yet named');
  }));

test('adolescent to parent; 16-17; under 16', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { ...UNDECIDED, birthDate: '2012-05-06' });
    typeReferral(desk.book, 'R-BBBB22', { ...UNDECIDED, birthDate: '2010-05-06' });
    typeReferral(desk.book, 'R-CCCC22', { ...UNDECIDED, perp1BirthDate: '2011-01-02', perp1Relationship: 'Son' });
    await desk.tick('2027-03-01T10:00');
    const items = await desk.today();
    const child = items.find((one) => one.what.includes('R-AAAA22') && one.what.includes('safeguarding comes first'));
    expect(child?.kind, 'at the top').toBe('alarm');
    expect(items.some((one) => one.what.includes('R-BBBB22') && one.what.includes('young people’s checklist'))).toBe(
      true,
    );
    expect(items.some((one) => one.what.includes('R-CCCC22') && one.what.includes('perpetrator is 16'))).toBe(true);
    desk.book.edit('referrals', 'R-AAAA22', { childrensServicesToldOn: '2027-03-01' });
    const still = (await desk.today()).filter(
      (one) => one.kind === 'alarm' && one.what.includes('safeguarding comes first'),
    );
    expect(still, 'the day is what ends it').toEqual([]);
  }));

test('unborn child', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', {
      pregnant: 'yes',
      dueDate: '2027-03-10',
      child1Surname: 'Bornova',
      child1DueDate: '2027-05-03',
    });
    await desk.tick('2027-03-01T10:00');
    expect(desk.book.text('referrals', 'R-AAAA22', 'missing'), 'never "no date of birth"').toBe('');
    const unborn = idsWhere(desk, 'people', 'role', 'Unborn child');
    expect(unborn).toHaveLength(2);
    const sent = await sendList(desk);
    expect(shownTo(sent, CONTACT.children)).toContain('due 10 March 2027');
    await desk.run('2027-03-11T09:00');
    expect(await todaySays(desk, 'a child was due on 10 March 2027. Ask')).toBe(true);
    expect(await todaySays(desk, 'a child was due on 3 May 2027')).toBe(false);
  }));

test('interpreter', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', {
      interpreterNeeded: 'yes',
      language: 'Kurdish',
      dialect: 'Sorani',
      interpreterWish: 'A woman, not from the community',
    });
    await desk.run('2027-03-01T09:20');
    const sent = [...(await letGo(desk, '2027-03-01T10:00')), ...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(desk.delivered, CONTACT.duty)).toContain('Kurdish, Sorani, A woman, not from the community');
    const others = sent.filter((one) => one.to !== CONTACT.duty);
    expect(others.length).toBeGreaterThan(3);
    expect(others.map(everythingIn).join('\n')).not.toMatch(/Sorani|not from the community/);
  }));

test('refuge', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', {
      refuge: true,
      refugeBorough: 'Brent',
      address: '7 Haven Street',
      postcode: 'NW2 3AB',
    });
    await desk.tick('2027-03-01T10:00');
    expect(desk.book.text('referrals', 'R-AAAA22', 'address'), 'taken off the form').toBe('');
    const places = desk.book
      .rows('addresses')
      .map((one) => [...one.cells.values()].map((cell) => JSON.stringify(cell)).join(' '))
      .join(' ');
    expect(places).toContain('Brent');
    expect(places, 'and kept nowhere').not.toMatch(/Haven|NW2/);
    desk.book.edit('referrals', 'R-AAAA22', { incident: 'She fled to the refuge at 7 Haven Street, NW2 3AB.' });
    await desk.run('2027-03-01T11:00');
    expect(await todaySays(desk, 'free text of referral R-AAAA22'), 'the scanner looks for it').toBe(true);
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(sent.map(everythingIn).join('\n')).not.toMatch(/Haven Street|NW2/);
  }));

test('redirect to another MARAC: tracked and acknowledged', () =>
  journey(async (desk) => {
    desk.book.type('agencies', { name: 'Harrow MARAC', kind: 'other' }, { id: 'G-MAAA22' });
    addContact(desk.book, 'C-MAAA22', 'G-MAAA22', 'otherMarac', 'Mona Maracwell');
    typeReferral(desk.book, 'R-AAAA22', { decision: 'redirect', redirectTo: 'Harrow MARAC' });
    const sent = await letGo(desk, '2027-03-01T10:00');
    expect(whom(sent, '/redirect/')).toEqual(['C-MAAA22']);
    expect(shownTo(sent, 'C-MAAA22'), 'nothing of what it says').not.toMatch(/Victimsen|Perpov/);
    expect(desk.book.rows('cases')).toHaveLength(0);
    expect(await todaySays(desk, 'has not been acknowledged yet by Harrow MARAC (referral R-AAAA22)')).toBe(true);
    desk.book.edit('referrals', 'R-AAAA22', { redirectAcknowledgedOn: '2027-03-02' });
    expect(
      await todaySays(desk, 'has not been acknowledged yet by Harrow MARAC (referral R-AAAA22)'),
      'not by a day to come',
    ).toBe(true);
    await desk.run('2027-03-02T09:00');
    expect(await todaySays(desk, 'has not been acknowledged yet by Harrow MARAC (referral R-AAAA22)')).toBe(false);
  }));

test('F6: a joined report that names whom it must not reach keeps them from the case at once', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.run('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22', {
      excludedWho: 'Harriet Housewell',
      excludedWhy: 'His cousin',
      decision: 'join',
      matchCase: ref,
      matchAnswer: 'duplicate',
      matchAnsweredBy: 'Cora Coordinata',
    });
    await desk.run('2027-03-01T11:00');
    const rows = idsWhere(desk, 'conflicts', 'caseRef', ref);
    expect(rows).toHaveLength(1);
    expect(desk.book.text('conflicts', rows[0] ?? '', 'stops'), 'in the same run').toMatch(/^Harriet Housewell \(/);
  }));
