// What people type for the minutes: each cell stands in them, or Today names the row that does not. All names are synthetic.
import { expect, test } from 'vitest';
import type { TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';
import {
  answerLine,
  journey,
  letGo,
  listingOf,
  sendAgenda,
  sendList,
  sendMinutes,
  shownTo,
  todaySays,
} from './steps.ts';

async function heard(desk: TestDesk, ...ids: readonly string[]): Promise<readonly string[]> {
  for (const id of ids) typeReferral(desk.book, id, { referrerAgency: AGENCY.police });
  await desk.tick('2027-03-01T10:00');
  const refs = ids.map((id) => caseOf(desk, id));
  for (const ref of refs) desk.book.edit('list', listingOf(desk, ref), { outcome: 'actionPlan' });
  return refs;
}

function note(desk: TestDesk, id: string, cells: Readonly<Record<string, string>>) {
  desk.book.type('notes', { meeting: MEETING, ...cells }, { id });
}

test('F14: Risks to others and Forum referred to of the At Risk List, notes of section Disclosure, and notes of section General about a case stand in its minutes', () =>
  journey(async (desk) => {
    const [ref] = await heard(desk, 'R-AAAA22');
    desk.book.edit('list', listingOf(desk, ref!), {
      risksToOthers: 'The children next door.',
      forumReferredTo: 'MAPPA level 2',
    });
    note(desk, 'NT-AAAA22', { caseRef: ref!, section: 'disclosure', text: 'His new partner is told by the police.' });
    note(desk, 'NT-BBBB22', { caseRef: ref!, section: 'general', text: 'Heard before its time.' });
    note(desk, 'NT-CCCC22', { caseRef: ref!, section: 'risksOthers', text: 'A lodger too.' });
    note(desk, 'NT-DDDD22', { section: 'general', text: 'Training in April.' });
    const minutes = shownTo(await sendMinutes(desk), CONTACT.police, '/minutes/');
    expect(minutes).toMatch(/Risks to others The children next door\. A lodger too\./);
    expect(minutes).toContain('Referred to: MAPPA level 2');
    expect(minutes).toMatch(/Disclosure His new partner is told/);
    expect(minutes).toMatch(/Also said Heard before its time/);
    expect(minutes).toMatch(/Other business .*Training in April/);
    expect(await todaySays(desk, 'stands in no minutes')).toBe(false);
  }));

test('F14: a note about a case that is not on the list of its meeting, or about no case under a heading of cases, is named on Today until it is put right or somebody says why not', () =>
  journey(async (desk) => {
    const [first, other] = await heard(desk, 'R-AAAA22', 'R-BBBB22');
    desk.book.edit('list', listingOf(desk, other!), { takenOff: true });
    note(desk, 'NT-AAAA22', { caseRef: other!, section: 'background', text: 'Moved away.' });
    note(desk, 'NT-BBBB22', { section: 'risksVictim', text: 'He has her keys.' });
    await desk.run('2027-03-17T09:30');
    const lines = async () => (await desk.today()).filter((one) => one.what.includes('stands in no minutes'));
    expect((await lines()).map((one) => one.about).toSorted()).toEqual(['NT-AAAA22', 'NT-BBBB22']);
    expect((await lines()).map((one) => one.what).join(' ')).not.toContain('keys');
    desk.book.edit('notes', 'NT-BBBB22', { caseRef: first! });
    const sent = await sendMinutes(desk);
    expect(shownTo(sent, CONTACT.police, '/minutes/')).toContain('He has her keys.');
    expect((await lines()).map((one) => one.about)).toEqual(['NT-AAAA22']);
    answerLine(desk, 'NT-AAAA22', 'no', 'It belongs to the next meeting');
    await letGo(desk, '2027-03-19T12:05');
    expect(await lines()).toEqual([]);
  }));

test('F14: what came of a Clare’s Law request stands in the minutes in words, with why, for those who hear of it', () =>
  journey(async (desk) => {
    await heard(desk, 'R-AAAA22');
    desk.book.type(
      'disclosures',
      {
        meeting: MEETING,
        applicant: 'A neighbour',
        subject: 'Boris Other',
        route: 'ask',
        receivedOn: '2027-03-01',
        concern: 'concern',
        decision: 'doNotDisclose',
        decidedBy: 'Pat Policewright',
        decidedWhy: 'They do not live together.',
        discloseTo: 'nobody',
      },
      { id: 'DR-AAAA22' },
    );
    const sent = await sendMinutes(desk);
    expect(shownTo(sent, CONTACT.police, '/minutes/')).toMatch(
      /Boris Other: Concern\. Do not disclose\. They do not live together\./,
    );
    expect(shownTo(sent, CONTACT.idva)).not.toContain('Boris Other');
  }));

const CHANGED = 'about case';
const changedLines = async (desk: TestDesk) => (await desk.today()).filter((one) => one.id.startsWith('changed/'));

test('F14: a note or an outcome that is changed or added after the minutes of its case went is asked about; Yes makes them anew for those who had them', () =>
  journey(async (desk) => {
    const [ref, other] = await heard(desk, 'R-AAAA22', 'R-BBBB22');
    note(desk, 'NT-AAAA22', { caseRef: ref!, section: 'background', text: 'The first words.' });
    const had = (await sendMinutes(desk)).filter((one) => /\/minutes\/M-\w+\/C-/.test(one.key)).map((one) => one.to);
    await desk.run('2027-03-19T12:05');
    expect(await changedLines(desk), 'nothing was changed').toEqual([]);
    note(desk, 'NT-BBBB22', { caseRef: ref!, section: 'risksVictim', text: 'He has her keys.' });
    await desk.run('2027-03-22T08:30');
    const [line, ...more] = await changedLines(desk);
    expect(more).toEqual([]);
    expect(line!.what).toContain(`What was typed for the minutes of 16 March 2027 ${CHANGED} ${ref!} was changed`);
    expect(line!.what).not.toContain(other!);
    for (const one of had) expect(line!.what).toContain(one);
    answerLine(desk, 'What was typed for the minutes', 'yes');
    await desk.run('2027-03-22T12:05');
    await desk.run('2027-03-22T15:00');
    expect(await changedLines(desk), 'it is on its way').toEqual([]);
    const sent = await letGo(desk, '2027-03-23T08:30');
    const anew = sent.filter((one) => one.key.includes('/reissued-2/'));
    expect(anew.map((one) => one.to).toSorted()).toEqual(had.toSorted());
    expect(shownTo(anew, CONTACT.police)).toContain('He has her keys.');
    const notice = /What changed([^]*?)If you searched/i.exec(shownTo(anew, CONTACT.police))?.[1] ?? '';
    expect(notice.replace(/\s+/g, ' '), 'the notice names the case, and no other').toMatch(
      /Something was added or changed after you got it\..*Victimsen.*: what was said or decided/,
    );
    expect(notice.match(/what was said/g)).toHaveLength(1);
    for (const time of ['2027-03-24T08:30', '2027-03-25T08:30']) await desk.run(time);
    expect(await changedLines(desk), 'they have it').toEqual([]);
    expect((await desk.ledger.messages()).filter((one) => one.key.includes('/reissued-3/'))).toEqual([]);
    desk.book.edit('list', listingOf(desk, other!), { outcome: 'noFurtherListing' });
    await desk.run('2027-03-25T12:05');
    expect((await changedLines(desk)).map((one) => one.what).join()).toContain(other!);
    answerLine(desk, 'What was typed for the minutes', 'no', 'Told by phone');
    await desk.run('2027-03-26T08:30');
    expect(await changedLines(desk)).toEqual([]);
    expect((await desk.ledger.messages()).filter((one) => one.key.includes('/reissued-3/'))).toEqual([]);
  }));

test('F13: what agencies answer after the papers of the meeting went is asked about; Yes brings it to those who may have it', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22', { referrerAgency: AGENCY.police });
    await desk.tick('2027-03-01T10:00');
    await sendList(desk);
    await sendAgenda(desk);
    const cells = { meeting: MEETING, caseRef: caseOf(desk, 'R-AAAA22'), answeredOn: '2027-03-12' };
    desk.book.type('research', { ...cells, agency: AGENCY.health, known: 'no', nil: true }, { id: 'RS-BBBB22' });
    await desk.run('2027-03-12T08:30');
    expect(await changedLines(desk), 'a nil return changes nothing for them').toEqual([]);
    desk.book.type('research', { ...cells, agency: AGENCY.housing, shared: 'Arrears since May.' }, { id: 'RS-AAAA22' });
    await desk.run('2027-03-12T12:05');
    const lines = await changedLines(desk);
    expect(lines.map((one) => one.what).join()).toContain('What agencies answered about case');
    expect(lines.map((one) => one.what).join()).not.toContain('Arrears');
    answerLine(desk, 'What agencies answered about case', 'yes');
    await desk.run('2027-03-12T15:00');
    await desk.run('2027-03-15T08:30');
    const sent = await letGo(desk, '2027-03-15T12:05');
    expect(shownTo(sent, CONTACT.chair, '/reissued-2/')).toContain('Arrears since May.');
    expect(shownTo(sent, CONTACT.police, '/reissued-2/')).toContain('Arrears since May.');
    expect(shownTo(sent, CONTACT.housing), 'who only searches').not.toContain('Arrears');
    await desk.run('2027-03-15T15:00');
    expect(await changedLines(desk)).toEqual([]);
  }));
