// What the rows promise beside their first journey: what arrives. Every phrase of a row has its assertion somewhere in this folder.
import { expect, test } from 'vitest';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import {
  everythingIn,
  idsWhere,
  journey,
  letGo,
  listingOf,
  sendAgenda,
  sendList,
  sendMinutes,
  shownTo,
  todaySays,
  whom,
} from './steps.ts';

const UNDECIDED = { decision: '', decidedBy: '', decidedOn: '' };
const BY = { by: 'Cora Coordinata', in: 'command' } as const;
const HIM = { perp1Surname: 'Bothov', perp1Forenames: 'Bruno', perp1BirthDate: '1980-01-02' };

test('same incident reported by two agencies: no repeat, and both hear what becomes of it', () =>
  journey(async (desk) => {
    const people = { surname: 'Twiceton', forenames: 'Tilda', perp1Surname: 'Oncer', perp1Forenames: 'Olaf' };
    typeReferral(desk.book, 'R-AAAA22', people);
    await letGo(desk, '2027-03-01T09:20');
    const ref = caseOf(desk, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22', {
      ...people,
      referrerAgency: AGENCY.health,
      decision: 'join',
      matchCase: ref,
      matchAnswer: 'duplicate',
      matchAnsweredBy: 'Cora Coordinata',
    });
    await letGo(desk, '2027-03-01T10:00');
    expect(desk.book.text('referrals', 'R-BBBB22', 'criteriaMet'), 'no repeat').not.toContain('Repeat');
    expect(desk.book.text('list', listingOf(desk, ref), 'kind')).toBe('New');
    expect(desk.book.text('meetings', MEETING, 'cases'), 'counted once').toBe('1');
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    for (const one of [CONTACT.housing, CONTACT.health]) {
      expect(shownTo(sent, one, '/agenda/')).toContain('Twiceton');
      expect(shownTo(sent, one, '/agenda/').match(/Item 2|Twiceton.*Twiceton.*Item/s)).toBeNull();
    }
    desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
    const after = await sendMinutes(desk);
    expect(whom(after, `/referrer/${CONTACT.housing}/`)).toEqual([CONTACT.housing]);
    expect(shownTo(after, CONTACT.health, '/referrer/'), 'the second referrer too').toMatch(
      /Referral R-BBBB22 \([^)]*\): Heard on/,
    );
  }));

test('same perpetrator, new victim: a link that nobody confirmed is shown to nobody', () =>
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
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(sent.map(everythingIn).join('\n')).not.toContain('Linked with');
    expect(shownTo(sent, CONTACT.health, '/agenda/')).toContain('VictimsenBBBB22');
    expect(shownTo(sent, CONTACT.health, '/agenda/'), 'nothing of the other victim').not.toContain('VictimsenAAAA22');
    desk.book.edit('cases', first, { linkedCases: second, linkConfirmedBy: 'Cora Coordinata' });
    for (const ref of [first, second]) desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
    const after = await sendMinutes(desk);
    expect(shownTo(after, CONTACT.housing, '/minutes/')).toContain('VictimsenAAAA22');
    expect(shownTo(after, CONTACT.housing, '/minutes/')).not.toMatch(/VictimsenBBBB22|Linked/);
    expect(shownTo(after, CONTACT.health, '/minutes/')).not.toMatch(/VictimsenAAAA22|Linked/);
  }));

test('perpetrator here, victim there; counter-allegation: nobody but chair and police is shown the link', () =>
  journey(async (desk) => {
    const her = { surname: 'Herself', forenames: 'Hilda', birthDate: '1990-01-02' };
    const him = { surname: 'Himself', forenames: 'Hugo', birthDate: '1988-03-04' };
    typeReferral(desk.book, 'R-AAAA22', {
      ...her,
      perp1Surname: him.surname,
      perp1Forenames: him.forenames,
      perp1BirthDate: him.birthDate,
    });
    typeReferral(desk.book, 'R-BBBB22', {
      ...him,
      perp1Surname: her.surname,
      perp1Forenames: her.forenames,
      perp1BirthDate: her.birthDate,
      matchAnswer: 'nobody',
      matchAnsweredBy: 'Cora Coordinata',
    });
    await desk.tick('2027-03-01T10:00');
    const [first, second] = [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-BBBB22')];
    desk.book.edit('cases', first, {
      linkedCases: second,
      linkConfirmedBy: 'Cora Coordinata',
      idvaContact: CONTACT.idva,
    });
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(sent, CONTACT.police)).toContain('Linked with item');
    for (const one of [CONTACT.housing, CONTACT.children, CONTACT.health, CONTACT.idva])
      expect(shownTo(sent, one), `${one} sees no link`).not.toContain('Linked with');
  }));

test('siblings, mother and daughter: sisters that a person linked at intake', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { birthDate: '1990-02-03' });
    await desk.tick('2027-03-01T09:20');
    const first = caseOf(desk, 'R-AAAA22');
    for (const id of ['R-BBBB22', 'R-CCCC22', 'R-DDDD22'])
      typeReferral(desk.book, id, {
        birthDate: `198${id.charCodeAt(2) - 60}-02-03`,
        perp1BirthDate: `197${id.charCodeAt(2) - 60}-02-03`,
      });
    typeReferral(desk.book, 'R-EEEE22', {
      birthDate: '1992-02-03',
      matchAnswer: 'linked',
      matchCase: first,
      matchAnsweredBy: 'Cora Coordinata',
    });
    await desk.run('2027-03-01T11:00');
    const sister = caseOf(desk, 'R-EEEE22');
    expect(desk.book.text('cases', sister, 'linkConfirmedBy')).toBe('Cora Coordinata');
    await desk.run('2027-03-01T11:05');
    const order = (await desk.ledger.recorded()).recorded.orders.get(MEETING)!;
    expect(order).toHaveLength(5);
    expect(Math.abs(order.indexOf(first) - order.indexOf(sister)), 'side by side').toBe(1);
  }));

test('two perpetrators, one in custody: whereabouts and a date of release on each', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', {
      perp1Whereabouts: 'In custody, first prison',
      perp1ReleaseDate: '2027-03-19',
      perp2Surname: 'Secondov',
      perp2Forenames: 'Cyril',
      perp2Whereabouts: 'In custody, second prison',
      perp2ReleaseDate: '2027-03-20',
    });
    await desk.tick('2027-03-01T10:00');
    expect(
      desk.book
        .rows('keyDates')
        .map((one) => desk.book.text('keyDates', one.id!, 'on'))
        .toSorted(),
    ).toEqual(['2027-03-19', '2027-03-20']);
    const where = idsWhere(desk, 'people', 'role', 'Perpetrator').map((id) =>
      desk.book.text('people', id, 'whereabouts'),
    );
    expect(where.toSorted()).toEqual(['In custody, first prison', 'In custody, second prison']);
    await desk.run('2027-03-14T09:00');
    for (const day of ['19 March', '20 March'])
      expect(await todaySays(desk, new RegExp(`release.* on ${day} 2027`))).toBe(true);
  }));

test('perpetrator unknown, or several in honour-based abuse: without a reason it is a gap, and several are all there', () =>
  journey(async (desk) => {
    const nobody = { perp1Surname: '', perp1Forenames: '', perp1BirthDate: '', perp1Relationship: '' };
    typeReferral(desk.book, 'R-AAAA22', { ...nobody, ...UNDECIDED });
    typeReferral(desk.book, 'R-BBBB22', {
      honourBased: 'yes',
      perp1Relationship: 'Brother',
      perp2Surname: 'Uncleov',
      perp2Forenames: 'Ugo',
      perp2Relationship: 'Uncle',
    });
    await desk.tick('2027-03-01T10:00');
    expect(desk.book.text('referrals', 'R-AAAA22', 'missing')).toMatch(/perpetrator/i);
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    const paper = shownTo(sent, CONTACT.housing, '/agenda/');
    expect(paper).toMatch(/PerpovBBBB22[^]*Uncleov/i);
    expect(paper).toMatch(/Brother[^]*Uncle/);
  }));

test('adolescent to parent; 16-17; under 16: the duties end with the day that children’s services were told', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { birthDate: '2012-05-06' });
    typeReferral(desk.book, 'R-BBBB22', { ...UNDECIDED, birthDate: '2010-05-06' });
    typeReferral(desk.book, 'R-CCCC22', { ...UNDECIDED, perp1BirthDate: '2011-01-02', perp1Relationship: 'Son' });
    await desk.tick('2027-03-01T10:00');
    const items = (await desk.today()).map((one) => one.what);
    expect(items.find((one) => one.includes('R-AAAA22') && one.includes('The victim is 14'))).toMatch(
      /tell children’s services now and record the day/,
    );
    expect(items.find((one) => one.includes('The victim is 16'))).toMatch(
      /children’s services must be involved.*young people’s checklist applies/,
    );
    expect(items.find((one) => one.includes('The perpetrator is 16'))).toMatch(
      /a child too.*record the day they were told/,
    );
    for (const id of ['R-AAAA22', 'R-BBBB22', 'R-CCCC22'])
      desk.book.edit('referrals', id, { childrensServicesToldOn: '2027-03-01' });
    expect(await todaySays(desk, /(victim|perpetrator) is 1[46]/)).toBe(false);
    const sent = await sendList(desk);
    expect(shownTo(sent, CONTACT.children), 'and it is heard all the same').toContain('VictimsenAAAA22');
  }));

test('unborn child: asked about until the birth date is typed', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { pregnant: 'yes', dueDate: '2027-03-10' });
    await desk.tick('2027-03-01T10:00');
    const [unborn] = idsWhere(desk, 'people', 'role', 'Unborn child');
    expect(desk.book.text('people', unborn!, 'dueDate')).toBe('2027-03-10');
    const sent = await sendList(desk);
    expect(sent.map(everythingIn).join(' '), 'never').not.toMatch(/no (date of birth|birth date)/i);
    await desk.run('2027-03-11T09:00');
    expect(await todaySays(desk, 'a child was due')).toBe(true);
    desk.book.edit('people', unborn!, { birthDate: '2027-03-09', role: 'child' });
    expect(await todaySays(desk, 'a child was due')).toBe(false);
  }));

test('interpreter: not the language either, on any paper of the cycle that is not the IDVA’s', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', {
      interpreterNeeded: 'yes',
      language: 'Kurdish',
      dialect: 'Sorani',
      interpreterWish: 'A woman, not from the community',
    });
    await desk.run('2027-03-01T09:20');
    await letGo(desk, '2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.edit('cases', ref, { idvaContact: CONTACT.idva });
    await sendList(desk);
    await sendAgenda(desk);
    desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
    await sendMinutes(desk);
    const idva: readonly string[] = [CONTACT.duty, CONTACT.idva];
    expect(shownTo(desk.delivered, CONTACT.idva)).toContain('Kurdish, Sorani, A woman, not from the community');
    const others = desk.delivered.filter((one) => !idva.includes(one.to));
    expect(new Set(others.map((one) => one.to)).size).toBeGreaterThan(4);
    expect(others.map(everythingIn).join('\n')).not.toMatch(
      /Kurdish|Sorani|A woman|not from the community|interpreter/i,
    );
  }));

test('refuge: a tick and a borough, and no paper asks for more', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { refuge: true, refugeBorough: 'Brent', address: '', postcode: '' });
    await desk.tick('2027-03-01T10:00');
    expect(desk.book.text('referrals', 'R-AAAA22', 'missing'), 'no address is missing').toBe('');
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(sent, CONTACT.housing, '/agenda/')).toContain('Withheld: through the IDVA');
    expect(
      sent
        .filter((one) => one.to !== CONTACT.duty)
        .map(everythingIn)
        .join('\n'),
      'nor the borough',
    ).not.toContain('Brent');
  }));

test('victim moves in mid-cycle, to another borough: the list goes anew to those who had it, without the old place', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', {
      address: '1 Known Road',
      postcode: 'W5 2BY',
      perpetratorKnowsAddress: 'yes',
      landlord: AGENCY.housing,
    });
    await desk.tick('2027-03-01T10:00');
    const before = await sendList(desk);
    expect(shownTo(before, CONTACT.housing)).toContain('1 Known Road');
    const victim = idsWhere(desk, 'people', 'role', 'Victim')[0]!;
    desk.book.edit('addresses', idsWhere(desk, 'addresses', 'personId', victim)[0]!, { to: '2027-03-04' });
    desk.book.type(
      'addresses',
      { personId: victim, kind: 'home', text: '9 Newplace Avenue', postcode: 'HA1 4ZZ', from: '2027-03-05' },
      { id: 'AD-AAAA22', file: 'restricted' },
    );
    await desk.ledger.rememberAnswer(`reissue/ealing/research/${MEETING}/at-risk-list`, 'She has moved', BY);
    await desk.run('2027-03-05T09:00');
    const after = await letGo(desk, '2027-03-05T09:10');
    const searches = [CONTACT.housing, CONTACT.police].toSorted();
    expect(whom(after, '/reissued-2/'), 'to those who search by address, and nobody whose copy is the same').toEqual(
      searches,
    );
    expect(shownTo(after, CONTACT.housing, '/reissued-2/')).toMatch(/version 2[^]*She has moved/);
    expect(desk.delivered.map(everythingIn).join(' '), 'the new address is hidden').not.toMatch(/Newplace|HA1 4ZZ/);
    const shown = after
      .filter((one) => one.key.includes('/reissued-2/'))
      .map(everythingIn)
      .join(' ');
    expect(shown, 'the old place is still searched by, and said to be left').toContain(
      '1 Known Road, W5 2BY (until 4 March 2027)',
    );
  }));
