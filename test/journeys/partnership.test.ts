// The partnership around the meeting, duty by duty: what Today says and what the terms of reference print. Everybody is made up.
import { afterEach, describe, expect, test } from 'vitest';
import { viewOperations } from '../../src/domain/papers/operations-meeting/operations-view.ts';
import { viewTerms } from '../../src/domain/papers/terms-of-reference/terms-view.ts';
import { day } from '../../src/domain/time/day.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { addContact, AGENCY, CONTACT, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
afterEach(() => desk.close());

async function begin(): Promise<TestDesk['book']> {
  desk = openTestDesk();
  typeSmallMarac(desk.book);
  desk.book.type('settings', { setting: 'coreMembers', value: 'Police; Probation; Housing' }, { id: 'S-CCCC22' });
  return desk.book;
}

const TERMS = { setting: 'termsOfReference', value: '3', fromDate: '2026-05-04', why: 'Steering group, 4 May 2026' };

async function linesAt(time: string): Promise<readonly string[]> {
  await desk.run(time);
  const lines = await desk.today();
  return lines.filter(({ tab }) => ['Contacts', 'Agencies', 'Settings'].includes(tab)).map(({ what }) => what);
}

describe('without terms of reference on Settings', () => {
  test('nothing is agreed, and Today asks for no member', async () => {
    await begin();
    expect(await linesAt('2027-03-03T09:00')).toEqual([]);
  });
});

describe('once a version of the terms stands on Settings', () => {
  test('J2, T10: a core member who is missing is a line with its day, and the line ends when somebody is named', async () => {
    const book = await begin();
    book.type('settings', TERMS, { id: 'S-TTTT22' });
    book.edit('contacts', CONTACT.police, { activeTo: '2027-03-01' });
    const missing = (await linesAt('2027-03-03T09:00')).join('\n');
    expect(missing).toContain('2 core members by the terms of reference are missing. ');
    expect(missing).toContain(
      '\nTest Police: no representative since 1 March 2027, no team manager on Contacts to ask;\nProbation: no agency of this kind.',
    );
    addContact(book, 'C-PBBB22', AGENCY.police, 'representative', 'Paula Policewright');
    book.type('agencies', { name: 'Test Probation', kind: 'probation' }, { id: 'G-RAAA22' });
    addContact(book, 'C-RAAA22', 'G-RAAA22', 'representative', 'Rob Probationer');
    expect((await linesAt('2027-03-03T10:00')).join('\n')).not.toContain('core member');
  });

  test('T9: a lack of vice-chairs is told for the coming meeting until its agenda is due', async () => {
    const book = await begin();
    book.type('settings', TERMS, { id: 'S-TTTT22' });
    const told = await linesAt('2027-03-03T09:00');
    expect(told.join('\n')).toContain('There is one vice-chair of another agency who is trained to chair.');
    addContact(book, 'C-WAAA22', AGENCY.children, 'viceChair', 'Wim Vicechair', { trainedToChair: true });
    expect((await linesAt('2027-03-03T10:00')).join('\n')).not.toContain('vice-chair of another agency');
  });

  test('J4: a new contact without an induction after 30 days is a line', async () => {
    const book = await begin();
    book.type('settings', TERMS, { id: 'S-TTTT22' });
    book.edit('contacts', CONTACT.health, { activeFrom: '2027-02-01' });
    expect((await linesAt('2027-03-03T09:00')).join('\n')).not.toContain('induction');
    expect((await linesAt('2027-03-04T09:00')).join('\n')).toContain('no induction is recorded');
    book.edit('contacts', CONTACT.health, { inductedOn: '2027-03-04' });
    expect((await linesAt('2027-03-04T10:00')).join('\n')).not.toContain('induction');
  });

  test('J5: agencies that have not signed the protocol in force are named, with the day of their last signature', async () => {
    const book = await begin();
    book.type('settings', TERMS, { id: 'S-TTTT22' });
    book.type('settings', { setting: 'sharingProtocol', value: '2', fromDate: '2027-01-04' }, { id: 'S-PPPP22' });
    for (const id of [AGENCY.idva, AGENCY.children, AGENCY.health])
      book.edit('agencies', id, { agreementSignedOn: '2027-01-04' });
    book.edit('agencies', AGENCY.housing, { agreementSignedOn: '2027-01-03' });
    expect((await linesAt('2027-03-03T09:00')).join('\n')).toContain(
      '2 agencies have not signed the information-sharing protocol of 4 January 2027 (version 2). Type the day in “Agreement signed on”.\nTest Housing (last signed on 3 January 2027);\nTest Police.',
    );
  });

  test('T15: a review is told 60 days before its day, and ends with the next version', async () => {
    const book = await begin();
    book.type('settings', TERMS, { id: 'S-TTTT22' });
    expect((await linesAt('2027-03-04T09:00')).join('\n')).not.toContain('review');
    expect((await linesAt('2027-03-05T09:00')).join('\n')).toContain(
      'The review of the terms of reference (version 3; approved by: Steering group, 4 May 2026) is due on 4 May 2027.',
    );
    book.type('settings', { ...TERMS, value: '4', fromDate: '2027-03-05' }, { id: 'S-UUUU22' });
    expect((await linesAt('2027-03-05T10:00')).join('\n')).not.toContain('The review of');
  });
});

describe('the terms of reference', () => {
  test('T14: they say what the register and Settings say, and name each gap under its section', async () => {
    const book = await begin();
    book.edit('agencies', AGENCY.housing, { agreementSignedOn: '2027-01-04' });
    const { facts } = await readFacts(desk.desk, false);
    const terms = viewTerms({ facts, marac: facts.maracs[0]!, today: day('2027-03-03') });
    expect(terms.gaps).toEqual([
      'Governance: who is the steering group: nobody stands on Contacts in that role.',
      'Chair and vice-chairs: who chairs: there is one vice-chair of another agency who is trained to chair.',
      'Core members: which agency is the core member for: Probation.',
      'Sharing and confidentiality: which version of the information-sharing protocol holds (Settings, sharingProtocol); when it is signed by: Test Police; Test IDVA Service; Test Children’s Services; Test Health.',
      'Complaints and breaches: which version of the operating protocol holds (Settings, operatingProtocol).',
      'Review: who approves these terms, and when (Settings, termsOfReference: its version, the day under From, by whom under Why).',
    ]);
    expect(terms.agencies.find(({ name }) => name === 'Test Housing')).toEqual({
      name: 'Test Housing',
      kind: 'Housing',
      representative: 'Harriet Housewell',
      deputy: 'Denzil Deputyson',
      signedOn: '4 January 2027',
    });
    expect(terms.settings).toEqual([
      {
        name: 'The kinds of agency that the terms of reference name as core members, as on Agencies under “Kind”',
        value: 'Police; Probation; Housing',
        from: '',
        why: '',
      },
    ]);
  });

  test('T14: they have every section of the template', async () => {
    await begin();
    const { facts } = await readFacts(desk.desk, false);
    const { sections } = viewTerms({ facts, marac: facts.maracs[0]!, today: day('2027-03-03') });
    expect(sections.map(({ title }) => title)).toEqual([
      'Purpose',
      'What it is not',
      'Governance',
      'Meetings',
      'Chair and vice-chairs',
      'Core members',
      'Referral and threshold',
      'Before the meeting',
      'The victim’s voice',
      'Sharing and confidentiality',
      'Actions',
      'Minutes, flags and records',
      'Emergency meetings',
      'Transfers between areas',
      'Domestic Violence Disclosure Scheme (Clare’s Law)',
      'Equality',
      'Complaints and breaches',
      'Review',
    ]);
  });
});

async function toldOfLog(time: string): Promise<readonly string[]> {
  await desk.run(time);
  return (await desk.today()).filter(({ tab }) => tab === 'Practice log').map(({ what }) => what);
}

describe('the Practice log', () => {
  test('J16, J21: an entry past its day is a line until it has an outcome or is closed', async () => {
    const book = await begin();
    const entry = {
      kind: 'matterArising',
      text: 'Nobody answers after four.',
      owner: 'Harriet Housewell',
      due: '2027-03-03',
    };
    book.type('practice', { ...entry, agency: AGENCY.housing, raisedOn: '2027-02-01' }, { id: 'PL-AAAA22' });
    expect(await toldOfLog('2027-03-03T09:00')).toEqual([]);
    expect(await toldOfLog('2027-03-04T09:00')).toEqual([
      'Matter arising PL-AAAA22, due 3 March 2027, Harriet Housewell, raised at 1 February 2027: it is past its day. Ask its owner, and type “Outcome” and “Closed on”, or a new day under “Due”.',
    ]);
    book.edit('practice', 'PL-AAAA22', { outcome: 'The line is staffed until six.' });
    expect(await toldOfLog('2027-03-04T10:00')).toEqual([]);
  });

  test('J15, J16: the operations meeting has the open entries by kind, the closed ones since the last, and nothing of a case', async () => {
    const book = await begin();
    book.type(
      'practice',
      { kind: 'breach', on: '2027-02-20', caseRef: 'K-AAAA22', text: 'About Anna Victimsen.' },
      { id: 'PL-BBBB22' },
    );
    book.type('practice', { kind: 'matterArising', text: 'Late answers.', due: '2027-03-01' }, { id: 'PL-CCCC22' });
    book.type('practice', { kind: 'praise', text: 'Thanks.' }, { id: 'PL-DDDD22' });
    const closed = { raisedOn: '2027-02-01', closedOn: '2027-02-01', outcome: 'Agreed.' };
    book.type('practice', { kind: 'issue', text: 'The form.', ...closed }, { id: 'PL-EEEE22' });
    book.type('practice', { kind: 'issue', text: 'Older.', ...closed, closedOn: '2027-01-31' }, { id: 'PL-FFFF22' });
    const { facts } = await readFacts(desk.desk, false);
    const model = viewOperations({ facts, marac: facts.maracs[0]!, today: day('2027-03-03') });
    expect(
      model.sections.map(({ title, entries }) => [title, entries.map(({ ref, text, late }) => [ref, text, late])]),
    ).toEqual([
      ['Matters arising', [['PL-CCCC22', 'Late answers.', true]]],
      ['Breaches of protocol', [['PL-BBBB22', '', false]]],
    ]);
    expect(model.closed.map(({ ref, outcome }) => [ref, outcome])).toEqual([['PL-EEEE22', 'Agreed.']]);
    expect([model.since, model.lacks]).toEqual([
      '1 February 2027',
      ['Probation: no core member.', 'There is one vice-chair of another agency who is trained to chair.'],
    ]);
    expect(JSON.stringify(model)).not.toContain('Victimsen');
  });
});

async function shownOfTraining(time: string): Promise<readonly (string | undefined)[]> {
  await desk.run(time);
  return (await desk.today()).filter(({ tab }) => tab === 'Training').map(({ shown }) => shown);
}

test('J4: a course past its day is a line with the person by name, until it is done again', async () => {
  const book = await begin();
  const course = { contact: CONTACT.housing, course: 'Risk assessment', evidence: 'Certificate in the team’s folder' };
  book.type('training', { ...course, on: '2025-03-01', dueAgain: '2027-03-03' }, { id: 'TN-AAAA22' });
  expect(await shownOfTraining('2027-03-03T09:00')).toEqual([]);
  expect((await shownOfTraining('2027-03-04T09:00')).join('\n')).toMatch(
    /^A course is due again: Risk assessment, Harriet Housewell \([^)]+\)[^,]*, since 3 March 2027\./,
  );
  book.type('training', { ...course, on: '2027-03-04', dueAgain: '2029-03-04' }, { id: 'TN-BBBB22' });
  expect(await shownOfTraining('2027-03-04T10:00')).toEqual([]);
});
