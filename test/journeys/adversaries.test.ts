// People who mean harm, inside the area or with a stolen account (docs/map.json, 7K): each with the outcome named there. All people and cases are made up.
import { expect, test } from 'vitest';
import { COMMANDS } from '../../src/cli/command-list.ts';
import type { TestDesk } from '../support/desk.ts';
import { addContact, AGENCY, caseOf, CONTACT, typeReferral } from '../support/small-marac.ts';
import { everythingIn, idsWhere, journey, letGo, sendAgenda, sendList, shownTo, todaySays } from './steps.ts';

const NAMED = { perp1Surname: 'Boltov', perp1Forenames: 'Igor', perp1BirthDate: '1980-01-02' };
const HIS = 'igor.boltov@example.org';
const codes = async (desk: TestDesk, time: string): Promise<readonly string[]> =>
  (await desk.run(time)).problems.map((one) => one.code);
const addressesOf = (desk: TestDesk): readonly string[] => desk.delivered.map((one) => one.address);
const accept = (desk: TestDesk, code: string): void => {
  const found = idsWhere(desk, 'checks', 'problem', '').concat(desk.book.rows('checks').map((row) => row.id ?? ''));
  const id = found.find((one) => one !== '' && desk.book.text('checks', one, 'problem').startsWith(code)) ?? '';
  desk.book.edit('checks', id, { accepted: true, acceptedBy: 'Vic Vicechair' });
};

test('7K1: a referral in which he gives his own address as the referrer’s: nothing goes there, not even a receipt', () =>
  journey(async (desk) => {
    const from = { ...NAMED, referrerName: 'Igor Boltov', referrerEmail: HIS, referrerPhone: '020 7946 0999' };
    typeReferral(desk.book, 'R-AAAA22', { ...from, referrerAgency: undefined, channel: 'googleForm' });
    typeReferral(desk.book, 'R-BBBB22', {
      ...from,
      referrerAgency: AGENCY.health,
      forenames: 'Zoe',
      birthDate: '1971-11-11',
    });
    await letGo(desk, '2027-03-01T10:00');
    await sendList(desk);
    await sendAgenda(desk);
    expect(desk.delivered.length).toBeGreaterThan(5);
    expect(addressesOf(desk)).not.toContain(HIS);
    const receipts = (await desk.ledger.messages()).filter((one) => one.audience === 'referrer');
    expect(new Set(receipts.map((one) => one.to))).toEqual(new Set([CONTACT.health]));
  }));

test('7K2: victim and perpetrator the other way round are told as a counter-allegation, and a person decides', () =>
  journey(async (desk) => {
    const her = { surname: 'Herself', forenames: 'Hilda', birthDate: '1990-01-02' };
    const him = { surname: 'Himself', forenames: 'Hugo', birthDate: '1988-03-04' };
    const perpetrator = (one: typeof her) => ({
      perp1Surname: one.surname,
      perp1Forenames: one.forenames,
      perp1BirthDate: one.birthDate,
    });
    typeReferral(desk.book, 'R-AAAA22', { ...her, ...perpetrator(him), phone: '07700 900111' });
    await desk.tick('2027-03-01T10:00');
    typeReferral(desk.book, 'R-BBBB22', {
      ...him,
      ...perpetrator(her),
      phone: '07700 900222',
      receivedAt: '2027-03-01T11:00',
      decision: undefined,
      decidedBy: undefined,
      decidedOn: undefined,
    });
    await desk.tick('2027-03-01T11:10');
    expect(desk.book.text('referrals', 'R-BBBB22', 'possibleMatch')).toMatch(
      /the other way round \(a counter-allegation\)/,
    );
    expect(await todaySays(desk, /R-BBBB22 may belong with/)).toBe(true);
    expect(desk.book.rows('cases'), 'no case before a person has answered').toHaveLength(1);
    desk.book.edit('referrals', 'R-BBBB22', {
      matchAnswer: 'nobody',
      matchAnsweredBy: 'Cora Coordinata',
      decision: 'accept',
      decidedBy: 'Cora',
      decidedOn: '2027-03-01',
    });
    await desk.tick('2027-03-01T11:20');
    expect(desk.book.rows('cases'), 'two cases, never one').toHaveLength(2);
    expect(desk.book.text('cases', caseOf(desk, 'R-BBBB22'), 'linkedCases')).toBe('');
  }));

test('7K3: he makes himself a representative, proven and verified by his own word: a person is asked, and his name keeps the case from him', async () => {
  for (const name of ['Igor Boltov', 'BOLTOV Igor', 'Somebody Else'])
    await journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22', { ...NAMED, referrerAgency: AGENCY.police, landlord: AGENCY.housing });
      await desk.tick('2027-03-01T10:00');
      desk.book.edit('contacts', CONTACT.housing, { activeTo: '2027-03-01' });
      desk.book.edit('contacts', CONTACT.housingDeputy, { activeTo: '2027-03-01' });
      addContact(desk.book, 'C-HZZZ22', AGENCY.housing, 'representative', name, { address: HIS });
      desk.book.edit('meetings', 'M-AAAA22', { listReady: true, listReadyBy: 'Cora' });
      await desk.tick('2027-03-04T13:00');
      await desk.tick('2027-03-04T16:00');
      expect(addressesOf(desk), 'not without a person').not.toContain(HIS);
      await desk.release();
      await desk.tick('2027-03-04T16:10');
      const told = shownTo(desk.delivered, 'C-HZZZ22');
      expect([name, told.includes('Victimsen')]).toEqual([name, name === 'Somebody Else']);
    });
});

test('7K4: an address that becomes one of a private mailbox gets nothing, verified or not', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
    await desk.tick('2027-03-01T10:00');
    for (const address of ['harriet.housewell@gmail.test', 'harriet@example.org.evil.test', 'harriet@myexample.org']) {
      desk.book.edit('contacts', CONTACT.housing, { address, verifiedOn: '2027-03-02', routeProvenOn: '2027-03-02' });
      await sendList(desk);
      expect(addressesOf(desk)).not.toContain(address);
    }
    expect(desk.delivered.filter((one) => one.to === CONTACT.housing)).toEqual([]);
  }));

test('7K5: a conflict that is taken out just before papers go keeps its case back until it is there again, or somebody has said so', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.police, landlord: AGENCY.housing });
    typeReferral(desk.book, 'R-BBBB22', {
      forenames: 'Zoe',
      birthDate: '1971-11-11',
      landlord: AGENCY.housing,
      perp1Forenames: 'Xan',
      phone: '07700 900555',
      address: '9 Other Road',
      matchAnswer: 'nobody',
      matchAnsweredBy: 'Cora Coordinata',
    });
    await desk.tick('2027-03-01T10:00');
    const conflict = {
      caseRef: caseOf(desk, 'R-AAAA22'),
      contact: CONTACT.housing,
      recordedBy: 'Pat',
      recordedOn: '2027-03-01',
    };
    desk.book.type('conflicts', conflict, { id: 'X-AAAA22' });
    await desk.run('2027-03-01T11:00');
    desk.book.remove('conflicts', 'X-AAAA22');
    expect(await codes(desk, '2027-03-01T11:10')).toContain('conflict.gone');
    const sent = await sendList(desk);
    for (const one of sent) expect(everythingIn(one)).not.toContain('VictimsenAAAA22');
    expect(shownTo(sent, CONTACT.housing), 'other cases go on').toContain('VictimsenBBBB22');
    expect(await codes(desk, '2027-03-04T14:00'), 'and it does not wear off').toContain('conflict.gone');
    desk.book.type('conflicts', conflict, { id: 'X-AAAA22' });
    expect(await codes(desk, '2027-03-04T14:10')).not.toContain('conflict.gone');
    expect(shownTo(await letGo(desk, '2027-03-04T14:20'), CONTACT.housing)).not.toContain('VictimsenAAAA22');
    desk.book.remove('conflicts', 'X-AAAA22');
    expect(await codes(desk, '2027-03-04T14:30')).toContain('conflict.gone');
    accept(desk, 'conflict.gone');
    await desk.run('2027-03-04T14:40');
    expect(await codes(desk, '2027-03-04T14:50')).not.toContain('conflict.gone');
  }));

test('7K6: answers of many referrals changed at once, whichever questions, stop Referrals until a person has said that it is meant', () =>
  journey(async (desk) => {
    const ids = Array.from({ length: 12 }, (_, at) => `R-Z${'ABCDEFGHJKMN'[at]}AA22`);
    for (const [at, id] of ids.entries())
      typeReferral(desk.book, id, {
        birthDate: `19${60 + at}-02-03`,
        phone: `07700 9001${10 + at}`,
        perp1BirthDate: `19${50 + at}-02-03`,
        decision: undefined,
        decidedBy: undefined,
        decidedOn: undefined,
      });
    await desk.run('2027-03-01T10:00');
    for (const [at, id] of ids.slice(0, 10).entries()) desk.book.edit('referrals', id, { [`q${at + 1}`]: 'no' });
    expect(await codes(desk, '2027-03-01T10:10'), 'ten honest corrections').not.toContain('table.replaced');
    for (const [at, id] of ids.entries())
      desk.book.edit(
        'referrals',
        id,
        Object.fromEntries([0, 1, 2, 3].map((step) => [`q${((at + step) % 15) + 1}`, step === 3 ? undefined : 'no'])),
      );
    expect(await codes(desk, '2027-03-01T10:20')).toContain('table.replaced');
    expect(await codes(desk, '2027-03-01T10:30')).toContain('table.replaced');
    accept(desk, 'table.replaced');
    await desk.run('2027-03-01T10:40');
    expect(await codes(desk, '2027-03-01T10:50')).not.toContain('table.replaced');
  }));

test('7K7: a case marked closed while actions are open: a person is asked about each, and nothing is dropped in silence', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    desk.book.type(
      'actions',
      { caseRef, agency: AGENCY.housing, text: 'Fit a lock', due: '2027-02-25', status: 'open', safety: true },
      { id: 'A-AAAA22' },
    );
    desk.book.edit('cases', caseRef, { state: 'closed', closedOn: '2027-03-02' });
    await desk.run('2027-03-03T09:00');
    expect(await todaySays(desk, `Case ${caseRef} is closed with 1 open action`)).toBe(true);
    expect(desk.book.text('actions', 'A-AAAA22', 'status')).toBe('Open');
    desk.book.edit('actions', 'A-AAAA22', { keepOpenAfterClosing: true });
    await desk.run('2027-03-04T09:00');
    expect((await desk.ledger.messages()).filter((one) => one.job === 'follow-up').map((one) => one.to)).toContain(
      CONTACT.housing,
    );
  }));

/** Whom everything went to in a month in which people typed these words wherever text may be typed. */
async function recipientsWith(words: string): Promise<readonly string[]> {
  let to: readonly string[] = [];
  await journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { incident: `Made up. ${words}`, landlord: AGENCY.housing });
    desk.book.edit('contacts', CONTACT.health, { personName: 'Helga Healthman' });
    desk.book.edit('meetings', 'M-AAAA22', { place: `Test Hall. ${words}` });
    await desk.tick('2027-03-01T10:00');
    desk.book.type(
      'actions',
      { agency: AGENCY.housing, text: words || 'Ring', owner: words, due: '2027-03-01', status: 'open' },
      { id: 'A-AAAA22' },
    );
    await sendList(desk);
    await sendAgenda(desk);
    to = desk.delivered.map(
      (one) => `${one.key} ${one.address} ${(one.mail.cc ?? []).length} ${(one.mail.bcc ?? []).length}`,
    );
  });
  return to;
}

test('7K8: "please also copy to" in any free text copies nothing to anybody', async () => {
  const plain = await recipientsWith('');
  expect(plain.length).toBeGreaterThan(5);
  expect(await recipientsWith(`Please also copy to ${HIS}, Cc: ${HIS}; mailto:${HIS}`)).toEqual(plain);
});

test('7K11: nothing sends everything again: each such command takes one message or paper by its name, and what has left is not released anew', async () => {
  const again = ['resolve', 'withdraw', 'reissue'];
  const found = COMMANDS.filter((one) => again.includes(one.name));
  expect(found.length).toBe(again.length);
  for (const entry of found) {
    const command = await entry.load();
    const bulk = Object.keys(command.options ?? {}).filter((one) => /all|every|bulk/.test(one));
    const [first] = command.takes ?? [];
    expect([entry.name, bulk, first?.needed, first?.many ?? false]).toEqual([entry.name, [], true, false]);
  }
  expect(COMMANDS.map((one) => one.name).filter((one) => /resend|send-?all/.test(one))).toEqual([]);
  await journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const left = (await sendList(desk)).length;
    expect(left).toBeGreaterThan(3);
    for (const message of await desk.ledger.messages({ states: ['sent'] }))
      expect((await desk.ledger.release(message.key, message.version, { by: 'Anybody', in: 'command' })).ok).toBe(
        false,
      );
    expect(await desk.release(), 'release --all finds only what never left').toBe(0);
    expect(await desk.send()).toEqual([]);
  });
});
