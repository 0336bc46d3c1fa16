// Whom a conflict keeps from a case, who goes unheard for it, and whose name is near one that nobody bears. All made up.
import { describe, expect, test } from 'vitest';
import type { MaracAccess } from '../../../src/domain/access/access.ts';
import { findKept, findNearNames, findUnheard } from '../../../src/domain/access/conflict-stops.ts';
import { addDays } from '../../../src/domain/time/day.ts';
import type { Conflict } from '../../../src/domain/register/register.ts';
import { access, conflict, contact, CONTACTS, marac, needed, ON, OTHER, withContact } from './access-of.ts';

const ids = (rows: readonly { readonly id: string }[]): readonly string[] => rows.map(({ id }) => id);
const LIFTED = { liftedOn: ON, liftedBy: 'Ann', liftedSecondBy: 'Bea' };
const over = (...conflicts: readonly Conflict[]): MaracAccess => marac({ conflicts });

describe('everybody whom a conflict keeps from its case', () => {
  test.each<[string, Partial<Conflict>, readonly string[]]>([
    ['of a contact: the contact', { contact: 'C-HOUSE' }, ['C-HOUSE']],
    ['of an agency: all its people, in the order of their ids', { agency: 'G-HOUSE' }, ['C-DEPUTY', 'C-HOUSE']],
    ['of an agency but one of its people', { agency: 'G-HOUSE', exceptContact: 'C-DEPUTY' }, ['C-HOUSE']],
    ['of a person by name', { personName: 'person c-health' }, ['C-HEALTH']],
    ['of nobody', {}, []],
    ['of a contact who is not there', { contact: 'C-ZZZZ' }, []],
    ['that was lifted', { contact: 'C-HOUSE', ...LIFTED }, []],
    ['that one person alone lifted', { contact: 'C-HOUSE', liftedOn: ON, liftedBy: 'Ann' }, ['C-HOUSE']],
    ['that one person lifted twice', { contact: 'C-HOUSE', ...LIFTED, liftedSecondBy: 'ANN' }, ['C-HOUSE']],
    ['that two people lifted on no day', { contact: 'C-HOUSE', liftedBy: 'Ann', liftedSecondBy: 'Bea' }, ['C-HOUSE']],
  ])('%s', (_, more, kept) => {
    const given = conflict(more);
    expect(ids(findKept(access(), over(given), given))).toEqual(kept);
  });

  test('is kept by this conflict alone, not by others of the same case', () => {
    const [one, other] = [conflict({ contact: 'C-HOUSE' }), conflict({ id: 'X-BBBB22', contact: 'C-HEALTH' })];
    expect(ids(findKept(access(), over(one, other), one))).toEqual(['C-HOUSE']);
  });

  test.each([
    [-1, []],
    [0, ['C-HOUSE']],
  ])('acts today: last day %i days from today', (days, kept) => {
    const given = conflict({ contact: 'C-HOUSE' });
    const contacts = withContact('C-HOUSE', { activeTo: addDays(ON, days) });
    expect(ids(findKept(access({ contacts }), over(given), given))).toEqual(kept);
  });
});

const unheard = (more: Partial<Conflict>, contacts = CONTACTS): readonly string[] => {
  const given = conflict(more);
  const rows = { conflicts: [given], needed: [needed('G-SCHOOL', 'takesPart')] };
  return ids(findUnheard(access({ contacts }), marac(rows), given));
};

describe('an agency goes unheard in a case', () => {
  test.each<[string, Partial<Conflict>, readonly string[]]>([
    ['whose representative is kept from it', { contact: 'C-SCHOOL' }, ['G-SCHOOL']],
    ['that is kept from it as a whole', { agency: 'G-HOUSE' }, ['G-HOUSE']],
    ['but for the one who stands for it', { agency: 'G-HOUSE', exceptContact: 'C-DEPUTY' }, []],
    ['whose exception is of another agency', { agency: 'G-HOUSE', exceptContact: 'C-HEALTH' }, ['G-HOUSE']],
    ['not where it has no part in the case', { contact: 'C-SCHOOL', caseRef: OTHER }, []],
    ['not where its deputy alone is kept', { contact: 'C-DEPUTY' }, []],
    ['not where nobody is kept', { contact: 'C-ZZZZ' }, []],
  ])('%s', (_, more, agencies) => {
    expect(unheard(more)).toEqual(agencies);
  });

  test('where the one who would stand for it shares a mailbox with somebody who is kept', () => {
    const contacts = withContact('C-DEPUTY', { address: 'c-house@example.org' });
    expect(unheard({ agency: 'G-HOUSE', exceptContact: 'C-DEPUTY' }, contacts)).toEqual(['G-HOUSE']);
  });
});

describe('contacts with a name near one that nobody bears', () => {
  const people = ['Jane Example', 'Ruth Sample', 'Sam Specimen', 'Ruth Samples', 'Ruth Sampel'];
  const contacts = people.map((personName, at) => contact(`C-${at}`, 'G-HOUSE', 'representative', { personName }));
  const near = (typed: string, from = contacts): readonly string[] =>
    ids(findNearNames(access({ contacts: from }), typed));

  test.each([
    ['Jane Example', ['C-0']],
    ['Jane Exmaple', ['C-0']],
    ['Example, Jane', ['C-0']],
    ['J Example', ['C-0']],
    ['Bartholomew Example', ['C-0']],
    ['Jane Otherwise', []],
    ['Jane', []],
    ['Ruth', []],
    ['', []],
    ['   ', []],
  ])('%s: %j', (typed, found) => {
    expect(near(typed)).toEqual(found);
  });

  test('the nearest comes first, those as near by their ids, and three are named at most', () => {
    const [first = '', ...others] = near('Ruth Sample');
    expect([first, ...others.toSorted()]).toEqual(['C-1', 'C-3', 'C-4']);
    const same = ['C-9', 'C-3', 'C-7', 'C-1'].map((id) =>
      contact(id, 'G-HOUSE', 'representative', { personName: 'Ann Other' }),
    );
    expect(near('Anne Other', same)).toEqual(['C-1', 'C-3', 'C-7']);
  });

  test('a reader of the mailbox counts as the contact does, and whoever has left does not', () => {
    const row = contact('C-BOX', 'G-HOUSE', 'representative', {
      personName: 'Wholly Different',
      mailboxReaders: ['Ann Other'],
    });
    expect(near('Ann Othr', [row])).toEqual(['C-BOX']);
    expect(near('Ann Othr', [{ ...row, activeTo: ON }])).toEqual(['C-BOX']);
    expect(near('Ann Othr', [{ ...row, activeTo: addDays(ON, -1) }])).toEqual([]);
    const { personName: _none, ...nameless } = row;
    expect(near('Ann Othr', [{ ...nameless, mailboxReaders: [] }])).toEqual([]);
  });
});
