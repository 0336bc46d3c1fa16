// Who hears of a Clare's Law request: those asked about it, and nobody shown the applicant. All names are made up.
import { afterEach, beforeEach, expect, test } from 'vitest';
import { gatherAccess, type Access } from '../../src/domain/access/access.ts';
import { day } from '../../src/domain/time/day.ts';
import { mayGo } from '../../src/domain/access/may-go.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { AGENCY, CONTACT, MEETING, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
let access: Access;
beforeEach(async () => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book);
  const asked = {
    meeting: MEETING,
    applicant: 'Ada Applicantova',
    subject: 'Boris Perpov',
    agenciesWho: [AGENCY.housing],
  };
  desk.book.type('disclosures', asked, { id: 'DR-AAAA22' });
  const { facts } = await readFacts(desk.desk, false);
  access = gatherAccess(facts, day('2027-03-01'), ['example.org']);
});
afterEach(() => desk.close());

const rule = (to: string, request: string): string => {
  const address = access.contacts.find((one) => one.id === to)?.address ?? '';
  const discloses = [{ case: request, classes: ['open', 'name'] }] as const;
  const verdict = mayGo(
    { marac: 'ealing', to, address, audience: 'agency', discloses, contentFree: false, neverWaits: false },
    access,
  );
  return verdict.may ? 'may' : verdict.because.rule;
};

test('the agencies asked and the police hear of it, another agency does not, a ref nobody knows goes to nobody', () => {
  expect([CONTACT.housing, CONTACT.police, CONTACT.health].map((one) => rule(one, 'DR-AAAA22'))).toEqual([
    'may',
    'may',
    'request.not-asked',
  ]);
  expect(rule(CONTACT.housing, 'DR-ZZZZ22')).toBe('case.unknown');
});

test('what decides access holds no name of a request', () => {
  expect(JSON.stringify(access.maracs[0]?.requests)).toBe(`[{"id":"DR-AAAA22","agencies":["${AGENCY.housing}"]}]`);
});
