// Who reads what: one person for several agencies, shared mailboxes, conflicts of chairs and whole agencies, partners' own staff, phone and paper.
import { expect, test } from 'vitest';
import type { Encryption } from '../../src/mail/encrypt/open-encryption.ts';
import { AGENCY, addContact, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';
import { everythingIn, journey, letGo, sendAgenda, sendList, shownTo, todaySays, whom } from './steps.ts';

const OTHERS = {
  forenames: 'Zoe',
  birthDate: '1971-11-11',
  address: '9 Other Road',
  postcode: 'W7 2AA',
  phone: '07700 900999',
  perp1Surname: 'Quillov',
  perp1Forenames: 'Igor',
  perp1BirthDate: '1960-01-01',
};

const hers = (one: { readonly address: string }): boolean => one.address === 'ceaaa22@example.org';

test('one person for several agencies or MARACs', () => {
  const used: string[] = [];
  const encryption: Encryption = {
    choose: (formats) => Promise.resolve(formats[0]),
    encrypt: (_format, bytes, passphrase) => {
      used.push(passphrase);
      return Promise.resolve(Buffer.from(bytes));
    },
    close: () => Promise.resolve(),
  };
  const passphrases = {
    faults: [],
    count: 2,
    find: (id: string | undefined) => `the passphrase of ${id ?? ''}`,
  };
  return journey(
    async (desk) => {
      const there = desk.maracs[1]!.book;
      typeSmallMarac(there, {}, 'M-HHHH22');
      const nurses = 'G-NAAA22';
      for (const book of [desk.book, there]) {
        book.type('agencies', { name: 'Test School Nurses', kind: 'education', searchesAll: true }, { id: nurses });
        addContact(book, 'C-NAAA22', nurses, 'representative', 'Helga Healthman', {
          address: 'ceaaa22@example.org',
          route: 'passwordFile',
        });
        book.edit('contacts', CONTACT.health, { route: 'passwordFile' });
      }
      typeReferral(desk.book, 'R-AAAA22');
      typeReferral(there, 'R-BBBB22', { ...OTHERS, decision: '' });
      await desk.tick('2027-03-01T10:00');
      const list = (await sendList(desk)).filter((one) => hers(one) && one.key.includes('/research/'));
      expect(list, 'one copy').toHaveLength(1);
      expect(everythingIn(list[0]!)).toMatch(/Test Health, Test School Nurses/);
      const act = (book: typeof there, agency: string, id: string): unknown =>
        book.type(
          'actions',
          { agency, text: 'Ring her', agreedOn: '2027-02-16', due: '2027-03-05', status: 'open' },
          { id },
        );
      act(desk.book, AGENCY.health, 'A-AAAA22');
      act(there, nurses, 'A-BBBB22');
      await letGo(desk, '2027-03-08T08:35');
      await desk.tick('2027-03-08T10:00');
      const digests = desk.delivered.filter((one) => hers(one) && one.key.includes('/follow-up/'));
      expect(digests, 'one digest').toHaveLength(1);
      expect(everythingIn(digests[0]!)).toMatch(/Ealing MARAC[^]*Harrow MARAC|Harrow MARAC[^]*Ealing MARAC/);
      await sendAgenda(desk);
      expect(new Set(used), 'one passphrase').toEqual(new Set([`the passphrase of ${AGENCY.health}`]));
    },
    { maracs: ['ealing', 'harrow'], encryption, passphrases },
  );
});

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

test('chair is conflicted; coordinator is conflicted: the manager’s road', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22', OTHERS);
    addContact(desk.book, 'C-TMMM22', AGENCY.team, 'manager', 'Mira Manageress');
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    desk.book.type(
      'conflicts',
      { caseRef: ref, contact: CONTACT.coordinator, recordedBy: 'Charis Chairman', recordedOn: '2027-03-02' },
      { id: 'X-AAAA22' },
    );
    const sent = await desk.tick('2027-03-02T10:00');
    const road = sent.filter((one) => one.key.includes('/X-AAAA22/'));
    expect(
      road.map((one) => one.to),
      'the manager, at once, on nobody’s release',
    ).toEqual(['C-TMMM22']);
    expect(road.map(everythingIn).join(' '), 'without content').not.toMatch(/Victimsen|K-/);
    expect(everythingIn(road[0]!), 'and without sending her back to the coordinator').not.toContain('Cora Coordinata');
    const inMain = (): string =>
      (['today', 'outbox', 'checks'] as const)
        .flatMap((name) => desk.book.rows(name))
        .filter((one) => one.file !== 'restricted')
        .map((one) => JSON.stringify([...one.cells]))
        .join('\n');
    expect(inMain(), 'nothing that the coordinator reads says so').not.toMatch(/X-AAAA22|C-TMMM22/);
    expect(await todaySays(desk, `Case ${ref}: coordinator ${CONTACT.coordinator} may not deal with it`)).toBe(true);
    await sendList(desk);
    await sendAgenda(desk);
    const form = (await desk.ledger.findPaper(`ealing/agenda/${MEETING}/minute-form`))!;
    const text = Buffer.from((await desk.ledger.readContent(form.textId))!).toString('utf8');
    expect(text).toMatch(/VictimsenBBBB22/i);
    expect(text, 'nor do the papers in the coordinator’s folder').not.toMatch(/VictimsenAAAA22/i);
    expect(desk.delivered.some((one) => one.to === CONTACT.coordinator && everythingIn(one).includes('X-AAAA22'))).toBe(
      false,
    );
    desk.book.edit('conflicts', 'X-AAAA22', { unheardInstead: 'The deputy coordinator' });
    expect(await todaySays(desk, 'may not deal with it')).toBe(false);
  }));

test('police perpetrator, whole-agency conflict', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22', OTHERS);
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
    desk.book.edit('conflicts', 'X-AAAA22', { exceptContact: CONTACT.health });
    expect(await todaySays(desk, 'By whom instead?'), 'nobody of another agency can stand for it').toBe(true);
    desk.book.edit('conflicts', 'X-AAAA22', { exceptContact: 'C-PSSS22' });
    expect(await todaySays(desk, 'By whom instead?')).toBe(false);
    expect(await todaySays(desk, 'name a vice-chair on Meetings'), 'the chair is of that agency too').toBe(true);
    desk.book.edit('meetings', MEETING, { viceChair: CONTACT.vice });
    const sent = [...(await sendList(desk)), ...(await sendAgenda(desk))];
    expect(shownTo(sent, CONTACT.police)).not.toContain('VictimsenAAAA22');
    expect(shownTo(sent, CONTACT.housing)).toContain('VictimsenAAAA22');
    expect(whom(sent, '/list/'), 'the named one stands for the agency').toContain('C-PSSS22');
    expect(shownTo(sent, 'C-PSSS22', '/agenda/')).toContain('VictimsenAAAA22');
    expect(shownTo(sent, 'C-PSSS22'), 'in this case and no other').not.toContain('VictimsenBBBB22');
    // Nor when it is heard, nor that there is one more: each copy counts its own cases.
    for (const one of [CONTACT.police, 'C-PSSS22'])
      expect(shownTo(sent, one, '/agenda/')).toMatch(/You are needed from \d\d:\d\d to \d\d:\d\d, for 1 of the cases/);
    expect(shownTo(sent, CONTACT.police), 'whose other cases stay with their representative').toContain(
      'VictimsenBBBB22',
    );
    desk.book.type(
      'actions',
      {
        caseRef: caseOf(desk, 'R-AAAA22'),
        agency: AGENCY.police,
        text: 'Visit',
        agreedOn: '2027-02-16',
        due: '2027-03-12',
      },
      { id: 'A-AAAA22' },
    );
    await letGo(desk, '2027-03-15T08:35');
    await desk.tick('2027-03-15T10:00');
    expect(whom(desk.delivered, 'register/follow-up/'), 'their digest goes to the named one too').toEqual(['C-PSSS22']);
  }));

test('victim or perpetrator works for a partner', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { perp1Employer: 'Test Health' });
    await desk.tick('2027-03-01T10:00');
    expect(desk.book.rows('cases')[0]!.file, 'restricted by default').toBe('restricted');
    expect(
      await todaySays(
        desk,
        'the referral names Test Health as an employer, so nothing of the case goes to Test Health',
      ),
    ).toBe(true);
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
    expect(shownTo(await sendAgenda(desk), CONTACT.chair)).toContain('Small Service (answered by word of mouth)');
  }));
