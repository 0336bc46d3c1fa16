// Who counts as active, away, verified and proven on a day, and who can still open a mailbox. Each day below, at and above its limit.
import { describe, expect, test } from 'vitest';
import {
  canonicalAddress,
  isActive,
  isAway,
  isProven,
  isVerified,
  notVerified,
  readersOf,
  stillReads,
} from '../../../src/domain/register/contacts.ts';
import { day } from '../../../src/domain/time/day.ts';
import type { Contact } from '../../../src/domain/register/register.ts';

const contact = (more: Partial<Contact> = {}): Contact => ({
  id: 'C-HAAA22',
  agency: 'G-HAAA22',
  role: 'representative',
  personName: 'Harriet Housewell',
  address: 'harriet@example.org',
  route: 'secureMail',
  routeProvenOn: day('2027-01-05'),
  verifiedBy: 'Team',
  verifiedOn: day('2027-01-04'),
  ...more,
});
const [BEFORE, ON, AFTER] = [day('2027-03-09'), day('2027-03-10'), day('2027-03-11')];

describe('a contact is active', () => {
  test.each([
    ['from the first day on', { activeFrom: ON }, [false, true, true]],
    ['up to the last day and with it', { activeTo: ON }, [true, true, false]],
    ['on the one day that is both', { activeFrom: ON, activeTo: ON }, [false, true, false]],
    ['always, without days', {}, [true, true, true]],
  ] as const)('%s', (_, more, expected) => {
    expect([BEFORE, ON, AFTER].map((on) => isActive(contact(more), on))).toEqual(expected);
  });
});

describe('a contact is away', () => {
  test.each([
    ['from the first day of leave on, without an end', { awayFrom: ON }, [false, true, true]],
    ['up to the last day of leave and with it', { awayFrom: BEFORE, awayTo: ON }, [true, true, false]],
    ['never, with an end and no beginning', { awayTo: AFTER }, [false, false, false]],
  ] as const)('%s', (_, more, expected) => {
    expect([BEFORE, ON, AFTER].map((on) => isAway(contact(more), on))).toEqual(expected);
  });
});

describe('somebody who left', () => {
  test.each([
    ['reads on until nobody is told that the mailbox is closed to them', { activeTo: BEFORE }, [true, true, true]],
    [
      'reads no more from the day on which it was closed',
      { activeTo: day('2027-03-01'), mailboxClosedOn: ON },
      [true, false, false],
    ],
    [
      'reads while active, whatever is typed about the mailbox',
      { activeTo: ON, mailboxClosedOn: BEFORE },
      [true, true, false],
    ],
    ['does not read before the first day', { activeFrom: ON }, [false, true, true]],
    [
      'does not read before the first day, though the last is known',
      { activeFrom: ON, activeTo: AFTER },
      [false, true, true],
    ],
  ] as const)('%s', (_, more, expected) => {
    expect([BEFORE, ON, AFTER].map((on) => stillReads(contact(more), on))).toEqual(expected);
  });
});

describe('before anything is written to a contact', () => {
  test.each([
    ['the day they were verified counts', { verifiedOn: ON }, [false, true, true]],
    ['somebody verified them', { verifiedBy: undefined }, [false, false, false]],
    ['the day is known', { verifiedOn: undefined }, [false, false, false]],
    ['there is an address', { address: undefined }, [false, false, false]],
  ] as const)('verified: %s', (_, more, expected) => {
    const one = contact(more as Partial<Contact>);
    expect([BEFORE, ON, AFTER].map((on) => isVerified(one, on))).toEqual(expected);
  });

  test.each([
    ['the day it was tried counts', { routeProvenOn: ON }, [false, true, true]],
    ['the day is known', { routeProvenOn: undefined }, [false, false, false]],
    ['a route is chosen', { route: undefined }, [false, false, false]],
    ['the contact is verified too', { verifiedOn: ON }, [false, true, true]],
  ] as const)('the route was tried: %s', (_, more, expected) => {
    const one = contact(more as Partial<Contact>);
    expect([BEFORE, ON, AFTER].map((on) => isProven(one, on))).toEqual(expected);
  });

  test('a day of verification that is still to come is told, one that has come is not', () => {
    const toldFrom = (on: string): unknown => notVerified(contact({ verifiedOn: day(on) }), ON).facts['from'];
    expect([BEFORE, ON, AFTER].map(toldFrom)).toEqual([undefined, undefined, AFTER]);
  });
});

test.each([
  ['Pat@Example.ORG ', 'pat@example.org'],
  ['pat+marac@example.org', 'pat@example.org'],
  ['pat+a+b@example.org', 'pat@example.org'],
  ['"pat@home"@example.org', '"pat@home"@example.org'],
  ['pat@example.org+x', 'pat@example.org+x'],
  ['@example.org', '@example.org'],
  ['No Address', 'no address'],
])('the mailbox of %j is %j', (typed, mailbox) => {
  expect(canonicalAddress(typed)).toBe(mailbox);
});

describe('the readers of a shared mailbox', () => {
  const shared = { sharedMailbox: true, mailboxReaders: ['Zoë Reader'] };
  test.each([
    ['attested the day before', { mailboxAttestedOn: BEFORE }, true],
    ['attested that day', { mailboxAttestedOn: ON }, true],
    ['attested a day later', { mailboxAttestedOn: AFTER }, false],
    ['never attested', {}, false],
    ['attested to be nobody', { mailboxAttestedOn: BEFORE, mailboxReaders: [] }, false],
  ])('are known only if they were %s', (_, more, known) => {
    expect(readersOf('HARRIET@example.org', [contact({ ...shared, ...more })], ON).known).toBe(known);
  });

  test('are everybody who can open it that day, by its contacts and by what the agency attested', () => {
    const contacts = [
      contact({ ...shared, mailboxAttestedOn: ON }),
      contact({ id: 'C-HBBB22', personName: 'Denzil Deputyson' }),
      contact({ id: 'C-HCCC22', personName: 'Gone Goneson', activeTo: BEFORE, mailboxClosedOn: ON }),
      contact({ id: 'C-HDDD22', personName: 'Other Otherson', address: 'other@example.org' }),
    ];
    const readers = readersOf('harriet+x@example.org', contacts, ON);
    expect(readers.contacts.map((one) => one.id)).toEqual(['C-HAAA22', 'C-HBBB22']);
    expect([...readers.names]).toEqual(['harriet housewell', 'zoe reader', 'denzil deputyson']);
    expect(readers.known).toBe(true);
  });
});
