// What reading the demo's month found: papers and words that were typed and reached nobody, and lines of Today that asked for nothing. All synthetic.
import { expect, test } from 'vitest';
import type { Written } from '../../src/workbook/tables/write-cell.ts';
import type { TestDesk } from '../support/desk.ts';
import { addContact, AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import { idsWhere, journey, letGo, listingOf, sendList, sendMinutes, shownTo, whom } from './steps.ts';

const BY = { by: 'Cora Coordinata', in: 'command' } as const;
const LISTS = `ealing/research/${MEETING}/at-risk-list`;
const late = (day: string): Readonly<Record<string, Written>> => ({
  receivedAt: `${day}T10:00`,
  referredOn: day,
  decidedOn: day,
  meeting: MEETING,
});

async function reissueLists(desk: TestDesk, time: string): Promise<void> {
  await desk.run(time);
  await desk.ledger.rememberAnswer(`reissue/${LISTS}`, 'Wrong birth date', BY);
  await desk.run(time);
}

test('once a re-issued list has gone, a case that comes late is a supplement again, and the list does not follow the typing any more', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    desk.book.edit('people', idsWhere(desk, 'people', 'role', 'Victim')[0]!, { birthDate: '1991-02-03' });
    await reissueLists(desk, '2027-03-05T09:00');
    expect(whom(await letGo(desk, '2027-03-05T09:10'), '/reissued-2/')).not.toEqual([]);

    typeReferral(desk.book, 'R-BBBB22', late('2027-03-08'));
    await letGo(desk, '2027-03-08T11:00');
    await letGo(desk, '2027-03-08T12:10');
    expect(whom(desk.delivered, '/supplement/')).toEqual(
      [CONTACT.children, CONTACT.health, CONTACT.housing, CONTACT.police].toSorted(),
    );
    expect(shownTo(desk.delivered, CONTACT.children, '/supplement/')).toMatch(/VictimsenBBBB22/i);
    expect((await desk.ledger.messages()).some((one) => one.key.includes('/reissued-3/'))).toBe(false);

    // Asked for once more, it is made once more.
    desk.book.edit('people', idsWhere(desk, 'people', 'role', 'Victim')[0]!, { birthDate: '1992-02-03' });
    await reissueLists(desk, '2027-03-09T09:00');
    expect(shownTo(await letGo(desk, '2027-03-09T09:10'), CONTACT.housing, '/reissued-3/')).toContain('1992');
  }));

test('the line about new versions that wait for a release says of which paper they are, and for whom', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
    await desk.tick('2027-03-01T10:00');
    const before = await sendList(desk);
    desk.book.edit('people', idsWhere(desk, 'people', 'role', 'Victim')[0]!, { birthDate: '1991-02-03' });
    await reissueLists(desk, '2027-03-05T09:00');
    await desk.run('2027-03-05T09:05');
    const [line, ...more] = (await desk.today()).filter((one) => one.what.includes('Correction: new version'));
    expect(more, 'one line for all of them').toEqual([]);
    const says = line?.shown ?? '';
    expect(says).toMatch(/\(At Risk List of 16 March 2027: D-\w{6} for /);
    expect(says).toContain('Harriet Housewell (Test Housing)');
    const named = (line?.what ?? '').match(/C-\w{6}/g) ?? [];
    expect(named.toSorted(), 'whoever had it').toEqual(whom(before, '/list/'));
  }));

test('whoever is away when their list is issued anew gets no new version: Today asks that their cover is told, until a named answer', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { landlord: AGENCY.housing });
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    desk.book.edit('contacts', CONTACT.housing, {
      awayFrom: '2027-03-05',
      awayTo: '2027-03-12',
      cover: CONTACT.housingDeputy,
    });
    desk.book.edit('people', idsWhere(desk, 'people', 'role', 'Victim')[0]!, { birthDate: '1991-02-03' });
    await reissueLists(desk, '2027-03-05T09:00');
    const asked = async () => (await desk.today()).filter((one) => one.id.includes('reissue.unchanged'));
    const [line, ...more] = await asked();
    expect(more).toEqual([]);
    expect(line?.shown).toContain('for Harriet Housewell (Test Housing) is not sent.');
    expect(line?.shown).toContain('whoever had it is away');
    expect(line?.shown).toContain('Tell whoever covers for them what was wrong in it.');
    const row = desk.book
      .rows('today')
      .find((one) => desk.book.text('today', one.id ?? '', 'what').includes('Tell whoever covers for them'));
    desk.book.edit('today', row?.id ?? '', { answer: 'yes', doneBy: 'Cora Coordinata' });
    await desk.run('2027-03-05T09:30');
    expect(await asked()).toEqual([]);
  }));

test('nobody is reminded of a case that was never sent to them', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    const ref = caseOf(desk, 'R-AAAA22');
    for (const agency of [AGENCY.police, AGENCY.housing, AGENCY.children, AGENCY.health])
      desk.book.type('research', { meeting: MEETING, caseRef: ref, agency, known: 'no', nil: true });
    typeReferral(desk.book, 'R-BBBB22', late('2027-03-10'));
    await desk.run('2027-03-10T09:00');
    await desk.run('2027-03-10T12:10');
    const chases = async () => (await desk.ledger.messages()).filter((one) => one.key.includes('/chase/'));
    expect(await chases()).toEqual([]);
    await letGo(desk, '2027-03-10T12:20');
    await desk.run('2027-03-10T15:05');
    expect((await chases()).map((one) => one.to)).toContain(CONTACT.police);
  }));

test('the minutes tell what was done since the last meeting of all, also where an emergency meeting was held in between', () =>
  journey(async (desk) => {
    const past = { on: '2027-02-16', start: '09:30', end: '12:30', kind: 'ordinary', state: 'closed' };
    desk.book.type('meetings', past, { id: 'M-PPPP22' });
    const emergency = { on: '2027-03-11', start: '14:00', end: '14:30', kind: 'emergency', state: 'closed' };
    desk.book.type('meetings', emergency, { id: 'M-EEEE22' });
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    const act = (id: string, doneOn: string): void => {
      desk.book.type(
        'actions',
        {
          meeting: 'M-PPPP22',
          caseRef,
          agency: AGENCY.housing,
          text: `Door of ${id}`,
          agreedOn: '2027-02-16',
          due: '2027-03-01',
          status: 'completed',
          doneOn,
        },
        { id },
      );
    };
    act('A-AAAA22', '2027-03-05');
    act('A-BBBB22', '2027-03-12');
    desk.book.edit('list', listingOf(desk, caseRef), { outcome: 'actionPlan' });
    const minutes = shownTo(await sendMinutes(desk), CONTACT.housing, `/minutes/${MEETING}/`);
    expect(minutes).toMatch(/Done.*Door of A-AAAA22.*Door of A-BBBB22.*Not possible/s);
    expect(minutes).not.toContain('None was reported done');
  }));

test('the sheet for the IDVA’s calls says that a case was not heard, to which day it is put off, and who keeps her safe until then', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22');
    typeReferral(desk.book, 'R-CCCC22');
    await desk.tick('2027-03-01T10:00');
    const listing = (id: string): string => listingOf(desk, caseOf(desk, id));
    desk.book.edit('list', listing('R-AAAA22'), {
      outcome: 'notHeard',
      notHeardUntil: '2027-03-23',
      interimSafetyBy: 'Test IDVA Service: daily call',
      chairInitials: 'CC',
    });
    desk.book.edit('list', listing('R-BBBB22'), { outcome: 'deferred' });
    desk.book.edit('list', listing('R-CCCC22'), { outcome: 'actionPlan' });
    const sheet = shownTo(await sendMinutes(desk), CONTACT.duty, '/feedback/');
    const part = (name: string): string => sheet.split(/(?=\d\. Anna )/).find((one) => one.includes(name)) ?? '';
    const notHeard = part('VictimsenAAAA22');
    expect(notHeard).toContain(
      'Not heard: put off to 23 March 2027. Safety until then: Test IDVA Service: daily call.',
    );
    expect(notHeard).toContain('That the case has not been heard yet. Ask before saying more.');
    expect(notHeard).not.toContain('Only that the case was heard');
    expect(part('VictimsenBBBB22')).toContain('That the case has not been heard yet.');
    expect(part('VictimsenCCCC22')).toContain('Only that the case was heard.');
  }));

test('a date that intake wrote down and a person typed as well is told once on Today until both rows are dealt with', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const date = { caseRef: caseOf(desk, 'R-AAAA22'), what: 'release', on: '2027-03-06' } as const;
    desk.book.type('keyDates', date, { id: 'KD-AAAA22' });
    desk.book.type('keyDates', { ...date, detail: 'End of sentence' }, { id: 'KD-BBBB22' });
    desk.book.type('keyDates', { ...date, on: '2027-03-07' }, { id: 'KD-CCCC22' });
    const lines = async () => (await desk.today()).filter((one) => one.tab === 'Key dates').map((one) => one.what);
    await desk.run('2027-03-02T09:00');
    const ref = date.caseRef;
    const both = `release on 6 March 2027 (KD-AAAA22, KD-BBBB22), case ${ref};\nrelease on 7 March 2027 (KD-CCCC22), case ${ref}.`;
    const twoDates = [`2 dates are near. Type “Dealt with on” beside each that is dealt with.\n${both}`];
    expect(await lines()).toEqual(twoDates);
    desk.book.edit('keyDates', 'KD-AAAA22', { dealtWithOn: '2027-03-02' });
    await desk.run('2027-03-02T09:10');
    const stillTwo = both.replace('KD-AAAA22, ', '');
    expect(await lines()).toEqual([twoDates[0]?.replace(both, stillTwo)]);
    desk.book.edit('keyDates', 'KD-BBBB22', { dealtWithOn: '2027-03-02' });
    await desk.run('2027-03-02T09:20');
    expect(await lines()).toEqual([
      expect.stringContaining('release on 7 March 2027. Type “Dealt with on” when it is.'),
    ]);
  }));

test('a referral passed to another MARAC is asked about once, and acknowledged on either tab it is asked about no more', () =>
  journey(async (desk) => {
    desk.book.type('agencies', { name: 'Harrow MARAC', kind: 'other' }, { id: 'G-MAAA22' });
    addContact(desk.book, 'C-MAAA22', 'G-MAAA22', 'otherMarac', 'Mona Maracwell');
    typeReferral(desk.book, 'R-AAAA22', { decision: 'redirect', redirectTo: 'Harrow MARAC' });
    await letGo(desk, '2027-03-01T10:00');
    const lines = async () =>
      (await desk.today()).filter((one) => /R-AAAA22/.test(one.what) && /acknowledged yet/.test(one.what));
    expect((await lines()).map((one) => one.tab)).toEqual(['Transfers']);
    desk.book.edit('transfers', idsWhere(desk, 'transfers', 'otherMarac', 'Harrow MARAC')[0]!, {
      acknowledgedOn: '2027-03-01',
    });
    expect(await lines()).toEqual([]);
  }));

test('papers that several referrals wait for are one line of Today, which names them, with the first hour', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22', { phone: '07700 900124' });
    await desk.run('2027-03-01T10:00');
    await desk.run('2027-03-01T10:05');
    const lines = (await desk.today()).filter((one) => one.kind === 'release' && one.what.includes('R-AAAA22;\nR-'));
    expect(lines).toHaveLength(1);
    expect(lines[0]?.what).toContain(`2 messages “New referral: safe contact” for ${CONTACT.duty} wait for a release`);
    expect(lines[0]?.shown).toContain('for Dora Dutywell (Test IDVA Service)');
    const waiting = (await desk.ledger.messages({ states: ['offered'] })).filter((one) => one.template === 'papers');
    const shown = desk.book.rows('outbox').map(({ id = '' }) => desk.book.text('outbox', id, 'what'));
    expect(
      shown.filter((one) => /^New referral: safe contact about .* \(R-\w{6}\) \(D-\w{6}\)$/.test(one)),
    ).toHaveLength(waiting.length);
    expect(shown.join()).not.toContain('Papers for you');
  }));

test('whoever is reached by phone and paper is on Today with what they have to be told, also where an address stands beside that: no mail to it is ever offered', () =>
  journey(async (desk) => {
    desk.book.edit('contacts', CONTACT.health, { route: 'phone' });
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const ref = caseOf(desk, 'R-AAAA22');
    expect(desk.book.text('contacts', CONTACT.health, 'verifiedState')).toBe('By phone and paper');
    desk.book.type('needed', { caseRef: ref, agency: AGENCY.health, level: 'takesPart' }, { id: 'N-AAAA22' });
    const asked = async (words: string) =>
      (await desk.today()).filter(
        (one) => (one.shown ?? one.what).includes(words) && /Test Health/.test(one.shown ?? ''),
      );
    await sendList(desk);
    expect((await asked('Ring Test Health')).map((one) => one.kind)).toEqual(['ring']);
    desk.book.type('research', { meeting: MEETING, caseRef: ref, agency: AGENCY.health, known: 'no', nil: true });
    desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
    await letGo(desk, '2027-03-11T09:30');
    expect(await asked('Ring Test Health'), 'it has said what it knows').toEqual([]);
    const [agenda, ...more] = await asked('“Agenda” of the meeting of 16 March 2027');
    expect(more).toEqual([]);
    expect(agenda?.shown).toContain('is reached by phone and paper. Ring them, or hand it over');
    const row = desk.book
      .rows('today')
      .find((one) => desk.book.text('today', one.id ?? '', 'what').includes('is reached by phone and paper'));
    desk.book.edit('today', row?.id ?? '', { answer: 'yes', doneBy: 'Cora Coordinata' });
    await desk.run('2027-03-11T10:30');
    expect(await asked('“Agenda” of the meeting of 16 March 2027')).toEqual([]);
    await desk.run('2027-03-16T10:30');
    expect(await asked('did not go in time'), 'what was answered, or said on Research, is not asked again').toEqual([]);
    expect((await desk.ledger.messages()).filter((one) => one.to === CONTACT.health)).toEqual([]);
    expect(desk.delivered.filter((one) => one.to === CONTACT.health)).toEqual([]);
  }));

test('a re-issue withdraws no paper because it names a Clare’s Law request or a case that a death has frozen since: its reader keeps it, and whoever is in conflict is told not to use it', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    typeReferral(desk.book, 'R-BBBB22');
    await desk.tick('2027-03-01T10:00');
    desk.book.type(
      'disclosures',
      {
        meeting: MEETING,
        route: 'ask',
        subject: 'Somebody Else',
        receivedOn: '2027-03-04',
        agenciesWho: ['Test Police'],
      },
      { id: 'DR-AAAA22' },
    );
    await sendList(desk);
    desk.book.edit('meetings', MEETING, { agendaReady: true, agendaReadyBy: 'Cora Coordinata' });
    expect(shownTo(await letGo(desk, '2027-03-11T09:30'), CONTACT.police, '/agenda/')).toContain('Somebody Else');
    desk.book.edit('cases', caseOf(desk, 'R-BBBB22'), { deceased: true });
    desk.book.type(
      'conflicts',
      {
        caseRef: caseOf(desk, 'R-BBBB22'),
        contact: CONTACT.housing,
        recordedBy: 'Cora Coordinata',
        recordedOn: '2027-03-12',
      },
      { id: 'X-AAAA22' },
    );
    desk.book.edit('people', idsWhere(desk, 'people', 'role', 'Victim')[0]!, { birthDate: '1991-02-03' });
    await desk.run('2027-03-12T09:00');
    for (const papers of [LISTS, `ealing/agenda/${MEETING}`])
      await desk.ledger.rememberAnswer(`reissue/${papers}`, 'Wrong birth date', BY);
    await desk.run('2027-03-12T09:00');
    const sent = await letGo(desk, '2027-03-12T09:10');
    const withdrawn = new Set(whom([...desk.delivered, ...sent], '/withdrawn/'));
    expect([...withdrawn]).toEqual([CONTACT.housing]);
    expect(whom(sent, '/reissued-2/')).toContain(CONTACT.police);
  }));
