// What decides access as it is gathered: frozen cases, names in common, lifted conflicts, how an agency is named. All made up.
import { describe, expect, test } from 'vitest';
import { findNameMeetings, frozenCases, sameAgency } from '../../../src/domain/access/access.ts';
import { findExcepted, isOwnException } from '../../../src/domain/access/excepted-contact.ts';
import type { Case, Person } from '../../../src/domain/cases/case.ts';
import { addDays } from '../../../src/domain/time/day.ts';
import { access, AGENCIES, CASE, conflict, contact, CONTACTS, marac, ON, OTHER, withContact } from './access-of.ts';

const kase = (id: string, more: Partial<Case> = {}): Case => ({ id, ...more });

describe('a death freezes', () => {
  const dead = kase('K-DEAD', { deceased: true });
  test.each<[string, readonly Case[], readonly string[]]>([
    ['its own case', [dead, kase('K-A')], ['K-DEAD']],
    ['a case that is held for a death', [kase('K-A', { holdKind: 'death' })], ['K-A']],
    ['no case that is held for something else', [kase('K-A', { holdKind: 'complaint' as never })], []],
    [
      'a case that it is linked to, once a person confirmed it',
      [{ ...dead, linkedCases: ['K-A'], linkConfirmedBy: 'Cora' }, kase('K-A')],
      ['K-DEAD', 'K-A'],
    ],
    [
      'a case that is linked to it, once a person confirmed it',
      [dead, kase('K-A', { linkedCases: ['K-DEAD'], linkConfirmedBy: 'Cora' })],
      ['K-DEAD', 'K-A'],
    ],
    [
      'no case whose link nobody confirmed',
      [{ ...dead, linkedCases: ['K-A'] }, kase('K-A', { linkedCases: ['K-DEAD'] })],
      ['K-DEAD'],
    ],
    [
      'no case that is linked to another',
      [dead, kase('K-A', { linkedCases: ['K-B'], linkConfirmedBy: 'Cora' }), kase('K-B')],
      ['K-DEAD'],
    ],
  ])('%s', (_, cases, frozen) => {
    expect([...frozenCases(cases)]).toEqual(frozen);
  });
});

const person = (forenames?: string, surname?: string): Person =>
  ({ id: 'P-AAAA22', caseRef: CASE, role: 'perpetrator', forenames, surname }) as Person;

describe('a contact with the name of somebody in a case', () => {
  const ann = contact('C-ANN', 'G-HOUSE', 'representative', { personName: 'Ann Other' });
  const lifted = { liftedOn: ON, liftedBy: 'A', liftedSecondBy: 'B' };
  test.each<[string, Person, Parameters<typeof findNameMeetings>[1], Parameters<typeof findNameMeetings>[2], boolean]>([
    ['is held', person('Ann', 'Other'), [ann], [], true],
    ['is held, in the other order and with other marks', person('Other', "A'nn"), [ann], [], true],
    [
      'is held where it is a reader of the mailbox',
      person('Mail', 'Reader'),
      [{ ...ann, mailboxReaders: ['Mail Reader'] }],
      [],
      true,
    ],
    ['is not held for half a name', person('Ann'), [ann], [], false],
    ['is not held for the other half', person(undefined, 'Other'), [ann], [], false],
    ['is not held for another name', person('Ann', 'Others'), [ann], [], false],
    [
      'is not held once a person lifted a conflict of theirs there',
      person('Ann', 'Other'),
      [ann],
      [conflict({ contact: 'C-ANN', ...lifted })],
      false,
    ],
    ['is held while that conflict stands', person('Ann', 'Other'), [ann], [conflict({ contact: 'C-ANN' })], true],
    [
      'is held when the lifted one is of another case',
      person('Ann', 'Other'),
      [ann],
      [conflict({ contact: 'C-ANN', ...lifted, caseRef: OTHER })],
      true,
    ],
    [
      'is held when the lifted one is of another contact',
      person('Ann', 'Other'),
      [ann],
      [conflict({ contact: 'C-ZZZ', ...lifted })],
      true,
    ],
  ])('%s', (_, who, contacts, conflicts, held) => {
    expect(findNameMeetings([who], contacts, conflicts)).toEqual(held ? [{ caseRef: CASE, contact: 'C-ANN' }] : []);
  });
});

test.each([
  ['G-HOUSE', true],
  ['test  HOUSING', true],
  ['th', true],
  ['g-house', false],
  ['Housing', false],
  ['', false],
])('“%s” names Test Housing: %s', (written, is) => {
  expect(sameAgency(written, AGENCIES[2]!)).toBe(is);
});

test('an agency without a short name is not named by nothing', () => {
  expect(sameAgency('', AGENCIES[0]!)).toBe(false);
});

describe('the one contact who stands for an agency that is kept from a case', () => {
  const kept = conflict({ agency: 'G-HOUSE', exceptContact: 'C-DEPUTY' });
  const found = (...conflicts: (typeof kept)[]) =>
    findExcepted(access(), marac({ conflicts })).map((one) => [one.contact.id, one.agency.id, one.cases]);

  test('is named by the conflict, for its cases', () => {
    expect(found(kept, { ...kept, id: 'X-BBBB22', caseRef: OTHER })).toEqual([['C-DEPUTY', 'G-HOUSE', [CASE, OTHER]]]);
  });

  test('is one of its own people, however the agency is written', () => {
    expect(found(conflict({ agency: 'TH', exceptContact: 'C-DEPUTY' }))).toHaveLength(1);
    expect(found(conflict({ agency: 'G-HOUSE', exceptContact: 'C-HEALTH' }))).toEqual([]);
    expect(found(conflict({ exceptContact: 'C-DEPUTY' }))).toEqual([]);
    expect(found(conflict({ agency: 'G-HOUSE', exceptContact: 'C-ZZZZ' }))).toEqual([]);
    expect(found(conflict({ agency: 'G-HOUSE' }))).toEqual([]);
    expect(isOwnException(access(), kept)).toBe(true);
  });

  test('stands no more once the conflict was lifted', () => {
    expect(found({ ...kept, liftedOn: ON, liftedBy: 'A', liftedSecondBy: 'B' })).toEqual([]);
  });

  test.each([
    [-1, 0],
    [0, 1],
  ])('stands up to their last day: %i days from today, %i stand', (days, count) => {
    const contacts = withContact('C-DEPUTY', { activeTo: addDays(ON, days) });
    expect(findExcepted(access({ contacts }), marac({ conflicts: [kept] }))).toHaveLength(count);
  });

  test('several come in the order of their row ids', () => {
    const health = conflict({ agency: 'G-HEALTH', exceptContact: 'C-VICE' });
    expect(found({ ...health, id: 'X-1' }, { ...kept, id: 'X-2' }).map(([id]) => id)).toEqual(['C-DEPUTY', 'C-VICE']);
    expect(CONTACTS.length).toBeGreaterThan(2);
  });
});
