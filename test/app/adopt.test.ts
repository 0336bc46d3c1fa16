// A coordinator's own lists taken in as history. Every name, number and case in them is made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { ADOPTED_LISTS, planAdoption } from '../../src/use-cases/lists/plan-adoption.ts';
import type { Adoption } from '../../src/use-cases/lists/adoption.ts';
import { openMappedList } from '../../src/use-cases/lists/mapped-list.ts';
import { readMarac, writeRowsOf } from '../../src/use-cases/lists/take-in-list.ts';
import { dayOf } from '../../src/domain/time/day.ts';
import { findMatches } from '../../src/domain/cases/find-matches.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { listOf } from '../support/lists.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { typeReferral, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
beforeEach(() => (desk = openTestDesk({ start: '2027-03-01T09:00' })));
afterEach(() => desk.close());

async function plan(tab: 'cases' | 'actions' | 'contacts', text: string): Promise<Adoption> {
  const list = await listOf(text);
  const { mapping, lacking } = await openMappedList(desk.ledger, ADOPTED_LISTS[tab], `adopt-${tab}`, list, {
    maps: [],
    dates: undefined,
  });
  expect(lacking).toEqual([]);
  const marac = await readMarac(desk.desk, undefined);
  const { facts } = await readFacts(desk.desk, false);
  return planAdoption(tab, { keys: desk.desk.keys, marac, facts, now: desk.clock.now() }, list, mapping);
}

async function take(tab: 'cases' | 'actions' | 'contacts', text: string): Promise<Adoption> {
  const planned = await plan(tab, text);
  await writeRowsOf(await readMarac(desk.desk, undefined), planned.changes);
  return planned;
}

const CONTACTS = `Agency,Kind of agency,Name,Email,Role,Verified on
Test Police,Police,Pat Policewright,pat@example.org,Representative,2026-01-01
Test Housing,Housing,Harriet Housewell,harriet@example.org,,2026-01-01
Test Team,MARAC team,Cora Coordinata,cora@example.org,Coordinator,
`;
const CASES = `Case number,Surname,Forenames,DOB,Address,Post code,Perpetrator surname,Perpetrator 1 surname,Perpetrator 1 forenames,Perpetrator 1 DOB,Child 1 forenames,Date of referral,Date heard,Flagged by
07/26,Brookson,Anna,1990-02-03,1 Made-up Lane,W5 1ZA,,Perpov,Boris,1985-06-07,Dana,2026-09-01,2026-09-15,Test Police
07/26,Brookson,Anna,1990-02-03,1 Made-up Lane,W5 1ZA,,Perpov,Boris,1985-06-07,Dana,2026-12-01,2026-12-15,Test Police
08/26,Lakesen,Bea,1991-05-06,,,,Otherov,Carl,,,2026-12-02,2026-12-15,
09/26,,,,,,,Nameless,Carl,,,2026-12-02,2026-12-15,
10/26,Poolsen,Dora,about 40,,,,Newov,Carl,,,2026-12-02,2026-12-15,
`;
const ACTIONS = `Case,Action,Agency,Due,Status
07/26,Fit a lock,Test Housing,2027-02-01,Open
07/26,Call back,Test Housing,2027-02-01,Completed
99/99,Something,Test Housing,2027-02-01,Open
08/26,Something,Nobody we know,2027-02-01,Open
`;

async function takeAll(): Promise<readonly Adoption[]> {
  return [await take('contacts', CONTACTS), await take('cases', CASES), await take('actions', ACTIONS)];
}

test('columns that no heading stands for and no row can do without are named', async () => {
  const list = await listOf('Action,Due date\nRing,2027-04-01\n');
  const said = { maps: [], dates: undefined };
  expect((await openMappedList(desk.ledger, ADOPTED_LISTS.actions, 'adopt-actions', list, said)).lacking).toEqual([
    'Agency',
  ]);
});

test('cases come with people, hidden places, hearings and flags; what cannot be read is named and left out', async () => {
  const [, cases] = await takeAll();
  const { book } = desk;
  expect(cases?.leftOut).toBe(2);
  expect(cases?.problems.map((one) => one.place)).toEqual(['The list, line 6, "DOB"', 'The list, line 5'].toSorted());
  expect(book.rows('cases').length).toBe(2);
  const facts = (await readFacts(desk.desk, false)).facts.maracs[0]!;
  const [first] = facts.cases;
  expect([first?.state, first?.lastReferredOn]).toEqual(['heard', '2026-12-01']);
  expect(facts.people.filter((one) => one.caseRef === first?.id).map((one) => one.role)).toEqual([
    'victim',
    'perpetrator',
    'child',
  ]);
  expect(book.rows('addresses').map((one) => one.file)).toEqual(['restricted']);
  expect(facts.meetings.map((one) => [one.on, one.state])).toEqual([
    ['2026-09-15', 'closed'],
    ['2026-12-15', 'closed'],
  ]);
  expect(facts.listings.length).toBe(3);
  expect(facts.flags.map((one) => [one.flagged, one.exceptCases?.length ?? 0])).toEqual([
    ['all', 0],
    ['except', 1],
  ]);
});

test('contacts are unverified whatever the list says; actions stand with their case, ended ones stay away', async () => {
  const [contacts, , actions] = await takeAll();
  const { facts } = await readFacts(desk.desk, false);
  expect(facts.contacts.map((one) => [one.role, one.verifiedOn, one.routeProvenOn])).toEqual([
    ['representative', undefined, undefined],
    ['representative', undefined, undefined],
    ['coordinator', undefined, undefined],
  ]);
  expect(contacts?.leftOut).toBe(0);
  expect(facts.maracs[0]!.actions.map((one) => [one.text, one.status, one.caseRef !== undefined])).toEqual([
    ['Fit a lock', 'open', true],
  ]);
  expect([actions?.known, actions?.leftOut]).toEqual([1, 2]);
});

test('the same lists once more make no second row of anything', async () => {
  await takeAll();
  const again = [await plan('contacts', CONTACTS), await plan('cases', CASES), await plan('actions', ACTIONS)];
  expect(again.map((one) => one.changes.length)).toEqual([0, 0, 0]);
});

test('taking in mails nobody: a week of runs plans no message and no paper goes', async () => {
  await takeAll();
  for (const day of ['01', '02', '03', '04', '05', '08']) await desk.tick(`2027-03-${day}T09:30`);
  expect((await desk.ledger.messages()).map((one) => one.key)).toEqual([]);
  expect(desk.delivered).toEqual([]);
});

test('with proven contacts an adopted case and its flags still plan nothing', async () => {
  typeSmallMarac(desk.book);
  await take('cases', CASES);
  for (const day of ['01', '02', '03']) await desk.tick(`2027-03-${day}T09:30`);
  expect((await desk.ledger.messages()).map((one) => one.key)).toEqual([]);
});

test('a repeat of an adopted case is found', async () => {
  await takeAll();
  typeReferral(desk.book, 'R-AAAA22', {
    surname: 'Brookson',
    forenames: 'Anna',
    birthDate: '1990-02-03',
    perp1Surname: 'Perpov',
    perp1Forenames: 'Boris',
    perp1BirthDate: '1985-06-07',
    incidentOn: '2027-02-27',
    decision: undefined,
  });
  const { facts } = await readFacts(desk.desk, false);
  const [marac] = facts.maracs;
  const [found] = findMatches(facts, marac!, marac!.referrals[0]!, dayOf(desk.clock.now()));
  expect([found?.caseId, found?.kind]).toEqual([marac!.cases[0]!.id, 'repeat']);
});

const AGAIN = `MARAC date,Case number,Surname,Forenames,DOB,Perpetrator 1 surname,Perpetrator 1 forenames
2026-09-08,1,Brookson,Anna,1990-02-03,Perpov,Boris
2026-09-08,2,Lakesen,Bea,1991-05-06,Otherov,Carl
2026-10-13,1,Hillman,Cora,1975-07-08,Steepov,Dan
2026-10-13,2,Fieldsen,Dora,1988-09-10,Plainov,Ed
`;

test('F25: case numbers that begin again at each meeting: the meeting and the number together are the key', async () => {
  const planned = await plan('cases', AGAIN);
  expect(planned.changes.filter((one) => one.table === 'cases')).toHaveLength(4);
  expect(planned.problems.map((one) => one.code)).toEqual(['adopt.numbers-restart']);
  await take('cases', AGAIN);
  expect((await plan('cases', AGAIN)).changes, 'the same list again adds nothing').toEqual([]);
  await take('contacts', CONTACTS);
  const actions = await plan(
    'actions',
    'Case number,MARAC date,Action,Agency,Due\n1,2026-10-13,Fit a lock,Test Housing,2027-04-01\n1,2026-11-10,Ring,Test Housing,2027-04-01\n',
  );
  const named = actions.changes.map((one) => one.cells.get('caseRef'));
  const people = desk.book.rows('people').filter((one) => desk.book.text('people', one.id!, 'surname') === 'Hillman');
  expect(named).toEqual([{ kind: 'text', text: desk.book.text('people', people[0]!.id!, 'caseRef') }]);
  expect(actions.problems.map((one) => one.code)).toEqual(['adopt.case']);
});

test('F25: a number that stands for two people at one meeting, or at none, is left out and named', async () => {
  const planned = await plan(
    'cases',
    `${AGAIN},2,Poolsen,Eva,1970-01-01,X,Y\n2026-10-13,1,Woodsen,Fay,1971-01-01,X,Y\n`,
  );
  expect(planned.changes.filter((one) => one.table === 'cases')).toHaveLength(3);
  expect(planned.problems.map((one) => [one.code, one.place])).toEqual([
    ['adopt.numbers-restart', 'The list, its numbers'],
    ['adopt.number-again', 'The list, line 4'],
    ['adopt.number-again', 'The list, line 6'],
    ['adopt.number-again', 'The list, line 7'],
  ]);
});

test('F25: one person under one number at two meetings stays one case', async () => {
  const planned = await plan(
    'cases',
    `${AGAIN.split('\n').slice(0, 3).join('\n')}\n2026-10-13,1,Brookson,Anna,1990-02-03,Perpov,Boris\n`,
  );
  expect(planned.changes.filter((one) => one.table === 'cases')).toHaveLength(2);
  expect(planned.problems).toEqual([]);
});

test('a list of cases with a column Ref and whole names: each number is its case, and a surname that was guessed is named', async () => {
  const planned = await plan(
    'cases',
    'Ref,Victim Name,Date heard\n7,Anna Brookson,2026-09-15\n7,Anna Brookson,2026-10-13\n8,"LAKESEN, Bea",2026-10-13\n',
  );
  expect(planned.changes.filter((one) => one.table === 'cases')).toHaveLength(2);
  const people = planned.changes.filter((one) => one.table === 'people').map((one) => one.cells.get('surname'));
  expect(people).toEqual(['Brookson', 'LAKESEN'].map((text) => ({ kind: 'text', text })));
  expect(planned.problems.map((one) => [one.code, one.place])).toEqual([
    ['list.name-guessed', 'The list, "Victim Name", lines 2-3'],
  ]);
});
