// Nothing due is dropped in silence: each kind of stop is one line of Today with whom, why and where, and goes when that is put right. All synthetic.
import { expect, test } from 'vitest';
import { openIdPool } from '../../src/jobs/engine/open-id-pool.ts';
import { rememberTodayAnswer } from '../../src/jobs/reading/read-answers.ts';
import type { TestDesk } from '../support/desk.ts';
import { CONTACT, MEETING, addContact, caseOf, typeReferral } from '../support/small-marac.ts';
import { journey, letGo, sendAgenda, sendList, whom } from './steps.ts';
import { rowIdOf } from '../../src/domain/today/line-id.ts';
import { withNames } from '../support/names.ts';

const lines = async (desk: TestDesk, part: string): Promise<readonly string[]> =>
  (await desk.today()).filter((one) => one.id.includes(part)).map((one) => one.shown ?? '');

async function withCase(tell: (desk: TestDesk, ref: string) => Promise<void>): Promise<void> {
  await journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await tell(desk, caseOf(desk, 'R-AAAA22'));
  });
}

test('a contact whom nobody verified: one line for all papers, by name and row; verified, they go and the line with them', () =>
  withCase(async (desk) => {
    desk.book.edit('contacts', CONTACT.housing, { verifiedOn: '', verifiedBy: '' });
    await sendList(desk);
    const said = await lines(desk, `contact.not-verified/${CONTACT.housing}`);
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('“List and research request” of the meeting of 16 March 2027');
    expect(said[0]).toContain('for Harriet Housewell (Test Housing)');
    expect(said[0]).toMatch(withNames(`then type “Verified by” and “Verified on” (Contacts, row ${CONTACT.housing})`));
    desk.book.edit('contacts', CONTACT.housing, { verifiedOn: '2027-03-05', verifiedBy: 'Team' });
    expect(whom(await letGo(desk, '2027-03-05T10:00'), '/list/')).toContain(CONTACT.housing);
    expect(await lines(desk, 'contact.not-verified')).toEqual([]);
  }));

test('a shared mailbox whose readers nobody attested: first who reads it, then that it is verified anew; each line goes with its answer', () =>
  withCase(async (desk) => {
    desk.book.edit('contacts', CONTACT.health, { sharedMailbox: true });
    await sendList(desk);
    expect((await lines(desk, 'mailbox.readers-unknown')).join()).toContain(
      `for Helga Healthman (Test Health) is not sent`,
    );
    // F8: what was verified is one person's mailbox.
    expect((await lines(desk, 'address/')).join()).toContain('as before, by another route or mailbox');
    desk.book.edit('contacts', CONTACT.health, {
      mailboxReaders: 'Helga Healthman',
      mailboxAttestedOn: '2027-03-05',
    });
    expect(whom(await letGo(desk, '2027-03-05T10:00'), '/list/'), 'not verified since').not.toContain(CONTACT.health);
    expect(await lines(desk, 'mailbox.readers-unknown')).toEqual([]);
    expect(await lines(desk, `address/${CONTACT.health}`)).toHaveLength(1);
    desk.book.edit('contacts', CONTACT.health, { verifiedOn: '2027-03-05' });
    expect(whom(await letGo(desk, '2027-03-05T11:00'), '/list/')).toContain(CONTACT.health);
    expect(await lines(desk, 'contact.not-verified')).toEqual([]);
    expect(await lines(desk, 'address/')).toEqual([]);
  }));

test('a same name stands in restricted only, and goes when two people have said that it is another', () =>
  withCase(async (desk, ref) => {
    desk.book.edit('contacts', CONTACT.health, { personName: 'Anna VictimsenAAAA22' });
    await sendList(desk);
    const found = (await desk.today()).filter((one) => one.id.includes('conflict.same-name'));
    expect(found.length).toBeGreaterThan(0);
    expect(found.every((one) => one.restricted)).toBe(true);
    desk.book.type(
      'conflicts',
      {
        caseRef: ref,
        contact: CONTACT.health,
        recordedBy: 'Cora Coordinata',
        recordedOn: '2027-03-05',
        liftedBy: 'Cora Coordinata',
        liftedSecondBy: 'Charis Chairman',
        liftedOn: '2027-03-05',
      },
      { id: 'X-AAAA22' },
    );
    expect(whom(await letGo(desk, '2027-03-05T10:00'), '/list/')).toContain(CONTACT.health);
    expect(await lines(desk, 'conflict.same-name')).toEqual([]);
  }));

test('a case without an IDVA: its safe-contact paper and IDVA papers are one line, until she is named', () =>
  withCase(async (desk, ref) => {
    desk.book.edit('cases', ref, { idvaService: '' });
    await sendAgenda(desk);
    const said = await lines(desk, 'idva.none');
    expect(said).toHaveLength(1);
    expect(said[0]).toContain('“IDVA papers” of the meeting of 16 March 2027');
    expect(said[0]).toMatch(withNames('“New referral: safe contact” about R-AAAA22'));
    desk.book.edit('cases', ref, { idvaContact: CONTACT.idva });
    expect(whom(await letGo(desk, '2027-03-11T11:00'), '/idva/')).toContain(CONTACT.idva);
    expect(await lines(desk, 'idva.none')).toEqual([]);
  }));

test('a referrer whose agency is not on the register is rung, and a named answer ends the line', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { referrerAgency: 'Somebody’s Surgery' });
    await desk.tick('2027-03-01T10:00');
    const [line] = (await desk.today()).filter((one) => one.id.includes('referrer.nobody'));
    expect(line?.shown).toMatch(withNames('Ring the referrer (“Referrer phone” on Referrals, row R-AAAA22)'));
    const row = rowIdOf(openIdPool(desk.desk.keys, 'ealing'), line!);
    await rememberTodayAnswer(desk.ledger, 'ealing', row, 'yes', { by: 'Cora Coordinata', in: 'workbook' });
    expect(await lines(desk, 'referrer.nobody')).toEqual([]);
  }));

test('a transfer whose other MARAC is not on the register', () =>
  withCase(async (desk, ref) => {
    desk.book.type(
      'transfers',
      { caseRef: ref, direction: 'out', otherMarac: 'Elsewhere MARAC', preparedOn: '2027-03-01' },
      { id: 'TR-AAAA22' },
    );
    await desk.run('2027-03-02T10:00');
    expect((await lines(desk, 'other-marac.nobody')).join()).toMatch(
      withNames('“Transfer of a case” about TR-AAAA22 is not sent'),
    );
    desk.book.type('agencies', { name: 'Elsewhere MARAC', kind: 'other' }, { id: 'G-ZAAA22' });
    addContact(desk.book, 'C-ZAAA22', 'G-ZAAA22', 'otherMarac', 'Olga Otherova');
    expect(whom(await letGo(desk, '2027-03-02T11:00'), '/transfer/')).toEqual(['C-ZAAA22']);
    expect(await lines(desk, 'other-marac.nobody')).toEqual([]);
  }));

test('a Clare’s Law request to an agency for which nobody acts: somebody rings; with a contact it goes', () =>
  withCase(async (desk) => {
    desk.book.type('agencies', { name: 'Test School', kind: 'education' }, { id: 'G-SAAA22' });
    desk.book.type(
      'disclosures',
      { meeting: MEETING, subject: 'Sam Subject', route: 'ask', agenciesWho: 'Test School' },
      { id: 'DR-AAAA22' },
    );
    await sendAgenda(desk);
    expect((await lines(desk, 'request.no-agenda')).join()).toMatch(
      withNames('“Clare’s Law request” about DR-AAAA22 for Test School'),
    );
    addContact(desk.book, 'C-SAAA22', 'G-SAAA22', 'representative', 'Sally Schoolhead');
    expect(whom(await letGo(desk, '2027-03-11T11:00'), '/agenda/')).toContain('C-SAAA22');
    expect(await lines(desk, 'request.no-agenda')).toEqual([]);
  }));

test('a moved meeting without its new day', () =>
  withCase(async (desk) => {
    desk.book.edit('meetings', MEETING, { state: 'moved' });
    await desk.run('2027-03-02T10:00');
    expect((await lines(desk, 'meeting.no-day')).join()).toMatch(
      withNames(`Type “Moved to” on Meetings, row ${MEETING}`),
    );
    desk.book.edit('meetings', MEETING, { movedTo: '2027-03-18' });
    await desk.run('2027-03-02T10:10');
    expect(await lines(desk, 'meeting.no-day')).toEqual([]);
  }));
