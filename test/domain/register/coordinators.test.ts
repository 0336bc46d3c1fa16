// Cases that a coordinator is kept from, and who is asked instead; who chairs a case. All made up.
import { describe, expect, test } from 'vitest';
import type { MaracAccess } from '../../../src/domain/access/access.ts';
import { chairFor, chairOf, findChair } from '../../../src/domain/register/chairs.ts';
import {
  findInstead,
  findKeptCoordinators,
  findSameNamed,
  isKeptFrom,
  managersFor,
} from '../../../src/domain/register/coordinators.ts';
import { access, CASE, conflict, contact, CONTACTS, marac, named, ON, OTHER } from '../access/access-of.ts';

const contacts = [
  ...CONTACTS,
  contact('C-TEAM2', 'G-TEAM', 'deputyCoordinator'),
  contact('C-MANAGER', 'G-TEAM', 'manager'),
];
const from = access({ contacts });
const LIFTED = { liftedOn: ON, liftedBy: 'A', liftedSecondBy: 'B' };
const mine = conflict({ contact: 'C-TEAM' });
const sameName = { nameMeetings: [{ caseRef: CASE, contact: 'C-TEAM' }] };

const kept = (more: Partial<MaracAccess>): readonly string[] =>
  findKeptCoordinators(from, marac(more)).map((one) => `${one.conflict.id} ${one.coordinator.id}`);

const found = (more: Partial<MaracAccess>): readonly string[] =>
  findSameNamed(from, marac(more)).map((one) => `${one.caseRef} ${one.coordinator.id}`);

const is = (more: Partial<MaracAccess>, caseRef: string): boolean =>
  isKeptFrom(from, marac(more), named('C-TEAM', from), caseRef);

describe('a coordinator is kept from a case', () => {
  test('by a conflict that stands, and their deputy by one of theirs', () => {
    expect(kept({ conflicts: [mine] })).toEqual(['X-AAAA22 C-TEAM']);
    expect(kept({ conflicts: [conflict({ contact: 'C-TEAM2' })] })).toEqual(['X-AAAA22 C-TEAM2']);
    expect(kept({ conflicts: [conflict({ agency: 'G-TEAM' })] })).toEqual(['X-AAAA22 C-TEAM', 'X-AAAA22 C-TEAM2']);
    expect(kept({ conflicts: [{ ...mine, ...LIFTED }] })).toEqual([]);
    expect(kept({ conflicts: [conflict({ contact: 'C-HOUSE' })] })).toEqual([]);
  });

  test('by a name in common until a person has looked, once for each case', () => {
    expect(found({ nameMeetings: [...sameName.nameMeetings, ...sameName.nameMeetings] })).toEqual([`${CASE} C-TEAM`]);
    expect(found({ ...sameName, conflicts: [mine] }), 'a conflict has said so already').toEqual([]);
    expect(found({ nameMeetings: [{ caseRef: CASE, contact: 'C-HOUSE' }] })).toEqual([]);
  });

  test('in that case and no other', () => {
    expect([is({ conflicts: [mine] }, CASE), is({ conflicts: [mine] }, OTHER)]).toEqual([true, false]);
    expect([is(sameName, CASE), is(sameName, OTHER), is({}, CASE)]).toEqual([true, false, false]);
  });
});

const instead = (more: Partial<MaracAccess>): string | undefined => findInstead(from, marac(more), CASE)?.id;

const told = (more: Partial<MaracAccess>): readonly string[] =>
  managersFor(from, marac(more), CASE).map((one) => one.id);

describe('instead of a coordinator who is kept from it', () => {
  test.each<[string, Partial<MaracAccess>, string | undefined]>([
    ['the deputy is asked', { conflicts: [mine] }, 'C-TEAM2'],
    [
      'the chair is asked, where the deputy is kept from it too',
      { conflicts: [conflict({ agency: 'G-TEAM' })] },
      'C-CHAIR',
    ],
    [
      'nobody is asked, where the chair is as well',
      { conflicts: [conflict({ agency: 'G-TEAM' }), conflict({ id: 'X-B', contact: 'C-CHAIR' })] },
      undefined,
    ],
    ['the coordinator is asked while nothing keeps them', {}, 'C-TEAM'],
  ])('%s', (_, more, id) => {
    expect(instead(more)).toBe(id);
  });

  test('a manager who may know of the case is told', () => {
    expect(told({ conflicts: [mine] })).toEqual(['C-MANAGER']);
    expect(told({ conflicts: [conflict({ contact: 'C-MANAGER' })] })).toEqual([]);
    expect(told({ nameMeetings: [{ caseRef: CASE, contact: 'C-MANAGER' }] })).toEqual([]);
  });
});

describe('who chairs', () => {
  const MEETING = 'M-AAAA22';
  const chairs = (chair?: string, viceChair?: string): MaracAccess['chairs'] => [
    {
      meeting: MEETING,
      cases: [CASE, OTHER],
      ...(chair === undefined ? {} : { chair }),
      ...(viceChair === undefined ? {} : { viceChair }),
    },
  ];
  test('is who is named for the meeting, else who has the role', () => {
    expect(chairOf(from, marac({ chairs: chairs('C-VICE') }), MEETING)?.id).toBe('C-VICE');
    expect(chairOf(from, marac({ chairs: chairs() }), MEETING)?.id).toBe('C-CHAIR');
    expect(chairOf(from, marac({ chairs: chairs('C-GONE') }), MEETING)?.id).toBe('C-CHAIR');
    expect(chairOf(from, marac(), 'M-ZZZZ22')?.id).toBe('C-CHAIR');
  });

  test.each<[string, Partial<MaracAccess>, string | undefined]>([
    ['the chair', {}, 'C-CHAIR'],
    ['the vice-chair where the chair has a conflict', { conflicts: [conflict({ contact: 'C-CHAIR' })] }, 'C-VICE'],
    [
      'nobody where both have one',
      { conflicts: [conflict({ contact: 'C-CHAIR' }), conflict({ id: 'X-B', contact: 'C-VICE' })] },
      undefined,
    ],
    [
      'nobody where no vice-chair is named',
      { conflicts: [conflict({ contact: 'C-CHAIR' })], chairs: chairs('C-CHAIR') },
      undefined,
    ],
    ['the chair where the vice-chair has a conflict', { conflicts: [conflict({ contact: 'C-VICE' })] }, 'C-CHAIR'],
  ])('a case is %s', (_, more, id) => {
    expect(findChair(from, marac(more), MEETING, CASE)?.id).toBe(id);
    expect(chairFor(from, marac(more), MEETING, CASE)?.id).toBe(id);
    expect(chairFor(from, marac(more), MEETING, undefined)?.id, 'what is about no case is the chair’s').toBe('C-CHAIR');
  });
});
