// Stops that nobody heard of: ways to a victim that were typed later, look-alike addresses, days to come, unreadable conflicts. All synthetic.
import { expect, test } from 'vitest';
import type { TodayItem } from '../../src/domain/today/today-item.ts';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, MEETING, addContact, caseOf, typeReferral } from '../support/small-marac.ts';
import { answerToday } from '../support/today.ts';
import { answerLine, journey, letGo, lineOf, sendAgenda, sendList, shownTo, whom } from './steps.ts';
import { withNames } from '../support/names.ts';

const lines = async (desk: TestDesk, part: string): Promise<readonly TodayItem[]> =>
  (await desk.today()).filter((one) => one.id.includes(part));

const said = async (desk: TestDesk, part: string): Promise<string> =>
  (await lines(desk, part)).map((one) => one.shown).join('\n');

/** A referral accepted, its safe-contact paper gone to the service's duty contact. */
async function withCase(tell: (desk: TestDesk, ref: string) => Promise<void>): Promise<void> {
  await journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await letGo(desk, '2027-03-01T10:30');
    await tell(desk, caseOf(desk, 'R-AAAA22'));
  });
}

function typeWay(desk: TestDesk, caseRef: string, id: string, more: object = {}): void {
  const way = { caseRef, route: 'phone', value: '020 7946 0777', safe: 'yes', confirmedOn: '2027-03-02', ...more };
  desk.book.type('safeContacts', way, { id });
}

test('a safe way typed after the safe-contact paper went reaches the IDVA at once on a further paper, and once', () =>
  withCase(async (desk, ref) => {
    typeWay(desk, ref, 'SC-ZZZZ22');
    const sent = await letGo(desk, '2027-03-02T10:00');
    expect(whom(sent, '/ways-')).toEqual([CONTACT.duty]);
    expect(shownTo(sent, CONTACT.duty, '/ways-')).toContain('020 7946 0777');
    expect(whom(await letGo(desk, '2027-03-02T11:00'), '/ways-'), 'the same again').toEqual([]);
    desk.book.edit('safeContacts', 'SC-ZZZZ22', { value: '020 7946 0888' });
    expect(shownTo(await letGo(desk, '2027-03-03T10:00'), CONTACT.duty, '/ways-'), 'another number').toContain(
      '020 7946 0888',
    );
  }));

test('a way said not to be safe after the paper went reaches her too; before the first paper has gone there is only that one', () =>
  withCase(async (desk, ref) => {
    typeWay(desk, ref, 'SC-ZZZZ22', { safe: 'no' });
    expect(shownTo(await letGo(desk, '2027-03-02T10:00'), CONTACT.duty, '/ways-')).toContain(
      '020 7946 0777: said not to be safe',
    );
    typeReferral(desk.book, 'R-BBBB22');
    await desk.run('2027-03-02T11:00');
    const other = caseOf(desk, 'R-BBBB22');
    typeWay(desk, other, 'SC-YYYY22', { value: '020 7946 0999' });
    const sent = await letGo(desk, '2027-03-02T11:30');
    expect(whom(sent, '/ways-')).toEqual([]);
    expect(shownTo(sent, CONTACT.duty, '/safe-contact/')).toContain('020 7946 0999');
    expect(whom(await letGo(desk, '2027-03-02T12:30'), '/ways-')).toEqual([]);
  }));

test('the IDVA’s papers of a meeting tell of a way too: none goes for what stands on them', () =>
  withCase(async (desk, ref) => {
    await sendList(desk);
    await desk.run('2027-03-10T10:00');
    typeWay(desk, ref, 'SC-ZZZZ22');
    desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
    await desk.run('2027-03-11T09:30');
    await desk.release((key) => key.includes('/idva/'));
    expect(shownTo(await desk.tick('2027-03-11T09:40'), CONTACT.duty, '/idva/')).toContain('020 7946 0777');
    await desk.run('2027-03-11T10:00');
    const waiting = (await desk.ledger.messages({ states: ['draft', 'offered'] })).filter((one) =>
      one.key.includes('/ways-'),
    );
    expect(waiting).toEqual([]);
  }));

test('a later way in a case without an IDVA is told on Today until she is named; of a closed case nobody is told', () =>
  withCase(async (desk, ref) => {
    desk.book.edit('cases', ref, { idvaService: '' });
    typeWay(desk, ref, 'SC-ZZZZ22');
    await desk.run('2027-03-02T10:00');
    expect(await said(desk, 'idva.none')).toMatch(withNames(`“New referral: safe contact” about ${ref}`));
    desk.book.edit('cases', ref, { idvaContact: CONTACT.idva });
    // Who is named within the time of the first paper gets that, with the way on it.
    expect(shownTo(await letGo(desk, '2027-03-02T11:00'), CONTACT.idva, '/safe-contact/')).toContain('020 7946 0777');
    expect(await said(desk, 'idva.none')).toBe('');
    desk.book.edit('cases', ref, { state: 'closed', closedOn: '2027-03-02' });
    typeWay(desk, ref, 'SC-XXXX22', { value: '020 7946 0555' });
    expect(whom(await letGo(desk, '2027-03-03T10:00'), '/ways-')).toEqual([]);
  }));

test('an address that is almost another one: its own line names both, the papers and the row; a named Yes lets them go', () =>
  withCase(async (desk) => {
    addContact(desk.book, 'C-ZLAA22', AGENCY.housing, 'deputy', 'Lena Look', { address: 'c-haaa22@example.org' });
    desk.book.edit('contacts', CONTACT.housing, { address: 'clena@example.org' });
    desk.book.edit('contacts', CONTACT.health, { address: 'dena@example.org', verifiedOn: '2026-11-03' });
    desk.book.edit('contacts', CONTACT.housing, { verifiedOn: '2026-11-02' });
    await desk.run('2027-03-01T11:00');
    // F8: both addresses changed as well.
    for (const one of await lines(desk, 'address/')) await answerToday(desk, one, 'yes');
    await desk.run('2027-03-01T11:10');
    const [before] = await lines(desk, `alike/${CONTACT.health}`);
    expect(before?.restricted).toBe(false);
    expect(before?.shown).toContain(
      'The address of Helga Healthman (Test Health) is almost that of Harriet Housewell (Test Housing)',
    );
    expect(await said(desk, 'problem/'), 'it is not counted among unreadable rows').toBe('');
    expect(whom(await sendList(desk), '/list/')).not.toContain(CONTACT.health);
    const found = await lines(desk, `alike/${CONTACT.health}`);
    expect(found).toHaveLength(1);
    expect(found[0]?.id, 'the same question').toBe(before?.id);
    expect(found[0]?.shown).toContain('“List and research request” of the meeting of 16 March 2027');
    expect(found[0]?.shown).toMatch(withNames(`Contacts, row ${CONTACT.health}`));
    expect(await said(desk, 'contact.not-verified')).toBe('');
    await answerToday(desk, found[0]!, 'yes');
    expect(whom(await letGo(desk, '2027-03-04T15:00'), '/list/')).toContain(CONTACT.health);
    expect(await said(desk, 'alike/')).toBe('');
  }));

test('a Yes that lifts a stop counts in the run that hears it: its line is gone, and what never waits leaves', () =>
  withCase(async (desk) => {
    addContact(desk.book, 'C-ZLAA22', AGENCY.housing, 'deputy', 'Lena Look', { address: 'clena@example.org' });
    desk.book.edit('contacts', CONTACT.duty, { address: 'dena@example.org', verifiedOn: '2027-03-01' });
    await desk.run('2027-03-01T11:00');
    for (const one of await lines(desk, 'address/')) await answerToday(desk, one, 'yes');
    typeReferral(desk.book, 'R-BBBB22', { forenames: 'Zoe', birthDate: '1971-11-11', perp1Forenames: 'Igor' });
    await desk.run('2027-03-01T11:10');
    expect(whom(await desk.send(), '/R-BBBB22/idva/')).toEqual([]);
    expect(lineOf(desk, 'Ring the IDVA service about R-BBBB22')).toBeDefined();
    answerLine(desk, 'The address of Dora Dutywell', 'yes');
    await desk.run('2027-03-01T11:20');
    expect(lineOf(desk, 'Ring the IDVA service about R-BBBB22')).toBeUndefined();
    expect(whom(await desk.send(), '/R-BBBB22/idva/')).toEqual([CONTACT.duty]);
  }));

test('Verified on or Route proven on a day to come: one line with the day and the row, also of a deputy who is due nothing', () =>
  withCase(async (desk) => {
    desk.book.edit('contacts', CONTACT.housingDeputy, { verifiedOn: '2028-11-02' });
    desk.book.edit('contacts', CONTACT.health, { routeProvenOn: '2027-11-02' });
    await desk.run('2027-03-02T10:00');
    expect(await said(desk, CONTACT.housingDeputy)).toMatch(
      withNames(
        '“Verified on” of contact Denzil Deputyson (Test Housing) is a day to come (2 November 2028): until then it counts as not verified. If it is a slip, correct “Verified on” (Contacts, row C-HBBB22).',
      ),
    );
    await sendList(desk);
    const found = await lines(desk, `route.not-proven/${CONTACT.health}`);
    expect(found).toHaveLength(1);
    expect(found[0]?.shown).toContain(
      '“List and research request” of the meeting of 16 March 2027 for Helga Healthman',
    );
    expect(found[0]?.shown).toContain(
      '“Route proven on” of contact Helga Healthman (Test Health) is a day to come (2 November 2027)',
    );
    desk.book.edit('contacts', CONTACT.housingDeputy, { verifiedOn: '2026-11-02' });
    desk.book.edit('contacts', CONTACT.health, { routeProvenOn: '2027-03-04' });
    expect(whom(await letGo(desk, '2027-03-04T15:00'), '/list/'), 'on the day itself it counts').toContain(
      CONTACT.health,
    );
    expect(await said(desk, 'stopped/')).toBe('');
  }));

test('an unreadable conflict: restricted names its row, the papers and their readers; main tells nothing of it', () =>
  withCase(async (desk, ref) => {
    desk.book.type(
      'conflicts',
      { caseRef: ref, contact: CONTACT.health, recordedBy: 'Cora Coordinata', recordedOn: '2027-03-02' },
      { id: 'X-AAAA22' },
    );
    desk.book.scrawl('conflicts', 'X-AAAA22', 'recordedOn', '?? nobody can read this');
    const sent = await sendList(desk);
    expect(whom(sent, '/list/')).toEqual([]);
    const today = await desk.today();
    expect(today.filter((one) => !one.restricted && /conflict/i.test(one.shown ?? ''))).toEqual([]);
    expect(today.filter((one) => !one.restricted && /cannot be read/.test(one.shown ?? ''))).toEqual([]);
    const found = await lines(desk, 'conflict.unread');
    expect(found).toHaveLength(1);
    expect(found[0]).toMatchObject({ restricted: true, tab: 'Conflicts' });
    expect(found[0]?.shown).toContain('“List and research request” of the meeting of 16 March 2027 for');
    expect(found[0]?.shown).toContain('Harriet Housewell (Test Housing)');
    expect(found[0]?.shown).toContain('Conflicts of the restricted workbook, row X-AAAA22');
    for (const row of desk.book.rows('outbox').filter((one) => one.file === 'main'))
      expect(JSON.stringify([...row.cells])).not.toMatch(/conflict/i);
    desk.book.edit('conflicts', 'X-AAAA22', { recordedOn: '2027-03-02' });
    expect(whom(await letGo(desk, '2027-03-04T15:00'), '/list/')).toContain(CONTACT.housing);
    expect(await said(desk, 'conflict.unread')).toBe('');
  }));

test('an unreadable conflict beside another unreadable row: main tells of that row only', () =>
  withCase(async (desk, ref) => {
    desk.book.type(
      'conflicts',
      { caseRef: ref, contact: CONTACT.health, recordedBy: 'C', recordedOn: '2027-03-02' },
      { id: 'X-AAAA22' },
    );
    desk.book.scrawl('conflicts', 'X-AAAA22', 'recordedOn', '??');
    desk.book.scrawl('contacts', CONTACT.vice, 'role', '?? nobody can read this');
    await sendList(desk);
    const main = (await desk.today()).filter((one) => !one.restricted).map((one) => one.shown ?? '');
    expect(main.join('\n')).toContain('Contacts, row');
    expect(main.join('\n')).not.toMatch(/onflict/);
  }));

test('a paper kept by the final check: the line names paper, meeting and every case that it would have told of', () =>
  withCase(async (desk, ref) => {
    typeReferral(desk.book, 'R-BBBB22');
    await desk.run('2027-03-01T11:00');
    const other = caseOf(desk, 'R-BBBB22');
    desk.book.edit('referrals', 'R-BBBB22', { risksToVictim: 'She now lives at 65 Hidden Lane.' });
    await sendList(desk);
    await sendAgenda(desk);
    const found = await said(desk, 'tripwire/hiddenPlace');
    expect(found).toContain('“IDVA papers” of the meeting of 16 March 2027 for Dora Dutywell (Test IDVA Service)');
    expect(found).toContain(ref);
    expect(found).toContain(other);
  }));

test('what did not go in time stays on Today until a named answer, however long ago it was', () =>
  withCase(async (desk) => {
    desk.book.edit('contacts', CONTACT.police, { activeTo: '2027-03-02' });
    await sendList(desk);
    expect(await said(desk, `nobody/${AGENCY.police}`)).toContain('Test Police has nobody who gets its papers');
    for (const day of ['16', '24', '30', '31']) await desk.run(`2027-03-${day}T10:00`);
    await desk.run('2027-05-20T10:00');
    const late = (await lines(desk, `stopped/late/${MEETING}/list-and-request`))[0];
    expect(late?.shown).toContain('“List and research request” of the meeting of 16 March 2027 did not go in time');
    expect(late?.shown).toContain('Test Police');
    await answerToday(desk, late!, 'yes');
    await desk.run('2027-05-21T10:00');
    expect(await said(desk, `stopped/late/${MEETING}/list-and-request`)).toBe('');
  }));

test('what did not go in time to anybody, since its service has nobody, is told by paper and case', () =>
  withCase(async (desk, ref) => {
    for (const id of [CONTACT.idva, CONTACT.duty]) desk.book.edit('contacts', id, { activeTo: '2027-03-02' });
    await sendList(desk);
    await sendAgenda(desk);
    for (const day of ['16', '24', '30', '31']) await desk.run(`2027-03-${day}T10:00`);
    const late = (await lines(desk, 'stopped/late/')).find((one) => one.what.includes('“IDVA papers”'));
    expect(late?.shown).toMatch(
      new RegExp(
        `“IDVA papers” of the meeting of 16 March 2027 did not go in time \\(case .* \\(${ref}\\)\\): the last hour for it was `,
      ),
    );
  }));

test('the name of a coordinator stands in a case: the manager’s road, restricted only, and the room’s sheets go without the case', () =>
  journey(async (desk) => {
    addContact(desk.book, 'C-MAAA22', AGENCY.team, 'manager', 'Mona Managerin');
    desk.book.edit('contacts', CONTACT.coordinator, { personName: 'Anna VictimsenAAAA22' });
    typeReferral(desk.book, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22');
    await desk.tick('2027-03-01T10:00');
    const sent = await desk.tick('2027-03-01T10:10');
    const ref = caseOf(desk, 'R-AAAA22');
    const road = [...desk.delivered].filter((one) => one.key.includes('/coordinator/'));
    expect(road.map((one) => one.to)).toEqual(['C-MAAA22']);
    expect(sent.filter((one) => one.to === CONTACT.coordinator)).toEqual([]);
    expect(road[0]?.mail.text).not.toContain('Victimsen');
    const found = await lines(desk, `conflict/${ref}/coordinator-name`);
    expect(found.map((one) => one.restricted)).toEqual([true]);
    expect(found[0]?.shown).toContain('The manager has been told.');
    for (const name of ['today', 'outbox'] as const)
      for (const row of desk.book.rows(name).filter((one) => one.file === 'main'))
        expect(JSON.stringify([...row.cells])).not.toMatch(/coordinator-name|\/coordinator\/|name of someone/);
    await desk.run('2027-03-11T09:30');
    const sheet = await desk.ledger.findPaper(`ealing/agenda/${MEETING}/minute-form`);
    const text = Buffer.from((await desk.ledger.readContent(sheet?.textId ?? '')) ?? []).toString('utf8');
    expect(text).toMatch(/VictimsenBBBB22/i);
    expect(text).not.toMatch(/VictimsenAAAA22/i);
    const two = { recordedBy: 'Mona Managerin', recordedOn: '2027-03-02', liftedOn: '2027-03-02' };
    const lifted = { ...two, liftedBy: 'Mona Managerin', liftedSecondBy: 'Charis Chairman' };
    desk.book.type('conflicts', { caseRef: ref, contact: CONTACT.coordinator, ...lifted }, { id: 'X-AAAA22' });
    await desk.run('2027-03-11T10:00');
    expect(await said(desk, `conflict/${ref}/coordinator-name`)).toBe('');
  }));

test('the line about a coordinator’s conflict says what is true of the alarm to the manager: it waits, it cannot go and somebody rings, it has gone', () =>
  withCase(async (desk, ref) => {
    addContact(desk.book, 'C-MAAA22', AGENCY.team, 'manager', 'Mona Managerin');
    const conflict = { caseRef: ref, contact: CONTACT.coordinator, recordedBy: 'Mona Managerin' };
    desk.book.type('conflicts', { ...conflict, recordedOn: '2027-03-02' }, { id: 'X-AAAA22' });
    const line = async (): Promise<string> => said(desk, 'conflict/X-AAAA22/coordinator-');
    await desk.run('2027-03-02T10:00');
    expect(await line()).toContain('Mona Managerin');
    expect(await line()).toContain('waits and goes with the next sending.');
    desk.book.type('settings', { setting: 'sending', value: 'off', why: 'Cora Coordinata' }, { id: 'S-SEND22' });
    await desk.tick('2027-03-02T10:10');
    expect(await line()).toContain('cannot go: sending is switched off. Ring them.');
    expect(await line()).not.toContain('has been told');
    desk.book.edit('settings', 'S-SEND22', { value: 'on' });
    await desk.tick('2027-03-02T10:20');
    await desk.tick('2027-03-02T10:30');
    expect(await line()).toContain('The manager has been told.');
  }));
