// Clare's Law requests on list, agenda, chair's papers and minutes: those that everybody at the mailbox may hear of, and no trace of any other.
// All made up.
import { expect, test } from 'vitest';
import {
  answerLine,
  everythingIn,
  journey,
  letGo,
  listingOf,
  sendAgenda,
  sendList,
  sendMinutes,
  shownTo,
  todaySays,
  whom,
} from '../journeys/steps.ts';
import type { Delivered, TestDesk } from '../support/desk.ts';
import { addContact, AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';

test.each([
  ['of an agency that hears every request', CONTACT.chair, undefined, true],
  ['of an agency that was not asked', CONTACT.vice, undefined, false],
  ['of an agency that was asked', CONTACT.vice, [AGENCY.health], true],
] as const)(
  'F42: the papers of a chair %s list the request: no list is promised that nobody makes',
  (_, chair, asked, is) =>
    journey(async (desk) => {
      desk.book.edit('meetings', MEETING, { chair });
      desk.book.edit('contacts', CONTACT.vice, { role: 'chair' });
      typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.health });
      await desk.tick('2027-03-01T10:00');
      const request = { meeting: MEETING, subject: 'Saul Subjectson', route: 'ask', receivedOn: '2027-03-01' };
      desk.book.type(
        'disclosures',
        { ...request, ...(asked === undefined ? {} : { agenciesWho: asked }) },
        { id: 'DR-AAAA22' },
      );
      await sendList(desk);
      const papers = shownTo(await sendAgenda(desk), chair, `/chair/`);
      expect(papers).toContain('VictimsenAAAA22');
      expect(papers.includes('Saul Subjectson')).toBe(is);
      expect(papers.includes('There is no request for this meeting.')).toBe(!is);
      expect(papers).not.toContain('list of disclosure requests');
    }),
);

const SCHOOL = 'G-SAAA22';
const HEAD = 'C-SAAA22';
const APPLICANT = 'Ada Applicantova';
const REQUEST = {
  meeting: MEETING,
  applicant: APPLICANT,
  subject: 'Saul Subjectson',
  subjectBirthDate: '1980-03-16',
  subjectAliases: 'Sal Subject; Sully',
  route: 'ask',
  receivedOn: '2027-03-01',
  agenciesWho: 'Test School',
} as const;

function addSchool(desk: TestDesk): void {
  desk.book.type('agencies', { name: 'Test School', kind: 'education' }, { id: SCHOOL });
  addContact(desk.book, HEAD, SCHOOL, 'representative', 'Sally Schoolhead');
}

const ringsAbout = async (desk: TestDesk): Promise<readonly string[]> =>
  (await desk.today()).flatMap((one) =>
    one.kind === 'ring' && one.what.includes('Clare’s Law') ? [one.shown ?? one.what] : [],
  );

const textFor = (sent: readonly Delivered[], to: string, job: string): string =>
  sent.find((one) => one.to === to && one.key.endsWith(`/${job}/${MEETING}/${to}`))?.mail.text ?? '';

test('an agency that was asked and has no case on the list gets list, agenda and minutes with the request, and nothing of a case', () =>
  journey(async (desk) => {
    addSchool(desk);
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.type('disclosures', REQUEST, { id: 'DR-AAAA22' });
    const list = await sendList(desk);
    expect(whom(list, '/requests/')).toEqual([CONTACT.police, HEAD].toSorted());
    expect(shownTo(list, HEAD), 'T7: what an agency searches by').toMatch(
      /Saul Subjectson[^]*also Sal Subject; Sully[^]*16 March 1980 \(47\)[^]*Not yet decided/,
    );
    const agenda = await sendAgenda(desk);
    expect(shownTo(agenda, HEAD, `/agenda/${MEETING}/${HEAD}`)).toMatch(
      /needed at the end, from about 09:5\d[^]*No case of this meeting is yours[^]*Saul Subjectson, also Sal Subject, also Sully[^]*16 March 1980 \(47\)/,
    );
    expect(whom(agenda, '/requests/'), 'the list of requests goes once').toEqual([]);
    expect(textFor(agenda, HEAD, 'agenda')).toContain(
      'No case of this meeting is yours, and 1 request under Clare’s Law is on your agenda; the meeting runs',
    );
    expect(textFor(agenda, CONTACT.police, 'agenda')).toContain('1 case is yours; the meeting runs');
    expect(await ringsAbout(desk)).toEqual([]);

    desk.book.edit('disclosures', 'DR-AAAA22', { decision: 'disclose', decidedBy: 'Charis Chairman' });
    const minutes = await sendMinutes(desk);
    expect(shownTo(minutes, HEAD, `/minutes/${MEETING}/${HEAD}`)).toContain('Saul Subjectson');
    expect(textFor(minutes, HEAD, 'minutes')).toContain('what was decided about 1 request under Clare’s Law');
    expect(desk.delivered.map((one) => one.mail.text).join()).not.toMatch(/\b0 (cases|requests)\b/);
    const shown = shownTo(desk.delivered, HEAD);
    expect(shown).not.toMatch(/Victimsen|Perpov/i);
    expect(desk.delivered.map(everythingIn).join('\n')).not.toContain(APPLICANT);
    expect(shownTo(desk.delivered, CONTACT.children)).not.toContain('Subjectson');
  }));

test('a meeting with requests alone: the marks are asked for, and list, agenda, chair’s papers and minutes go to those who may hear', () =>
  journey(async (desk) => {
    addSchool(desk);
    desk.book.type('disclosures', REQUEST, { id: 'DR-AAAA22' });
    await desk.run('2027-03-04T12:30');
    expect(await todaySays(desk, 'type Yes in “List ready”')).toBe(true);
    expect(whom(await sendList(desk), '')).toEqual([CONTACT.police, HEAD].toSorted());
    await desk.run('2027-03-11T08:35');
    expect(await todaySays(desk, 'type Yes in “Agenda ready”')).toBe(true);
    const agenda = await sendAgenda(desk);
    expect(whom(agenda, '')).toEqual([CONTACT.chair, CONTACT.police, HEAD].toSorted());
    for (const one of agenda) expect(everythingIn(one)).toContain('Saul Subjectson');
    expect(await ringsAbout(desk)).toEqual([]);

    desk.book.edit('disclosures', 'DR-AAAA22', { decision: 'doNotDisclose', decidedBy: 'Charis Chairman' });
    await desk.run('2027-03-19T08:35');
    expect(await todaySays(desk, 'type Yes in “Minutes ready”')).toBe(true);
    const minutes = await sendMinutes(desk);
    expect(whom(minutes, '')).toEqual([CONTACT.police, HEAD].toSorted());
    expect(shownTo(minutes, HEAD)).toContain('Do not disclose');
    await desk.run('2027-03-22T08:35');
    expect(await desk.today(), 'and nothing is left to do').toEqual([]);
  }));

test('a meeting of which no case may be shown to the chair: the chair’s papers list the request, and nothing of a case', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.type('disclosures', REQUEST, { id: 'DR-AAAA22' });
    await sendList(desk);
    desk.book.edit('cases', caseOf(desk, 'R-AAAA22'), { deceased: true });
    const papers = shownTo(await sendAgenda(desk), CONTACT.chair, '/chair/');
    expect(papers).toContain('Saul Subjectson');
    expect(papers).not.toContain('VictimsenAAAA22');
  }));

test('whoever stands for an agency in one case only, as the exception to a conflict, hears of no request', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    const caseRef = caseOf(desk, 'R-AAAA22');
    addContact(desk.book, 'C-PHHH22', AGENCY.police, 'deputy', 'Pam Policewoman');
    desk.book.type(
      'conflicts',
      { caseRef, agency: AGENCY.police, exceptContact: 'C-PHHH22', recordedBy: 'Cora', recordedOn: '2027-03-01' },
      { id: 'X-AAAA22' },
    );
    desk.book.type('disclosures', REQUEST, { id: 'DR-AAAA22' });
    const list = await sendList(desk);
    expect(shownTo(list, 'C-PHHH22')).toContain('VictimsenAAAA22');
    expect(whom(list, '/requests/')).toEqual([CONTACT.police]);
    desk.book.edit('meetings', MEETING, { viceChair: CONTACT.vice });
    const agenda = await sendAgenda(desk);
    expect(shownTo(agenda, 'C-PHHH22')).toContain('VictimsenAAAA22');
    desk.book.edit('disclosures', 'DR-AAAA22', { decision: 'disclose', decidedBy: 'Charis Chairman' });
    desk.book.edit('list', listingOf(desk, caseRef), { outcome: 'actionPlan' });
    await sendMinutes(desk);
    const shown = shownTo(desk.delivered, 'C-PHHH22');
    expect(shown).toContain('Minutes');
    expect(shown).not.toContain('Subjectson');
  }));

test('a request that comes after the agenda went is told by a further list; a meeting that moves is told to those asked', () =>
  journey(async (desk) => {
    addSchool(desk);
    desk.book.type('disclosures', REQUEST, { id: 'DR-AAAA22' });
    await sendList(desk);
    await sendAgenda(desk);
    const later = {
      ...REQUEST,
      subject: 'Sid Secondson',
      receivedOn: '2027-03-12',
      agenciesWho: 'Test School; Test Health',
    };
    desk.book.type('disclosures', later, { id: 'DR-BBBB22' });
    const sent = await letGo(desk, '2027-03-12T12:10');
    expect(whom(sent, '/requests/')).toEqual([CONTACT.health, CONTACT.police, HEAD].toSorted());
    expect(shownTo(sent, HEAD, '/requests/')).toContain('Sid Secondson');
    expect(shownTo(sent, HEAD, '/requests/')).not.toContain('Saul Subjectson');
    expect(await ringsAbout(desk)).toEqual([]);
    desk.book.edit('meetings', MEETING, { state: 'moved', movedTo: '2027-03-23' });
    const moved = await letGo(desk, '2027-03-15T12:10');
    expect(whom(moved, '/moved-')).toEqual([CONTACT.chair, CONTACT.health, CONTACT.police, HEAD].toSorted());
  }));

test('who can be reached by phone only is rung, and a request in the restricted workbook is told apart and stands there alone', () =>
  journey(async (desk) => {
    addSchool(desk);
    desk.book.edit('contacts', HEAD, { route: 'phone' });
    desk.book.type('disclosures', REQUEST, { id: 'DR-AAAA22' });
    const apart = { ...REQUEST, subject: 'Sid Secondson', agenciesWho: 'Test Health' };
    desk.book.type('disclosures', apart, { id: 'DR-BBBB22', file: 'restricted' });
    const sent = await sendList(desk);
    expect(await ringsAbout(desk)).toEqual([expect.stringContaining('Sally Schoolhead') as string]);
    const ofPolice = sent.filter((one) => one.to === CONTACT.police && one.key.includes('/requests/'));
    expect(ofPolice.filter((one) => one.key.endsWith('/apart'))).toHaveLength(1);
    expect(ofPolice).toHaveLength(2);
    for (const one of ofPolice) expect(everythingIn(one).includes('Sid Secondson')).toBe(one.key.endsWith('/apart'));
    expect(whom(sent, `/requests/${CONTACT.health}/apart`)).toEqual([CONTACT.health]);
    const rows = desk.book.rows('outbox').filter((one) => one.file === 'main');
    const told = rows.map((one) => JSON.stringify([...one.cells.values()])).join('\n');
    expect(told).not.toContain('DR-BBBB22');
  }));

test('decided after the minutes went: Today asks of each who may hear, until a named person says that they were told; decided before, nobody is asked', () =>
  journey(async (desk) => {
    addSchool(desk);
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.type('disclosures', REQUEST, { id: 'DR-AAAA22' });
    desk.book.type(
      'disclosures',
      { ...REQUEST, subject: 'Sid Secondson', decision: 'disclose', decidedBy: 'Charis Chairman' },
      { id: 'DR-BBBB22' },
    );
    await sendList(desk);
    await sendAgenda(desk);
    desk.book.edit('list', listingOf(desk, caseOf(desk, 'R-AAAA22')), { outcome: 'noFurtherListing' });
    await sendMinutes(desk);
    const asked = async (): Promise<readonly string[]> =>
      (await desk.today()).flatMap((one) =>
        one.what.includes('with the decision on the Clare’s Law request') ? [one.shown ?? ''] : [],
      );
    expect(await asked()).toEqual([]);
    desk.book.edit('disclosures', 'DR-AAAA22', { decision: 'doNotDisclose', decidedBy: 'Charis Chairman' });
    await desk.run('2027-03-22T10:00');
    const lines = await asked();
    const told = lines.flatMap((one) => /for ([^(]*) \(/.exec(one)?.[1] ?? []);
    expect(new Set(told)).toEqual(new Set(['Pat Policewright', 'Sally Schoolhead']));
    expect(told).toHaveLength(2);
    for (const line of lines) expect(line).toMatch(/DR-AAAA22.*Their minutes went before it was decided\./s);
    for (const line of ['Pat Policewright', 'Sally Schoolhead']) {
      answerLine(desk, line, 'yes');
      await desk.run('2027-03-22T12:30');
    }
    expect(await asked()).toEqual([]);
  }));

test('while no case of an agency is complete, the decision waits with its minutes, and Today says so', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    await sendAgenda(desk);
    const decided = { decision: 'disclose', decidedBy: 'Charis Chairman' };
    desk.book.type('disclosures', { ...REQUEST, agenciesWho: 'Test Housing', ...decided }, { id: 'DR-AAAA22' });
    expect(whom(await sendMinutes(desk), '/minutes/M-AAAA22/C-')).toEqual([]);
    expect(await todaySays(desk, /DR-AAAA22 for .*Their minutes wait for what their cases lack/s)).toBe(true);
    desk.book.edit('list', listingOf(desk, caseOf(desk, 'R-AAAA22')), { outcome: 'noFurtherListing' });
    const minutes = await letGo(desk, '2027-03-22T09:30');
    expect(shownTo(minutes, CONTACT.police, `/minutes/${MEETING}/${CONTACT.police}`)).toContain('Saul Subjectson');
    expect(await todaySays(desk, 'Their minutes wait')).toBe(false);
  }));
