// F8: what a person verified is one address, by one route, in one kind of mailbox. The limits, from both sides; all people are made up.
import { expect, test } from 'vitest';
import { AGENCY, CONTACT, MEETING, addContact, typeReferral } from '../support/small-marac.ts';
import type { TestDesk } from '../support/desk.ts';
import { answerLine, journey, letGo, lineOf, whom } from './steps.ts';
import { withNames } from '../support/names.ts';

const WAS = 'chaaa22@example.org';
const { housing, children, duty, health } = CONTACT;

/** A first look at everybody, before anything is due. */
async function known(desk: TestDesk): Promise<void> {
  await desk.tick('2027-03-01T09:00');
  typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
  await letGo(desk, '2027-03-01T10:00');
  desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
}

const lists = async (desk: TestDesk, time: string): Promise<readonly string[]> =>
  whom(await letGo(desk, time), '/list/');
const lines = async (desk: TestDesk): Promise<readonly string[]> =>
  (await desk.today()).flatMap((one) => (one.id.startsWith('address/') ? [one.shown ?? ''] : []));
const edit = (desk: TestDesk, contact: string, values: object): void =>
  desk.book.edit('contacts', contact, values as never);
const rowOf = (desk: TestDesk, contact: string): object =>
  Object.fromEntries(
    ['agency', 'role', 'personName', 'address', 'route', 'routeProvenOn', 'verifiedBy', 'verifiedOn'].map((field) => [
      field,
      desk.book.text('contacts', contact, field),
    ]),
  );

test.each<[string, object]>([
  ['the address in capitals', { address: 'CHAAA22@Example.org' }],
  ['the address with blanks around it', { address: '  chaaa22@example.org ' }],
  ['another name beside the same address', { personName: 'Harriet Housewell-Smith' }],
  ['No in place of nothing in “Shared mailbox”', { sharedMailbox: false }],
  ['another phone number', { phone: '020 7946 0999' }],
])('F8: %s is what was verified, and nobody is asked', async (_what, values) => {
  await journey(async (desk) => {
    await known(desk);
    edit(desk, housing, values);
    expect(await lists(desk, '2027-03-04T13:00')).toContain(housing);
    expect(await lines(desk)).toEqual([]);
  });
});

test.each<[string, object, string]>([
  [
    'one letter of the address',
    { address: 'chaaa23@example.org' },
    `The address was ${WAS} and is chaaa23@example.org now`,
  ],
  [
    'a tag in the address',
    { address: 'chaaa22+x@example.org' },
    `The address was ${WAS} and is chaaa22+x@example.org now`,
  ],
  [
    'the route',
    { route: 'ownEncryption' },
    `The address is ${WAS} as before, by another route or mailbox (secure mail, a mailbox of their own before; the area’s encryption service, a mailbox of their own now)`,
  ],
  [
    'the kind of mailbox',
    { sharedMailbox: true, mailboxReaders: 'Harriet Housewell', mailboxAttestedOn: '2027-03-01' },
    `The address is ${WAS} as before, by another route or mailbox (secure mail, a mailbox of their own before; secure mail, a shared mailbox now)`,
  ],
])(
  'F8: %s changed: nothing goes, and one line says for whom, what was verified by whom and when, where to type, and what an answer does',
  async (_what, values, change) => {
    await journey(async (desk) => {
      await known(desk);
      edit(desk, housing, values);
      expect(await lists(desk, '2027-03-04T13:00')).not.toContain(housing);
      const [line = '', ...more] = await lines(desk);
      expect(more).toEqual([]);
      expect(line).toContain(
        '“List and research request” of the meeting of 16 March 2027 for Harriet Housewell (Test Housing) is not sent',
      );
      expect(line).toContain(change);
      expect(line).toContain('That was verified by Team on 2 November 2026.');
      expect(line).toMatch(withNames(`(Contacts, row ${housing})`));
      expect(line).toMatch(/Yes: what stands there now was verified.*No: it was not/);
      // An answer without a name does nothing.
      const row = lineOf(desk, change) ?? '';
      desk.book.edit('today', row, { answer: 'yes' });
      expect(await lists(desk, '2027-03-04T14:00')).not.toContain(housing);
      desk.book.edit('today', row, { answer: 'yes', doneBy: 'Cora Coordinata' });
      expect(await lists(desk, '2027-03-04T15:00')).toContain(housing);
      expect(await lines(desk)).toEqual([]);
      const kept = (await desk.ledger.answers('verified/')).get(`verified/${housing}`);
      expect(kept).toMatchObject({ by: 'Cora Coordinata' });
      expect(JSON.parse(kept?.answer ?? '')).toMatchObject({ confirmedOn: '2027-03-04', on: '2026-11-02' });
    });
  },
);

test('F8: an address with a display name is no address: nothing goes there, the cell is named, and the bare one is what was verified', async () => {
  await journey(async (desk) => {
    await known(desk);
    desk.book.scrawl('contacts', housing, 'address', `Harriet Housewell <${WAS}>`);
    expect(await lists(desk, '2027-03-04T13:00')).not.toContain(housing);
    expect(await lines(desk)).toEqual([]);
    const checks = desk.book.rows('checks').map(({ id = '' }) => desk.book.text('checks', id, 'sentence'));
    expect(checks.join()).toContain('Write the bare address');
    edit(desk, housing, { address: WAS });
    expect(await lists(desk, '2027-03-04T14:00')).toContain(housing);
    expect(await lines(desk)).toEqual([]);
  });
});

test('F8: a named No ends the line and nothing goes, until somebody verifies what stands there with a new day', async () => {
  await journey(async (desk) => {
    await known(desk);
    edit(desk, housing, { address: 'chaaa23@example.org' });
    await desk.run('2027-03-04T12:30');
    answerLine(desk, 'chaaa23@example.org', 'no');
    expect(await lists(desk, '2027-03-04T13:00')).not.toContain(housing);
    expect(await lines(desk)).toEqual([]);
    expect(desk.book.text('contacts', housing, 'verifiedState')).toContain('Changed since it was verified');
    edit(desk, housing, { verifiedBy: 'Cora Coordinata', verifiedOn: '2027-03-04' });
    expect(await lists(desk, '2027-03-04T14:00')).toContain(housing);
  });
});

test('F8: by phone and back nobody is asked; by phone and then by another route is not what was verified', async () => {
  await journey(async (desk) => {
    await known(desk);
    edit(desk, housing, { route: 'phone' });
    await desk.run('2027-03-02T10:00');
    expect(await lines(desk)).toEqual([]);
    edit(desk, housing, { route: 'passwordFile' });
    await desk.run('2027-03-02T11:00');
    expect((await lines(desk)).join()).toContain(
      'secure mail, a mailbox of their own before; a password-protected file',
    );
    edit(desk, housing, { route: 'secureMail' });
    expect(await lists(desk, '2027-03-04T13:00')).toContain(housing);
    // Verified while by phone is verified for the phone.
    addContact(desk.book, 'C-ZPAA22', AGENCY.health, 'deputy', 'Phil Phoner', { route: 'phone' });
    await desk.run('2027-03-04T15:00');
    edit(desk, 'C-ZPAA22', { route: 'secureMail' });
    await desk.run('2027-03-04T15:10');
    expect((await lines(desk)).join()).toContain('phone and paper, a mailbox of their own before');
  });
});

test('F8: a verification on a day to come counts for the address that stood there when it was typed, and a day corrected counts for what stands there', async () => {
  await journey(async (desk) => {
    edit(desk, housing, { verifiedOn: '2027-03-04' });
    await known(desk);
    edit(desk, housing, { address: 'chaaa23@example.org' });
    expect(await lists(desk, '2027-03-04T13:00')).not.toContain(housing);
    expect((await lines(desk)).join()).toContain('chaaa23@example.org');
    edit(desk, housing, { verifiedOn: '2027-03-03' });
    expect(await lists(desk, '2027-03-04T14:00'), 'a day before').not.toContain(housing);
    edit(desk, housing, { verifiedOn: '2027-03-05' });
    expect(await lists(desk, '2027-03-05T09:00')).toContain(housing);
    edit(desk, children, { verifiedOn: '2028-03-05' });
    await desk.tick('2027-03-05T10:00');
    edit(desk, children, { verifiedOn: '2027-03-05', address: 'cbaaa23@example.org' });
    await desk.tick('2027-03-05T11:00');
    expect(await lines(desk)).toEqual([]);
  });
});

test('F8: a row that was deleted and typed anew carries no verification to another address; a new day or the same address do', async () => {
  await journey(async (desk) => {
    await known(desk);
    const row = rowOf(desk, housing);
    const typeAnew = (id: string, values: object): void => {
      desk.book.remove('contacts', housing);
      desk.book.type('contacts', { ...row, ...values }, { id });
    };
    typeAnew('C-ZZAA22', { address: 'other@example.org' });
    expect(await lists(desk, '2027-03-04T13:00')).not.toContain('C-ZZAA22');
    expect((await lines(desk)).join()).toContain(`The address was ${WAS} and is other@example.org now`);
    edit(desk, 'C-ZZAA22', { address: WAS });
    await desk.run('2027-03-04T13:40');
    expect(await lines(desk)).toEqual([]);
    edit(desk, 'C-ZZAA22', { address: 'other@example.org', verifiedOn: '2027-03-04' });
    await desk.run('2027-03-04T13:50');
    expect(await lines(desk)).toEqual([]);
    // Another person for the same post, with the cells of the row that is gone; and with a day of their own.
    desk.book.remove('contacts', 'C-ZZAA22');
    const next = { personName: 'Norma Newcomer', address: 'norma@example.org', verifiedOn: '2027-03-04' };
    desk.book.type('contacts', { ...row, ...next }, { id: 'C-ZNAA22' });
    await desk.run('2027-03-05T10:00');
    expect((await lines(desk)).join()).toContain('norma@example.org now');
    edit(desk, 'C-ZNAA22', { verifiedOn: '2027-03-05' });
    await desk.run('2027-03-05T10:10');
    expect(await lines(desk)).toEqual([]);
  });
});

test('F8: a row id used again for somebody else is asked about, and a new contact with a verification of their own is not', async () => {
  await journey(async (desk) => {
    await known(desk);
    edit(desk, housing, { personName: 'Norma Newcomer', address: 'norma@example.org' });
    addContact(desk.book, 'C-ZDAA22', AGENCY.children, 'deputy', 'Dana Deputy');
    await desk.run('2027-03-02T10:00');
    const found = await lines(desk);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain(`The address was ${WAS} and is norma@example.org now`);
    expect(desk.book.text('contacts', 'C-ZDAA22', 'verifiedState')).toBe('Ready');
  });
});

test('F8: of two contacts at one shared mailbox each row is verified for itself', async () => {
  await journey(async (desk) => {
    const box = { address: 'team@example.org', sharedMailbox: true, mailboxAttestedOn: '2026-11-02' };
    const readers = 'Harriet Housewell; Denzil Deputyson';
    for (const one of [housing, CONTACT.housingDeputy]) edit(desk, one, { ...box, mailboxReaders: readers });
    await known(desk);
    expect(await lines(desk)).toEqual([]);
    edit(desk, CONTACT.housingDeputy, { address: 'denzil@example.org', sharedMailbox: false });
    expect(await lists(desk, '2027-03-04T13:00')).toContain(housing);
    const found = await lines(desk);
    expect(found).toHaveLength(1);
    expect(found[0]).toContain('The address was team@example.org and is denzil@example.org now');
  });
});

test('F8: the safe-contact paper, the IDVA’s notice and the list to children’s services stay while an address is not verified, each told with its row', async () => {
  await journey(async (desk) => {
    await desk.tick('2027-03-01T09:00');
    typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
    edit(desk, duty, { address: 'dora@example.org' });
    edit(desk, children, { route: 'ownEncryption' });
    const sent = await letGo(desk, '2027-03-01T10:00');
    desk.book.edit('meetings', MEETING, { listReady: true, listReadyBy: 'Cora Coordinata' });
    expect(sent.filter((one) => one.to === duty)).toEqual([]);
    const today = (await desk.today()).map((one) => one.shown ?? '');
    const ring = today.find((one) => withNames('Ring the IDVA service about R-AAAA22').test(one));
    expect(ring).toContain('The address was cdaaa22@example.org and is dora@example.org now');
    const paper = today.find((one) => one.includes('safe contact') && one.includes('Dora Dutywell'));
    expect(paper).toMatch(withNames(`Contacts, row ${duty}`));
    expect(paper).toContain('Yes: what stands there now was verified');
    // Of one line and another the first that is answered counts for all.
    answerLine(desk, 'for Dora Dutywell (Test IDVA Service)', 'yes');
    const after = await letGo(desk, '2027-03-01T11:00');
    expect(after.filter((one) => one.to === duty).map((one) => one.address)).toEqual(
      expect.arrayContaining(['dora@example.org', 'dora@example.org']),
    );
    expect((await desk.today()).some((one) => one.what.includes('notice cannot go'))).toBe(false);
    expect(await lists(desk, '2027-03-04T13:00')).not.toContain(children);
    expect((await lines(desk)).join('\n')).toMatch(/for Chidi Childworth \(Test Children’s Services\) is not sent/);
    answerLine(desk, 'for Chidi Childworth', 'yes');
    expect(await lists(desk, '2027-03-04T14:00')).toContain(children);
  });
});

test('F8: a wrong address of the coordinator is printed on no paper until it is verified', async () => {
  await journey(async (desk) => {
    await known(desk);
    edit(desk, CONTACT.coordinator, { address: 'cora.wrong@example.org' });
    const sent = await letGo(desk, '2027-03-04T13:00');
    expect(sent.length).toBeGreaterThan(0);
    for (const one of sent) expect(Buffer.from(one.raw).toString('utf8')).not.toContain('cora.wrong');
    for (const one of sent) expect(JSON.stringify(one.mail)).not.toContain('cora.wrong');
  });
});

test('F8: Outbox shows who, agency and address; logs, JSON and events of the ledger hold no address', async () => {
  await journey(async (desk) => {
    await known(desk);
    const logged: unknown[] = [];
    const log = (event: string, fields: unknown): void => void logged.push([event, fields]);
    Object.assign(desk.desk, { log: { info: log, warn: log, error: log } });
    await desk.run('2027-03-04T13:00');
    const to = (key: string): string =>
      desk.book
        .rows('outbox')
        .flatMap(({ id = '' }) =>
          desk.book.text('outbox', id, 'key').includes(key) ? [desk.book.text('outbox', id, 'to')] : [],
        )
        .join();
    expect(to(`/list/${housing}`)).toBe(`Harriet Housewell, Test Housing, ${WAS} (${housing})`);
    await desk.release();
    await desk.send();
    edit(desk, housing, { address: 'chaaa23@example.org', verifiedBy: 'Cora Coordinata', verifiedOn: '2027-03-04' });
    edit(desk, health, { address: 'ceaaa23@example.org' });
    await desk.run('2027-03-04T14:00');
    expect(to(`/list/${housing}`), 'where it went').toContain(WAS);
    const items = (await desk.today()).map(({ shown: _shown, aboutShown: _about, named: _named, ...rest }) => rest);
    expect(JSON.stringify(items)).not.toContain('@');
    expect(JSON.stringify(logged)).not.toContain('@');
    expect(logged).toContainEqual([
      'contact.verified',
      { contact: housing, hash: expect.stringMatching(/^[0-9a-f]{24}$/) as string },
    ]);
    for await (const event of desk.ledger.events()) expect(JSON.stringify(event)).not.toMatch(/c[a-z]{4}2\d@example/i);
    expect((await desk.ledger.verify()).findings).toEqual([]);
  });
});
