// Core members, vice-chairs, inductions and reviews: each limit from both sides. All names are made up.
import { describe, expect, test } from 'vitest';
import { findAgreed, reviewNear } from '../../../src/domain/partnership/agreed-documents.ts';
import { describeLack, findChairs } from '../../../src/domain/partnership/vice-chairs.ts';
import { findMissingMembers } from '../../../src/domain/partnership/membership.ts';
import { findNewcomers, findUninducted } from '../../../src/domain/partnership/inductions.ts';
import type { Agency, Contact, ContactFields } from '../../../src/domain/register/register.ts';
import { openRules, type WrittenSetting } from '../../../src/domain/settings/rules.ts';
import { addDays, day } from '../../../src/domain/time/day.ts';

const TODAY = day('2027-03-10');
const contact = (id: string, more: Partial<ContactFields>): Contact => ({
  id,
  agency: 'G-AAAA22',
  role: 'representative',
  personName: `Person ${id}`,
  ...more,
});
const agency = (id: string, more: Partial<Agency> = {}): Agency => ({
  id,
  name: `Agency ${id}`,
  kind: 'probation',
  ...more,
});
const setting = (name: string, value: string, more: Partial<WrittenSetting> = {}): WrittenSetting => ({
  id: `S-${name}`,
  setting: name,
  value,
  ...more,
});

describe('J2, T10: a core member is missing', () => {
  const missing = (agencies: readonly Agency[], contacts: readonly Contact[], members = 'probation') =>
    findMissingMembers(
      { agencies, contacts, marac: 'ealing', rules: openRules([setting('coreMembers', members)]) },
      TODAY,
    );

  test.each<[string, readonly Agency[], readonly Contact[], ReturnType<typeof missing>]>([
    ['where no agency is of its kind', [], [], [{ kind: 'probation', hasDeputy: false }]],
    ['not on the last day of its agency', [agency('G-AAAA22', { activeTo: TODAY })], [contact('C-1', {})], []],
    [
      'from the day after it',
      [agency('G-AAAA22', { activeTo: day('2027-03-09') })],
      [contact('C-1', {})],
      [{ kind: 'probation', hasDeputy: false, until: day('2027-03-09') }],
    ],
    ['not while a representative is there', [agency('G-AAAA22')], [contact('C-1', { activeTo: TODAY })], []],
    [
      'since the last representative left, the latest day of several, with a deputy meanwhile',
      [agency('G-AAAA22')],
      [
        contact('C-1', { activeTo: day('2027-03-03') }),
        contact('C-2', { activeTo: day('2026-12-01') }),
        contact('C-3', { role: 'deputy' }),
      ],
      [{ kind: 'probation', agency: agency('G-AAAA22'), hasDeputy: true, until: day('2027-03-03') }],
    ],
    [
      'where its representative is one for another MARAC',
      [agency('G-AAAA22')],
      [contact('C-1', { marac: 'harrow' })],
      [{ kind: 'probation', agency: agency('G-AAAA22'), hasDeputy: false }],
    ],
    [
      'where the representative of one case only is no member',
      [agency('G-AAAA22')],
      [contact('C-1', { onlyMeeting: 'M-AAAA22' })],
      [{ kind: 'probation', agency: agency('G-AAAA22'), hasDeputy: false }],
    ],
  ])('%s', (_name, agencies, contacts, wanted) => {
    expect(missing(agencies, contacts)).toEqual(wanted);
  });

  test('and kinds that the terms do not name are not asked for', () => {
    expect(missing([], [], 'fire')).toEqual([{ kind: 'fire', hasDeputy: false }]);
  });

  test('without a setting the twelve core members of the template hold', () => {
    const rules = openRules([]);
    expect(findMissingMembers({ agencies: [], contacts: [], marac: 'ealing', rules }, TODAY)).toHaveLength(12);
  });
});

describe('T9: a chair and at least two trained vice-chairs of other agencies', () => {
  const chair = contact('C-0', { role: 'chair', agency: 'G-POLICE' });
  const vice = (id: string, more: Partial<ContactFields> = {}): Contact =>
    contact(id, { role: 'viceChair', agency: `G-${id}`, trainedToChair: true, ...more });

  test.each<[string, readonly Contact[], string | undefined]>([
    ['two are enough', [chair, vice('C-1'), vice('C-2')], undefined],
    ['one is not', [chair, vice('C-1')], 'one vice-chair of another agency who is trained to chair'],
    ['none', [chair], 'no vice-chair of another agency who is trained to chair'],
    [
      'one untrained does not count',
      [chair, vice('C-1'), vice('C-2', { trainedToChair: false })],
      'one vice-chair of another agency who is trained to chair (of 2 named)',
    ],
    [
      'one of the chair’s agency does not count',
      [chair, vice('C-1'), vice('C-2', { agency: 'G-POLICE' })],
      'one vice-chair of another agency who is trained to chair (of 2 named)',
    ],
    [
      'a person in two rows counts once',
      [chair, vice('C-1', { personName: 'Ruth' }), vice('C-2', { personName: 'Ruth' })],
      'one vice-chair of another agency who is trained to chair (of 2 named)',
    ],
    ['no chair', [vice('C-1'), vice('C-2')], 'no chair'],
    ['neither', [], 'no chair and no vice-chair of another agency who is trained to chair'],
  ])('%s', (_name, contacts, wanted) => {
    expect(describeLack(findChairs(contacts, 'ealing', TODAY))).toBe(wanted);
  });
});

describe('J4: an induction is missing', () => {
  test.each<[string, Partial<ContactFields>, boolean]>([
    ['not on the 30th day', { activeFrom: addDays(TODAY, -30) }, false],
    ['from the 31st day on', { activeFrom: addDays(TODAY, -31) }, true],
    ['not where it is recorded', { activeFrom: addDays(TODAY, -90), inductedOn: day('2027-01-01') }, false],
    ['not where nobody knows since when they are here', {}, false],
    ['not of who takes no part', { activeFrom: addDays(TODAY, -90), role: 'steeringGroup' }, false],
    ['not of who has left', { activeFrom: addDays(TODAY, -90), activeTo: addDays(TODAY, -1) }, false],
    ['not of another MARAC’s', { activeFrom: addDays(TODAY, -90), marac: 'harrow' }, false],
  ])('%s', (_name, more, wanted) => {
    expect(findUninducted([contact('C-1', more)], 'ealing', TODAY)).toHaveLength(wanted ? 1 : 0);
  });
});

describe('T15: documents of the partnership and their reviews', () => {
  const approved = (fromDate: string, more: readonly WrittenSetting[] = []) =>
    openRules([setting('termsOfReference', '3', { fromDate: day(fromDate), why: 'Steering group' }), ...more]);

  test('version, day, by whom, and the review after reviewMonths', () => {
    expect(findAgreed(approved('2026-05-09'), 'termsOfReference', TODAY)).toEqual({
      name: 'termsOfReference',
      version: '3',
      approvedOn: '2026-05-09',
      approvedBy: 'Steering group',
      reviewOn: '2027-05-09',
      row: 'S-termsOfReference',
    });
    const rules = approved('2026-05-09', [setting('reviewMonths', '6')]);
    expect(findAgreed(rules, 'termsOfReference', TODAY)?.reviewOn).toBe('2026-11-09');
  });

  test.each<[string, boolean]>([
    ['2026-05-10', false],
    ['2026-05-09', true],
    ['2026-03-10', true],
    ['2025-01-01', true],
  ])('approved on %s: its review is told about: %s (60 days before it)', (on, wanted) => {
    const found = findAgreed(approved(on), 'termsOfReference', TODAY)!;
    expect(reviewNear(found, TODAY) !== undefined).toBe(wanted);
  });

  test.each<[string, readonly WrittenSetting[]]>([
    ['without a row', []],
    ['before its day', [setting('termsOfReference', '3', { fromDate: day('2027-03-11') })]],
    [
      'while two rows of a day disagree',
      [setting('termsOfReference', '3'), { ...setting('termsOfReference', '4'), id: 'S-OTHER' }],
    ],
  ])('%s none is in force', (_name, rows) => {
    expect(findAgreed(openRules(rows), 'termsOfReference', TODAY)).toBeUndefined();
  });
});

const inForce = (fromDate = '2027-01-01') => openRules([setting('termsOfReference', '3', { fromDate: day(fromDate) })]);

describe('J4: who is new and gets an induction pack', () => {
  test.each<[string, Partial<ContactFields>, boolean]>([
    ['on the first day', { activeFrom: TODAY }, true],
    ['not the day before it', { activeFrom: addDays(TODAY, 1) }, false],
    ['on the 30th day', { activeFrom: addDays(TODAY, -30) }, true],
    ['not on the 31st day', { activeFrom: addDays(TODAY, -31) }, false],
    ['not who is inducted', { activeFrom: TODAY, inductedOn: TODAY }, false],
    ['not where nobody knows since when they are here', {}, false],
    ['not who takes no part', { activeFrom: TODAY, role: 'teamManager' }, false],
    ['not another MARAC’s', { activeFrom: TODAY, marac: 'harrow' }, false],
  ])('%s', (_name, more, wanted) => {
    const found = findNewcomers([contact('C-1', more)], { name: 'ealing', rules: inForce() }, TODAY);
    expect(found).toHaveLength(wanted ? 1 : 0);
  });

  test.each<[string, string, boolean]>([
    ['who began the day before the terms were in force gets none', addDays(TODAY, -5), false],
    ['who began on that day gets one', addDays(TODAY, -6), true],
  ])('%s', (_name, fromDate, wanted) => {
    const began = [contact('C-1', { activeFrom: addDays(TODAY, -6) })];
    const found = findNewcomers(began, { name: 'ealing', rules: inForce(fromDate) }, TODAY);
    expect(found).toHaveLength(wanted ? 1 : 0);
  });

  test('without terms nobody gets one', () => {
    const marac = { name: 'ealing', rules: openRules([]) };
    expect(findNewcomers([contact('C-1', { activeFrom: TODAY })], marac, TODAY)).toEqual([]);
  });

  test.each<[string, Partial<ContactFields>, readonly string[]]>([
    ['a person in two new rows is new once', { personName: 'Ruth', activeFrom: TODAY }, ['C-1']],
    ['a person who took part before is not new', { personName: 'Ruth', activeFrom: addDays(TODAY, -90) }, []],
    ['nor one who was there since always', { personName: 'Ruth' }, []],
    ['another person of that name elsewhere counts', { personName: 'Ruth', agency: 'G-POLICE' }, ['C-1']],
  ])('%s', (_name, other, wanted) => {
    const ruth = contact('C-1', { personName: 'Ruth', activeFrom: TODAY });
    const people = [ruth, contact('C-2', { role: 'viceChair', ...other })];
    const found = findNewcomers(people, { name: 'ealing', rules: inForce() }, TODAY);
    expect(found.map(({ id }) => id)).toEqual(wanted);
  });

  test('a new row without a name is not new where an older row has its mailbox, however that is written', () => {
    const { personName: _name, ...mailbox } = contact('C-1', { activeFrom: TODAY, address: 'Team+marac@example.org' });
    const marac = { name: 'ealing', rules: inForce() };
    expect(findNewcomers([mailbox, contact('C-2', { address: 'other@example.org' })], marac, TODAY)).toEqual([mailbox]);
    expect(findNewcomers([mailbox, contact('C-2', { address: 'team@example.org' })], marac, TODAY)).toEqual([]);
  });
});
