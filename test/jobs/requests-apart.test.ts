// Clare's Law requests of the restricted workbook: what waits with them is said there alone, and no view of main has a word. All made up.
import { expect, test } from 'vitest';
import { journey, sendAgenda, sendList, shownTo } from '../journeys/steps.ts';
import type { TestDesk } from '../support/desk.ts';
import { addContact, caseOf, CONTACT, MEETING, typeReferral } from '../support/small-marac.ts';

const SCHOOL = 'G-SAAA22';
const HEAD = 'C-SAAA22';
const REQUEST = {
  meeting: MEETING,
  applicant: 'Ada Applicantova',
  subject: 'Saul Subjectson',
  route: 'ask',
  receivedOn: '2027-03-01',
  agenciesWho: 'Test School',
} as const;

function addSchool(desk: TestDesk): void {
  desk.book.type('agencies', { name: 'Test School', kind: 'education' }, { id: SCHOOL });
  addContact(desk.book, HEAD, SCHOOL, 'representative', 'Sally Schoolhead');
}

/** Lines about a chair: whether they stand in the restricted workbook, and whether they name the request that stands there. */
const chairLines = async (desk: TestDesk): Promise<readonly (readonly [boolean, boolean])[]> =>
  (await desk.today())
    .flatMap((one) => (one.id.includes('/chair') ? [[one.restricted, one.what.includes('DR-BBBB22')] as const] : []))
    .toSorted(([, one], [, other]) => Number(one) - Number(other));

async function restrict(desk: TestDesk, caseRef: string): Promise<void> {
  desk.book.edit('cases', caseRef, { restricted: true });
  for (const table of ['cases', 'people', 'list', 'needed', 'referrals'] as const)
    for (const row of desk.book.rows(table)) await desk.book.move([{ table, rowId: row.id ?? '', to: 'restricted' }]);
}

test.each([
  ['main', false, [false, false]],
  ['the restricted workbook', true, [true, false]],
] as const)(
  'while the chair may not hear a case of %s the agenda waits with a request of the restricted workbook, and that is said there alone',
  (_, restricted, ofCase) =>
    journey(async (desk) => {
      typeReferral(desk.book, 'R-AAAA22');
      await desk.tick('2027-03-01T10:00');
      const caseRef = caseOf(desk, 'R-AAAA22');
      if (restricted) await restrict(desk, caseRef);
      desk.book.type('disclosures', REQUEST, { id: 'DR-BBBB22', file: 'restricted' });
      const conflict = { caseRef, recordedBy: 'Cora Coordinata', recordedOn: '2027-03-01' };
      desk.book.type('conflicts', { ...conflict, contact: CONTACT.chair }, { id: 'X-AAAA22' });
      await desk.tick('2027-03-01T11:00');
      expect(await chairLines(desk)).toEqual([ofCase, [true, true]]);
      desk.book.edit('disclosures', 'DR-BBBB22', { disclosedOn: '2027-03-01' });
      await desk.tick('2027-03-01T11:30');
      expect(await chairLines(desk), 'what was disclosed is on no agenda').toEqual([ofCase]);
      desk.book.edit('disclosures', 'DR-BBBB22', { disclosedOn: '' });
      desk.book.edit('meetings', MEETING, { viceChair: CONTACT.vice });
      await desk.tick('2027-03-01T12:00');
      expect(await chairLines(desk)).toEqual([]);
    }),
);

test('where nobody is named to chair no agenda waits for it: main asks for a chair, and the restricted workbook says nothing of its request', () =>
  journey(async (desk) => {
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.type('disclosures', REQUEST, { id: 'DR-BBBB22', file: 'restricted' });
    desk.book.edit('meetings', MEETING, { chair: '' });
    desk.book.edit('contacts', CONTACT.chair, { activeTo: '2027-02-01' });
    await desk.tick('2027-03-01T11:00');
    expect(await chairLines(desk)).toEqual([[false, false]]);
    await sendList(desk);
    expect(shownTo(await sendAgenda(desk), CONTACT.police, `/agenda/${MEETING}/`)).toContain('Saul Subjectson');
  }));

test('of an agency that is asked about a request of the restricted workbook alone, no view of main has a word', () =>
  journey(async (desk) => {
    addSchool(desk);
    typeReferral(desk.book, 'R-AAAA22');
    await desk.tick('2027-03-01T10:00');
    desk.book.type('disclosures', REQUEST, { id: 'DR-BBBB22', file: 'restricted' });
    const conflict = { caseRef: caseOf(desk, 'R-AAAA22'), recordedBy: 'Cora Coordinata', recordedOn: '2027-03-01' };
    desk.book.type('conflicts', { ...conflict, contact: CONTACT.chair }, { id: 'X-AAAA22' });
    const main = (): string =>
      (['today', 'outbox', 'checks'] as const)
        .flatMap((name) => desk.book.rows(name))
        .filter((one) => one.file === 'main')
        .map((one) => JSON.stringify([...one.cells.values()]))
        .join('\n');
    await sendList(desk);
    expect(main()).not.toMatch(/DR-BBBB22|Schoolhead|C-SAAA22|Subjectson/);
    await desk.tick('2027-03-11T08:35');
    expect(main()).not.toMatch(/DR-BBBB22|Schoolhead|C-SAAA22|Subjectson/);
    desk.book.edit('meetings', MEETING, { viceChair: CONTACT.vice });
    expect(shownTo(await sendAgenda(desk), HEAD, `/agenda/${MEETING}/${HEAD}`)).toContain('Saul Subjectson');
    expect(main()).not.toMatch(/DR-BBBB22|Schoolhead|C-SAAA22|Subjectson/);
  }));

test('minutes that hold nothing but the decision on such a request ask for their marks in the restricted workbook alone', () =>
  journey(async (desk) => {
    addSchool(desk);
    desk.book.type('disclosures', REQUEST, { id: 'DR-BBBB22', file: 'restricted' });
    await desk.tick('2027-03-01T11:00');
    const asks = async (): Promise<readonly (readonly [string, boolean])[]> =>
      (await desk.today()).flatMap((one) =>
        one.kind === 'ready' ? [[one.id.split('/')[2] ?? '', one.restricted]] : [],
      );
    await sendList(desk);
    await sendAgenda(desk);
    const decided = { decision: 'disclose', decidedBy: 'Charis Chairman', decidedOn: '2027-03-16' };
    desk.book.edit('disclosures', 'DR-BBBB22', decided);
    await desk.run('2027-03-19T09:30');
    expect(await asks()).toEqual([['minutes', true]]);
    desk.book.edit('meetings', MEETING, { minutesReady: true, minutesReadyBy: 'Cora Coordinata' });
    await desk.run('2027-03-19T10:00');
    expect(await asks()).toEqual([['chair', true]]);
    desk.book.type('disclosures', { ...REQUEST, ...decided }, { id: 'DR-CCCC22' });
    await desk.run('2027-03-19T10:30');
    expect(await asks(), 'main tells of this one').toEqual([['chair', false]]);
  }));
