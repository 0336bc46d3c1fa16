// What the second commit asks again of a message that was planned and may have changed since: each reason for which it then stays, and the same
// message that goes. All people and cases are made up.
import { afterAll, beforeAll, expect, test } from 'vitest';
import { gatherAccess, type Access, type MaracAccess } from '../../src/domain/access/access.ts';
import { day } from '../../src/domain/time/day.ts';
import { mayGo, type Going } from '../../src/domain/access/may-go.ts';
import type { Contact } from '../../src/domain/register/register.ts';
import { readFacts } from '../../src/jobs/reading/read-facts.ts';
import { openTestDesk, type TestDesk } from '../support/desk.ts';
import { AGENCY, caseOf, CONTACT, MEETING, typeReferral, typeSmallMarac } from '../support/small-marac.ts';

let desk: TestDesk;
let access: Access;
let going: Going;
beforeAll(async () => {
  desk = openTestDesk({ start: '2027-03-01T09:00' });
  typeSmallMarac(desk.book);
  typeReferral(desk.book, 'R-AAAA22');
  await desk.tick('2027-03-01T10:00');
  const caseRef = caseOf(desk, 'R-AAAA22');
  desk.book.type('needed', { caseRef, agency: AGENCY.housing, level: 'takesPart' }, { id: 'N-AAAA22' });
  const asked = { meeting: MEETING, subject: 'Boris Perpov', agenciesWho: [AGENCY.police] };
  desk.book.type('disclosures', asked, { id: 'DR-AAAA22' });
  const { facts } = await readFacts(desk.desk, false);
  access = gatherAccess(facts, day('2027-03-01'), ['example.org']);
  const to = CONTACT.housing;
  const address = access.contacts.find((one) => one.id === to)?.address ?? '';
  const discloses = [{ case: caseRef, classes: ['open', 'name', 'note'] }] as const;
  going = { marac: 'ealing', to, address, audience: 'agency', discloses, contentFree: false, neverWaits: false };
});
afterAll(() => desk.close());

const marac = (more: Partial<MaracAccess>): Access => ({
  ...access,
  maracs: access.maracs.map((one) => ({ ...one, ...more })),
});
const contact = (more: Partial<Contact>): Access => ({
  ...access,
  contacts: access.contacts.map((one) => (one.id === CONTACT.housing ? { ...one, ...more } : one)),
});
const shows = (ref: string, ...classes: Going['discloses'][number]['classes']): Going => ({
  ...going,
  discloses: [{ case: ref, classes }],
});
/** Nothing but a row at the level acts gives the agency a part in the case. */
const acts = (): Access => ({
  ...marac({
    needed: (access.maracs[0]?.needed ?? []).map((one) =>
      one.agency === AGENCY.housing ? { ...one, level: 'acts' } : one,
    ),
  }),
  agencies: access.agencies.map((one) => ({ ...one, searchesAll: false })),
});
const own = (): string => going.discloses[0]?.case ?? '';

test('the message that was planned goes while nothing has changed', () => {
  expect(mayGo(going, access)).toEqual({ may: true });
});

test.each<[string, string, () => Going, () => Access]>([
  [
    'action.not-theirs',
    'the agency only acts, and it shows what another one is to do',
    () => ({ ...going, discloses: [{ case: own(), classes: ['open', 'action'], actionsOf: [AGENCY.health] }] }),
    acts,
  ],
  ['case.unknown', 'the case is in no workbook any more', () => shows('K-ZZZZ22', 'open', 'name'), () => access],
  ['class.not-allowed', 'it would show what the reader may not see', () => shows(own(), 'safeContact'), () => access],
  [
    'contact.address-changed',
    'the address is another one',
    () => ({ ...going, address: 'a@example.org' }),
    () => access,
  ],
  ['contact.gone', 'the contact is gone', () => ({ ...going, to: 'C-ZZZZ22' }), () => access],
  ['contact.not-active', 'the contact has left', () => going, () => contact({ activeTo: day('2027-02-01') })],
  ['contact.other-case-only', 'the contact is for another case', () => going, () => contact({ onlyCase: 'K-ZZZZ22' })],
  ['contact.other-marac', 'the contact is for another MARAC', () => going, () => contact({ marac: 'harrow' })],
  [
    'contact.other-meeting-only',
    'the contact sits at another meeting',
    () => going,
    () => contact({ onlyMeeting: 'M-ZZZZ22' }),
  ],
  ['level.acts-only', 'the agency only acts', () => shows(own(), 'open', 'name'), acts],
  ['marac.unknown', 'the MARAC is not in the config', () => ({ ...going, marac: 'harrow' }), () => access],
  ['request.not-asked', 'the agency was not asked', () => shows('DR-AAAA22', 'open', 'name'), () => access],
  ['sending.off', 'sending is off', () => going, () => marac({ sendingOff: true })],
  ['sending.unreadable', 'what sending says cannot be read', () => going, () => marac({ sendingUnread: true })],
  ['withdrawal.has-content', 'a withdrawal has content', () => ({ ...going, contentFree: true }), () => access],
])('%s: it stays where %s', (rule, _where, message, now) => {
  const verdict = mayGo(message(), now());
  expect(verdict.may ? 'may' : verdict.because.rule).toBe(rule);
});
