// Closed cases that have outlived their flags. All people and cases are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { archiveCases } from '../../../src/use-cases/archive-cases.ts';
import { findArchivable } from '../../../src/domain/cases/archiving.ts';
import { day, dayOf } from '../../../src/domain/time/day.ts';
import { findMatches } from '../../../src/domain/cases/find-matches.ts';
import { readFacts } from '../../../src/jobs/reading/read-facts.ts';
import { openTestDesk, type TestDesk } from '../../support/desk.ts';
import { AGENCY, MEETING, typeReferral, typeSmallMarac } from '../../support/small-marac.ts';

const CASE = 'K-AAAA22';
let desk: TestDesk;
beforeEach(() => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book);
  desk.book.type('cases', { state: 'closed', lastReferredOn: '2025-12-01', closedOn: '2026-02-28' }, { id: CASE });
  const person = { caseRef: CASE, forenames: 'Anna', surname: 'Brookson', birthDate: '1990-02-03' };
  desk.book.type('people', { ...person, role: 'victim' }, { id: 'P-AAAA22' });
  const he = { caseRef: CASE, forenames: 'Boris', surname: 'Perpov', birthDate: '1985-06-07' };
  desk.book.type('people', { ...he, role: 'perpetrator' }, { id: 'P-BBBB22' });
  const action = { meeting: MEETING, caseRef: CASE, agency: AGENCY.housing, text: 'Fit a lock' };
  desk.book.type('actions', { ...action, status: 'completed', doneOn: '2026-01-05' }, { id: 'A-AAAA22' });
});
afterEach(() => desk.close());

const found = async (on = '2027-03-01'): Promise<readonly string[]> =>
  findArchivable((await readFacts(desk.desk, false)).facts.maracs[0]!, day(on)).map((one) => one.caseRef);

test('a case is archived when its flag months are over since it was closed, not a day before', async () => {
  expect(await found('2027-02-27')).toEqual([]);
  expect(await found('2027-02-28')).toEqual([CASE]);
});

test.each([
  ['a hold', 'cases', CASE, { holdKind: 'court' }],
  ['a death', 'cases', CASE, { deceased: true }],
  ['a later referral', 'cases', CASE, { lastReferredOn: '2026-06-01' }],
  ['an open action', 'actions', 'A-AAAA22', { status: 'open', doneOn: undefined }],
] as const)('%s keeps it', async (_, table, id, values) => {
  desk.book.edit(table, id, values);
  expect(await found()).toEqual([]);
});

test('archived, its bulk is named, and a new referral of the same two people still finds it', async () => {
  const { facts, maracs } = await readFacts(desk.desk, false);
  const archivable = findArchivable(facts.maracs[0]!, day('2027-03-01'));
  expect(archivable[0]?.bulk.actions).toEqual(['A-AAAA22']);
  expect(await archiveCases(maracs[0]!, archivable)).toBe(1);
  typeReferral(desk.book, 'R-AAAA22', {
    forenames: 'Anna',
    surname: 'Brookson',
    perp1Forenames: 'Boris',
    perp1Surname: 'Perpov',
    decision: undefined,
  });
  const after = (await readFacts(desk.desk, false)).facts;
  expect(after.maracs[0]!.cases[0]?.state).toBe('archived');
  expect(await found()).toEqual([]);
  const [match] = findMatches(after, after.maracs[0]!, after.maracs[0]!.referrals[0]!, dayOf(desk.clock.now()));
  expect([match?.caseId, match?.kind]).toEqual([CASE, 'knownBefore']);
});
