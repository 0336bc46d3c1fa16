// The runner's own columns that tell what it knows: when a case is heard, whose an address is, why an agency is needed, what was asked. All synthetic.
import { expect, test } from 'vitest';
import { restrictCase } from '../../../src/use-cases/restrict-case.ts';
import { addContact, AGENCY, caseOf, CONTACT, MEETING, typeReferral } from '../../support/small-marac.ts';
import type { TestDesk } from '../../support/desk.ts';
import { idsWhere, journey, listingOf, sendAgenda, sendList, shownTo } from '../../journeys/steps.ts';

const CHILD = { child1Forenames: 'Cedric', child1Surname: 'Childsen', child1BirthDate: '2018-05-06' };

async function twoCases(
  desk: TestDesk,
  first: Parameters<typeof typeReferral>[2] = {},
): Promise<readonly [string, string]> {
  typeReferral(desk.book, 'R-AAAA22', { ...CHILD, ...first });
  typeReferral(desk.book, 'R-BBBB22', {
    birthDate: '1971-02-03',
    forenames: 'Berta',
    matchAnswer: 'nobody',
    matchAnsweredBy: 'Cora Coordinata',
  });
  await desk.tick('2027-03-01T10:00');
  await desk.tick('2027-03-01T10:01');
  return [caseOf(desk, 'R-AAAA22'), caseOf(desk, 'R-BBBB22')];
}

test('At Risk List: each case has its order and the time that the agenda prints', () =>
  journey(async (desk) => {
    const [first, second] = await twoCases(desk);
    await sendList(desk);
    const sent = await sendAgenda(desk);
    await desk.tick('2027-03-12T09:00');
    const rows = [first, second].map((ref) => {
      const id = listingOf(desk, ref);
      return `${desk.book.text('list', id, 'order')} at ${desk.book.text('list', id, 'time')}`;
    });
    expect(rows.toSorted()).toEqual(['1 at 09:40', '2 at 09:52']);
    expect(shownTo(sent, CONTACT.police, '/agenda/')).toMatch(/09:40.*09:52/s);
  }));

test('Who is needed says why a row was proposed, and nothing of one that a person added', () =>
  journey(async (desk) => {
    const [ref] = await twoCases(desk);
    desk.book.type('needed', { caseRef: ref, agency: AGENCY.health, level: 'takesPart' }, { id: 'N-ZZZZ22' });
    await desk.tick('2027-03-01T10:05');
    const told = Object.fromEntries(
      idsWhere(desk, 'needed', 'caseRef', ref).map((id) => [
        desk.book.text('needed', id, 'agency'),
        desk.book.text('needed', id, 'proposedBecause'),
      ]),
    );
    expect(told).toMatchObject({
      [AGENCY.housing]: 'Referred the case',
      [AGENCY.children]: 'Children in the case',
      [AGENCY.police]: 'Sees all cases',
      [AGENCY.health]: '',
    });
  }));

test('Research says when an answer was asked for, until when, and when it was chased', () =>
  journey(async (desk) => {
    const [ref] = await twoCases(desk);
    await sendList(desk);
    desk.book.type(
      'research',
      { meeting: MEETING, caseRef: ref, agency: AGENCY.health, willSpeak: true },
      { id: 'RS-AAAA22' },
    );
    await desk.tick('2027-03-10T12:05');
    await desk.tick('2027-03-10T12:45');
    await desk.tick('2027-03-11T10:00');
    const cells = ['asked', 'due', 'chased'].map((field) => desk.book.text('research', 'RS-AAAA22', field));
    expect(cells).toEqual(['2027-03-04', '2027-03-11', '2027-03-10']);
  }));

test('Agencies counts who is verified, and names what is missing', () =>
  journey(async (desk) => {
    addContact(desk.book, 'C-FBBB22', AGENCY.housing, 'deputy', 'Fern Freshman', {
      verifiedBy: undefined,
      verifiedOn: undefined,
    });
    desk.book.edit('contacts', CONTACT.children, { activeTo: '2027-01-31' });
    await desk.tick('2027-03-01T10:00');
    const told = (agency: string): string => desk.book.text('agencies', agency, 'contacts');
    expect(told(AGENCY.housing)).toBe('3 of 4 verified');
    expect(told(AGENCY.children)).toBe('None; no representative or deputy');
    expect(told(AGENCY.team)).toBe('1 of 1 verified');
  }));

test('Addresses says whose it is and how papers treat it', () =>
  journey(async (desk) => {
    const [ref] = await twoCases(desk, { perpetratorKnowsAddress: 'yes' });
    const [victim] = idsWhere(desk, 'people', 'role', 'Victim').filter(
      (id) => desk.book.text('people', id, 'caseRef') === ref,
    );
    desk.book.type('addresses', { personId: victim ?? '', kind: 'work', postcode: 'W5 1ZB' }, { id: 'AD-AAAA22' });
    await desk.tick('2027-03-01T10:05');
    const [home] = idsWhere(desk, 'addresses', 'perpetratorKnows', 'Yes');
    expect(desk.book.text('addresses', home ?? '', 'whose')).toBe('Anna VictimsenAAAA22, victim');
    expect(desk.book.text('addresses', home ?? '', 'place')).toMatch(/^Known/);
    expect(desk.book.text('addresses', 'AD-AAAA22', 'place')).toBe('Hidden: printed nowhere');
  }));

test('nothing in the main workbook tells of a restricted case: no name, no number left out', () =>
  journey(async (desk) => {
    const [first, second] = await twoCases(desk);
    await restrictCase(desk.desk, first, { by: 'Cora Coordinata', why: 'someone works there', in: 'command' });
    desk.book.edit('list', listingOf(desk, first), { urgent: true });
    const [person] = idsWhere(desk, 'people', 'caseRef', first);
    desk.book.type('addresses', { personId: person ?? '', postcode: 'W5 1ZC' }, { id: 'AD-BBBB22' });
    desk.book.type('notes', { meeting: MEETING, caseRef: first, section: 'general', text: 'x' }, { id: 'NT-BBBB22' });
    await desk.tick('2027-03-02T10:00');
    await desk.tick('2027-03-02T10:01');
    expect(desk.book.text('list', listingOf(desk, second), 'order')).toBe('1');
    expect(desk.book.text('list', listingOf(desk, first), 'order')).toBe('1');
    expect(desk.book.text('addresses', 'AD-BBBB22', 'whose')).toBe('');
    expect(desk.book.text('notes', 'NT-BBBB22', 'names')).toBe('');
  }));
