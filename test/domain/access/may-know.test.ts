// Who may be told that a case is there, who of its dates, and on whose sheet the words of an action may stand. All made up.
import { describe, expect, test } from 'vitest';
import type { Access, MaracAccess } from '../../../src/domain/access/access.ts';
import { mayKnowDates, mayKnowOf, mayReadActionsIn, mayReadActionsOf } from '../../../src/domain/access/may-know.ts';
import { classesFor, mayDisclose } from '../../../src/domain/access/entitlement.ts';
import { addDays } from '../../../src/domain/time/day.ts';
import type { Disclosed } from '../../../src/domain/plan/effects.ts';
import {
  access,
  CASE,
  conflict,
  contact,
  CONTACTS,
  marac,
  named,
  needed,
  ON,
  OTHER,
  SECRET,
  withContact,
} from './access-of.ts';

/** What the two questions answer: knows of the case, knows its dates. */
function knows(id: string, caseRef: string, more: Partial<MaracAccess> = {}, contacts = CONTACTS): readonly boolean[] {
  const from = access({ contacts });
  const [row, rows] = [named(id, from), marac(more)];
  return [mayKnowOf(from, rows, row, caseRef), mayKnowDates(from, rows, row, caseRef)];
}

const both = (more: Partial<Parameters<typeof withContact>[1]> = {}) => [
  ...withContact('C-SCHOOL', { address: 'both@example.org', personName: 'One Person' }),
  contact('C-ALSO', 'G-POLICE', 'representative', { address: 'Both@example.org', personName: 'One Person', ...more }),
];

describe('that a case is there, and its dates, may be told to', () => {
  test.each<[string, string, string, Partial<MaracAccess>, boolean, boolean]>([
    ['the police of every case', 'C-POLICE', CASE, {}, true, true],
    ['the IDVA of the case', 'C-IDVA', CASE, {}, true, true],
    ['no IDVA of another case', 'C-IDVA', OTHER, {}, false, false],
    ['no agency without a part', 'C-SCHOOL', CASE, {}, false, false],
    ['one that takes part', 'C-SCHOOL', CASE, { needed: [needed('G-SCHOOL', 'takesPart')] }, true, true],
    ['one that only acts: of the case alone', 'C-SCHOOL', CASE, { needed: [needed('G-SCHOOL', 'acts')] }, true, false],
    ['no police of a restricted case', 'C-POLICE', SECRET, {}, false, false],
    [
      'nobody whom a conflict keeps from it',
      'C-POLICE',
      CASE,
      { conflicts: [conflict({ contact: 'C-POLICE' })] },
      false,
      false,
    ],
    ['nobody while a row of it cannot be read', 'C-POLICE', CASE, { blocked: [CASE] }, false, false],
    ['those of the cases beside it', 'C-POLICE', OTHER, { blocked: [CASE] }, true, true],
  ])('%s', (_, id, caseRef, more, of, dates) => {
    expect(knows(id, caseRef, more)).toEqual([of, dates]);
  });

  test.each([
    ['at the same mailbox, another role counts', {}, true],
    ['up to its last day', { activeTo: ON }, true],
    ['and not after it', { activeTo: addDays(ON, -1) }, false],
    ['at another mailbox it does not', { address: 'other@example.org' }, false],
  ])('%s', (_, more, may) => {
    expect(knows('C-SCHOOL', CASE, {}, both(more))).toEqual([may, may]);
  });
});

const reads = (
  id: string,
  agency: string,
  caseRef: string,
  more: Partial<MaracAccess> = {},
  from: Access = access(),
): boolean => mayReadActionsOf(from, marac(more), named(id, from), { id: agency }, caseRef);

describe('the words of an action may stand on a sheet to', () => {
  test.each<[string, string, string, string, boolean]>([
    ['whoever acts for its agency', 'C-SCHOOL', 'G-SCHOOL', CASE, true],
    ['nobody of another agency without a part', 'C-SCHOOL', 'G-HOUSE', CASE, false],
    ['whoever hears what is said of the case', 'C-POLICE', 'G-HOUSE', CASE, true],
    ['not whoever only searches', 'C-HOUSE', 'G-POLICE', CASE, false],
  ])('%s', (_, id, agency, caseRef, may) => {
    expect(reads(id, agency, caseRef)).toBe(may);
  });

  test('nobody, where somebody else acts from the mailbox who may not read it', () => {
    const contacts = withContact('C-HEALTH', { address: 'c-school@example.org' });
    expect(reads('C-SCHOOL', 'G-SCHOOL', CASE, {}, access({ contacts }))).toBe(false);
    const police = withContact('C-POLICE', { address: 'c-school@example.org' });
    expect(reads('C-SCHOOL', 'G-SCHOOL', CASE, {}, access({ contacts: police }))).toBe(true);
  });
});

const shown = (more: Partial<Disclosed>): Disclosed => ({ case: CASE, classes: ['action'], ...more });

describe('of all actions that a message shows of a case', () => {
  const register = [marac({ name: 'harrow', cases: [] }), marac({ needed: [needed('G-SCHOOL', 'acts')] })];

  test.each<[string, string, Disclosed, boolean]>([
    ['a message without an action is read by whoever gets it', 'C-SCHOOL', shown({ classes: ['note'] }), true],
    ['its own agency’s are', 'C-SCHOOL', shown({ actionsOf: ['G-SCHOOL'] }), true],
    ['another agency’s are not', 'C-SCHOOL', shown({ actionsOf: ['G-HOUSE'] }), false],
    ['its own and another’s are not', 'C-SCHOOL', shown({ actionsOf: ['G-SCHOOL', 'G-HOUSE'] }), false],
    ['no agency’s are', 'C-SCHOOL', shown({ actionsOf: [] }), true],
    ['those of a manifest that does not say whose are not', 'C-SCHOOL', shown({}), false],
    ['but by whoever hears what is said of the case', 'C-POLICE', shown({}), true],
    [
      'those of a case that no MARAC has are not',
      'C-POLICE',
      shown({ case: 'K-ZZZZ22', actionsOf: ['G-POLICE'] }),
      false,
    ],
  ])('%s', (_, id, disclosed, may) => {
    expect(mayReadActionsIn(access(), register, named(id), disclosed)).toBe(may);
  });
});

describe('another MARAC that takes a case over', () => {
  const over = [...CONTACTS, contact('C-OVER', 'G-SCHOOL', 'otherMarac', { address: 'c-health@example.org' })];
  const from = access({ contacts: over });

  test('is shown it whoever else reads the mailbox, and nobody in another role is', () => {
    expect(classesFor(from, marac(), named('C-OVER', from), CASE, 'other-marac')).toBeInstanceOf(Set);
    expect(classesFor(from, marac(), named('C-POLICE', from), CASE, 'other-marac')).toMatchObject({
      rule: 'audience.not-theirs',
    });
  });
});

describe('a message may show a case', () => {
  const NOTE: Disclosed = { case: CASE, classes: ['note'] };
  const verdict = (id: string, more: Partial<Disclosed> = {}, register = [marac()]) =>
    mayDisclose(access(), register, named(id), 'agency', { ...NOTE, ...more });

  test('to somebody with a part in it, whichever MARAC has it', () => {
    expect(verdict('C-POLICE', {}, [marac({ name: 'harrow', cases: [] }), marac()])).toEqual({ may: true });
  });

  test('not to a contact who is not in the register', () => {
    const stranger = contact('C-STRANGER', 'G-POLICE', 'representative');
    expect(mayDisclose(access(), [marac()], stranger, 'agency', NOTE)).toMatchObject({
      because: { rule: 'level.none' },
    });
  });

  test('not in a class that its reader may not see: the first one is named', () => {
    expect(verdict('C-POLICE', { classes: ['note', 'conflict', 'safeContact'] })).toMatchObject({
      because: { rule: 'class.not-allowed', facts: { class: 'conflict' } },
    });
  });

  test('of a request only to the agencies that were asked', () => {
    const register = [marac({ requests: [{ id: 'DR-AAAA22', agencies: ['G-SCHOOL'] }] })];
    expect(verdict('C-SCHOOL', { case: 'DR-AAAA22' }, register).may).toBe(true);
    expect(verdict('C-HOUSE', { case: 'DR-AAAA22' }, register)).toMatchObject({
      because: { rule: 'request.not-asked' },
    });
    expect(verdict('C-SCHOOL', { case: 'DR-AAAA22' }), 'nobody wrote down who was').toMatchObject({
      because: { rule: 'case.unknown' },
    });
  });
});
