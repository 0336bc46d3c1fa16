// What was wrong on paper, who had it, and what must not be on the next version.
import { expect, test } from 'vitest';
import { AGENCY, addContact, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
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

const BY = { by: 'Cora Coordinata', in: 'command' } as const;

test('wrong birth date on the list', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const before = await sendList(desk);
    const victim = idsWhere(desk, 'people', 'role', 'Victim')[0]!;
    desk.book.edit('people', victim, { birthDate: '1991-02-03' });
    await desk.ledger.rememberAnswer(`reissue/ealing/research/${MEETING}/at-risk-list`, 'Wrong birth date', BY);
    await desk.run('2027-03-05T09:00');
    const after = await letGo(desk, '2027-03-05T09:10');
    expect(new Set(whom(after, '/reissued-2/')), 'to exactly those who had version 1').toEqual(
      new Set(whom(before, '/list/')),
    );
    expect(shownTo(after, CONTACT.housing, '/reissued-2/')).toContain('3 February 1991');
    expect(shownTo(after, CONTACT.housing, '/reissued-2/')).toContain('version 2');
    expect(shownTo(after, CONTACT.housing, '/reissued-2/'), 'what changed').toMatch(
      /Correction.*What changed.*Wrong birth date/s,
    );
    expect(shownTo(after, CONTACT.housing, '/reissued-2/'), 'the wrong one is not sent twice').not.toContain(
      '3 February 1990',
    );
  }));

test('paper sent that should not have been', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const before = await sendList(desk);
    desk.book.edit('contacts', CONTACT.health, { activeTo: '2027-03-04' });
    await desk.ledger.rememberAnswer(
      `withdraw/ealing/research/${MEETING}/at-risk-list`,
      'It named the wrong person',
      BY,
    );
    const after = await letGo(desk, '2027-03-05T09:10');
    expect(new Set(whom(after, '/withdrawn/')), 'all who had it, a leaver too').toEqual(
      new Set(whom(before, '/list/')),
    );
    expect(
      after
        .filter((one) => one.key.includes('/withdrawn/'))
        .map(everythingIn)
        .join(' '),
      'content-free',
    ).not.toMatch(/Victimsen|K-/);
    const who = await desk.ledger.who(caseOf(desk, 'R-AAAA22'));
    expect(new Set(who.map((one) => one.to)), '`marac who`: everybody who was ever sent it').toEqual(
      new Set([
        ...whom(before, '/list/'),
        ...desk.delivered.filter((one) => one.key.includes('/safe-contact/')).map((one) => one.to),
      ]),
    );
  }));

test('victim moves in mid-cycle, to another borough', () =>
  journey(async (desk) => {
    desk.book.type('agencies', { name: 'Harrow MARAC', kind: 'other' }, { id: 'G-MAAA22' });
    addContact(desk.book, 'C-MAAA22', 'G-MAAA22', 'otherMarac', 'Mona Maracwell');
    typeReferral(desk.book, 'R-AAAA22', {
      address: '1 Known Road',
      postcode: 'W5 2BY',
      perpetratorKnowsAddress: 'yes',
      landlord: AGENCY.housing,
    });
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    expect(shownTo(await sendList(desk), CONTACT.housing)).toContain('1 Known Road');
    const victim = idsWhere(desk, 'people', 'role', 'Victim')[0]!;
    const home = idsWhere(desk, 'addresses', 'personId', victim)[0]!;
    desk.book.edit('addresses', home, { to: '2027-03-08' });
    desk.book.type(
      'addresses',
      { personId: victim, kind: 'home', text: '9 Newplace Avenue', postcode: 'HA1 4ZZ', from: '2027-03-09' },
      { id: 'AD-AAAA22', file: 'restricted' },
    );
    const sent = await sendAgenda(desk);
    expect(shownTo(sent, CONTACT.housing, '/agenda/')).toContain('Withheld: through the IDVA');
    desk.book.edit('list', listingOf(desk, ref), { outcome: 'transferOut' });
    await sendMinutes(desk);
    const transfer = idsWhere(desk, 'transfers', 'caseRef', ref)[0]!;
    expect(await todaySays(desk, `Transfer ${transfer}: to which MARAC?`)).toBe(true);
    desk.book.edit('transfers', transfer, { otherMarac: 'Harrow MARAC' });
    const pack = await letGo(desk, '2027-03-22T10:00');
    expect(shownTo(pack, 'C-MAAA22')).toContain('VictimsenAAAA22');
    expect(desk.delivered.map(everythingIn).join(' '), 'the new address is hidden').not.toMatch(/Newplace|HA1 4ZZ/);
    await desk.run('2027-03-24T09:00');
    expect(await todaySays(desk, `Transfer ${transfer} has not been acknowledged yet`)).toBe(true);
  }));

test('victim moves in mid-cycle, to another borough: her case comes in', () =>
  journey(async (desk) => {
    desk.book.type('agencies', { name: 'Harrow MARAC', kind: 'other' }, { id: 'G-MAAA22' });
    addContact(desk.book, 'C-MAAA22', 'G-MAAA22', 'otherMarac', 'Mona Maracwell');
    typeReferral(desk.book, 'R-AAAA22', {
      channel: 'transfer',
      otherMarac: 'Harrow MARAC',
      referrerAgency: 'Harrow MARAC',
    });
    const sent = await letGo(desk, '2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    expect(desk.book.text('cases', ref, 'kind')).toBe('Transfer in');
    const [transfer] = idsWhere(desk, 'transfers', 'caseRef', ref);
    expect(desk.book.text('transfers', transfer!, 'otherMarac')).toBe('Harrow MARAC');
    expect(whom(sent, '/decision-accept/'), 'the other MARAC hears that it arrived').toEqual(['C-MAAA22']);
    expect(shownTo(sent, 'C-MAAA22'), 'and nothing of what it says').not.toMatch(/Victimsen|Perpov/);
    expect(await todaySays(desk, `Transfer ${transfer!} came in: are all its papers there?`)).toBe(true);
    desk.book.edit('transfers', transfer!, { papersMissing: 'The minutes of January' });
    expect(await todaySays(desk, `Transfer ${transfer!} came without all papers`)).toBe(true);
    desk.book.edit('transfers', transfer!, { completeOn: '2027-03-03' });
    expect(await todaySays(desk, `Transfer ${transfer!} came without all papers`), 'not by a day to come').toBe(true);
    await desk.run('2027-03-03T09:00');
    expect(await todaySays(desk, `Transfer ${transfer!}`)).toBe(false);
    const papers = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(papers, CONTACT.police, '/agenda/')).toMatch(/Transfer in.*Harrow MARAC/);
  }));

test('case heard at two meetings, or at two MARACs', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.type(
      'meetings',
      { on: '2027-02-16', start: '09:30', kind: 'ordinary', state: 'closed' },
      { id: 'M-OOOO22' },
    );
    desk.book.type('list', { meeting: 'M-OOOO22', caseRef: ref, outcome: 'relist' }, { id: 'L-OOOO22' });
    desk.book.type(
      'notes',
      { meeting: 'M-OOOO22', caseRef: ref, section: 'background', text: 'Said in February.' },
      { id: 'NT-AAAA22' },
    );
    desk.book.type(
      'notes',
      { meeting: MEETING, caseRef: ref, section: 'background', text: 'Said in March.' },
      { id: 'NT-BBBB22' },
    );
    desk.book.edit('cases', ref, { heardElsewhere: 'Harrow MARAC' });
    desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk)), ...(await sendMinutes(desk))];
    expect(shownTo(sent, CONTACT.housing, '/agenda/')).toContain('also heard at Harrow MARAC');
    const minutes = shownTo(sent, CONTACT.housing, '/minutes/');
    expect(minutes).toContain('Said in March.');
    expect(minutes, 'keyed by meeting').not.toContain('Said in February.');
    expect(minutes).toContain('Action plan agreed');
    expect(minutes, 'and so are outcomes').not.toContain('To be listed again');
    expect(desk.book.text('list', 'L-OOOO22', 'outcome'), 'February’s stands as it was').toBe('List again');
  }));

test('case heard at two meetings, or at two MARACs: each has its own outcome', () =>
  journey(
    async (desk) => {
      const there = desk.maracs[1]!.book;
      typeSmallMarac(there, {}, 'M-HHHH22');
      typeReferral(desk.book, 'R-AAAA22');
      typeReferral(there, 'R-BBBB22', { surname: 'VictimsenAAAA22', perp1Surname: 'PerpovAAAA22' });
      await desk.tick('2027-03-01T10:00');
      const [here, other] = [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-BBBB22', 1)];
      expect(here).not.toBe(other);
      desk.book.edit('cases', here, { heardElsewhere: 'Harrow MARAC' });
      there.edit('meetings', 'M-HHHH22', {
        listReady: true,
        listReadyBy: 'Cora Coordinata',
        agendaReady: true,
        agendaReadyBy: 'Cora Coordinata',
      });
      desk.book.edit('list', listingOf(desk, here), { outcome: 'actionPlan' });
      const row = there.rows('list').find((one) => there.text('list', one.id!, 'caseRef') === other)!;
      there.edit('list', row.id!, { outcome: 'noFurtherListing' });
      const note = (book: typeof there, meeting: string, caseRef: string, text: string, id: string): unknown =>
        book.type('notes', { meeting, caseRef, section: 'background', text }, { id });
      note(desk.book, MEETING, here, 'Said at Ealing.', 'NT-AAAA22');
      note(there, 'M-HHHH22', other, 'Said at Harrow.', 'NT-BBBB22');
      const ready = {
        actionsReady: true,
        actionsReadyBy: 'Cora Coordinata',
        minutesReady: true,
        minutesReadyBy: 'Cora Coordinata',
        chairApproved: true,
        chairApprovedBy: 'Charis Chairman',
      };
      there.edit('meetings', 'M-HHHH22', { ...ready, chairApprovedOn: '2027-03-18' });
      const sent = [...(await sendList(desk)), ...(await sendAgenda(desk)), ...(await sendMinutes(desk))];
      const [ours, theirs] = ['ealing/minutes/', 'harrow/minutes/'].map((part) => shownTo(sent, CONTACT.housing, part));
      expect(ours).toMatch(/Said at Ealing\.[^]*Action plan agreed/);
      expect(theirs).toMatch(/Said at Harrow\.[^]*No further listing/);
      expect(ours, 'named, not quoted').not.toMatch(/Said at Harrow|No further listing/);
      expect(theirs).not.toMatch(/Said at Ealing|Action plan agreed/);
      expect(shownTo(sent, CONTACT.housing, 'ealing/agenda/')).toContain('also heard at Harrow MARAC');
    },
    { maracs: ['ealing', 'harrow'] },
  ));

test('Clare’s Law request', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
    typeReferral(desk.book, 'R-BBBB22', { referrerAgency: AGENCY.health });
    await desk.tick('2027-03-01T10:00');
    desk.book.type(
      'disclosures',
      {
        meeting: MEETING,
        applicant: 'Agnes Applicantova',
        subject: 'Saul Subjectson',
        route: 'ask',
        receivedOn: '2027-03-01',
        agenciesWho: 'Test Housing',
      },
      { id: 'DR-AAAA22' },
    );
    await sendList(desk);
    const sent = await sendAgenda(desk);
    expect(shownTo(sent, CONTACT.police)).toContain('Saul Subjectson');
    const paper = shownTo(sent, CONTACT.housing, '/agenda/');
    expect(paper.indexOf('Saul Subjectson'), 'at the end').toBeGreaterThan(paper.lastIndexOf('VictimsenAAAA22'));
    expect(paper).toMatch(/Clare’s Law[^]*Saul Subjectson/i);
    expect(shownTo(sent, CONTACT.health, '/agenda/')).toContain('VictimsenBBBB22');
    expect(shownTo(sent, CONTACT.health), 'its own entitlement').not.toContain('Subjectson');
    expect(desk.delivered.map(everythingIn).join(' '), 'the applicant is never shown').not.toContain('Applicantova');
    expect(desk.book.text('disclosures', 'DR-AAAA22', 'clock')).toBe('18 days left of 28');
  }));
