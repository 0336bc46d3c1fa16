// To which address a message may go, and what is told once of what does not go. All made up.
import { describe, expect, test } from 'vitest';
import { addDays, day } from '../../src/domain/time/day.ts';
import type { Contact } from '../../src/domain/register/register.ts';
import { findRecipient, lookProblems, stopProblems, type Asked } from '../../src/mail/address-policy.ts';
import { Failure } from '../../src/errors.ts';
import type { Stoppage } from '../../src/domain/outbox/replies/stoppage.ts';
import { ACCESS } from '../ledger/make.ts';

const ON = ACCESS.on;
const PROVEN: Contact = {
  id: 'C-1',
  agency: 'G-HOUSE',
  role: 'representative',
  address: 'Rep@Example.GOV.uk',
  route: 'secureMail',
  verifiedBy: 'Cora',
  verifiedOn: ON,
  routeProvenOn: ON,
};
const { address: _address, ...WITHOUT_ADDRESS } = PROVEN;
const { route: _route, ...WITHOUT_ROUTE } = PROVEN;

function recipient(asked: Partial<Asked>, contact: Contact | undefined = PROVEN): unknown {
  const contacts = contact === undefined ? [] : [contact];
  const found = findRecipient({ to: 'C-1', contentFree: false, neverWaits: false, ...asked }, { ...ACCESS, contacts });
  return found.ok ? [found.value.address, found.value.route] : found.problems.map(({ sentence }) => sentence).join(' ');
}

describe('a message goes', () => {
  test.each<[string, Partial<Asked>, Contact | undefined, readonly string[]]>([
    ['to the contact’s address, with its domain in small letters', {}, PROVEN, ['Rep@example.gov.uk', 'secureMail']],
    [
      'verified and tried before today',
      {},
      { ...PROVEN, verifiedOn: addDays(ON, -1), routeProvenOn: addDays(ON, -1) },
      ['Rep@example.gov.uk', 'secureMail'],
    ],
    [
      'without content to one whose route was not tried',
      { contentFree: true },
      WITHOUT_ROUTE,
      ['Rep@example.gov.uk', 'secureMail'],
    ],
    [
      'without content to the address that a paper went to',
      { contentFree: true, toAddress: 'old@example.gov.uk' },
      PROVEN,
      ['old@example.gov.uk', 'secureMail'],
    ],
    [
      'so also where the contact is gone',
      { contentFree: true, toAddress: 'old@example.gov.uk' },
      undefined,
      ['old@example.gov.uk', 'secureMail'],
    ],
  ])('%s', (_, asked, contact, to) => {
    expect(recipient(asked, contact)).toEqual(to);
  });
});

describe('a message does not go', () => {
  test.each<[string, Partial<Asked>, Contact | undefined, RegExp]>([
    ['to nobody', { to: 'C-2' }, PROVEN, /there is no such contact/],
    [
      'to an address that is to be verified tomorrow',
      { contentFree: true },
      { ...PROVEN, verifiedOn: addDays(ON, 1) },
      /nobody has verified/,
    ],
    ['with content where the route was not tried', {}, WITHOUT_ROUTE, /its route was not tried/],
    [
      'with content where it is to be tried tomorrow',
      {},
      { ...PROVEN, routeProvenOn: addDays(ON, 1) },
      /its route was not tried/,
    ],
    ['without an address', { contentFree: true }, WITHOUT_ADDRESS, /nobody has verified/],
    [
      'with content to an address of the past',
      { toAddress: 'old@example.gov.uk' },
      PROVEN,
      /only a message without content/,
    ],
    [
      'to a domain that is not allowed',
      {},
      { ...PROVEN, address: 'rep@example.com' },
      /domain of its address is not in/,
    ],
    [
      'to a domain below an allowed one',
      {},
      { ...PROVEN, address: 'rep@sub.example.gov.uk' },
      /domain of its address is not in/,
    ],
    [
      'to a withdrawn paper’s address whose domain is allowed no more',
      { contentFree: true, toAddress: 'old@example.com' },
      PROVEN,
      /domain of its address is not in/,
    ],
  ])('%s', (_, asked, contact, why) => {
    expect(recipient(asked, contact)).toMatch(why);
  });
});

describe('is told once', () => {
  const stoppage: Stoppage = {
    road: 'live',
    code: 'mail-refused',
    how: 'stop',
    tries: 1,
    since: '2027-03-09T10:00' as Stoppage['since'],
    untilMs: 0,
    evidence: 'login: 535',
  };

  test('why nothing leaves, for each transport and each fault', () => {
    const [told] = stopProblems(stoppage, []);
    expect(told?.sentence).toContain('login: 535');
    expect(stopProblems({ ...stoppage, evidence: 'login: 454' }, [told!])).toEqual([]);
    expect(stopProblems({ ...stoppage, road: 'draft' }, [told!])).toHaveLength(1);
    expect(stopProblems({ ...stoppage, code: 'mail-tls' }, [told!])).toHaveLength(1);
  });

  test('that drafts cannot be looked up, for each fault', () => {
    const [told] = lookProblems(new Failure('mail-unreachable', 'No answer.'), []);
    expect(told?.sentence).toContain('No answer.');
    expect(lookProblems(new Failure('mail-unreachable', 'Still none.'), [told!])).toEqual([]);
    expect(lookProblems(new Failure('mail-refused', 'Refused.'), [told!])).toHaveLength(1);
    expect(day('2027-03-09')).toBe(ON);
  });
});
