// Who reads what: one person for several agencies, shared mailboxes, conflicts of chairs and whole agencies, partners' own staff, phone and paper.
import { expect, test } from 'vitest';
import { AGENCY, addContact, caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import { everythingIn, journey, letGo, sendAgenda, sendList, shownTo, todaySays, whom } from './steps.ts';

test('one person for several agencies or MARACs', () =>
  journey(async (desk) => {
    desk.book.type(
      'agencies',
      { name: 'Test School Nurses', kind: 'education', searchesAll: true },
      { id: 'G-NAAA22' },
    );
    addContact(desk.book, 'C-NAAA22', 'G-NAAA22', 'representative', 'Helga Healthman', {
      address: 'ceaaa22@example.org',
    });
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const sent = await sendList(desk);
    const hers = sent.filter((one) => one.key.includes('/research/') && one.address === 'ceaaa22@example.org');
    expect(hers, 'one copy').toHaveLength(1);
    expect(everythingIn(hers[0]!)).toMatch(/Test Health, Test School Nurses/);
  }));

test('shared mailbox', () =>
  journey(async (desk) => {
    desk.book.edit('contacts', CONTACT.health, { sharedMailbox: true });
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    expect(whom(await sendList(desk), '/research/'), 'not before it is attested').not.toContain(CONTACT.health);
    desk.book.edit('contacts', CONTACT.health, {
      mailboxReaders: 'Helga Healthman; Sister Ofhim',
      mailboxAttestedOn: '2027-03-05',
    });
    desk.book.type(
      'conflicts',
      {
        caseRef: caseOf(desk, 'R-AAAA22'),
        personName: 'Sister Ofhim',
        recordedBy: 'Cora Coordinata',
        recordedOn: '2027-03-05',
      },
      { id: 'X-AAAA22' },
    );
    const sent = [...(await letGo(desk, '2027-03-05T10:00')), ...(await sendAgenda(desk))];
    expect(
      sent
        .filter((one) => one.to === CONTACT.health)
        .map(everythingIn)
        .join(' '),
    ).not.toContain('Victimsen');
  }));

test('chair is conflicted; coordinator is conflicted', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.type(
      'conflicts',
      {
        caseRef: caseOf(desk, 'R-AAAA22'),
        contact: CONTACT.chair,
        recordedBy: 'Cora Coordinata',
        recordedOn: '2027-03-01',
      },
      { id: 'X-AAAA22' },
    );
    expect(await todaySays(desk, 'name a vice-chair on Meetings before the agenda is ready')).toBe(true);
    desk.book.edit('meetings', 'M-AAAA22', { viceChair: CONTACT.vice });
    expect(await todaySays(desk, 'name a vice-chair')).toBe(false);
    const sent = await sendAgenda(desk);
    expect(shownTo(sent, CONTACT.vice)).toContain('VictimsenAAAA22');
    expect(shownTo(sent, CONTACT.chair)).not.toContain('Victimsen');
  }));

test('police perpetrator, whole-agency conflict', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    addContact(desk.book, 'C-PSSS22', AGENCY.police, 'specialist', 'Senior Sergeantson');
    await desk.tick('2027-03-01T10:00');
    desk.book.type(
      'conflicts',
      {
        caseRef: caseOf(desk, 'R-AAAA22'),
        agency: AGENCY.police,
        recordedBy: 'Cora Coordinata',
        recordedOn: '2027-03-01',
      },
      { id: 'X-AAAA22' },
    );
    expect(await todaySays(desk, 'a whole agency is kept from it and unheard. By whom instead?')).toBe(true);
    desk.book.edit('conflicts', 'X-AAAA22', { exceptContact: 'C-PSSS22' });
    expect(await todaySays(desk, 'By whom instead?')).toBe(false);
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(sent, CONTACT.police)).not.toContain('Victimsen');
    expect(shownTo(sent, CONTACT.housing)).toContain('Victimsen');
  }));

test('victim or perpetrator works for a partner', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { perp1Employer: 'Test Health' });
    await desk.tick('2027-03-01T10:00');
    expect(desk.book.rows('cases')[0]!.file, 'restricted by default').toBe('restricted');
    expect(await todaySays(desk, 'a copy is held because of what the referral says. Look')).toBe(true);
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(sent, CONTACT.health)).not.toContain('Victimsen');
  }));

test('small specialist service with ordinary mail', () =>
  journey(async (desk) => {
    desk.book.type('agencies', { name: 'Small Service', kind: 'specialist' }, { id: 'G-SAAA22' });
    desk.book.type(
      'contacts',
      {
        agency: 'G-SAAA22',
        role: 'representative',
        personName: 'Suki Small',
        route: 'phone',
        phone: '020 7946 0155',
        verifiedBy: 'Team',
        verifiedOn: '2026-11-02',
      },
      { id: 'C-SAAA22' },
    );
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.type(
      'needed',
      { caseRef: caseOf(desk, 'R-AAAA22'), agency: 'G-SAAA22', level: 'takesPart', inTheRoom: true },
      { id: 'N-SAAA22' },
    );
    const sent = await sendList(desk);
    expect(sent.some((one) => one.to === 'C-SAAA22')).toBe(false);
    expect(
      await todaySays(desk, 'Ring Small Service (C-SAAA22) about 1 of their cases'),
      'it is heard all the same',
    ).toBe(true);
    desk.book.type(
      'research',
      {
        meeting: 'M-AAAA22',
        caseRef: caseOf(desk, 'R-AAAA22'),
        agency: 'G-SAAA22',
        known: 'yes',
        verbal: true,
        answeredOn: '2027-03-08',
      },
      { id: 'RS-AAAA22' },
    );
    expect(await todaySays(desk, 'Ring Small Service')).toBe(false);
    expect(shownTo(await sendAgenda(desk), CONTACT.chair)).toContain('Small Service (yes, verbal)');
  }));
